import { expect, test } from 'vitest'
import { orThrow } from '../base/result.ts'
import { readFields } from './front-matter.ts'

const fields = (text: string): unknown => Object.fromEntries(orThrow(readFields(text)))

test.each([
  ['headline: Vote: a close one', 'Vote: a close one'],
  ['headline: “Yes”: all of them', '“Yes”: all of them'],
  ['headline: "Yes" it was', '"Yes" it was'],
  ['headline: [Letters] To the editor', '[Letters] To the editor'],
  ['headline: @home', '@home'],
  ['headline: %', '%'],
])('a headline that YAML minds is taken as it stands: %s', (text, wanted) => {
  expect(fields(text)).toEqual({ headline: wanted })
})

test('and the fields around it are read as ever', () => {
  const text =
    'rank: 1\nheadline: Vote: a close one\npictures:\n  - { file: a.jpg, caption: "x" }\n- b.jpg\nslug: vote'
  expect(fields(text.replace('\n- b.jpg', ''))).toEqual({
    rank: 1,
    headline: 'Vote: a close one',
    pictures: [{ file: 'a.jpg', caption: 'x' }],
    slug: 'vote',
  })
})

test('what is neither is refused in words', () => {
  const read = readFields('headline: a\n: [')
  expect(read).toMatchObject({ ok: false })
})
