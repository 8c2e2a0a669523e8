import { expect, test } from 'vitest'
import { countingMint, type ArticleId, type JumpId, type PictureId } from '../../base/ids.ts'
import type { Article, Block, Issue, Page } from '../issue.ts'
import { makeArticle, makeBlock, makeIssue, makePage, makeParagraph } from '../make.ts'
import { makePublication } from '../papers.ts'
import { comparePages, type PageComparison, type PartsOf } from './compare-pages.ts'
import { printedText } from './printed.ts'

const mint = countingMint('p')
const publication = makePublication({ name: 'Test', language: 'en', format: 'tabloid' })

function articleOf(headline: string, text: string): Article {
  return makeArticle(mint, { headline: [headline], body: [makeParagraph(mint, text)] })
}

function storyBlock(article: Article, line: number): Block {
  return makeBlock(mint, [{ column: 0, line, columns: 2, lines: 10 }], {
    kind: 'story',
    article: article.id,
    headlineSize: null,
    headlinePlace: 'top',
    columns: { kind: 'grid' },
  })
}

const bridge = articleOf('The bridge opens', 'It was built in two years. Nobody had hoped for it.')
const market = articleOf('The market moves', 'Stalls go to the square.')
const [lead, rest, second] = [storyBlock(bridge, 0), storyBlock(bridge, 0), storyBlock(market, 20)]
const jumping: Article = { ...bridge, jumps: [{ id: 'j' as JumpId, from: lead.id, to: rest.id, keep: null }] }
const front: Page = { ...makePage(mint, 'tabloid', 'News'), blocks: [lead, second] }
const town: Page = { ...makePage(mint, 'tabloid', 'Town'), blocks: [rest] }
const sport = makePage(mint, 'tabloid', 'Sport')

function issueOf(pages: readonly Page[], articles: readonly Article[] = [jumping, market]): Issue {
  return {
    ...makeIssue(mint, publication, '2026-11-23'),
    pages,
    articles: new Map(articles.map((article) => [article.id, article])),
  }
}

const base = issueOf([front, town, sport])

/** Parts as an engine would give them that breaks a text after a number of characters. */
function brokenAt(place: number): PartsOf {
  return (issue, id) => {
    const article = issue.articles.get(id)
    if (article === undefined) return []
    const length = printedText(article).length
    const display = article.headline.join(' ')
    if (id === market.id) return [{ block: second.id, display, from: 0, to: length }]
    return [
      { block: lead.id, display, from: 0, to: place },
      { block: rest.id, display: '', from: place, to: length },
    ]
  }
}

function compared(to: Issue, printed = { before: brokenAt(27), after: brokenAt(27) }): PageComparison {
  return comparePages(base, to, printed)
}

/** Page by page: what changed on it, block by block. */
function changesOf({ changed }: PageComparison): unknown {
  return changed.map(({ after, before, blocks }) => [
    (after ?? before)?.section,
    ...blocks.map((block) => [block.block, ...block.changes]),
  ])
}

function withArticle(article: Article): Issue {
  return { ...base, articles: new Map(base.articles).set(article.id, article) }
}

const withBlocks = (page: Page, ...blocks: readonly Block[]): Page => ({ ...page, blocks })
const areaAt = (line: number, lines: number) => [{ column: 0, line, columns: 2, lines }]

test('two equal versions have no changed page, whatever objects they are made of', () => {
  const { changed, same, everywhere } = compared(structuredClone(base))
  expect([changed, everywhere]).toEqual([[], []])
  expect(same.map((page) => page.after)).toEqual([
    { label: '1', section: 'News' },
    { label: '2', section: 'Town' },
    { label: '3', section: 'Sport' },
  ])
})

test('a block that was moved, and one that was made longer, are told apart', () => {
  const to = issueOf([
    withBlocks(front, { ...lead, area: areaAt(0, 14) }, { ...second, area: areaAt(30, 10) }),
    town,
    sport,
  ])
  expect(changesOf(compared(to))).toEqual([['News', [lead.id, 'resized'], [second.id, 'moved']]])
})

test('blocks that were put in and taken down stand on their page', () => {
  const advert = makeBlock(mint, areaAt(40, 5), { kind: 'advert', client: 'A bank', picture: null })
  const result = compared(issueOf([withBlocks(front, lead, advert), town, sport]))
  expect(changesOf(result)).toEqual([['News', [advert.id, 'added'], [second.id, 'removed']]])
  expect(result.changed[0]?.blocks.map(({ name, isBefore, isAfter }) => [name, isBefore, isAfter])).toEqual([
    ['A bank', false, true],
    ['The market moves', true, false],
  ])
})

