// An issue as plain reading: page by page in the order of the headline lists, each article where it is met
// first, and at the end those that stand on no page.

import type { ArticleId, PageId } from '../../base/ids.ts'
import type { Article, Issue, Page } from '../../model/issue.ts'

export interface ReadingPage {
  /** Null for the articles of no page. */
  readonly page: Page | null
  readonly articles: readonly Article[]
}

export function readingPages(issue: Issue): readonly ReadingPage[] {
  const met = new Set<ArticleId>()
  const take = (ids: Iterable<ArticleId>): readonly Article[] => {
    const articles: Article[] = []
    for (const id of ids) {
      const article = issue.articles.get(id)
      if (article === undefined || met.has(id)) continue
      met.add(id)
      articles.push(article)
    }
    return articles
  }
  const pages = issue.pages.map((page): ReadingPage => ({ page, articles: take(page.headlines) }))
  const rest = take(issue.articles.keys())
  return rest.length === 0 ? pages : [...pages, { page: null, articles: rest }]
}

/** For keys of a list. */
export function readingKey({ page }: ReadingPage): PageId | 'none' {
  return page?.id ?? 'none'
}
