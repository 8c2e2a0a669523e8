// R3: whatever writes is killed at each of its operations that change the disk, in the middle of every write.
// What is there afterwards is as before or as it was to be, what was acknowledged is in it, and what lies about
// does no harm.

import { expect, test } from 'vitest'
import type { FileSystem } from '../../src/main/fs/file-system.ts'
import {
  killEverywhere,
  type KilledEverywhere,
  type KillParts,
  type Work,
} from '../support/kill-everywhere.ts'
import { often } from '../support/often.ts'
import {
  closing,
  creating,
  journaling,
  leaving,
  merging,
  publishing,
  upgrading,
} from '../support/works-of-desk.ts'
import { compacting, exporting, joining, packing, uniting, unpacking } from '../support/works-of-files.ts'
import { builtInPlace, copyingRenames, packsAfterBranches } from '../support/wrong-files.ts'

type Kill = (parts: KillParts) => Promise<KilledEverywhere>

function killing<Told>(work: Work<Told>): Kill {
  return (parts) => killEverywhere(work, parts)
}

const step = often(1, 7)

const works: readonly (readonly [what: string, kill: Kill, least: number])[] = [
  ['making an issue', killing(creating), 30],
  ['publishing with a new original', killing(publishing), 40],
  ['the first publish of an issue of format 1', killing(upgrading), 40],
  ['merging what another writer published', killing(merging), 40],
  ['closing a session', killing(closing), 25],
  ['leaving a journal, and throwing it away', killing(leaving), 40],
  ['a journal that is added to, written anew and closed', killing(journaling), 30],
  ['joining packs', killing(joining), 20],
  ['compaction', killing(compacting), 20],
  ['bringing a copy of the issue in', killing(uniting), 20],
  ['packing an .issuez over another', killing(packing), 4],
  ['unpacking an .issuez', killing(unpacking), 30],
  ['placing an export over another', killing(exporting), 15],
]

test.each(works)(
  `%s, killed at ${step === 1 ? 'every operation' : `one operation in ${step}`}`,
  { timeout: 300_000 },
  async (what, kill, least) => {
    const { kills, operations, found } = await kill({ step })
    expect(found).toBeNull()
    expect(operations).toBeGreaterThanOrEqual(least)
    expect(kills).toBe(Math.ceil(operations / step))
    process.stdout.write(`${what}: killed at ${kills} of ${operations} operations\n`)
  },
)

const issueInPlace = (system: FileSystem): FileSystem => builtInPlace(system, 'tonight.issue')

type Wrong = readonly [what: string, kill: Kill, change: (system: FileSystem) => FileSystem]

const wrongs: readonly Wrong[] = [
  ['a journal is written anew by copying', killing(journaling), copyingRenames],
  ['an export is copied into place', killing(exporting), copyingRenames],
  ['an issue is built in its place', killing(creating), issueInPlace],
  ['an .issuez is unpacked in its place', killing(unpacking), issueInPlace],
  ['branches and packs are copied into place', killing(publishing), copyingRenames],
  ['a branch moves before its objects are there', killing(publishing), packsAfterBranches],
  ['an old issue is written by copying', killing(upgrading), copyingRenames],
  ['a merge is written by copying', killing(merging), copyingRenames],
  ['a session is closed by copying', killing(closing), copyingRenames],
  ['a journal is moved aside by copying', killing(leaving), copyingRenames],
  ['packs are moved aside by copying', killing(joining), copyingRenames],
  ['a compaction moves by copying', killing(compacting), copyingRenames],
  ['branches of a copy come by copying', killing(uniting), copyingRenames],
  ['an .issuez is copied into place', killing(packing), copyingRenames],
] as const

// The first ones are found in a moment; the others take a minute together.
test.each(wrongs.slice(0, often(wrongs.length, 5)))(
  'it is found when %s',
  { timeout: 300_000 },
  async (_what, kill, change) => {
    expect((await kill({ step: 1, change })).found).not.toBeNull()
  },
)
