import { expect, test } from 'vitest'
import { isPlainName, plainName } from './plain-name.ts'

test.each([
  ['2026-11-25 Evening/Post', '2026-11-25 Evening Post'],
  ['..\\up', 'up'],
  ['  two  blanks. ', 'two blanks'],
  ['a\u0000b\nc', 'a b c'],
  ['江湾晚报：要闻', '江湾晚报：要闻'],
])('%j is suggested as %j, which is plain', (text, name) => {
  expect(plainName(text)).toBe(name)
  expect(isPlainName(name)).toBe(true)
})

test('blanks in a name are left as they are', () => {
  expect(isPlainName('final  final')).toBe(true)
})

test.each(['a/b', 'a\\b', 'c:', '.hidden', '..', 'end.', 'end ', '', 'what?'])(
  '%j is no plain name',
  (name) => {
    expect(isPlainName(name)).toBe(false)
  },
)
