// What merging makes of the meetings a newsroom has, one a line: what one writer did, what the other did, and
// what comes of it. Only what matters to a case is told, but always every conflict. Each is tried both ways round.

import { describe, expect, test } from 'vitest'
import { countingMint } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import { makeConflict } from '../../src/model/conflict.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import { encodeIssue } from '../../src/model/file/encode.ts'
import type { Article, Block, BlockContent, Issue, Page, Paragraph } from '../../src/model/issue.ts'
import { makeArticle, makeBlock, makeIssue, makePage } from '../../src/model/make.ts'
import { mergeIssues } from '../../src/model/merge/merge.ts'
import { resolveConflict } from '../../src/model/merge/resolve.ts'
import { makePublication } from '../../src/model/papers.ts'
import { conflictTexts } from '../../src/model/query/conflicts.ts'
import { checkLaws } from '../support/laws.ts'
import { after, rect, somePicture } from '../support/paper.ts'

// Ids are words here, so that a table of them can be read.
const named =
  (id: string): (() => string) =>
  () =>
    id
const id = <Id>(word: string): Id => word as Id

function paragraph(word: string, text = word): Paragraph {
  return { id: id(word), kind: 'paragraph', text, marks: [] }
}

function article(word: string, paragraphs: string, more: Partial<Article> = {}): Article {
  const body = paragraphs.split(' ').map((one) => paragraph(one))
  return makeArticle(named(word), { headline: [word], body, ...more })
}

function showing(word: string): BlockContent {
  return {
    kind: 'story',
    article: id(word),
    headlineSize: null,
    headlinePlace: 'top',
    columns: { kind: 'grid' },
  }
}

function block(word: string, shown: string, column = 0): Block {
  return makeBlock(named(word), [rect(column, 0, 2, 10)], showing(shown))
}

function page(word: string, headlines: readonly string[], blocks: readonly Block[]): Page {
  return { ...makePage(named(word), 'broadsheet', word), headlines: headlines.map((one) => id(one)), blocks }
}

/** Ferry jumps from News to City; Bridge stands on News, School on City, Weather waits in the basket. */
const base: Issue = {
  ...makeIssue(
    named('issue'),
    makePublication({ name: '江报', language: 'zh-CN', format: 'broadsheet' }),
    '2026-11-23',
  ),
  pages: [
    page('news', ['ferry', 'bridge'], [block('ferryhead', 'ferry'), block('bridgeblock', 'bridge', 4)]),
    page('city', ['school', 'ferry'], [block('ferrytail', 'ferry'), block('schoolblock', 'school', 4)]),
    page('sport', [], []),
  ],
  articles: new Map(
    [
      article('ferry', 'aaaa bbbb cccc dddd', {
        jumps: [{ id: id('jump'), from: id('ferryhead'), to: id('ferrytail'), keep: null }],
      }),
      article('bridge', 'eeee ffff', { pictures: [id('pica')] }),
      article('school', 'gggg'),
      article('weather', 'hhhh'),
    ].map((one) => [one.id, one]),
  ),
  pictures: new Map([somePicture('pica'), somePicture('picb')].map((one) => [one.id, one])),
}

const bodyOf = (issue: Issue, word: string): readonly Paragraph[] => issue.articles.get(id(word))?.body ?? []

// What writers do.
function splice(word: string, index: number, remove: number, ...insert: readonly Paragraph[]): Edit {
  return { kind: 'body.splice', article: id(word), index, remove, insert }
}
const write = (index: number, text: string): Edit =>
  splice('ferry', index, 1, paragraph(['aaaa', 'bbbb', 'cccc', 'dddd'][index] ?? '', text))
