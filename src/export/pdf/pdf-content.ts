// What is drawn on one PDF page: pieces in the order they are drawn, which is the order text taken out of the file
// is read in. Every glyph stands where the placed page has it, to less than a hundredth of a point. What ink
// is used, and what marks a piece for a reader, is said by the kind of file.

import {
  type PlacedPage,
  type PlacedPicture,
  type PlacedRule,
  type Run,
  type Strip,
  stripsOf,
} from '../../compose/placed.ts'
import { runGlyphs } from '../../compose/type/glyphs.ts'
import { blocksInOrder, blockStrips, type ExportFonts } from '../export-fonts.ts'
import type { GlyphUse, PdfFont, PdfFonts } from './pdf-fonts.ts'
import { decimal, points } from './pdf-objects.ts'

/** Something drawn in one go. */
export type Piece = (
  | { readonly kind: 'rules'; readonly rules: readonly PlacedRule[] }
  | { readonly kind: 'text'; readonly strips: readonly Strip[] }
  | { readonly kind: 'picture'; readonly picture: PlacedPicture }
) & {
  /** What opens the marked content it stands in, outermost first; empty where nothing is marked. */
  readonly marks: readonly string[]
}

/** How colours are set. */
export interface Ink {
  /** Black, set once at the head of a page. */
  readonly black: string
  /** Set before a picture and before the field that stands for one, within their own graphics state. */
  readonly picture: string
  readonly field: string
}

export interface ContentParts {
  readonly ink: Ink
  readonly fonts: ExportFonts
  readonly pdfFonts: PdfFonts
  /** Told every glyph that is drawn. */
  readonly drawn: (font: PdfFont, use: GlyphUse) => void
  /** Name of a picture in the page's resources; null when it has no bytes to draw. */
  readonly picture: (picture: PlacedPicture) => string | null
}

/** Where the upper left corner of the trimmed page is, from the lower left one of the sheet. */
export interface Corner {
  readonly left: number
  readonly top: number
}

/** A page's pieces, none of them marked. */
export function plainPieces(page: PlacedPage): readonly Piece[] {
  const marks: readonly string[] = []
  return [
    { kind: 'rules', rules: page.rules, marks },
    { kind: 'text', strips: page.folio.flatMap(stripsOf), marks },
    ...blocksInOrder(page).flatMap((block): readonly Piece[] => [
      block.kind === 'picture'
        ? { kind: 'picture', picture: block, marks }
        : { kind: 'rules', rules: block.rules, marks },
      { kind: 'text', strips: blockStrips(block), marks },
    ]),
  ]
}

export function pageContent(pieces: readonly Piece[], { left, top }: Corner, parts: ContentParts): string {
  const text = createTextDrawer(left, top, parts)
  const draw = (piece: Piece): string => {
    switch (piece.kind) {
      case 'rules':
        return ruleContent(piece.rules, left, top)
      case 'text':
        return text(piece.strips)
      case 'picture':
        return pictureContent(piece.picture, left, top, parts)
    }
  }
  let content = parts.ink.black
  for (const piece of pieces) {
    for (const mark of piece.marks) content += `${mark}\n`
    content += draw(piece) + 'EMC\n'.repeat(piece.marks.length)
  }
  return content
}

function ruleContent(rules: readonly PlacedRule[], left: number, foot: number): string {
  if (rules.length === 0) return ''
  const boxes = rules.map(
    (rule) =>
      `${points(left + rule.x)} ${points(foot - rule.y - rule.height)} ${points(rule.width)} ${points(rule.height)} re`,
  )
  return `${boxes.join('\n')}\nf\n`
}

function pictureContent(picture: PlacedPicture, left: number, foot: number, parts: ContentParts): string {
  const name = parts.picture(picture)
  const { x, y, width, height } = picture.frame
  const { ink } = parts
  // A picture without bytes leaves a light grey field: a blank would pass for white space.
  if (name === null) {
    const box = `${points(left + x)} ${points(foot - y - height)} ${points(width)} ${points(height)}`
    return `q ${ink.field} ${box} re f Q\n`
  }
  const matrix = `${points(width)} 0 0 ${points(height)} ${points(left + x)} ${points(foot - y - height)}`
  return `q ${ink.picture}${matrix} cm /${name} Do Q\n`
}

// A glyph may stand this far from its place before it is moved: five thousandths of a point.
const tolerance = 5

function createTextDrawer(
  left: number,
  foot: number,
  parts: ContentParts,
): (strips: readonly Strip[]) => string {
  // The text state of the page: it outlives the text objects.
  let font = ''
  let spacing = 0
  let scale = 1000
  let rise = 0
  return (strips) => {
    let content = ''
    // Where the current text line begins; `Td` counts from there.
    let lineX = 0
    let lineY = 0
    let isTurned = false
    for (const { baseline, runs, turned = false } of strips) {
      const groups = groupRuns(runs)
      for (const group of groups) {
        const [first] = group
        const glyphs = group.flatMap((run) => runGlyphs(run, parts.fonts.library))
        const start = glyphs[0]
        if (first === undefined || start === undefined) continue
        const pdfFont = parts.pdfFonts.font(parts.fonts.library.face(first.face).key)
        const wanted = `/${pdfFont.name} ${points(first.size)} Tf`
        if (wanted !== font) content += `${wanted}\n`
        font = wanted
        // The reader widens the spacing with the glyphs.
        const apart = (first.spacing * 1000) / first.scale
        if (apart !== spacing) content += `${points(apart)} Tc\n`
        spacing = apart
        if (first.scale !== scale) content += `${decimal(first.scale / 10, 2)} Tz\n`
        scale = first.scale
        const x = left + (turned ? baseline : start.x)
        const y = foot - (turned ? start.x : baseline)
        if (turned || isTurned) content += `${turned ? '0 -1 1 0' : '1 0 0 1'} ${points(x)} ${points(y)} Tm\n`
        else content += `${points(x - lineX)} ${points(y - lineY)} Td\n`
        isTurned = turned
        lineX = x
        lineY = y
        let pen = start.x
        let array = ''
        let codes = ''
        const show = (): void => {
          if (array !== '') content += `[${array}${codes === '' ? '' : `<${codes}>`}]TJ\n`
          else if (codes !== '') content += `<${codes}>Tj\n`
          array = ''
          codes = ''
        }
        // Numbers in the array move back, in thousandths of the size as it is scaled.
        const unit = (first.size * first.scale) / 1_000_000
        for (const glyph of glyphs) {
          if (glyph.rise !== rise) {
            show()
            content += `${points(glyph.rise)} Ts\n`
            rise = glyph.rise
          }
          const off = glyph.x - pen
          if (Math.abs(off) > tolerance) {
            const shift = decimal(-off / unit, 2)
            array += `${codes === '' ? '' : `<${codes}>`}${shift}`
            codes = ''
            pen -= Number(shift) * unit
          }
          const use = pdfFont.use(glyph)
          parts.drawn(pdfFont, use)
          codes += use.digits
          pen += use.width * unit + first.spacing
        }
        show()
      }
    }
    return content === '' ? '' : `BT\n${content}ET\n`
  }
}

/** Neighbouring runs of one face, size and spacing: they are drawn with one operator. */
function groupRuns(runs: readonly Run[]): readonly (readonly Run[])[] {
  const groups: Run[][] = []
  for (const run of runs) {
    const last = groups.at(-1)
    const before = last?.[0]
    const joins =
      before?.face === run.face &&
      before.size === run.size &&
      before.spacing === run.spacing &&
      before.scale === run.scale
    if (joins && last !== undefined) last.push(run)
    else groups.push([run])
  }
  return groups
}
