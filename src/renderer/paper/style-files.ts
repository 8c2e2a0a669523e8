// A style book from another issue or a file, and into a file.

import { ok, type Result } from '../../base/result.ts'
import type { Fault } from '../../contract/fault.ts'
import type { Publication } from '../../model/publication.ts'
import { plainName } from '../app/plain-name.ts'
import { call } from '../bridge/client.ts'

/** Null when nothing was chosen. */
export async function takeStyleBook(): Promise<Result<Publication | null, Fault>> {
  const chosen = await call('files.choose', { purpose: 'style-book', suggestion: '' })
  if (!chosen.ok) return chosen
  if (chosen.value === null) return ok(null)
  const read = await call('style.read', { grant: chosen.value.grant })
  return read.ok ? ok(read.value.publication) : read
}

/** The name of the file; null when no place was chosen. */
export async function keepStyleBook(publication: Publication): Promise<Result<string | null, Fault>> {
  const suggestion = plainName(publication.name)
  const chosen = await call('files.choose', { purpose: 'style-file', suggestion })
  if (!chosen.ok) return chosen
  if (chosen.value === null) return ok(null)
  const written = await call('style.write', { grant: chosen.value.grant, publication })
  return written.ok ? ok(written.value.name) : written
}
