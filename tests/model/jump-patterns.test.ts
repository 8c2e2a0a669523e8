// The wordings of jump lines that are shipped, and that every token prints what it stands for.

import { describe, expect, test } from 'vitest'
import { mintId, type JumpId } from '../../src/base/ids.ts'
import { jumpPatterns, patternsFor, previewPattern } from '../../src/model/query/jump-patterns.ts'
import { jumpWords } from '../../src/model/query/labels.ts'
import { partsOf } from '../../src/model/query/jump-chain.ts'
import { after, paper, placed, rect, story } from '../support/paper.ts'

/** From the second page of gathering A to the twelfth page, which is B02. */
function example() {
  const made = paper({
    pages: Array.from({ length: 12 }, (_, index) => (index === 1 ? [story('Harbour reopens', 20)] : [])),
  })
  const [article] = made.articles
  const [first, second] = made.issue.pages
  const [eleventh, twelfth] = made.issue.pages.slice(10)
  if (!article || !first || !second || !eleventh || !twelfth) throw new Error('twelve pages')
  let issue = after(made.issue, [
    { kind: 'page.set', page: first.id, fields: { gathering: 'A' } },
    { kind: 'page.set', page: eleventh.id, fields: { gathering: 'B' } },
    { kind: 'page.set', page: twelfth.id, fields: { section: '副刊' } },
    { kind: 'headline.insert', page: twelfth.id, article: article.id, index: 0 },
  ])
  const head = placed(issue, second, article, rect(1, 0, 2, 40), made.mint)
  const tail = placed(head.issue, twelfth, article, rect(4, 0, 3, 40), made.mint)
  const jump = { id: mintId<JumpId>(made.mint), from: head.block.id, to: tail.block.id, keep: null }
  issue = after(tail.issue, [{ kind: 'jump.cut', article: article.id, jump }])
  return { issue, article: article.id }
}

const { issue, article } = example()

describe('every token', () => {
  const found = issue.articles.get(article)
  const to = found === undefined ? undefined : partsOf(issue, found)[1]
  test.each([
    ['{n}', '12'],
    ['{nn}', '12'],
    ['{cn}', '十二'],
    ['{label}', 'B02'],
    ['{section}', '副刊'],
    ['{col}', '5'],
    ['{keyword}', 'Harbour'],
    ['{KEYWORD}', 'HARBOUR'],
  ])('%s prints %s', (token, printed) => {
    if (found === undefined || to === undefined) throw new Error('two parts')
    expect(jumpWords(issue, token, found, to)).toBe(printed)
  })
})

describe('the shipped patterns', () => {
  test('are those of the trade, in both languages', () => {
    const jumpLines = jumpPatterns.map((one) => one.jumpLine)
    const turnLines = jumpPatterns.map((one) => one.turnLine)
    for (const line of [
      '下转第{n}版',
      '（下转第{n}版）',
      '(下转{cn}版)',
      '下转{label}版',
      'Continued on Page {n}',
      'See {KEYWORD}, Page {label}',
    ])
      expect(jumpLines).toContain(line)
    for (const line of ['上接第{n}版', '(上接{cn}版)', 'From Page {n}']) expect(turnLines).toContain(line)
    expect(new Set(jumpPatterns.map((one) => one.key)).size).toBe(jumpPatterns.length)
    expect(patternsFor('zh-CN').every((one) => one.language === 'zh')).toBe(true)
    expect(patternsFor('en').length + patternsFor('zh-CN').length).toBe(jumpPatterns.length)
  })

  test.each([
    ['page', '下转第12版', '(上接二版)'],
    ['page-plain', '下转第12版', '上接第2版'],
    ['page-wide-brackets', '（下转第12版）', '（上接第2版）'],
    ['page-numeral', '(下转十二版)', '(上接二版)'],
    ['page-padded', '下转12版', '上接02版'],
    ['label', '下转B02版', '上接A02版'],
    ['section', '下转第12版·副刊', '上接第2版·section 2'],
    ['continued', 'Continued on Page 12', 'From Page 2'],
    ['continued-both', 'Continued on Page 12', 'Continued from Page 2'],
    ['column', 'Continued on Page 12, Column 5', 'From Page 2, Column 2'],
    ['keyword', 'See HARBOUR, Page B02', 'HARBOUR, from Page A02'],
    ['section-en', 'Continued in 副刊, Page B02', 'From Page A02'],
  ])('%s prints right at both ends', (key, jumpLine, turnLine) => {
    const pattern = jumpPatterns.find((one) => one.key === key)
    if (pattern === undefined) throw new Error(key)
    expect(previewPattern(issue, pattern)).toEqual({ jumpLine, turnLine })
  })

  test('are all in the list above', () => {
    expect(jumpPatterns.length).toBe(12)
  })

  test('can be looked at in an issue that has no jump, and in one that has nothing at all', () => {
    const [pattern] = jumpPatterns
    if (pattern === undefined) throw new Error('patterns')
    const plain = paper({ pages: [[story('头条', 2)], [], [], []] }).issue
    expect(previewPattern(plain, pattern)).toEqual({ jumpLine: '下转第4版', turnLine: '(上接一版)' })
    expect(previewPattern({ ...plain, pages: [], articles: new Map() }, pattern).jumpLine).toBe('下转第0版')
  })
})
