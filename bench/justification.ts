// node bench/justification.ts: how evenly we justify English, beside Typst and Chromium, in one run on the same
// text, the same face file and the same columns. Only where each engine breaks and what it stretches differs.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { fromPt } from '../src/base/units.ts'
import type { TextStyle } from '../src/compose/para/measure.ts'
import type { SetLine } from '../src/compose/para/fill.ts'
import { setText } from '../src/compose/para/paragraph.ts'
import { textStyles } from '../src/compose/page/text-styles.ts'
import { softHyphen } from '../src/compose/type/glyphs.ts'
import { makePublication } from '../src/model/papers.ts'
import { formatOf, type TextSetting } from '../src/model/publication.ts'
import { realFonts } from '../tests/support/paper.ts'
import { englishProse } from './prose.ts'
import { withSoftHyphens } from '../tests/support/prose.ts'
import { wordGaps } from '../tests/support/word-gaps.ts'
import { browserLines, openBrowser } from './browser.ts'
import {
  allInRatio,
  type Column,
  evenness,
  type Evenness,
  type PeerLine,
  type Ruler,
  setRatio,
  tellLines,
} from './peer-lines.ts'
import { compileTypst, createTypst, readPdfLines, typstText } from './typst.ts'

const root = join(import.meta.dirname, '..')
const fonts = join(root, 'out/fonts')
const work = mkdtempSync(join(tmpdir(), 'jumpline-justification-'))
const library = realFonts()
const size = 9
// Nine picas is a narrow newspaper column, thirteen the base column of our Western broadsheet.
const widths = [108, 156]

interface Engine {
  readonly name: string
  readonly lines: (column: Column) => Promise<readonly PeerLine[]>
}

const { paragraphs, words } = englishProse()
const publication = makePublication({ name: 'The Bench', language: 'en', format: 'tabloid' })
const body = textStyles(publication).body(formatOf(publication, publication.format))
const ruler: Ruler = { face: library.face(body.face), size }
if (body.face !== 'serif' || body.size !== fromPt(size))
  throw new Error('the peers are given serif of 9 points')

function ours(name: string, style: TextStyle): Engine {
  const lines = (column: Column): readonly PeerLine[] =>
    paragraphs.flatMap((text) =>
      setText(text, [], style, true, library)
        .lines(0, fromPt(column.width), fromPt(column.indent))
        .map(ourLine),
    )
  return { name, lines: (column) => Promise.resolve(lines(column)) }
}

function ourLine(line: SetLine): PeerLine {
  const hyphen = line.runs.at(-1)?.text === softHyphen
  const text = `${line.text.trimEnd()}${hyphen ? '-' : ''}`
  return {
    text,
    hyphen: text.endsWith('-'),
    last: line.last,
    measure: line.measure / 1000,
    gaps: wordGaps(line),
    letterSpace: ((line.runs[0]?.spacing ?? 0) * 1000) / body.size,
    scale: line.runs[0]?.scale ?? 1000,
  }
}

/** Our body style without letter spacing and glyph scaling. */
function within({ wordSpace }: Pick<TextSetting, 'wordSpace'>): TextStyle {
  const natural = { letterSpace: { least: 0, most: 0 }, glyphScale: { least: 1000, most: 1000 } }
  return { ...body, setting: { ...body.setting, wordSpace, ...natural } }
}

function typstLimits({ setting }: TextStyle): string {
  const { wordSpace, letterSpace } = setting
  const spacing = `(min: ${wordSpace.least / 10}%, max: ${wordSpace.most / 10}%)`
  const tracking = `(min: ${letterSpace.least / 1000}em, max: ${letterSpace.most / 1000}em)`
  return `#set par(justification-limits: (spacing: ${spacing}, tracking: ${tracking}))`
}

/** `letterSpace` null: it was stretched too, by how much is not read back. */
function typst(name: string, settings: string, letterSpace: 0 | null = 0): Engine {
  const compiler = createTypst(fonts, work)
  const lines = ({ width, indent }: Column): readonly PeerLine[] => {
    const source = [
      `#set page(width: ${width}pt, height: auto, margin: 0pt)`,
      `#set text(font: "Source Serif 4", size: ${size}pt, lang: "en", hyphenate: true)`,
      `#set par(justify: true, first-line-indent: (amount: ${indent}pt, all: true))`,
      settings,
      ...paragraphs.map((text) => `${typstText(text)}\n`),
    ]
    const path = join(work, 'column.pdf')
    writeFileSync(path, compiler.pdf(compileTypst(compiler, source.join('\n'))))
    return tellLines(paragraphs, readPdfLines(path), { width, indent }).map((line) => ({
      ...line,
      letterSpace,
    }))
  }
  return { name, lines: (column) => Promise.resolve(lines(column)) }
}

function browser(name: string, open: Browser, hyphens: 'auto' | 'ours', css = ''): Engine {
  const given =
    hyphens === 'auto' ? paragraphs : paragraphs.map((text) => withSoftHyphens(text, body.language))
  const font = readFileSync(join(fonts, 'serif.ttf'))
  return {
    name,
    async lines({ width, indent }) {
      const rule = `hyphens: ${hyphens === 'auto' ? 'auto' : 'manual'}; ${css}`
      const read = await browserLines(open, { paragraphs: given, font, size, width, indent, css: rule })
      return tellLines(paragraphs, read, { width, indent })
    },
  }
}

