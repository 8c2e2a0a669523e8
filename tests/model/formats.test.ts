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

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))
const formats = [1, 2, 3] as const
type OldFormat = (typeof formats)[number]

/** The texts of a commit, read by the real git. */
function filesAt(format: OldFormat, commit: string): IssueFiles {
  const folder = fixture(`format-${format}.issue`)

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

const heads = formats.flatMap((format) =>
  git(fixture(`format-${format}.issue`), 'for-each-ref', '--format=%(refname)')
    .text.trim()
    .split('\n')
    .map((head) => [format, head] as const),
)

describe.each(heads)('an issue of format %i, %s', (format, head) => {
  const old = filesAt(format, head)
  const issue = orThrow(decodeIssue(old))

  test('opens whole, with what it left out filled in as it was always set', () => {
    expect(old.get('issue.json')).toContain(`"format": ${format}`)
    expect(issue.publication.styles.setting.hyphenLadder).toBe(2)
    const stories = issue.pages
      .flatMap((page) => page.blocks)
      .filter((block) => block.content.kind === 'story')
    expect(stories.length).toBeGreaterThan(0)
    for (const { content } of stories) expect(content).toMatchObject({ headlinePlace: 'top' })
    const { jumps, rules, shapes, adverts } = issue.publication
    expect(jumps.rules).toMatchObject({ leastBefore: 24, leastAfter: 36, most: 1, paragraphEnd: false })
    expect(rules.severities).toEqual({})
    if (format < 3) expect([shapes, adverts]).toEqual([[], []])
    for (const page of issue.pages) {
      expect(page.gathering).toBe('')
      // In format 3 one of them was locked.
      if (format < 3)
        for (const block of page.blocks) expect([block.locked, block.group]).toEqual([false, null])
    }
    expect(issue.publication.words).toEqual({ names: [], avoid: [] })
    for (const { comments, agreed, hands } of issue.articles.values())
      expect([comments, agreed, hands]).toEqual([[], null, []])
    checkLaws(issue)
  })

  test('is of the newest format once it is written again, with the same text', () => {
    const files = encodeIssue(issue)
    expect(files.get('issue.json')).toContain(`"format": ${String(formatNumber)}`)
    for (const [path, text] of old) {
      if (!path.startsWith('articles/')) continue
      const [before, now] = [text, files.get(path) ?? ''].map((one) => /"body": [^]*?\n {2}\]/.exec(one)?.[0])
      expect(now).toBe(before)
    }
    expect(orThrow(decodeIssue(files))).toEqual(issue)
  })
})

test('what the first builds of format 1 left out is filled in as it was always set', () => {
  const { issue } = laidPaper()
  const [block] = issue.pages[0]?.blocks ?? []
  if (block?.content.kind !== 'story') throw new Error('a story')
  const broken = { ...block.content, columns: { kind: 'equal', count: 2, fit: 'absolute' } } as const
  const bare = { ...issue.publication, shapes: [], adverts: [] }
  const now = after(issue, [
    { kind: 'block.set', block: block.id, content: broken },
    { kind: 'publication.set', publication: bare },
  ])
  const left = (text: string): string =>
    text
      .replace(`"format": ${formatNumber}`, '"format": 1')
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

/** The issue of a journal with the edits that were in it. */
function madeAgain(format: OldFormat): Issue {
  const lines = readFileSync(fixture(`format-${format}-journal.jsonl`), 'utf8')
    .trim()
    .split('\n')
  const rows = lines.map((row): unknown => JSON.parse(row))
  const { base } = z.object({ base: z.string() }).parse(rows[0])
  const batches = rows.flatMap((row) => {
    const read = z.object({ edits: z.array(editSchema) }).safeParse(row)
    return read.success ? [read.data.edits] : []
  })
  expect(batches).toHaveLength(rows.filter((row) => Object.hasOwn(row as object, 'edits')).length)
  return after(orThrow(decodeIssue(filesAt(format, base))), batches.flat())
}

test('a journal of format 3 is made again on its issue', () => {
  const issue = madeAgain(3)
  checkLaws(issue)
  const added = [...issue.articles.values()].find(({ headline }) => headline[0] === '老邮局改作阅览室')
  expect(added).toMatchObject({ comments: [], agreed: null, hands: [] })
  expect(issue.publication).toMatchObject({ rights: '版权所有', words: { names: [], avoid: [] } })
})

test('a journal of format 2 is made again on its issue', () => {
  const issue = madeAgain(2)
  checkLaws(issue)
  const blocks = issue.pages.flatMap((page) => page.blocks)
  expect(blocks.find((one) => one.id === 'f2new1')).toMatchObject({ content: { crop: null }, locked: false })
  expect(blocks.find((one) => one.id === 'f2new2')).toMatchObject({ content: { style: 'fine' }, group: null })
  expect(issue.publication).toMatchObject({ rights: '版权所有', jumps: { rules: { leastBefore: 24 } } })
  expect([...issue.articles.values()].flatMap(({ jumps }) => jumps)).toMatchObject([{ keep: null }])
  // The key word of a jump head was the slug.
  expect([...issue.articles.values()].map((article) => article.keyword)).toContain('渡船')
})

test('a journal of format 1 is made again on its issue', () => {
  const issue = madeAgain(1)
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
