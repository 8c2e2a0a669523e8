// A model of what a disk may hold after the power was cut, worked out from the program's own operations. A
// file's bytes are sure only once they were synced; a name in a folder is sure only once the folder was. What
// is not sure may be there, not there, cut short or full of zeros, each by itself and in any order.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Operation } from './faulty-files.ts'

/** What can be chosen at random when the power goes. */
export type Dice = (below: number) => number

interface File {
  /** What the program would read. */
  bytes: Buffer
  /** What is sure to be on the disk; null: not even that there is such a file. */
  sure: Buffer
}

type Entry = File | 'folder'

export interface CuttableDisk {
  /** Called with each operation as it is made. */
  readonly note: (operation: Operation) => void
  readonly count: () => number
  /** Writes to `target` one state the disk may be in if the power is cut after `operations` of those noted. */
  readonly cut: (operations: number, dice: Dice, target: string) => void
}

/** `root`: the folder the program works in, whose content now is on the disk for sure. */
export function cuttableDisk(root: string): CuttableDisk {
  const before = readAll(root)
  const log: Operation[] = []
  return {
    note: (operation) => log.push(operation),
    count: () => log.length,
    cut(operations, dice, target) {
      const disk = replay(root, before, log.slice(0, operations))
      for (const [path, entry] of [...stateOf(disk, dice)].toSorted(([one], [other]) =>
        one < other ? -1 : 1,
      )) {
        const full = join(target, path)
        mkdirSync(entry === 'folder' ? full : dirname(full), { recursive: true })
        if (entry !== 'folder') writeFileSync(full, entry)
      }
    },
  }
}

interface Disk {
  /** Names as the program sees them. */
  readonly seen: Map<string, Entry>
  /** Names that are sure. */
  readonly sure: Map<string, Entry>
}

function readAll(root: string): ReadonlyMap<string, Buffer | 'folder'> {
  const found = new Map<string, Buffer | 'folder'>()
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const full = join(folder, entry.name)
      if (entry.isDirectory()) {
        found.set(relative(root, full), 'folder')
        walk(full)
      } else if (entry.isFile()) found.set(relative(root, full), readFileSync(full))
    }
  }
  walk(root)
  return found
}

function replay(
  root: string,
  before: ReadonlyMap<string, Buffer | 'folder'>,
  log: readonly Operation[],
): Disk {
  const start = [...before].map(([path, bytes]): [string, Entry] => [
    path,
    bytes === 'folder' ? 'folder' : { bytes, sure: bytes },
  ])
  const disk: Disk = { seen: new Map(start), sure: new Map(start) }
  for (const operation of log) step(root, disk, operation)
  return disk
}

function step(root: string, { seen, sure }: Disk, { name, path, to, bytes, how }: Operation): void {
  const here = relative(root, path)
  const entry = seen.get(here)
  switch (name) {
    case 'open':
      if (how !== 'read' && entry === undefined)
        seen.set(here, { bytes: Buffer.alloc(0), sure: Buffer.alloc(0) })
      return
    case 'write':
      if (typeof entry === 'object') entry.bytes = Buffer.concat([entry.bytes, bytes ?? Buffer.alloc(0)])
      return
    case 'sync':
    case 'datasync':
      if (typeof entry === 'object') entry.sure = entry.bytes
      return
    case 'rename':
      if (entry === undefined) return
      seen.delete(here)
      seen.set(relative(root, to ?? ''), entry)
      return
    case 'remove':
    case 'removeFolder':
      seen.delete(here)
      return
    case 'makeFolder':
      seen.set(here, 'folder')
      return
    case 'syncFolder':
      for (const names of [seen, sure])
        for (const other of names.keys()) {
          if (folderOf(other) !== here) continue
          const now = seen.get(other)
          if (now === undefined) sure.delete(other)
          else sure.set(other, now)
        }
      return
    default:
      return
  }
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}

function stateOf({ seen, sure }: Disk, dice: Dice): ReadonlyMap<string, Buffer | 'folder'> {
  const state = new Map<string, Buffer | 'folder'>()
  for (const path of new Set([...sure.keys(), ...seen.keys()])) {
    const [certain, wished] = [sure.get(path), seen.get(path)]
    // A change of a name that was not synced may have come through or not.
    const entry = certain === wished || dice(2) === 0 ? wished : certain
    if (entry === undefined) continue
    state.set(path, entry === 'folder' ? entry : bytesOf(entry, dice))
  }
  // A file whose folder did not come through is nowhere.
  for (const path of state.keys())
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder))
      if (state.get(folder) !== 'folder') state.delete(path)
  return state
}

/** What was synced is there; what was written after it may be whole, cut, zeroed or gone. */
function bytesOf({ bytes, sure }: File, dice: Dice): Buffer {
  const more = bytes.subarray(sure.length)
  if (more.length === 0) return bytes
  switch (dice(4)) {
    case 0:
      return bytes
    case 1:
      return sure
    case 2:
      return Buffer.concat([sure, more.subarray(0, dice(more.length))])
    default:
      return Buffer.concat([sure, Buffer.alloc(more.length)])
  }
}
