// How far an export is: one part of the whole, over all its formats, that never goes back.

import { expect, test } from 'vitest'
import type { ExportProgress } from '../../src/contract/events.ts'
import { createProgress } from '../../src/main/services/jobs/progress.ts'

function followed(): {
  readonly told: ExportProgress[]
  readonly work: (milliseconds: number) => void
  readonly progress: ReturnType<typeof createProgress>
} {
  let now = 0
  const told: ExportProgress[] = []
  const progress = createProgress(
    ['pdf', 'site'],
    (one) => told.push(one),
    () => now,
  )
  return {
    told,
    progress,
    work: (milliseconds) => {
      now += milliseconds
    },
  }
}

test('rises from nothing to all, page by page, whatever order the steps come in', () => {
  const { told, progress } = followed()
  for (let page = 1; page <= 4; page += 1) progress.compose(page, 4)
  for (const format of ['pdf', 'site'] as const) {
    progress.begin(format)
    if (format === 'site') for (let picture = 1; picture <= 3; picture += 1) progress.pictures(picture, 3)
    for (let page = 1; page <= 4; page += 1) progress.encode(page, 4)
    progress.prove(2, 4)
    // A page that was written late.
    progress.encode(4, 4)
    progress.prove(4, 4)
  }
  progress.finish()
  const parts = told.map(({ part }) => part)
  expect(parts).toEqual(parts.toSorted((left, right) => left - right))
  expect(parts[0]).toBeGreaterThan(0)
  expect(parts.at(-1)).toBe(1)
  expect(told.map(({ format }) => format)).toEqual(expect.arrayContaining([null, 'pdf', 'site']))
  // The end of a format is where the next one begins.
  const lastOfPdf = told.findLast(({ format }) => format === 'pdf')
  const firstOfSite = told.find(({ format }) => format === 'site')
  expect(firstOfSite?.part).toBeGreaterThan(lastOfPdf?.part ?? 1)
})

test('tells the time that is left from the time that was needed, and nothing before it can', () => {
  const { told, progress, work } = followed()
  progress.compose(1, 1)
  expect(told.at(-1)?.secondsLeft).toBeNull()
  progress.begin('pdf')
  work(10_000)
  progress.encode(1, 2)
  const { part = 0, secondsLeft } = told.at(-1) ?? {}
  expect(secondsLeft).toBe(Math.ceil((10 * (1 - part)) / part))
  progress.begin('site')
  progress.finish()
  expect(told.at(-1)).toMatchObject({ format: null, step: 'finish', part: 1, secondsLeft: 0 })
})