const add = (index: number, word: string): Edit => splice('ferry', index, 0, paragraph(word))
const drop = (index: number, count = 1): Edit => splice('ferry', index, count)
const set = (word: string, fields: Extract<Edit, { kind: 'article.set' }>['fields']): Edit => ({
  kind: 'article.set',
  article: id(word),
  fields,
})
const list = (where: string, word: string, index = 0): Edit => ({
  kind: 'headline.insert',
  page: id(where),
  article: id(word),
  index,
})
const unlist = (where: string, word: string): Edit => ({
  kind: 'headline.remove',
  page: id(where),
  article: id(word),
})
const put = (where: string, one: Block): Edit => ({
  kind: 'block.insert',
  page: id(where),
  block: one,
  index: 0,
})
const take = (word: string): Edit => ({ kind: 'block.remove', block: id(word) })
const move = (word: string, column: number, line = 0, pinned = true): Edit => ({
  kind: 'block.move',
  block: id(word),
  area: [rect(column, line, 2, 10)],
  pinned,
})
const show = (word: string, content: BlockContent): Edit => ({ kind: 'block.set', block: id(word), content })
const cut = (jump: string, from: string, to: string, word = 'ferry'): Edit => ({
  kind: 'jump.cut',
  article: id(word),
  jump: { id: id(jump), from: id(from), to: id(to), keep: null },
})
const join: Edit = { kind: 'jump.join', article: id('ferry'), jump: id('jump') }
const dropPage = (word: string): Edit => ({ kind: 'page.remove', page: id(word) })
const newPage = (word: string, index = 3): Edit => ({ kind: 'page.insert', page: page(word, [], []), index })
const movePage = (word: string, index: number): Edit => ({ kind: 'page.move', page: id(word), index })
const setPage = (word: string, fields: Extract<Edit, { kind: 'page.set' }>['fields']): Edit => ({
  kind: 'page.set',
  page: id(word),
  fields,
})
const picture = (fields: Extract<Edit, { kind: 'picture.set' }>['fields']): Edit => ({
  kind: 'picture.set',
  picture: id('pica'),
  fields,
})
const paper = (fields: Partial<Issue['publication']>): Edit => ({
  kind: 'publication.set',
  publication: { ...base.publication, ...fields },
})
const { styles, formats } = base.publication
const low = formats.map((format) => ({ ...format, lines: 40 }))
const reorder = (where: string, word: string, index: number): Edit => ({
  kind: 'headline.reorder',
  page: id(where),
  article: id(word),
  index,
})
const placeWeather = (where: string): readonly Edit[] => [
  list(where, 'weather'),
  put(where, block(`weather${where}`, 'weather')),
]
/** Takes City away with all that hangs on it; School goes to the basket. */
const dropCity: readonly Edit[] = [join, dropPage('city')]
const dropSchool: readonly Edit[] = [
  take('schoolblock'),
  unlist('city', 'school'),
  { kind: 'article.remove', article: id('school') },
]
const dropFerry: readonly Edit[] = [
  join,
  take('ferryhead'),
  take('ferrytail'),
  unlist('news', 'ferry'),
  unlist('city', 'ferry'),
  { kind: 'article.remove', article: id('ferry') },
]

interface Sketch {
  readonly pages: string
  readonly articles: string
  readonly ferry: string
  readonly school: string
  readonly jumps: string
  readonly heads: string
  readonly news: string
  readonly city: string
  readonly sport: string
  readonly places: string
  readonly pictures: string
  readonly paper: string
  readonly kept: readonly string[]
}

/** The issue in words, as far as the cases speak of it. */
function sketch(issue: Issue): Sketch {
  const pageText = (word: string): string => {
    const found = issue.pages.find((one) => one.id === word)
    return found === undefined
      ? 'gone'
      : `${found.headlines.join(' ')} | ${found.blocks.map((one) => one.id).join(' ')}`.trim()
  }
  const ferry = issue.articles.get(id('ferry'))
  return {
    pages: issue.pages.map((one) => one.section).join(' '),
    articles: [...issue.articles.keys()].sort().join(' '),
    ferry: bodyOf(issue, 'ferry')
      .map((one) => one.text)
      .join(' '),
    school: bodyOf(issue, 'school')
      .map((one) => one.text)
      .join(' '),
    jumps: (ferry?.jumps ?? []).map((one) => `${one.from}>${one.to}`).join(' '),
    heads: ferry === undefined ? '' : [ferry.kicker, ...ferry.headline, ferry.deck].join('/'),
    news: pageText('news'),
    city: pageText('city'),
    sport: pageText('sport'),
    places: issue.pages
      .flatMap((one) => one.blocks)
      .map((one) => `${one.id}@${one.area.map((at) => `${String(at.column)},${String(at.line)}`).join('+')}`)
      .sort()
      .join(' '),
    pictures: [...issue.pictures.values()].map((one) => `${one.id}:${one.caption}`).join(' '),
    paper: issue.publication.name,
    kept: [...issue.conflicts.values()]
      .map((one) => `${one.kind}: ${conflictTexts(issue, one).other}`)
      .sort(),
  }
}

