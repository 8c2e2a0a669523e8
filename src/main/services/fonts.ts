// The type library of the main process, over the files that were made when the program was built.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTypeLibrary, type FaceInfo, type TypeLibrary } from '../../compose/type/type-library.ts'

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
