// Pages with one fault each, one for every problem of the desk checks that can be mended by itself.

import { issueFacts } from '../../src/compose/facts.ts'
import { checkIssue, type ProblemCode } from '../../src/model/check/check.ts'
import type { Article, BlockContent, GridRect, Issue, Page, Picture } from '../../src/model/issue.ts'
import { makeBlock } from '../../src/model/make.ts'
import { after, composer, paper, rect, somePicture, story, type Story } from './paper.ts'

interface Planted {
  readonly issue: Issue
  readonly page: Page
}

/** Stories on one page, each in its area. */
export function planted(
  stories: readonly (readonly [Story, ...GridRect[]])[],
): Planted & { readonly mint: () => string } {
  const one = paper({
    pages: [stories.map(([text]) => ({ byline: '本报记者', ...text })), []],
    pictures: [somePicture('pica')],
  })
  const [page] = one.issue.pages
  if (page === undefined) throw new Error('a page')
  let { issue } = one
  for (const [index, [, ...area]] of stories.entries()) {
    const article = one.articles[index]
    if (article === undefined || area.length === 0) continue
    const content: BlockContent = {
      kind: 'story',
      article: article.id,
      headlineSize: null,
      headlinePlace: 'top',
      columns: { kind: 'grid' },
    }
    const block = makeBlock(one.mint, area, content)
    issue = after(issue, [{ kind: 'block.insert', page: page.id, block, index }])
  }
  return { issue, page, mint: one.mint }
}

function withPicture({ issue, page, mint }: ReturnType<typeof planted>, area: GridRect): Issue {
  const [article] = issue.articles.keys()
  const block = makeBlock(mint, [area], {
    kind: 'picture',
    picture: 'pica' as never,
    article: article ?? null,
    crop: null,
  })
  return after(issue, [
    { kind: 'block.insert', page: page.id, block, index: issue.pages[0]?.blocks.length ?? 0 },
  ])
}

export const twoBeside = [
  [story('甲乙丙丁', 8), rect(0, 0, 3, 30)],
  [story('戊己庚辛', 8), rect(3, 0, 3, 30)],
] as const

/** A code, and an issue that has its fault. */
export const plantedFaults: readonly (readonly [ProblemCode, () => Issue])[] = [
  ['OVERSET', () => planted([[story('一条新闻', 12), rect(0, 0, 2, 20)]]).issue],
  ['UNDERSET', () => planted([[story('一条新闻', 12), rect(0, 0, 4, 60)]]).issue],
  ['TOMBSTONE', () => planted(twoBeside).issue],
  [
    'HEADLINE_ORDER',
    () =>
      planted([
        [story('上面一条', 8, { rank: 4 }), rect(0, 0, 4, 24)],
        [story('下面一条', 8, { rank: 2 }), rect(0, 26, 4, 30)],
      ]).issue,
  ],
  [
    'BURIED_LEAD',
    () =>
      planted([
        [story('一条新闻', 8, { rank: 3 }), rect(0, 0, 4, 30)],
        [story('头条新闻', 8, { rank: 1 }), rect(0, 40, 4, 30)],
      ]).issue,
  ],
  ['LEG_SHORT', () => planted([[story('一条短讯', 5), rect(0, 0, 6, 14)]]).issue],
  ['LEG_LONG', () => planted([[story('一条长文', 26), rect(0, 0, 2, 115)]]).issue],
  ['DOGLEG', () => planted([[story('一条新闻', 12), rect(0, 0, 4, 20), rect(0, 20, 2, 20)]]).issue],
  ['RUN_OUT', () => planted([[story('一条新闻', 12), rect(0, 0, 2, 40), rect(2, 0, 2, 40)]]).issue],
  [
    'WIDOW',
    () => {
      // Columns so low that the rules of filling can't hold: found by trying.
      for (let lines = 3; lines < 40; lines += 1) {
        const { issue } = planted([[story('一条新闻', 20), rect(0, 0, 6, lines)]])
        if (checkIssue(issue, issueFacts(issue, composer())).some(({ code }) => code === 'WIDOW'))
          return issue
      }
      throw new Error('no widow at any depth')
    },
  ],
  [
    'OVERLAP',
    () =>
      planted([
        [story('甲', 8), rect(0, 0, 3, 30)],
        [story('乙', 8), rect(2, 10, 3, 30)],
      ]).issue,
  ],
  ['UNPLACED', () => planted([[story('一条新闻', 12)]]).issue],
  ['UNSIGNED', () => planted([[story('一条新闻', 12), rect(0, 0, 4, 27)]]).issue],
  [
    'PICTURE_IN_LEG',
    () => withPicture(planted([[story('一条新闻', 12), rect(0, 0, 4, 44)]]), rect(2, 14, 2, 16)),
  ],
  ['SHORT_WRAP', () => withPicture(planted([[story('一条新闻', 10), rect(0, 0, 4, 40)]]), rect(2, 4, 2, 31))],
  [
    'MISSING_PICTURE',
    () => {
      const { issue } = planted([[story('一条新闻', 12), rect(0, 0, 4, 46)]])
      const [article] = issue.articles.keys()
      if (article === undefined) throw new Error('an article')
      return after(issue, [{ kind: 'article.set', article, fields: { pictures: ['pica' as never] } }])
    },
  ],
  [
    'PICTURE_PPI',
    () => {
      const one = planted([[story('一条新闻', 12), rect(0, 0, 4, 27)]])
      const small = somePicture('pics', { width: 700, height: 500 })
      const content = { kind: 'picture', picture: small.id, article: null, crop: null } as const
      const block = makeBlock(one.mint, [rect(0, 60, 5, 40)], content)
      return after(one.issue, [
        { kind: 'picture.insert', picture: small },
        { kind: 'block.insert', page: one.page.id, block, index: 1 },
      ])
    },
  ],
  [
    'BIDI_CONTROL',
    () => {
      const { issue } = planted([[story('一条新闻', 12, { deck: '副\u202e题' }), rect(0, 0, 4, 28)]])
      const [article] = issue.articles.values()
      const [first] = article?.body ?? []
      if (article === undefined || first === undefined) throw new Error('an article')
      const text = `江\u202e面\u202c上的${first.text}`
      const insert = [{ ...first, text, marks: [{ kind: 'strong' as const, from: 1, to: 4 }] }]
      return after(issue, [{ kind: 'body.splice', article: article.id, index: 0, remove: 1, insert }])
    },
  ],
]

/** All of them as one issue: a page each, with ids of its own. */
export function faultyIssue(): Issue {
  const made = plantedFaults.map(([, make], index) => {
    const { pages, articles, pictures } = make()
    const text = JSON.stringify({
      page: pages[0],
      articles: [...articles.values()],
      pictures: [...pictures.values()],
    })
    // Every issue is made with the same ids.
    return JSON.parse(text.replaceAll(/"(t0\w+|pic[as])"/g, `"$1x${String(index)}"`)) as {
      readonly page: Page
      readonly articles: readonly Article[]
      readonly pictures: readonly Picture[]
    }
  })
  const { issue } = planted([])
  return {
    ...issue,
    pages: made.map(({ page }) => page),
    articles: new Map(made.flatMap(({ articles }) => articles).map((article) => [article.id, article])),
    pictures: new Map(made.flatMap(({ pictures }) => pictures).map((picture) => [picture.id, picture])),
  }
}
