// What stands on a page beside stories and pictures: folio, nameplate, adverts, rules and boxes. Folio and
// nameplate are computed from the issue, so that a page that moves is never labelled wrong.

import { fromMm, fromPt, mpt, type Mpt } from '../../base/units.ts'
import { boundsOf } from '../../model/grid.ts'
import type { Block, BlockContent, Page, RuleStyle } from '../../model/issue.ts'
import type { FaceKey, PageFormat, Publication } from '../../model/publication.ts'
import { printedDate } from '../../model/query/dates.ts'
import type { TypeLibrary } from '../type/type-library.ts'
import type { Box, PageGrid, PlacedOther, PlacedRule, PlacedText, TextRole } from '../placed.ts'
import { areaPolygon, pageGrid, rectBox, spanWidth } from './grid.ts'
import { type Align, oneLine, placeText } from './set-text.ts'
import { baselineIn, textStyles } from './text-styles.ts'

export interface FurnitureAsk {
  readonly publication: Publication
  readonly format: PageFormat
  readonly library: TypeLibrary
  readonly date: string
  readonly number: number | null
  /** Place of the page, from 1, and how many there are. */
  readonly pageNumber: number
  readonly pageCount: number
  readonly label: string
}

const hairline = fromPt(0.4)
const heavy = fromPt(2)

/** The running head: label and section at the outer edge, date in the middle, the paper's name inside. */
export function placeFolio(
  ask: FurnitureAsk,
  page: Page,
): { readonly texts: readonly PlacedText[]; readonly rules: readonly PlacedRule[] } {
  // The front page says it all in its nameplate.
  if (page.blocks.some((block) => block.content.kind === 'nameplate')) return { texts: [], rules: [] }
  const { format, publication } = ask
  const grid = pageGrid(format)
  const width = spanWidth(grid, grid.columns)
  const baseline = mpt(grid.y - fromMm(3.2))
  const place = placer(ask, 'folio', grid.x, width, baseline)
  const { folio, folioSize } = { folio: publication.styles.folio, folioSize: publication.styles.folioSize }
  const outer: Align = ask.pageNumber % 2 === 0 ? 'start' : 'end'
  const inner: Align = outer === 'start' ? 'end' : 'start'
  const label = [ask.label, page.section].filter((text) => text !== '').join(' ')
  const middle = [printedDate(ask.date, publication.language), page.credits]
    .filter((text) => text !== '')
    .join('  ')
  return {
    texts: [
      ...place(label, publication.styles.headline, mpt(folioSize * 1.35), outer),
      ...place(middle, folio, folioSize, 'center'),
      ...place(publication.name, folio, folioSize, inner),
    ],
    rules: [{ x: grid.x, y: mpt(grid.y - fromMm(1.8)), width, height: hairline }],
  }
}

export function placeOther(
  ask: FurnitureAsk,
  block: Block,
  content: Exclude<BlockContent, { kind: 'story' | 'picture' }>,
): PlacedOther {
  const grid = pageGrid(ask.format)
  const box = rectBox(grid, boundsOf(block.area))
  const polygon = areaPolygon(grid, block.area)
  const made = { id: block.id, polygon }
  switch (content.kind) {
    case 'nameplate':
      return { ...made, kind: 'nameplate', ...nameplate(ask, box) }
    case 'advert': {
      const size = ask.publication.styles.folioSize
      const baseline = mpt(box.y + baselineIn(box.height, size, textStyles(ask.publication).han))
      const lines = placer(
        ask,
        'caption',
        box.x,
        box.width,
        baseline,
      )(content.client, ask.publication.styles.folio, size, 'center')
      return { ...made, kind: 'advert', lines, rules: outline(box, hairline) }
    }
    case 'box':
      return { ...made, kind: 'box', lines: [], rules: frame(outward(grid, box), content.style) }
    case 'rule':
      return {
        ...made,
        kind: 'rule',
        lines: [],
        rules: ruleIn(box, content.style),
      }
  }
}

// The name fills this much of the nameplate's height and at most this much of its width.
const nameHeight = 0.62
const nameWidth = 0.86

