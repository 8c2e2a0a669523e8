// The laws of merging, on random work of two writers (R10 of the plan). The written cases are in `cases.test.ts`.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeIssue } from '../../src/model/file/encode.ts'
import type { Issue } from '../../src/model/issue.ts'
import { diffIssues } from '../../src/model/merge/diff.ts'
import { mergeIssues } from '../../src/model/merge/merge.ts'
import { laidPaper } from '../support/laid-paper.ts'
import { checkLaws } from '../support/laws.ts'
import { after } from '../support/paper.ts'
import { busySteps, edited, steps } from '../support/random-edits.ts'

const start = laidPaper().issue
const pairs = 1000

/** All tokens of an issue: in what it shows and in what its conflicts keep. */
function tokensOf(issue: Issue): ReadonlySet<string> {
  const all = [...encodeIssue(issue).values()].join('\n')
  return new Set(all.match(/⟨[^⟩]*⟩/g))
}

/** Every token is kept that stands on a side, unless the base has it and another side took it out. */
function expectTokens(merged: Issue, base: Issue, sides: readonly Issue[]): void {
  const [kept, before] = [tokensOf(merged), tokensOf(base)]
  const found = sides.map(tokensOf)
  const lost = [...new Set(found.flatMap((tokens) => [...tokens]))].filter(
    (token) => !kept.has(token) && (!before.has(token) || found.every((tokens) => tokens.has(token))),
  )
  expect(lost).toEqual([])
}

/** The files of an issue, to compare: issues of equal files are equal. */
function files(issue: Issue): Readonly<Record<string, string>> {
  return Object.fromEntries(encodeIssue(issue))
}

/** A base of some work, then two writers' work on it. */
function meeting(check: (base: Issue, left: Issue, right: Issue) => void): void {
  fc.assert(
    fc.property(steps, busySteps, busySteps, (common, one, other) => {
      const base = edited(start, common, 'b')
      check(base, edited(base, one, 'l'), edited(base, other, 'r'))
    }),
    { numRuns: pairs },
  )
}

test('sides commute, and the result is a whole issue that keeps every sentence', () => {
  meeting((base, left, right) => {
    const merged = mergeIssues(base, left, right)
    checkLaws(merged)
    expect(files(mergeIssues(base, right, left))).toEqual(files(merged))
    expectTokens(merged, base, [left, right])
    // So a window is told of it.
    expect(after(left, diffIssues(left, merged))).toEqual(merged)
  })
})

test('one side alone is taken as it is, and two equal sides are one', () => {
  meeting((base, left) => {
    // Equal but not the same: as after reading it from a disk.
    const copy = structuredClone(left)
    expect(files(mergeIssues(base, left, copy))).toEqual(files(left))
    expect(files(mergeIssues(base, structuredClone(base), left))).toEqual(files(left))
    expect(files(mergeIssues(base, left, structuredClone(base)))).toEqual(files(left))
  })
})

test('merging again what is merged already changes nothing', () => {
  meeting((base, left, right) => {
    const merged = mergeIssues(base, left, right)
    expect(files(mergeIssues(base, merged, right))).toEqual(files(merged))
    expect(files(mergeIssues(base, left, merged))).toEqual(files(merged))
  })
})

test('three writers, merged in one order, lose nothing', () => {
  fc.assert(
    fc.property(steps, busySteps, busySteps, busySteps, (common, first, second, third) => {
      const base = edited(start, common, 'b')
      const sides = [edited(base, first, 'l'), edited(base, second, 'r'), edited(base, third, 't')]
      const merged = sides.reduce((all, side) => mergeIssues(base, all, side))
      checkLaws(merged)
      expectTokens(merged, base, sides)
    }),
    { numRuns: pairs },
  )
})
