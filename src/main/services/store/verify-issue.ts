// Looks at everything in an issue folder and believes nothing: every object, packed or not, against its
// SHA-1, packs and indexes against theirs, all that the branches lead to, and every original against the
// SHA-256 in its name. Each object is read once, large ones one at a time. Only reads.

import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { crc32 } from 'node:zlib'
import { err, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import { attempt } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import { mapLimited } from '../limited.ts'
import { listExtras } from './issue-extras.ts'
import { createIssueObjects, type IssueObjects, type ObjectFault, type ObjectId } from './issue-objects.ts'
import { readHeads } from './issue-refs.ts'
import { decodeLoose, loosePath } from './loose-file.ts'
import { packTrailer, walkPack } from './pack-file.ts'
import { largestObject, packFolder, type PackFile, portSource } from './packed-objects.ts'

export interface Verified {
  /** Every object there is, packed or not, each counted once. */
  readonly objects: number
  readonly commits: number
  readonly pictures: number
  readonly packs: number
  readonly faults: readonly VerifyFault[]
  /** Files that are no part of an issue, by their paths. They do no harm. */
  readonly extras: readonly string[]
}

export interface VerifyFault {
  readonly kind:
    | ObjectFault['kind']
    | 'marker-damaged'
    | 'ref-damaged'
    | 'pack-damaged'
    | 'index-damaged'
    | 'picture-differs'
  /** An object's id, or the name of what else is damaged. */
  readonly object: string
  /** What led to it, or an empty string. */
  readonly at: string
}

const readsAtOnce = 8
const largeFile = 4 * 1024 * 1024
const originalPattern = /^originals\/([0-9a-f]{64})\./

export async function verifyIssue(port: FilePort): Promise<Result<Verified, Fault>> {
  const name = basename(port.root)
  const opened = await attempt(name, async () => {
    const texts = [await port.findText('jumpline.json'), await port.findText('HEAD')]
    return { texts, isFolder: (await port.facts(''))?.kind === 'folder' }
  })
  if (!opened.ok) return opened
  if (!opened.value.isFolder) return err({ kind: 'not-found', name })
  const [marker = null] = opened.value.texts
  if (opened.value.texts.every((text) => text === null))
    return err({ kind: 'not-an-issue', name, at: 'jumpline.json' })
  return attempt(name, async () => {
    const objects = createIssueObjects(port)
    const walk = createWalk(objects)
    const { heads } = await readHeads(port)
    const faults: VerifyFault[] = []
    if (!isMarker(marker)) faults.push({ kind: 'marker-damaged', object: 'jumpline.json', at: '' })
    for (const { writer, commit } of heads) {
      if (commit === null) faults.push({ kind: 'ref-damaged', object: writer, at: 'refs/heads' })
      else await walk.from(commit, `refs/heads/${writer}`)
    }
    const check = createCheck(port, objects, walk.originals)
    await check.loose(await objects.looseIds())
    const packs = await objects.packed.packs()
    for (const pack of packs) await check.pack(pack)
    const told = new Set([...faults, ...check.faults].map(({ object }) => object))
    const lacking = [...walk.wanted].filter(([oid]) => !check.met.has(oid) && !told.has(oid))
    return {
      objects: new Set([...check.met, ...walk.wanted.keys()]).size,
      commits: walk.commits(),
      pictures: walk.originals.size,
      packs: packs.length,
      faults: [
        ...faults,
        ...check.faults,
        ...walk.faults.filter(({ object }) => !told.has(object)),
        ...lacking.map(([object, at]): VerifyFault => ({ kind: 'missing', object, at })),
      ],
      extras: await listExtras(port),
    }
  })
}

function isMarker(text: string | null): boolean {
  try {
    const parsed: unknown = JSON.parse(text ?? '')
    return typeof parsed === 'object' && parsed !== null && 'format' in parsed && 'id' in parsed
  } catch {
    return false
  }
}

interface NamedOriginal {
  readonly sha256: string
  readonly path: string
}

interface Walk {
  readonly from: (commit: ObjectId, at: string) => Promise<void>
  /** Files the commits name, by id: where one of them stands. They are not read on the walk. */
  readonly wanted: ReadonlyMap<ObjectId, string>
  readonly originals: ReadonlyMap<ObjectId, NamedOriginal>
  readonly commits: () => number
  readonly faults: readonly VerifyFault[]
}

/** Follows commits and trees, each once. */
function createWalk(objects: IssueObjects): Walk {
  const seen = new Set<ObjectId>()
  const wanted = new Map<ObjectId, string>()
  const originals = new Map<ObjectId, NamedOriginal>()
  const faults: VerifyFault[] = []
  let commits = 0

  const note = (fault: ObjectFault, at: string): void => {
    faults.push({ kind: fault.kind, object: fault.oid, at })
  }

  async function enterTree(root: ObjectId): Promise<void> {
    const queue: (readonly [ObjectId, string])[] = [[root, '']]
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const [oid, folder] = next
      if (seen.has(oid)) continue
      seen.add(oid)
      const entries = await objects.readTree(oid)
      if (!entries.ok) {
        note(entries.fault, folder === '' ? 'tree' : folder)
        continue
      }
      for (const entry of entries.value) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        if (entry.isFolder) queue.push([entry.oid, path])
        else wantFile(entry.oid, path)
      }
    }
  }

  function wantFile(oid: ObjectId, path: string): void {
    if (!wanted.has(oid)) wanted.set(oid, path)
    const sha256 = originalPattern.exec(path)?.[1]
    if (sha256 !== undefined) originals.set(oid, { sha256, path })
  }

  return {
    wanted,
    originals,
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
        await enterTree(commit.value.tree)
        queue.push(...commit.value.parents)
      }
    },
  }
}

