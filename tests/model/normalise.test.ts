// Texts put right, as a desk would have them.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise } from '../../src/model/text/normalise.ts'
import { normaliseArticle } from '../../src/model/text/normalise-article.ts'
import { rewritten } from '../../src/model/text/replaced.ts'
import { paper, somePicture } from '../support/paper.ts'

const normal = (text: string, language: string, running = true): string =>
  rewritten(text, normalise(text, language, running))

const fixture = (name: string): readonly string[] =>
  readFileSync(join(import.meta.dirname, '../fixtures', `${name}.txt`), 'utf8')
    .trimEnd()
    .split('\n')

test.each([
  ['normalise-zh', 'zh-CN'],
  ['normalise-en', 'en'],
])('%s is as it should be', (name, language) => {
  const want = fixture(`${name}-want`)
  expect(fixture(name).map((line) => normal(line, language))).toEqual(want)
  // What is right stays as it is.
  for (const line of want) expect(normalise(line, language, true)).toEqual([])
})

describe('Chinese', () => {
  test.each([
    ['第02版:要闻综合', '第02版：要闻综合'],
    ['上午10:30,到站', '上午10:30，到站'],
    ['比分3:2,赢了!', '比分3:2，赢了！'],
    ['约1,552.8亩,占79%', '约1,552.8亩，占79%'],
    ['他说"好"', '他说“好”'],
    ['"一""二"', '“一”“二”'],
    ["L'Oréal公司", 'L’Oréal公司'],
    ['等等...他走了', '等等……他走了'],
    ['等等…他走了', '等等……他走了'],
    ['1949—2022年', '1949—2022年'],
    ['2010--2012年', '2010—2012年'],
    ['函数f(x)和(注)', '函数f(x)和（注）'],
    ['见Table 2.', '见Table 2.'],
    ['版本v1.2.3发布.', '版本v1.2.3发布。'],
    ['Ａ股１２３点', 'A股123点'],
    ['江 上 新 渡', '江上新渡'],
    ['用 Python  写', '用 Python 写'],
    ['全程 5 km 左右', '全程 5\u00a0km 左右'],
    ['（已）改', '（已）改'],
    ['本报讯 灰塔路的书摊', '本报讯 灰塔路的书摊'],
    ['新华社北京10月3日电　灰塔 路', '新华社北京10月3日电　灰塔路'],
  ])('%s becomes %s', (text, want) => {
    expect(normal(text, 'zh-CN')).toBe(want)
  })

  test('spaces of headlines and bylines are meant', () => {
    expect(normal('共赴心灵之约 寻根文明之源', 'zh-CN', false)).toBe('共赴心灵之约 寻根文明之源')
    expect(normal('本报记者 王五 摄', 'zh-CN', false)).toBe('本报记者 王五 摄')
  })

  test('English words of a Chinese paper follow English rules', () => {
    expect(normal('"It\'s on time," she said.', 'zh-CN')).toBe('“It’s on time,” she said.')
  })
})

describe('other languages', () => {
  test.each([
    [
      'de',
      '"Er sagte \'ja\'" und zahlte 5 Euro auf S. 4 -- gut...',
      '„Er sagte ‚ja‘“ und zahlte 5\u00a0Euro auf S.\u00a04 – gut…',
    ],
    [
      'fr',
      'Il dit : "Oui" ! C\'est vrai ? Non; à 10:30, 10 000 euros.',
      'Il dit\u00a0: «\u202fOui\u202f»\u202f! C’est vrai\u202f? Non\u202f; à 10:30, 10\u00a0000\u00a0euros.',
    ],
    ['fr', '« Oui »', '«\u202fOui\u202f»'],
    ['fr-CA', 'Quoi ! Deux : un', 'Quoi ! Deux\u00a0: un'],
    ['ru', 'Он сказал "да"', 'Он сказал «да»'],
    ['en', '１２３ ＡＢＣ', '123 ABC'],
    ['en', 'Contents ........ 4', 'Contents ........ 4'],
    ['en', '--- a rule ------', '— a rule ------'],
  ])('%s: %s', (language, text, want) => {
    expect(normal(text, language)).toBe(want)
  })
})

test('no letter is lost, and what two looks have put right is right', () => {
  const pieces = fc.constantFrom(
    ...[
      '"',
      "'",
      '-',
      '--',
      '...',
      '…',
      '.',
      ',',
      ':',
      '(',
      ')',
      ' ',
      '  ',
      '\u3000',
      '１',
      'Ａ',
      '5',
      '12',
      ' km',
      ' %',
    ],
    ...[
      '江',
      '上',
      '“',
      '”',
      '‘',
      '’',
      '，',
      '。',
      'a',
      'Word',
      '«',
      '»',
      '!',
      '?',
      ';',
      'www.a.cn',
      '—',
      '\u00a0',
      '％',
    ],
  )
  const languages = fc.constantFrom('zh-CN', 'en', 'de', 'fr', 'ru', 'sv')
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), languages, fc.boolean(), (parts, language, running) => {
      const text = parts.join('')
      const once = normal(text, language, running)
      // Signs without words between them may be seen otherwise once those beside them are right; then no more.
      const twice = normal(once, language, running)
      expect(normal(twice, language, running)).toBe(twice)
      const letters = (words: string): string => words.normalize('NFKC').replaceAll(/[^\p{L}\d]/gu, '')
      expect(letters(once)).toBe(letters(text))
    }),
    { numRuns: 3000 },
  )
})

test('every text of an article is gone through, captions too', () => {
  const { issue, articles } = paper({
    pages: [
      [{ headline: ['渡口 "新"生'], byline: '记者 王五', body: ['他说:好'], pictures: ['pica' as never] }],
    ],
    pictures: [somePicture('pica', { caption: '渡口,清晨', credit: '王五 摄' })],
  })
  const [article] = articles
  if (article === undefined) throw new Error('it has an article')
  expect(
    [...normaliseArticle(issue, article)].map(({ put, rule, place }) => [put, rule, place.kind]),
  ).toEqual([
    ['“', 'quotes', 'headline'],
    ['”', 'quotes', 'headline'],
    ['：', 'punctuation', 'paragraph'],
    ['，', 'punctuation', 'picture'],
  ])
})
