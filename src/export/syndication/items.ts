// What ninjs and NewsML-G2 say alike of an issue: the names of its items, where each stands in print, and how urgent
// it is. Names are made from the paper, the date and the article, so that an item that is sent again is known again.

import type { Issue, Picture, Rank } from '../../model/issue.ts'
import { countWords } from '../../model/query/count.ts'
import { printedText } from '../../model/query/printed.ts'
import type { SiteArticle, SiteIssue } from '../site/site-issue.ts'
import { type Hash, urnOf } from '../urn.ts'
import { shownText } from '../xml.ts'

/** What items are made of. */
export interface ItemWishes {
  readonly site: SiteIssue
  readonly hash: Hash
  /** A JPEG of each picture, by the name `SitePicture.file` gives it. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

export interface ItemNames {
  readonly issue: string
  readonly article: (entry: SiteArticle) => string
  readonly picture: (picture: Picture) => string
}

export function itemNames({ publication, date }: Issue, hash: Hash): ItemNames {
  const paper = [publication.home, publication.name, date]
  return {
    issue: urnOf(hash, 'issue', ...paper),
    article: (entry) => urnOf(hash, 'article', ...paper, entry.id),
    picture: (picture) => urnOf(hash, 'picture', ...paper, picture.id),
  }
}

/** A place in print: one for each part of an article. */
export interface PrintPlace {
  readonly label: string
  readonly section: string
  /** Place in the page's headline list, from 1; null on a page that does not list it. */
  readonly order: number | null
}

export function printPlaces(site: SiteIssue, entry: SiteArticle): readonly PrintPlace[] {
  return entry.parts.flatMap((part) => {
    const page = site.pages[part.page]
    if (page === undefined) return []
    const at = page.headlines.indexOf(entry)
    return [{ label: page.label, section: page.section, order: at < 0 ? null : at + 1 }]
  })
}

// IPTC's scale runs from 1 to 9 with 5 as the usual; the lead is the only piece at the top of it.
const urgencies: Readonly<Record<Rank, number>> = { 1: 1, 2: 3, 3: 5, 4: 6, 5: 8 }

export function urgencyOf(entry: SiteArticle): number {
  return urgencies[entry.article.rank]
}

export function itemTitle(entry: SiteArticle): string {
  return shownText(entry.headline, entry.id)
}

export function issueTitle({ issue }: SiteIssue): string {
  return `${issue.publication.name} ${issue.date}`.trim()
}

/** All that is text of the article, as one reads it aloud: dateline, body, credit at the end. */
export function plainBody({ article }: SiteArticle): string {
  const body = printedText(article)
  const lead = article.dateline === '' ? body : `${article.dateline} ${body}`
  return article.tagline === '' ? lead : `${lead}\n${article.tagline}`
}

export interface TextSize {
  readonly characters: number
  readonly words: number
}

export function sizeOf(text: string): TextSize {
  return { characters: [...text].length, words: countWords(text) }
}

/** The issue's date is all that is known of when it appeared. */
export function issueTime(date: string): string {
  return `${date}T00:00:00Z`
}
