// The pictures of a page and its PDF: how large they are and where they lie.

import { mpt } from '../../base/units.ts'
import type { PlacedPage, Point } from '../../compose/placed.ts'
import { pictureHeight } from '../page-picture.ts'
import { issuePaths, type SitePage } from './site-issue.ts'

// The large one shows a broadsheet's body type at some sixteen pixels: sharp to read, and less than the press has.
export const pictureWidths = { icon: 200, brief: 700, large: 2000 } as const
export type PictureSize = keyof typeof pictureWidths
export const pictureTypes = { icon: 'jpg', brief: 'jpg', large: 'webp' } as const

/** Path of a page picture from the folder's top. */
export function picturePath(date: string, page: Pick<SitePage, 'name'>, size: PictureSize): string {
  return `${issuePaths(date).page}/${page.name}_${size}.${pictureTypes[size]}`
}

/** Path of the page's PDF for reading, from the folder's top. */
export function readingPdf(date: string, page: Pick<SitePage, 'name'>): string {
  return `${issuePaths(date).page}/${page.name}.pdf`
}

export function pictureSize(
  page: PlacedPage,
  size: PictureSize,
): { readonly width: number; readonly height: number } {
  const width = pictureWidths[size]
  return { width, height: pictureHeight(page, width) }
}

/** A polygon on a picture of the page, in whole pixels. */
export function pixelPolygon(polygon: readonly Point[], page: PlacedPage, width: number): readonly Point[] {
  const height = pictureHeight(page, width)
  return polygon.map(([x, y]) => [mpt((x * width) / page.width), mpt((y * height) / page.height)])
}

/** The points of a drawn zone, in hundredths of a point on the page. */
export function drawnPoints(polygon: readonly Point[]): string {
  return polygon.map(([x, y]) => `${Math.round(x / 10)},${Math.round(y / 10)}`).join(' ')
}

/** The box that `drawnPoints` are in. */
export function drawnBox(page: PlacedPage): string {
  return `0 0 ${Math.round(page.width / 10)} ${Math.round(page.height / 10)}`
}
