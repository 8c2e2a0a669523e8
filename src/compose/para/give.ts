// What the characters of a Chinese line can give up when the line must take in one more, and what they can take
// when it is too short, step by step in CLREQ's order (3.2.4, 3.2.5); and how far a Western line can go to the
// paper's limits. Breaking asks how much there is; filling takes it.

import { classes } from '../text/line-class.ts'
import { hanLatinGap, type Measured, meetsWestern, type TextStyle } from './measure.ts'

/** Which clusters give in one step, and how much each may. */
export interface Step {
  readonly places: readonly number[]
  readonly most: readonly number[]
  readonly total: number
}

/** What a line saves when it begins with the cluster: the blank half of an opening mark. */
export function startTrim(measured: Measured, index: number): number {
  return measured.classes[index] === classes.open ? (measured.spare[index] ?? 0) : 0
}

/** What a line saves when it ends with the cluster: the blank half of a closing mark, or the gap before a Han character. */
export function endTrim(measured: Measured, index: number): number {
  const kind = measured.classes[index]
  if (kind === classes.space) return measured.advances[index] ?? 0
  if (kind === classes.open || kind === classes.interpunct) return 0
  return (measured.spare[index] ?? 0) + gapAfter(measured, index)
}

/** The gap between a Han and a Western character that is part of the cluster's advance. */
function gapAfter(measured: Measured, index: number): number {
  return measured.style.han && meetsWestern(measured.classes, index) ? hanLatinGap(measured.style) : 0
}

type Giver = (measured: Measured, index: number) => number

const ofClass =
  (...kinds: readonly number[]): Giver =>
  (measured, index) =>
    kinds.includes(measured.classes[index] ?? -1) ? (measured.spare[index] ?? 0) : 0

// Word space (to a quarter em), interpunct, brackets, 、，；：, gap (by half), 。？！. The mark at the line's end has
// given its half already: it always does in Chinese (GB/T 15834-2011, 5.1.10).
const squeezeOrder: readonly Giver[] = [
  (measured, index) =>
    measured.classes[index] === classes.space
      ? Math.max(0, (measured.advances[index] ?? 0) - (measured.style.size >> 2))
      : 0,
  ofClass(classes.interpunct),
  ofClass(classes.open, classes.close),
  ofClass(classes.pause),
  (measured, index) => gapAfter(measured, index) >> 1,
  ofClass(classes.stop),
]

/** The steps by which the clusters from `start` to before `last` give; what begins the line is trimmed already. */
export function squeezeSteps(measured: Measured, start: number, last: number): readonly Step[] {
  return squeezeOrder.map((giver) => {
    const first = measured.classes[start] === classes.open ? start + 1 : start
    return stepOf(measured, first, last, giver)
  })
}

export function squeezeRoom(measured: Measured, start: number, last: number): number {
  let room = 0
  for (let index = start; index < last; index += 1) {
    if (index === start && measured.classes[start] === classes.open) continue
    for (const giver of squeezeOrder) room += giver(measured, index)
  }
  return room
}

// Word space to half an em, then the gap to a third: more than that and it reads as a space.
const stretchOrder: readonly Giver[] = [
  (measured, index) =>
    measured.classes[index] === classes.space
      ? Math.max(0, (measured.style.size >> 1) - (measured.advances[index] ?? 0))
      : 0,
  (measured, index) => (gapAfter(measured, index) / 3) | 0,
]

export function stretchSteps(measured: Measured, start: number, last: number): readonly Step[] {
  return stretchOrder.map((taker) => stepOf(measured, start, last, taker))
}

function stepOf(measured: Measured, start: number, last: number, giver: Giver): Step {
  const places: number[] = []
  const most: number[] = []
  let total = 0
  for (let index = start; index < last; index += 1) {
    const amount = giver(measured, index)
    if (amount <= 0) continue
    places.push(index)
    most.push(amount)
    total += amount
  }
  return { places, most, total }
}

/** What may change in a Western line: its word spaces, its other glyphs, its places between two letters of a word. */
export interface WesternParts {
  readonly spaces: number
  readonly glyphs: number
  readonly places: number
}

export interface WesternGive {
  /** Of word spaces and glyphs, which go together. */
  readonly first: number
  /** Of the letters' spacing, which comes after them. */
  readonly then: number
}

/** How much wider a Western line becomes at the limits of its setting; narrower, when it is not `wide`: below 0. */
export function westernGive(
  { spaces, glyphs, places }: WesternParts,
  style: TextStyle,
  wide: boolean,
): WesternGive {
  const { wordSpace, letterSpace, glyphScale } = style.setting
  const end = wide ? 'most' : 'least'
  return {
    first: (spaces * (wordSpace[end] - 1000) + glyphs * (glyphScale[end] - 1000)) / 1000,
    then: (places * style.size * letterSpace[end]) / 1000,
  }
}
