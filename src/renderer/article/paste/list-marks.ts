// Numbers and signs of list entries: those a browser counts, and those Word writes out.

import { chineseNumber } from '../../../model/query/labels.ts'
import { usualMarker } from '../../../model/text/list-items.ts'
import type { Markup } from './look.ts'

const innerMarker = '– '

/** A list that is being read. */
export interface OpenList {
  /** How it counts; null where it is a list for its author only, and shows no marks. */
  readonly style: 'sign' | 'decimal' | 'alpha' | 'roman' | 'han' | null
  readonly upper: boolean
  readonly isInner: boolean
  next: number
}

export function openList(node: Markup, style: string, outer: OpenList | null): OpenList {
  const said = /list-style(?:-type)?\s*:\s*([\w-]+)/.exec(style)?.[1] ?? ''
  const type = node.attribute('type')
  return {
    style: styleOf(node.name, said, type),
    upper: said.startsWith('upper') || type === 'A' || type === 'I',
    isInner: outer !== null,
    next: wholeNumber(node.attribute('start')) ?? 1,
  }
}

function styleOf(name: string, said: string, type: string): OpenList['style'] {
  if (said === 'none') return null
  if (name !== 'ol' || /^(?:disc|circle|square)$/.test(said)) return 'sign'
  if (/alpha|latin/.test(said) || /^a$/i.test(type)) return 'alpha'
  if (said.includes('roman') || /^i$/i.test(type)) return 'roman'
  return /cjk|chinese/.test(said) ? 'han' : 'decimal'
}

/** What stands before the next entry: `3. `. Empty where nothing does. */
export function nextMark(list: OpenList, node: Markup): string {
  const number = wholeNumber(node.attribute('value')) ?? list.next
  list.next = number + 1
  switch (list.style) {
    case null:
      return ''
    case 'sign':
      return list.isInner ? innerMarker : usualMarker
    case 'decimal':
      return `${String(number)}. `
    case 'han':
      return `${chineseNumber(number)}、`
    case 'alpha':
      return `${cased(alphaNumber(number), list.upper)}. `
    case 'roman':
      return `${cased(romanNumber(number), list.upper)}. `
  }
}

/** The mark Word wrote before an entry: a sign, such as the small o of its second level, is ours; a number stays. */
export function wordMark(text: string, isInner: boolean): string {
  const mark = text.replace(/[\s\u00a0\u3000]+/g, ' ').trim()
  const counts = /\d|^[（(]?[a-z]{1,5}[.)）、．]|^[（(]?[一二三四五六七八九十百]+[）)、．.]?$|[①-⑳㈠-㈩]/i
  if (!counts.test(mark)) return isInner ? innerMarker : usualMarker
  return /[、）．]$/.test(mark) ? mark : `${mark} `
}

function wholeNumber(text: string): number | null {
  return /^\s*-?\d{1,6}\s*$/.test(text) ? Number(text) : null
}

function cased(text: string, upper: boolean): string {
  return upper ? text.toUpperCase() : text
}

function alphaNumber(number: number): string {
  let [rest, letters] = [number, '']
  while (rest > 0) {
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters
    rest = Math.floor((rest - 1) / 26)
  }
  return letters === '' ? String(number) : letters
}

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function romanNumber(number: number): string {
  if (number < 1 || number > 3999) return String(number)
  let [rest, letters] = [number, '']
  for (const [value, letter] of romans) {
    while (rest >= value) {
      letters += letter
      rest -= value
    }
  }
  return letters
}
