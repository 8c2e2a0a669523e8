// Where a headline may be broken, and where it may not.

import { expect, test } from 'vitest'
import { headlineBreaks, joinLines } from './headline-breaks.ts'

const wide = (text: string): number => [...text].reduce((sum, one) => sum + (one < 'ā' ? 1 : 2), 0)

/** Word ends of a text that is written with its words apart. */
function words(apart: string): { readonly text: string; readonly wordEnds: () => readonly number[] } {
  const ends: number[] = []
  let at = 0
  for (const word of apart.split('|')) ends.push((at += word.length))
  return { text: apart.replaceAll('|', ''), wordEnds: () => ends }
}

function breaksOf(apart: string): readonly string[] {
  const { text, wordEnds } = words(apart)
  return headlineBreaks({ lines: [text], widthOf: wide, wordEnds }).map((lines) => lines.join(' / '))
}

test('a mark is the best place, and lines are about equal', () => {
  expect(breaksOf('电梯|到|家|那天|，|六楼|先|请|一楼|吃饭')[0]).toBe('电梯到家那天， / 六楼先请一楼吃饭')
  expect(breaksOf('Out on the ebb, back before tea')[0]).toBe('Out on the ebb, / back before tea')
})

test('words stay whole, and what belongs to the next word does not end a line', () => {
  for (const broken of breaksOf('晚稻|入库|的|粮食|在|今年|十月|过|九成')) {
    expect(broken).not.toMatch(/[的在过] \/|\/ [的过]|晚 \/|入 \/|粮 \/|今 \/|十 \//)
  }
  for (const broken of breaksOf('The ferry is quiet and it is on time for the first winter')) {
    expect(broken).not.toMatch(/\b(?:the|is|and|for|on) \//i)
  }
})

test('a number keeps what it counts, a word its apostrophe, and no character stands alone', () => {
  for (const broken of breaksOf('沿江|54|处|堤防|冬修|开工')) expect(broken).not.toMatch(/54 \/|\/ 处/)
  for (const broken of breaksOf('全市|新增|1,552.8|万|吨|冬储|菜'))
    expect(broken).not.toMatch(/8 \/|, \/|\. \//)
  for (const broken of breaksOf('Answers to last week’s quiz')) {
    for (const line of broken.split(' / ')) expect(line.length).toBeGreaterThan(3)
  }
})

test('without words a break keeps to marks where there are any', () => {
  const [first] = headlineBreaks({ lines: ['三孔老桥，明天恢复通行'], widthOf: wide, wordEnds: null })
  expect(first).toEqual(['三孔老桥，', '明天恢复通行'])
})

test('lines become one as lists show them, or closed up where Chinese ran on', () => {
  expect(joinLines(['The ferry is quiet,', 'and on time'])).toBe('The ferry is quiet, and on time')
  expect(joinLines(['三孔老桥，', '明天恢复通行'])).toBe('三孔老桥，明天恢复通行')
  const { wordEnds } = words('一条|江|上|的|两岸|人家| |等船|的|时间|短了|一半')
  const lines = ['一条江上的两岸人家', '等船的时间短了一半']
  const ones = headlineBreaks({ lines, widthOf: wide, wordEnds }).filter((broken) => broken.length === 1)
  expect(ones).toEqual([['一条江上的两岸人家 等船的时间短了一半'], ['一条江上的两岸人家等船的时间短了一半']])
})
