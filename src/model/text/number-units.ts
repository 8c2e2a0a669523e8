// Numbers that are written with a space before their unit, or after a word they belong to, in any language: the space is
// made one that does not end a line. Words that are units in some language only stand under that language.

import { matchAt, type RuleSpot, type RuleTake } from './normal-rule.ts'

const noBreak = '\u00a0'

// Longer ones first: `km/h` is not `km`.
const signs =
  'km²|km/h|km|cm|mm|m²|m³|kg|mg|g|ha|ml|kWh|MWh|GWh|kW|MW|GW|kHz|MHz|GHz|Hz|kB|MB|GB|TB|bar|hPa|m|t|l|L|W|V|A|°C|°F|℃|%|‰|€|£|¥|\\$'

const wordsAfter: Readonly<Record<string, string>> = {
  en: 'million|billion|trillion|per cent|percent|miles|feet|inches|pounds|tonnes|tons|acres|hectares|metres|kilometres|litres|[ap]\\.?m\\.?|mph|St|BC|AD',
  de: 'Millionen|Milliarden|Mio\\.|Mrd\\.|Prozent|Euro|Uhr|Kilometer|Meter|Hektar|Tonnen',
  fr: 'millions?|milliards?|euros?|heures?|kilomètres?|mètres?|hectares?|tonnes?',
  es: 'millones|por ciento|euros?|kilómetros?|metros?|hectáreas?|toneladas?',
}

const wordsBefore: Readonly<Record<string, string>> = {
  en: 'pp?\\.|Nos?\\.|Figs?\\.|vol\\.|ch\\.|Jan\\.|Feb\\.|Mar\\.|Apr\\.|Aug\\.|Sept?\\.|Oct\\.|Nov\\.|Dec\\.|§|\\$|€|£',
  de: 'S\\.|Nr\\.|Abs\\.|Art\\.|Abb\\.|Bd\\.|§§?|€',
  fr: 'pp?\\.|n°|art\\.|vol\\.|§|€',
  es: 'págs?\\.|n\\.º|núm\\.|art\\.|€',
}

const patterns = new Map<string, RegExp>()

/** A space within a number, after it before a unit, or before it after a word it belongs to. */
function patternOf(language: string): RegExp {
  const [base = ''] = language.toLowerCase().split('-')
  const known = patterns.get(base)
  if (known !== undefined) return known
  const after = [wordsAfter[base], signs].filter((one) => one !== undefined).join('|')
  const before = wordsBefore[base] ?? wordsBefore['en'] ?? ''
  // 10 000: a space parts thousands wherever a comma does not.
  const thousands =
    base === 'en' || base === 'zh' || base === 'ja'
      ? ''
      : '|(?<=(?<!\\d)\\d{1,3}(?:\\s\\d{3})*) (?=\\d{3}(?!\\d))'
  const made = new RegExp(
    `(?<=\\d) (?=(?:${after})(?![\\p{L}\\d]))|(?<=(?<![\\p{L}\\d])(?:${before})) (?=\\d)${thousands}`,
    'uy',
  )
  patterns.set(base, made)
  return made
}

// As far as a rule looks back and forth.
const reach = 24
const blank = /[ \t\u3000]+/uy

export function unitSpace(spot: RuleSpot): RuleTake | null {
  const found = matchAt(blank, spot)
  if (found === null) return null
  // What was written so far counts: １２ has become 12.
  const before = spot.before.slice(-reach)
  const end = spot.at + found.length
  const around = { text: `${before} ${spot.text.slice(end, end + reach)}`, at: before.length }
  if (matchAt(patternOf(spot.language), around) === null) return null
  return { rule: 'noBreak', length: found.length, put: noBreak }
}
