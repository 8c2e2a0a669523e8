// How a page is laid out, held against the rules of page make-up: what a designer would see from a step away. They
// are notes, because a page may break one for a reason; a paper can raise each in its `rules.severities`. In: a page
// and what composing it showed. It is cheap enough to be asked while a block is dragged.
//
// Sources: no headlines of one size side by side, headlines that shrink down the page, no text that runs out from
// under its headline, rectangles, legs of 2 to 10 inches, no picture in the middle of a leg, at least an inch of
// text under one (American design handbooks); the lead at the top, for Chinese papers at the upper left (横排栏序);
// no last line of a paragraph alone at the top of a column (孤行不成页).

import type { BlockId } from '../../base/ids.ts'
import { boundsOf, cellsIn } from '../grid.ts'
import type { Article, Block, GridRect, Issue, Page } from '../issue.ts'
import { formatOf, scriptOf } from '../publication.ts'
import { headlineText } from '../query/labels.ts'
import type { PartFacts, Problem, ProblemCode } from './check.ts'

/** A part of an article as it stands on the page. */
interface Standing {
  readonly block: Block
  readonly article: Article
  readonly facts: PartFacts
  readonly bounds: GridRect
}

export function layoutProblems(
  issue: Issue,
  page: Page,
  parts: ReadonlyMap<BlockId, PartFacts>,
): readonly Problem[] {
  const standing = page.blocks.flatMap((block): readonly Standing[] => {
    const facts = parts.get(block.id)
    const article = block.content.kind === 'story' ? issue.articles.get(block.content.article) : undefined
    if (facts === undefined || article === undefined) return []
    return [{ block, article, facts, bounds: boundsOf(block.area) }]
  })
  return [
    ...tombstones(page, standing),
    ...headlineOrder(page, standing),
    ...buriedLead(issue, page, standing),
    ...standing.flatMap((one) => ownProblems(issue, page, one)),
  ]
}

function note(page: Page, code: ProblemCode, at: Standing, values: Problem['values']): Problem {
  return {
    code,
    severity: 'note',
    page: page.id,
    article: at.article.id,
    block: at.block.id,
    values: { headline: headlineText(at.article), ...values },
  }
}

/** Two headlines of one size side by side are read as one. */
function tombstones(page: Page, standing: readonly Standing[]): readonly Problem[] {
  return standing.flatMap((left) =>
    standing
      .filter(
        (right) =>
          left.bounds.column + left.bounds.columns === right.bounds.column &&
          left.bounds.line === right.bounds.line &&
          isOver(left) &&
          isOver(right) &&
          left.facts.headlineSize === right.facts.headlineSize,
      )
      .map((right) =>
        note(page, 'TOMBSTONE', right, {
          first: headlineText(left.article),
          second: headlineText(right.article),
        }),
      ),
  )
}

function isOver({ block, facts }: Standing): boolean {
  return block.content.kind === 'story' && block.content.headlinePlace === 'top' && facts.headlineSize > 0
}

/** A headline larger than the one above it turns the order of the page around. */
function headlineOrder(page: Page, standing: readonly Standing[]): readonly Problem[] {
  return standing.flatMap((low) => {
    if (low.facts.headlineSize === 0) return []
    const above = standing
      .filter((one) => one.facts.headlineSize > 0 && isAbove(one.bounds, low.bounds))
      .toSorted((one, other) => footOf(other.bounds) - footOf(one.bounds))
    const [next] = above
    // Several may stand side by side over it: each of those is held against it.
    const over = above.filter((one) => next !== undefined && footOf(one.bounds) === footOf(next.bounds))
    return over
      .filter((one) => one.facts.headlineSize < low.facts.headlineSize)
      .slice(0, 1)
      .map((one) =>
        note(page, 'HEADLINE_ORDER', low, {
          above: headlineText(one.article),
          over: one.block.id,
        }),
      )
  })
}

function footOf(rect: GridRect): number {
  return rect.line + rect.lines
}

function isAbove(high: GridRect, low: GridRect): boolean {
  const shared =
    Math.min(high.column + high.columns, low.column + low.columns) - Math.max(high.column, low.column)
  return footOf(high) <= low.line && shared > 0
}

/** The story of the highest rank belongs to the top of its page; in a Chinese paper to the left there. */
function buriedLead(issue: Issue, page: Page, standing: readonly Standing[]): readonly Problem[] {
  const whole = standing.filter((one) => one.facts.part === 0)
  const highest = Math.min(...whole.map((one) => one.article.rank))
  const [lead, ...others] = whole.filter((one) => one.article.rank === highest)
  if (lead === undefined || others.length > 0) return []
  const han = scriptOf(issue.publication) === 'han'
  const first = whole.find(
    (one) =>
      one !== lead &&
      (footOf(one.bounds) <= lead.bounds.line ||
        (han && one.bounds.line <= lead.bounds.line && one.bounds.column < lead.bounds.column)),
  )
  if (first === undefined) return []
  return [note(page, 'BURIED_LEAD', lead, { before: headlineText(first.article), first: first.block.id })]
}

// An inch, the least depth of text under a picture.
const inch = 72_000

function ownProblems(issue: Issue, page: Page, one: Standing): readonly Problem[] {
  const { block, facts } = one
  const { leg } = issue.publication.rules
  const problems: Problem[] = []
  const add = (code: ProblemCode, values: Problem['values'] = {}): void => {
    problems.push(note(page, code, one, values))
  }
  const [first] = block.area
  const isWider = block.area.some(
    (rect) =>
      first !== undefined &&
      (rect.column < first.column || rect.column + rect.columns > first.column + first.columns),
  )
  if (isWider && isOver(one)) add('RUN_OUT')
  else if (!isRectangle(block.area)) add('DOGLEG')
  const longest = Math.max(0, ...facts.legs)
  // The last leg holds what is left; one leg alone is as long as its text.
  const shortest = Math.min(...facts.legs.slice(0, -1))
  if (longest > leg.most) add('LEG_LONG', { lines: longest, most: leg.most })
  if (facts.legs.length > 1 && shortest < leg.least) add('LEG_SHORT', { lines: shortest, least: leg.least })
  if (facts.widows > 0) add('WIDOW', { count: facts.widows })
  const { leading } = formatOf(issue.publication, page.format)
  for (const picture of facts.pictures) {
    const under = Math.ceil(inch / leading)
    if (picture.above > 0) add('PICTURE_IN_LEG', { picture: picture.block })
    else if (picture.below > 0 && picture.below < under)
      add('SHORT_WRAP', { picture: picture.block, lines: picture.below, least: under })
  }
  return problems
}

function isRectangle(area: readonly GridRect[]): boolean {
  const bounds = boundsOf(area)
  return cellsIn(area) === bounds.columns * bounds.lines
}