function nameplate(ask: FurnitureAsk, box: Box): Pick<PlacedOther, 'lines' | 'rules'> {
  const { publication, format, library } = ask
  const { styles } = publication
  const { han } = textStyles(publication)
  const infoHeight = format.leading * 1.6
  const nameRoom = box.height - infoHeight
  const wanted = nameRoom * nameHeight
  const probe = oneLine(
    publication.name,
    textStyles(publication).line(styles.nameplate, mpt(100_000)),
    library,
  )
  const size = mpt(
    probe === null ? wanted : Math.min(wanted, (box.width * nameWidth * 100_000) / probe.width),
  )
  const nameBaseline = mpt(box.y + baselineIn(nameRoom, size, han))
  const infoTop = box.y + nameRoom
  const infoBaseline = mpt(infoTop + baselineIn(infoHeight, styles.folioSize, han))
  const info = placer(ask, 'nameplate', box.x, box.width, infoBaseline)
  const number = ask.number === null ? '' : han ? `总第${ask.number}期` : `No. ${ask.number}`
  const pages = han ? `今日${ask.pageCount}版` : `${ask.pageCount} ${ask.pageCount === 1 ? 'page' : 'pages'}`
  return {
    lines: [
      ...placer(
        ask,
        'nameplate',
        box.x,
        box.width,
        nameBaseline,
      )(publication.name, styles.nameplate, size, 'center'),
      ...info(printedDate(ask.date, publication.language), styles.folio, styles.folioSize, 'start'),
      ...info(number, styles.folio, styles.folioSize, 'center'),
      ...info(pages, styles.folio, styles.folioSize, 'end'),
    ],
    // 文武线: a heavy rule and a fine one.
    rules: [
      { x: box.x, y: mpt(infoTop - heavy / 2), width: box.width, height: heavy },
      { x: box.x, y: mpt(infoTop + infoHeight - hairline), width: box.width, height: hairline },
    ],
  }
}

function placer(
  ask: FurnitureAsk,
  role: TextRole,
  x: Mpt,
  width: Mpt,
  baseline: Mpt,
): (text: string, face: FaceKey, size: Mpt, align: Align) => readonly PlacedText[] {
  return (text, face, size, align) => {
    const style = textStyles(ask.publication).line(face, size)
    const line = text === '' ? null : oneLine(text, style, ask.library)
    return line === null ? [] : [placeText(line, style, { role, x, width, baseline, align })]
  }
}

function outline(box: Box, weight: Mpt): readonly PlacedRule[] {
  return [
    { ...box, height: weight },
    { ...box, y: mpt(box.y + box.height - weight), height: weight },
    { ...box, width: weight },
    { ...box, x: mpt(box.x + box.width - weight), width: weight },
  ]
}

/** A frame stands in the gutters and between the lines, so that what it holds keeps its columns. */
function outward(grid: PageGrid, box: Box): Box {
  const [aside, above] = [grid.gutter / 2, grid.leading / 2]
  return {
    x: mpt(box.x - aside),
    y: mpt(box.y - above),
    width: mpt(box.width + 2 * aside),
    height: mpt(box.height + 2 * above),
  }
}

// Between two rules that belong together.
const apart = fromPt(1.6)

/** Weights of the rules of a style, from the outside in, or from the top down. */
const weights: Readonly<Record<RuleStyle, readonly Mpt[]>> = {
  fine: [hairline],
  heavy: [heavy],
  double: [hairline, hairline],
  'heavy-fine': [heavy, hairline],
}

function frame(box: Box, style: RuleStyle): readonly PlacedRule[] {
  let inset = 0
  return weights[style].flatMap((weight) => {
    const within: Box = {
      x: mpt(box.x + inset),
      y: mpt(box.y + inset),
      width: mpt(box.width - 2 * inset),
      height: mpt(box.height - 2 * inset),
    }
    inset += weight + apart
    return outline(within, weight)
  })
}

/** In the middle of its area, along the longer side: a rule of one column's width and many lines runs down. */
function ruleIn(box: Box, style: RuleStyle): readonly PlacedRule[] {
  const all = weights[style]
  const thick = all.reduce((sum, weight) => sum + weight, 0) + (all.length - 1) * apart
  const isUpright = box.height > box.width
  let at = isUpright ? box.x + (box.width - thick) / 2 : box.y + (box.height - thick) / 2
  return all.map((weight) => {
    const rule: PlacedRule = isUpright
      ? { x: mpt(at), y: box.y, width: weight, height: box.height }
      : { x: box.x, y: mpt(at), width: box.width, height: weight }
    at += weight + apart
    return rule
  })
}
