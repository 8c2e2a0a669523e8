// Makes src/compose/text/uax14-data.ts, the line break class of every character. In: the folder of a package
// @unicode/unicode-<version> and the file EastAsianWidth.txt of the same version, which the package lacks.
// Out: the file. Run by hand, and only when the program moves to another Unicode:
//
//   npm install --no-save @unicode/unicode-15.0.0
//   node tools/build-uax14.ts node_modules/@unicode/unicode-15.0.0 EastAsianWidth.txt

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { lb } from '../src/compose/text/uax14.ts'

const target = join(import.meta.dirname, '../src/compose/text/uax14-data.ts')
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const codePoints = 0x110000

/** From `begin` up to but not with `end`. */
interface Range {
  readonly begin: number
  readonly end: number
}

/** Long names, as the package has them, of the classes the rules know, and what LB1 makes of the others. */
const classOf: Readonly<Record<string, number>> = {
  Alphabetic: lb.AL,
  Ambiguous: lb.AL,
  Break_After: lb.BA,
  Break_Before: lb.BB,
  Break_Both: lb.B2,
  Break_Symbols: lb.SY,
  Carriage_Return: lb.CR,
  Close_Parenthesis: lb.CP,
  Close_Punctuation: lb.CL,
  Combining_Mark: lb.CM,
  Complex_Context: lb.AL,
  Conditional_Japanese_Starter: lb.NS,
  Contingent_Break: lb.CB,
  E_Base: lb.EB,
  E_Modifier: lb.EM,
  Exclamation: lb.EX,
  Glue: lb.GL,
  H2: lb.H2,
  H3: lb.H3,
  Hebrew_Letter: lb.HL,
  Hyphen: lb.HY,
  Ideographic: lb.ID,
  Infix_Numeric: lb.IS,
  Inseparable: lb.IN,
  JL: lb.JL,
  JT: lb.JT,
  JV: lb.JV,
  Line_Feed: lb.LF,
  Mandatory_Break: lb.BK,
  Next_Line: lb.NL,
  Nonstarter: lb.NS,
  Numeric: lb.NU,
  Open_Punctuation: lb.OP,
  Postfix_Numeric: lb.PO,
  Prefix_Numeric: lb.PR,
  Quotation: lb.QU,
  Regional_Indicator: lb.RI,
  Space: lb.SP,
  Surrogate: lb.AL,
  Unknown: lb.AL,
  Word_Joiner: lb.WJ,
  ZWJ: lb.ZWJ,
  ZWSpace: lb.ZW,
}

function fail(words: string): never {
  console.error(words)
  process.exit(1)
}

async function rangesOf(folder: string, property: string): Promise<readonly Range[]> {
  const file = pathToFileURL(join(folder, property, 'ranges.mjs')).href
  const { default: ranges } = (await import(file)) as { readonly default: readonly Range[] }
  return ranges
}

function* each(ranges: readonly Range[]): Generator<number> {
  for (const { begin, end } of ranges) for (let at = begin; at < end; at += 1) yield at
}

async function setOf(folder: string, ...properties: readonly string[]): Promise<ReadonlySet<number>> {
  const ranges = await Promise.all(properties.map((property) => rangesOf(folder, property)))
  return new Set(each(ranges.flat()))
}

/** Code points that are full-width, half-width or wide. */
function wideSet(file: string): ReadonlySet<number> {
  const lines = readFileSync(file, 'utf8').matchAll(/^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*[FHW]\b/gm)
  return new Set(
    each(
      Array.from(lines, ([, first = '', last]) => ({
        begin: Number.parseInt(first, 16),
        end: Number.parseInt(last ?? first, 16) + 1,
      })),
    ),
  )
}

async function classes(folder: string, widths: string): Promise<Uint8Array> {
  const known = new Uint8Array(codePoints)
  const seen = new Uint8Array(codePoints)
  for (const name of readdirSync(join(folder, 'Line_Break'))) {
    const lbClass = classOf[name] ?? fail(`The rules know no line break class ${name}.`)
    for (const at of each(await rangesOf(folder, `Line_Break/${name}`))) {
      known[at] = lbClass
      seen[at] = 1
    }
  }
  if (seen.includes(0)) fail(`U+${seen.indexOf(0).toString(16)} has no line break class.`)

  const marks = await setOf(folder, 'General_Category/Nonspacing_Mark', 'General_Category/Spacing_Mark')
  for (const at of each(await rangesOf(folder, 'Line_Break/Complex_Context')))
    if (marks.has(at)) known[at] = lb.CM
  const wide = wideSet(widths)
  for (const at of wide) {
    if (known[at] === lb.OP) known[at] = lb.OPwide
    // The rules have no class for it: until Unicode has one, LB30 need not look.
    if (known[at] === lb.CP) fail(`U+${at.toString(16)} is a wide CP.`)
  }
  const unassigned = await setOf(folder, 'General_Category/Unassigned')
  for (const at of each(await rangesOf(folder, 'Binary_Property/Extended_Pictographic'))) {
    if (!unassigned.has(at)) continue
    if (known[at] !== lb.ID) fail(`U+${at.toString(16)} is a picture to come and not ID.`)
    known[at] = lb.IDfuture
  }
  return known
}

function runs(known: Uint8Array): string {
  let text = ''
  for (let start = 0, end = 0; start < codePoints; start = end) {
    while (end < codePoints && known[end] === known[start]) end += 1
    text += `${letters[known[start] ?? 0] ?? ''}${end - start === 1 ? '' : end - start}`
  }
  return text
}

/** Lines that end before a letter, so that a change in one place of Unicode changes few of them. */
function wrap(text: string): readonly string[] {
  return text.match(/.{1,100}(?=[A-Za-z]|$)/g) ?? []
}

const [folder = '', widths = ''] = process.argv.slice(2).map((path) => resolve(path))
if (!existsSync(join(folder, 'Line_Break')) || !existsSync(widths))
  fail('Usage: node tools/build-uax14.ts <folder of @unicode/unicode-*> <EastAsianWidth.txt>')
const version = basename(folder).replace('unicode-', '')
if (!readFileSync(widths, 'utf8').startsWith(`# EastAsianWidth-${version}.txt`))
  fail(`${widths} is not of Unicode ${version}.`)

const text = runs(await classes(folder, widths))
writeFileSync(
  target,
  `// Line break class of every code point in Unicode ${version}, after rule LB1 of UAX #14: facts of the Unicode
// Character Database, © Unicode, Inc., Unicode License v3 (https://www.unicode.org/license.txt), drawn from
// Line_Break, General_Category, East_Asian_Width and Extended_Pictographic.
// Made by tools/build-uax14.ts; not edited by hand.

/** The letter at a place stands for the class of that number in \`lb\`. */
export const classLetters = '${letters}'

/** From U+0000 on: a class's letter and how many code points have it, 1 left out. */
export const classRuns = [
${wrap(text)
  .map((line) => `  '${line}',\n`)
  .join('')}].join('')
`,
)
console.log(`Unicode ${version}: ${text.length} characters in ${target}`)
