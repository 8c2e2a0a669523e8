// What may go from a paragraph, told by what would be left of it.

import { expect, test } from 'vitest'
import { cuttableStretches } from './cut-stretches.ts'

/** The paragraph with one stretch taken out, for each that was found. */
function left(text: string, next = ''): readonly string[] {
  return cuttableStretches(text, next).map(({ from, to }) => text.slice(0, from) + text.slice(to))
}

test('a Chinese clause goes with the comma before it, and never the one that carries the sentence', () => {
  expect(left('昨天上午，新船在白汀下水，全长三十八米，可载二百人。')).toEqual([
    '昨天上午，新船在白汀下水，可载二百人。',
    '昨天上午，新船在白汀下水，全长三十八米。',
  ])
})

test('what only sets time or source leaves the clause after it alone', () => {
  expect(left('记者从市水利局了解到，全市今冬修堤五十四处，总长三十七公里。')).toEqual([
    '全市今冬修堤五十四处，总长三十七公里。',
    '记者从市水利局了解到，全市今冬修堤五十四处。',
  ])
  expect(left('22时36分，“青芦一号”稳稳靠上栈桥。')).toEqual([])
})

test('clauses that hold each other go together or stay', () => {
  expect(left('渡船已经停航，如果江面结冰，班次就会减少。')).toEqual(['渡船已经停航。'])
  expect(left('渡船每天开行，坐满一百八十人，闸机就自动关上。')).toEqual(['渡船每天开行，坐满一百八十人。'])
})

test('what is told after a colon stays whole, and so does a list of points', () => {
  expect(left('他列出三项开支：修船，买油，发工钱。')).toEqual([])
  expect(left('办法有三条，一是修船，二是买油，三是发工钱。')).toEqual([])
})

test('half a sentence after a semicolon goes whole', () => {
  expect(left('南岸的码头修好了；北岸的还在修，要到明年。')).toEqual([
    '南岸的码头修好了。',
    '南岸的码头修好了；北岸的还在修。',
  ])
})

test('a source at the beginning and a speaker at the end can go', () => {
  expect(left('据市交通局介绍，新航线明年开通。')).toEqual(['新航线明年开通。'])
  expect(left('新航线明年就能开通运营，张明表示。')).toEqual(['新航线明年就能开通运营。'])
  expect(left('The bridge will close in May, the council said.')).toEqual(['The bridge will close in May.'])
  expect(left('The bridge, the council said, will close in May.')).toEqual(['The bridge will close in May.'])
})

test('a quotation goes whole or stays as it is, nor is its speaker taken from it', () => {
  expect(left('“It is quiet, and it is on time,” she said.')).toEqual([])
  expect(left('他说：“江面很静，船很准时，大家都满意。”')).toEqual([])
  expect(left('“Why is it late?” she asked. “It is not.”')).toEqual(['“Why is it late?” she asked.'])
  // It goes on in the next paragraph.
  expect(left('She said: “It is quiet. The boat, which is new, is on time.')).toEqual([])
})

test('a parenthesis goes with its space, but a unit or a number in brackets stays', () => {
  expect(left('The ferry (built in 1932) is quiet.')).toEqual(['The ferry is quiet.'])
  expect(left('新船（去年订造）昨天下水。')).toEqual(['新船昨天下水。'])
  expect(left('It is 186 (m) long.')).toEqual([])
  expect(left('（一）修好码头。')).toEqual([])
})

test('what two dashes set off goes with both', () => {
  expect(left('The ferry — it was the last — is quiet.')).toEqual(['The ferry is quiet.'])
  expect(left('新船——今年第三艘——昨天下水。')).toEqual(['新船昨天下水。'])
})

test('an English clause that tells more goes with both commas, a list stays whole', () => {
  expect(left('The bridge, which opened in 1932, carries trams.')).toEqual(['The bridge carries trams.'])
  expect(left('The second boat, the Plover, is due in spring.')).toEqual([
    'The second boat is due in spring.',
  ])
  expect(left('She sells cockles, the eels, and bread.')).toEqual([])
  expect(left('When it rains, working crews stop.')).toEqual([])
})

test('neither points in numbers nor abbreviations end a sentence', () => {
  expect(left('The wall is 9.5 m deep. Mr. Smith of St. Olave built it.')).toEqual([
    'The wall is 9.5 m deep.',
  ])
  expect(left('墙深9.5米。它厚30厘米。')).toEqual(['墙深9.5米。'])
})

test('a sentence stays that the next one leans on, in the next paragraph too', () => {
  expect(left('The tide was out. Smith came late. He had walked.')).toEqual([
    'The tide was out.',
    'The tide was out. Smith came late.',
  ])
  expect(left('The tide was out. Smith came late.', 'He had walked.')).toEqual([])
  expect(left('潮水退了。张明来晚了。', '他是走来的。')).toEqual([])
})