interface Check {
  readonly loose: (ids: readonly ObjectId[]) => Promise<void>
  readonly pack: (pack: PackFile) => Promise<void>
  /** Every object met, sound or not. */
  readonly met: ReadonlySet<ObjectId>
  readonly faults: readonly VerifyFault[]
}

/** Reads objects where they lie and compares them with their names. */
function createCheck(
  port: FilePort,
  objects: IssueObjects,
  originals: ReadonlyMap<ObjectId, NamedOriginal>,
): Check {
  const met = new Set<ObjectId>()
  const faults: VerifyFault[] = []
  const compared = new Set<ObjectId>()

  function compare(oid: ObjectId, content: Uint8Array): void {
    const original = originals.get(oid)
    if (original === undefined || compared.has(oid)) return
    compared.add(oid)
    const isSame = createHash('sha256').update(content).digest('hex') === original.sha256
    if (!isSame) faults.push({ kind: 'picture-differs', object: oid, at: original.path })
  }

  async function looseFile(oid: ObjectId): Promise<void> {
    met.add(oid)
    const object = await decodeLoose(await port.read(loosePath(oid)), oid, largestObject)
    if (object === null) faults.push({ kind: 'damaged', object: oid, at: originals.get(oid)?.path ?? '' })
    else compare(oid, object.content)
  }

  async function pack(file: PackFile): Promise<void> {
    const { stem, index, size } = file
    const name = `${packFolder}/${stem}`
    const at = `${name}.pack`
    const places = new Map(index.places().map((place) => [place.offset, place]))
    if (file.hasIndexFile && !file.indexIsSound)
      faults.push({ kind: 'index-damaged', object: `${name}.idx`, at: '' })
    if (size === 0) {
      for (const oid of index.ids) await elsewhere(oid, at)
      return
    }
    const source = portSource(port, at, size)
    const { found, stated } = await packTrailer(source)
    if (found !== stated || stated !== index.pack) faults.push({ kind: 'pack-damaged', object: at, at: '' })

    const offsets = [...places.keys()]
    const rest = new Set(index.ids)
    let isIndexTrue = true
    const resume = (after: number): number | null => offsets.find((offset) => offset > after) ?? null
    for await (const entry of walkPack(source, largestObject, resume)) {
      const place = places.get(entry.offset)
      const oid = entry.oid ?? place?.oid ?? ''
      isIndexTrue &&= place?.oid === oid && place.crc === crc32(entry.bytes)
      // What a delta makes is told by reading the object whole, below.
      if (entry.oid === null || place?.oid !== oid) continue
      rest.delete(oid)
      met.add(oid)
      compare(oid, entry.content)
    }
    if (!isIndexTrue && file.indexIsSound)
      faults.push({ kind: 'index-damaged', object: `${name}.idx`, at: '' })
    for (const oid of rest) await elsewhere(oid, at)
  }

  /** An object its pack does not give plainly: a delta, or one that is damaged or still coming. */
  async function elsewhere(oid: ObjectId, at: string): Promise<void> {
    met.add(oid)
    const read = await objects.read(oid, largestObject)
    if (read.ok) compare(oid, read.value.content)
    else faults.push({ kind: read.fault.kind, object: oid, at: originals.get(oid)?.path ?? at })
  }

  return {
    met,
    faults,
    pack,
    async loose(ids) {
      const sizes = await mapLimited(
        ids,
        readsAtOnce,
        async (oid) => (await port.facts(loosePath(oid)))?.size ?? 0,
      )
      const isLarge = (row: number): boolean => (sizes[row] ?? 0) > largeFile
      await mapLimited(
        ids.filter((_, row) => !isLarge(row)),
        readsAtOnce,
        looseFile,
      )
      for (const oid of ids.filter((_, row) => isLarge(row))) await looseFile(oid)
    },
  }
}
