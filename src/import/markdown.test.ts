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
