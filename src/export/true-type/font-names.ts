// The `name` table of a subset. A subset is a modified font, and by the Open Font License (section 3) it may not
// bear a name its makers have reserved: it gets ours. What the licence wants kept (section 2: copyright and
// licence) stays in the words of the original.

import { viewOf } from './font-file.ts'

const kept = { copyright: 0, licence: 13, licenceAddress: 14 } as const

/** A `name` table for a family, with the copyright and licence of the original's table. */
export function renamed(original: Uint8Array | null, family: string, style: string): Uint8Array {
  const known = original === null ? new Map<number, string>() : readNames(original)
  const records: (readonly [id: number, text: string])[] = [
    [1, family],
    [2, style],
    [3, `${family} ${style}`],
    [4, `${family} ${style}`],
    [6, `${family}-${style}`.replaceAll(' ', '')],
  ]
  for (const id of Object.values(kept)) {
    const text = known.get(id)
    if (text !== undefined) records.push([id, text])
  }
  return nameTable(records.toSorted(([left], [right]) => left - right))
}

/** The English or first text of each name, by its number. */
function readNames(table: Uint8Array): ReadonlyMap<number, string> {
  const view = viewOf(table)
  const strings = view.getUint16(4)
  const names = new Map<number, string>()
  for (let index = 0; index < view.getUint16(2); index += 1) {
    const at = 6 + index * 12
    const id = view.getUint16(at + 6)
    const isWide = view.getUint16(at) !== 1
    const isEnglish = !isWide || view.getUint16(at + 4) === 0x0409
    if (names.has(id) && !isEnglish) continue
    const from = strings + view.getUint16(at + 10)
    const to = from + view.getUint16(at + 8)
    let text = ''
    for (let place = from; place < to; place += isWide ? 2 : 1)
      text += String.fromCharCode(isWide ? view.getUint16(place) : (table[place] ?? 0))
    names.set(id, text)
  }
  return names
}

/** Records for Windows in English, which every reader takes. */
function nameTable(records: readonly (readonly [id: number, text: string])[]): Uint8Array {
  const directory = 6 + records.length * 12
  const table = new Uint8Array(records.reduce((sum, [, text]) => sum + text.length * 2, directory))
  const view = viewOf(table)
  view.setUint16(2, records.length)
  view.setUint16(4, directory)
  let offset = 0
  for (const [index, [id, text]] of records.entries()) {
    const at = 6 + index * 12
    view.setUint16(at, 3)
    view.setUint16(at + 2, 1)
    view.setUint16(at + 4, 0x0409)
    view.setUint16(at + 6, id)
    view.setUint16(at + 8, text.length * 2)
    view.setUint16(at + 10, offset)
    for (let letter = 0; letter < text.length; letter += 1)
      view.setUint16(directory + offset + letter * 2, text.charCodeAt(letter))
    offset += text.length * 2
  }
  return table
}
