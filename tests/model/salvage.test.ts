// Damaged folders: whatever is hit, everything else is there, in an issue that is whole.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { encodeIssue, type IssueFiles } from '../../src/model/file/encode.ts'
import { salvageIssue } from '../../src/model/file/salvage.ts'
import { basket } from '../../src/model/query/find.ts'
import { laidPaper } from '../support/laid-paper.ts'
import { checkLaws } from '../support/laws.ts'
import { edited, steps } from '../support/random-edits.ts'

const { issue: start, pages, articles } = laidPaper()

/** The text of a file after an accident, or null for one that is gone. */
function damaged(text: string, kind: number, at: number): string | null {
  const place = at % Math.max(1, text.length)
  switch (kind % 5) {
    case 0:
      return null
    case 1:
      return text.slice(0, place)
    case 2:
      return `${text.slice(0, place)}\u0000${text.slice(place + 1)}`
    case 3:
      return text.replaceAll(/"id"/g, '"ids"')
    default:
      return ''
  }
}

const accidents = fc.array(fc.record({ file: fc.nat(), kind: fc.nat(4), at: fc.nat() }), {
  minLength: 1,
  maxLength: 6,
})

test('undamaged articles, pictures and pages are there as they were, whatever else is lost', () => {
  fc.assert(
    fc.property(steps, accidents, (list, hits) => {
      const files = encodeIssue(edited(start, list, 'a'))
      const paths = [...files.keys()].filter((path) => path !== 'issue.json')
      const found = new Map(files)
      const hit = new Set<string>()
      for (const { file, kind, at } of hits) {
        const path = paths[file % paths.length] ?? ''
        const text = damaged(files.get(path) ?? '', kind, at)
        if (text === null) found.delete(path)
        else found.set(path, text)
        hit.add(path)
      }
      const { issue, dropped } = orThrow(salvageIssue(found))
      checkLaws(issue)
      const after = encodeIssue(issue)
      for (const [path, text] of files) {
        if (hit.has(path)) continue
        expect(after.has(path)).toBe(true)
        // An article may name lost pictures, and its jumps lead through lost pages: those go, its text stays.
        if (path.startsWith('articles/')) expect(textsOf(after, path)).toEqual(textsOf(files, path))
        if (path.startsWith('pictures/') || path.startsWith('conflicts/')) expect(after.get(path)).toBe(text)
      }
      const named = new Set(dropped.map(({ path }) => path))
      for (const path of hit) {
        // An accident may leave a file readable: cut behind its last brace.
        if (!found.has(path)) continue
        expect(named.has(path) || after.get(path)?.trim() === found.get(path)?.trim()).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

/** All of an article's file but its pictures and jumps, byte for byte. */
function textsOf(files: IssueFiles, path: string): string {
  return (files.get(path) ?? '').replaceAll(/^ {2}"(pictures|jumps)".*$/gm, '')
}

test('a whole folder loses nothing', () => {
  expect(orThrow(salvageIssue(encodeIssue(start)))).toEqual({ issue: start, unread: [], dropped: [] })
})

test('articles of a lost page wait in the copy basket', () => {
  const files = new Map(encodeIssue(start))
  files.delete(`pages/${pages[1].id}.json`)
  const { issue, dropped } = orThrow(salvageIssue(files))
  expect(issue.pages.map((page) => page.id)).toEqual([pages[0].id, pages[2].id])
  expect(basket(issue).map((article) => article.id)).toEqual([articles[2].id])
  expect(dropped[0]).toEqual({ path: `pages/${pages[1].id}.json`, at: '' })
  // The jump led to that page: it is kept for a choice.
  expect([...issue.conflicts.values()].map((conflict) => conflict.kind)).toEqual(['jumps'])
})

test('a lost article leaves its page', () => {
  const files = new Map(encodeIssue(start))
  for (const path of files.keys()) if (path.endsWith(`/${articles[0].id}.json`)) files.set(path, '{')
  const { issue } = orThrow(salvageIssue(files))
  expect(issue.pages.map((page) => page.headlines)).toEqual([[articles[1].id], [articles[2].id], []])
  checkLaws(issue)
})

test('without issue.json there is no issue', () => {
  const files = new Map(encodeIssue(start))
  files.delete('issue.json')
  expect(salvageIssue(files)).toEqual({ ok: false, fault: { kind: 'missing-file', path: 'issue.json' } })
  files.set('issue.json', '{"format": 2')
  expect(salvageIssue(files)).toMatchObject({ ok: false, fault: { kind: 'malformed' } })
})
