// The font library of the main process, over the tables that were made when the program was built.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFontLibrary, type FaceInfo, type FontLibrary } from '../../compose/font/font-library.ts'

/** Reads a face when it is first asked for. Throws when the program was not built whole. */
export function loadFonts(folder: string): FontLibrary {
  const infos = JSON.parse(readFileSync(join(folder, 'fonts.json'), 'utf8')) as readonly FaceInfo[]
  return createFontLibrary(infos, (info) => readFileSync(join(folder, info.metrics)))
}
