// Where a line may end: the Unicode algorithm for every script, and over it the rules of Chinese typesetting
// (CLREQ 3.1.3) and the places where a Western word may be hyphenated.

import type { KinsokuLevel } from '../../model/publication.ts'
import {
  classes,
  forbiddenAtEnd,
  forbiddenAtStart,
  isWordClass,
  type LineClass,
  unitLength,
} from '../text/line-class.ts'
import { lineBreaks, lineEnd } from '../text/uax14.ts'
import type { TypeLibrary } from '../type/type-library.ts'
import { lineBreak } from './line-break.ts'
import type { TextStyle } from './measure.ts'

const softHyphen = 0xad

/** By cluster; the last one may always end a line. */
export function breakPoints(
  text: string,
  starts: readonly number[],
  kinds: Uint8Array,
  style: TextStyle,
  library: TypeLibrary,
): Uint8Array {
  const count = kinds.length
  const breaks = new Uint8Array(count)
  const ends = lineBreaks(text)
  for (let index = 0; index + 1 < count; index += 1) {
    const next = starts[index + 1] ?? 0
    const left = text.charCodeAt(next - 1)
    if (left === softHyphen) {
      if (style.setting.hyphenate) breaks[index] = lineBreak.hyphen
      continue
    }
    const unicode = ends[next - 1] !== lineEnd.never
    const before = kinds[index] as LineClass
    const after = kinds[index + 1] as LineClass
    const may = style.han
      ? mayBreakHan(before, after, left, text.codePointAt(next) ?? 0, style.kinsoku, unicode)
      : mayBreakWestern(before, after, unicode)
    if (may) breaks[index] = lineBreak.may
  }
  if (style.han) keepUnits(text, starts, kinds, breaks)
  if (style.setting.hyphenate && !style.han) addHyphens(text, starts, kinds, style, library, breaks)
  if (count > 0) breaks[count - 1] = lineBreak.may
  return breaks
}

/** A Western line never begins with a dash: it stays with the word before it. */
function mayBreakWestern(before: LineClass, after: LineClass, unicode: boolean): boolean {
  return unicode && (after !== classes.dash || before === classes.space)
}

function mayBreakHan(
  before: LineClass,
  after: LineClass,
  left: number,
  right: number,
  level: KinsokuLevel,
  unicode: boolean,
): boolean {
  if (before === classes.glue || after === classes.glue || after === classes.space) return false
  if (before === classes.space) return !forbiddenAtStart(after, right, level) || after === classes.hyphen
  if (forbiddenAtEnd(before, left, level) || forbiddenAtStart(after, right, level)) return false
  // A sign before an amount stays with what it belongs to in Han characters too (UAX #14, LB23a).
  return unicode || !isWestern(before) || (!isWestern(after) && after !== classes.han)
}

function isWestern(kind: LineClass): boolean {
  return (
    isWordClass(kind) || kind === classes.latinClose || kind === classes.latinOpen || kind === classes.hyphen
  )
}

/**
 * A number is not parted from its unit, nor is the unit itself parted: 46个, 1552.8平方米. Full-width digits are one number
 * as half-width ones are, and a full-width sign of money stays with its amount: to Unicode they are Han characters.
 */
function keepUnits(text: string, starts: readonly number[], kinds: Uint8Array, breaks: Uint8Array): void {
  for (let index = 0; index + 1 < kinds.length; index += 1) {
    if (kinds[index + 1] === classes.space) continue
    const next = starts[index + 1] ?? 0
    const [left, right] = [text.charAt(next - 1), text.charAt(next)]
    if (isOneNumber(left, right)) breaks[index] = lineBreak.never
    const kind = kinds[index]
    const isNumber = kind === classes.digit || wideDigit.test(left) || left === '%' || left === '％'
    if (!isNumber || kinds[index + 1] !== classes.han) continue
    for (let kept = 0; kept < unitLength(text, next); kept += 1) breaks[index + kept] = lineBreak.never
  }
}

const wideDigit = /[０-９]/
const digit = /[\d０-９]/

/** Within a number: its digits, its point, the sign before or after it. */
function isOneNumber(left: string, right: string): boolean {
  if (wideDigit.test(left)) return digit.test(right) || /[．，：％‰℃]/.test(right)
  if (wideDigit.test(right)) return /[\d．￥＄￡￠]/.test(left)
  return /[￥＄￡￠]/.test(left) && digit.test(right)
}

function addHyphens(
  text: string,
  starts: readonly number[],
  kinds: Uint8Array,
  style: TextStyle,
  library: TypeLibrary,
  breaks: Uint8Array,
): void {
  const hyphenator = library.hyphenator(style.language)
  if (hyphenator === null) return
  for (let index = 0; index < kinds.length; ) {
    let end = index + 1
    if (kinds[index] !== classes.space) while (end < kinds.length && kinds[end] !== classes.space) end += 1
    const base = starts[index] ?? 0
    // Shorter ones are never hyphenated, and most words of a text are short.
    if (end - index >= shortestWord) {
      let cluster = index
      for (const point of hyphenator.points(text.slice(base, starts[end]))) {
        while ((starts[cluster + 1] ?? Number.POSITIVE_INFINITY) < base + point) cluster += 1
        if (starts[cluster + 1] === base + point && breaks[cluster] === lineBreak.never)
          breaks[cluster] = lineBreak.hyphen
      }
    }
    index = end
  }
}

const shortestWord = 5
