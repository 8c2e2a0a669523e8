// A placed page as an SVG picture: every glyph as an outline from its font file, so that it looks the same
// on every machine and shows the very geometry the PDF has. What makes pixels of it is not here.

import type { PlacedPage, PlacedPicture, Run, Strip } from '../compose/placed.ts'
import { runGlyphs } from '../compose/type/glyphs.ts'
import { blocksInOrder, blockStrips, type ExportFonts } from './export-fonts.ts'
import { glyphPath } from './true-type/outline.ts'

export interface PagePictureWishes {
  readonly page: PlacedPage
  readonly fonts: ExportFonts
  /** Pixels. */
  readonly width: number
  /** The picture's own bytes as a data address, or null for a grey field. */
  readonly picture: (picture: PlacedPicture) => string | null
}

/** Height of a page picture of that width, in whole pixels. */
export function pictureHeight(page: PlacedPage, width: number): number {
  return Math.round((page.height * width) / page.width)
}

export function pagePicture(wishes: PagePictureWishes): string {
  const { page, fonts, width } = wishes
  const shapes = new Map<string, string>()
  let defs = ''
  let body = ''
  const shapeOf = (run: Run, glyph: number): string => {
    const key = `${run.face} ${glyph}`
    const known = shapes.get(key)
    if (known !== undefined) return known
    const path = glyphPath(fonts.outlines(fonts.library.face(run.face).key), glyph)
    const id = path === '' ? '' : `g${shapes.size.toString(36)}`
    shapes.set(key, id)
    if (id !== '') defs += `<path id="${id}" d="${path}"/>`
    return id
  }
  const draw = (strips: readonly Strip[]): void => {
    for (const { baseline, runs, turned } of strips) {
      for (const run of runs) {
        const face = fonts.library.face(run.face)
        const scale = run.size / face.unitsPerEm
        let uses = ''
        const across = (scale * run.scale) / 1000
        for (const placed of runGlyphs(run, fonts.library)) {
          const id = shapeOf(run, placed.glyph)
          const rise = placed.rise === 0 ? '' : ` y="${short(-placed.rise / scale)}"`
          if (id !== '') uses += `<use href="#${id}" x="${short((placed.x - run.x) / across)}"${rise}/>`
        }
        const scales = run.scale === 1000 ? short(scale) : `${short(across)} ${short(scale)}`
        const place =
          turned === true ? `translate(${baseline} ${run.x}) rotate(90)` : `translate(${run.x} ${baseline})`
        if (uses !== '') body += `<g transform="${place} scale(${scales})">${uses}</g>`
      }
    }
  }
  const rules = (list: PlacedPage['rules']): void => {
    for (const rule of list)
      body += `<rect x="${rule.x}" y="${rule.y}" width="${rule.width}" height="${rule.height}"/>`
  }
  rules(page.rules)
  draw(page.folio)
  for (const block of blocksInOrder(page)) {
    if (block.kind === 'picture') {
      const { x, y, width: wide, height: high } = block.frame
      const address = wishes.picture(block)
      const box = `x="${x}" y="${y}" width="${wide}" height="${high}"`
      body +=
        address === null
          ? `<rect ${box} fill="#ddd"/>`
          : `<image ${box} preserveAspectRatio="none" href="${address}"/>`
    } else {
      rules(block.rules)
    }
    draw(blockStrips(block))
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${pictureHeight(page, width)}" ` +
    `viewBox="0 0 ${page.width} ${page.height}" preserveAspectRatio="none"><defs>${defs}</defs>` +
    `<rect width="${page.width}" height="${page.height}" fill="#fff"/><g fill="#111">${body}</g></svg>`
  )
}

function short(value: number): string {
  return String(Math.round(value * 10_000) / 10_000)
}
