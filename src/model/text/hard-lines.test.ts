import { describe, expect, test } from 'vitest'
import { joinHardLines } from './hard-lines.ts'

const join = (text: string): readonly string[] => joinHardLines(text.split('\n'))

describe('lines that a page ended', () => {
  test('are joined, and a hyphen at their end goes', () => {
    expect(
      join(
        `The council met on Tuesday evening to hear what the engi-
neers had found under the old sea wall, and it was not
well-made. A well-
made wall would have stood for another hundred years.
The vote is on Friday.`,
      ),
    ).toEqual([
      'The council met on Tuesday evening to hear what the engineers had found under the old sea wall, and it was not well-made. A well-made wall would have stood for another hundred years.',
      'The vote is on Friday.',
    ])
  })

  test('of Chinese are joined without a space; an indent or a short line begins a paragraph', () => {
    expect(
      join(
        `　　今年入冬以来，全市共有三千二百名民工上堤施
工，计划用四十天时间完成六处险工的加固，目前已
完成土方量的一半。
　　水利部门负责人介绍，今年的冬修在往年基础上增
加了巡查道路，汛期车辆可以直接开到堤顶，抢险物
资转运的时间将缩短一半`,
      ),
    ).toEqual([
      '　　今年入冬以来，全市共有三千二百名民工上堤施工，计划用四十天时间完成六处险工的加固，目前已完成土方量的一半。',
      '　　水利部门负责人介绍，今年的冬修在往年基础上增加了巡查道路，汛期车辆可以直接开到堤顶，抢险物资转运的时间将缩短一半',
    ])
  })

  test('go on over the number of a page', () => {
    expect(
      join(
        `The ferry made her last crossing on the eleventh of
November, and was laid up on Friday in the mud below

- 12 -

the Lower Quay, where she will stay until somebody
finds the money to break her up.`,
      ),
    ).toEqual([
      'The ferry made her last crossing on the eleventh of November, and was laid up on Friday in the mud below the Lower Quay, where she will stay until somebody finds the money to break her up.',
    ])
  })
})

describe('lines that their author ended', () => {
  test.each([
    [
      'paragraphs',
      '今年冬修比往年早了半个月，堤上已有三千人。\n天气好的日子，一天能走两里。\n到月底可以完工。',
    ],
    [
      'headlines',
      '三千民工上堤抢修六处险工\n晚八点办事窗口今起开放\n电动船订单排到明年秋天\n旧书市集周末开张',
    ],
    [
      'names',
      '张三　李四　王五　赵六　钱七　孙八\n周九　吴十　郑一　王二　冯三　陈四\n褚五　卫六　蒋七　沈八　韩九　杨十',
    ],
    ['verse', '白日依山尽，黄河入海流。\n欲穷千里目，更上一层楼。'],
    ['a list', 'Flour, half a pound\nButter, a quarter of a pound\nMilk, as much as it takes\nSalt, a pinch'],
  ])('stay as they are: %s', (_, text) => {
    expect(join(text)).toEqual(text.split('\n'))
  })
})
