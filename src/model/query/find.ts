import type { ArticleId, BlockId, PageId } from '../../base/ids.ts'
import type { Article, Block, Issue, Jump, Page } from '../issue.ts'

export function findPage(issue: Issue, id: PageId): Page | null {
  return issue.pages.find((page) => page.id === id) ?? null
}

/** A block and the page it stands on. */
export function findBlock(issue: Issue, id: BlockId): { readonly page: Page; readonly block: Block } | null {
  for (const page of issue.pages) {
    const block = page.blocks.find((one) => one.id === id)
    if (block !== undefined) return { page, block }
  }
  return null
}

/** Every jump that starts or ends in the block. */
export function jumpsTouching(issue: Issue, block: BlockId): readonly Jump[] {
  const found = findBlock(issue, block)
  if (found?.block.content.kind !== 'story') return []
  const article = issue.articles.get(found.block.content.article)
  return article?.jumps.filter((jump) => jump.from === block || jump.to === block) ?? []
}

/** Blocks that show the article's text, page by page. */
export function storyBlocks(
  issue: Issue,
  article: ArticleId,
): readonly { readonly page: Page; readonly block: Block }[] {
  return issue.pages.flatMap((page) =>
    page.blocks
      .filter((block) => block.content.kind === 'story' && block.content.article === article)
      .map((block) => ({ page, block })),
  )
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
