// The ways into the book: contents (section, page, article), the list of printed pages, and landmarks; and the
// documents they lead to that hold no article, the cover and the opening of each page.

import { element, xmlText } from '../xml.ts'
import {
  articleFile,
  type Book,
  type BookPage,
  coverFile,
  coverPicture,
  documentFile,
  entryName,
  navigationFile,
} from './book.ts'

export function navigationDocument(book: Book): string {
  const { words, pages } = book
  const first = pages[0]
  const landmarks = [
    link(coverFile, words.cover, 'cover'),
    link(navigationFile, words.contents, 'toc'),
    ...(first === undefined ? [] : [link(first.file, words.start, 'bodymatter')]),
  ]
  const body = [
    navigation('toc', 'doc-toc', words.contents, contents(book)),
    navigation(
      'page-list',
      'doc-pagelist',
      words.pages,
      pages.map((page) => link(`${page.file}#page`, page.label)),
    ),
    navigation('landmarks', null, words.landmarks, landmarks),
  ]
  return documentFile(book, words.contents, body.join(''))
}

function navigation(type: string, role: string | null, heading: string, entries: readonly string[]): string {
  const attributes = { 'epub:type': type, role, id: type, hidden: type === 'toc' ? null : '' }
  return `${element('nav', attributes, '\n', element(type === 'toc' ? 'h1' : 'h2', {}, xmlText(heading)), '\n', list(entries))}\n`
}

function list(entries: readonly string[]): string {
  return `<ol>\n${entries.map((entry) => `<li>${entry}</li>\n`).join('')}</ol>\n`
}

function link(href: string, text: string, type: string | null = null): string {
  return element('a', { href, 'epub:type': type }, xmlText(text))
}

/** By section where the paper has gatherings; else pages stand at the top. */
function contents(book: Book): readonly string[] {
  if (book.pages.every((page) => page.gathering === '')) return book.pages.map(pageEntry)
  const sections: { readonly letter: string; readonly pages: BookPage[] }[] = []
  for (const page of book.pages) {
    const last = sections.at(-1)
    if (last?.letter === page.gathering) last.pages.push(page)
    else sections.push({ letter: page.gathering, pages: [page] })
  }
  return sections.flatMap(({ letter, pages }) => {
    const [first] = pages
    if (letter === '' || first === undefined) return pages.map(pageEntry)
    return [`${link(first.file, book.words.section(letter))}\n${list(pages.map(pageEntry))}`]
  })
}

function pageEntry(page: BookPage): string {
  const articles = page.articles.map((entry) => link(articleFile(entry), entryName(entry)))
  return link(page.file, page.title) + (articles.length === 0 ? '' : `\n${list(articles)}`)
}

export function coverDocument(book: Book): string {
  const first = book.pages[0]
  const alt = book.site.words.pagePicture(first?.title ?? book.title)
  return documentFile(
    book,
    book.title,
    `<section epub:type="cover" class="cover"><img src="${coverPicture}" alt="${xmlText(alt)}"/></section>\n`,
  )
}

/** The opening of a page: its label and what stands on it, that which goes on from another page too. */
export function pageDocument(book: Book, { label, title, contents: shown }: BookPage): string {
  const entries = shown.map(({ entry, part }) => {
    const anchor = part === null || part.index === 0 ? '' : `#${part.anchor}`
    return link(articleFile(entry) + anchor, entryName(entry))
  })
  const spot = element('div', {
    'epub:type': 'pagebreak',
    role: 'doc-pagebreak',
    id: 'page',
    'aria-label': label,
  })
  const heading = element('h1', {}, xmlText(title))
  return documentFile(
    book,
    title,
    `${element('section', { class: 'page' }, '\n', spot, heading, '\n', entries.length === 0 ? '' : list(entries))}\n`,
  )
}
