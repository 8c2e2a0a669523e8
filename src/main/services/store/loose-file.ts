// One object as a file of its own, as git keeps it: the object with its header, deflated. In: the bytes of
// the file and the id in its name. Out: the object, or null when the bytes are not what the name says.

import { createHash } from 'node:crypto'
import { deflate, deflateSync, inflate, inflateSync } from 'node:zlib'
import { promisify } from 'node:util'
import { type GitObject, objectHeader, type ObjectId, type ObjectType } from './git-object.ts'

const inflateLarge = promisify(inflate)
const deflateLarge = promisify(deflate)
// Nearly every object of an issue is a few kilobytes: handing one to another thread takes longer than unpacking it.
const small = 64 * 1024
const headerRoom = 64

export function loosePath(oid: ObjectId): string {
  return `objects/${oid.slice(0, 2)}/${oid.slice(2)}`
}

export async function encodeLoose({ type, content }: GitObject): Promise<Uint8Array> {
  const whole = Buffer.concat([objectHeader(type, content.length), content])
  return whole.length <= small ? deflateSync(whole) : deflateLarge(whole)
}

/** The object in a loose file; null when it is damaged, or larger than `limit`. */
export async function decodeLoose(raw: Uint8Array, oid: ObjectId, limit: number): Promise<GitObject | null> {
  const options = { maxOutputLength: limit + headerRoom }
  try {
    const whole = raw.length <= small ? inflateSync(raw, options) : await inflateLarge(raw, options)
    if (createHash('sha1').update(whole).digest('hex') !== oid) return null
    return opened(whole, oid)
  } catch {
    return null
  }
}

/** What follows git's header `type size NUL`, when the header is true. */
function opened(whole: Uint8Array, oid: ObjectId): GitObject | null {
  const end = whole.indexOf(0)
  if (end < 0 || end > headerRoom) return null
  const content = whole.subarray(end + 1)
  const [, type, size] =
    /^(blob|tree|commit) (\d+)$/.exec(new TextDecoder().decode(whole.subarray(0, end))) ?? []
  if (type === undefined || size !== String(content.length)) return null
  return { oid, type: type as ObjectType, content }
}
