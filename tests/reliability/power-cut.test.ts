// R5: the power is cut at any moment of a session that types, publishes, adds pictures and merges. In whatever
// state the disk then is, what was said to be saved is there, and no branch names what is not all there.

import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import type { Issue } from '../../src/model/issue.ts'
import type { FileSystem } from '../../src/main/fs/file-system.ts'
import { fsck, git } from '../store/git.ts'
import { firstArticle, sampleIssue, temporaryFolder, testStore } from '../store/sample-issue.ts'
import { deskProgram } from '../support/desk-program.ts'
import { faultyFiles } from '../support/faulty-files.ts'
import { cuttableDisk, type CuttableDisk } from '../support/power-cut.ts'
import { often } from '../support/often.ts'
import { seededDice } from '../support/dice.ts'

const states = often(500, 100)

interface Told {
  /** Operations made when it was told. */
  readonly at: number
  readonly commit: string | null
  /** What stands in the issue's first deck by then. */
  readonly text: string
}

interface Recorded {
  readonly root: string
  readonly disk: CuttableDisk
  readonly told: readonly Told[]
}

const deckEdit = (issue: Issue, deck: string): Edit => ({
  kind: 'article.set',
  article: firstArticle(issue),
  fields: { deck },
})

/** A session with everything that writes, and what it told its editor on the way. */
async function record(change: (system: FileSystem) => FileSystem = (system) => system): Promise<Recorded> {
  const root = await temporaryFolder()
  const path = join(root, 'tonight.issue')
  orThrow(await testStore({ writer: 'desk' }).create(path, sampleIssue(3), []))
  await mkdir(join(root, 'home'))
  const disk = cuttableDisk(root)
  const { system } = faultyFiles((operation) => {
    disk.note(operation)
    return null
  })
  const told: Told[] = []
  const program = await deskProgram({ home: join(root, 'home'), writer: 'desk', system: change(system) })
  const { session } = await program.open(path)
  for (let row = 0; row < 12; row += 1) {
    const text = `第${row}稿`
    orThrow(await session.edit(session.seq() + 1, [deckEdit(session.issue(), text)]))
    told.push({ at: disk.count(), commit: null, text })
    if (row % 3 === 2) {
      const bytes = new Uint8Array(400).fill(row)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      orThrow(await session.addOriginal({ sha256, type: 'png', bytes }))
      const { commit } = orThrow(await session.save(`${row}`))
      told.push({ at: disk.count(), commit, text })
    }
    if (row === 7) {
      const night = orThrow(await testStore({ writer: 'night', system }).open(path))
      orThrow(await night.publish(night.issue, 'night'))
      orThrow(await session.merge(session.seq()))
    }
  }
  orThrow(await program.sessions.close(session.id))
  return { root, disk, told }
}

/** The first thing that was told and is not so; null when all of it is. */
async function broken({ disk, told }: Recorded, operations: number, seed: number): Promise<string | null> {
  const target = await temporaryFolder()
  disk.cut(operations, seededDice(seed), target)
  const path = join(target, 'tonight.issue')
  const before = told.filter((one) => one.at <= operations)
  const reached = git(path, 'rev-list', '--all').text
  for (const { commit } of before) if (commit !== null && !reached.includes(commit)) return `lost ${commit}`
  const missing = fsck(path)
  if (/missing|broken link|invalid sha1 pointer/.test(missing)) return missing
  const program = await deskProgram({ home: join(target, 'home'), writer: 'desk' })
  // Journals are named by the path of the issue, which is another one here.
  const opened = await program.sessions.open(path, 'window')
  if (!opened.ok) return JSON.stringify(opened.fault)
  const session = orThrow(program.sessions.find(opened.value.session))
  const last = before.at(-1)?.text ?? ''
  const works = await Promise.all((await program.left.list()).map(({ key }) => program.left.read(key)))
  const found = [
    session.issue(),
    ...works.flatMap((work) => (work.ok && work.value.issue ? [work.value.issue] : [])),
  ]
  const decks = found.map((issue) => issue.articles.get(firstArticle(issue))?.deck ?? '')
  const newest = Math.max(...decks.map((deck) => Number(/\d+/.exec(deck)?.[0] ?? -1)))
  return newest >= Number(/\d+/.exec(last)?.[0] ?? -1) ? null : `has ${decks.join()} and not ${last}`
}

async function firstBroken(recorded: Recorded, count: number): Promise<string | null> {
  const dice = seededDice(5)
  for (let state = 0; state < count; state += 1) {
    const at = dice(recorded.disk.count() + 1)
    const found = await broken(recorded, at, state)
    if (found !== null) return `${found} (state ${state}, after operation ${at})`
  }
  return null
}

test(`nothing told is lost in ${states} states of the disk after a power cut`, {
  timeout: 240_000,
}, async () => {
  expect(await firstBroken(await record(), states)).toBeNull()
})

const silent = (): Promise<void> => Promise.resolve()

test.each([
  ['files are not synced', (system: FileSystem): FileSystem => withoutSync(system, 'sync')],
  ['the journal is not synced', (system: FileSystem): FileSystem => withoutSync(system, 'datasync')],
  ['folders are not synced', (system: FileSystem): FileSystem => ({ ...system, syncFolder: silent })],
])('the model finds it when %s', { timeout: 120_000 }, async (_what, change) => {
  expect(await firstBroken(await record(change), states)).not.toBeNull()
})

function withoutSync(system: FileSystem, name: 'sync' | 'datasync'): FileSystem {
  return { ...system, open: async (path, how) => ({ ...(await system.open(path, how)), [name]: silent }) }
}
