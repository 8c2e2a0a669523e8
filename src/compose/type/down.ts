// Text that runs down the page (竖排): which characters stand upright in a cell of one em, and which form a mark
// takes there. Everything else is turned a quarter clockwise: words, numbers of three digits and more
// (GB/T 15835), dashes and ellipses. Numbers of two digits stand side by side in one cell (CLREQ, 纵中横).

import { clusterStarts } from '../text/segment.ts'

/** Unicode's own forms of the marks (U+FE10 to U+FE48). Quotes become corner brackets (GB/T 15834-2011, 5.2). */
const forms = new Map<number, number>()
for (const [mark = 0, form = 0] of [
  ...pairsOf('，、。：；！？〖〗', 0xfe10),
  ...pairsOf('（）｛｝〔〕【】《》〈〉「」『』', 0xfe35),
  ...pairsOf('［］', 0xfe47),
  ...pairsOf('‘’“”', 0xfe41),
])
  forms.set(mark, form)

function pairsOf(marks: string, first: number): readonly (readonly number[])[] {
  return [...marks].map((mark, index) => [mark.codePointAt(0) ?? 0, first + index])
}

/** The character whose glyph is drawn for this one in a line that runs down. */
export function downForm(codePoint: number): number {
  return forms.get(codePoint) ?? codePoint
}

export interface DownClusters {
  /** As `clusterStarts`, but that two digits are one cluster. */
  readonly starts: readonly number[]
  /** 1 for a cluster that stands upright in a cell of its own. */
  readonly upright: Uint8Array
}

// A word of a Western script with the marks inside it: `1,552.8`, `COVID-19`, `it’s`.
const letters = '[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Nd}]+'
const western = new RegExp(`${letters}(?:[.,:/+\\-–&'’]${letters})*`, 'gu')
const cell = /^(?:\d{1,2}|[A-Za-z])$/
// Signs that go with a number; lying on their side under upright digits they would be misread.
const signs = /^[%‰℃°$￥¥€£№]$/

export function downClusters(text: string): DownClusters {
  const cells = new Set<number>()
  const turned = new Set<number>()
  const joined = new Set<number>()
  for (const { 0: word, index } of text.matchAll(western)) {
    if (cell.test(word)) {
      cells.add(index)
      if (word.length === 2) joined.add(index + 1)
    } else {
      for (let at = index; at < index + word.length; at += 1) turned.add(at)
    }
  }
  const starts = clusterStarts(text).filter((start) => !joined.has(start))
  const upright = new Uint8Array(starts.length - 1)
  for (const [index, start] of starts.slice(0, -1).entries()) {
    const stands = cells.has(start) || (!turned.has(start) && standsUpright(text, start, turned))
    if (stands) upright[index] = 1
  }
  return { starts, upright }
}

/** By Unicode's vertical orientation (UAX #50), as far as marks and Han characters of newspapers go. */
function standsUpright(text: string, at: number, turned: ReadonlySet<number>): boolean {
  const codePoint = text.codePointAt(at) ?? 0
  if (forms.has(codePoint)) return true
  const character = String.fromCodePoint(codePoint)
  if (signs.test(character)) return !turned.has(at - 1) && !turned.has(at + 1)
  return codePoint >= 0x2e80 && codePoint !== 0xff5e && codePoint !== 0x301c
}
