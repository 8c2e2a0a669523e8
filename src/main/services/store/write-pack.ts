// Packs put into an issue folder and taken out of the way. A pack is durable before anything names what is
// in it, and it counts only when all of it was read again from the disk. What is taken out is moved into
// `quarantine/`, a folder that git passes over; nothing is removed here.

import { isMissing } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import type { ObjectId } from './git-object.ts'
import { encodePack, type PackedBytes, packTrailer, parseIndex, walkPack } from './pack-file.ts'
import { largestObject, openPack, packFolder } from './packed-objects.ts'

export const quarantineFolder = 'quarantine'

/** Writes the pack and then its index, both durable; gives their name without its ending. */
export async function writePack(port: FilePort, entries: readonly PackedBytes[]): Promise<string> {
  const { name, pack, index } = encodePack(entries)
  const stem = `pack-${name}`
  // Git looks for indexes: a pack without one is not there yet.
  await port.writeTogether([
    { path: `${packFolder}/${stem}.pack`, bytes: pack },
    { path: `${packFolder}/${stem}.idx`, bytes: index },
  ])
  await port.settle()
  return stem
}

/**
 * Reads a pack and its index from the disk, every byte of both. The ids it holds, or null when anything
 * is not as it should be; a pack with deltas is not one of ours, and null too.
 */
export async function readBackPack(port: FilePort, stem: string): Promise<ReadonlySet<ObjectId> | null> {
  const path = `${packFolder}/${stem}.pack`
  const index = parseIndex(await port.read(`${packFolder}/${stem}.idx`))
  if (index === null || `pack-${index.pack}` !== stem) return null
  const source = await openPack(port, path)
  if (source === null) return null
  const { found, stated } = await packTrailer(source)
  if (found !== stated || stated !== index.pack) return null
  const ids = new Set<ObjectId>()
  const walk = walkPack(source, largestObject)
  for (let step = await walk.next(); ; step = await walk.next()) {
    if (step.done === true) return step.value.end === 'whole' && ids.size === index.ids.length ? ids : null
    const { oid, offset } = step.value
    if (oid === null || index.find(oid)?.offset !== offset) return null
    ids.add(oid)
  }
}

/** Moves packs and their indexes into a folder of the quarantine; one that is gone already is no fault. */
export async function retirePacks(port: FilePort, stems: readonly string[], folder: string): Promise<void> {
  for (const stem of stems) {
    // The index first: git must never meet an index without its pack.
    for (const ending of ['idx', 'pack']) {
      try {
        await port.moveUnsettled(
          `${packFolder}/${stem}.${ending}`,
          `${quarantineFolder}/${folder}/${stem}.${ending}`,
        )
      } catch (error) {
        if (!isMissing(error)) throw error
      }
    }
  }
  await port.settle()
}
