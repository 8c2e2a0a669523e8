import { expect, test } from 'vitest'
import type { Slice } from '../state/spare-time.ts'
import { createDrawQueue } from './draw-queue.ts'

/** A window whose spare time is given by hand; every picture takes five milliseconds. */
function desk() {
  const runs: ((slice: Slice) => void)[] = []
  const drawn: string[] = []
  const canvases = new Map<string, object>()
  const seen = new Set<string>()
  let left = 0
  const queue = createDrawQueue((run) => runs.push(run))
  const canvasOf = (name: string): object => {
    const canvas = canvases.get(name) ?? { name }
    canvases.set(name, canvas)
    return canvas
  }
  return {
    drawn,
    seen,
    runs,
    ask: (name: string, look = name) =>
      queue.ask(canvasOf(name), {
        draw: () => {
          left -= 5
          drawn.push(look)
        },
        isSeen: () => seen.has(name),
      }),
    forget: (name: string) => queue.forget(canvasOf(name)),
    spend: (milliseconds: number) => {
      left = milliseconds
      runs.shift()?.({ timeRemaining: () => left })
    },
  }
}

test('those in sight are drawn first, by where they are when there is time', () => {
  const { ask, seen, spend, drawn } = desk()
  for (const name of ['1', '2', '3', '4']) ask(name)
  seen.add('3')
  spend(100)
  expect(drawn).toEqual(['3', '1', '2', '4'])
})

test('no more are drawn at once than there is time for, and the rest comes later', () => {
  const { ask, spend, drawn, runs } = desk()
  for (const name of ['1', '2', '3', '4']) ask(name)
  expect(runs).toHaveLength(1)
  spend(13)
  expect(drawn).toEqual(['1', '2'])
  spend(0)
  expect(drawn).toEqual(['1', '2', '3'])
  spend(0)
  expect(drawn).toEqual(['1', '2', '3', '4'])
  expect(runs).toHaveLength(0)
})

test('what was asked for twice is drawn once, as asked for last, and what went is not', () => {
  const { ask, forget, spend, drawn } = desk()
  ask('1', 'old')
  ask('2')
  ask('1', 'new')
  forget('2')
  spend(100)
  expect(drawn).toEqual(['new'])
})
