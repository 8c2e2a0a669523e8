// Archives byte by byte, for what no library would write: lies about sizes, names in two versions, entries
// laid over one another.

import { crc32, deflateRawSync } from 'node:zlib'

export interface RawEntry {
  readonly name: string | Uint8Array
  readonly content: Uint8Array | string
  readonly deflated?: boolean
  readonly method?: number
  readonly flags?: number
  /** External attributes, and the system they were made on. */
  readonly attributes?: number
  readonly madeBy?: number
  readonly extra?: Uint8Array
  /** What the local header says instead. */
  readonly localName?: string
  readonly localFlags?: number
  readonly localMethod?: number
  /** Lies in the central directory. */
  readonly size?: number
  readonly packedSize?: number
  readonly crc?: number
  readonly offset?: (real: number) => number
}

export interface RawArchive {
  readonly entries: readonly RawEntry[]
  readonly count?: number
  readonly directoryOffset?: (real: number) => number
  readonly before?: Uint8Array
}

const bytesOf = (text: string | Uint8Array): Buffer => Buffer.from(text as string, 'utf8')

export function rawZip({ entries, count, directoryOffset, before }: RawArchive): Buffer {
  const parts: Buffer[] = [Buffer.from(before ?? [])]
  const rows: Buffer[] = []
  let at = parts[0]?.length ?? 0
  for (const entry of entries) {
    const name = bytesOf(entry.name)
    const localName = bytesOf(entry.localName ?? entry.name)
    const content = bytesOf(entry.content)
    const packed = entry.deflated === true ? deflateRawSync(content) : content
    const method = entry.method ?? (entry.deflated === true ? 8 : 0)
    const sum = entry.crc ?? crc32(content)
    const size = entry.size ?? content.length
    const packedSize = entry.packedSize ?? packed.length
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(entry.localFlags ?? entry.flags ?? 0, 6)
    local.writeUInt16LE(entry.localMethod ?? method, 8)
    local.writeUInt32LE(sum, 14)
    local.writeUInt32LE(packedSize, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(localName.length, 26)
    const row = Buffer.alloc(46)
    row.writeUInt32LE(0x02014b50, 0)
    row.writeUInt16LE(((entry.madeBy ?? 3) << 8) | 20, 4)
    row.writeUInt16LE(20, 6)
    row.writeUInt16LE(entry.flags ?? 0, 8)
    row.writeUInt16LE(method, 10)
    row.writeUInt32LE(sum, 16)
    row.writeUInt32LE(packedSize, 20)
    row.writeUInt32LE(size, 24)
    row.writeUInt16LE(name.length, 28)
    row.writeUInt16LE(entry.extra?.length ?? 0, 30)
    row.writeUInt32LE(entry.attributes ?? 0, 38)
    row.writeUInt32LE((entry.offset ?? ((real) => real))(at), 42)
    rows.push(Buffer.concat([row, name, Buffer.from(entry.extra ?? [])]))
    const block = Buffer.concat([local, localName, packed])
    parts.push(block)
    at += block.length
  }
  const directory = Buffer.concat(rows)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count ?? entries.length, 8)
  end.writeUInt16LE(count ?? entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE((directoryOffset ?? ((real) => real))(at), 16)
  return Buffer.concat([...parts, directory, end])
}

/** An extra field that gives sizes of 64 bits. */
export function zip64Extra(size: bigint, packedSize: bigint): Uint8Array {
  const extra = Buffer.alloc(20)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(16, 2)
  extra.writeBigUInt64LE(size, 4)
  extra.writeBigUInt64LE(packedSize, 12)
  return extra
}

/** An extra field that gives the entry another name. */
export function nameExtra(given: string, other: string): Uint8Array {
  const text = bytesOf(other)
  const extra = Buffer.alloc(9)
  extra.writeUInt16LE(0x7075, 0)
  extra.writeUInt16LE(5 + text.length, 2)
  extra.writeUInt8(1, 4)
  extra.writeUInt32LE(crc32(bytesOf(given)), 5)
  return Buffer.concat([extra, text])
}