const chromium = await openBrowser()
const whole = within({ wordSpace: body.setting.wordSpace })
// What Typst has when nothing is said: two thirds to one and a half of a word space, and nothing else.
const alike = within({ wordSpace: { least: 667, most: 1500 } })
const engines: readonly Engine[] = [
  ours('Jumpline', body),
  ours('Jumpline, word spaces alone', whole),
  ours('Jumpline, held to what Typst may stretch', alike),
  typst('Typst', ''),
  typst('Typst, no overhang', '#set text(overhang: false)'),
  typst('Typst, letters spaced within our limits', typstLimits(body), null),
  browser('Chromium, hyphens: auto', chromium, 'auto'),
  browser('Chromium, our soft hyphens', chromium, 'ours'),
  browser('Chromium, our soft hyphens, text-wrap: pretty', chromium, 'ours', 'text-wrap: pretty;'),
]

interface Measured extends Evenness {
  readonly engine: string
  readonly width: number
  /** Where word spaces alone fill the line: by how much those read and those worked out differ at most. */
  readonly doubt: number | null
}

const rows: Measured[] = []
// Lines of ours whose word spaces are more than twice their natural width.
const loose: { readonly width: number; readonly ratio: number; readonly text: string }[] = []
for (const width of widths) {
  for (const engine of engines) {
    const lines = await engine.lines({ width, indent: size })
    const full = lines.filter((line) => !line.last && line.gaps.length > 0)
    const found = evenness(lines, ruler)
    const spacesAlone = found.letterSpace === 0 && found.scale === 0
    const off = full.map((line) => Math.abs(setRatio(line, ruler) - allInRatio(line, ruler)))
    rows.push({ engine: engine.name, width, ...found, doubt: spacesAlone ? Math.max(...off) : null })
    if (engine !== engines[0]) continue
    for (const line of full) {
      const ratio = setRatio(line, ruler)
      if (ratio > 2) loose.push({ width, ratio, text: line.text })
    }
  }
}
const versions = { chromium: chromium.version(), typst: typstVersion() }
await chromium.close()

function typstVersion(): string {
  const compiler = createTypst(fonts, work)
  const pdf = compiler.pdf(compileTypst(compiler, '#sys.version')).toString('latin1')
  return /Typst (\d[\d.]*)/.exec(pdf)?.[1] ?? 'unknown'
}

const per = (value: number): string => `${(value * 100).toFixed(1)} %`
function table(width: number): string {
  const head = [
    'engine',
    'lines',
    'hyphens',
    'ladder',
    'one word',
    'mean',
    'median',
    'p95',
    'tightest',
    'loosest',
  ]
  const more = ['over 2x', 'all-in mean', 'p95', 'loosest', 'over 2x', 'step', 'letters', 'glyphs', 'doubt']
  const cells = rows
    .filter((row) => row.width === width)
    .map((row) => [
      row.engine,
      `${row.lines}`,
      `${row.hyphens}`,
      `${row.ladder}`,
      `${row.spaceless}`,
      per(row.asSet.mean),
      per(row.asSet.median),
      per(row.asSet.p95),
      row.asSet.tightest.toFixed(2),
      row.asSet.loosest.toFixed(2),
      `${row.asSet.overTwice}`,
      per(row.allIn.mean),
      per(row.allIn.p95),
      row.allIn.loosest.toFixed(2),
      `${row.allIn.overTwice}`,
      row.stepToNext.toFixed(2),
      row.letterSpace?.toFixed(1) ?? '?',
      row.scale.toFixed(1),
      row.doubt === null ? '' : row.doubt.toFixed(3),
    ])
  const grid = [[...head, ...more], ...cells]
  const wide = grid[0]!.map((_, column) => Math.max(...grid.map((row) => row[column]!.length)))
  return grid
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(wide[column]!) : cell.padStart(wide[column]!)))
        .join('  '),
    )
    .join('\n')
}

console.log(
  `${words} words in ${paragraphs.length} paragraphs, serif of ${size} pt; Typst ${versions.typst}, Chromium ${versions.chromium}`,
)
console.log(
  'mean, median, p95: how far word spaces are from natural; all-in: had word spaces alone filled the line;',
)
console.log(
  'step: change of the ratio to the next line; letters and glyphs: mean thousandths of an em, of their width',
)
for (const width of widths) console.log(`\n${width} pt\n${table(width)}`)
for (const { width, ratio, text } of loose) console.log(`${width} pt, ${ratio.toFixed(2)} x: ${text}`)
const result = {
  date: new Date().toISOString().slice(0, 10),
  words,
  versions,
  setting: body.setting,
  rows,
  loose,
}
writeFileSync(join(root, 'bench/results/justification.json'), `${JSON.stringify(result, null, 2)}\n`)
rmSync(work, { recursive: true, force: true })
