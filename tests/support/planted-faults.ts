// Pages with one fault each, one for every problem of the desk checks that can be mended by itself.

import { issueFacts } from '../../src/compose/facts.ts'
import { checkIssue, type ProblemCode } from '../../src/model/check/check.ts'
import type { Article, BlockContent, GridRect, Issue, Page, Picture } from '../../src/model/issue.ts'
import { makeBlock } from '../../src/model/make.ts'
import { after, composer, paper, rect, somePicture, story, type Story } from './paper.ts'
import { chain } from './jumped.ts'

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

/** The lists of a paper whose words are planted. */
const faultyWords = {
  names: [
    { right: '青芦江', wrong: ['青卢江'] },
    { right: '林晓岚', wrong: [] },
  ],
  avoid: [{ word: '搞定', instead: '办好', why: '口语' }],
}

/** A word in the deck and in the text that the paper's lists have. */
function withWord(code: 'NAME_WRONG' | 'NAME_SUSPECT' | 'WORD_AVOIDED'): Issue {
  const word = { NAME_WRONG: '青卢江', NAME_SUSPECT: '林晓蓝', WORD_AVOIDED: '搞定' }[code]
  const one = planted([[story('一条新闻', 12, { deck: `说${word}` }), rect(0, 0, 4, 28)]])
  const [article] = one.issue.articles.values()
  const [first] = article?.body ?? []
  if (article === undefined || first === undefined) throw new Error('an article')
  const insert = [{ ...first, text: `${word}，${first.text}` }]
  return after(one.issue, [
    { kind: 'publication.set', publication: { ...one.issue.publication, words: faultyWords } },
    { kind: 'body.splice', article: article.id, index: 0, remove: 1, insert },
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
  ...(['NAME_WRONG', 'NAME_SUSPECT', 'WORD_AVOIDED'] as const).map(
    (code) => [code, () => withWord(code)] as const,
  ),
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

type Parts = Parameters<typeof chain>[0]['parts']

/** A headline of its own, by which its row in the check panel is found. */
export const jumpHeadline = (code: ProblemCode): string =>
  `转版${code.toLowerCase().replaceAll(/[^a-z]/g, '')}`

function continued(
  code: ProblemCode,
  pages: number,
  parts: Parts,
  more: Partial<Story> = {},
  keep?: number,
): Issue {
  const text = { ...story(jumpHeadline(code), 24, { byline: '记者' }), ...more }
  return chain({ story: text, pages, parts, ...(keep === undefined ? {} : { keep }) }).issue
}

/** Paragraphs of a line or two, over and over, so that places to break at are rare; the first height that shows the code. */
function rareBreaks(code: ProblemCode, lengths: readonly number[]): Issue {
  const words =
    '江面渡船清晨工人发展建设市民记者表示今年项目完成三十城市道路公园江面渡船清晨工人发展建设市民记者'
  const body = Array.from({ length: 140 }, (_, index) => words.slice(0, lengths[index % lengths.length]))
  for (let lines = 45; lines < 70; lines += 1) {
    const issue = continued(
      code,
      2,
      [
        [1, rect(0, 0, 1, lines)],
        [2, rect(0, 0, 5, 90)],
      ],
      { body },
    )
    if (checkIssue(issue, issueFacts(issue, composer())).some((one) => one.code === code)) return issue
  }
  throw new Error(`no height shows ${code}`)
}

/**
 * The problems of jumps, but for JUMP_PAGE_SPIKED: no edit leads to that one, and a folder that has it is mended as it
 * is read.
 */
export const jumpFaults: readonly (readonly [ProblemCode, () => Issue])[] = [
  [
    'JUMP_NO_TARGET',
    () =>
      continued(
        'JUMP_NO_TARGET',
        2,
        [
          [1, rect(0, 0, 4, 60)],
          [2, rect(0, 0, 4, 40)],
        ],
        {
          body: story('短', 6).body,
        },
      ),
  ],
  [
    'JUMP_BACKWARD',
    () =>
      continued('JUMP_BACKWARD', 3, [
        [2, rect(0, 0, 3, 40)],
        [1, rect(0, 0, 4, 80)],
      ]),
  ],
  [
    'JUMP_TWICE',
    () =>
      continued('JUMP_TWICE', 3, [
        [1, rect(0, 0, 3, 40)],
        [2, rect(0, 0, 3, 24)],
        [3, rect(0, 0, 4, 80)],
      ]),
  ],
  [
    'JUMP_SHORT_HEAD',
    () =>
      continued(
        'JUMP_SHORT_HEAD',
        2,
        [
          [1, rect(0, 0, 3, 40)],
          [2, rect(0, 0, 4, 80)],
        ],
        {},
        8,
      ),
  ],
  [
    'JUMP_SHORT_TAIL',
    () =>
      continued(
        'JUMP_SHORT_TAIL',
        2,
        [
          [1, rect(0, 0, 3, 22)],
          [2, rect(0, 0, 3, 30)],
        ],
        {
          body: story('短', 8).body,
        },
      ),
  ],
  ['JUMP_AT_PARAGRAPH_END', () => rareBreaks('JUMP_AT_PARAGRAPH_END', [9, 9, 9, 9, 9, 9, 9, 44])],
  ['JUMP_WIDOW', () => rareBreaks('JUMP_WIDOW', [9, 9, 9, 15, 44])],
  [
    'JUMP_HEAD_MISMATCH',
    () => {
      const issue = continued(
        'JUMP_HEAD_MISMATCH',
        2,
        [
          [1, rect(0, 0, 3, 40)],
          [2, rect(0, 0, 4, 80)],
        ],
        {
          keyword: '渡船',
        },
      )
      const { publication } = issue
      const jumps = { ...publication.jumps, jumpHead: 'keyword' as const }
      return after(issue, [{ kind: 'publication.set', publication: { ...publication, jumps } }])
    },
  ],
]

/** All faults of jumps as one issue, the pages of each after those of the one before. */
export function faultyJumps(): Issue {
  return joined(jumpFaults.map(([, make]) => make()))
}

/** All the others as one issue: a page each. */
export function faultyIssue(): Issue {
  const issue = joined(
    plantedFaults.map(([, make]) => {
      const one = make()
      return { ...one, pages: one.pages.slice(0, 1) }
    }),
  )
  return { ...issue, publication: { ...issue.publication, words: faultyWords } }
}

/** Issues that were made with the same ids as one, with ids of their own; the paper is that of the last. */
function joined(issues: readonly Issue[]): Issue {
  const made = issues.map(({ pages, articles, pictures }, index) => {
    const text = JSON.stringify({ pages, articles: [...articles.values()], pictures: [...pictures.values()] })
    return JSON.parse(text.replaceAll(/"(t0\w+|pic[as])"/g, `"$1x${String(index)}"`)) as {
      readonly pages: readonly Page[]
      readonly articles: readonly Article[]
      readonly pictures: readonly Picture[]
    }
  })
  const last = issues.at(-1) ?? planted([]).issue
  return {
    ...last,
    pages: made.flatMap(({ pages }) => pages),
    articles: new Map(made.flatMap(({ articles }) => articles).map((article) => [article.id, article])),
    pictures: new Map(made.flatMap(({ pictures }) => pictures).map((picture) => [picture.id, picture])),
  }
}
