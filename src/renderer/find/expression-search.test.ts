import { expect, test } from 'vitest'
import { plainAsk } from '../../model/query/find-words.ts'
import { createExpressionSearch, type ExpressionSearch } from './expression-search.ts'
import { type ExpressionAnswer, type ExpressionWork, workThrough } from './expression-work.ts'

const work = (words: string, ...texts: readonly string[]) => ({
  ask: { ...plainAsk, words, expression: true },
  put: null,
  texts,
  most: 100,
})

/** A worker that answers when it is told to. */
function bench(): {
  readonly search: ExpressionSearch
  readonly posted: ExpressionWork[]
  readonly answer: (work: ExpressionWork) => void
  readonly pass: () => void
  readonly counts: { started: number; ended: number }
} {
  const posted: ExpressionWork[] = []
  const counts = { started: 0, ended: 0 }
  let hear: (answer: ExpressionAnswer) => void = () => undefined
  const timers = new Set<() => void>()
  const search = createExpressionSearch({
    start(listen) {
      counts.started += 1
      hear = listen
      return { post: (one) => posted.push(one), end: () => (counts.ended += 1) }
    },
    later(_, run) {
      timers.add(run)
      return () => timers.delete(run)
    },
  })
  const pass = (): void => {
    for (const run of timers) run()
  }
  return { search, posted, answer: (one) => hear(workThrough(one)), pass, counts }
}

const only = (posted: readonly ExpressionWork[]): ExpressionWork => {
  const last = posted.at(-1)
  if (last === undefined) throw new Error('nothing was asked')
  return last
}

test('one worker answers search after search', async () => {
  const { search, posted, answer, pass, counts } = bench()
  for (const [words, want] of [
    ['a+', 2],
    ['b', 0],
  ] as const) {
    const found = search.run(work(words, 'xaa', 'ca'))
    answer(only(posted))
    expect(await found).toHaveLength(want)
  }
  // Time that passes afterwards ends nothing.
  pass()
  expect(counts).toEqual({ started: 1, ended: 0 })
})

test('a worker that does not answer in time is ended, and the next search has another', async () => {
  const { search, posted, answer, pass, counts } = bench()
  const stuck = search.run(work('(a+)+$', 'aaaa'))
  pass()
  expect(await stuck).toBeNull()
  const next = search.run(work('a', 'a'))
  answer(only(posted))
  expect(await next).toHaveLength(1)
  expect(counts).toEqual({ started: 2, ended: 1 })
})

test('a new search does not wait for the one before it', async () => {
  const { search, posted, answer, counts } = bench()
  const first = search.run(work('a', 'a'))
  const second = search.run(work('b', 'b'))
  expect(await first).toBeNull()
  answer(only(posted))
  expect(await second).toHaveLength(1)
  expect(counts).toEqual({ started: 2, ended: 1 })
})

test('no more places are told of than were wanted', () => {
  const { matches } = workThrough({ ...work('.', 'abcdef', 'ghi'), most: 7, turn: 1 })
  expect(matches.map(({ index, from }) => `${String(index)} ${String(from)}`)).toHaveLength(7)
})
