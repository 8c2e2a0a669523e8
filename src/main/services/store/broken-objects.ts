// Damaged copies of objects that are about to be written again. A loose one is moved aside; a pack with a
// damaged object is moved aside too, once everything else in it has been copied into the new pack. In: the
// objects to write. Out: what must be written along with them, and what may go once it is read back.

import type { FilePort } from '../../fs/file-port.ts'
import { mapLimited } from '../limited.ts'
import type { GitObject, ObjectId } from './git-object.ts'
import type { IssueObjects } from './issue-objects.ts'
import { loosePath } from './loose-file.ts'
import { packFolder, type PackFile } from './packed-objects.ts'
import { retirePacks } from './write-pack.ts'

export interface Broken {
  readonly loose: readonly ObjectId[]
  readonly packs: readonly PackFile[]
  /** What else the packs hold that is sound. */
  readonly rescued: readonly GitObject[]
}

// A larger pack is not written again for the sake of one object: it stays, damaged as it is.
const largestPack = 16 * 1024 * 1024
const readsAtOnce = 8

/** `damaged` are those of `lacking` of which something is there. */
export async function findBroken(
  port: FilePort,
  objects: IssueObjects,
  damaged: readonly GitObject[],
  lacking: readonly GitObject[],
): Promise<Broken> {
  if (damaged.length === 0) return { loose: [], packs: [], rescued: [] }
  const found = await mapLimited(damaged, readsAtOnce, async ({ oid }) => {
    const facts = await port.facts(loosePath(oid))
    return facts === null ? null : oid
  })
  const loose = found.filter((oid) => oid !== null)
  const packs = (await objects.packed.packs()).filter(
    (pack) =>
      !pack.isCopy &&
      pack.isWhole &&
      pack.size <= largestPack &&
      damaged.some(({ oid }) => pack.index.find(oid) !== null),
  )
  const written = new Set(lacking.map(({ oid }) => oid))
  const others = [...new Set(packs.flatMap((pack) => pack.index.ids))].filter((oid) => !written.has(oid))
  const rescued = await mapLimited(others, readsAtOnce, (oid) => objects.read(oid, largestPack))
  return { loose, packs, rescued: rescued.flatMap((read) => (read.ok ? [read.value] : [])) }
}

/** To be called once all that was lacking, and all that was rescued, is in a sound pack. */
export async function setBrokenAside(
  port: FilePort,
  objects: IssueObjects,
  { loose, packs }: Broken,
  written: ReadonlySet<ObjectId>,
): Promise<void> {
  for (const oid of loose) await objects.setAside(oid)
  for (const pack of packs) {
    // One that holds something else that can't be read stays: it may be all there is left of it.
    const isSafe = pack.index.ids.every((oid) => written.has(oid))
    if (isSafe && (await port.facts(`${packFolder}/${pack.stem}.pack`)) !== null)
      await retirePacks(port, [pack.stem], 'damaged')
  }
}
