// The story's schema as the last wall: what is no article can't be in a document, whoever makes it.

import { DOMParser } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { storySchema } from './schema.ts'

const story = (node: object): object => ({
  type: 'story',
  content: ['kicker', 'headline', 'deck', 'byline', 'dateline']
    .map((type): object => ({ type }))
    .concat(node, { type: 'tagline' }),
})

const isRefused = (node: object): boolean => {
  try {
    storySchema.nodeFromJSON(story(node)).check()
    return false
  } catch {
    return true
  }
}

test('no node and no mark has an attribute but the id, and there is no link and no picture', () => {
  const attributes = Object.values(storySchema.nodes).flatMap((type) => Object.keys(type.spec.attrs ?? {}))
  expect(new Set(attributes)).toEqual(new Set(['id']))
  expect(Object.values(storySchema.marks).flatMap((type) => Object.keys(type.spec.attrs ?? {}))).toEqual([
    'id',
  ])
  expect(Object.keys(storySchema.marks).toSorted()).toEqual(['comment', 'cut', 'emphasis', 'strong'])
  expect(Object.values(storySchema.nodes).filter((type) => type.isAtom && !type.isText)).toEqual([])
})

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'https://hostile.example/',
  '" onclick="alert(1)',
  '__proto__',
  'Aaaa',
  'a'.repeat(40),
  '',
  1,
  {},
])('an id is an id and nothing foreign: %j', (id) => {
  expect(isRefused({ type: 'paragraph', attrs: { id } })).toBe(true)
  const marks = [{ type: 'comment', attrs: { id } }]
  expect(isRefused({ type: 'paragraph', content: [{ type: 'text', text: 'x', marks }] })).toBe(true)
})

test('an id of ours, and none yet, are taken', () => {
  expect(isRefused({ type: 'paragraph', attrs: { id: 'abc123' } })).toBe(false)
  expect(isRefused({ type: 'paragraph', attrs: { id: null } })).toBe(false)
})

test('a node or a mark from elsewhere is refused', () => {
  const link = [{ type: 'link', attrs: { href: 'javascript:1' } }]
  expect(isRefused({ type: 'image', attrs: { src: 'https://hostile.example/' } })).toBe(true)
  expect(isRefused({ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: link }] })).toBe(true)
})

test('there is no rule to make a node from an element: what a document holds is never read from markup', () => {
  expect(DOMParser.fromSchema(storySchema).rules).toEqual([])
})
