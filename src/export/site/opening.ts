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
  const text = shortened(paragraph?.text.slice(Math.max(0, from - paragraph.from)) ?? '', longest)
  return { text, first, last: parts.at(-1) ?? null }
}

/** A text of at most so many characters and an ellipsis: none of its words is cut, where words are parted by spaces. */
export function shortened(text: string, most: number): string {
  const letters = [...text]
  if (letters.length <= most) return text
  const kept = letters.slice(0, most).join('')
  const cutsWord = /[\p{L}\p{N}]$/u.test(kept) && /^[\p{L}\p{N}]/u.test(letters[most] ?? '')
  // A long Chinese clause has no spaces to go back to, and needs none.
  const whole = cutsWord ? kept.replace(/\s[^\s\p{Script=Han}]*$/u, '') : kept
  return `${whole.replace(/[\s\p{Pd}(（“‘,，、;；:：]+$/u, '')}…`
}
