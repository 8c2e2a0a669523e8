// The parts of an article, counted line by line, come to what the whole is counted to.

import { expect, test } from 'vitest'
import { countLines } from '../../src/makeup/count-lines.ts'
import { printedBody, printedParagraph } from '../../src/model/query/printed.ts'
import { countWords } from '../../src/model/query/count.ts'
import { composer } from '../support/paper.ts'
import { sampleIssue } from '../support/prose.ts'

test.each(['en', 'zh'] as const)('in the %s sample, hyphens and all', async (language) => {
  const issue = await sampleIssue(language)
  const engine = composer()
  let hyphens = 0
  for (const article of issue.articles.values()) {
    const composed = engine.article(issue, article.id)
    if (composed.parts.length === 0 || composed.overset.lines > 0) continue
    const counts = composed.parts.map(({ lines }) => countLines(lines))
    const texts = printedBody(article).map((paragraph) => printedParagraph(paragraph))
    expect(counts.reduce((sum, count) => sum + count.words, 0)).toBe(
      texts.reduce((sum, text) => sum + countWords(text), 0),
    )
    const lines = composed.parts.flatMap((part) => part.lines)
    hyphens += lines.filter((line) => line.runs.at(-1)?.text === '\u00ad').length
    expect(counts.map((count) => count.lines)).toEqual(composed.parts.map((part) => part.lines.length))
  }
  expect(hyphens).toBeGreaterThan(language === 'en' ? 5 : -1)
})
