// The issue as one EPUB 3.3: its files in the order they stand in the container. Making the container, and the
// pictures, is done elsewhere; so is the hash that names the book.

import { type NamedBytes, namedText } from '../named-bytes.ts'
import { issuePaths, type SiteArticle, type SiteIssue } from '../site/site-issue.ts'
import type { Hash } from '../urn.ts'
import { articleDocument } from './article-document.ts'
import {
  articleFile,
  coverFile,
  coverPicture,
  makeBook,
  navigationFile,
  pictureFile,
  styleFile,
} from './book.ts'
import { coverDocument, navigationDocument, pageDocument } from './navigation.ts'
import { packageFile } from './package-file.ts'
import { bookStyle } from './style.ts'

export interface EpubWishes {
  readonly site: SiteIssue
  readonly hash: Hash
  /** A JPEG of page one. */
  readonly cover: Uint8Array
  /** A JPEG of each picture, by the name `SitePicture.file` gives it. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

export function epubPath(date: string): string {
  return `${issuePaths(date).epub}/${date}.epub`
}

function bookPath(file: string): string {
  return `EPUB/${file}`
}

/** Where the text of an article stands in the container, for whoever reads it back. */
export function articlePath(entry: SiteArticle): string {
  return bookPath(articleFile(entry))
}

/** The first file must be stored as it is, without extra fields (EPUB OCF 3.3, 4.3). */
export function makeEpub({ site, hash, cover, pictures }: EpubWishes): readonly NamedBytes[] {
  const book = makeBook(site)
  const file = (name: string, text: string): NamedBytes => namedText(bookPath(name), text)
  return [
    namedText('mimetype', 'application/epub+zip'),
    namedText('META-INF/container.xml', container),
    file('package.opf', packageFile(book, hash)),
    file(navigationFile, navigationDocument(book)),
    file(coverFile, coverDocument(book)),
    ...book.pages.flatMap((page) => [
      file(page.file, pageDocument(book, page)),
      ...page.articles.map((entry) => file(articleFile(entry), articleDocument(book, entry))),
    ]),
    file(styleFile, bookStyle),
    { path: bookPath(coverPicture), bytes: cover },
    ...[...pictures].map(([name, bytes]) => ({ path: bookPath(pictureFile(name)), bytes })),
  ]
}

const container = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
`
