// R8: a run is killed, the run that recovers from it is killed or its disk fails, and the next, and the next. What
// any of them acknowledged is there in the end, in the issue or in the work that was left.

import { expect, test } from 'vitest'
import type { FileSystem } from '../../src/main/fs/file-system.ts'
import { nodeFileSystem } from '../../src/main/fs/file-system.ts'
import type { Session } from '../../src/main/services/session.ts'
import { seededDice } from '../support/dice.ts'
import { failingAt, faultyFiles, killedAt, type Trouble } from '../support/faulty-files.ts'
import { hurriedClock, type KeptPlace, keptPlace } from '../support/kept-place.ts'
import {
  desk,
  issuePath,
  markEdit,
  nothingTold,
  type Told,
  toldIsThere,
  word,
} from '../support/marked-desk.ts'
import { often } from '../support/often.ts'
import { copyingRenames, quick } from '../support/wrong-files.ts'

const rounds = often(300, 40)
const deep = 3
// About as many as a session makes, and as an opening with one edit and a close.
const [runOperations, recoveryOperations] = [90, 60]

type Change = (system: FileSystem) => FileSystem
type Dice = (below: number) => number

async function mark(session: Session, told: Told, number: number): Promise<boolean> {
  const { ok } = await session.edit(session.seq() + 1, [markEdit(session.issue(), number)])
  if (ok) told.words.push(word(number))
  return ok
}

/** Opens, works and closes as far as it comes; a close after the end only lets what is under way come to rest. */
async function attempt(
  place: KeptPlace,
  system: FileSystem,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const program = await desk(place.root, system, hurriedClock())
  const opened = await program.sessions.open(issuePath(place.root), 'window')
  if (!opened.ok) return
  const session = program.sessions.find(opened.value.session)
  if (session.ok) await work(session.value)
  await program.sessions.closeAll()
}

function troubleOf(dice: Dice, operations: number): Trouble {
  const codes = ['EIO', 'ENOSPC', 'ENOTCONN']
  const at = dice(operations)
  if (dice(3) > 0) return killedAt(at)
  return failingAt(3 * at, codes[dice(codes.length)]!, dice(2) === 0 ? 'once' : 'from then on')
}

async function round(place: KeptPlace, dice: Dice, change: Change): Promise<string | null> {
  place.reset()
  const told = nothingTold()
  const faulty = (trouble: Trouble): FileSystem => change(faultyFiles(trouble, quick(nodeFileSystem)).system)
  await attempt(place, faulty(killedAt(dice(runOperations))), async (session) => {
    await mark(session, told, 1)
    await mark(session, told, 2)
    const saved = await session.save('first')
    if (saved.ok) told.commits.push(saved.value.commit)
    place.night()
    const merged = await session.merge(session.seq())
    if (merged.ok && merged.value.edits.length > 0) told.words.push(word(7))
    await mark(session, told, 3)
  })
  for (let depth = 0; depth < deep; depth += 1)
    await attempt(place, faulty(troubleOf(dice, recoveryOperations)), async (session) => {
      await mark(session, told, 8 + depth)
    })
  return toldIsThere(place.root, told)
}

async function firstFound(count: number, change: Change): Promise<string | null> {
  const place = await keptPlace()
  for (let seed = 0; seed < count; seed += 1) {
    const found = await round(place, seededDice(seed), change)
    if (found !== null) return `${found} (round ${seed})`
  }
  return null
}

test(`${rounds} runs killed, and their recoveries ${deep} deep: nothing acknowledged is lost`, {
  timeout: 1_200_000,
}, async () => {
  expect(await firstFound(rounds, (system) => system)).toBeNull()
})

test('it is found when files are copied into place', { timeout: 300_000 }, async () => {
  expect(await firstFound(rounds, copyingRenames)).not.toBeNull()
})
