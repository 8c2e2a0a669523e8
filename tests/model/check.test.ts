// Each check shows on an issue with that very fault, and not on one without it.

import { describe, expect, test } from 'vitest'
import { type CommentId, type JumpId, mintId } from '../../src/base/ids.ts'
import { issueFacts } from '../../src/compose/facts.ts'
import { checkIssue, type ProblemCode } from '../../src/model/check/check.ts'
import { problemWords } from '../../src/model/check/words.ts'
import { makeConflict } from '../../src/model/conflict.ts'
import type { Article, Issue } from '../../src/model/issue.ts'
import { makeBlock } from '../../src/model/make.ts'
import { storyText } from '../../src/model/query/open-changes.ts'
import { after, composer, paper, placed, rect, somePicture, story } from '../support/paper.ts'

function codes(issue: Issue): readonly ProblemCode[] {
  return checkIssue(issue, issueFacts(issue, composer())).map((problem) => problem.code)
}

/** One article in a block that fits it, byline and all. */
function sound(paragraphs = 12, area = rect(0, 0, 4, 27)) {
  const picture = somePicture('pica')
  const base = paper({
    pages: [[story('一条新闻', paragraphs, { byline: '本报记者' })], [], []],
    pictures: [picture],
  })
  const [article] = base.articles
  const [page, second, third] = base.issue.pages
  if (article === undefined || page === undefined || second === undefined || third === undefined)
    throw new Error('three pages')
  const laid = placed(base.issue, page, article, area, base.mint)
  return { ...base, ...laid, article, page, second, third, picture }
}

/** The same article with a jump from the first page to the second. */
function jumped(lines: { readonly head: number; readonly tail: number }) {
  const one = sound(30, rect(0, 0, 4, lines.head))
  const listed = after(one.issue, [
    { kind: 'headline.insert', page: one.second.id, article: one.article.id, index: 0 },
  ])
  const tail = placed(listed, one.second, one.article, rect(0, 0, 4, lines.tail), one.mint)
  const jump = { id: mintId<JumpId>(one.mint), from: one.block.id, to: tail.block.id, keep: null }
  return {
    ...one,
    jump,
    tail: tail.block,
    issue: after(tail.issue, [{ kind: 'jump.cut', article: one.article.id, jump }]),
  }
}

test('a sound issue has nothing but pages to sign', () => {
  expect(new Set(codes(sound().issue))).toEqual(new Set(['UNSIGNED']))
  const { issue, page, second, third } = sound()
  const signed = after(
    issue,
    [page, second, third].map(
      (one) => ({ kind: 'page.set', page: one.id, fields: { state: 'signed' } }) as const,
    ),
  )
  expect(codes(signed)).toEqual([])
})

describe('fit', () => {
  test('OVERSET and UNDERSET', () => {
    expect(codes(sound(12, rect(0, 0, 2, 20)).issue)).toContain('OVERSET')
    expect(codes(sound(12, rect(0, 0, 4, 60)).issue)).toContain('UNDERSET')
  })

  test('UNPLACED: in a headline list without a block, an error; in the copy basket, a note', () => {
    const { issue, page, article, block } = sound()
    const off = after(issue, [{ kind: 'block.remove', block: block.id }])
    expect(
      checkIssue(off, issueFacts(off, composer())).find((one) => one.code === 'UNPLACED')?.severity,
    ).toBe('error')
    const waiting = after(off, [{ kind: 'headline.remove', page: page.id, article: article.id }])
    expect(
      checkIssue(waiting, issueFacts(waiting, composer())).find((one) => one.code === 'UNPLACED')?.severity,
    ).toBe('note')
  })

  test('HEADLINE_WIDTH', () => {
    const one = paper({
      language: 'en',
      pages: [[story('Incomprehensibilities', 3, { rank: 1, byline: 'x' }, 'en')]],
    })
    const [article] = one.articles
    const [page] = one.issue.pages
    if (article === undefined || page === undefined) throw new Error('a page')
    expect(codes(placed(one.issue, page, article, rect(0, 0, 1, 100), one.mint).issue)).toContain(
      'HEADLINE_WIDTH',
    )
  })
})

