// The fields at the head of a Markdown document, and the settings file of a copy folder: YAML, read with
// patience, because people write it by hand.

import { parse } from 'yaml'
import { err, ok, type Result } from '../base/result.ts'

export type Fields = ReadonlyMap<string, unknown>

export interface FrontMatter {
  readonly fields: Fields
  readonly body: string
}

const fence = /^---[ \t]*\n([\s\S]*?)\n?(?:---|\.\.\.)[ \t]*(?:\n|$)/

/** A document without a fence has no fields. */
export function splitFrontMatter(text: string): Result<FrontMatter, string> {
  const found = fence.exec(text.replace(/^\n+/, ''))
  if (found === null) return ok({ fields: new Map(), body: text })
  const fields = readFields(found[1] ?? '')
  if (!fields.ok) return fields
  return ok({ fields: fields.value, body: text.replace(/^\n+/, '').slice(found[0].length) })
}

/** YAML to its top-level fields, or in words what is wrong with it. */
export function readFields(text: string): Result<Fields, string> {
  let value: unknown
  try {
    value = parseYaml(text)
  } catch (error) {
    return plainFields(text) ?? err(`has settings that are not YAML: ${firstLine(error)}`)
  }
  if (value === null || value === undefined) return ok(new Map())
  if (typeof value !== 'object' || Array.isArray(value))
    return err('has settings that are not a list of names and values')
  return ok(new Map(Object.entries(value)))
}

/** Throws where it is not YAML; quieter than this, the library would guess and lose what it can't place. */
function parseYaml(text: string): unknown {
  return parse(text, { schema: 'core', maxAliasCount: 0, logLevel: 'error' })
}

/**
 * Headlines hold colons, quotes and brackets that YAML minds. Each field is then read by itself, and a plain
 * `name: value` that is still none is taken as it stands.
 */
function plainFields(text: string): Result<Fields, string> | null {
  const fields = new Map<string, unknown>()
  for (const chunk of text.split(/\n(?=[^\s#-])/)) {
    const field = readField(chunk)
    if (field === null) return null
    for (const [name, value] of field) fields.set(name, value)
  }
  return ok(fields)
}

/** One field with the lines that belong to it. */
function readField(chunk: string): Fields | null {
  try {
    const value = parseYaml(chunk)
    if (value === null || value === undefined) return new Map()
    return typeof value === 'object' && !Array.isArray(value) ? new Map(Object.entries(value)) : null
  } catch {
    const found = /^([A-Za-z]+):[ \t]+(.*?)\s*$/.exec(chunk)
    if (found === null) return null
    return new Map([[found[1] ?? '', (found[2] ?? '').replace(/^(["'])(.*)\1$/, '$2')]])
  }
}

function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'not readable'
}

/** A field as one line of text. */
export function textField(fields: Fields, name: string): string {
  return lineOf(fields.get(name))
}

/**
 * True where a program wrote the fields: `exact: true`. Nothing in them is then trimmed, joined or split, so that
 * what was exported comes back as it was.
 */
export function isExact(fields: Fields): boolean {
  return fields.get('exact') === true
}

/** A field as it stands. */
export function exactField(fields: Fields, name: string): string {
  return exactOf(fields.get(name))
}

/** A list of lines as they stand. */
export function exactLines(fields: Fields, name: string): readonly string[] {
  const value = fields.get(name)
  return Array.isArray(value) ? value.map(exactOf) : fields.has(name) ? [exactOf(value)] : []
}

function exactOf(value: unknown): string {
  return typeof value === 'string' ? value : lineOf(value)
}

/** A field that is a list, or lines parted by `|`. */
export function linesField(fields: Fields, name: string): readonly string[] {
  const value = fields.get(name)
  const parts = Array.isArray(value) ? value.map(lineOf) : lineOf(value).split('|')
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** A whole number, or null. */
export function numberField(fields: Fields, name: string): number | null {
  const value = fields.get(name)
  const number = typeof value === 'string' ? Number(value.trim() === '' ? Number.NaN : value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null
}

export function lineOf(value: unknown): string {
  if (typeof value === 'string') return value.replaceAll(/\s*\n\s*/g, ' ').trim()
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value))
    return value
      .map(lineOf)
      .filter((part) => part !== '')
      .join(' ')
  return ''
}
