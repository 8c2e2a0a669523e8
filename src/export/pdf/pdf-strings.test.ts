import { expect, test } from 'vitest'
import { asciiString, textString, xmlText } from './pdf-strings.ts'

test('a text string is UTF-16, with pairs for characters beyond the first plane', () => {
  expect(textString('a江😀')).toBe('<FEFF00616C5FD83DDE00>')
})

test('controls become a space, and halves of characters the sign for what is none', () => {
  expect(textString('a\u001b\u0000b')).toBe('<FEFF006100200062>')
  expect(textString('\ud83d!')).toBe('<FEFFFFFD0021>')
  expect(xmlText('a\u0007b\udc00\uffff')).toBe('a b\ufffd\ufffd')
})

test('what means something to XML is written as text', () => {
  expect(xmlText('<a b="c">&]]>')).toBe('&lt;a b=&quot;c&quot;&gt;&amp;]]&gt;')
})

test('brackets and backslashes do not end a string', () => {
  expect(asciiString('a) (b\\ 版')).toBe('(a\\) \\(b\\\\ ?)')
})
