// What may stand in an `.issuez`, by its name: the files of an issue folder and nothing else. Git's own
// configuration, hooks and alternates never pass, whoever made the archive.

import { isWriterName } from './issue-refs.ts'

export type PartKind = 'head' | 'marker' | 'loose' | 'pack' | 'index' | 'ref' | 'packed-refs'

/** How many bytes each may have, unpacked. */
export const partLimits: Readonly<Record<PartKind, number>> = {
  head: 256,
  marker: 64 * 1024,
  loose: 208 * 1024 * 1024,
  pack: 1024 * 1024 * 1024,
  index: 64 * 1024 * 1024,
  ref: 64,
  'packed-refs': 1024 * 1024,
}

/** Null for any name that has no place in an issue. */
export function partKind(name: string): PartKind | null {
  if (name === 'HEAD') return 'head'
  if (name === 'jumpline.json') return 'marker'
  if (name === 'packed-refs') return 'packed-refs'
  if (/^objects\/[0-9a-f]{2}\/[0-9a-f]{38}$/.test(name)) return 'loose'
  const [, ending] = /^objects\/pack\/pack-[0-9a-f]{40}\.(pack|idx)$/.exec(name) ?? []
  if (ending !== undefined) return ending === 'pack' ? 'pack' : 'index'
  const [, writer] = /^refs\/heads\/([^/]+)$/.exec(name) ?? []
  return writer !== undefined && isWriterName(writer) ? 'ref' : null
}

/** Whether the small files that steer git say what they should, and no more. */
export function isSoundPart(kind: PartKind, text: string): boolean {
  switch (kind) {
    case 'head': {
      const [, writer = ''] = /^ref: refs\/heads\/([^\n]+)\n$/.exec(text) ?? []
      return isWriterName(writer)
    }
    case 'ref':
      return /^[0-9a-f]{40}\n$/.test(text)
    case 'packed-refs':
      return text.split('\n').every((line) => {
        const [, writer = ''] = /^[0-9a-f]{40} refs\/heads\/([^\n]+)$/.exec(line) ?? []
        return line === '' || /^# pack-refs with:[a-z -]*$/.test(line) || isWriterName(writer)
      })
    default:
      return true
  }
}
