// Fonts of the replica edition: a face cut down to the characters a file shows, by HarfBuzz, which keeps the rules
// between its glyphs (kerning, ligatures, Chinese punctuation that closes up), and packed as WOFF2.
// One instance holds the whole faces it was asked for; an export makes one and lets it go.

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { renamed } from '../../../export/true-type/font-names.ts'
import { tablesOf, woff2 } from '../../../export/true-type/woff2.ts'
import type { FaceKey } from '../../../model/publication.ts'

export interface WebFonts {
  /** A WOFF2 file of the face with these characters; those it lacks are left out. */
  readonly subset: (face: FaceKey, characters: string, family: string, style: string) => Promise<Uint8Array>
  /** The licence the face is under. */
  readonly licence: (face: FaceKey) => Promise<Uint8Array>
}

/** What the subsetter offers, by the names of HarfBuzz's C interface. Pointers are numbers. */
interface Subsetter {
  readonly memory: { readonly buffer: ArrayBuffer }
  readonly malloc: (size: number) => number
  readonly hb_blob_create: (data: number, size: number, mode: number, user: number, destroy: number) => number
  readonly hb_blob_destroy: (blob: number) => void
  readonly hb_blob_get_data: (blob: number, length: number) => number
  readonly hb_blob_get_length: (blob: number) => number
  readonly hb_face_create: (blob: number, index: number) => number
  readonly hb_face_destroy: (face: number) => void
  readonly hb_face_reference_blob: (face: number) => number
  readonly hb_set_add: (set: number, value: number) => void
  readonly hb_subset_input_create_or_fail: () => number
  readonly hb_subset_input_destroy: (input: number) => void
  readonly hb_subset_input_set: (input: number, which: number) => number
  readonly hb_subset_input_set_flags: (input: number, flags: number) => void
  readonly hb_subset_input_unicode_set: (input: number) => number
  readonly hb_subset_or_fail: (face: number, input: number) => number
}

// Node has it; its types are a browser's, which this layer does without.
const runtime = globalThis as unknown as {
  readonly WebAssembly: {
    readonly instantiate: (
      bytes: Uint8Array,
      imports: object,
    ) => Promise<{ readonly instance: { readonly exports: Subsetter } }>
  }
}

// hb-subset.h and hb-blob.h.
const noHinting = 1
const dropTables = 3
const writable = 2
// What only text set down the page, a variable font or a maker of fonts reads.
const unread = ['vhea', 'vmtx', 'VORG', 'BASE', 'STAT', 'gasp']

const compress = promisify(brotliCompress)

// At 11 a file is three parts in a hundred smaller and takes ten times as long.
const quality = 9

function packed(bytes: Uint8Array): Promise<Uint8Array> {
  return compress(bytes, {
    chunkSize: Math.max(1024, bytes.length),
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
}

export async function openWebFonts(folder: string): Promise<WebFonts> {
  const path = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')
  const { instance } = await runtime.WebAssembly.instantiate(await readFile(path), {})
  const hb = instance.exports
  const faces = new Map<FaceKey, Promise<number>>()
  const faceOf = (key: FaceKey): Promise<number> => {
    const known = faces.get(key)
    if (known !== undefined) return known
    const opening = readFile(join(folder, `${key}.ttf`)).then((file) => {
      const place = hb.malloc(file.length)
      new Uint8Array(hb.memory.buffer).set(file, place)
      const blob = hb.hb_blob_create(place, file.length, writable, 0, 0)
      const face = hb.hb_face_create(blob, 0)
      hb.hb_blob_destroy(blob)
      return face
    })
    faces.set(key, opening)
    return opening
  }
  return {
    async subset(key, characters, family, style) {
      const file = cut(hb, await faceOf(key), characters)
      const tables = tablesOf(file).map(([tag, bytes]) =>
        tag === 'name' ? ([tag, renamed(bytes, family, style)] as const) : ([tag, bytes] as const),
      )
      return woff2(tables, packed)
    },
    licence: (key) => readFile(join(folder, `${key}.licence.txt`)),
  }
}

function cut(hb: Subsetter, face: number, characters: string): Uint8Array {
  const input = hb.hb_subset_input_create_or_fail()
  const wanted = hb.hb_subset_input_unicode_set(input)
  for (const character of characters) hb.hb_set_add(wanted, character.codePointAt(0) ?? 0)
  hb.hb_subset_input_set_flags(input, noHinting)
  const dropped = hb.hb_subset_input_set(input, dropTables)
  for (const tag of unread)
    hb.hb_set_add(
      dropped,
      [...tag].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0),
    )
  const made = hb.hb_subset_or_fail(face, input)
  hb.hb_subset_input_destroy(input)
  if (made === 0) throw new Error('a font that could not be cut')
  const blob = hb.hb_face_reference_blob(made)
  const from = hb.hb_blob_get_data(blob, 0)
  const bytes = new Uint8Array(hb.memory.buffer).slice(from, from + hb.hb_blob_get_length(blob))
  hb.hb_blob_destroy(blob)
  hb.hb_face_destroy(made)
  return bytes
}
