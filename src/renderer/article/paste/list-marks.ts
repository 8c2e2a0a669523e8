// Numbers and signs of list entries: those a browser counts, and those Word writes out.

import { chineseNumber } from '../../../model/query/labels.ts'
import type { Markup } from './look.ts'

/** A list that is being read. */
export interface OpenList {
  /** How it counts; null for signs, which the page sets itself. */
  readonly style: 'decimal' | 'alpha' | 'roman' | 'han' | null
  readonly upper: boolean
  next: number
}

export function openList(node: Markup, style: string): OpenList {
  const said = /list-style(?:-type)?\s*:\s*([\w-]+)/.exec(style)?.[1] ?? ''
  const type = node.attribute('type')
  const upper = said.startsWith('upper') || type === 'A' || type === 'I'
  const next = wholeNumber(node.attribute('start')) ?? 1
  const signs = node.name !== 'ol' || /^(?:none|disc|circle|square)$/.test(said)
  if (signs) return { style: null, upper, next }
  if (/alpha|latin/.test(said) || /^a$/i.test(type)) return { style: 'alpha', upper, next }
  if (said.includes('roman') || /^i$/i.test(type)) return { style: 'roman', upper, next }
  return { style: /cjk|chinese/.test(said) ? 'han' : 'decimal', upper, next }
}

/** What stands before the next entry: `3. `. Empty for a sign. */
export function nextMark(list: OpenList, node: Markup): string {
  const number = wholeNumber(node.attribute('value')) ?? list.next
  list.next = number + 1
  switch (list.style) {
    case null:
      return ''
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

/** The mark Word wrote before an entry. A sign goes, the small o of its second level too; a number stays. */
export function wordMark(text: string): string {
  const mark = text.replace(/[\s\u00a0\u3000]+/g, ' ').trim()
  const counts = /\d|^[（(]?[a-z]{1,5}[.)）、．]|^[（(]?[一二三四五六七八九十百]+[）)、．.]?$|[①-⑳㈠-㈩]/i
  if (!counts.test(mark)) return ''
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
