// Looks at everything in an issue folder and believes nothing: every loose object against its SHA-1, all
// that the branches lead to, and every original against the SHA-256 in its name. Only reads.

import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { err, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import { attempt } from '../../fs/file-fault.ts'
import { createFilePort } from '../../fs/file-port.ts'
import { nodeFileSystem } from '../../fs/file-system.ts'
import { createIssueObjects, type IssueObjects, type ObjectFault, type ObjectId } from './issue-objects.ts'
import { readHeads } from './issue-refs.ts'
import { mapLimited } from '../limited.ts'

export interface Verified {
  /** Loose objects, and those in packs that a branch leads to. */
  readonly objects: number
  readonly commits: number
  readonly pictures: number
  readonly faults: readonly VerifyFault[]
}

export interface VerifyFault {
  readonly kind: ObjectFault['kind'] | 'ref-damaged' | 'picture-differs'
  readonly object: string
  /** What led to it, or an empty string. */
  readonly at: string
}

const inflated = promisify(inflate)
const largest = 256 * 1024 * 1024
const readsAtOnce = 8
const originalPattern = /^originals\/([0-9a-f]{64})\./

export async function verifyIssue(path: string, platform: string): Promise<Result<Verified, Fault>> {
  const name = basename(path)
  const parts = { system: nodeFileSystem, platform, random: () => 0, pause: () => Promise.resolve() }
  const port = createFilePort(parts, path)
  const marker = await attempt(name, async () => [
    await port.findText('jumpline.json'),
    await port.findText('HEAD'),
  ])
  if (!marker.ok) return marker
  const folder = await attempt(name, () => nodeFileSystem.facts(path))
  if (!folder.ok) return folder
  if (marker.value.every((text) => text === null))
    return err({ kind: 'not-an-issue', name, at: 'jumpline.json' })

  const objects = createIssueObjects(port)
  return attempt(name, async () => {
    const faults: VerifyFault[] = []
    const loose = await objects.looseIds()
    const sound = await mapLimited(loose, readsAtOnce, async (oid) => {
      const raw = await port.read(`objects/${oid.slice(0, 2)}/${oid.slice(2)}`)
      const whole = await inflated(raw, { maxOutputLength: largest }).catch(() => null)
      return whole !== null && createHash('sha1').update(whole).digest('hex') === oid
    })
    for (const [index, oid] of loose.entries())
      if (sound[index] !== true) faults.push({ kind: 'damaged', object: oid, at: '' })

    const { heads } = await readHeads(port)
    const walk = createWalk(objects)
    for (const { writer, commit } of heads) {
      if (commit === null) faults.push({ kind: 'ref-damaged', object: writer, at: 'refs/heads' })
      else await walk.from(commit, `refs/heads/${writer}`)
    }
    const told = new Set(faults.map((fault) => fault.object))
    faults.push(...walk.faults.filter((fault) => !told.has(fault.object)))
    const seen = new Set([...loose, ...walk.seen])
    return { objects: seen.size, commits: walk.commits(), pictures: walk.pictures.size, faults }
  })
}

interface Walk {
  readonly from: (commit: ObjectId, at: string) => Promise<void>
  readonly seen: ReadonlySet<ObjectId>
  readonly pictures: ReadonlySet<string>
  readonly commits: () => number
  readonly faults: readonly VerifyFault[]
}

/** Follows commits, trees and blobs, each once. */
function createWalk(objects: IssueObjects): Walk {
  const seen = new Set<ObjectId>()
  const pictures = new Set<string>()
  const faults: VerifyFault[] = []
  let commits = 0

  const note = (fault: ObjectFault, at: string): void => {
    faults.push({ kind: fault.kind, object: fault.oid, at })
  }

  async function enterTree(oid: ObjectId, folder: string): Promise<void> {
    if (seen.has(oid)) return
    seen.add(oid)
    const entries = await objects.readTree(oid)
    if (!entries.ok) {
      note(entries.fault, folder === '' ? 'tree' : folder)
      return
    }
    for (const entry of entries.value) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isFolder) await enterTree(entry.oid, path)
      else await lookAt(entry.oid, path)
    }
  }

  async function lookAt(oid: ObjectId, path: string): Promise<void> {
    const sha256 = originalPattern.exec(path)?.[1]
    if (seen.has(oid) && (sha256 === undefined || pictures.has(sha256))) return
    seen.add(oid)
    const blob = await objects.readBlob(oid, largest)
    if (!blob.ok) {
      note(blob.fault, path)
      return
    }
    if (sha256 === undefined) return
    pictures.add(sha256)
    const isSame = createHash('sha256').update(blob.value).digest('hex') === sha256
    if (!isSame) faults.push({ kind: 'picture-differs', object: oid, at: path })
  }

  return {
    seen,
    pictures,
    faults,
    commits: () => commits,
    async from(start, at) {
      const queue = [start]
      for (let oid = queue.shift(); oid !== undefined; oid = queue.shift()) {
        if (seen.has(oid)) continue
        seen.add(oid)
        const commit = await objects.readCommit(oid)
        if (!commit.ok) {
          note(commit.fault, at)
          continue
        }
        commits += 1
        await enterTree(commit.value.tree, '')
        queue.push(...commit.value.parents)
      }
    },
  }
}
