import { expect, test } from 'vitest'
import { quoteMarks } from './quote-marks.ts'
import { smartTyped } from './smart-typed.ts'

/** The words as they come out when every key of them is pressed. */
function typed(language: string, keys: string): string {
  let text = ''
  for (const key of keys) {
    const smart = smartTyped(language, text, key)
    text = smart === null ? text + key : text.slice(0, text.length - smart.remove) + smart.put
  }
  return text
}

test.each([
  ['en', `"Well," she said, "it's late."`, '“Well,” she said, “it’s late.”'],
  ['en', `"He said 'no' twice"`, '“He said ‘no’ twice”'],
  ['en', `the boys' boats ("new")`, 'the boys’ boats (“new”)'],
  ['en', `a plank of 6" and--at last--rest...`, 'a plank of 6″ and—at last—rest…'],
  ['en', `-----`, '—---'],
  ['de', `"Das heißt 'ja'", sagt Hans' Frau`, '„Das heißt ‚ja‘“, sagt Hans’ Frau'],
  ['fr', `"Il dit "non" et s'en va"`, '«\u202fIl dit “non” et s’en va\u202f»'],
  ['sv', `"Ja", sa han`, '”Ja”, sa han'],
  ['ru', `"Да "нет" да"`, '«Да „нет“ да»'],
  ['it', `l'"oro" dell'anno`, 'l’«oro» dell’anno'],
  ['zh-CN', `他说:"今天'不'走"，又说"好"...`, '他说:“今天‘不’走”，又说“好”……'],
  ['zh-CN', `船--桥`, '船——桥'],
  ['zh-CN', `"Let's go" 他说`, '“Let’s go” 他说'],
] as const)('%s: %s', (language, keys, want) => {
  expect(typed(language, keys)).toBe(want)
})

test('a language we do not know has English marks, and a region its own', () => {
  expect(quoteMarks('xx').open).toBe('“')
  expect(quoteMarks('de-CH').open).toBe('«')
  expect(quoteMarks('de-AT').open).toBe('„')
})
