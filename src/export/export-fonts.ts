// The fonts of an export: the advances and glyph numbers pages were composed with, and the whole files
// their outlines are taken from.

import type { TypeLibrary } from '../compose/type/type-library.ts'
import {
  type PlacedBlock,
  type PlacedLine,
  type PlacedPage,
  type PlacedText,
  type Run,
  type Strip,
  stripsOf,
} from '../compose/placed.ts'
import type { FaceKey } from '../model/publication.ts'
import type { TrueTypeFont } from './true-type/font-file.ts'

export interface ExportFonts {
  readonly library: TypeLibrary
  /** The face's file; every face a page uses must be there. */
  readonly outlines: (key: FaceKey) => TrueTypeFont
}

export function blockStrips(block: PlacedBlock): readonly Strip[] {
  return blockTexts(block).flatMap(stripsOf)
}

/** Every text of a block, in the order it is read. */
export function blockTexts(block: PlacedBlock): readonly (PlacedText | PlacedLine)[] {
  switch (block.kind) {
    case 'story': {
      const before = block.extras.filter((extra) => extra.role === 'dateline')
      const after = block.extras.filter((extra) => extra.role !== 'dateline')
      const turn = block.turnLine === null ? [] : [block.turnLine]
      const jump = block.jumpLine === null ? [] : [block.jumpLine]
      return [...block.headline, ...before, ...turn, ...block.lines, ...after, ...jump]
    }
    case 'picture':
      return block.caption
    default:
      return block.lines
  }
}

/** The blocks of a page in the order they are read: down the page, then across. */
export function blocksInOrder(page: PlacedPage): readonly PlacedBlock[] {
  const corner = (block: PlacedBlock): readonly [x: number, y: number] => [
    Math.min(...block.polygon.map(([x]) => x)),
    Math.min(...block.polygon.map(([, y]) => y)),
  ]
  return page.blocks.toSorted((left, right) => {
    const [leftX, leftY] = corner(left)
    const [rightX, rightY] = corner(right)
    return leftY - rightY || leftX - rightX
  })
}

export function pageStrips(page: PlacedPage): readonly Strip[] {
  return [...page.folio.flatMap(stripsOf), ...blocksInOrder(page).flatMap(blockStrips)]
}

function pageRuns(page: PlacedPage): readonly Run[] {
  return pageStrips(page).flatMap((strip) => strip.runs)
}

/** Faces the pages draw with. */
export function facesUsed(pages: readonly PlacedPage[], library: TypeLibrary): readonly FaceKey[] {
  const keys = new Set<FaceKey>()
  for (const page of pages) for (const run of pageRuns(page)) keys.add(library.face(run.face).key)
  return [...keys].toSorted()
}
