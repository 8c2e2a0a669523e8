// Writing HTML and XML: everything that came from an editor passes through one of these.

import { writable } from '../writable.ts'
import { xmlText } from '../xml.ts'

/** Text for an element or a quoted attribute. Characters that no document may hold are left out. */
export function escapeText(text: string): string {
  return xmlText(closedBidi(text))
}

const opensEmbedding = /[\u202a\u202b\u202d\u202e]/
const opensIsolate = /[\u2066-\u2068]/

/**
 * Text whose direction marks end with it. An editor's text may turn the direction of what follows it (U+202E and its
 * kind); left open, it would turn the words of the page that stand beside it.
 */
export function closedBidi(text: string): string {
  if (!opensEmbedding.test(text) && !opensIsolate.test(text)) return text
  const open: string[] = []
  for (const character of text) {
    if (opensEmbedding.test(character)) open.push('\u202c')
    else if (opensIsolate.test(character)) open.push('\u2069')
    // UAX #9, BD9 and X7: a closing mark ends the last of its kind, an isolate all that is open within it.
    else if (character === '\u202c' && open.at(-1) === '\u202c') open.pop()
    else if (character === '\u2069' && open.includes('\u2069')) open.splice(open.lastIndexOf('\u2069'))
  }
  return text + open.reverse().join('')
}

/** Text within a comment, which two hyphens would end for some readers. */
export function commentText(text: string): string {
  return escapeText(text).replaceAll('--', '-&#45;')
}

/** An address an editor gave, when it is one a reader may be sent to; else null. */
export function outsideAddress(address: string): string | null {
  return /^https?:\/\/[^\s"'<>\\\p{C}]+$/iu.test(address) ? address : null
}

/** A value within a script element of data: nothing in it can end the element. */
export function scriptData(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? writable(one) : one))
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll(
      /[\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
}
