// Debian's Chromium as a peer.

import { type Browser, chromium } from '@playwright/test'
import type { ReadLine } from './peer-lines.ts'

export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Nothing is fetched or kept up to date while we measure. */
export const chromiumFlags: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Playwright gives every launch a profile of its own. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: [...chromiumFlags] })
}

// The browser lays out in 64ths of a pixel and may hint small type: ten times the size, its rounding is a
// tenth of what it would be.
const times = 10
const pixels = (points: number): number => (points * times * 96) / 72

export interface ColumnText {
  readonly paragraphs: readonly string[]
  /** TrueType file of the face. */
  readonly font: Uint8Array
  /** Points. */
  readonly size: number
  readonly width: number
  readonly indent: number
  /** More declarations for the paragraphs. */
  readonly css: string
}

/** Sets a column and reads back where every word of every line stands, in points. */
export async function browserLines(browser: Browser, ask: ColumnText): Promise<readonly ReadLine[]> {
  const page = await browser.newPage()
  await page.setContent(columnPage(ask))
  await page.evaluate(() => document.fonts.ready.then(() => null))
  const lines = await page.evaluate(readLines)
  await page.close()
  const scale = pixels(1)
  return lines.map((words) => ({
    words: words.map(({ text, from, to }) => ({ text, from: from / scale, to: to / scale })),
  }))
}

function columnPage({ paragraphs, font, size, width, indent, css }: ColumnText): string {
  const data = Buffer.from(font).toString('base64')
  const escaped = paragraphs.map((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>
@font-face { font-family: peer; src: url(data:font/ttf;base64,${data}) }
body { margin: 0 }
p { font: ${pixels(size)}px/1.2 peer; text-rendering: geometricPrecision; margin: 0; width: ${pixels(width)}px;
  text-indent: ${pixels(indent)}px; text-align: justify; ${css} }
</style>${escaped.map((text) => `<p>${text}</p>`).join('')}`
}

interface Word {
  text: string
  from: number
  to: number
}

/** Runs in the page. */
function readLines(): Word[][] {
  const lines: Word[][] = []
  for (const paragraph of document.querySelectorAll('p')) {
    const node = paragraph.firstChild
    if (!(node instanceof Text)) continue
    let top = Number.NEGATIVE_INFINITY
    let word: Word | null = null
    for (let at = 0; at < node.data.length; at += 1) {
      const character = node.data[at] ?? ''
      if (character === ' ') word = null
      if (character === ' ' || character === '\u00ad') continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      // The first letter after a break has a box without width at the end of the line before, too.
      const box = [...range.getClientRects()].at(-1)
      if (box === undefined) continue
      if (box.top > top + 1) {
        // A word that goes on in this line was broken: the browser drew a hyphen that is no character.
        if (word !== null && /\p{L}$/u.test(word.text) && /\p{L}/u.test(character)) word.text += '-'
        top = box.top
        lines.push([])
        word = null
      }
      if (word === null) {
        word = { text: '', from: box.left, to: box.right }
        lines.at(-1)?.push(word)
      }
      word.text += character
      word.to = box.right
    }
  }
  return lines
}
