// Places the characters of one line: a Chinese line is squeezed or stretched to its measure in CLREQ's order,
// a Western one within the paper's limits.
//
// In: a measured text, a line's break, its room. Out: a `SetLine`, x counted from the line's start.

import { mpt, type Mpt } from '../../base/units.ts'
import type { Run } from '../placed.ts'
import { classes } from '../text/line-class.ts'
import { type LineBreak, trimEnd } from './line-break.ts'
import { hyphenWidth, isWordSpace } from './break-western.ts'
import { endTrim, squeezeSteps, startTrim, type Step, stretchSteps, westernGive } from './give.ts'
import { type Measured, shapeWord, wordEnd } from './measure.ts'
import { gatherRuns } from './runs.ts'

export interface SetLine {
  /** Range of the measured text. */
  readonly from: number
  readonly to: number
  readonly text: string
  /** What the line fills, and what it had to fill. */
  readonly width: Mpt
  readonly measure: Mpt
  readonly justified: boolean
  readonly last: boolean
  /** It ends within a word. */
  readonly hyphen: boolean
  readonly spacing: Mpt
  readonly runs: readonly Run[]
}

/** The clusters of one line, and what is added to each. Numbers count from the line's first cluster. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly hyphen: boolean
  readonly naturals: Int32Array
  readonly advances: Int32Array
  readonly joined: Uint8Array
  /** Space after each cluster. */
  readonly extras: Int32Array
  /** How far left of its place each glyph is drawn. */
  readonly shifts: Int32Array
  readonly trimStart: number
  readonly trimEnd: number
  readonly hyphenWidth: number
}

/** How a line was filled. */
export interface Filling {
  /** Width of the glyphs, in thousandths. */
  readonly scale: number
  /** Space between the characters, and that between the letters of a Western word. */
  readonly spacing: number
  readonly letters: number
}

const asItIs: Filling = { scale: 1000, spacing: 0, letters: 0 }

/** `justify` false leaves the line at its natural width. */
export function fillLine(
  measured: Measured,
  broken: LineBreak,
  room: Mpt,
  justify: boolean,
  last: boolean,
): SetLine {
  const line = openLine(measured, broken)
  const slack = room - widthOf(line)
  const wanted = slack < 0 || justify
  const filling = !wanted
    ? asItIs
    : measured.style.han
      ? fillHan(measured, line, slack)
      : fillWestern(measured, line, room, last)
  const from = measured.starts[line.start] ?? 0
  const to = measured.starts[line.end] ?? from
  const width = widthOf(line)
  return {
    from,
    to,
    text: measured.text.slice(from, to),
    width: mpt(width),
    measure: room,
    justified: justify && Math.abs(width - room) * 1000 <= room,
    last,
    hyphen: line.hyphen,
    spacing: mpt(filling.spacing),
    runs: gatherRuns(measured, line, filling),
  }
}

function openLine(measured: Measured, broken: LineBreak): Line {
  const { start } = broken
  const end = Math.max(start + 1, trimEnd(measured, broken.end))
  const line: Line = {
    start,
    end,
    hyphen: broken.hyphen,
    naturals: measured.naturals.slice(start, end),
    advances: measured.advances.slice(start, end),
    joined: measured.joined.slice(start, end),
    extras: new Int32Array(end - start),
    shifts: measured.shifts.slice(start, end),
    trimStart: startTrim(measured, start),
    trimEnd: endTrim(measured, end - 1),
    hyphenWidth: broken.hyphen ? hyphenWidth(measured, end - 1) : 0,
  }
  // A word that was cut is shaped again: its letters have other neighbours now.
  const { words } = measured
  if (start > 0 && words[start] !== 0 && words[start] === words[start - 1])
    reshape(measured, line, start, true)
  if (end < measured.count && words[end] !== 0 && words[end] === words[end - 1]) {
    let first = end - 1
    while (first > start && words[first - 1] === words[end - 1]) first -= 1
    reshape(measured, line, first, true)
  }
  return line
}

/** Shapes the word that begins at a cluster, as far as the line goes. */
function reshape(measured: Measured, line: Line, first: number, ligatures: boolean): void {
  const end = Math.min(line.end, wordEnd(measured.words, first))
  const gap = (measured.advances[end - 1] ?? 0) - (measured.naturals[end - 1] ?? 0)
  shapeWord(measured, first, end, ligatures, {
    naturals: line.naturals,
    joined: line.joined,
    shift: -line.start,
  })
  for (let index = first; index < end; index += 1)
    line.advances[index - line.start] = line.naturals[index - line.start] ?? 0
  // The gap to a Han character after the word is no part of the shaping.
  line.advances[end - 1 - line.start] = (line.advances[end - 1 - line.start] ?? 0) + gap
}

function widthOf(line: Line): number {
  let width = line.hyphenWidth - line.trimStart - line.trimEnd
  for (const advance of line.advances) width += advance
  for (const extra of line.extras) width += extra
  return width
}

/** Squeezes a Chinese line that is too long and stretches one that is too short, step by step. */
function fillHan(measured: Measured, line: Line, slack: number): Filling {
  const { start, end, extras, shifts } = line
  if (slack < 0) {
    let need = -slack
    for (const step of squeezeSteps(measured, start, end - 1)) {
      const taken = Math.min(need, step.total)
      share(step, taken, (place, amount) => {
        const at = place - start
        extras[at] = (extras[at] ?? 0) - amount
        // An opening mark gives the blank on its left, an interpunct on both sides.
        const kind = measured.classes[place]
        const part = kind === classes.open ? amount : kind === classes.interpunct ? amount >> 1 : 0
        shifts[at] = (shifts[at] ?? 0) + part
      })
      need -= taken
    }
    return asItIs
  }
  let rest = slack
  for (const step of stretchSteps(measured, start, end - 1)) {
    const taken = Math.min(rest, step.total)
    share(step, taken, (place, amount) => {
      extras[place - start] = (extras[place - start] ?? 0) + amount
    })
    rest -= taken
  }
  return spreadEvenly(measured, line, rest)
}

