// One piece of work, killed at each of its operations that change the disk, one after the other, until it comes
// to its end. Every time it begins with the same files at the same place.

import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type FileSystem, nodeFileSystem } from '../../src/main/fs/file-system.ts'
import { temporaryFolder } from '../store/sample-issue.ts'
import { changesDisk, faultyFiles, killedAt } from './faulty-files.ts'
import { quick } from './wrong-files.ts'

export interface Work<Told> {
  /** Makes, in an empty folder, what is there before. */
  readonly prepare: (root: string) => Promise<void>
  /** Does it, and notes in `told` what was acknowledged. When it was killed it may throw. */
  readonly run: (root: string, system: FileSystem, told: Told) => Promise<void>
  readonly nothingTold: () => Told
  /** Looks at what is there afterwards with a sound file system: null, or what is not as it should be. */
  readonly amiss: (root: string, told: Told) => Promise<string | null>
}

export interface KilledEverywhere {
  readonly kills: number
  /** Operations at which it could be killed. */
  readonly operations: number
  readonly found: string | null
}

export interface KillParts {
  /** Every one, or every so many. */
  readonly step: number
  /** What is wrong with the program's way of writing, when it is to be found out. */
  readonly change?: (system: FileSystem) => FileSystem
}

export async function killEverywhere<Told>(work: Work<Told>, parts: KillParts): Promise<KilledEverywhere> {
  const { step, change = (system: FileSystem): FileSystem => system } = parts
  const folder = await temporaryFolder()
  const [before, root] = [join(folder, 'before'), join(folder, 'now')]
  mkdirSync(root)
  await work.prepare(root)
  cpSync(root, before, { recursive: true })
  let kills = 0
  for (let at = 0; ; at += step) {
    rmSync(root, { recursive: true })
    cpSync(before, root, { recursive: true })
    let made = 0
    const trouble = killedAt(at)
    const { system } = faultyFiles((operation) => {
      if (changesDisk(operation)) made += 1
      return trouble(operation)
    }, quick(nodeFileSystem))
    const told = work.nothingTold()
    const ended = await Promise.allSettled([work.run(root, change(system), told)])
    const wasKilled = made > at
    if (!wasKilled) for (const one of ended) if (one.status === 'rejected') throw one.reason
    if (wasKilled) kills += 1
    const found = await work.amiss(root, told)
    if (found !== null) return { kills, operations: made, found: `${found} (killed at operation ${at})` }
    if (!wasKilled) return { kills, operations: made, found: null }
  }
}
