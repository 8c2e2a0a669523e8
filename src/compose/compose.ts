// The engine's door. In: an issue and a font library. Out: placed pages. A composer keeps what it has
// measured and broken, by the identity of the immutable things it came from: after an edit only what
// changed is composed again, and what did not change is the same object as before.

import type { ArticleId, BlockId, PageId } from '../base/ids.ts'
import type { Article, Block, BlockContent, Issue, Page } from '../model/issue.ts'
import { cellsIn, containsRect, rectsOverlap } from '../model/grid.ts'
import { formatOf } from '../model/publication.ts'
import { countWords } from '../model/query/count.ts'
import { findPage, storyBlocks } from '../model/query/find.ts'
import { type Part, partsOf } from '../model/query/jump-chain.ts'
import { jumpWords, pageLabel, pageNumber } from '../model/query/labels.ts'
import { printedParagraph } from '../model/query/printed.ts'
import { createCache } from './cache.ts'
import type { Strange } from './para/character-facts.ts'
import type { TypeLibrary } from './type/type-library.ts'
import { type FurnitureAsk, placeFolio, placeOther } from './page/furniture.ts'
import { pageGrid } from './page/grid.ts'
import { placeAdvertPicture, placePicture } from './page/picture.ts'
import {
  emptyStory,
  type LaidPart,
  layStory,
  type PartBreak,
  type PartMemory,
  type StoryPart,
} from './page/story.ts'
import type { Measure, PlacedBlock, PlacedPage, PlacedStory } from './placed.ts'

export interface Composer {
  page(issue: Issue, page: PageId): PlacedPage
  /** Every page, in order. */
  issue(issue: Issue): readonly PlacedPage[]
  article(issue: Issue, article: ArticleId): ComposedArticle
  readonly fonts: TypeLibrary
}

export interface ComposedArticle {
  readonly article: ArticleId
  /** The article's parts as they stand on their pages; empty when it is not placed. */
  readonly parts: readonly PlacedStory[]
  /** What is left over after the last part. An article that is not placed is left over whole. */
  readonly overset: Measure
  /** Lines still free in its last part. */
  readonly underset: number
  /** The whole article: characters without line feeds, and words (a Han character is one). */
  readonly characters: number
  readonly words: number
  /** What the faces of the style book lack of its body. */
  readonly strange: Strange
  readonly breaks: readonly PartBreak[]
}

/** What was composed of one issue so far. A window asks for the same pages many times between two keys. */
interface Answers {
  readonly issue: Issue
  readonly articles: readonly Article[]
  readonly pages: Map<PageId, PlacedPage>
}

