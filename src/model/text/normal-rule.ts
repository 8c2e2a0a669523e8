// What a rule of normalising is: it looks at one place of a text, and takes as much of it as it knows.

import type { Rewrite } from './replaced.ts'

export const normalRules = [
  'punctuation',
  'quotes',
  'width',
  'ellipsis',
  'dash',
  'spaces',
  'noBreak',
] as const
export type NormalRule = (typeof normalRules)[number]

export interface Normalised extends Rewrite {
  readonly rule: NormalRule
}

/** Where a rule looks. */
export interface RuleSpot {
  readonly text: string
  readonly at: number
  /** What has been written for the text before `at`. */
  readonly before: string
  readonly language: string
  /** True in running text; headlines, bylines and captions have spaces that are meant. */
  readonly running: boolean
}

/** What a rule takes from the text at its spot, and what is written for it. */
export interface RuleTake {
  readonly rule: NormalRule
  readonly length: number
  readonly put: string
}

export type Rule = (spot: RuleSpot) => RuleTake | null

/** What a sticky pattern finds at the spot. */
export function matchAt(pattern: RegExp, { text, at }: Pick<RuleSpot, 'text' | 'at'>): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}
