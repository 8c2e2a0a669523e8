// The package document (EPUB 3.3, 5): what the book is, which files it has, and the order they are read in. Times are
// those of the issue's date, so that the same issue gives the same book.

import { type Hash, urnOf } from '../urn.ts'
import { element, hasWords, shownText, textElement, xmlText } from '../xml.ts'
import {
  articleFile,
  type Book,
  coverFile,
  coverPicture,
  navigationFile,
  pictureFile,
  styleFile,
} from './book.ts'

export function packageFile(book: Book, hash: Hash): string {
  const documents = book.pages.flatMap((page) => [
    { id: `page-${page.page.index + 1}`, href: page.file },
    ...page.articles.map((entry) => ({ id: `article-${entry.id}`, href: articleFile(entry) })),
  ])
  const pictures = new Set(book.site.order.flatMap((entry) => entry.pictures.map((picture) => picture.file)))
  const item = (id: string, href: string, type: string, properties: string | null = null): string =>
    `${element('item', { id, href, 'media-type': type, properties })}\n`
  const xhtml = 'application/xhtml+xml'
  const manifest = [
    item('nav', navigationFile, xhtml, 'nav'),
    item('cover', coverFile, xhtml),
    ...documents.map(({ id, href }) => item(id, href, xhtml)),
    item('style', styleFile, 'text/css'),
    item('cover-picture', coverPicture, 'image/jpeg', 'cover-image'),
    ...[...pictures].map((file) => item(file.replace('.jpg', ''), pictureFile(file), 'image/jpeg')),
  ]
  const spine = ['cover', 'nav', ...documents.map(({ id }) => id)].map(
    (idref) => `${element('itemref', { idref })}\n`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
${element(
  'package',
  {
    xmlns: 'http://www.idpf.org/2007/opf',
    version: '3.0',
    'unique-identifier': 'book',
    'xml:lang': book.language,
    dir: book.direction,
  },
  '\n',
  element(
    'metadata',
    { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
    `\n${metadata(book, hash).join('\n')}\n`,
  ),
  '\n',
  element('manifest', {}, '\n', ...manifest),
  '\n',
  element('spine', { 'page-progression-direction': book.direction }, '\n', ...spine),
  '\n',
)}
`
}

function metadata(book: Book, hash: Hash): readonly string[] {
  const { site, words } = book
  const { publication, number } = site.issue
  const name = shownText(publication.name, site.date)
  const source = words.source(name, site.date)
  const meta = (property: string, value: string): string => element('meta', { property }, xmlText(value))
  const refined = (property: string, value: string): string =>
    element('meta', { refines: '#paper', property }, xmlText(value))
  return [
    element(
      'dc:identifier',
      { id: 'book' },
      urnOf(hash, 'issue', publication.home, publication.name, site.date),
    ),
    textElement('dc:title', shownText(book.title, site.date)),
    element('dc:language', {}, xmlText(book.language)),
    textElement('dc:creator', name),
    textElement('dc:publisher', name),
    element('dc:date', {}, site.date),
    textElement('dc:source', source),
    ...(hasWords(publication.rights) ? [textElement('dc:rights', publication.rights)] : []),
    meta('dcterms:modified', `${site.date}T00:00:00Z`),
    element('meta', { property: 'belongs-to-collection', id: 'paper' }, xmlText(name)),
    refined('collection-type', 'series'),
    ...(number === null ? [] : [refined('group-position', String(number))]),
    meta('pageBreakSource', source),
    ...['textual', 'visual'].map((mode) => meta('schema:accessMode', mode)),
    // Every picture has its words beside it.
    meta('schema:accessModeSufficient', 'textual'),
    ...[
      'alternativeText',
      'displayTransformability',
      'pageBreakMarkers',
      'pageNavigation',
      'printPageNumbers',
      'readingOrder',
      'structuralNavigation',
      'tableOfContents',
    ].map((feature) => meta('schema:accessibilityFeature', feature)),
    meta('schema:accessibilityHazard', 'none'),
    meta('schema:accessibilitySummary', words.summary),
  ]
}
