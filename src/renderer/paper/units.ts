// The units values of a style book are read and typed in; the model counts in milli-points and thousandths.

export type Unit = 'pt' | 'mm' | 'em' | 'percent' | 'count'

interface UnitFacts {
  /** Of the model, in one of this unit. */
  readonly scale: number
  readonly decimals: number
  /** What an arrow key adds. */
  readonly step: number
  readonly sign: string
}

const facts: Readonly<Record<Unit, UnitFacts>> = {
  pt: { scale: 1000, decimals: 3, step: 0.5, sign: 'pt' },
  mm: { scale: 72_000 / 25.4, decimals: 2, step: 1, sign: 'mm' },
  em: { scale: 1000, decimals: 3, step: 0.25, sign: 'em' },
  percent: { scale: 10, decimals: 1, step: 1, sign: '%' },
  count: { scale: 1, decimals: 3, step: 1, sign: '' },
}

export function unitSign(unit: Unit): string {
  return facts[unit].sign
}

/** Without zeros that say nothing; empty for what is no number. */
export function shownIn(unit: Unit, value: number): string {
  if (Number.isNaN(value)) return ''
  const { scale, decimals } = facts[unit]
  return String(Number((value / scale).toFixed(decimals)))
}

/** Not a number when it is none; the schema of the file then refuses it. */
export function typedIn(unit: Unit, text: string): number {
  const plain = text.trim().replace(',', '.')
  const number = /^[-−]?\d*\.?\d+$|^[-−]?\d+\.$/.test(plain) ? Number(plain.replace('−', '-')) : Number.NaN
  // Half a column is for the schema to refuse; half a milli-point is nobody's wish.
  return unit === 'count' ? number : Math.round(number * facts[unit].scale)
}

export function stepped(unit: Unit, value: number, by: 1 | -1): number {
  const { scale, step } = facts[unit]
  return Math.round((value / scale + by * step) * scale * 1000) / 1000
}
