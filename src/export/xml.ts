// Writing XML and XHTML. Whatever came from an editor goes through `xmlText`; elements are written with an end tag
// each, so that a reader of HTML sees the same tree.

import { writable } from './writable.ts'

/** Text for an element or a quoted attribute. */
export function xmlText(text: string): string {
  return writable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

export type Attributes = Readonly<Record<string, string | number | null>>

/** An element around what is XML already; attributes that are null are left out. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const shown = Object.entries(attributes).map(([key, value]) =>
    value === null ? '' : ` ${key}="${xmlText(String(value))}"`,
  )
  return `<${name}${shown.join('')}>${content.join('')}</${name}>`
}

/** An element around text; nothing where there is no text. */
export function textElement(name: string, text: string, attributes: Attributes = {}): string {
  return hasWords(text) ? element(name, attributes, xmlText(text)) : ''
}

/** True where a reader sees something of the text. */
export function hasWords(text: string): boolean {
  return writable(text).replaceAll(/[\s\p{Cf}]/gu, '') !== ''
}

/** The text, or what stands for it where a reader would see nothing of it. */
export function shownText(text: string, instead: string): string {
  return hasWords(text) ? text : instead
}
