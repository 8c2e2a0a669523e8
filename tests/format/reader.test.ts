// docs/file-format.md is good enough to write a reader from: one that knows nothing else agrees with us.

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { applyAll } from '../../src/model/edit/apply.ts'
import { encodeIssue } from '../../src/model/file/encode.ts'
import type { Issue } from '../../src/model/issue.ts'
import { git } from '../store/git.ts'
import { headlineEdit, sampleIssue, temporaryFolder, testStore } from '../store/sample-issue.ts'
import { readIssue } from './reader.ts'

test('a reader that knows only the page on the format reads what we wrote', async () => {
  const path = join(await temporaryFolder(), 'a.issue')
  const stored = orThrow(await testStore().create(path, sampleIssue(5), []))
  const changed = orThrow(applyAll(stored.issue, [headlineEdit(stored.issue, '大桥通车')])).issue
  orThrow(await stored.publish(changed, '一校'))
  const read = readIssue(path)
  expect(read.files).toEqual(new Map(encodeIssue(changed)))
  expect(read.pages).toEqual(
    changed.pages.map((page) => ({
      section: page.section,
      headlines: page.headlines.map((id) => changed.articles.get(id)?.headline.join(' ')),
    })),
  )
  expect(read.articles.map(({ headline }) => headline)).toContain('大桥通车')
  expect(read.articles.flatMap(({ text }) => text)).toEqual(bodies(changed))
  expect(read.log).toEqual(['一校', 'New issue'])
})

function bodies(issue: Issue): readonly string[] {
  const ids = [...issue.articles.keys()]
  const byPath = ids.toSorted((left, right) => (pathOf(issue, left) < pathOf(issue, right) ? -1 : 1))
  return byPath.flatMap((id) => issue.articles.get(id)?.body.map((paragraph) => paragraph.text) ?? [])
}

function pathOf(issue: Issue, id: string): string {
  return [...encodeIssue(issue).keys()].find((path) => path.endsWith(`/${id}.json`)) ?? ''
}

test('git logs an issue, tells two versions apart by the paragraph, and clones it', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'a.issue')
  const stored = orThrow(await testStore().create(path, sampleIssue(3), []))
  const changed = orThrow(applyAll(stored.issue, [headlineEdit(stored.issue, '大桥通车')])).issue
  orThrow(await stored.publish(changed, '一校'))
  expect(git(path, 'log', '--all', '--format=%an %s').text).toBe('w-test 一校\nw-test New issue\n')
  const difference = git(path, 'diff', '-U0', 'w-test~1', 'w-test').text
  expect(difference.split('\n').filter((line) => /^[-+] /.test(line))).toEqual([
    '-  "headline": ["标题0"],',
    '+  "headline": ["大桥通车"],',
  ])
  expect(git(path, 'clone', '-q', '-b', 'w-test', path, join(folder, 'clone')).code).toBe(0)
})
