// Marks for the press (印刷标记), outside the bleed: crop marks at the corners of the trimmed page, registration
// targets in the middle of its sides, and a slug line that says what the plate is.

import { fromMm, type Mpt, mpt } from '../../base/units.ts'
import { oneLine, placeText } from '../../compose/page/set-text.ts'
import { textStyles } from '../../compose/page/text-styles.ts'
import type { PlacedPage } from '../../compose/placed.ts'
import type { TypeLibrary } from '../../compose/type/type-library.ts'
import type { Publication } from '../../model/publication.ts'
import type { Corner, Piece } from './pdf-content.ts'
import { decimal, points } from './pdf-objects.ts'

/** Room for marks on each side of the bleed. */
export const markRoom = fromMm(12)

// A mark that touched the bleed would show where a page is cut a little wide.
const gap = fromMm(1)
const leastOffset = fromMm(3)
const length = fromMm(5)
const target = fromMm(2)
const hairline = mpt(250)
const slugSize = mpt(7_000)

/** The colour space of marks: every plate there is, at full strength (ISO 32000-1, 8.6.6.4). */
export const allPlates =
  '/ColorSpace<</All[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]>>'

export function markContent(page: PlacedPage, { left, top }: Corner): string {
  const offset = Math.max(page.bleed + gap, leastOffset)
  const [right, foot] = [left + page.width, top - page.height]
  const line = (x: number, y: number, toX: number, toY: number): string =>
    `${points(x)} ${points(y)} m ${points(toX)} ${points(toY)} l\n`
  let paths = ''
  for (const [x, way] of [
    [left, -1],
    [right, 1],
  ] as const)
    for (const y of [top, foot]) paths += line(x + way * offset, y, x + way * (offset + length), y)
  for (const [y, way] of [
    [top, 1],
    [foot, -1],
  ] as const)
    for (const x of [left, right]) paths += line(x, y + way * offset, x, y + way * (offset + length))
  const away = offset + length / 2
  const [middle, half] = [Math.round((left + right) / 2), Math.round((top + foot) / 2)]
  for (const [x, y] of [
    [left - away, half],
    [right + away, half],
    [middle, top + away],
    [middle, foot - away],
  ] as const) {
    paths += line(x - length / 2, y, x + length / 2, y) + line(x, y - length / 2, x, y + length / 2)
    paths += circle(x, y, target)
  }
  return `q /GK gs /All CS 1 SCN ${points(hairline)} w\n${paths}S Q\n`
}

// How far the handles of a quarter of a circle stand from its ends, as a part of the radius.
const handle = 0.5523

function circle(x: number, y: number, radius: number): string {
  const at = (right: number, up: number): string =>
    `${decimal((x + right * radius) / 1000, 3)} ${decimal((y + up * radius) / 1000, 3)}`
  const quarters = [
    [1, handle, handle, 1, 0, 1],
    [-handle, 1, -1, handle, -1, 0],
    [-1, -handle, -handle, -1, 0, -1],
    [handle, -1, 1, -handle, 1, 0],
  ] as const
  const curves = quarters.map(([ax, ay, bx, by, cx, cy]) => `${at(ax, ay)} ${at(bx, by)} ${at(cx, cy)} c\n`)
  return `${at(1, 0)} m ${curves.join('')}`
}

/** The slug line, under the bleed at the foot of the sheet, beside the crop marks. */
export function slugPieces(
  page: PlacedPage,
  words: string,
  publication: Publication,
  library: TypeLibrary,
): readonly Piece[] {
  const style = textStyles(publication).line(publication.styles.folio, slugSize)
  const line = oneLine(words, style, library)
  if (line === null) return []
  const offset: Mpt = mpt(Math.max(page.bleed + gap, leastOffset))
  const placed = placeText(line, style, {
    role: 'folio',
    x: offset,
    width: mpt(page.width / 2 - 3 * offset),
    baseline: mpt(page.height + offset + length),
    align: 'start',
  })
  return [{ kind: 'text', strips: [placed], marks: [] }]
}
