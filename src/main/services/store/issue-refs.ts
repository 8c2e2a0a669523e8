// The branches of an issue folder, one for each writer. We read and write them ourselves: a ref is 40 hex
// digits and a newline, and anything else is damage, not absence. Refs that `git gc` has moved to
// `packed-refs` count too; a loose one stands over a packed one.
//
// A sync service that met two versions of a branch file keeps both under names of its own: such a copy names
// a commit as well, and counts as one more head.

import { byCodeUnit } from '../../../base/order.ts'
import { fileError, isMissing } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import { type ObjectId, objectIdPattern } from './issue-objects.ts'

export interface Head {
  /** Name of the branch; that of a conflict copy is as the sync service made it. */
  readonly writer: string
  /** Null when the ref is damaged. */
  readonly commit: ObjectId | null
}

export interface Heads {
  /** In the order of their names. */
  readonly heads: readonly Head[]
  /** Names in the folder of branches that can't be a writer's. */
  readonly strange: readonly string[]
}

const writerPattern = /^[a-z0-9][a-z0-9._-]{0,99}$/

export function isWriterName(name: string): boolean {
  return writerPattern.test(name) && !name.includes('..') && !/\.$|\.lock$/.test(name)
}

export async function readHeads(port: FilePort): Promise<Heads> {
  const heads = new Map<string, ObjectId | null>(await packedHeads(port))
  const strange: string[] = []
  for (const entry of await listHeads(port)) {
    // Half-written files, and locks: git passes over both as well.
    if (entry.name.startsWith('.') || entry.name.endsWith('.lock')) continue
    const isOurs = entry.kind === 'file' && isWriterName(entry.name)
    if (!isOurs) strange.push(entry.name)
    const commit = entry.kind === 'file' ? await readLoose(port, entry.name) : null
    // It may have been renamed or taken away since the folder was listed.
    if (isOurs ? commit !== undefined : commit) heads.set(entry.name, commit ?? null)
  }
  const list = [...heads].map(([writer, commit]) => ({ writer, commit }))
  return { heads: list.toSorted((left, right) => byCodeUnit(left.writer, right.writer)), strange }
}

/** One writer's head: undefined when there is none, null when it is damaged. */
export async function readHead(port: FilePort, writer: string): Promise<ObjectId | null | undefined> {
  const loose = await readLoose(port, writer)
  return loose === undefined ? (await packedHeads(port)).get(writer) : loose
}

/**
 * Moves a branch to a commit if it stands where the mover left it: undefined for a branch that is not there,
 * null for a damaged one. False when it stands elsewhere: another program writes under this name.
 */
export async function moveHead(
  port: FilePort,
  writer: string,
  commit: ObjectId,
  isOurs: (now: ObjectId | null | undefined) => boolean,
): Promise<boolean> {
  const lock = `${refPath(writer)}.lock`
  // Written before the lock is taken: a disk may take seconds for that, and whoever watches a lock for so long
  // takes its holder for dead.
  return port.writeWhen(refPath(writer), `${commit}\n`, async (place) => {
    await claim(port, lock)
    try {
      if (isOurs(await readHead(port, writer))) await place()
    } finally {
      await port.remove(lock).catch(() => undefined)
    }
  })
}

const claimPause = 20
// Half a second with one lock in the way: far longer than a branch takes to move, and short for whoever opens
// an issue after a crash.
const staleAfter = 25

/**
 * Two programs of one writer take turns, under git's own name for it. Whoever was killed with the lock in hand
 * keeps nobody out for long: a lock that stays the same while we watch is nobody's.
 */
async function claim(port: FilePort, lock: string): Promise<void> {
  let watched: number | undefined
  let looks = 0
  while (!(await port.claim(lock))) {
    const made = (await port.facts(lock))?.modified
    looks = made === watched ? looks + 1 : 0
    watched = made
    if (looks === staleAfter) await port.remove(lock).catch(() => undefined)
    // A lock that can't even be taken away is the system's to explain.
    if (looks > 2 * staleAfter) throw fileError('EBUSY', lock)
    await port.pause(claimPause)
  }
}

function refPath(writer: string): string {
  return `refs/heads/${writer}`
}

async function listHeads(port: FilePort): ReturnType<FilePort['list']> {
  try {
    return await port.list('refs/heads')
  } catch (error) {
    // `git gc` may leave no folder behind when every ref is packed.
    if (isMissing(error)) return []
    throw error
  }
}

/** Undefined when there is no such file. */
async function readLoose(port: FilePort, writer: string): Promise<ObjectId | null | undefined> {
  const text = await port.findText(refPath(writer))
  if (text === null) return undefined
  const commit = text.slice(0, 40)
  return text === `${commit}\n` && objectIdPattern.test(commit) ? commit : null
}

async function packedHeads(port: FilePort): Promise<ReadonlyMap<string, ObjectId>> {
  const heads = new Map<string, ObjectId>()
  const text = (await port.findText('packed-refs')) ?? ''
  for (const line of text.split('\n')) {
    const [, commit, writer] = /^([0-9a-f]{40}) refs\/heads\/([^/]+)$/.exec(line) ?? []
    if (commit !== undefined && writer !== undefined && isWriterName(writer)) heads.set(writer, commit)
  }
  return heads
}
