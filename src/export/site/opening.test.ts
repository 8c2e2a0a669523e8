import { expect, test } from 'vitest'
import { shortened } from './opening.ts'

test.each([
  ['a text that is short enough', 40, 'a text that is short enough'],
  ['The council agreed the list on Tuesday', 24, 'The council agreed the…'],
  ['The council agreed, the list', 19, 'The council agreed…'],
  ['The council agreed the list', 18, 'The council agreed…'],
  ['市民说，江面上的渡船很安静', 6, '市民说，江面…'],
  ['市民说，江面上的渡船很安静', 4, '市民说…'],
  ['他说 the ferry', 8, '他说 the…'],
  ['incomprehensibilities', 5, 'incom…'],
  ['🚢🚢🚢🚢', 2, '🚢🚢…'],
])('%j in %i characters', (text, most, wanted) => {
  expect(shortened(text, most)).toBe(wanted)
})
