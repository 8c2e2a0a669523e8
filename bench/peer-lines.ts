// Lines that an engine made of a text, and how evenly they are spaced. What counts is what the eye sees: the
// width of the word spaces on every full line, against the natural width of the face's own.

import type { Face } from '../src/compose/type/type-library.ts'

/** Lengths in points. */
export interface PeerLine {
  /** As it is printed, with the hyphen of a broken word. */
  readonly text: string
  readonly hyphen: boolean
  /** True for the last line of a paragraph: it is not justified. */
  readonly last: boolean
  /** Room the line had to fill. */
  readonly measure: number
  /** White between each word and the next. */
  readonly gaps: readonly number[]
  /** Space between letters in thousandths of an em, and width of the glyphs in thousandths: 0 and 1000 are natural, null unknown. */
  readonly letterSpace: number | null
  readonly scale: number
}

/** How far from natural: of |ratio - 1| over all full lines, and the ratios at both ends. */
export interface Spread {
  readonly mean: number
  readonly median: number
  readonly p95: number
  readonly tightest: number
  readonly loosest: number
  readonly overTwice: number
}

export interface Evenness {
  readonly lines: number
  readonly full: number
  readonly hyphens: number
  /** Most lines in a row that end with a hyphen. */
  readonly ladder: number
  /** Full lines of one word: there is no space to stretch. */
  readonly spaceless: number
  /** Word spaces as they are. */
  readonly asSet: Spread
  /** Word spaces as they would be if they alone had taken what letters and glyphs took. */
  readonly allIn: Spread
  /** Mean change of the ratio from one full line to the next: what the eye sees as grey and white bands. */
  readonly stepToNext: number
  /** Mean distance from natural, over all full lines. */
  readonly letterSpace: number | null
  readonly scale: number
}

export interface Ruler {
  readonly face: Face
  /** Points. */
  readonly size: number
}

export function evenness(lines: readonly PeerLine[], ruler: Ruler): Evenness {
  const full = lines.filter((line) => !line.last)
  const spaced = full.filter((line) => line.gaps.length > 0)
  const asSet = spaced.map((line) => setRatio(line, ruler))
  const steps = asSet.slice(1).map((ratio, index) => Math.abs(ratio - (asSet[index] ?? ratio)))
  return {
    lines: lines.length,
    full: full.length,
    hyphens: lines.filter((line) => line.hyphen).length,
    ladder: longestLadder(lines),
    spaceless: full.length - spaced.length,
    asSet: spread(asSet),
    allIn: spread(spaced.map((line) => allInRatio(line, ruler))),
    stepToNext: mean(steps),
    letterSpace: meanKnown(full.map((line) => line.letterSpace)),
    scale: mean(full.map((line) => Math.abs(line.scale - 1000))),
  }
}

/** Mean word space of a line against the face's own. */
export function setRatio({ gaps }: PeerLine, ruler: Ruler): number {
  return mean(gaps) / inPoints(ruler.face.advance(0x20), ruler)
}

/** The same, had nothing but word spaces filled the line. */
export function allInRatio({ text, measure }: PeerLine, ruler: Ruler): number {
  const words = text.split(' ')
  const natural = words.reduce((sum, word) => sum + wordWidth(word, ruler), 0)
  return (measure - natural) / (words.length - 1) / inPoints(ruler.face.advance(0x20), ruler)
}

function wordWidth(word: string, ruler: Ruler): number {
  const units = ruler.face.shape(word, true).advances.reduce((sum, advance) => sum + advance, 0)
  return inPoints(units, ruler)
}

function inPoints(units: number, { face, size }: Ruler): number {
  return (units * size) / face.unitsPerEm
}

function longestLadder(lines: readonly PeerLine[]): number {
  let longest = 0
  let here = 0
  for (const line of lines) {
    here = line.hyphen ? here + 1 : 0
    longest = Math.max(longest, here)
  }
  return longest
}

function spread(ratios: readonly number[]): Spread {
  const off = ratios.map((ratio) => Math.abs(ratio - 1)).toSorted((left, right) => left - right)
  const at = (share: number): number => off[Math.min(off.length - 1, Math.floor(off.length * share))] ?? 0
  return {
    mean: mean(off),
    median: at(0.5),
    p95: at(0.95),
    tightest: Math.min(...ratios),
    loosest: Math.max(...ratios),
    overTwice: ratios.filter((ratio) => ratio > 2).length,
  }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function meanKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length < values.length ? null : mean(known.map(Math.abs))
}

/** A line that was read back from what an engine made, before it is known where its paragraph ends. */
export interface ReadLine {
  readonly words: readonly { readonly text: string; readonly from: number; readonly to: number }[]
}

/** How the text was set. Points. */
export interface Column {
  readonly width: number
  readonly indent: number
}

/** Finds the paragraph of each line. Throws where the lines are not the text: then a figure would be worth nothing. */
export function tellLines(
  paragraphs: readonly string[],
  lines: readonly ReadLine[],
  { width, indent }: Column,
): readonly PeerLine[] {
  const result: PeerLine[] = []
  let index = 0
  for (const paragraph of paragraphs) {
    const letters = paragraph.replaceAll(' ', '')
    for (let at = 0; at < letters.length; index += 1) {
      const { words } = lines[index] ?? { words: [] }
      const printed = words.map((word) => word.text).join(' ')
      const plain = printed.replaceAll(' ', '')
      const whole = letters.startsWith(plain, at)
      const set = whole ? plain : plain.replace(/-$/, '')
      if (set === '' || !letters.startsWith(set, at)) throw new Error(`not the text: ${printed}`)
      const measure = at === 0 ? width - indent : width
      at += set.length
      result.push({
        text: printed,
        hyphen: printed.endsWith('-'),
        last: at === letters.length,
        measure,
        gaps: words.slice(1).map((word, order) => word.from - (words[order]?.to ?? word.from)),
        letterSpace: 0,
        scale: 1000,
      })
    }
  }
  if (index !== lines.length) throw new Error(`${lines.length - index} lines too many`)
  return result
}
