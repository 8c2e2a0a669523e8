import { expect, test } from 'vitest'
import { shownSize, shownTime } from './times.ts'

test('a size is shown in the largest unit it fills', () => {
  expect(shownSize(12, 'en')).toBe('12 byte')
  expect(shownSize(1_234, 'en')).toBe('1.2 kB')
  expect(shownSize(54_321, 'zh')).toBe('54 kB')
  expect(shownSize(8_000_000, 'en')).toBe('8 MB')
})

test('a time has its day and minute in the language of the window', () => {
  expect(shownTime('2026-11-23T12:34:56Z', 'en')).toMatch(/23 Nov 2026/)
  expect(shownTime('2026-11-23T12:34:56Z', 'zh')).toMatch(/2026年11月23日/)
})
