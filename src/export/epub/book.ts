// What a book of the issue consists of and what its files are called: a cover, the contents, and for each page an
// opening that says which page it is and what stands on it, followed by the articles that begin there.

import type { Issue } from '../../model/issue.ts'
import type { SiteArticle, SiteIssue, SitePage, SitePart } from '../site/site-issue.ts'
import { element, shownText, xmlText } from '../xml.ts'
import { type BookWords, bookWords } from './words.ts'

export interface Book {
  readonly site: SiteIssue
  readonly words: BookWords
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  readonly pages: readonly BookPage[]
}

export interface BookPage {
  readonly page: SitePage
  readonly file: string
  readonly label: string
  readonly title: string
  /** Letter of the gathering (叠) it is in, or an empty string. */
  readonly gathering: string
  /** Articles that are read here: each where it is met first. */
  readonly articles: readonly SiteArticle[]
  /** All that stands on the printed page, with where in the article that is. */
  readonly contents: readonly { readonly entry: SiteArticle; readonly part: SitePart | null }[]
}

export const coverFile = 'cover.xhtml'
export const navigationFile = 'nav.xhtml'
export const styleFile = 'style.css'
export const coverPicture = 'images/cover.jpg'

export function articleFile(entry: SiteArticle): string {
  return `content_${entry.id}.xhtml`
}

export function pictureFile(file: string): string {
  return `images/${file}`
}

export function makeBook(site: SiteIssue): Book {
  const { publication } = site.issue
  const read = new Set<string>()
  return {
    site,
    words: bookWords(publication.language),
    language: publication.language,
    direction: /^(?:ar|fa|he|ur|yi)\b/i.test(publication.language) ? 'rtl' : 'ltr',
    title: `${publication.name} ${site.date}`,
    pages: site.pages.map((page) => {
      const articles = page.headlines.filter((entry) => !read.has(entry.id))
      for (const entry of articles) read.add(entry.id)
      const goesOn = site.order.filter(
        (entry) =>
          !page.headlines.includes(entry) && entry.parts.slice(1).some((part) => part.page === page.index),
      )
      const label = shownText(page.label, String(page.index + 1))
      return {
        page,
        file: `page_${page.index + 1}.xhtml`,
        label,
        title: shownText(page.title, label),
        gathering: gatheringOf(site.issue, page.index),
        articles,
        contents: [...page.headlines, ...goesOn].map((entry) => ({
          entry,
          part: entry.parts.find((part) => part.page === page.index) ?? null,
        })),
      }
    }),
  }
}

function gatheringOf(issue: Issue, index: number): string {
  return issue.pages.slice(0, index + 1).findLast((page) => page.gathering !== '')?.gathering ?? ''
}

/** What an article is called in lists: never nothing, which a list of links may not be. */
export function entryName(entry: SiteArticle): string {
  return shownText(entry.headline, entry.id)
}

export function documentFile(book: Book, title: string, body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
${element(
  'html',
  {
    xmlns: 'http://www.w3.org/1999/xhtml',
    'xmlns:epub': 'http://www.idpf.org/2007/ops',
    lang: book.language,
    'xml:lang': book.language,
    dir: book.direction,
  },
  `\n<head><meta charset="utf-8"/>${element('title', {}, xmlText(shownText(title, book.site.date)))}<link rel="stylesheet" type="text/css" href="${styleFile}"/></head>\n`,
  `<body>\n${body}</body>\n`,
)}
`
}