type Case = readonly [string, readonly Edit[], readonly Edit[], Partial<Sketch>]

const writing: readonly Case[] = [
  ['typing in different paragraphs', [write(0, 'A')], [write(2, 'C')], { ferry: 'A bbbb C dddd' }],
  ['typing in paragraphs side by side', [write(1, 'B')], [write(2, 'C')], { ferry: 'aaaa B C dddd' }],
  ['the same words in the same paragraph', [write(1, 'B')], [write(1, 'B')], { ferry: 'aaaa B cccc dddd' }],
  [
    'the same paragraph: the longer stands',
    [write(1, 'short')],
    [write(1, 'longer')],
    { ferry: 'aaaa longer cccc dddd', kept: ['paragraph: short'] },
  ],
  [
    'the same paragraph, as long: the later by code unit stands',
    [write(1, 'x')],
    [write(1, 'y')],
    { ferry: 'aaaa y cccc dddd', kept: ['paragraph: x'] },
  ],
  [
    'two paragraphs both times',
    [write(0, 'one'), write(3, 'fourth')],
    [write(0, 'first'), write(3, 'four')],
    { ferry: 'first bbbb cccc fourth', kept: ['paragraph: four', 'paragraph: one'] },
  ],
  [
    'a paragraph split against one edited: no half is lost',
    [splice('ferry', 1, 1, paragraph('bbbb', 'b1'), paragraph('half', 'b2'))],
    [write(1, 'bbbb and more')],
    { ferry: 'aaaa bbbb and more b2 cccc dddd', kept: ['paragraph: b1'] },
  ],
  [
    'a paragraph split against one left alone',
    [splice('ferry', 1, 1, paragraph('bbbb', 'b1'), paragraph('half', 'b2'))],
    [write(0, 'A')],
    { ferry: 'A b1 b2 cccc dddd' },
  ],
  [
    'two paragraphs joined against the second one edited: the edit stays',
    [splice('ferry', 1, 2, paragraph('bbbb', 'bbbb cccc'))],
    [write(2, 'C')],
    { ferry: 'aaaa bbbb cccc C dddd' },
  ],
  ['a paragraph deleted and left alone', [drop(1)], [], { ferry: 'aaaa cccc dddd' }],
  ['the same paragraph deleted twice', [drop(1)], [drop(1)], { ferry: 'aaaa cccc dddd' }],
  ['delete against edit keeps the edit', [drop(1)], [write(1, 'B')], { ferry: 'aaaa B cccc dddd' }],
  ['all deleted against one edited', [drop(0, 4)], [write(2, 'C')], { ferry: 'C' }],
  [
    'both add at one place: both stay',
    [add(1, 'mine')],
    [add(1, 'your')],
    { ferry: 'aaaa mine your bbbb cccc dddd' },
  ],
  ['both add at the end', [add(4, 'mine')], [add(4, 'your')], { ferry: 'aaaa bbbb cccc dddd mine your' }],
  [
    'both add at the beginning',
    [add(0, 'mine')],
    [add(0, 'your')],
    { ferry: 'mine your aaaa bbbb cccc dddd' },
  ],
  [
    'added after a paragraph the other deletes',
    [drop(1)],
    [add(2, 'new1')],
    { ferry: 'aaaa new1 cccc dddd' },
  ],
  [
    'several added by both keep together',
    [add(1, 'new1'), add(2, 'new2')],
    [add(1, 'your1'), add(2, 'your2')],
    { ferry: 'aaaa new1 new2 your1 your2 bbbb cccc dddd' },
  ],
  [
    'a paragraph moved down against one edited',
    [drop(0), splice('ferry', 3, 0, paragraph('aaaa'))],
    [write(0, 'A')],
    { ferry: 'bbbb cccc dddd A' },
  ],
  [
    'paragraphs moved by both in different ways',
    [drop(0), splice('ferry', 3, 0, paragraph('aaaa'))],
    [drop(3), splice('ferry', 0, 0, paragraph('dddd'))],
    { ferry: 'dddd aaaa bbbb cccc', kept: ['order: bbbb · cccc · dddd · aaaa'] },
  ],
  [
    'a crosshead made of a paragraph against its words edited',
    [splice('ferry', 1, 1, { ...paragraph('bbbb'), kind: 'crosshead' })],
    [write(1, 'B')],
    { ferry: 'aaaa B cccc dddd' },
  ],
]

