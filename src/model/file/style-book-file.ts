// A style book as one file, to be carried from one issue to the next: the publication as `issue.json` has it, under
// the same format number. It is read as an issue without pages, so older files are upgraded by the same steps.

import { err, ok, type Result } from '../../base/result.ts'
import type { Publication } from '../publication.ts'
import { decodeIssue, type DecodeFault } from './decode.ts'
import { formatNumber } from './encode.ts'

export function encodeStyleBook(publication: Publication): string {
  return `${JSON.stringify({ format: formatNumber, publication }, null, 2)}\n`
}

export function decodeStyleBook(text: string): Result<Publication, DecodeFault> {
  const path = 'issue.json'
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return err({ kind: 'malformed', path, at: '', message: 'not JSON' })
  }
  if (typeof file !== 'object' || file === null || !('format' in file) || !('publication' in file))
    return err({ kind: 'malformed', path, at: 'publication', message: 'not a style book' })
  const { format, publication } = file
  const issue = { format, id: 'stylebook', date: '2000-01-01', number: null, pages: [], publication }
  const decoded = decodeIssue(new Map([[path, JSON.stringify(issue)]]))
  return decoded.ok ? ok(decoded.value.publication) : decoded
}
