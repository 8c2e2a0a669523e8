import { expect, test } from 'vitest'
import { fromMm, fromPt } from '../../base/units.ts'
import { shownIn, stepped, typedIn } from './units.ts'

test('what is shown is what was typed', () => {
  for (const [unit, text] of [
    ['pt', '27.5'],
    ['mm', '349.7'],
    ['em', '0.25'],
    ['percent', '66.7'],
    ['count', '115'],
  ] as const)
    expect(shownIn(unit, typedIn(unit, text))).toBe(text)
  expect(shownIn('mm', fromMm(390))).toBe('390')
  expect(typedIn('pt', '10,5')).toBe(fromPt(10.5))
  expect(typedIn('percent', '-2')).toBe(-20)
})

test('what is no number is none, and half of what is counted stays a half', () => {
  for (const text of ['', ' ', 'x', '1x', '--1', '1e3']) expect(typedIn('pt', text)).toBeNaN()
  expect(shownIn('pt', Number.NaN)).toBe('')
  expect(typedIn('count', '2.5')).toBe(2.5)
})

test('arrow keys go by the step of the unit', () => {
  expect(stepped('pt', fromPt(9), 1)).toBe(fromPt(9.5))
  expect(stepped('count', 8, -1)).toBe(7)
})