export function createComposer(fonts: TypeLibrary): Composer {
  const asked = createCache<ArticleId, ComposedArticle>()
  const articles = createCache<ArticleId, ComposedArticle>()
  const pages = createCache<PageId, PlacedPage>()
  const others = createCache<BlockId, PlacedBlock>()
  const memory: PartMemory = createCache<BlockId, LaidPart>()
  let last: Answers | null = null

  function answersOf(issue: Issue): Answers {
    if (last?.issue === issue) return last
    const changed = last === null ? null : changedArticles(last, issue)
    const known = new Map(changed === null ? [] : last?.pages)
    for (const article of changed ?? [])
      for (const { page } of storyBlocks(issue, article)) known.delete(page.id)
    last = { issue, articles: [...issue.articles.values()], pages: known }
    return last
  }

  function pageOf(issue: Issue, page: Page): PlacedPage {
    const { pages: known } = answersOf(issue)
    const before = known.get(page.id)
    if (before !== undefined) return before
    const placed = composePage(issue, page)
    known.set(page.id, placed)
    return placed
  }

  function composeArticle(issue: Issue, id: ArticleId): ComposedArticle {
    const article = issue.articles.get(id)
    if (article === undefined) throw new Error(`no article ${id}`)
    // Typing leaves the pages as they are: the other articles need not be looked at more closely.
    const inputs = [article, issue.publication, issue.pages]
    return asked.get(id, inputs, () => composeParts(issue, article))
  }

  function composeParts(issue: Issue, article: Article): ComposedArticle {
    const { id } = article
    const { publication } = issue
    const parts = partsOf(issue, article)
    const words = parts.map((part) => generatedWords(issue, article, parts, part))
    const inTheWay = parts.map((part) => obstaclesOf(part.page, part.block))
    const inputs: unknown[] = [article, publication]
    for (const [index, part] of parts.entries()) {
      inputs.push(
        part.block,
        part.page.format,
        words[index]?.turnLine,
        words[index]?.jumpLine,
        part.jump?.keep,
        ...(inTheWay[index] ?? []),
      )
    }
    return articles.get(id, inputs, () => {
      const storyParts = parts.flatMap(({ block, page, jump }, index): readonly StoryPart[] => {
        const { content } = block
        if (content.kind !== 'story') return []
        const obstacles = (inTheWay[index] ?? []).flatMap((other) => other.area)
        const lines = words[index] ?? { turnLine: null, jumpLine: null }
        const keep = jump?.keep ?? null
        return [{ block, content, format: formatOf(publication, page.format), obstacles, keep, ...lines }]
      })
      const format = formatOf(publication, publication.format)
      const laid = layStory({ article, publication, parts: storyParts, format, library: fonts, memory })
      return {
        article: id,
        parts: laid.stories,
        overset: laid.overset,
        underset: laid.underset,
        strange: laid.strange,
        breaks: laid.breaks,
        // Counted when an editor looks: pages show no count.
        get characters() {
          return countArticle(article).characters
        },
        get words() {
          return countArticle(article).words
        },
      }
    })
  }

  function composePage(issue: Issue, page: Page): PlacedPage {
    const { publication } = issue
    const format = formatOf(publication, page.format)
    const label = pageLabel(issue, page.id)
    const number = pageNumber(issue, page.id)
    const furniture: FurnitureAsk = {
      publication,
      format,
      library: fonts,
      date: issue.date,
      number: issue.number,
      pageNumber: number,
      pageCount: issue.pages.length,
      label,
    }
    const blocks = page.blocks.map((block) => composeBlock(issue, page, block, furniture))
    const inputs = [page, publication, label, number, issue.date, ...blocks]
    return pages.get(page.id, inputs, () => {
      const folio = placeFolio(furniture, page)
      return {
        page: page.id,
        label,
        section: page.section,
        width: format.trim.width,
        height: format.trim.height,
        bleed: format.bleed,
        grid: pageGrid(format),
        folio: folio.texts,
        rules: folio.rules,
        blocks,
        fill: fillOf(page, blocks, format.columns * format.lines),
      }
    })
  }

  function composeBlock(issue: Issue, page: Page, block: Block, furniture: FurnitureAsk): PlacedBlock {
    const { content } = block
    const { publication, format } = furniture
    switch (content.kind) {
      case 'story': {
        const article = issue.articles.get(content.article)
        const composed = article === undefined ? null : composeArticle(issue, article.id)
        const story = composed?.parts.find((part) => part.id === block.id)
        return story ?? others.get(block.id, [block, format], () => emptyStory(block, content, format))
      }
      case 'picture': {
        const picture = issue.pictures.get(content.picture) ?? null
        const ask = { block, content, picture, publication, format, library: fonts }
        return others.get(block.id, [block, picture, publication, format], () => placePicture(ask))
      }
      case 'advert': {
        const picture = content.picture === null ? undefined : issue.pictures.get(content.picture)
        if (picture !== undefined) {
          return others.get(block.id, [block, picture, format], () =>
            placeAdvertPicture(block, picture, format),
          )
        }
        return placeFurniture(issue, furniture, page, block, content)
      }
      default:
        return placeFurniture(issue, furniture, page, block, content)
    }
  }

  function placeFurniture(
    issue: Issue,
    furniture: FurnitureAsk,
    page: Page,
    block: Block,
    content: Exclude<BlockContent, { kind: 'story' | 'picture' }>,
  ): PlacedBlock {
    const { publication, format, pageCount } = furniture
    const inputs = [block, publication, format, issue.date, issue.number, pageCount, page.section]
    return others.get(block.id, inputs, () => placeOther(furniture, block, content))
  }

  return {
    fonts,
    page(issue, id) {
      const page = findPage(issue, id)
      if (page === null) throw new Error(`no page ${id}`)
      return pageOf(issue, page)
    },
    issue: (issue) => issue.pages.map((page) => pageOf(issue, page)),
    article: composeArticle,
  }
}

