// The tables of a font file: read out of a WOFF or TrueType file, changed, and written as a TrueType file.

import { inflateSync } from 'node:zlib'
import { viewOf } from '../src/export/true-type/font-file.ts'

/** Bytes by tag. */
export type FontTables = ReadonlyMap<string, Uint8Array>

/** Tables of a TrueType or a WOFF 1.0 file (a header and tables that are deflated one by one). */
export function readTables(file: Uint8Array): FontTables {
  const view = viewOf(file)
  const isWoff = view.getUint32(0) === 0x774f4646
  const count = view.getUint16(isWoff ? 12 : 4)
  const tables = new Map<string, Uint8Array>()
  for (let index = 0; index < count; index += 1) {
    const at = isWoff ? 44 + index * 20 : 12 + index * 16
    const tag = String.fromCharCode(...file.subarray(at, at + 4))
    const offset = view.getUint32(at + (isWoff ? 4 : 8))
    const length = view.getUint32(at + 12)
    const packed = isWoff ? view.getUint32(at + 8) : length
    const bytes = file.subarray(offset, offset + packed)
    tables.set(tag, packed < length ? new Uint8Array(inflateSync(bytes)) : bytes)
  }
  return tables
}

/** A TrueType file of the tables. */
export function writeFont(tables: FontTables): Uint8Array {
  const entries = [...tables].toSorted(([left], [right]) => (left < right ? -1 : 1))
  const size = entries.reduce((sum, [, bytes]) => sum + ((bytes.length + 3) & ~3), 12 + 16 * entries.length)
  const out = new Uint8Array(size)
  const view = viewOf(out)
  const power = Math.floor(Math.log2(entries.length))
  view.setUint32(0, 0x00010000)
  view.setUint16(4, entries.length)
  view.setUint16(6, 2 ** power * 16)
  view.setUint16(8, power)
  view.setUint16(10, (entries.length - 2 ** power) * 16)
  let at = 12 + 16 * entries.length
  for (const [index, [tag, bytes]] of entries.entries()) {
    const entry = 12 + index * 16
    for (let letter = 0; letter < 4; letter += 1) out[entry + letter] = tag.charCodeAt(letter)
    out.set(bytes, at)
    view.setUint32(entry + 4, checksum(view, at, bytes.length))
    view.setUint32(entry + 8, at)
    view.setUint32(entry + 12, bytes.length)
    at += (bytes.length + 3) & ~3
  }
  return out
}

function checksum(view: DataView, start: number, length: number): number {
  let sum = 0
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}

/** Glyph number by code point, from the font's fullest Unicode table. */
export function readCmap(tables: FontTables): ReadonlyMap<number, number> {
  const table = tables.get('cmap')
  if (table === undefined) throw new Error('a font without a cmap')
  const view = viewOf(table)
  const offsets = new Map<number, number>()
  for (let index = 0; index < view.getUint16(2); index += 1) {
    const offset = view.getUint32(4 + index * 8 + 4)
    offsets.set(view.getUint16(offset), offset)
  }
  const long = offsets.get(12)
  const short = offsets.get(4)
  if (long !== undefined) return readGroups(view, long)
  if (short !== undefined) return readSegments(view, short)
  throw new Error('a font without a Unicode cmap')
}

function readGroups(view: DataView, at: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>()
  for (let group = 0; group < view.getUint32(at + 12); group += 1) {
    const entry = at + 16 + group * 12
    const first = view.getUint32(entry)
    const last = view.getUint32(entry + 4)
    const glyph = view.getUint32(entry + 8)
    for (let code = first; code <= last; code += 1) glyphs.set(code, glyph + code - first)
  }
  return glyphs
}

function readSegments(view: DataView, at: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>()
  const doubled = view.getUint16(at + 6)
  for (let segment = 0; segment < doubled; segment += 2) {
    const last = view.getUint16(at + 14 + segment)
    const first = view.getUint16(at + 16 + doubled + segment)
    const delta = view.getUint16(at + 16 + 2 * doubled + segment)
    const rangeAt = at + 16 + 3 * doubled + segment
    const range = view.getUint16(rangeAt)
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const raw = range === 0 ? code : view.getUint16(rangeAt + range + 2 * (code - first))
      if (raw !== 0) glyphs.set(code, (raw + delta) & 0xffff)
    }
  }
  return glyphs
}

/** A cmap of one table of format 12, for the given characters. */
export function writeCmap(glyphs: ReadonlyMap<number, number>): Uint8Array {
  const groups: { first: number; last: number; readonly glyph: number }[] = []
  for (const [code, glyph] of [...glyphs].toSorted(([left], [right]) => left - right)) {
    const group = groups.at(-1)
    if (group?.last === code - 1 && group.glyph + code - group.first === glyph) group.last = code
    else groups.push({ first: code, last: code, glyph })
  }
  const out = new Uint8Array(12 + 16 + groups.length * 12)
  const view = viewOf(out)
  view.setUint16(2, 1)
  // Windows, full Unicode: the one every reader of fonts asks for first.
  view.setUint16(4, 3)
  view.setUint16(6, 10)
  view.setUint32(8, 12)
  view.setUint16(12, 12)
  view.setUint32(16, 16 + groups.length * 12)
  view.setUint32(24, groups.length)
  for (const [index, group] of groups.entries()) {
    const at = 28 + index * 12
    view.setUint32(at, group.first)
    view.setUint32(at + 4, group.last)
    view.setUint32(at + 8, group.glyph)
  }
  return out
}

/** A GSUB table in which a feature is never asked for: its tag is one that no program knows. */
export function withoutFeature(table: Uint8Array, feature: string): Uint8Array {
  const copy = table.slice()
  const view = viewOf(copy)
  const list = view.getUint16(6)
  for (let index = 0; index < view.getUint16(list); index += 1) {
    const at = list + 2 + index * 6
    const tag = String.fromCharCode(...copy.subarray(at, at + 4))
    if (tag === feature) copy.fill(0x7a, at, at + 4)
  }
  return copy
}
