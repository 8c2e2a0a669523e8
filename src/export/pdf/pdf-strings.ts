// Text that an editor wrote, as it may stand in a file's own words: titles, bookmarks, metadata. Beside what no file
// may hold, a control means something of its own to a PDF reader (U+001B begins the name of a language, ISO 32000-1,
// 7.9.2.2), and a title is one line.

import { writable } from '../writable.ts'
import { hex } from './pdf-objects.ts'

const control = /[\u0000-\u001f\u007f-\u009f]+/g

function cleanText(text: string): string {
  return writable(text.replaceAll(control, ' '))
}

/** A text string: UTF-16 with a byte order mark, in hexadecimal. */
export function textString(text: string): string {
  const clean = cleanText(text)
  let digits = 'FEFF'
  for (let at = 0; at < clean.length; at += 1) digits += hex(clean.charCodeAt(at), 4)
  return `<${digits}>`
}

/** A string of ASCII that readers compare with one they know. */
export function asciiString(text: string): string {
  return `(${text.replaceAll(/[^\u0020-\u007e]/g, '?').replaceAll(/[\\()]/g, '\\$&')})`
}

export function xmlText(text: string): string {
  return cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
