// What only composing can know, gathered for the desk checks of model/check.

import type { ArticleId } from '../base/ids.ts'
import type { LaidFacts, PartFacts } from '../model/check/check.ts'
import type { Article, Issue } from '../model/issue.ts'
import { formatOf, type Publication } from '../model/publication.ts'
import type { ComposedArticle, Composer } from './compose.ts'
import { textStyles } from './page/text-styles.ts'
import { type Strange, strangeIn } from './para/character-facts.ts'
import type { PlacedPicture } from './placed.ts'

export function issueFacts(issue: Issue, composer: Composer): LaidFacts {
  const parts: PartFacts[] = []
  const strange = new Map<ArticleId, Strange>()
  for (const [id, article] of issue.articles) {
    const composed = composer.article(issue, id)
    const around = strangeAround(article, issue.publication, composer)
    const missing = once(composed.strange.missing + around.missing)
    const borrowed = once(composed.strange.borrowed + around.borrowed)
    if (missing !== '' || borrowed !== '') strange.set(id, { missing, borrowed })
    parts.push(...partFacts(composed))
  }
  const pictures = composer
    .issue(issue)
    .flatMap((page) =>
      page.blocks.flatMap((block) =>
        block.kind === 'picture' ? [{ block: block.id, ppi: effectivePpi(block) }] : [],
      ),
    )
  return { parts, strange, pictures }
}

/** What was laid of one article. */
export function partFacts({ article, parts, breaks, overset }: ComposedArticle): readonly PartFacts[] {
  return parts.map((story, index) => {
    const laid = breaks[index]
    const isLast = index === parts.length - 1
    return {
      article,
      block: story.id,
      part: index,
      lines: story.lines.length,
      endsParagraph: laid?.endsParagraph === true,
      startsWithWidow: laid?.startsWithWidow === true,
      oversetLines: isLast ? overset.lines : 0,
      oversetCharacters: isLast ? overset.characters : 0,
      undersetLines: story.underset,
      headlineTooWide: laid?.headlineTooWide === true,
    }
  })
}

/** In headline, byline and the rest: what the body's faces lack, for all of them have the same ones behind them. */
function strangeAround(article: Article, publication: Publication, composer: Composer): Strange {
  const { kicker, headline, deck, byline, dateline, tagline } = article
  const words = [kicker, ...headline, deck, byline, dateline, tagline].join('')
  const format = formatOf(publication, publication.format)
  return strangeIn(words, textStyles(publication).body(format), composer.fonts)
}

function once(characters: string): string {
  return Array.from(new Set(characters)).join('')
}

/** Pixels of the original for each inch of print, across the frame. */
function effectivePpi(picture: Pick<PlacedPicture, 'crop' | 'frame'>): number {
  return Math.round((picture.crop.width * 72_000) / picture.frame.width)
}