describe('text', () => {
  const cases: readonly (readonly [
    ProblemCode,
    Parameters<typeof story>[2] & { readonly headline?: readonly string[] },
  ])[] = [
    ['EMPTY_HEADLINE', { headline: [] }],
    ['DUMMY_TEXT', { deck: 'Lorem ipsum dolor' }],
    ['MISSING_BYLINE', { byline: '' }],
    ['BIDI_CONTROL', { deck: '副\u202e题' }],
  ]
  test.each(cases)('%s', (code, fields) => {
    const { issue, article } = sound()
    expect(codes(issue)).not.toContain(code)
    expect(
      codes(after(issue, [{ kind: 'article.set', article: article.id, fields: { ...fields } }])),
    ).toContain(code)
  })

  test('what editors have not settled is told until it is', () => {
    const { issue, article } = sound()
    const set = (fields: Partial<Article>): Issue =>
      after(issue, [{ kind: 'article.set', article: article.id, fields }])
    const remark = { id: 'remark1' as CommentId, field: null, said: [{ by: '', at: 0, text: '?' }] }
    expect(codes(set({ comments: [{ ...remark, done: false }] }))).toContain('OPEN_COMMENT')
    expect(codes(set({ comments: [{ ...remark, done: true }] }))).not.toContain('OPEN_COMMENT')
    const agreed = storyText(article)
    expect(codes(set({ agreed }))).not.toContain('OPEN_CHANGE')
    expect(codes(set({ agreed, deck: '另一句副题' }))).toContain('OPEN_CHANGE')
  })

  test('MISSING_GLYPH names the characters', () => {
    const { issue, article } = sound()
    const [paragraph] = article.body
    if (paragraph === undefined) throw new Error('a paragraph')
    const changed = after(issue, [
      {
        kind: 'body.splice',
        article: article.id,
        index: 0,
        remove: 1,
        insert: [{ ...paragraph, text: '江\u{1f6b2}面\u{e123}' }],
      },
    ])
    const found = checkIssue(changed, issueFacts(changed, composer()))
    const words = (code: string): string => {
      const problem = found.find((one) => one.code === code)
      return problem === undefined ? '' : problemWords(problem, 'en').message
    }
    expect(words('MISSING_GLYPH')).toContain('\u{e123}')
    expect(words('MISSING_GLYPH')).not.toContain('\u{1f6b2}')
    expect(words('BORROWED_GLYPH')).toContain('\u{1f6b2}')
  })

  test('MISSING_GLYPH sees the headline too', () => {
    const { issue, article } = sound()
    const changed = after(issue, [
      { kind: 'article.set', article: article.id, fields: { headline: ['江\u{e123}面'] } },
    ])
    expect(codes(changed)).toContain('MISSING_GLYPH')
  })

  test('DUPLICATE_HEADLINE', () => {
    const twice = paper({ pages: [[story('同题', 2, { byline: 'x' }), story('同题', 2, { byline: 'x' })]] })
    expect(codes(twice.issue)).toContain('DUPLICATE_HEADLINE')
  })
})

describe('pictures', () => {
  test('MISSING_PICTURE when an article’s picture is nowhere', () => {
    const { issue, article, picture } = sound()
    expect(
      codes(after(issue, [{ kind: 'article.set', article: article.id, fields: { pictures: [picture.id] } }])),
    ).toContain('MISSING_PICTURE')
  })

  test('PICTURE_PPI below 170, an error below 120', () => {
    const show = (columns: number): readonly (readonly [ProblemCode, string])[] => {
      const { issue, page, mint, picture } = sound()
      const block = makeBlock(mint, [rect(0, 50, columns, 30)], {
        kind: 'picture',
        picture: picture.id,
        article: null,
        crop: null,
      })
      const changed = after(issue, [{ kind: 'block.insert', page: page.id, block, index: 1 }])
      return checkIssue(changed, issueFacts(changed, composer())).map(
        (one) => [one.code, one.severity] as const,
      )
    }
    expect(show(4).map(([code]) => code)).not.toContain('PICTURE_PPI')
    const small = sound()
    const tiny = somePicture('pict', { width: 300, height: 200 })
    const block = makeBlock(small.mint, [rect(0, 50, 4, 30)], {
      kind: 'picture',
      picture: tiny.id,
      article: null,
      crop: null,
    })
    const changed = after(small.issue, [
      { kind: 'picture.insert', picture: tiny },
      { kind: 'block.insert', page: small.page.id, block, index: 1 },
    ])
    expect(
      checkIssue(changed, issueFacts(changed, composer())).find((one) => one.code === 'PICTURE_PPI')
        ?.severity,
    ).toBe('error')
  })
})

describe('pages', () => {
  test('OVERLAP and TOMBSTONE', () => {
    const two = paper({ pages: [[story('甲', 8, { byline: 'x' }), story('乙', 8, { byline: 'x' })]] })
    const [first, second] = two.articles
    const [page] = two.issue.pages
    if (first === undefined || second === undefined || page === undefined) throw new Error('two articles')
    const left = placed(two.issue, page, first, rect(0, 0, 3, 30), two.mint).issue
    const over = placed(left, left.pages[0] ?? page, second, rect(2, 10, 3, 30), two.mint).issue
    expect(codes(over)).toContain('OVERLAP')
    const beside = placed(left, left.pages[0] ?? page, second, rect(3, 0, 3, 30), two.mint).issue
    expect(codes(beside)).toContain('TOMBSTONE')
    expect(codes(beside)).not.toContain('OVERLAP')
  })
})

