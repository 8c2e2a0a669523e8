// What breaking and filling say to each other: where a line begins and ends, and what it is broken to.

import type { Mpt } from '../../base/units.ts'
import { classes } from '../text/line-class.ts'
import type { Measured } from './measure.ts'

/** What may be after a cluster. */
export const lineBreak = {
  never: 0,
  may: 1,
  /** With a hyphen that is not in the text. */
  hyphen: 2,
} as const

export interface LineBreak {
  /** Clusters from `start` to before `end`; spaces at the end are left out when it is filled. */
  readonly start: number
  readonly end: number
  /** The line ends within a word, with a hyphen. */
  readonly hyphen: boolean
}

/** What lines are broken to. */
export interface BreakAsk {
  readonly width: Mpt
  /** What the first line gives up at its start. */
  readonly indent: Mpt
  /** False for ragged lines: no space is stretched or squeezed. */
  readonly justify: boolean
}

/** The first cluster at or after `at` that is not a space. */
export function skipSpaces(measured: Measured, at: number): number {
  let index = at
  while (index < measured.count && measured.classes[index] === classes.space) index += 1
  return index
}

/** `end` without the spaces before it. */
export function trimEnd(measured: Measured, end: number): number {
  let at = end
  while (at > 0 && measured.classes[at - 1] === classes.space) at -= 1
  return at
}
