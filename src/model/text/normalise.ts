// A text put right: half-width and full-width, quotes, dashes, ellipses, spaces, and numbers kept with their units. In:
// one text of an article and the language of its paper. Out: what would be written where, each with the rule it follows,
// for an editor to look at. Nothing is changed that an editor would have to think about: words, names, hyphens.
//
// A text is read once from the left. At each place the first rule that has something to say takes as much as it knows.
// Chinese rules are in `normalise-han.ts` (GB/T 15834, GB/T 15835), those of other languages in `normalise-western.ts`.

import { hanRules } from './normalise-han.ts'
import { westernRules } from './normalise-western.ts'
import type { Normalised, Rule, RuleSpot, RuleTake } from './normal-rule.ts'
import { isHanLanguage, languageOf } from './quote-marks.ts'

// Addresses are copied sign for sign. They end where Chinese goes on.
const address =
  /(?:https?:\/\/|www\.)[^\s\p{Script=Han}，。；：！？、（）《》“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|cn|gov|edu|uk|de|fr)\b(?:\/[^\s\p{Script=Han}，。；：！？、（）]*)?/iuy

// Most of a text: letters and digits that no rule begins with.
const plain = /\p{Script=Han}+|[A-Za-z0-9\u00c0-\u024f]+/uy

export function normalise(text: string, paper: string, running: boolean): readonly Normalised[] {
  const language = languageOf(paper, text)
  const rules = isHanLanguage(language) ? hanRules(text) : westernRules(language)
  const made: Normalised[] = []
  let before = ''
  for (let at = 0; at < text.length; ) {
    address.lastIndex = at
    const skipped = startsWord(text, at) ? address.exec(text) : null
    if (skipped !== null) {
      before += skipped[0]
      at += skipped[0].length
      continue
    }
    plain.lastIndex = at
    const words = plain.exec(text)?.[0]
    if (words !== undefined) {
      before += words
      at += words.length
      continue
    }
    const take = firstTake(rules, { text, at, before, language, running })
    if (take === null) {
      before += text.charAt(at)
      at += 1
      continue
    }
    const to = at + take.length
    if (text.slice(at, to) !== take.put) made.push({ from: at, to, put: take.put, rule: take.rule })
    before += take.put
    at = to
  }
  return made
}

function firstTake(rules: readonly Rule[], spot: RuleSpot): RuleTake | null {
  for (const rule of rules) {
    const take = rule(spot)
    if (take !== null) return take
  }
  return null
}

function startsWord(text: string, at: number): boolean {
  return /[\w]/.test(text.charAt(at)) && !/[\w.@]/.test(text.charAt(at - 1))
}
