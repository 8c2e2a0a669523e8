// A PDF as qpdf takes it apart: objects, trailer, streams. What is asked of a file is asked of this, so that our own
// writer is never its own judge.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

/** Names begin with a slash, strings with `u:` or `b:`, references end with ` R`: as qpdf writes them. */
export type Value = null | boolean | number | string | readonly Value[] | Dictionary
export interface Dictionary {
  readonly [key: string]: Value
}

export interface JsonObject {
  value?: Value
  stream?: { dict: Dictionary; data?: string }
}

/** qpdf's JSON, version 2: what it writes, and what it makes a file of again. */
export interface QpdfJson {
  version: number
  qpdf: [{ pdfversion: string; [key: string]: unknown }, Record<string, JsonObject>]
}

export interface PdfStream {
  readonly ref: string
  readonly dictionary: Dictionary
  readonly data: Uint8Array
  /** Null when it is packed by something else than Flate. */
  readonly plain: Uint8Array | null
}

export interface PdfFile {
  readonly version: string
  readonly trailer: Dictionary
  readonly catalog: Dictionary
  readonly info: Dictionary
  readonly pages: readonly Dictionary[]
  /** Every dictionary of the file, those within others too, with the object it stands in. */
  readonly dictionaries: readonly (readonly [ref: string, dictionary: Dictionary])[]
  readonly streams: readonly PdfStream[]
  readonly resolve: (value: Value | undefined) => Value
  readonly dictionary: (value: Value | undefined) => Dictionary | null
  readonly stream: (value: Value | undefined) => PdfStream | null
  /** The bytes as they are. */
  readonly bytes: Uint8Array
}

function qpdf(...words: readonly string[]): string {
  const ran = spawnSync('qpdf', words, { encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 })
  // 3: warnings. A file that is broken on purpose may give some.
  if (ran.status !== 0 && ran.status !== 3) throw new Error(`qpdf ${words.join(' ')}: ${ran.stderr}`)
  return ran.stdout
}

export function qpdfJson(path: string): QpdfJson {
  const text = qpdf('--json', '--json-key=qpdf', '--json-stream-data=inline', '--decode-level=none', path)
  return JSON.parse(text) as QpdfJson
}

/** The bytes of a file with a change made to its objects. `more` are further wishes for qpdf. */
export function rewritten(
  json: QpdfJson,
  change: (json: QpdfJson) => void,
  more: readonly string[] = [],
): Uint8Array {
  const copy = structuredClone(json)
  change(copy)
  const folder = mkdtempSync(join(tmpdir(), 'jumpline-qpdf-'))
  try {
    const [from, to] = [join(folder, 'in.json'), join(folder, 'out.pdf')]
    writeFileSync(from, JSON.stringify(copy))
    qpdf('--json-input', '--stream-data=preserve', '--object-streams=disable', ...more, from, to)
    return readFileSync(to)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function readPdf(bytes: Uint8Array): PdfFile {
  const folder = mkdtempSync(join(tmpdir(), 'jumpline-qpdf-'))
  try {
    const path = join(folder, 'file.pdf')
    writeFileSync(path, bytes)
    return pdfFile(qpdfJson(path), bytes)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function isDictionary(value: Value | undefined): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function pdfFile(json: QpdfJson, bytes: Uint8Array): PdfFile {
  const [{ pdfversion }, objects] = json.qpdf
  const streams = new Map<string, PdfStream>()
  for (const [key, { stream }] of Object.entries(objects)) {
    if (stream === undefined) continue
    const data = new Uint8Array(Buffer.from(stream.data ?? '', 'base64'))
    const ref = key.replace(/^obj:/, '')
    streams.set(ref, { ref, dictionary: stream.dict, data, plain: plainData(stream.dict, data) })
  }
  const resolve = (value: Value | undefined): Value => {
    if (typeof value !== 'string' || !/^\d+ \d+ R$/.test(value)) return value ?? null
    const found = objects[`obj:${value}`]
    return found?.stream?.dict ?? resolve(found?.value)
  }
  const dictionary = (value: Value | undefined): Dictionary | null => {
    const found = resolve(value)
    return isDictionary(found) ? found : null
  }
  const trailer = dictionary(objects['trailer']?.value) ?? {}
  const catalog = dictionary(trailer['/Root']) ?? {}
  const pages: Dictionary[] = []
  const visit = (value: Value | undefined): void => {
    const node = dictionary(value)
    if (node === null) return
    const kids = resolve(node['/Kids'])
    if (Array.isArray(kids)) for (const kid of kids as readonly Value[]) visit(kid)
    else pages.push(node)
  }
  visit(catalog['/Pages'])
  return {
    version: pdfversion,
    trailer,
    catalog,
    info: dictionary(trailer['/Info']) ?? {},
    pages,
    dictionaries: Object.entries(objects).flatMap(([key, { value, stream }]) =>
      dictionariesIn(stream?.dict ?? value).map((found) => [key.replace(/^obj:/, ''), found] as const),
    ),
    streams: [...streams.values()],
    resolve,
    dictionary,
    stream: (value) => (typeof value === 'string' ? (streams.get(value) ?? null) : null),
    bytes,
  }
}

function dictionariesIn(value: Value | undefined): readonly Dictionary[] {
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(dictionariesIn)
  if (!isDictionary(value)) return []
  return [value, ...Object.values(value).flatMap(dictionariesIn)]
}

export function filtersOf(dictionary: Dictionary): readonly Value[] {
  const filter = dictionary['/Filter'] ?? null
  return Array.isArray(filter) ? (filter as readonly Value[]) : filter === null ? [] : [filter]
}

function plainData(dictionary: Dictionary, data: Uint8Array): Uint8Array | null {
  const filters = filtersOf(dictionary)
  if (filters.length === 0) return data
  if (filters.length > 1 || filters[0] !== '/FlateDecode' || dictionary['/DecodeParms'] !== undefined)
    return null
  try {
    return new Uint8Array(inflateSync(data))
  } catch {
    return null
  }
}

/** A name or a reference, as it is written; empty for anything else. */
export function wordOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : ''
}

/** The words of a string; null for anything else. */
export function textOf(value: Value | undefined): string | null {
  if (typeof value !== 'string') return null
  if (value.startsWith('u:')) return value.slice(2)
  return value.startsWith('b:') ? Buffer.from(value.slice(2), 'hex').toString('latin1') : null
}

/** One operator of a content stream with what stands before it. */
export interface Operation {
  readonly operator: string
  readonly operands: readonly string[]
}

const token = /\((?:\\.|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|[[\]]|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/g

/** Content is read as our files and the broken ones have it: no nested brackets in strings, no comments. */
export function operations(content: string): readonly Operation[] {
  const found: Operation[] = []
  let operands: string[] = []
  for (const [word] of content.matchAll(token)) {
    if (/^[A-Za-z'"][A-Za-z0-9*]*$/.test(word) && word !== 'true' && word !== 'false' && word !== 'null') {
      found.push({ operator: word, operands })
      operands = []
    } else {
      operands.push(word)
    }
  }
  return found
}
