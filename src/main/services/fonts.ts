// The type library of the main process and the outlines of its faces, over the files that were made when the
// program was built.

import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { createTypeLibrary, type FaceInfo, type TypeLibrary } from '../../compose/type/type-library.ts'
import { readTrueType, type TrueTypeFont } from '../../export/true-type/font-file.ts'
import type { FaceKey } from '../../model/publication.ts'

/** Reads a face when it is first asked for. Throws when the program was not built whole. */
export function loadFonts(folder: string): TypeLibrary {
  const infos = JSON.parse(readFileSync(join(folder, 'fonts.json'), 'utf8')) as readonly FaceInfo[]
  return createTypeLibrary(infos, {
    metrics: (info) => readFileSync(join(folder, info.metrics)),
    shaping: (info) => readFileSync(join(folder, info.shaping)),
    hyphenation: (name) => {
      const path = join(folder, 'hyphenation', `${name}.bin`)
      return existsSync(path) ? readFileSync(path) : null
    },
  })
}

export interface Outlines {
  readonly font: (key: FaceKey) => TrueTypeFont
  /** No glyph can be read after it. */
  readonly close: () => void
}

/** Opens a face's file when it is first asked for, and reads of it what is drawn. */
export function openOutlines(folder: string): Outlines {
  const fonts = new Map<FaceKey, TrueTypeFont>()
  const files: number[] = []
  return {
    font(key) {
      const known = fonts.get(key)
      if (known !== undefined) return known
      const file = openSync(join(folder, `${key}.ttf`), 'r')
      files.push(file)
      const font = readTrueType((offset, length) => readPart(file, offset, length))
      fonts.set(key, font)
      return font
    },
    close() {
      for (const file of files.splice(0)) closeSync(file)
    },
  }
}

function readPart(file: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  if (length > 0 && readSync(file, bytes, 0, length, offset) !== length)
    throw new Error('a font file that ends too early')
  return bytes
}
