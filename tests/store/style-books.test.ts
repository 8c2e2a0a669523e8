// A style book on its way from one issue to the next: out of an issue folder, into a file and out of it.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ok, orThrow } from '../../src/base/result.ts'
import { createFilePort } from '../../src/main/fs/file-port.ts'
import { createStyleBooks } from '../../src/main/services/style-books.ts'
import type { Publication } from '../../src/model/publication.ts'
import { readIssueFolder, realParts, realStore } from '../support/issue-folder.ts'
import { paper, story } from '../support/paper.ts'

const folder = mkdtempSync(join(tmpdir(), 'jumpline-style-'))
afterAll(() => rmSync(folder, { recursive: true }))

const books = createStyleBooks({
  portAt: (root) => createFilePort(realParts, root),
  readIssue: async (path) => ok(await readIssueFolder(path)),
})
const { issue } = paper({ pages: [[story('甲乙', 2)]] })
const styled: Publication = {
  ...issue.publication,
  labels: 'A{nn}',
  jumps: { ...issue.publication.jumps, jumpLine: '（下转第{n}版）' },
}

test('out of another issue', async () => {
  const path = join(folder, 'yesterday.issue')
  orThrow(await realStore('someone').create(path, { ...issue, publication: styled }, []))
  expect(await books.read(path)).toEqual(ok(styled))
})

test('into a file and out of it, and no file is replaced unasked', async () => {
  const path = join(folder, 'daily')
  expect(await books.write(path, styled, false)).toEqual(ok('daily.json'))
  expect(await books.read(`${path}.json`)).toEqual(ok(styled))
  const before = readFileSync(`${path}.json`, 'utf8')
  expect(await books.write(path, issue.publication, false)).toMatchObject({ fault: { kind: 'exists' } })
  expect(readFileSync(`${path}.json`, 'utf8')).toBe(before)
  expect(await books.write(path, issue.publication, true)).toEqual(ok('daily.json'))
  expect(await books.read(`${path}.json`)).toEqual(ok(issue.publication))
})

test('a file of an older format is upgraded, one of a newer named, and nonsense refused', async () => {
  const write = (name: string, value: unknown): string => {
    const path = join(folder, name)
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
    return path
  }
  const { rules: _, ...older } = styled
  const old = write('old.json', { format: 2, publication: older })
  expect(await books.read(old)).toMatchObject({ ok: true, value: { labels: 'A{nn}', rules: styled.rules } })
  const newer = write('newer.json', { format: 99, publication: styled })
  expect(await books.read(newer)).toMatchObject({ fault: { kind: 'newer-format', found: 99 } })
  for (const value of ['{', '[]', { format: 3 }, { format: 3, publication: { ...styled, styles: 1 } }])
    expect(await books.read(write('bad.json', value))).toMatchObject({ fault: { kind: 'unreadable' } })
  expect(await books.read(join(folder, 'gone.json'))).toMatchObject({ fault: { kind: 'not-found' } })
})
