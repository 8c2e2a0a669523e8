import { expect, test } from 'vitest'
import { isDate } from '../../src/model/query/dates.ts'

test.each(['2026-11-25', '2024-02-29', '1999-12-31'])('%s is a day', (text) => {
  expect(isDate(text)).toBe(true)
})

test.each([
  '2026-02-29',
  '2026-02-31',
  '2026-13-01',
  '2026-11-00',
  '2026-1-5',
  '25.11.2026',
  '',
  '2026-11-25 ',
])('%j is none', (text) => {
  expect(isDate(text)).toBe(false)
})
