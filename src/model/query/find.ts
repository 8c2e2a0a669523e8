// Looking things up in an issue. The places of blocks are indexed once for each list of pages, so that a
// look-up costs the same in an issue of one page and of sixty-four.

import type { ArticleId, BlockId, PageId, PictureId } from '../../base/ids.ts'
import type { Article, Block, BlockContent, Issue, Jump, Page } from '../issue.ts'

export interface FoundBlock {
  readonly page: Page
  readonly block: Block
}

interface PlaceIndex {
  readonly blocks: ReadonlyMap<BlockId, FoundBlock>
  readonly stories: ReadonlyMap<ArticleId, readonly FoundBlock[]>
}

const indexes = new WeakMap<readonly Page[], PlaceIndex>()

function indexOf(pages: readonly Page[]): PlaceIndex {
  const known = indexes.get(pages)
  if (known !== undefined) return known
  const blocks = new Map<BlockId, FoundBlock>()
  const stories = new Map<ArticleId, FoundBlock[]>()
  for (const page of pages) {
    for (const block of page.blocks) {
      const found = { page, block }
      blocks.set(block.id, found)
      if (block.content.kind !== 'story') continue
      const list = stories.get(block.content.article)
      if (list === undefined) stories.set(block.content.article, [found])
      else list.push(found)
    }
  }
  const index = { blocks, stories }
  indexes.set(pages, index)
  return index
}

export function findPage(issue: Issue, id: PageId): Page | null {
  return issue.pages.find((page) => page.id === id) ?? null
}

/** A block and the page it stands on. */
export function findBlock(issue: Issue, id: BlockId): FoundBlock | null {
  return indexOf(issue.pages).blocks.get(id) ?? null
}

/** Every jump that starts or ends in the block. */
export function jumpsTouching(issue: Issue, block: BlockId): readonly Jump[] {
  const found = findBlock(issue, block)
  if (found?.block.content.kind !== 'story') return []
  const article = issue.articles.get(found.block.content.article)
  return article?.jumps.filter((jump) => jump.from === block || jump.to === block) ?? []
}

/** The picture a block shows: its own, or that of an advert. */
export function pictureIn(content: BlockContent): PictureId | null {
  return content.kind === 'picture' || content.kind === 'advert' ? content.picture : null
}

/** The first block that shows a picture. */
export function findPicturePlace(issue: Issue, picture: PictureId): FoundBlock | null {
  for (const page of issue.pages) {
    const block = page.blocks.find(({ content }) => pictureIn(content) === picture)
    if (block !== undefined) return { page, block }
  }
  return null
}

/** The pictures of an article that stand on a page. */
export function picturesOf(page: Page, article: ArticleId): readonly Block[] {
  return page.blocks.filter(({ content }) => content.kind === 'picture' && content.article === article)
}

/** Blocks that show the article's text, page by page. */
export function storyBlocks(issue: Issue, article: ArticleId): readonly FoundBlock[] {
  return indexOf(issue.pages).stories.get(article) ?? []
}

/** Pages whose headline list has the article, in page order. */
export function pagesOf(issue: Issue, article: ArticleId): readonly Page[] {
  return issue.pages.filter((page) => page.headlines.includes(article))
}

/** The copy basket: articles that stand in no headline list. */
export function basket(issue: Issue): readonly Article[] {
  const listed = new Set(issue.pages.flatMap((page) => page.headlines))
  return [...issue.articles.values()].filter((article) => !listed.has(article.id))
}
