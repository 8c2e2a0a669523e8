import { expect, test } from 'vitest'
import { evenLimits, greyCurve, isGrey, limitInk, mostInk, tighterLimits } from './ink.ts'

test('the heaviest pixel is told in percent of one ink', () => {
  expect(mostInk(Uint8Array.from([255, 255, 0, 0, 0, 0, 0, 51]))).toBe(200)
  expect(mostInk(new Uint8Array(0))).toBe(0)
})

test('where it is too much, colours are thinned by one measure and black is kept', () => {
  const limits = evenLimits(2, 1, 200)
  const limited = limitInk(Uint8Array.from([255, 255, 255, 255, 200, 100, 0, 100]), 2, limits)
  expect([...limited]).toEqual([85, 85, 85, 255, 200, 100, 0, 100])
})

test('nothing is left over the limit, whatever the pixels are', () => {
  const pixels = Uint8Array.from(
    { length: 64 * 64 * 4 },
    (_, index) => (index * 7919 + (index >> 3) * 31) % 256,
  )
  for (const limit of [100, 180, 240, 300]) {
    expect(mostInk(limitInk(pixels, 64, evenLimits(64, 64, limit)))).toBeLessThanOrEqual(limit)
  }
})

test('only the squares that are over the limit are given less, by half as much again as they are over it', () => {
  const width = 16
  const given = new Uint8Array(width * 8 * 4).fill(100)
  const decoded = Uint8Array.from(given)
  // A pixel in the second square came out heavier.
  decoded[(3 * width + 9) * 4] = 150
  const limits = tighterLimits(evenLimits(width, 8, 400), { given, decoded, width }, (400 * 100) / 255)
  expect([...limits]).toEqual([1020, 400 - 75 - 1])
})

test('black stands for the greys between in even steps of lightness', () => {
  // A press whose black is 30 at full tone, and gets dark fast.
  const shades = Array.from({ length: 256 }, (_, tone) => 100 - 70 * Math.sqrt(tone / 255))
  const curve = greyCurve(shades)
  expect(curve[0]).toBe(255)
  expect(curve[255]).toBe(0)
  for (let level = 1; level < 256; level += 1) expect(curve[level]).toBeLessThanOrEqual(curve[level - 1] ?? 0)
  // Level 119 is L* 50: half of the way down to this black is 65, a quarter of full tone.
  expect(Math.abs((curve[119] ?? 0) - 64)).toBeLessThan(3)
})

test('a picture is grey while no pixel shows a colour', () => {
  expect(isGrey(Uint8Array.from([10, 12, 11, 200, 200, 203]))).toBe(true)
  expect(isGrey(Uint8Array.from([10, 12, 11, 200, 200, 204]))).toBe(false)
})
