// One article of the book: its whole text once. Where print goes to another page, a page break says which; the jump
// and turn lines of print would only interrupt here.

import { type RunParagraph, wholeTextOf, type Run } from '../whole-text.ts'
import type { SiteArticle, SitePart, SitePicture } from '../site/site-issue.ts'
import { element, hasWords, textElement, xmlText } from '../xml.ts'
import { type Book, documentFile, entryName, pictureFile } from './book.ts'

export function articleDocument(book: Book, entry: SiteArticle): string {
  const { article } = entry
  const lines = article.headline.filter(hasWords)
  const headline = (lines.length > 0 ? lines : [entryName(entry)])
    .map((line) => textElement('span', line, { class: 'line' }))
    .join(' ')
  const header = [
    trail(book, entry),
    textElement('p', article.kicker, { class: 'kicker' }),
    element('h1', {}, headline),
    textElement('p', article.deck, { class: 'deck', role: 'doc-subtitle' }),
    textElement('p', article.byline, { class: 'byline' }),
  ].filter((one) => one !== '')
  const body = [
    element('header', { id: 'p1' }, '\n', header.join('\n'), '\n'),
    ...entry.pictures.map((picture) => figure(entry, picture)),
    element('section', { class: 'text' }, '\n', text(book, entry), '\n'),
    textElement('p', article.tagline, { class: 'tagline' }),
  ].filter((one) => one !== '')
  return documentFile(book, entryName(entry), `${element('article', {}, '\n', body.join('\n'), '\n')}\n`)
}

/** The printed pages it stands on, each leading to where that part begins. */
function trail(book: Book, entry: SiteArticle): string {
  const steps = entry.parts.flatMap((part) => {
    const page = book.pages[part.page]
    if (page === undefined) return []
    const href = part.index === 0 ? page.file : `#${part.anchor}`
    return [element('a', { href }, xmlText(page.title))]
  })
  return steps.length === 0 ? '' : element('p', { class: 'trail' }, steps.join(' → '))
}

function figure(entry: SiteArticle, { picture, file }: SitePicture): string {
  const caption = [
    textElement('span', picture.caption, { class: 'caption' }),
    textElement('span', picture.credit, { class: 'credit' }),
  ].filter((one) => one !== '')
  const alt = hasWords(picture.caption) ? picture.caption : entryName(entry)
  return element(
    'figure',
    {},
    `<img src="${pictureFile(file)}" alt="${xmlText(alt)}"/>`,
    caption.length === 0 ? '' : element('figcaption', {}, caption.join(' ')),
  )
}

function text(book: Book, entry: SiteArticle): string {
  const { paragraphs, after } = wholeTextOf(entry)
  const dateline = textElement('span', entry.article.dateline, { class: 'dateline' })
  const lead = dateline === '' ? '' : `${dateline} `
  const made = paragraphs.map((paragraph, index) => block(book, paragraph, index === 0 ? lead : ''))
  const alone = paragraphs.length === 0 && dateline !== '' ? [element('p', {}, dateline)] : []
  // Items that follow each other are one list; each has its mark or number in its text.
  return [...alone, ...made, ...after.map((part) => breakBlock(book, part))]
    .join('\n')
    .replaceAll(between, '\n')
}

const listStart = '<ul class="list">'
const listEnd = '</ul>'
const between = `${listEnd}\n${listStart}`

function block(book: Book, { kind, before, runs }: RunParagraph, lead: string): string {
  const words = lead + runs.map((run) => inline(book, run)).join('')
  const breaks = before.map((part) => `${breakBlock(book, part)}\n`).join('')
  switch (kind) {
    case 'crosshead':
      return `${breaks}${element('h2', {}, words)}`
    case 'quote':
      return `${breaks}${element('blockquote', {}, element('p', {}, words))}`
    case 'note':
      return `${breaks}${element('p', { class: 'note' }, words)}`
    case 'list':
      return `${breaks}${listStart}${element('li', {}, words)}${listEnd}`
    default:
      return `${breaks}${element('p', {}, words)}`
  }
}

function inline(book: Book, run: Run): string {
  if (run.kind === 'break') return pageBreak(book, run.part, 'span')
  const words = xmlText(run.text)
  const strong = run.strong ? element('strong', {}, words) : words
  return run.emphasis ? element('em', {}, strong) : strong
}

function breakBlock(book: Book, part: SitePart): string {
  return pageBreak(book, part, 'div')
}

/** A break has no text of its own (EPUB Accessibility 1.1, 4.2): its label is read aloud, and shown by the style. */
function pageBreak(book: Book, part: SitePart, name: 'span' | 'div'): string {
  const label = book.pages[part.page]?.label ?? ''
  return element(name, {
    'epub:type': 'pagebreak',
    role: 'doc-pagebreak',
    id: part.anchor,
    'aria-label': label,
    title: book.site.words.pageShort(label),
  })
}
