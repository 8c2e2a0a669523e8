// Issues of other builds: those of format 1 are upgraded, those of a newer one can be looked at.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { orThrow } from '../../src/base/result.ts'
import { decodeIssue, decodeNewer } from '../../src/model/file/decode.ts'
import { encodeIssue, formatNumber, type IssueFiles } from '../../src/model/file/encode.ts'
import { editSchema } from '../../src/model/file/schema.ts'
import { newestFormat } from '../../src/model/file/upgrade/upgrade.ts'
import type { Issue } from '../../src/model/issue.ts'
import { git } from '../store/git.ts'
import { checkLaws } from '../support/laws.ts'
import { laidPaper } from '../support/laid-paper.ts'
import { after } from '../support/paper.ts'

const folder = fileURLToPath(new URL('../fixtures/format-1.issue', import.meta.url))
const journal = fileURLToPath(new URL('../fixtures/format-1-journal.jsonl', import.meta.url))

/** The texts of a commit, read by the real git. */
function filesAt(commit: string): IssueFiles {
  const { code, text } = git(folder, 'ls-tree', '-r', commit)
  expect(code).toBe(0)
  const blobs = text
    .trim()
    .split('\n')
    .map((row) => /blob ([0-9a-f]{40})\t(.+)$/.exec(row))
  return new Map(
    blobs.flatMap((found) => {
      const [, oid = '', path = ''] = found ?? []
      return path.endsWith('.json') ? [[path, git(folder, 'cat-file', 'blob', oid).text] as const] : []
    }),
  )
}

const heads = git(folder, 'for-each-ref', '--format=%(refname)').text.trim().split('\n')

describe.each(heads)('an issue of format 1, %s', (head) => {
  const old = filesAt(head)
  const issue = orThrow(decodeIssue(old))

  test('opens whole, with what it left out filled in as it was always set', () => {
    expect(old.get('issue.json')).toContain('"format": 1')
    expect(issue.publication.styles.setting.hyphenLadder).toBe(2)
    const stories = issue.pages
      .flatMap((page) => page.blocks)
      .filter((block) => block.content.kind === 'story')
    expect(stories.length).toBeGreaterThan(0)
    for (const { content } of stories) expect(content).toMatchObject({ headlinePlace: 'top' })
    checkLaws(issue)
  })

  test('is of the newest format once it is written again, with the same articles', () => {
    const files = encodeIssue(issue)
    expect(files.get('issue.json')).toContain(`"format": ${String(formatNumber)}`)
    for (const [path, text] of old) if (path.startsWith('articles/')) expect(files.get(path)).toBe(text)
    expect(orThrow(decodeIssue(files))).toEqual(issue)
  })
})

test('what the first builds of format 1 left out is filled in as it was always set', () => {
  const { issue } = laidPaper()
  const [block] = issue.pages[0]?.blocks ?? []
  if (block?.content.kind !== 'story') throw new Error('a story')
  const broken = { ...block.content, columns: { kind: 'equal', count: 2, fit: 'absolute' } } as const
  const now = after(issue, [{ kind: 'block.set', block: block.id, content: broken }])
  const left = (text: string): string =>
    text
      .replace('"format": 2', '"format": 1')
      .replaceAll('"headlinePlace":"top",', '')
      .replaceAll(',"fit":"absolute"', '')
      .replace(/,"setting":\{.*?\}\}?(?=,"steps")/, '')
  const old = new Map([...encodeIssue(now)].map(([path, text]) => [path, left(text)]))
  expect([...old.values()].join('')).not.toMatch(/headlinePlace|"fit"|"setting"/)
  expect(orThrow(decodeIssue(old))).toEqual(now)
})

test('the steps lead to the format this build writes', () => {
  expect(newestFormat).toBe(formatNumber)
})

test('a journal of format 1 is made again on its issue', () => {
  const lines = readFileSync(journal, 'utf8').trim().split('\n')
  const rows = lines.map((row): unknown => JSON.parse(row))
  const { base } = z.object({ base: z.string() }).parse(rows[0])
  const batches = rows.slice(1).map((row) => z.object({ edits: z.array(editSchema) }).parse(row).edits)
  const issue = after(orThrow(decodeIssue(filesAt(base))), batches.flat())
  checkLaws(issue)
  const block = issue.pages.flatMap((page) => page.blocks).find((one) => one.id === 'f0000c')
  expect(block?.content).toMatchObject({
    headlinePlace: 'top',
    columns: { kind: 'equal', count: 2, fit: 'absolute' },
  })
})

test('a file of the newest format must be whole: nothing is filled in', () => {
  const { issue } = laidPaper()
  const files = changed(encodeIssue(issue), 'pages/', (text) => text.replace('"headlinePlace":"top",', ''))
  expect(decodeIssue(files)).toMatchObject({
    ok: false,
    fault: { kind: 'malformed', at: 'blocks.0.content.headlinePlace' },
  })
})

/** The files with the texts of one folder changed. */
function changed(files: IssueFiles, folderName: string, change: (text: string) => string): IssueFiles {
  return new Map([...files].map(([path, text]) => [path, path.startsWith(folderName) ? change(text) : text]))
}

describe('a newer format', () => {
  const { issue } = laidPaper()
  const newer = changed(encodeIssue(issue), 'issue.json', (text) =>
    text.replace(/"format": \d+/, '"format": 9'),
  )
  const seen = (files: IssueFiles): Issue => orThrow(decodeNewer(files))

  test('is refused to be written', () => {
    expect(decodeIssue(newer)).toEqual({
      ok: false,
      fault: { kind: 'newer-format', found: 9, known: formatNumber },
    })
  })

  test('is seen whole where nothing in it is new', () => {
    expect(seen(newer)).toEqual(issue)
  })

  test('is seen without what this build does not know, however deep', () => {
    const withMore = new Map([...newer, ['layers/one.json', '{"id":"one"}']])
    const articles = changed(withMore, 'articles/', (text) =>
      text.replace(/^\{/, '{"podcast":{"url":"x"},').replace('"marks":[]', '"marks":[],"language":"zh"'),
    )
    const pages = changed(articles, 'pages/', (text) =>
      text.replace('"kind":"story"', '"kind":"story","wrap":{"by":3}'),
    )
    const head = changed(pages, 'issue.json', (text) => text.replace(/^\{/, '{"edition":"早"' + ','))
    expect(seen(head)).toEqual(issue)
  })

  test('is not seen where a thing is of a kind this build does not know', () => {
    const strange = changed(newer, 'pages/', (text) => text.replace('"kind":"story"', '"kind":"puzzle"'))
    expect(decodeNewer(strange)).toMatchObject({ ok: false, fault: { kind: 'malformed' } })
  })
})
