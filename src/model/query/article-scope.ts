// Which articles a search or a change goes over, in the order a reader meets them: page by page, what waits in the copy
// basket last. An article that is continued is met once, on the first page that lists it.

import type { ArticleId, PageId } from '../../base/ids.ts'
import type { Article, Issue, Page } from '../issue.ts'
import { basket, storyBlocks } from './find.ts'

export const scopes = ['article', 'page', 'placed', 'issue'] as const
export type Scope = (typeof scopes)[number]

export interface ScopedArticle {
  readonly article: Article
  /** Null in the copy basket. */
  readonly page: Page | null
}

/** `at`: what the editor is looking at, for the scopes that are about it. */
export function articlesIn(
  issue: Issue,
  scope: Scope,
  at: { readonly article: ArticleId | null; readonly page: PageId | null },
): readonly ScopedArticle[] {
  const all = allArticles(issue)
  switch (scope) {
    case 'article':
      return all.filter(({ article }) => article.id === at.article)
    case 'page': {
      const listed = new Set(issue.pages.find(({ id }) => id === at.page)?.headlines)
      return all.filter(({ article }) => listed.has(article.id))
    }
    case 'placed':
      return all.filter(({ article }) => storyBlocks(issue, article.id).length > 0)
    case 'issue':
      return all
  }
}

function allArticles(issue: Issue): readonly ScopedArticle[] {
  const met = new Map<ArticleId, ScopedArticle>()
  for (const page of issue.pages) {
    for (const id of page.headlines) {
      const article = issue.articles.get(id)
      if (article !== undefined && !met.has(id)) met.set(id, { article, page })
    }
  }
  return [...met.values(), ...basket(issue).map((article) => ({ article, page: null }))]
}