const articles: readonly Case[] = [
  [
    'different fields',
    [set('ferry', { kicker: 'K' })],
    [set('ferry', { deck: 'D' })],
    { heads: 'K/ferry/D' },
  ],
  [
    'the same headline',
    [set('ferry', { headline: ['ferry runs'] })],
    [set('ferry', { headline: ['ferry', 'stops'] })],
    { heads: '/ferry/stops/', kept: ['article: ferry runs'] },
  ],
  [
    'headline here, text there',
    [set('ferry', { headline: ['F'] })],
    [write(0, 'A')],
    { heads: '/F/', ferry: 'A bbbb cccc dddd' },
  ],
  [
    'the same new article name, two articles',
    [{ kind: 'article.insert', article: article('mine', 'xxxx') }],
    [{ kind: 'article.insert', article: article('your', 'yyyy') }],
    { articles: 'bridge ferry mine school weather your' },
  ],
  [
    'an article deleted and left alone',
    dropSchool,
    [write(0, 'A')],
    { articles: 'bridge ferry weather', city: 'ferry | ferrytail' },
  ],
  [
    'an article deleted against its text edited: it waits in the basket',
    dropSchool,
    [splice('school', 0, 1, paragraph('gggg', 'G'))],
    { school: 'G', city: 'ferry | ferrytail' },
  ],
  [
    'an article deleted against one placed on another page',
    [{ kind: 'article.remove', article: id('weather') }],
    placeWeather('sport'),
    { articles: 'bridge ferry school weather', sport: 'weather | weathersport' },
  ],
  [
    'an article with a jump deleted against its text edited: blocks and jump are gone, the text is not',
    dropFerry,
    [write(3, 'D')],
    { ferry: 'aaaa bbbb cccc D', jumps: '', news: 'bridge | bridgeblock', city: 'school | schoolblock' },
  ],
  [
    'an article deleted against its block moved: it stays there',
    dropSchool,
    [move('schoolblock', 6)],
    { articles: 'bridge ferry school weather', city: 'school ferry | ferrytail schoolblock' },
  ],
  [
    'both place one article on different pages: it stands on both',
    placeWeather('sport'),
    placeWeather('city'),
    { sport: 'weather | weathersport', city: 'weather school ferry | weathercity ferrytail schoolblock' },
  ],
  ['rank and kind', [set('ferry', { rank: 1 })], [set('ferry', { kind: 'feature' })], { heads: '/ferry/' }],
]