describe('jumps', () => {
  test('a good jump has no problem', () => {
    const found = codes(jumped({ head: 30, tail: 40 }).issue).filter((code) => code.startsWith('JUMP_'))
    expect(found).toEqual([])
  })

  test('JUMP_SHORT_HEAD and JUMP_SHORT_TAIL', () => {
    expect(codes(jumped({ head: 8, tail: 80 }).issue)).toContain('JUMP_SHORT_HEAD')
    expect(codes(jumped({ head: 30, tail: 8 }).issue)).toContain('JUMP_SHORT_TAIL')
  })

  test('JUMP_NO_TARGET when nothing is left for the page it leads to', () => {
    expect(codes(jumped({ head: 100, tail: 40 }).issue)).toContain('JUMP_NO_TARGET')
  })

  test('JUMP_BACKWARD when its pages change places', () => {
    const { issue, page } = jumped({ head: 30, tail: 40 })
    expect(codes(after(issue, [{ kind: 'page.move', page: page.id, index: 1 }]))).toContain('JUMP_BACKWARD')
  })

  test('JUMP_TWICE', () => {
    const { issue, third, article, tail, mint } = jumped({ head: 20, tail: 20 })
    const listed = after(issue, [{ kind: 'headline.insert', page: third.id, article: article.id, index: 0 }])
    const more = placed(listed, third, article, rect(0, 0, 4, 40), mint)
    const jump = { id: mintId<JumpId>(mint), from: tail.id, to: more.block.id, keep: null }
    expect(codes(after(more.issue, [{ kind: 'jump.cut', article: article.id, jump }]))).toContain(
      'JUMP_TWICE',
    )
  })

  test('JUMP_AT_PARAGRAPH_END and JUMP_WIDOW, from what was laid', () => {
    const { issue, article, block, tail } = jumped({ head: 30, tail: 40 })
    const facts = issueFacts(issue, composer())
    const spoiled = {
      ...facts,
      parts: facts.parts.map((part) => ({
        ...part,
        endsParagraph: part.block === block.id,
        startsWithWidow: part.block === tail.id,
      })),
    }
    const found = checkIssue(issue, spoiled).filter((problem) => problem.article === article.id)
    expect(found.map((problem) => problem.code)).toEqual(
      expect.arrayContaining(['JUMP_AT_PARAGRAPH_END', 'JUMP_WIDOW']),
    )
  })

  test('JUMP_HEAD_MISMATCH when the key word is not in the headline', () => {
    const { issue, article } = jumped({ head: 30, tail: 40 })
    const { publication } = issue
    const keyed = { ...publication, jumps: { ...publication.jumps, jumpHead: 'keyword' as const } }
    const changed = after(issue, [
      { kind: 'publication.set', publication: keyed },
      { kind: 'article.set', article: article.id, fields: { keyword: '渡船' } },
    ])
    expect(codes(changed)).toContain('JUMP_HEAD_MISMATCH')
  })

  test('JUMP_PAGE_SPIKED when the page no longer lists the article', () => {
    const { issue, second } = jumped({ head: 30, tail: 40 })
    // No edit leads there; a file written by another program may.
    const spiked = {
      ...issue,
      pages: issue.pages.map((page) => (page.id === second.id ? { ...page, headlines: [] } : page)),
    }
    expect(codes(spiked)).toContain('JUMP_PAGE_SPIKED')
  })
})

test('every problem has words and no unfilled value, in both languages', () => {
  const { issue } = jumped({ head: 11, tail: 8 })
  const problems = checkIssue(issue, issueFacts(issue, composer()))
  expect(problems.length).toBeGreaterThan(3)
  for (const problem of problems) {
    for (const locale of ['en', 'zh'] as const) {
      const { message } = problemWords(problem, locale)
      expect(message).not.toMatch(/[{}]|undefined/)
      expect(message.length).toBeGreaterThan(5)
    }
  }
})

test('TWO_VERSIONS', () => {
  const one = sound()
  const conflict = makeConflict({
    kind: 'article',
    article: one.article.id,
    fields: { headline: ['另一条', '新闻'] },
  })
  const issue = after(one.issue, [{ kind: 'conflict.insert', conflict }])
  const [problem] = checkIssue(issue, issueFacts(issue, composer()))
  expect(problem).toMatchObject({ code: 'TWO_VERSIONS', article: one.article.id, page: one.page.id })
  expect(problem?.values).toEqual({ conflict: conflict.id, shown: '一条新闻', other: '另一条 新闻' })
})
