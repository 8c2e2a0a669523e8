// What must be true of every issue, however it came about.

import { expect } from 'vitest'
import type { Composer } from '../../src/compose/compose.ts'
import { apply, applyAll } from '../../src/model/edit/apply.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import { decodeIssue } from '../../src/model/file/decode.ts'
import { encodeIssue } from '../../src/model/file/encode.ts'
import { fitsGrid } from '../../src/model/grid.ts'
import type { Issue } from '../../src/model/issue.ts'
import { formatOf } from '../../src/model/publication.ts'
import { findBlock } from '../../src/model/query/find.ts'
import { partsOf } from '../../src/model/query/jump-chain.ts'
import { printedText } from '../../src/model/query/printed.ts'

/** Makes the edit when it is allowed, and holds the result against the laws of edits. */
export function applyLawfully(issue: Issue, edit: Edit): Issue {
  const applied = apply(issue, edit)
  if (!applied.ok) return issue
  const undone = applyAll(applied.value.issue, [applied.value.undo])
  expect(undone.ok && undone.value.issue).toEqual(issue)
  checkLaws(applied.value.issue)
  return applied.value.issue
}

export function checkLaws(issue: Issue): void {
  const decoded = decodeIssue(new Map(encodeIssue(issue)))
  expect(decoded.ok ? decoded.value : decoded.fault).toEqual(issue)
  for (const page of issue.pages) {
    const format = formatOf(issue.publication, page.format)
    for (const block of page.blocks) expect(fitsGrid(block.area, format)).toBe(true)
    expect(new Set(page.headlines).size).toBe(page.headlines.length)
  }
  for (const article of issue.articles.values()) {
    for (const [index, jump] of article.jumps.entries()) {
      expect(findBlock(issue, jump.from)).not.toBeNull()
      expect(findBlock(issue, jump.to)).not.toBeNull()
      // Each jump begins where the one before it ended.
      if (index > 0) expect(jump.from).toBe(article.jumps[index - 1]?.to)
    }
  }
}

/** The parts of every article, in order, and what is left over are its manuscript without the cuts. */
export function checkTextWhole(issue: Issue, composer: Composer): void {
  for (const article of issue.articles.values()) {
    const composed = composer.article(issue, article.id)
    const printed = printedText(article)
    expect(composed.parts.length).toBe(partsOf(issue, article).length)
    const lines = composed.parts.flatMap((part) => part.lines)
    let at = 0
    let shown = ''
    for (const line of lines) {
      // Nothing but spaces and the ends of paragraphs stands between two lines.
      expect(printed.slice(at, line.from).trim()).toBe('')
      expect(line.text).toBe(printed.slice(line.from, line.to))
      shown += line.text
      at = line.to
    }
    const rest = printed.slice(at)
    expect(bare(shown) + bare(rest)).toBe(bare(printed))
    if (composed.overset.lines === 0) expect(bare(rest)).toBe('')
  }
}

function bare(text: string): string {
  return text.replaceAll(/\s/g, '')
}