const pages: readonly Case[] = [
  [
    'a page moved against a new block on it',
    [movePage('sport', 0)],
    placeWeather('sport'),
    { pages: 'sport news city', sport: 'weather | weathersport' },
  ],
  ['a page added by both', [newPage('arts')], [newPage('film')], { pages: 'news city sport arts film' }],
  [
    'a page moved, another added',
    [movePage('sport', 0)],
    [newPage('arts', 1)],
    { pages: 'sport news arts city' },
  ],
  [
    'pages moved by both in different ways',
    [movePage('sport', 0)],
    [movePage('news', 2)],
    { pages: 'sport news city', kept: ['order: city · sport · news'] },
  ],
  [
    'the same page moved to the same place',
    [movePage('sport', 0)],
    [movePage('sport', 0)],
    { pages: 'sport news city' },
  ],
  ['a page deleted and left alone', [dropPage('sport')], [write(0, 'A')], { pages: 'news city' }],
  [
    'a page deleted against an article placed on it',
    [dropPage('sport')],
    placeWeather('sport'),
    { pages: 'news city sport', sport: 'weather | weathersport' },
  ],
  [
    'a page deleted against its section renamed: it is there as the other has it',
    dropCity,
    [setPage('city', { section: 'town' })],
    { pages: 'news town sport', city: 'school ferry | ferrytail schoolblock', jumps: '' },
  ],
  [
    'each takes the pages the other leaves: the first stays',
    [...dropCity, dropPage('sport')],
    [join, dropPage('news'), dropPage('sport')],
    { pages: 'news', jumps: '' },
  ],
  [
    'section here, state there',
    [setPage('city', { section: 'town' })],
    [setPage('city', { state: 'read' })],
    { pages: 'news town sport' },
  ],
  [
    'the same section named by both',
    [setPage('city', { section: 'town' })],
    [setPage('city', { section: 'region' })],
    { pages: 'news region sport', kept: ['page: town'] },
  ],
  [
    'a headline added by both',
    [list('sport', 'school')],
    [list('sport', 'bridge')],
    { sport: 'bridge school |' },
  ],
  [
    'headlines reordered against one added',
    [reorder('news', 'bridge', 0)],
    [list('news', 'weather', 2)],
    { news: 'bridge weather ferry | ferryhead bridgeblock' },
  ],
  [
    'a headline taken out against a block of it put in',
    [{ kind: 'headline.remove', page: id('sport'), article: id('weather') }],
    [put('sport', block('weatherblock', 'weather'))],
    { sport: 'weather | weatherblock' },
  ],
]

const blocks: readonly Case[] = [
  [
    'different blocks moved',
    [move('ferryhead', 0, 5)],
    [move('bridgeblock', 6)],
    { places: 'bridgeblock@6,0 ferryhead@0,5 ferrytail@0,0 schoolblock@4,0' },
  ],
  [
    'the same block moved',
    [move('bridgeblock', 5)],
    [move('bridgeblock', 6)],
    {
      places: 'bridgeblock@6,0 ferryhead@0,0 ferrytail@0,0 schoolblock@4,0',
      kept: ['place: 01: 5/0 2×10'],
    },
  ],
  [
    'a block moved, its headline made larger',
    [move('bridgeblock', 6)],
    [show('bridgeblock', { ...showing('bridge'), headlineSize: 24_000 } as BlockContent)],
    { places: 'bridgeblock@6,0 ferryhead@0,0 ferrytail@0,0 schoolblock@4,0' },
  ],
  [
    'a block deleted against one moved',
    [take('bridgeblock')],
    [move('bridgeblock', 6)],
    { news: 'ferry bridge | ferryhead bridgeblock' },
  ],
  [
    'a block deleted and left alone',
    [take('bridgeblock')],
    [write(0, 'A')],
    { news: 'ferry bridge | ferryhead' },
  ],
  [
    'a block given to one article and to another',
    [list('news', 'weather'), show('bridgeblock', showing('weather'))],
    [list('news', 'school'), show('bridgeblock', showing('school'))],
    { news: 'school weather ferry bridge | ferryhead bridgeblock', kept: ['content: school'] },
  ],
  [
    'advert against rule in one block',
    [show('bridgeblock', { kind: 'advert', client: 'Shipyard', picture: null })],
    [show('bridgeblock', { kind: 'rule', style: 'fine' })],
    { kept: ['content: rule'] },
  ],
  [
    'blocks added by both on one page',
    placeWeather('sport'),
    [list('sport', 'school'), put('sport', block('schoolsport', 'school'))],
    { sport: 'school weather | schoolsport weathersport' },
  ],
  [
    'a lower page against a block moved to its foot: the block is moved up, where it was meant is kept',
    [paper({ formats: low })],
    [move('bridgeblock', 4, 90)],
    {
      places: 'bridgeblock@4,30 ferryhead@0,0 ferrytail@0,0 schoolblock@4,0',
      kept: ['place: 01: 4/90 2×10'],
    },
  ],
]

