// Values compared by what they hold. Two machines that hold equal values get the same text and the same
// fingerprint of them: merging two writers' work decides by these alone, never by side or by time.

import { byCodeUnit } from './order.ts'

/** JSON with sorted keys and no spaces: equal values have equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(sortedKeys(value))
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys)
  if (value === null || typeof value !== 'object') return value
  const entries: [string, unknown][] = Object.entries(value).map(([key, field]) => [key, sortedKeys(field)])
  entries.sort((left, right) => byCodeUnit(left[0], right[0]))
  return Object.fromEntries(entries)
}

/** True when two plain values (records, lists, texts, numbers) hold the same. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (Array.isArray(left) !== Array.isArray(right)) return false
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  return keys.every(
    (key) =>
      Object.hasOwn(right, key) &&
      sameValue((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]),
  )
}

/** Fourteen characters of [a-z0-9] that follow from the text alone: about 64 bits, not for secrets. */
export function fingerprint(text: string): string {
  return word(text, 0x811c9dc5) + word(text, 0x2f0b4a97)
}

/** FNV-1a over UTF-16 units, with the bits of every unit spread once more at the end. */
function word(text: string, seed: number): string {
  let hash = seed
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    hash ^= hash >>> 15
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0).toString(36).padStart(7, '0')
}
