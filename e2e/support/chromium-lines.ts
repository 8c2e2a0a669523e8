// What Chromium makes of paragraphs: where it could end a line at all, and where it ends them in a column.
// Offsets are of the texts as they were given. Spaces at a line's end and soft hyphens belong to the line before: what
// is told is where the next line's first character stands.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

// A point is ten pixels: the browser lays out in 64ths of a pixel, so its rounding is less than two milli-points, and
// a column of whole points is one of whole pixels.
const pixels = (points: number): number => points * 10

const fonts = join(import.meta.dirname, '../../out/fonts')
// Answered here and nowhere else: no request leaves the machine.
const origin = 'http://oracle.invalid'

export interface ChromiumText {
  readonly language: string
  /** Keys of our faces, the wanted one first. */
  readonly faces: readonly string[]
  /** Points. */
  readonly size: number
  readonly paragraphs: readonly string[]
}

/** Points. */
export interface ChromiumColumn {
  readonly width: number
  readonly indent: number
}

/** By paragraph, where its lines begin; the first of them is left out. */
export type LineStarts = readonly (readonly number[])[]

/** Opens a page that has the paragraphs in it. */
export async function openText(page: Page, text: ChromiumText): Promise<void> {
  await page.route(`${origin}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1)
    if (name.endsWith('.ttf')) await route.fulfill({ body: readFileSync(join(fonts, name)) })
    else await route.fulfill({ contentType: 'text/html', body: markup(text) })
  })
  await page.goto(`${origin}/`)
  await page.evaluate(async (texts) => {
    for (const one of texts) {
      const paragraph = document.createElement('p')
      paragraph.textContent = one
      document.body.append(paragraph)
    }
    await Promise.all([...document.fonts].map((face) => face.load()))
  }, text.paragraphs)
}

function markup({ language, faces, size }: ChromiumText): string {
  // A prefix: `serif` alone would be the browser's own.
  const families = faces.map((face) => `our-${face}`)
  const rules = faces.map((face) => `@font-face { font-family: our-${face}; src: url(${face}.ttf) }`)
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>
${rules.join('\n')}
body { margin: 0 }
p { font: ${pixels(size)}px/1.2 ${families.join(', ')}; text-rendering: geometricPrecision; text-align: justify; margin: 0 }
</style><style id="column"></style><body></body></html>`
}

/** Every place a line could begin: in a column without width Chromium ends the line wherever it may. */
export function lineChances(page: Page, css: string): Promise<LineStarts> {
  return readColumn(page, `width: 0; text-indent: 0; ${css}`)
}

/** Where lines begin in a column. A word that is longer than a line is cut. */
export function lineStarts(page: Page, css: string, { width, indent }: ChromiumColumn): Promise<LineStarts> {
  const column = `width: ${pixels(width)}px; text-indent: ${pixels(indent)}px; overflow-wrap: break-word`
  return readColumn(page, `${column}; ${css}`)
}

async function readColumn(page: Page, style: string): Promise<LineStarts> {
  await page.locator('#column').evaluate((sheet, rule) => {
    sheet.textContent = rule
  }, `p { ${style} }`)
  return page.evaluate(readStarts)
}

/** Runs in the page. */
function readStarts(): number[][] {
  const range = document.createRange()
  const invisible = /[ \u00ad]/
  /** Top of the first visible character at or after an offset. */
  const topAt = (node: Text, offset: number): number => {
    let at = offset
    while (at < node.data.length && invisible.test(node.data.charAt(at))) at += 1
    if (at >= node.data.length) return Number.POSITIVE_INFINITY
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    // The first letter after a break has a box without width at the end of the line before, too.
    return [...range.getClientRects()].at(-1)?.top ?? Number.NEGATIVE_INFINITY
  }
  return [...document.querySelectorAll('p')].map((paragraph) => {
    const node = paragraph.firstChild
    const starts: number[] = []
    if (!(node instanceof Text)) return starts
    const { length } = node.data
    let reach = 2
    for (let start = 0; ; ) {
      const top = topAt(node, start)
      // The next line begins after `low` and at `high` or before it.
      let low = start
      let high = Math.min(length, start + reach)
      while (high < length && topAt(node, high) <= top + 1) {
        low = high
        high = Math.min(length, high + reach)
      }
      while (high - low > 1) {
        const middle = (low + high) >> 1
        if (topAt(node, middle) > top + 1) high = middle
        else low = middle
      }
      if (high >= length) return starts
      while (invisible.test(node.data.charAt(high))) high += 1
      starts.push(high)
      reach = Math.max(1, high - start)
      start = high
    }
  })
}
