// What only composing can know, gathered for the desk checks of model/check.

import type { ArticleId } from '../base/ids.ts'
import type { LaidFacts, PartFacts } from '../model/check/check.ts'
import type { Article, Issue } from '../model/issue.ts'
import { formatOf, type Publication } from '../model/publication.ts'
import type { ComposedArticle, Composer } from './compose.ts'
import { textStyles } from './page/text-styles.ts'
import { type Strange, strangeIn } from './para/character-facts.ts'
import type { PlacedPage, PlacedPicture, PlacedStory } from './placed.ts'

export function issueFacts(issue: Issue, composer: Composer): LaidFacts {
  const strange = new Map<ArticleId, Strange>()
  for (const [id, article] of issue.articles) {
    const composed = composer.article(issue, id)
    const around = strangeAround(article, issue.publication, composer)
    const missing = once(composed.strange.missing + around.missing)
    const borrowed = once(composed.strange.borrowed + around.borrowed)
    if (missing !== '' || borrowed !== '') strange.set(id, { missing, borrowed })
  }
  const pages = composer.issue(issue)
  const pictures = pages.flatMap((page) =>
    page.blocks.flatMap((block) =>
      block.kind === 'picture' ? [{ block: block.id, ppi: effectivePpi(block) }] : [],
    ),
  )
  return { parts: pages.flatMap((page) => pageParts(issue, composer, page)), strange, pictures }
}

/** The parts that stand on a page, as it was laid. */
export function pageParts(issue: Issue, composer: Composer, page: PlacedPage): readonly PartFacts[] {
  return page.blocks.flatMap((story) =>
    story.kind === 'story' && story.part >= 0
      ? [factsOf(composer.article(issue, story.article), story, picturesIn(page, story))]
      : [],
  )
}

/** What was laid of one article, without the pictures beside it. */
export function partFacts(composed: ComposedArticle): readonly PartFacts[] {
  return composed.parts.map((story) => factsOf(composed, story, []))
}

function factsOf(composed: ComposedArticle, story: PlacedStory, pictures: PartFacts['pictures']): PartFacts {
  const laid = composed.breaks[story.part]
  const isLast = story.part === composed.parts.length - 1
  return {
    article: story.article,
    block: story.id,
    part: story.part,
    lines: story.lines.length,
    endsParagraph: laid?.endsParagraph === true,
    startsWithWidow: laid?.startsWithWidow === true,
    oversetLines: isLast ? composed.overset.lines : 0,
    oversetCharacters: isLast ? composed.overset.characters : 0,
    undersetLines: story.underset,
    headlineTooWide: laid?.headlineTooWide === true,
    headlineSize: Math.max(
      0,
      ...story.headline.flatMap((text) => (text.role === 'headline' ? text.size : [])),
    ),
    legs: legsOf(story),
    widows: widowsIn(story),
    pictures,
  }
}

/** Lines of text by column. */
function legsOf({ lines }: PlacedStory): readonly number[] {
  const legs = new Map<number, number>()
  for (const { column } of lines) legs.set(column, (legs.get(column) ?? 0) + 1)
  return [...legs.values()]
}

/** Columns but the first that begin with a line that ends a paragraph of more than one. */
function widowsIn({ lines }: PlacedStory): number {
  return lines.filter((line, index) => {
    const before = lines[index - 1]
    return before !== undefined && before.column !== line.column && line.last && !before.last
  }).length
}

function picturesIn(page: PlacedPage, story: PlacedStory): PartFacts['pictures'] {
  return page.blocks.flatMap((picture) =>
    picture.kind === 'picture' && picture.article === story.article ? [pictureIn(story, picture)] : [],
  )
}

/** Lines of text over and under a picture, in the columns it takes. */
function pictureIn(story: PlacedStory, { id, frame }: PlacedPicture): PartFacts['pictures'][number] {
  const beside = story.lines.filter(
    (line) => line.x < frame.x + frame.width && line.x + line.measure > frame.x,
  )
  const above = beside.filter((line) => line.baseline <= frame.y).length
  return { block: id, above, below: beside.length - above }
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
