// Makes the fonts of the program in out/fonts: whole TrueType files for the window and the exports, and
// for each a flat table of advances and glyph numbers, so that nothing parses a font while text is
// composed. In: the font packages. Out: `<key>.ttf`, `<key>.bin`, `fonts.json` and the fonts' licences.

import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { type FaceInfo, metricsFile } from '../src/compose/font/font-library.ts'
import { readTrueType, type TrueTypeFont, viewOf } from '../src/export/true-type/font-file.ts'

const root = join(import.meta.dirname, '..')
const target = join(root, 'out/fonts')

interface Source {
  readonly key: string
  readonly name: string
  readonly file: string
  readonly licence: string
}

const expo = (key: string, name: string, family: string, style: string, file: string): Source => ({
  key,
  name,
  file: `node_modules/@expo-google-fonts/${family}/${style}/${file}_${style}.ttf`,
  licence: `node_modules/@expo-google-fonts/${family}/LICENSE_FONT`,
})

const sources: readonly Source[] = [
  expo('serif-sc', 'Noto Serif SC', 'noto-serif-sc', '400Regular', 'NotoSerifSC'),
  expo('serif-sc-bold', 'Noto Serif SC Bold', 'noto-serif-sc', '700Bold', 'NotoSerifSC'),
  expo('serif-sc-black', 'Noto Serif SC Black', 'noto-serif-sc', '900Black', 'NotoSerifSC'),
  expo('sans-sc', 'Noto Sans SC', 'noto-sans-sc', '400Regular', 'NotoSansSC'),
  expo('sans-sc-bold', 'Noto Sans SC Bold', 'noto-sans-sc', '700Bold', 'NotoSansSC'),
  {
    key: 'kai-sc',
    name: 'LXGW WenKai',
    // The package calls the whole font a Latin subset; this is its regular weight.
    file: 'node_modules/@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
    licence: 'node_modules/@fontsource/lxgw-wenkai/LICENSE',
  },
  expo('serif', 'Source Serif 4', 'source-serif-4', '400Regular', 'SourceSerif4'),
  expo('serif-italic', 'Source Serif 4 Italic', 'source-serif-4', '400Regular_Italic', 'SourceSerif4'),
  expo('serif-bold', 'Source Serif 4 Bold', 'source-serif-4', '700Bold', 'SourceSerif4'),
  expo('sans', 'Libre Franklin', 'libre-franklin', '400Regular', 'LibreFranklin'),
  expo('sans-semibold', 'Libre Franklin SemiBold', 'libre-franklin', '600SemiBold', 'LibreFranklin'),
  expo('sans-bold', 'Libre Franklin Bold', 'libre-franklin', '700Bold', 'LibreFranklin'),
]

/** A WOFF 1.0 file as the TrueType file it was made from: a header and tables that are deflated one by one. */
function fromWoff(file: Uint8Array): Uint8Array {
  const view = viewOf(file)
  if (view.getUint32(0) !== 0x774f4646) return file
  const count = view.getUint16(12)
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + index * 20
    const offset = view.getUint32(at + 4)
    const packed = view.getUint32(at + 8)
    const length = view.getUint32(at + 12)
    const bytes = file.subarray(offset, offset + packed)
    return {
      tag: view.getUint32(at),
      checksum: view.getUint32(at + 16),
      bytes: packed < length ? new Uint8Array(inflateSync(bytes)) : bytes,
    }
  })
  const size = tables.reduce((sum, table) => sum + ((table.bytes.length + 3) & ~3), 12 + 16 * count)
  const out = new Uint8Array(size)
  const head = viewOf(out)
  const power = 2 ** Math.floor(Math.log2(count))
  head.setUint32(0, view.getUint32(4))
  head.setUint16(4, count)
  head.setUint16(6, power * 16)
  head.setUint16(8, Math.log2(power))
  head.setUint16(10, (count - power) * 16)
  let at = 12 + 16 * count
  for (const [index, table] of tables.entries()) {
    const entry = 12 + index * 16
    head.setUint32(entry, table.tag)
    head.setUint32(entry + 4, table.checksum)
    head.setUint32(entry + 8, at)
    head.setUint32(entry + 12, table.bytes.length)
    out.set(table.bytes, at)
    at += (table.bytes.length + 3) & ~3
  }
  return out
}

/** Glyph number by code point, from the font's fullest Unicode table. */
function readCmap(font: TrueTypeFont): ReadonlyMap<number, number> {
  const table = font.table('cmap')
  if (table === null) throw new Error(`${font.name} has no cmap`)
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
  throw new Error(`${font.name} has no Unicode cmap`)
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

function build(source: Source): FaceInfo {
  const path = join(root, source.file)
  const bytes = fromWoff(new Uint8Array(readFileSync(path)))
  const font = readTrueType(bytes)
  const glyphs = [...readCmap(font)].toSorted(([left], [right]) => left - right)
  const entries = glyphs
    .filter(([, glyph]) => glyph !== 0)
    .map(([codePoint, glyph]) => ({ codePoint, glyph, advance: font.advance(glyph) }))
  writeFileSync(join(target, `${source.key}.ttf`), bytes)
  writeFileSync(join(target, `${source.key}.bin`), metricsFile(entries))
  copyFileSync(join(root, source.licence), join(target, `${source.key}.licence.txt`))
  return {
    key: source.key,
    family: `jumpline-${source.key}`,
    name: source.name,
    file: `${source.key}.ttf`,
    metrics: `${source.key}.bin`,
    unitsPerEm: font.unitsPerEm,
    ascender: font.ascender,
    descender: font.descender,
    capHeight: font.capHeight,
  }
}

/** True when the fonts were made after this program and the packages last changed. */
function isFresh(): boolean {
  const made = join(target, 'fonts.json')
  if (!existsSync(made)) return false
  const time = statSync(made).mtimeMs
  const inputs = [
    import.meta.filename,
    join(root, 'package.json'),
    join(root, 'src/compose/font/font-library.ts'),
  ]
  return inputs.every((input) => statSync(input).mtimeMs < time)
}

if (!isFresh()) {
  mkdirSync(target, { recursive: true })
  const infos = sources.map(build)
  writeFileSync(join(target, 'fonts.json'), `${JSON.stringify(infos, null, 2)}\n`)
  process.stderr.write(`fonts: ${String(infos.length)} faces in out/fonts\n`)
}
