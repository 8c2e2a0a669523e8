// What only composing can know, gathered for the desk checks of model/check.

import type { ArticleId } from '../base/ids.ts'
import type { LaidFacts, PartFacts } from '../model/check/check.ts'
import type { Issue } from '../model/issue.ts'
import type { Composer } from './compose.ts'
import type { PlacedPicture } from './placed.ts'

export function issueFacts(issue: Issue, composer: Composer): LaidFacts {
  const parts: PartFacts[] = []
  const missingGlyphs = new Map<ArticleId, string>()
  for (const id of issue.articles.keys()) {
    const composed = composer.article(issue, id)
    if (composed.missing !== '') missingGlyphs.set(id, [...new Set(composed.missing)].join(''))
    for (const [index, story] of composed.parts.entries()) {
      const laid = composed.breaks[index]
      const isLast = index === composed.parts.length - 1
      parts.push({
        article: id,
        block: story.id,
        part: index,
        lines: story.lines.length,
        endsParagraph: laid?.endsParagraph === true,
        startsWithWidow: laid?.startsWithWidow === true,
        oversetLines: isLast ? composed.overset.lines : 0,
        oversetCharacters: isLast ? composed.overset.characters : 0,
        undersetLines: isLast ? story.underset : 0,
        headlineTooWide: laid?.headlineTooWide === true,
      })
    }
  }
  const pictures = composer
    .issue(issue)
    .flatMap((page) =>
      page.blocks.flatMap((block) =>
        block.kind === 'picture' ? [{ block: block.id, ppi: effectivePpi(block) }] : [],
      ),
    )
  return { parts, missingGlyphs, pictures }
}

/** Pixels of the original for each inch of print, across the frame. */
function effectivePpi(picture: Pick<PlacedPicture, 'crop' | 'frame'>): number {
  return Math.round((picture.crop.width * 72_000) / picture.frame.width)
}
