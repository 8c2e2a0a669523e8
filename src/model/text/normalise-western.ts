// Rules for text in Western languages: quotes, dashes and spaces as each language has them.

import { matchAt, type Rule, type RuleSpot, type RuleTake } from './normal-rule.ts'
import { unitSpace } from './number-units.ts'
import { dashOf, quoteBetween } from './quote-marks.ts'

export function westernRules(language: string): readonly Rule[] {
  const french = /^fr\b/i.test(language) ? [guillemets, frenchMark] : []
  return [width, ellipsis, dash, ...french, quotes, unitSpace, spaces]
}

const wide = /[！-～]+/uy

function width(spot: RuleSpot): RuleTake | null {
  const found = matchAt(wide, spot)
  if (found === null) return null
  const put = found.replaceAll(/./gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  return { rule: 'width', length: found.length, put }
}

function ellipsis(spot: RuleSpot): RuleTake | null {
  // A row of dots leads to a number in a table.
  const found = matchAt(/\.{3,}/y, spot)
  if (found === null || found.length > 4)
    return found === null ? null : { rule: 'ellipsis', length: found.length, put: found }
  return { rule: 'ellipsis', length: found.length, put: found.length === 3 ? '…' : '….' }
}

function dash(spot: RuleSpot): RuleTake | null {
  const found = matchAt(/-{2,}/y, spot)
  if (found === null) return null
  const { text, at, before, language } = spot
  const isRange = /\d$/.test(before) && /^\d/.test(text.slice(at + found.length))
  const put = found.length > 3 ? found : isRange ? '–' : found.length === 3 ? '—' : dashOf(language)
  return { rule: 'dash', length: found.length, put }
}

// ’90s, ’tis, rock ’n’ roll: an apostrophe where a quote would open.
const leftOut = /'(?=\d{2}s?\b|(?:tis|twas|em|n|til|cause|round)\b)/iuy

function quotes(spot: RuleSpot): RuleTake | null {
  const { text, at, before, language } = spot
  const sign = text.charAt(at)
  const after = text.slice(at + 1)
  const take = (put: string): RuleTake => ({ rule: 'quotes', length: 1, put })
  if ((sign === '´' || sign === '`') && /\p{L}$/u.test(before) && /^\p{L}/u.test(after)) return take('’')
  if (sign !== '"' && sign !== "'") return null
  if (matchAt(leftOut, spot) !== null && !/[\p{L}\d]$/u.test(before)) return take('’')
  // 6'2": feet and inches.
  if (sign === "'" && /\d$/.test(before) && /^\s?\d+\s?"/.test(after)) return take('′')
  const put = quoteBetween(language, before, sign, after)
  // The space within the marks is theirs.
  const blank = put.endsWith(narrow) ? (/^[ \t\u3000\u00a0\u202f]*/u.exec(after)?.[0].length ?? 0) : 0
  return { rule: 'quotes', length: 1 + blank, put }
}

const narrow = '\u202f'

/** « words » with narrow spaces that end no line. */
function guillemets(spot: RuleSpot): RuleTake | null {
  const found = matchAt(/«[ \t\u3000\u00a0\u202f]*|[ \t\u3000\u00a0\u202f]*»/uy, spot)
  if (found === null) return null
  return { rule: 'spaces', length: found.length, put: found.startsWith('«') ? `«${narrow}` : `${narrow}»` }
}

/** A thin space before ; ! ? and a whole one before : keep them with their word. Canada has only the last. */
function frenchMark(spot: RuleSpot): RuleTake | null {
  const found = matchAt(/[ \t\u3000\u00a0\u202f]*[;:!?]/uy, spot)
  if (found === null) return null
  const sign = found.slice(-1)
  const { text, at, before, language } = spot
  const isInNumber = /\d$/.test(before) && /^\d/.test(text.slice(at + found.length))
  const isAfterWord = /[\p{L}\p{N}»)”’…%€]$/u.test(before)
  if (isInNumber || !isAfterWord || (sign !== ':' && /^fr-ca\b/i.test(language)))
    return found.length === 1 ? null : { rule: 'spaces', length: found.length, put: found }
  return { rule: 'noBreak', length: found.length, put: `${sign === ':' ? '\u00a0' : narrow}${sign}` }
}

function spaces(spot: RuleSpot): RuleTake | null {
  const found = matchAt(/[ \t\u3000]+/uy, spot)
  if (found === null) return null
  const isAtEnd = spot.before === '' || spot.at + found.length === spot.text.length
  if (isAtEnd && spot.running) return { rule: 'spaces', length: found.length, put: '' }
  return { rule: 'spaces', length: found.length, put: ' ' }
}
