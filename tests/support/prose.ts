// Prose to set: the article bodies of a sample paper, each paragraph once. Crossheads are left out, because they
// are not justified.

import { fileURLToPath } from 'node:url'
import { countingMint } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import { toIssue } from '../../src/import/copy-edits.ts'
import { createPictures } from '../../src/main/services/pictures.ts'
import { findCopy } from '../../src/main/services/read-copy.ts'
import { softHyphen } from '../../src/compose/type/glyphs.ts'
import { makeUp } from '../../src/makeup/makeup.ts'
import type { Issue } from '../../src/model/issue.ts'
import type { Publication } from '../../src/model/publication.ts'
import { printedBody, printedParagraph } from '../../src/model/query/printed.ts'
import { readingOrder } from '../../src/model/query/reading-order.ts'
import { after, composer, realFonts } from './paper.ts'

export interface Prose {
  readonly publication: Publication
  readonly paragraphs: readonly string[]
}

/** The sample paper as it was written, laid on no page. */
async function sampleCopy(language: 'en' | 'zh'): Promise<Issue> {
  const folder = fileURLToPath(new URL(`../../resources/sample/${language}`, import.meta.url))
  const { copy, pictures } = orThrow(await findCopy(folder, createPictures()))
  return orThrow(toIssue(copy, pictures, '2026-11-23', countingMint('b')))
}

/** The sample paper, made up. */
export async function sampleIssue(language: 'en' | 'zh'): Promise<Issue> {
  const issue = await sampleCopy(language)
  const made = makeUp({ issue, composer: composer(), mint: countingMint('c') }, { pages: null, keep: false })
  return after(issue, made.edits)
}

export async function sampleProse(language: 'en' | 'zh'): Promise<Prose> {
  const issue = await sampleCopy(language)
  const paragraphs = readingOrder(issue)
    .flatMap((id) => issue.articles.get(id) ?? [])
    .flatMap(printedBody)
    .filter((paragraph) => paragraph.kind === 'paragraph')
    .map((paragraph) => printedParagraph(paragraph).replaceAll(/\s+/g, ' ').trim())
  return { publication: issue.publication, paragraphs }
}

/** The places our own patterns give, as soft hyphens, so that a program without patterns has the same choice. */
export function withSoftHyphens(text: string, language: string): string {
  const hyphenator = realFonts().hyphenator(language)
  if (hyphenator === null) throw new Error(`no patterns for ${language}`)
  return text
    .split(' ')
    .map((word) => {
      const points = hyphenator.points(word)
      return [0, ...points].map((from, index) => word.slice(from, points[index])).join(softHyphen)
    })
    .join(' ')
}
