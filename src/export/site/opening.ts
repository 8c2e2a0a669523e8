// What a part of an article begins with: as much as shows what it is about, under its headline on a page.

import type { SiteArticle, SitePage, SitePart } from './site-issue.ts'

const longest = 120

export interface Opening {
  readonly text: string
  /** The first part the page has of it, and the last; null for one that is listed there but not laid. */
  readonly first: SitePart | null
  readonly last: SitePart | null
}

export function openingOf(page: Pick<SitePage, 'index'>, entry: SiteArticle): Opening {
  const parts = entry.parts.filter((part) => part.page === page.index)
  const first = parts[0] ?? null
  const from = first?.from ?? 0
  const paragraph = entry.paragraphs.find(
    (one) => one.kind !== 'crosshead' && one.from + one.text.length > from,
  )
  const letters = [...(paragraph?.text.slice(Math.max(0, from - paragraph.from)) ?? '')]
  const text = letters.length > longest ? `${letters.slice(0, longest).join('')}…` : letters.join('')
  return { text, first, last: parts.at(-1) ?? null }
}
