// Both languages say the same things: no key without words, no value that is not filled.

import { expect, test } from 'vitest'
import type { Fault } from '../../contract/fault.ts'
import type { OpenNote } from '../../contract/open-note.ts'
import type { Refusal } from '../../model/edit/edit.ts'
import type { PlanFault } from '../../makeup/plan.ts'
import { en, zh } from './words.ts'

function flat(words: object, path = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(words) as [string, unknown][]) {
    const at = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') found.set(at, value)
    else if (typeof value === 'object' && value !== null)
      for (const [deep, text] of flat(value, at)) found.set(deep, text)
  }
  return found
}

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted()

test('Chinese has exactly the keys of English', () => {
  expect([...flat(zh).keys()].toSorted()).toEqual([...flat(en).keys()].toSorted())
})

test('no words are empty, and both languages fill the same values', () => {
  const chinese = flat(zh)
  for (const [key, text] of flat(en)) {
    expect(text.trim(), key).not.toBe('')
    expect(placeholders(chinese.get(key) ?? ''), key).toEqual(placeholders(text))
  }
})

test('the Chinese words are Chinese, names and figures apart', () => {
  const english = [...flat(zh)].filter(([, text]) =>
    /[A-Za-z]{4,}/.test(
      text.replaceAll(
        /\{\{\w+\}\}|\{letter\}|https?|Jumpline|Shift|Ctrl|Delete|English|Source Serif 4|Libre Franklin|SIL|MIT|UTF-8|Markdown|JPEG|WebP|TIFF|EPUB|JSON|ninjs|NewsML-G2/g,
        '',
      ),
    ),
  )
  expect(english.map(([key]) => key)).toEqual([])
})

// A kind that is added to a union without words does not compile here.
type Kinds<Union extends { readonly kind: string }> = Readonly<Record<Union['kind'], string>>

test('every fault, refusal, plan fault and note has words', () => {
  const faults: Kinds<Fault> = en.faults.kinds
  const refusals: Kinds<Refusal> = en.faults.refusal
  const plans: Kinds<PlanFault> = en.faults.plan
  const notes: Kinds<OpenNote> = en.faults.notes
  for (const table of [faults, refusals, plans, notes]) expect(Object.keys(table).length).toBeGreaterThan(5)
})
