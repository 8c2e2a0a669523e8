// Every format there was opens here, with its history, and is written in the newest (R15).

import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { encodeIssue, formatNumber } from '../../src/model/file/encode.ts'
import { fsck, git } from './git.ts'
import { headlineEdit, temporaryFolder, testStore } from './sample-issue.ts'
import { apply } from '../../src/model/edit/apply.ts'

const fixture = fileURLToPath(new URL('../fixtures/format-1.issue', import.meta.url))

test('an issue of format 1 opens with all its writers did, and goes on in the newest format', async () => {
  const path = join(await temporaryFolder(), 'old.issue')
  await cp(fixture, path, { recursive: true })
  const stored = orThrow(await testStore({ writer: 'desk' }).open(path))
  expect(stored).toMatchObject({ readOnly: false, notes: [], writers: ['desk', 'night'] })
  const articles = [...stored.issue.articles.values()]
  expect(articles.map(({ headline }) => headline[0]).toSorted()).toEqual(
    ['渡轮停航三天后恢复', '老邮局改作阅览室', '明日晴'].toSorted(),
  )
  expect(articles.find(({ headline }) => headline[0] === '明日晴')?.byline).toBe('夜班')
  expect(articles.find(({ headline }) => headline[0] === '老邮局改作阅览室')?.deck).toBe('原址保留绿色邮筒')
  expect(articles.find(({ jumps }) => jumps.length === 1)?.headline[0]).toBe('渡轮停航三天后恢复')
  const [picture] = stored.issue.pictures.values()
  expect(orThrow(await stored.readOriginal(picture?.sha256 ?? '')).bytes.length).toBeGreaterThan(50)

  const { issue } = orThrow(apply(stored.issue, headlineEdit(stored.issue, '新的一天')))
  orThrow(await stored.publish(issue, '升级后'))
  expect(JSON.parse(await readFile(join(path, 'jumpline.json'), 'utf8'))).toMatchObject({
    format: formatNumber,
  })
  expect(git(path, 'show', 'desk:issue.json').text).toContain(`"format": ${formatNumber}`)
  expect(fsck(path)).toBe('')
  const again = orThrow(await testStore({ writer: 'desk' }).open(path))
  expect(new Map(encodeIssue(again.issue))).toEqual(new Map(encodeIssue(issue)))
  // What it was can be looked at still.
  const points = orThrow(await again.history(20))
  expect(points.map(({ message }) => message)).toContain('一校')
  const first = points.find(({ message }) => message === 'New issue')
  expect(orThrow(await again.issueAt(first?.commit ?? '')).articles.size).toBe(3)
})
