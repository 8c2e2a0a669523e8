// A number in Chinese text is one thing: its digits, its signs and its unit stand on one line.

import { expect, test } from 'vitest'
import { mpt } from '../../src/base/units.ts'
import { lineBreak } from '../../src/compose/para/line-break.ts'
import { measure } from '../../src/compose/para/measure.ts'
import { usualSetting } from '../../src/model/publication.ts'
import { realFonts } from '../support/paper.ts'

const style = {
  face: 'serif-sc',
  strong: 'serif-sc-bold',
  emphasis: 'kai-sc',
  fallback: ['serif-sc', 'sans-sc', 'kai-sc', 'serif'],
  size: mpt(9000),
  han: true,
  down: false,
  language: 'zh-CN',
  hanLatinGap: 0,
  setting: usualSetting,
}

/** The text with a bar wherever a line may end. */
function places(text: string, kinsoku: 'none' | 'basic' | 'gb' | 'strict'): string {
  const { starts, breaks, count } = measure(text, [], { ...style, kinsoku }, realFonts())
  let shown = ''
  for (let at = 0; at < count; at += 1) {
    shown += text.slice(starts[at], starts[at + 1])
    if (at + 1 < count && breaks[at] !== lineBreak.never) shown += '|'
  }
  return shown
}

test.each([
  ['约1552.8亩地', '约|1552.8亩|地'],
  ['占79%以上', '占|79%|以|上'],
  ['占79％以上', '占|79％|以|上'],
  ['价￥300起', '价|￥300|起'],
  ['价$1,000.50起', '价|$1,000.50|起'],
  ['气温3℃到25℃间', '气|温|3℃|到|25℃|间'],
  ['约3‰的', '约|3‰|的'],
  ['上午10:30开', '上|午|10:30|开'],
  ['在2022-08-25开', '在|2022-08-25|开'],
  ['约１２３亩地', '约|１２３亩|地'],
  ['占５．８％的', '占|５．８％|的'],
  ['价￥３００元起', '价|￥３００元|起'],
  ['达23万亿元人', '达|23万亿元|人'],
  ['共1.5万人次的', '共|1.5万人次|的'],
  ['10月3日8时30分到', '10月|3日|8时|30分|到'],
  ['长5\u00a0km路', '长|5\u00a0km|路'],
])('%s', (text, want) => {
  for (const level of ['none', 'basic', 'gb', 'strict'] as const) expect(places(text, level)).toBe(want)
})
