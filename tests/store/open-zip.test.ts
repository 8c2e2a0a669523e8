// An issue handed over as one file, opened: it becomes a folder beside it, and one that came back joins the
// folder that is there.

import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { createFilePort } from '../../src/main/fs/file-port.ts'
import { packIssue } from '../../src/main/services/store/issue-zip.ts'
import { openZip } from '../../src/main/services/store/open-zip.ts'
import { apply } from '../../src/model/edit/apply.ts'
import { realParts } from '../support/issue-folder.ts'
import { fsck } from './git.ts'
import { headlineEdit, headlineOf, sampleIssue, temporaryFolder, testStore } from './sample-issue.ts'

const portAt = (root: string): ReturnType<typeof createFilePort> => createFilePort(realParts, root)
const parts = { portAt, random: realParts.random }

/** A folder with an issue and the file made of it. */
async function handedOver(): Promise<{
  readonly folder: string
  readonly issue: string
  readonly zip: string
}> {
  const folder = await temporaryFolder()
  const issue = join(folder, 'tonight.issue')
  orThrow(await testStore({ writer: 'desk' }).create(issue, sampleIssue(3), []))
  orThrow(await packIssue(portAt(issue), { folder: portAt(folder), name: 'tonight.issuez' }))
  return { folder, issue, zip: join(folder, 'tonight.issuez') }
}

async function publishAs(path: string, writer: string, headline: string): Promise<void> {
  const stored = orThrow(await testStore({ writer }).open(path))
  const { issue } = orThrow(apply(stored.issue, headlineEdit(stored.issue, headline)))
  orThrow(await stored.publish(issue, writer))
}

const headlineAt = async (path: string): Promise<string> =>
  headlineOf(orThrow(await testStore({ writer: 'desk' }).open(path)).issue)

test('it becomes an issue folder beside it, and the file stays', async () => {
  const { folder, issue, zip } = await handedOver()
  await rm(issue, { recursive: true })
  expect(orThrow(await openZip(parts, zip, folder))).toBe(issue)
  expect(fsck(issue)).toBe('')
  expect(await headlineAt(issue)).toBe('标题0')
  expect((await readdir(folder)).toSorted()).toEqual(['tonight.issue', 'tonight.issuez'])
})

test('one that came back with changes joins the folder it was made of, and nothing here is lost', async () => {
  const { folder, issue, zip } = await handedOver()
  const away = await temporaryFolder()
  await copyFile(zip, join(away, 'tonight.issuez'))
  const there = orThrow(await openZip(parts, join(away, 'tonight.issuez'), away))
  await publishAs(there, 'night', '夜班改过')
  await rm(zip)
  orThrow(await packIssue(portAt(there), { folder: portAt(folder), name: 'tonight.issuez' }))
  expect(orThrow(await openZip(parts, zip, folder))).toBe(issue)
  expect(await headlineAt(issue)).toBe('夜班改过')
  expect(fsck(issue)).toBe('')
})

test('beside another issue of that name it takes a name of its own', async () => {
  const { folder, issue, zip } = await handedOver()
  await rename(issue, join(folder, 'kept.issue'))
  const other = { ...sampleIssue(1), id: 'other0' as never }
  orThrow(await testStore({ writer: 'desk' }).create(issue, other, []))
  expect(orThrow(await openZip(parts, zip, folder))).toBe(join(folder, 'tonight 2.issue'))
  expect(fsck(issue)).toBe('')
})

test('a folder of something else in its place is left alone', async () => {
  const { folder, issue, zip } = await handedOver()
  await rm(issue, { recursive: true })
  await mkdir(issue)
  expect(orThrow(await openZip(parts, zip, folder))).toBe(join(folder, 'tonight 2.issue'))
  expect(await readdir(issue)).toEqual([])
})
