import { expect, test } from 'vitest'
import { fromMm } from '../../base/units.ts'
import { drawnArea, fitZoom, layOut, pixelsAt, wheelZoom } from './scale.ts'

const broadsheet = { width: fromMm(350), height: fromMm(490) }

test('at zoom 1 an inch is 96 pixels', () => {
  expect(fromMm(25.4) * pixelsAt(1)).toBeCloseTo(96)
})

test('the whole page fits the desk', () => {
  const desk = { width: 700, height: 720 }
  const { sheet, room } = layOut(broadsheet, desk, pixelsAt(fitZoom(broadsheet, desk)), 1)
  expect(room).toEqual(desk)
  expect(sheet.x).toBeGreaterThanOrEqual(27)
  expect(sheet.height).toBeLessThanOrEqual(desk.height - 2 * 27)
})

test('the page lies on whole device pixels', () => {
  const { sheet } = layOut(broadsheet, { width: 701, height: 719 }, pixelsAt(0.31), 1.25)
  expect(sheet.x * 1.25).toBeCloseTo(Math.round(sheet.x * 1.25), 6)
})

test('a page that is affordable is drawn whole, a larger one around what is seen', () => {
  expect(drawnArea({ width: 1000, height: 1400 }, { x: 0, y: 0, width: 800, height: 600 }, 1)).toEqual({
    x: 0,
    y: 0,
    width: 1000,
    height: 1400,
  })
  const page = { width: 5000, height: 7000 }
  for (const [x, y] of [
    [0, 0],
    [333, 1777],
    [4200, 6400],
    [-40, -40],
  ] as const) {
    const area = drawnArea(page, { x, y, width: 800, height: 600 }, 1)
    expect(area.x).toBeLessThanOrEqual(Math.max(0, x))
    expect(area.y).toBeLessThanOrEqual(Math.max(0, y))
    expect(area.x + area.width).toBeGreaterThanOrEqual(Math.min(page.width, x + 800))
    expect(area.y + area.height).toBeGreaterThanOrEqual(Math.min(page.height, y + 600))
    expect(area.width * area.height).toBeLessThan(4_000_000)
  }
})

test('the wheel zooms both ways alike and within limits', () => {
  expect(wheelZoom(wheelZoom(1, 100), -100)).toBeCloseTo(1)
  expect(wheelZoom(4, -100)).toBe(4)
})

test('a zoomed page has room to bring any spot of it anywhere', () => {
  const desk = { width: 700, height: 720 }
  const { sheet, room } = layOut(broadsheet, desk, pixelsAt(0.2), 1, true)
  expect(sheet.x).toBe(350)
  expect(room.width).toBeCloseTo(sheet.width + desk.width, 6)
  expect(room.height).toBeCloseTo(sheet.height + desk.height, 6)
})
