import { describe, expect, test } from 'vitest'
import { headParts } from './head-lines.ts'
import { type CopyLine, recognise } from './recognise.ts'

/** Lines of copy, written shortly: `#1 ` before a heading, `* ` before a strong line, `+ ` before a large one. */
function copy(text: string): readonly CopyLine[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .map((line) => {
      const level = Number(/^#(\d) /.exec(line)?.[1] ?? 0)
      return {
        text: line.replace(/^(?:#\d|\*|\+) /, ''),
        kind: level > 0 ? 'crosshead' : 'paragraph',
        level,
        strong: line.startsWith('* '),
        large: line.startsWith('+ '),
      }
    })
}

/** What is found, in words; `body` as it would stand in the story. */
function found(text: string, isWhole = true): unknown {
  const lines = copy(text)
  const recognised = recognise(lines, isWhole)
  if (recognised === null) return null
  const fields = Object.fromEntries(Object.entries(recognised.fields).filter(([, words]) => words.length > 0))
  const body = recognised.body.map(
    (piece) =>
      (piece.kind === 'crosshead' ? '# ' : '') + (lines[piece.line]?.text.slice(piece.from, piece.to) ?? ''),
  )
  return { ...fields, body }
}

const one = '今年入冬以来，全市共有三千二百名民工上堤施工，计划用四十天时间完成六处险工的加固。'
const two = '水利部门负责人介绍，今年的冬修在往年基础上增加了巡查道路，汛期车辆可以直接开到堤顶。'
const first =
  'The ferry made her last crossing on the eleventh of November, and was laid up on Friday in the mud.'
const second =
  'She was built at Whitestaith by nine men in seven months, and painted green because green was there.'

describe('Chinese copy', () => {
  test('with everything an article can have', () => {
    expect(
      found(`打好冬修攻坚战——
        三千民工上堤
        ——六处险工月底前完工
        本报记者 白一 通讯员 方二
        本报讯（记者 白一）${one}
        * 夜里也不停工
        ${two}
        （责编 方三）`),
    ).toEqual({
      kicker: '打好冬修攻坚战——',
      headline: ['三千民工上堤'],
      deck: '——六处险工月底前完工',
      byline: '本报记者 白一 通讯员 方二',
      dateline: '本报讯（记者 白一）',
      tagline: '（责编 方三）',
      body: [one, '# 夜里也不停工', two],
    })
  })

  test.each([
    '新华社北京11月3日电',
    '据新华社电',
    '本报白汀讯',
    '中新社郑州11月3日电 （记者 白一）',
    '综合消息',
  ])('that begins with %s has it as its dateline', (dateline) => {
    expect(found(`标题一行\n${dateline}　${one}`)).toMatchObject({ dateline, body: [one] })
  })

  test.each([
    '本报记者 白一',
    '□本报记者 白一 文/图',
    '记者：白一',
    '文/白一',
    '作者：白一',
    '特约评论员 白一',
  ])('is signed by %s', (byline) => {
    expect(found(`标题一行\n${byline}\n${one}`)).toMatchObject({ byline: byline.replace('□', '') })
  })

  test.each(['记者从市水利局获悉', '本报今年第三次刊登这一消息。', '文化广场'])(
    'is not signed by %s',
    (line) => {
      expect(found(`标题一行\n${one}\n${line}\n${two}`)).not.toHaveProperty('byline')
    },
  )

  test('that is signed within its last paragraph gives that up', () => {
    expect(found(`标题一行\n${one}\n${two}（本报记者 白一）`)).toMatchObject({
      tagline: '（本报记者 白一）',
      body: [one, two],
    })
  })

  test('has short lines between sentences as crossheads, without any look', () => {
    expect(found(`标题一行\n${one}\n修路先行\n${two}`)).toMatchObject({ body: [one, '# 修路先行', two] })
    expect(found(`标题一行\n${one}\n他说，修路先行\n${two}`)).toMatchObject({
      body: [one, '他说，修路先行', two],
    })
  })
})

describe('Western copy', () => {
  test('with everything an article can have', () => {
    expect(
      found(`#1 Last bell for the Wagtail
        #2 A green boat nobody was proud of goes to the breakers
        By Ada Marsh and Ned Pool
        Staff writer
        SALTMARSH, Nov. 13 — ${first}
        * What becomes of the bell
        ${second}
        Reporting by Ada Marsh; editing by Ned Pool`),
    ).toEqual({
      headline: ['Last bell for the Wagtail'],
      deck: 'A green boat nobody was proud of goes to the breakers',
      byline: 'By Ada Marsh and Ned Pool Staff writer',
      dateline: 'SALTMARSH, Nov. 13',
      tagline: 'Reporting by Ada Marsh; editing by Ned Pool',
      body: [first, '# What becomes of the bell', second],
    })
  })

  test('takes the largest line for the headline, and what is over it for the kicker', () => {
    expect(found(`Harbour\n+ Last bell for the Wagtail\nShe will be missed\n${first}`)).toEqual({
      kicker: 'Harbour',
      headline: ['Last bell for the Wagtail'],
      deck: 'She will be missed',
      body: [first],
    })
  })

  test('takes a line that looks as others do further down for a crosshead', () => {
    expect(found(`#2 The bell\n${first}\n#2 The horn\n${second}`)).toBeNull()
    expect(found(`* The bell\n${first}\n* The horn\n${second}`)).toEqual({
      body: ['# The bell', first, '# The horn', second],
    })
  })

  test.each(['By Monday the water had gone.', 'BY THE WATER'])('is not signed by %s', (line) => {
    expect(found(`A headline\n${first}\n${line}\n${second}`) ?? {}).not.toHaveProperty('byline')
  })
})

describe('nothing is recognised', () => {
  test.each([
    ['one paragraph', first],
    ['running text', `${first}\n${second}`],
    ['a list of headlines', 'Last bell\nThe clock stops\nFrost tonight\nFlood warning'],
    ['a list of names', '张三\n李四\n王五'],
  ])('in %s', (_, text) => {
    expect(found(text)).toBeNull()
  })

  test('over the text, where it is put into the middle of an article', () => {
    expect(found(`标题一行\n${one}\n${two}`, false)).toBeNull()
    expect(found(`${one}\n* 修路先行\n${two}`, false)).toEqual({ body: [one, '# 修路先行', two] })
  })
})

test('no word is lost: each is in a field or in the text', () => {
  const text = `引题——\n标题一行\n本报记者 白一\n本报讯 ${one}\n* 小题\n${two}（记者 白一）\n（责编 方三）`
  const words = (value: unknown): string => JSON.stringify(value).replaceAll(/[^\p{L}\p{N}]/gu, '')
  const all = found(text) as Record<string, unknown>
  const sorted = (value: string): string => [...value].toSorted().join('')
  expect(sorted(words(Object.values(all)))).toBe(sorted(words(text).replaceAll('n', '')))
})

test('title lines without a look are told apart by their marks', () => {
  expect(headParts(['HARBOUR', 'Last bell'])).toEqual({
    kicker: 'HARBOUR',
    headline: ['Last bell'],
    deck: '',
  })
  expect(headParts(['今年冬修：', '三千民工上堤', '（附图）'])).toEqual({
    kicker: '今年冬修：',
    headline: ['三千民工上堤'],
    deck: '（附图）',
  })
  expect(headParts(['三千民工上堤'])).toEqual({ kicker: '', headline: ['三千民工上堤'], deck: '' })
  expect(headParts([])).toEqual({ kicker: '', headline: [], deck: '' })
})
