// An `.issuez` that is opened becomes an issue folder beside it. One that is there already, of the same issue,
// takes in what the file has: that is how an issue comes back from where it was sent. In: the file. Out: the
// path of the folder.

import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { ZipPlace } from './issue-zip.ts'
import { addFromZip } from './unite-issues.ts'
import { type UnzipParts, unpackIssue } from './unzip-issue.ts'

const ending = /\.issuez$/i
// Other issues of the same name; whoever has more of them has tidied up nothing for a long time.
const mostNames = 50

export function isZipName(path: string): boolean {
  return ending.test(path)
}

/** `elsewhere`: a folder to use where the file's own can't be written to, as on a stick that is locked. */
export async function openZip(
  parts: UnzipParts,
  file: string,
  elsewhere: string,
): Promise<Result<string, Fault>> {
  const from: ZipPlace = { folder: parts.portAt(dirname(file)), name: basename(file) }
  const beside = await placeZip(parts, from, dirname(file))
  if (beside.ok || beside.fault.kind !== 'no-permission' || elsewhere === dirname(file)) return beside
  return placeZip(parts, from, elsewhere)
}

async function placeZip(parts: UnzipParts, from: ZipPlace, folder: string): Promise<Result<string, Fault>> {
  const stem = from.name.replace(ending, '')
  for (let number = 1; number <= mostNames; number += 1) {
    const name = `${stem}${number === 1 ? '' : ` ${String(number)}`}.issue`
    const path = join(folder, name)
    const unpacked = await unpackIssue(parts, from, { folder: parts.portAt(folder), name })
    if (unpacked.ok) return ok(path)
    if (unpacked.fault.kind !== 'exists') return unpacked
    const added = await addFromZip(parts, from, parts.portAt(path))
    if (added.ok) return ok(path)
    const isAnother = added.fault.kind === 'unreadable' || added.fault.kind === 'not-an-issue'
    if (!isAnother) return added
  }
  return err({ kind: 'exists', name: `${stem}.issue` })
}
