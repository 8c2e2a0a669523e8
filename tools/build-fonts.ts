// Makes the fonts of the program in out/fonts: whole TrueType files for the window and the exports, and
// for each a flat table of advances and glyph numbers, so that nothing parses a font while text is
// composed, and a `<key>.shaping.bin` with what the shaper needs (the font without its outlines).
// In: the font packages. Out: `<key>.ttf`, both tables, `fonts.json` and the fonts' licences.
//
// Chinese faces are made Chinese for good: their dashes have Western forms in the character map and get the
// full-width ones by shaping in the right language, which a browser does only beside a Han character. The
// map of the built file leads to the full-width forms at once, and U+2E3A to the two-em dash.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Blob, Buffer, Face, Font, shape } from 'harfbuzzjs'
import { type FaceInfo, type FaceScript, metricsFile } from '../src/compose/type/type-library.ts'
import { partsOf, readTrueType } from '../src/export/true-type/font-file.ts'
import { type FontTables, readCmap, readTables, withoutFeature, writeCmap, writeFont } from './font-tables.ts'

const root = join(import.meta.dirname, '..')
const target = join(root, 'out/fonts')

interface Source {
  readonly key: string
  readonly script: FaceScript
  readonly name: string
  readonly file: string
  readonly licence: string
  /** Asked only for what no face of a style book has. */
  readonly lastResort?: boolean
}

const expo = (key: string, name: string, family: string, style: string, file: string): Source => ({
  key,
  script: family.endsWith('-sc') ? 'han' : 'latin',
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
    script: 'han',
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
  // Names in other scripts, and signs from messages: black on paper like everything else.
  {
    ...expo('hebrew', 'Noto Serif Hebrew', 'noto-serif-hebrew', '400Regular', 'NotoSerifHebrew'),
    lastResort: true,
  },
  {
    ...expo('arabic', 'Noto Naskh Arabic', 'noto-naskh-arabic', '400Regular', 'NotoNaskhArabic'),
    lastResort: true,
  },
  { ...expo('emoji', 'Noto Emoji', 'noto-emoji', '400Regular', 'NotoEmoji'), lastResort: true },
]

/** What a shaper needs: how characters become glyphs, how wide they are, and the rules between them. */
const shapingTables = ['cmap', 'GDEF', 'GSUB', 'GPOS', 'head', 'hhea', 'hmtx', 'maxp', 'OS/2', 'vhea', 'vmtx']

/** The font as we set with it: in a Chinese face the dashes are Chinese, whatever the language around them. */
function ownTables(source: Source, original: FontTables): FontTables {
  const glyphs = new Map(readCmap(original))
  const tables = new Map(original)
  const gsub = original.get('GSUB')
  if (gsub !== undefined) tables.set('GSUB', withoutFeature(gsub, 'locl'))
  if (source.script === 'han') {
    for (const [codePoint, text] of chineseForms) {
      const glyph = chineseGlyph(original, text)
      if (glyph !== null) glyphs.set(codePoint, glyph)
    }
  }
  tables.set('cmap', writeCmap(glyphs))
  return tables
}

const chineseForms: readonly (readonly [codePoint: number, text: string])[] = [
  [0x2014, '—'],
  [0x2e3a, '——'],
]

/** The one glyph that a text between Han characters becomes in Chinese; null when it becomes several. */
function chineseGlyph(tables: FontTables, text: string): number | null {
  const font = new Font(new Face(new Blob(writeFont(pick(tables, shapingTables)))))
  const buffer = new Buffer()
  buffer.addText(`字${text}字`)
  buffer.guessSegmentProperties()
  buffer.setLanguage('zh-cn')
  shape(font, buffer)
  const glyphs = buffer.getGlyphInfos()
  return glyphs.length === 3 ? (glyphs[1]?.codepoint ?? null) : null
}

function pick(tables: FontTables, tags: readonly string[]): FontTables {
  return new Map([...tables].filter(([tag]) => tags.includes(tag)))
}

function build(source: Source): FaceInfo {
  const tables = ownTables(source, readTables(new Uint8Array(readFileSync(join(root, source.file)))))
  const bytes = writeFont(tables)
  const font = readTrueType(partsOf(bytes))
  const glyphs = [...readCmap(tables)].toSorted(([left], [right]) => left - right)
  const entries = glyphs
    .filter(([, glyph]) => glyph !== 0)
    .map(([codePoint, glyph]) => ({ codePoint, glyph, advance: font.advance(glyph) }))
  writeFileSync(join(target, `${source.key}.ttf`), bytes)
  writeFileSync(join(target, `${source.key}.bin`), metricsFile(entries))
  writeFileSync(join(target, `${source.key}.shaping.bin`), writeFont(pick(tables, shapingTables)))
  copyFileSync(join(root, source.licence), join(target, `${source.key}.licence.txt`))
  return {
    key: source.key,
    script: source.script,
    ...(source.lastResort === true ? { lastResort: true } : {}),
    family: `jumpline-${source.key}`,
    name: source.name,
    file: `${source.key}.ttf`,
    metrics: `${source.key}.bin`,
    shaping: `${source.key}.shaping.bin`,
    unitsPerEm: font.unitsPerEm,
    ascender: font.ascender,
    descender: font.descender,
    capHeight: font.capHeight,
  }
}

mkdirSync(target, { recursive: true })
const infos = sources.map(build)
writeFileSync(join(target, 'fonts.json'), `${JSON.stringify(infos, null, 2)}\n`)
process.stderr.write(`fonts: ${String(infos.length)} faces in out/fonts\n`)