/** Takes `amount` from the places of a step, from each in proportion to what it has. */
function share(step: Step, amount: number, take: (place: number, amount: number) => void): void {
  if (amount <= 0) return
  let passed = 0
  let taken = 0
  for (const [order, place] of step.places.entries()) {
    passed += step.most[order] ?? 0
    const part = Math.round((amount * passed) / step.total) - taken
    taken += part
    take(place, part)
  }
}

/** The same space in every place between two characters of which one is Han; where there is none, between letters. */
function spreadEvenly(measured: Measured, line: Line, slack: number): Filling {
  if (slack <= 0) return asItIs
  const { classes: kinds } = measured
  const between = placesBetween(line, (index) => isCjk(kinds[index]) || isCjk(kinds[index + 1]))
  if (between.length > 0) return { ...asItIs, spacing: addToEach(line, between, slack) }
  const wide = widthOf(line)
  separate(measured, line)
  const spacing = addToEach(
    line,
    placesBetween(line, () => true),
    slack + wide - widthOf(line),
  )
  return { scale: 1000, spacing, letters: spacing }
}

/** Parts of a milli-point are not shared out: runs stay whole, and a line is short by less than its number of places. */
function addToEach({ start, extras }: Line, places: readonly number[], slack: number): number {
  if (places.length === 0) return 0
  const spacing = Math.floor(slack / places.length)
  for (const place of places) extras[place - start] = (extras[place - start] ?? 0) + spacing
  return spacing
}

function placesBetween(line: Line, fits: (index: number) => boolean): readonly number[] {
  const places: number[] = []
  for (let index = line.start; index < line.end - 1; index += 1)
    if (line.joined[index + 1 - line.start] !== 1 && fits(index)) places.push(index)
  return places
}

function isCjk(kind: number | undefined): boolean {
  return (
    kind === classes.han ||
    kind === classes.open ||
    kind === classes.close ||
    kind === classes.pause ||
    kind === classes.stop ||
    kind === classes.dash ||
    kind === classes.ellipsis ||
    kind === classes.interpunct
  )
}

/** Shapes every word of the line without ligatures, so that its letters can be spaced. */
function separate(measured: Measured, line: Line): void {
  for (let index = line.start; index < line.end; ) {
    if (measured.words[index] !== 0) reshape(measured, line, index, false)
    index = Math.min(line.end, wordEnd(measured.words, index))
  }
}

/**
 * Word spaces and the width of the glyphs go to their limits together; where that is not enough the letters are
 * spaced, to theirs; what is still left over goes to the word spaces.
 */
function fillWestern(measured: Measured, line: Line, room: number, last: boolean): Filling {
  const slack = room - widthOf(line)
  // The last line of a paragraph is only ever tightened.
  if (slack === 0 || (last && slack > 0)) return asItIs
  const wide = slack > 0
  const { style } = measured
  const spaces = wordSpaces(measured, line)
  const spaceWidth = spaces.reduce((sum, index) => sum + (line.advances[index - line.start] ?? 0), 0)
  const places = placesBetween(
    line,
    (index) => !isWordSpace(measured, index) && !isWordSpace(measured, index + 1),
  ).length
  const glyphs = widthOf(line) - line.hyphenWidth - spaceWidth
  const { first } = westernGive({ spaces: spaceWidth, glyphs, places }, style, wide)
  const ratio = first === 0 ? 0 : Math.min(1, slack / first)
  let spacing = 0
  if (ratio === 1 && Math.abs(slack) > Math.abs(first)) {
    separate(measured, line)
    const left = room - widthOf(line) - first
    const most = Math.round((style.size * style.setting.letterSpace[wide ? 'most' : 'least']) / 1000)
    const even = Math.floor(left / Math.max(1, places))
    spacing = wide ? Math.max(0, Math.min(most, even)) : Math.min(0, Math.max(most, even))
    // After a word too, so that its space stays in its run; the space gives back what that takes.
    for (const place of placesBetween(line, (index) => !isWordSpace(measured, index)))
      line.extras[place - line.start] = spacing
  }
  const scale = scaleGlyphs(
    measured,
    line,
    Math.round(1000 + (style.setting.glyphScale[wide ? 'most' : 'least'] - 1000) * ratio),
  )
  const rest = room - widthOf(line)
  for (const [order, index] of spaces.entries()) {
    const part = Math.floor((rest * (order + 1)) / spaces.length) - Math.floor((rest * order) / spaces.length)
    line.extras[index - line.start] = (line.extras[index - line.start] ?? 0) + part
  }
  return { scale, spacing, letters: spacing }
}

function wordSpaces(measured: Measured, line: Line): readonly number[] {
  const spaces: number[] = []
  for (let index = line.start; index < line.end - 1; index += 1)
    if (isWordSpace(measured, index)) spaces.push(index)
  return spaces
}

/** Narrows or widens every glyph but the word spaces, whose width is theirs to give. */
function scaleGlyphs(measured: Measured, line: Line, scale: number): number {
  if (scale === 1000) return scale
  for (let index = line.start; index < line.end; index += 1) {
    const at = index - line.start
    const natural = line.naturals[at] ?? 0
    line.naturals[at] = Math.round((natural * scale) / 1000)
    if (!isWordSpace(measured, index))
      line.advances[at] = (line.advances[at] ?? 0) - natural + (line.naturals[at] ?? 0)
  }
  return scale
}
