// The little YAML that the heads of documents and `issue.yaml` need. Texts are quoted as JSON quotes them, which
// YAML 1.2 reads alike: nothing in them can end the value, begin another, or be taken for a number.

import { writable } from '../writable.ts'

export type YamlValue = string | number | boolean | readonly number[]

export function yamlText(text: string): string {
  return JSON.stringify(writable(text)).replaceAll(
    /[\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function yamlValue(value: YamlValue): string {
  if (typeof value === 'string') return yamlText(value)
  return typeof value === 'object' ? `[${value.join(', ')}]` : String(value)
}

export function yamlLine(name: string, value: YamlValue): string {
  return `${name}: ${yamlValue(value)}\n`
}

/** A field that is left out where it says nothing. */
export function yamlField(name: string, value: string | number | null): string {
  return value === null || value === '' ? '' : yamlLine(name, value)
}

export function yamlList(name: string, entries: readonly string[]): string {
  return entries.length === 0
    ? `${name}: []\n`
    : `${name}:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`
}

/** `{ file: "a.jpg", caption: "…" }`. */
export function yamlRecord(fields: Readonly<Record<string, YamlValue | null>>): string {
  const shown = Object.entries(fields).flatMap(([name, value]) =>
    value === null || value === '' ? [] : [`${name}: ${yamlValue(value)}`],
  )
  return `{ ${shown.join(', ')} }`
}
