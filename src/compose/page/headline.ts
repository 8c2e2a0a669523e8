// The headline block (标题组): kicker, headline lines, deck and byline over a story, or the jump head over
// a part that goes on. It takes whole lines of the grid; sizes are the style book's and never change by
// themselves. In: an article, the part, the room. Out: placed texts and the lines they take.

import { mpt, type Mpt } from '../../base/units.ts'
import type { Article, StoryContent } from '../../model/issue.ts'
import type { PageFormat, Publication } from '../../model/publication.ts'
import { keyword } from '../../model/query/labels.ts'
import type { TypeLibrary } from '../type/type-library.ts'
import type { TextStyle } from '../para/measure.ts'
import type { Box, PlacedText, TextRole } from '../placed.ts'
import { type Align, placeText, wrapBalanced } from './set-text.ts'
import { baselineIn, textStyles } from './text-styles.ts'

export interface HeadlineAsk {
  readonly article: Article
  readonly part: number
  readonly content: StoryContent
  readonly publication: Publication
  readonly format: PageFormat
  /** The first rect of the block. */
  readonly room: Box
  readonly library: TypeLibrary
}

export interface SetHeadline {
  readonly texts: readonly PlacedText[]
  /** Grid lines it takes. */
  readonly lines: number
  /** A headline line can't be broken so that it fits its room. */
  readonly tooWide: boolean
}

// Line height of display text in thousandths of its size; looser than that and the lines fall apart.
const displayLeading = 1180
// A headline keeps this much of a grid line below it, so that it does not sit on its text.
const airBelow = 0.4

/** Size of a story's headline: the block's own, else the rank's; a jump head is a rank smaller. */
export function headlineSize(ask: Pick<HeadlineAsk, 'article' | 'part' | 'content' | 'publication'>): Mpt {
  const { byRank } = ask.publication.styles
  const own = ask.part === 0 ? ask.content.headlineSize : null
  const rank = ask.part === 0 ? ask.article.rank : Math.min(4, Math.max(3, ask.article.rank + 1))
  return own ?? byRank[rank - 1] ?? ask.publication.styles.steps[0] ?? mpt(12_000)
}

export function setHeadline(ask: HeadlineAsk): SetHeadline {
  const { article, publication, format, room, library } = ask
  const { styles } = publication
  const made = textStyles(publication)
  const size = headlineSize(ask)
  const align: Align = styles.headlineAlign
  const texts: PlacedText[] = []
  let height = 0
  let tooWide = false

  const add = (text: string, role: TextRole, style: TextStyle): void => {
    if (text === '') return
    const leading = Math.round((style.size * displayLeading) / 1000)
    const wrapped = wrapBalanced(text, style, room.width, library)
    if (role === 'headline') tooWide ||= wrapped.tooWide
    for (const line of wrapped.lines) {
      const baseline = mpt(room.y + height + baselineIn(leading, style.size, made.han))
      texts.push(placeText(line, style, { role, x: room.x, width: room.width, baseline, align }))
      height += leading
    }
  }

  const part = (thousandths: number): Mpt => mpt(Math.max(format.bodySize, (size * thousandths) / 1000))
  const face = article.rank === 1 && ask.part === 0 ? styles.lead : styles.headline
  if (ask.part === 0) {
    add(article.kicker, 'kicker', made.line(styles.kicker, part(styles.kickerSize)))
    for (const line of article.headline) add(line, 'headline', made.line(face, size))
    add(article.deck, 'deck', made.line(styles.deck, part(styles.deckSize)))
    add(article.byline, 'byline', made.line(styles.byline, format.bodySize))
  } else {
    for (const line of jumpHead(article, publication)) add(line, 'headline', made.line(face, size))
  }
  if (height === 0) return { texts, lines: 0, tooWide }
  const lines = Math.ceil((height + format.leading * airBelow) / format.leading)
  // What the whole lines leave over goes above and below, the greater part below.
  const shift = Math.floor((lines * format.leading - height) * 0.35)
  return { texts: texts.map((text) => ({ ...text, baseline: mpt(text.baseline + shift) })), lines, tooWide }
}

/** The words over a continued part, by the publication's pattern. */
function jumpHead(article: Article, publication: Publication): readonly string[] {
  if (publication.jumps.jumpHead === 'full') return [article.headline.join(' ')].filter((line) => line !== '')
  const word = keyword(article)
  return word === '' ? [] : [word]
}