/**
 * The articles that are others than before when nothing else is; null when more has changed. Typing changes one,
 * and the pages that don't show it need not be looked through.
 */
function changedArticles(last: Answers, issue: Issue): readonly ArticleId[] | null {
  const before = last.issue
  const sameAround =
    before.pages === issue.pages &&
    before.publication === issue.publication &&
    before.pictures === issue.pictures &&
    before.date === issue.date &&
    before.number === issue.number &&
    before.articles.size === issue.articles.size
  if (!sameAround) return null
  const changed: ArticleId[] = []
  let index = 0
  for (const article of issue.articles.values()) {
    const other = last.articles[index]
    index += 1
    if (other === article) continue
    if (other?.id !== article.id) return null
    changed.push(article.id)
  }
  return changed
}

/** What stands within a story's area and pushes its text aside: pictures, boxes, adverts, rules; not a box around it. */
function obstaclesOf(page: Page, block: Block): readonly Block[] {
  let known = obstacles.get(page)
  if (known === undefined) obstacles.set(page, (known = new Map<Block, readonly Block[]>()))
  const before = known.get(block)
  if (before !== undefined) return before
  const found = page.blocks.filter(
    (other) =>
      other !== block &&
      other.content.kind !== 'story' &&
      other.area.some((one) => block.area.some((rect) => rectsOverlap(one, rect))) &&
      !(other.content.kind === 'box' && isAround(other, block)),
  )
  known.set(block, found)
  return found
}

// A page is another object when one of its blocks is.
const obstacles = new WeakMap<Page, Map<Block, readonly Block[]>>()

function isAround(outer: Block, inner: Block): boolean {
  return inner.area.every((rect) => outer.area.some((one) => containsRect(one, rect)))
}

/** The words of the jump line under a part and of the turn line over it. */
function generatedWords(
  issue: Issue,
  article: Article,
  parts: readonly Part[],
  part: Part,
): { readonly turnLine: string | null; readonly jumpLine: string | null } {
  const { jumps } = issue.publication
  const before = parts[part.index - 1]
  const after = parts[part.index + 1]
  return {
    turnLine: before === undefined ? null : jumpWords(issue, jumps.turnLine, article, before),
    jumpLine: after === undefined ? null : jumpWords(issue, jumps.jumpLine, article, after),
  }
}

const counts = new WeakMap<Article['body'], { readonly characters: number; readonly words: number }>()

function countArticle(article: Article): { readonly characters: number; readonly words: number } {
  const known = counts.get(article.body)
  if (known !== undefined) return known
  let characters = 0
  let words = 0
  for (const paragraph of article.body) {
    characters += printedParagraph(paragraph).length
    words += wordsIn(paragraph)
  }
  const counted = { characters, words }
  counts.set(article.body, counted)
  return counted
}

const paragraphWords = new WeakMap<Article['body'][number], number>()

function wordsIn(paragraph: Article['body'][number]): number {
  let words = paragraphWords.get(paragraph)
  if (words === undefined) paragraphWords.set(paragraph, (words = countWords(printedParagraph(paragraph))))
  return words
}

/** Part of the type area that blocks cover with something: free lines of a story don't count. */
function fillOf(page: Page, placed: readonly PlacedBlock[], cells: number): number {
  let filled = 0
  for (const [index, block] of page.blocks.entries()) {
    const story = placed[index]
    const all = cellsIn(block.area)
    const free = story?.kind === 'story' ? story.underset : 0
    // Pictures of a story stand inside its area and are counted with it.
    const inStory =
      block.content.kind === 'picture' &&
      block.content.article !== null &&
      page.blocks.some((other) => other !== block && covers(other, block))
    // What a box frames is counted by itself.
    if (!inStory && block.content.kind !== 'box') filled += Math.max(0, all - free)
  }
  return Math.min(1, filled / cells)
}

function covers(outer: Block, inner: Block): boolean {
  const [rect] = inner.area
  if (outer.content.kind !== 'story' || rect === undefined) return false
  return outer.area.some((one) => containsRect(one, rect))
}
