// Scripts and signs that no face of the style book has, through an export: what the desk typed is what the
// press file and the site say.

import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import type { ExportReport } from '../../src/contract/events.ts'
import { pdfText } from '../support/characters.ts'
import { after, paper, story } from '../support/paper.ts'
import { exportFolder, exportIssue, laidOut } from './run-export.ts'

const hebrew = '\u05e9\u05dc\u05d5\u05dd \u05e2\u05dc\u05d9\u05db\u05dd'
const arabic = '\u0633\u0644\u0627\u0645'
const emoji = '\u{1f6a2}'

let folder = ''
let report: ExportReport

beforeAll(async () => {
  folder = await exportFolder()
  const made = paper({ pages: [[story(`渡口${emoji}开航`, 6)]] })
  const laid = laidOut(made)
  const [article] = laid.articles.values()
  const first = article?.body[0]
  if (article === undefined || first === undefined) throw new Error('an article')
  const text = `船上挂着一块牌子，写着${hebrew}，意思是“你好”；另一块写着${arabic}。${first.text}`
  const edit = {
    kind: 'body.splice',
    article: article.id,
    index: 0,
    remove: 1,
    insert: [{ ...first, text }],
  } as const
  report = orThrow(await exportIssue({ issue: after(laid, [edit]), target: folder }))
}, 60_000)

test('the proof finds every character in the press file and on the site', () => {
  expect(report.proof.map(({ format, missing }) => [format, missing])).toEqual([
    ['pdf', 0],
    ['site', 0],
  ])
})

test('another reader gets the words of the press file in their order', () => {
  const text = pdfText(join(folder, 'press/2026-11/23/2026-11-23.pdf'))
  for (const word of [...hebrew.split(' '), arabic, emoji]) expect(text).toContain(word)
})
