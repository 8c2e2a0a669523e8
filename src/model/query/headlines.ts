// The headline list of a page, as the page wall and the web edition show it.

import type { ArticleId, PageId } from '../../base/ids.ts'
import type { Issue, Page, Rank } from '../issue.ts'
import { partsOf } from './jump-chain.ts'
import { headlineText, pageLabel } from './labels.ts'

export interface HeadlineEntry {
  readonly article: ArticleId
  /** Lines joined by a space; empty when the article has no headline yet. */
  readonly text: string
  readonly rank: Rank
  readonly placed: boolean
  /** Label of the page it comes from, when the part here is continued from there. */
  readonly from: string | null
  /** Label of the page it goes on to. */
  readonly to: string | null
  readonly fromPage: PageId | null
  readonly toPage: PageId | null
}

export function headlines(issue: Issue, page: Page): readonly HeadlineEntry[] {
  return page.headlines.flatMap((id) => {
    const article = issue.articles.get(id)
    if (article === undefined) return []
    const parts = partsOf(issue, article)
    const here = parts.filter((part) => part.page.id === page.id)
    const before = here[0] === undefined ? undefined : parts[here[0].index - 1]
    const last = here.at(-1)
    const after = last === undefined ? undefined : parts[last.index + 1]
    return [
      {
        article: id,
        text: headlineText(article),
        rank: article.rank,
        placed: here.length > 0,
        from: before === undefined ? null : pageLabel(issue, before.page.id),
        to: after === undefined ? null : pageLabel(issue, after.page.id),
        fromPage: before?.page.id ?? null,
        toPage: after?.page.id ?? null,
      },
    ]
  })
}
