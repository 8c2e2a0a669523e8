import { expect, test } from 'vitest'
import { countingMint } from '../../base/ids.ts'
import { orThrow } from '../../base/result.ts'
import { applyAll } from '../../model/edit/apply.ts'
import type { Edit } from '../../model/edit/edit.ts'
import { decodeIssue } from '../../model/file/decode.ts'
import { encodeIssue } from '../../model/file/encode.ts'
import type { Issue } from '../../model/issue.ts'
import { makeArticle, makeIssue, makePage } from '../../model/make.ts'
import { makePublication } from '../../model/papers.ts'
import type { Batch } from './edit-sender.ts'
import { heldBatches } from './meet-again.ts'

const mint = countingMint('m')
const publication = makePublication({ name: 'Test', language: 'en', format: 'tabloid' })
const page = makePage(mint, 'tabloid', '')
const start: Issue = { ...makeIssue(mint, publication, '2026-11-23'), pages: [page] }

const section = (text: string): Edit => ({ kind: 'page.set', page: page.id, fields: { section: text } })
const article = (slug: string): Edit => ({ kind: 'article.insert', article: makeArticle(mint, { slug }) })

const pending: readonly Batch[] = [
  { seq: 8, edits: [section('News'), article('harbour')] },
  { seq: 9, edits: [article('clock')] },
]
const after = (count: number): Issue =>
  orThrow(
    applyAll(
      start,
      pending.slice(0, count).flatMap((batch) => batch.edits),
    ),
  ).issue

/** As the window gets it from the main process. */
const sent = (issue: Issue): Issue => orThrow(decodeIssue(encodeIssue(issue)))

test.each([0, 1, 2])('a main process that took in %i of two batches is brought up with the rest', (held) => {
  expect(heldBatches(sent(after(held)), after(2), pending)).toBe(held)
})

test('an issue that was changed elsewhere meanwhile can not be brought together by sending', () => {
  const changed = orThrow(applyAll(after(1), [section('Town')])).issue
  expect(heldBatches(sent(changed), after(2), pending)).toBeNull()
})
