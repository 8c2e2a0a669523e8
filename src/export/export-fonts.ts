// The fonts of an export: the advances and glyph numbers pages were composed with, and the whole files
// their outlines are taken from.

import type { Face, FontLibrary } from '../compose/font/font-library.ts'
import type { PlacedBlock, PlacedPage, PlacedText, Run } from '../compose/placed.ts'
import { clusterStarts } from '../compose/text/segment.ts'
import type { FaceKey } from '../model/publication.ts'
import type { TrueTypeFont } from './true-type/font-file.ts'

export interface ExportFonts {
  readonly library: FontLibrary
  /** The face's file; every face a page uses must be there. */
  readonly outlines: (key: FaceKey) => TrueTypeFont
}

/** Where one character of a run is drawn. */
export interface PlacedGlyph {
  readonly codePoint: number
  /** Glyph number in the whole file; 0 is the empty box. */
  readonly glyph: number
  /** Milli-points from the page's left edge. */
  readonly x: number
}

const invisible = /[\p{Cf}\p{Cc}]/u

/** The glyphs of a run as the engine placed them: natural advances, each rounded, plus the run's spacing. */
export function placeGlyphs(run: Run, face: Face): readonly PlacedGlyph[] {
  const glyphs: PlacedGlyph[] = []
  const starts = clusterStarts(run.text)
  let x: number = run.x
  for (let cluster = 0; cluster + 1 < starts.length; cluster += 1) {
    let pen = x
    for (let at = starts[cluster] ?? 0, end = starts[cluster + 1] ?? 0; at < end; ) {
      const codePoint = run.text.codePointAt(at) ?? 0
      const isFirst = at === starts[cluster]
      at += codePoint > 0xffff ? 2 : 1
      const hidden = face.advance(codePoint) < 0 && invisible.test(String.fromCodePoint(codePoint))
      if (!hidden) glyphs.push({ codePoint, glyph: face.glyph(codePoint), x: pen })
      // What follows in a cluster are marks on its first character: they take no room of their own.
      if (isFirst) pen += hidden ? 0 : naturalAdvance(codePoint, face, run.size)
    }
    x = pen + run.spacing
  }
  return glyphs
}

function naturalAdvance(codePoint: number, face: Face, size: number): number {
  const advance = face.advance(codePoint)
  return Math.round(((advance < 0 ? face.unitsPerEm : advance) * size) / face.unitsPerEm)
}

/** Every text of a block, in the order it is read. */
export function blockTexts(block: PlacedBlock): readonly Pick<PlacedText, 'baseline' | 'runs'>[] {
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

export function pageRuns(page: PlacedPage): readonly Run[] {
  const texts = [...page.folio, ...blocksInOrder(page).flatMap(blockTexts)]
  return texts.flatMap((text) => text.runs)
}

/** Faces the pages draw with. */
export function facesUsed(pages: readonly PlacedPage[], library: FontLibrary): readonly FaceKey[] {
  const keys = new Set<FaceKey>()
  for (const page of pages) for (const run of pageRuns(page)) keys.add(library.face(run.face).key)
  return [...keys].toSorted()
}
