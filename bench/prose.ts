// English prose to set: the article bodies of the sample paper, each word once. Crossheads are left out,
// because they are not justified.

import { join } from 'node:path'
import { countingMint } from '../src/base/ids.ts'
import { orThrow } from '../src/base/result.ts'
import { toIssue } from '../src/import/copy-edits.ts'
import { createPictures } from '../src/main/services/pictures.ts'
import { findCopy } from '../src/main/services/read-copy.ts'
import type { Publication } from '../src/model/publication.ts'
import { printedBody, printedParagraph } from '../src/model/query/printed.ts'
import { readingOrder } from '../src/model/query/reading-order.ts'

export interface Prose {
  readonly publication: Publication
  readonly paragraphs: readonly string[]
  readonly words: number
}

export async function englishProse(): Promise<Prose> {
  const folder = join(import.meta.dirname, '../resources/sample/en')
  const { copy, pictures } = orThrow(await findCopy(folder, createPictures()))
  const issue = orThrow(toIssue(copy, pictures, '2026-11-23', countingMint('b')))
  const paragraphs = readingOrder(issue)
    .flatMap((id) => issue.articles.get(id) ?? [])
    .flatMap(printedBody)
    .filter((paragraph) => paragraph.kind === 'paragraph')
    .map((paragraph) => printedParagraph(paragraph).replaceAll(/\s+/g, ' ').trim())
  const words = paragraphs.reduce((sum, text) => sum + text.split(' ').length, 0)
  return { publication: issue.publication, paragraphs, words }
}
