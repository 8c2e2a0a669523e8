// The branches of an issue folder, one for each writer. We read and write them ourselves: a ref is 40 hex
// digits and a newline, and anything else is damage, not absence. Refs that `git gc` has moved to
// `packed-refs` count too; a loose one stands over a packed one.

import { byCodeUnit } from '../../../base/order.ts'
import { isMissing } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import { type ObjectId, objectIdPattern } from './issue-objects.ts'

export interface Head {
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
    if (entry.name.startsWith('.')) continue
    if (entry.kind !== 'file' || !isWriterName(entry.name)) {
      strange.push(entry.name)
      continue
    }
    heads.set(entry.name, await readLoose(port, entry.name))
  }
  const list = [...heads].map(([writer, commit]) => ({ writer, commit }))
  return { heads: list.toSorted((left, right) => byCodeUnit(left.writer, right.writer)), strange }
}

/** One writer's head: undefined when there is none, null when it is damaged. */
export async function readHead(port: FilePort, writer: string): Promise<ObjectId | null | undefined> {
  const loose = await port.facts(refPath(writer))
  if (loose !== null) return readLoose(port, writer)
  return (await packedHeads(port)).get(writer)
}

export function writeHead(port: FilePort, writer: string, commit: ObjectId): Promise<void> {
  return port.write(refPath(writer), `${commit}\n`)
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

async function readLoose(port: FilePort, writer: string): Promise<ObjectId | null> {
  const text = await port.readText(refPath(writer))
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
