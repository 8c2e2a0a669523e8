// The main job as the window asks for it: the sample paper, a folder of copy, an export with its progress.
// The parts of the program are the real ones, over the fonts it was built with.

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { type ExportWishes, type Grant, type OpenIssue, usualPress } from '../../src/contract/calls.ts'
import { programParts } from '../../src/main/parts.ts'
import { decodeIssue } from '../../src/model/file/decode.ts'
import type { Issue } from '../../src/model/issue.ts'
import { fsck } from '../store/git.ts'
import { connect, enter, type NodeClient } from '../support/node-client.ts'
import { leadHeadline, writeSmallCopy } from '../support/small-copy.ts'
import { type RunningHost, runningHost } from './running-host.ts'

function wholeHost(): Promise<RunningHost> {
  const around = { platform: process.platform, env: { JUMPLINE_WRITER: 'desk' }, home: '' }
  return runningHost((folders) => programParts(folders, around))
}

async function clientOf(host: RunningHost): Promise<NodeClient> {
  return connect(host.origin, await enter(host.entrance))
}

function issueOf(opened: OpenIssue): Issue {
  return orThrow(decodeIssue(new Map(opened.files)))
}

/** Goes through the drawn dialog as a user does: by the names of folders, from where it starts. */
async function choose(
  client: NodeClient,
  purpose: 'import' | 'export-folder',
  names: readonly string[],
  name: string | null,
): Promise<Grant> {
  const choosing = client.call('files.choose', { purpose, suggestion: '' })
  const { dialog } = await client.next('dialog.ask')
  const start = orThrow(await client.call('dialog.list', { dialog, folder: null }))
  // It starts in the user's documents; the test's folder is above.
  let grant = start.parent!
  for (const step of names) {
    const level = orThrow(await client.call('dialog.list', { dialog, folder: grant }))
    grant = level.entries.find((entry) => entry.name === step)!.grant
  }
  orThrow(await client.call('dialog.answer', { dialog, grant, name }))
  return orThrow(await choosing)!
}

test('the sample paper is made once and opened again', async () => {
  const host = await wholeHost()
  await writeSmallCopy(join(host.folder, 'samples', 'zh'))
  const client = await clientOf(host)
  const first = orThrow(await client.call('issue.sample', { language: 'zh' }))
  const issue = issueOf(first)
  expect(issue.pages.flatMap((page) => page.blocks).length).toBeGreaterThan(4)
  expect([...issue.articles.values()].flatMap((article) => article.jumps)).toHaveLength(1)
  expect(issue.pictures.size).toBe(1)
  expect(issueOf(orThrow(await client.call('issue.sample', { language: 'zh' }))).id).toBe(issue.id)
  expect(fsck(join(host.folder, 'data/samples/sample-zh.issue'))).toBe('')
  expect(await client.call('issue.sample', { language: 'en' })).toMatchObject({
    fault: { kind: 'not-found' },
  })
})

test('copy is read to edits that the window makes, and its pictures are in the issue before', async () => {
  const host = await wholeHost()
  await writeSmallCopy(join(host.folder, 'copy'))
  orThrow(await host.application.openPath(host.issue, null))
  const client = await clientOf(host)
  const { opening } = orThrow(await client.call('app.state', {}))
  const { session, seq } = orThrow(await client.call('issue.openRecent', { key: opening! }))
  const { grant } = await choose(client, 'import', ['copy'], null)
  const read = orThrow(await client.call('import.read', { session, grant, page: null }))
  expect(read.articles).toBe(4)
  orThrow(await client.call('issue.edit', { session, seq: seq + 1, edits: read.edits }))
  orThrow(await client.call('issue.save', { session, message: 'with copy' }))
  expect(fsck(host.issue)).toBe('')
  const issue = issueOf(orThrow(await client.call('issue.openRecent', { key: opening! })))
  expect([...issue.articles.values()].map((article) => article.headline.join(''))).toContain(leadHeadline)
  const [picture] = issue.pictures.values()
  const { status, headers } = await host.application.files.answer(
    'GET',
    `/picture/${session}/${picture!.sha256}?w=300`,
  )
  expect([status, headers['Content-Type']]).toEqual([200, 'image/webp'])
})

const wishes: ExportWishes = { formats: ['pdf', 'site'], press: usualPress, despiteErrors: false }

test('an export tells its progress and what it proved, and one that is cancelled leaves nothing', async () => {
  const host = await wholeHost()
  await writeSmallCopy(join(host.folder, 'samples', 'zh'))
  const client = await clientOf(host)
  const { session } = orThrow(await client.call('issue.sample', { language: 'zh' }))
  const { grant } = await choose(client, 'export-folder', [], 'out')
  const { job } = orThrow(await client.call('export.start', { session, grant, wishes }))
  const progress = await client.next('export.progress')
  expect(progress.job).toBe(job)
  const finished = await client.next('export.finished')
  expect(finished.fault).toBeNull()
  expect(finished.report?.proof.map((one) => [one.format, one.missing])).toEqual([
    ['pdf', 0],
    ['site', 0],
  ])
  expect(await readdir(join(host.folder, 'out'))).toContain('index.html')

  const again = await choose(client, 'export-folder', [], 'never')
  const stopped = orThrow(await client.call('export.start', { session, grant: again.grant, wishes }))
  orThrow(await client.call('export.cancel', { job: stopped.job }))
  expect((await client.next('export.finished')).fault).toEqual({ kind: 'cancelled' })
  expect(await readdir(host.folder)).not.toContain('never')
})
