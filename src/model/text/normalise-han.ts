// Rules for Chinese text. A mark is made full-width where it belongs to Chinese words: after a Han character or a
// closing mark, or before a Han character. Within numbers and Latin words marks stay as they are: 1,552.8, 10:30, f(x).

import { matchAt, type Rule, type RuleSpot, type RuleTake } from './normal-rule.ts'
import { unitSpace } from './number-units.ts'
import { quoteBetween } from './quote-marks.ts'

/** In the order they are asked; made for one text, because brackets are looked at in pairs. */
export function hanRules(text: string): readonly Rule[] {
  return [width, ellipsis, dash, quotes, brackets(text), mark, spaces, unitSpace]
}

const hanOrMark = /[\p{Script=Han}，。、；：！？…—”’）》】〉」』％]$/u
// A straight quote or bracket before Chinese words will be a wide one.
const hanOrOpening = /^["'(\s]*[\p{Script=Han}“‘（《【〈「『]/u

const isAfterHan = ({ before }: RuleSpot): boolean => hanOrMark.test(before.trimEnd())
const isBeforeHan = ({ text }: RuleSpot, at: number): boolean =>
  hanOrOpening.test(text.slice(at, at + 8).trimStart())

function narrowed(text: string): string {
  return text.replaceAll(/[！-～]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}

// ２０２２．８％ and Ａ are written as 2022.8% and A (GB/T 15835); 10：30 is a time.
const wide = /[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)*％?|(?<=[\d０-９])[．](?=[\d０-９])|(?<=\d)％/uy
const wideTime = /(?<=(?<![\d０-９:：])[\d０-９]{1,2})：(?=[0-5０-５][\d０-９](?![\d０-９]))/uy

function width(spot: RuleSpot): RuleTake | null {
  const found = matchAt(wide, spot) ?? matchAt(wideTime, spot)
  return found === null ? null : { rule: 'width', length: found.length, put: narrowed(found) }
}

const dots = /(?:\.{3,}|…+|。{3,})+/uy

function ellipsis(spot: RuleSpot): RuleTake | null {
  const found = matchAt(dots, spot)
  if (found === null) return null
  const isHan = isAfterHan(spot) || isBeforeHan(spot, spot.at + found.length) || spot.before === ''
  return { rule: 'ellipsis', length: found.length, put: isHan ? '……' : found }
}

// One long dash alone is the 一字线 of ranges and routes: 北京—上海. It stays.
const dashes = /-{2,}|―+|─{2,}|—{2,}/uy

function dash(spot: RuleSpot): RuleTake | null {
  const found = matchAt(dashes, spot)
  if (found === null) return null
  const isRange = /\d$/.test(spot.before) && /^\d/.test(spot.text.slice(spot.at + found.length))
  const isHan = isAfterHan(spot) || isBeforeHan(spot, spot.at + found.length)
  if (!isRange && !isHan && !found.startsWith('—')) return { rule: 'dash', length: found.length, put: found }
  return { rule: 'dash', length: found.length, put: isRange ? '—' : '——' }
}

function quotes({ text, at, before, language }: RuleSpot): RuleTake | null {
  const sign = text.charAt(at)
  if (sign !== '"' && sign !== "'") return null
  // Inches and feet: 55" with nothing open.
  if (/\d$/.test(before) && !/[“‘][^”’]*$/u.test(before)) return { rule: 'quotes', length: 1, put: sign }
  return { rule: 'quotes', length: 1, put: quoteBetween(language, before, sign, text.slice(at + 1)) }
}

/** Brackets are made wide in pairs: where Chinese words are in them or stand before them. */
function brackets(text: string): Rule {
  const wideAt = new Map<number, string>()
  const open: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (sign === '(' || sign === '（') open.push(at)
    if (sign !== ')' && sign !== '）') continue
    const start = open.pop()
    if (start === undefined) continue
    const inside = text.slice(start + 1, at)
    if (!/\p{Script=Han}/u.test(inside) && !/[\p{Script=Han}”》]\s*$/u.test(text.slice(0, start))) continue
    wideAt.set(start, '（')
    wideAt.set(at, '）')
  }
  return ({ at }) => {
    const put = wideAt.get(at)
    return put === undefined ? null : { rule: 'punctuation', length: 1, put }
  }
}

const full: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
}

function mark(spot: RuleSpot): RuleTake | null {
  const { text, at, before } = spot
  const put = full[text.charAt(at)]
  if (put === undefined) return null
  const next = text.charAt(at + 1)
  const betweenDigits = /\d$/.test(before) && /\d/.test(next)
  // A point ends a sentence only after Chinese words, and not before what goes on as a name or number does.
  const isMeant =
    put === '。' ? isAfterHan(spot) && !/[\w.]/.test(next) : isAfterHan(spot) || isBeforeHan(spot, at + 1)
  return { rule: 'punctuation', length: 1, put: betweenDigits || !isMeant ? text.charAt(at) : put }
}

const blank = /[ \t\u00a0\u3000]+/uy
// A straight quote will be one of them.
const fullMark = /[，。、；：！？“”‘’（）《》【】"]/u

const dateline = /^[^，。：]{0,30}[讯电]$/u

/** Between Chinese characters, and beside their marks, there is none; elsewhere one is enough. */
function spaces(spot: RuleSpot): RuleTake | null {
  const found = matchAt(blank, spot)
  if (found === null) return null
  const { text, at, before, running } = spot
  const [left, right] = [before.slice(-1), text.charAt(at + found.length)]
  if (!running) return { rule: 'spaces', length: found.length, put: found }
  const han = /[\p{Script=Han}]/u
  const isWithin = han.test(left) && han.test(right)
  const isBeside = fullMark.test(left) || fullMark.test(right)
  // The dateline at the head of a text is parted from it: 本报讯 …, 新华社北京10月3日电 …
  if (dateline.test(before)) return { rule: 'spaces', length: found.length, put: found }
  if (left === '' || right === '' || isWithin || isBeside)
    return { rule: 'spaces', length: found.length, put: '' }
  return found.length === 1 ? null : { rule: 'spaces', length: found.length, put: ' ' }
}
