// A picture block: the frame, what of the original it shows, and the caption under it on the grid.

import { mpt, type Mpt } from '../../base/units.ts'
import { boundsOf } from '../../model/grid.ts'
import type { Block, Crop, Picture, PictureContent } from '../../model/issue.ts'
import type { PageFormat, Publication } from '../../model/publication.ts'
import type { TypeLibrary } from '../type/type-library.ts'
import type { Box, PlacedPicture, PlacedText } from '../placed.ts'
import { areaPolygon, pageGrid, rectBox } from './grid.ts'
import { placeText, wrapFull } from './set-text.ts'
import { baselineIn, textStyles } from './text-styles.ts'

export interface PictureAsk {
  readonly block: Block
  readonly content: PictureContent
  /** Null when the issue does not have it: the frame stays empty. */
  readonly picture: Picture | null
  readonly publication: Publication
  readonly format: PageFormat
  readonly library: TypeLibrary
}

// Line height of a caption, in thousandths of its size.
const captionLeading = 1300

export function placePicture(ask: PictureAsk): PlacedPicture {
  const { block, content, picture, publication, format, library } = ask
  const grid = pageGrid(format)
  const box = rectBox(grid, boundsOf(block.area))
  const caption = setCaption(picture, box.width, publication, library)
  // The caption takes whole lines, so that what stands below is on the grid again.
  const captionLines = caption.height === 0 ? 0 : Math.ceil(caption.height / format.leading)
  const frame: Box = {
    ...box,
    height: mpt(Math.max(format.leading, box.height - captionLines * format.leading)),
  }
  const top = frame.y + frame.height + (captionLines * format.leading - caption.height) * 0.4
  return {
    kind: 'picture',
    id: block.id,
    picture: content.picture,
    article: content.article,
    polygon: areaPolygon(grid, block.area),
    frame,
    crop: picture === null ? { x: 0, y: 0, width: 1, height: 1 } : cropOf(picture, frame, content.crop),
    caption: caption.place(box.x, mpt(top)),
  }
}

/** The picture of an advert: whole, as large as its area holds it, in the middle. */
export function placeAdvertPicture(block: Block, picture: Picture, format: PageFormat): PlacedPicture {
  const grid = pageGrid(format)
  const box = rectBox(grid, boundsOf(block.area))
  const scale = Math.min(box.width / picture.width, box.height / picture.height)
  const width = mpt(picture.width * scale)
  const height = mpt(picture.height * scale)
  return {
    kind: 'picture',
    id: block.id,
    picture: picture.id,
    article: null,
    polygon: areaPolygon(grid, block.area),
    frame: {
      x: mpt(box.x + (box.width - width) / 2),
      y: mpt(box.y + (box.height - height) / 2),
      width,
      height,
    },
    crop: { x: 0, y: 0, width: picture.width, height: picture.height },
    caption: [],
  }
}

/** Grid lines a picture's caption takes at a width. */
export function captionLines(
  picture: Picture,
  width: Mpt,
  publication: Publication,
  leading: Mpt,
  library: TypeLibrary,
): number {
  return Math.ceil(setCaption(picture, width, publication, library).height / leading)
}

function setCaption(
  picture: Picture | null,
  width: Mpt,
  publication: Publication,
  library: TypeLibrary,
): { readonly height: number; readonly place: (x: Mpt, top: Mpt) => readonly PlacedText[] } {
  const { styles } = publication
  const made = textStyles(publication)
  const style = made.line(styles.caption, styles.captionSize)
  const words = [picture?.caption ?? '', picture?.credit ?? '']
    .filter((text) => text !== '')
    .join(made.han ? '　' : ' ')
  const lines = words === '' ? [] : wrapFull(words, style, width, library)
  const leading = Math.round((styles.captionSize * captionLeading) / 1000)
  return {
    height: lines.length * leading,
    place: (x, top) =>
      lines.map((line, index) => {
        const baseline = mpt(top + index * leading + baselineIn(leading, style.size, made.han))
        return placeText(line, style, { role: 'caption', x, width, baseline, align: 'start' })
      }),
  }
}

/**
 * The part of the original with the frame's proportions: as large as can be with the focal point near its middle, or
 * the one an editor chose.
 */
export function cropOf(
  picture: Picture,
  frame: Pick<Box, 'width' | 'height'>,
  chosen: Crop | null,
): Box<number> {
  const { x, y, zoom } = chosen ?? { ...picture.focal, zoom: 1000 }
  const scale = (Math.min(picture.width / frame.width, picture.height / frame.height) * 1000) / zoom
  const width = Math.max(1, Math.min(picture.width, Math.round(frame.width * scale)))
  const height = Math.max(1, Math.min(picture.height, Math.round(frame.height * scale)))
  const place = (size: number, part: number, middle: number): number =>
    Math.round(Math.min(size - part, Math.max(0, (size * middle) / 1000 - part / 2)))
  return {
    x: place(picture.width, width, x),
    y: place(picture.height, height, y),
    width,
    height,
  }
}