test('a block that went to another page is told on both, with the other page', () => {
  const to = issueOf([withBlocks(front, lead), withBlocks(town, rest, second), sport])
  const { changed } = compared(to)
  expect(changed.map(({ blocks }) => blocks.map((block) => [...block.changes, block.otherPage]))).toEqual([
    [['left', '2']],
    [['came', '1']],
  ])
})

test('a new headline marks the block that prints it and no other part of the article', () => {
  expect(changesOf(compared(withArticle({ ...jumping, headline: ['The bridge is open'] })))).toEqual([
    ['News', [lead.id, 'text']],
  ])
})

test('words written into the end of an article mark its last part only', () => {
  const [paragraph] = bridge.body
  if (paragraph === undefined) throw new Error('no paragraph')
  const to = withArticle({ ...jumping, body: [{ ...paragraph, text: `${paragraph.text} They cheered.` }] })
  expect(changesOf(compared(to))).toEqual([['Town', [rest.id, 'text']]])
})

test('the same words broken at another place are a flow, not a change of text', () => {
  const to = issueOf([withBlocks(front, { ...lead, area: areaAt(0, 14) }, second), town, sport])
  expect(changesOf(compared(to, { before: brokenAt(27), after: brokenAt(34) }))).toEqual([
    ['News', [lead.id, 'resized', 'flow']],
    ['Town', [rest.id, 'flow']],
  ])
})

test('the engine is not asked for articles that can not differ', () => {
  const asked: ArticleId[] = []
  const after: PartsOf = (issue, id) => {
    asked.push(id)
    return brokenAt(27)(issue, id)
  }
  compared(withArticle({ ...market, headline: ['The market stays'] }), { before: brokenAt(27), after })
  expect(asked).toEqual([market.id])
})

test('a page put in before others can change jump lines, and nothing else on them', () => {
  const asked: ArticleId[] = []
  const withLines =
    (line: string): PartsOf =>
    (issue, id) => {
      asked.push(id)
      return brokenAt(27)(issue, id).map((part) => ({ ...part, display: `${part.display}${line}` }))
    }
  const to = issueOf([makePage(mint, 'tabloid', 'World'), front, town, sport])
  const result = compared(to, { before: withLines('See 2'), after: withLines('See 3') })
  expect(new Set(asked)).toEqual(new Set([jumping.id]))
  expect(changesOf(result)).toEqual([['World'], ['News', [lead.id, 'text']], ['Town', [rest.id, 'text']]])
})

test('pages that came, went and were moved are told; the others only have new numbers', () => {
  const world = makePage(mint, 'tabloid', 'World')
  const opinion = makePage(mint, 'tabloid', 'Opinion')
  const from = issueOf([front, town, sport, opinion])
  const printed = { before: brokenAt(27), after: brokenAt(27) }
  const { changed, same } = comparePages(from, issueOf([world, sport, front, town]), printed)
  const labels = (pages: typeof changed) => pages.map(({ before, after }) => [before?.label, after?.label])
  expect(labels(changed)).toEqual([
    [undefined, '1'],
    ['3', '2'],
    ['4', undefined],
  ])
  expect(changed.map((page) => page.isMoved)).toEqual([false, true, false])
  expect(labels(same)).toEqual([
    ['1', '3'],
    ['2', '4'],
  ])
})

test('fields of a page, and what differs on every page, are named', () => {
  const to = { ...issueOf([{ ...front, credits: 'A. Editor', section: 'Today' }, town, sport]), number: 7 }
  const { changed, everywhere } = compared(to)
  expect(changed.map(({ fields }) => fields)).toEqual([['section', 'credits']])
  expect(everywhere).toEqual(['date'])
})

test('another caption and another crop of a picture are told', () => {
  const picture = {
    id: 'pic' as PictureId,
    sha256: 'a',
    type: 'jpeg' as const,
    width: 10,
    height: 10,
    focal: { x: 500, y: 500 },
    caption: 'The bridge',
    credit: '',
    name: 'bridge.jpg',
  }
  const block = makeBlock(mint, areaAt(0, 4), {
    kind: 'picture',
    picture: picture.id,
    article: null,
    crop: null,
  })
  const issue = (fields: Partial<typeof picture>): Issue => ({
    ...issueOf([withBlocks(sport, block)]),
    pictures: new Map([[picture.id, { ...picture, ...fields }]]),
  })
  const changes = (fields: Partial<typeof picture>): readonly string[] | undefined => {
    const printed = { before: () => [], after: () => [] }
    return comparePages(issue({}), issue(fields), printed).changed[0]?.blocks[0]?.changes
  }
  expect(changes({ caption: 'The new bridge' })).toEqual(['text'])
  expect(changes({ focal: { x: 100, y: 500 } })).toEqual(['look'])
  expect(changes({})).toBeUndefined()
})
