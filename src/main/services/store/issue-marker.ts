// The marker file of an issue folder: the number of its format, and the id.

import { basename } from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import { formatNumber } from '../../../model/file/encode.ts'
import { attempt } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'

export const markerName = 'jumpline.json'

const marker = z.object({ format: z.int(), id: z.string() })

export type Marker = z.infer<typeof marker>

/** Null when the text is no marker. */
export function readMarker(text: string | null): Marker | null {
  try {
    const parsed = marker.safeParse(JSON.parse(text ?? ''))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Says that the folder holds this issue, in the format of this build. */
export async function writeMarker(port: FilePort, id: string): Promise<null> {
  await port.write(markerName, `${JSON.stringify({ format: formatNumber, id })}\n`)
  return null
}

/** The marker of a folder that is an issue of a format we know, with its text. */
export async function findMarker(port: FilePort): Promise<Result<Marker & { readonly text: string }, Fault>> {
  const name = basename(port.root)
  const found = await attempt(name, async () => {
    const text = await port.findText(markerName)
    return { text, isFolder: text !== null || (await port.facts('')) !== null }
  })
  if (!found.ok) return found
  const { text, isFolder } = found.value
  if (!isFolder) return err({ kind: 'not-found', name })
  const read = readMarker(text)
  if (read === null || text === null) return err({ kind: 'not-an-issue', name, at: markerName })
  return read.format > formatNumber
    ? err({ kind: 'newer-format', name, found: read.format, known: formatNumber })
    : ok({ ...read, text })
}
