// Proves that a PDF holds the whole text. What was written is read back by a library that knows nothing of us
// (pdf.js) and compared, line by line, with what the pages were to hold, and article by article with the manuscript
// minus its marked cuts.

import type { ArticleId } from '../../../base/ids.ts'
import { type PlacedLine, type PlacedPage, type PlacedText, stripsOf } from '../../../compose/placed.ts'
import { blocksInOrder, blockTexts } from '../../../export/export-fonts.ts'
import type { Issue } from '../../../model/issue.ts'
import { printedText } from '../../../model/query/printed.ts'
import { articleProof, articlesOf, compareTexts, plainText, type Proof, wordsAround } from './proof.ts'

/** What was read of one article: its body, and the words around it by what they are. */
interface Found {
  body: string
  readonly around: Map<string, string>
}

export interface PdfProofWishes {
  readonly issue: Issue
  readonly pages: readonly PlacedPage[]
  /** What was read of each page. */
  readonly texts: AsyncIterable<string>
  /** Words a page has besides what was placed on it, such as the line beside its marks; in the order they are drawn. */
  readonly beside?: (page: PlacedPage) => readonly string[]
  /** Told each page that was looked through. */
  readonly onPage: (done: number) => void
}

export async function provePdf(wishes: PdfProofWishes): Promise<Proof> {
  const { issue, pages } = wishes
  const found = new Map<ArticleId, Found>()
  let done = 0
  let stray = 0
  for await (const text of wishes.texts) {
    const page = pages[done]
    if (page !== undefined) stray += readPage(page, plainText(text), wishes.beside?.(page) ?? [], found)
    done += 1
    wishes.onPage(done)
  }
  return {
    stray,
    articles: articlesOf(issue).map((article) => {
      const read = found.get(article.id)
      const wanted = plainText(printedText(article))
      return articleProof(article.id, wanted.length, [
        compareTexts(wanted, read?.body ?? ''),
        ...wordsAround(article).map(([role, words]) =>
          compareTexts(plainText(words), read?.around.get(role) ?? ''),
        ),
      ])
    }),
  }
}

/**
 * Looks for every line the page should have, in the order it is drawn; what is found is the article's. Gives the
 * number of characters that belong to none.
 */
function readPage(
  page: PlacedPage,
  text: string,
  beside: readonly string[],
  found: Map<ArticleId, Found>,
): number {
  let at = 0
  let stray = 0
  const find = (wanted: string): boolean => {
    const place = text.indexOf(wanted, at)
    if (place < 0) return false
    stray += place - at
    at = place + wanted.length
    return true
  }
  const take = (line: PlacedText | PlacedLine): string => {
    const runs = stripsOf(line).flatMap((strip) => strip.runs)
    const wanted = plainText(runs.map((run) => run.text).join(''))
    if (!find(wanted)) return ''
    if (runs.every((run) => run.way !== 'rtl')) return wanted
    // Words that run from the right are drawn in another order than they are read in.
    return plainText(
      runs
        .toSorted((left, right) => left.at - right.at)
        .map((run) => run.text)
        .join(''),
    )
  }
  for (const line of page.folio) take(line)
  for (const block of blocksInOrder(page)) {
    const body = new Set<unknown>(block.kind === 'story' ? block.lines : [])
    for (const line of blockTexts(block)) {
      const taken = take(line)
      if (block.kind !== 'story') continue
      const read: Found = found.get(block.article) ?? { body: '', around: new Map() }
      found.set(block.article, read)
      if (body.has(line)) read.body += taken
      // A jump head says the headline again: it is the first part's that counts.
      else if ('role' in line && (block.part === 0 || line.role === 'tagline')) {
        read.around.set(line.role, (read.around.get(line.role) ?? '') + taken)
      }
    }
  }
  for (const words of beside) find(plainText(words))
  return stray + text.length - at
}
