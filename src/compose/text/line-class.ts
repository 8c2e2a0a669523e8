// What each character is to the line breaker, and which characters may not begin or end a line.
// Rules: W3C CLREQ 3.1.3 (line start and end prohibition) and 3.1.6 (mark width); domain names of the
// levels are CLREQ's: basic, GB, strict.

import type { KinsokuLevel } from '../../model/publication.ts'

/** Small numbers, because a paragraph keeps one for each cluster in a typed array. */
export const classes = {
  latin: 0,
  han: 1,
  space: 2,
  /** Full-width opening mark: its ink is in the right half. */
  open: 3,
  /** Full-width closing mark: its ink is in the left half. */
  close: 4,
  /** 、，；： */
  pause: 5,
  /** 。？！ */
  stop: 6,
  digit: 7,
  dash: 8,
  ellipsis: 9,
  interpunct: 10,
  /** Half-width closing punctuation: , . ; : ! ? ) ] } % */
  latinClose: 11,
  /** Half-width opening punctuation: ( [ { $ and Western opening quotes. */
  latinOpen: 12,
  hyphen: 13,
  /** Never breaks on either side: no-break space, word joiner. */
  glue: 14,
} as const

export type LineClass = (typeof classes)[keyof typeof classes]

const table = new Map<number, LineClass>()

function put(characters: string, lineClass: LineClass): void {
  for (const character of characters) table.set(character.codePointAt(0) ?? 0, lineClass)
}

put('（《〈【「『〔［｛〖', classes.open)
put('）》〉】」』〕］｝〗', classes.close)
put('、，；：', classes.pause)
put('。．？！', classes.stop)
put('—⸺', classes.dash)
put('…', classes.ellipsis)
put('·・‧', classes.interpunct)
put(',.;:!?)]}%‰℃°′″', classes.latinClose)
put('([{$¥£€№', classes.latinOpen)
put('-‐–', classes.hyphen)
put('\u00a0\u202f\u2060\ufeff', classes.glue)
put(' \t', classes.space)

/** Class of a code point. Curly quotes are full-width in Chinese text and Western ones elsewhere. */
export function lineClass(codePoint: number, han: boolean): LineClass {
  if (codePoint >= 0x30 && codePoint <= 0x39) return classes.digit
  if (codePoint === 0x201c || codePoint === 0x2018) return han ? classes.open : classes.latinOpen
  if (codePoint === 0x201d || codePoint === 0x2019) return han ? classes.close : classes.latinClose
  const known = table.get(codePoint)
  if (known !== undefined) return known
  return isFullWidth(codePoint) ? classes.han : classes.latin
}

/** Scripts that may break between any two characters: CJK, kana, full-width forms, emoji. */
function isFullWidth(codePoint: number): boolean {
  if (codePoint < 0x1100) return false
  return (
    (codePoint >= 0x2e80 && codePoint <= 0x9fff) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe4f) ||
    (codePoint >= 0xff00 && codePoint <= 0xff60) ||
    (codePoint >= 0xffe0 && codePoint <= 0xffe6) ||
    (codePoint >= 0x2460 && codePoint <= 0x24ff) ||
    (codePoint >= 0x2500 && codePoint <= 0x27bf) ||
    (codePoint >= 0x1f300 && codePoint <= 0x1faff) ||
    (codePoint >= 0x20000 && codePoint <= 0x3ffff)
  )
}

/** A letter or digit of a Western word. */
export function isWordClass(kind: number | undefined): boolean {
  return kind === classes.latin || kind === classes.digit
}

const startClasses: ReadonlySet<LineClass> = new Set<LineClass>([
  classes.close,
  classes.pause,
  classes.stop,
  classes.interpunct,
  classes.latinClose,
  classes.hyphen,
])
const endClasses: ReadonlySet<LineClass> = new Set<LineClass>([classes.open, classes.latinOpen])

/** True when a character of this class may not begin a line. */
export function forbiddenAtStart(lineClass: LineClass, codePoint: number, level: KinsokuLevel): boolean {
  if (level === 'none') return false
  if (codePoint === 0x2f || codePoint === 0xff0f) return true
  if (startClasses.has(lineClass)) return true
  return level === 'strict' && (lineClass === classes.dash || lineClass === classes.ellipsis)
}

/** True when a character of this class may not end a line. */
export function forbiddenAtEnd(lineClass: LineClass, codePoint: number, level: KinsokuLevel): boolean {
  if (level === 'none') return false
  if (endClasses.has(lineClass)) return true
  return (level === 'gb' || level === 'strict') && (codePoint === 0x2f || codePoint === 0xff0f)
}

// Measure words and units that belong to the number before them: 1552.8亩, 46个, 30平方公里.
const units = [
  '年月日时分秒号点亩万亿千百元角个名家人项座条件次届位倍岁米里吨克升斤度层栋套户批版期辆艘台块张只股',
  '对组支架部处所间公顷码页票',
].join('')
const longUnits = [
  '平方公里 平方千米 平方米 立方米 公里 千米 厘米 毫米 公斤 千克 毫克 公顷 毫升 小时 分钟 摄氏度 千瓦时 千瓦',
  '美元 欧元 英镑 日元 亿元 万元 万亿 万亿元 亿美元 万美元 万亿美元 万人 万吨 亿吨 万人次 人次 万亩 万户 亿千瓦时 个百分点 周年 周岁',
]
  .join(' ')
  .split(' ')
  .toSorted((left, right) => right.length - left.length)
const unitStarts = new Set([...units, ...longUnits.map((unit) => unit.charAt(0))])

/** Length in UTF-16 units of the unit that begins at an offset, after a number; 0 when there is none. */
export function unitLength(text: string, at: number): number {
  const first = text.charAt(at)
  if (!unitStarts.has(first)) return 0
  const long = longUnits.find((unit) => text.startsWith(unit, at))
  return long?.length ?? (units.includes(first) ? 1 : 0)
}

/** Marks of full width whose blank half may be taken away. */
export function isNarrowable(lineClass: LineClass): boolean {
  return (
    lineClass === classes.open ||
    lineClass === classes.close ||
    lineClass === classes.pause ||
    lineClass === classes.stop
  )
}