const jumps: readonly Case[] = [
  ['a jump joined and left alone', [join], [write(0, 'A')], { jumps: '' }],
  [
    'a jump made on one side, its block deleted on the other',
    [cut('more', 'ferrytail', 'ferrysport')],
    [join, take('ferrysport')],
    { jumps: 'ferryhead>ferrytail ferrytail>ferrysport', sport: 'ferry | ferrysport', kept: ['jumps: '] },
  ],
  [
    'a jump made to a block of a page that is deleted',
    [cut('more', 'ferrytail', 'ferrysport')],
    [dropPage('sport')],
    { jumps: 'ferryhead>ferrytail ferrytail>ferrysport', sport: 'ferry | ferrysport' },
  ],
  [
    'a jump made to a block that is given to another article: the jump is kept for a choice',
    [cut('more', 'ferrytail', 'ferrysport')],
    [list('sport', 'weather'), show('ferrysport', showing('weather'))],
    { jumps: 'ferryhead>ferrytail', sport: 'weather ferry | ferrysport', kept: ['jumps: 01 → 02 → 03'] },
  ],
  [
    'the same jump made twice under two names',
    [cut('mine', 'ferrytail', 'ferrysport')],
    [cut('your', 'ferrytail', 'ferrysport')],
    { jumps: 'ferryhead>ferrytail ferrytail>ferrysport', kept: ['jumps: 01 → 02 → 03'] },
  ],
  [
    'a jump made, the text edited',
    [cut('more', 'ferrytail', 'ferrysport')],
    [write(3, 'D')],
    { jumps: 'ferryhead>ferrytail ferrytail>ferrysport', ferry: 'aaaa bbbb cccc D' },
  ],
]
// Where a third part of Ferry waits on Sport.
const sportReady: readonly Edit[] = [list('sport', 'ferry'), put('sport', block('ferrysport', 'ferry'))]

const others: readonly Case[] = [
  [
    'caption here, credit there',
    [picture({ caption: 'C' })],
    [picture({ credit: 'X' })],
    { pictures: 'pica:C picb:' },
  ],
  [
    'the same caption by both',
    [picture({ caption: 'boat' })],
    [picture({ caption: 'a ferry' })],
    { pictures: 'pica:a ferry picb:', kept: ['picture: boat'] },
  ],
  [
    'a picture deleted against its caption written',
    [set('bridge', { pictures: [] }), { kind: 'picture.remove', picture: id('pica') }],
    [picture({ caption: 'C' })],
    { pictures: 'pica:C picb:' },
  ],
  [
    'a picture deleted against one put on an article',
    [{ kind: 'picture.remove', picture: id('picb') }],
    [set('school', { pictures: [id('picb')] })],
    { pictures: 'pica: picb:' },
  ],
  [
    'a picture deleted and left alone',
    [{ kind: 'picture.remove', picture: id('picb') }],
    [],
    { pictures: 'pica:' },
  ],
  [
    'pictures put on one article by both',
    [set('school', { pictures: [id('pica')] })],
    [set('school', { pictures: [id('picb')] })],
    { pictures: 'pica: picb:' },
  ],
  [
    'name of the paper here, home there',
    [paper({ name: '晨报' })],
    [paper({ home: 'x' })],
    { paper: '晨报' },
  ],
  [
    'the same name by both',
    [paper({ name: '晨报' })],
    [paper({ name: '江城晚报' })],
    { paper: '江城晚报', kept: ['publication: 晨报'] },
  ],
  [
    'different styles of the style book',
    [paper({ styles: { ...styles, headlineAlign: styles.headlineAlign === 'start' ? 'center' : 'start' } })],
    [paper({ styles: { ...styles, indent: styles.indent + 1 } })],
    { paper: '江报' },
  ],
  [
    'date here, number there',
    [{ kind: 'issue.set', fields: { date: '2026-12-01' } }],
    [{ kind: 'issue.set', fields: { number: 7 } }],
    {},
  ],
  [
    'the date by both',
    [{ kind: 'issue.set', fields: { date: '2026-12-01' } }],
    [{ kind: 'issue.set', fields: { date: '2026-12-02' } }],
    { kept: ['issue: 2026-12-01'] },
  ],
]

