import { expect, test } from 'vitest'
import { readMarkdown } from './markdown.ts'

test('entries of lists are items, each with its mark or number in its text', () => {
  const { paragraphs } = readMarkdown('Before.\n\n- one\n- two\n\n3. three\n4. four\n\nAfter.\n')
  expect(paragraphs.map(({ kind, text }) => [kind, text])).toEqual([
    ['paragraph', 'Before.'],
    ['list', '• one'],
    ['list', '• two'],
    ['list', '3. three'],
    ['list', '4. four'],
    ['paragraph', 'After.'],
  ])
})

test('a quotation that begins as a note is one', () => {
  const { paragraphs } = readMarkdown('> [!NOTE]\n> From the desk.\n>\n> And more.\n\n> A quotation.\n')
  expect(paragraphs.map(({ kind, text }) => [kind, text])).toEqual([
    ['note', 'From the desk.'],
    ['note', 'And more.'],
    ['quote', 'A quotation.'],
  ])
})

test('tags are text, but for those that an exact document marks its text with', () => {
  const text = '<strong>a</strong> <script>b</script>\n\n<br>\n'
  expect(readMarkdown(text).paragraphs.map((one) => one.text)).toEqual([
    '<strong>a</strong> <script>b</script>',
    '<br>',
  ])
  expect(readMarkdown(text, true).paragraphs).toEqual([
    { kind: 'paragraph', text: 'a <script>b</script>', marks: [{ kind: 'strong', from: 0, to: 1 }] },
    { kind: 'paragraph', text: '', marks: [] },
  ])
})
