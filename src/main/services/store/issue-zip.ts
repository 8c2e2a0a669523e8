// An issue as one file to hand over: a ZIP of HEAD, marker, objects and branches, and nothing else of the
// folder. In: the port of an issue folder and where the file is to be. The file appears whole or not at all.

import { PassThrough, Readable } from 'node:stream'
import { basename } from 'node:path'
import { ZipFile } from 'yazl'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import { attempt } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import { findMarker, markerName } from './issue-marker.ts'
import { createIssueObjects } from './issue-objects.ts'
import { readHeads } from './issue-refs.ts'
import { loosePath } from './loose-file.ts'
import { encodeIndex } from './pack-file.ts'
import { packFolder, type PackFile } from './packed-objects.ts'
import { isSoundPart } from './zip-names.ts'

/** A file by the folder it is in. */
export interface ZipPlace {
  readonly folder: FilePort
  readonly name: string
}

export interface PackedIssue {
  readonly files: number
  readonly bytes: number
  readonly id: string
}

interface ZipPart {
  readonly path: string
  readonly bytes: Uint8Array | { readonly at: string; readonly size: number }
}

const stride = 1024 * 1024
// Another writer may join packs while they are read; then the list is made anew.
const attempts = 3

/** `over`: whether a file that is there may be replaced. */
export async function packIssue(
  issue: FilePort,
  to: ZipPlace,
  over = false,
): Promise<Result<PackedIssue, Fault>> {
  const name = basename(issue.root)
  const marker = await findMarker(issue)
  if (!marker.ok) return marker
  const taken = await attempt(to.name, () => to.folder.facts(to.name))
  if (!taken.ok) return taken
  if (taken.value !== null && !over) return err({ kind: 'exists', name: to.name })
  for (let turn = 1; ; turn += 1) {
    const listed = await attempt(name, () => listParts(issue, marker.value.text))
    if (!listed.ok) return listed
    const parts = listed.value
    const written = await attempt(to.name, () => writeZip(issue, to, parts))
    if (written.ok) return ok({ files: parts.length, bytes: written.value, id: marker.value.id })
    if (written.fault.kind !== 'not-found' || turn === attempts) return written
  }
}

/** In an order that depends on nothing but the issue. */
async function listParts(issue: FilePort, marker: string): Promise<readonly ZipPart[]> {
  const plain = (path: string, text: string): ZipPart => ({ path, bytes: new TextEncoder().encode(text) })
  // Branches before objects: what a branch names was written before it.
  const { heads } = await readHeads(issue)
  const objects = createIssueObjects(issue)
  const loose = await objects.looseIds()
  const head = (await issue.findText('HEAD')) ?? ''
  const sound = isSoundPart('head', head) ? head : `ref: refs/heads/${heads[0]?.writer ?? 'main'}\n`
  const parts: ZipPart[] = [plain(markerName, marker), plain('HEAD', sound)]
  for (const { writer, commit } of heads)
    if (commit !== null) parts.push(plain(`refs/heads/${writer}`, `${commit}\n`))
  for (const pack of onePerName(await objects.packed.packs())) parts.push(...packParts(pack))
  for (const oid of loose.toSorted()) {
    const at = loosePath(oid)
    const facts = await issue.facts(at)
    if (facts !== null) parts.push({ path: at, bytes: { at, size: facts.size } })
  }
  return parts
}

const properName = (stem: string): string => stem.slice(0, 'pack-'.length + 40)

/** Of a pack and its conflict copies, the one that is whole. */
function onePerName(packs: readonly PackFile[]): readonly PackFile[] {
  const chosen = new Map<string, PackFile>()
  for (const pack of packs) {
    if (pack.size === 0) continue
    const known = chosen.get(properName(pack.stem))
    if (known === undefined || (!known.isWhole && pack.isWhole)) chosen.set(properName(pack.stem), pack)
  }
  return [...chosen.values()].toSorted((left, right) => (left.stem < right.stem ? -1 : 1))
}

function packParts({ stem, size, index }: PackFile): readonly ZipPart[] {
  const path = `${packFolder}/${properName(stem)}`
  return [
    { path: `${path}.pack`, bytes: { at: `${packFolder}/${stem}.pack`, size } },
    { path: `${path}.idx`, bytes: encodeIndex(index.places(), index.pack) },
  ]
}

async function writeZip(issue: FilePort, to: ZipPlace, parts: readonly ZipPart[]): Promise<number> {
  const zip = new ZipFile()
  const out = new PassThrough()
  // What git keeps is deflated already. The date is any fixed one, as a wall clock shows it.
  const options = { compress: false, mode: 0o100644, mtime: new Date(1980, 0, 1), forceDosTimestamp: true }
  for (const { path, bytes } of parts) {
    if (bytes instanceof Uint8Array) {
      zip.addBuffer(Buffer.from(bytes), path, options)
      continue
    }
    zip.addReadStreamLazy(path, { ...options, size: bytes.size }, (give) => {
      const part = Readable.from(ranges(issue, bytes.at, bytes.size), { objectMode: false })
      // The library does not listen: unheard, a file that can't be read would end the program.
      part.on('error', (error) => out.destroy(error))
      give(null, part)
    })
  }
  zip.on('error', (error: Error) => out.destroy(error))
  // Whoever reads it is told; when writing has failed before, nobody reads it any more.
  out.on('error', () => undefined)
  zip.outputStream.pipe(out)
  zip.end()
  let length = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const part of out) {
      const bytes = part as Uint8Array
      length += bytes.length
      yield bytes
    }
  }
  try {
    await to.folder.writeParts(to.name, counted())
  } finally {
    out.destroy()
  }
  await to.folder.settle()
  return length
}

async function* ranges(port: FilePort, path: string, size: number): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < size; offset += stride)
    yield await port.readAt(path, offset, Math.min(stride, size - offset))
}