/** What comes of a case, after seeing that it comes of it both ways round. */
function meet(from: Issue, left: readonly Edit[], right: readonly Edit[]): Issue {
  const [one, other] = [after(from, left), after(from, right)]
  const merged = mergeIssues(from, one, other)
  checkLaws(merged)
  expect(encodeIssue(mergeIssues(from, other, one))).toEqual(encodeIssue(merged))
  return merged
}

describe.each([
  ['writing', writing, []],
  ['articles', articles, []],
  ['pages', pages.slice(0, -1), []],
  ['pages with a headline', pages.slice(-1), [list('sport', 'weather')]],
  ['blocks', blocks, []],
  ['jumps', jumps, sportReady],
  ['pictures, paper, issue', others, []],
] as const)('%s', (_, cases, ready) => {
  test.each(cases)('%s', (__, left, right, expected) => {
    const merged = meet(after(base, ready), left, right)
    expect(sketch(merged)).toMatchObject({ kept: [], ...expected })
  })
})

describe('conflicts that are open already', () => {
  const conflict = makeConflict({
    kind: 'paragraph',
    article: id('ferry'),
    paragraph: paragraph('bbbb', 'B'),
  })
  const open = after(base, [{ kind: 'conflict.insert', conflict }])
  const choose = (choice: 'shown' | 'other' | 'both'): readonly Edit[] =>
    orThrow(resolveConflict(open, conflict.id, choice, countingMint('both')))

  test('one that a side settled is gone, whatever the choice', () => {
    expect(sketch(meet(open, choose('shown'), [write(0, 'A')]))).toMatchObject({
      kept: [],
      ferry: 'A bbbb cccc dddd',
    })
    expect(sketch(meet(open, choose('other'), []))).toMatchObject({ kept: [], ferry: 'aaaa B cccc dddd' })
    expect(sketch(meet(open, choose('both'), []))).toMatchObject({ kept: [], ferry: 'aaaa bbbb B cccc dddd' })
  })

  test('one that both sides settled in different ways is gone, and the texts are as they chose', () => {
    const merged = sketch(meet(open, choose('other'), choose('both')))
    expect(merged).toMatchObject({ kept: [], ferry: 'aaaa B B cccc dddd' })
  })

  test('one that no side settled stays', () => {
    expect(sketch(meet(open, [write(0, 'A')], [write(2, 'C')])).kept).toEqual(['paragraph: B'])
  })

  test('a settled place that the other went on typing in is a new meeting', () => {
    const merged = sketch(meet(open, choose('other'), [write(1, 'bbbb again')]))
    expect(merged).toMatchObject({ ferry: 'aaaa bbbb again cccc dddd', kept: ['paragraph: B'] })
  })

  test('the same meeting seen by two writers is one record', () => {
    const one = mergeIssues(base, after(base, [write(1, 'short')]), after(base, [write(1, 'longer')]))
    const other = mergeIssues(base, after(base, [write(1, 'longer')]), after(base, [write(1, 'short')]))
    expect(mergeIssues(base, one, after(other, [write(0, 'A')])).conflicts.size).toBe(1)
  })
})
