// Where a part that goes on elsewhere may break off. In: an issue, an article and one of its jumps. Out: every
// number of lines that could stand before the jump, with the reason where the paper's rules are against it.

import type { ArticleId, JumpId } from '../base/ids.ts'
import { apply } from '../model/edit/apply.ts'
import type { Article, Issue } from '../model/issue.ts'
import type { JumpRules } from '../model/publication.ts'
import { printedBody, printedParagraph } from '../model/query/printed.ts'
import type { Composer } from './compose.ts'
import { endFault, type LineEndFault } from './page/line-end.ts'
import type { PlacedLine } from './placed.ts'

export type BreakFault = LineEndFault | 'short-head' | 'short-tail'

export interface BreakPlace {
  /** So many lines of body text stand before the jump. */
  readonly lines: number
  /** Characters in them. */
  readonly characters: number
  /** Why it is no place to break at; null for a legal one. */
  readonly fault: BreakFault | null
}

/** Places from the first line to the last that fits, in order; empty where nothing is left to go on. */
export function breakPlaces(
  issue: Issue,
  composer: Composer,
  id: ArticleId,
  jump: JumpId,
): readonly BreakPlace[] {
  const article = issue.articles.get(id)
  const index = article?.jumps.findIndex((one) => one.id === jump) ?? -1
  if (article === undefined || index < 0) return []
  const asked = apply(issue, { kind: 'jump.set', article: id, jump, fields: { keep: null } })
  if (!asked.ok) return []
  const { parts, overset } = composer.article(asked.value.issue, id)
  const lines = parts[index]?.lines ?? []
  const rest = parts[index + 1]?.lines ?? []
  const isLast = index === article.jumps.length - 1
  const carried = isLast ? rest.length + overset.lines : Number.POSITIVE_INFINITY
  return placesIn(article, lines, rest[0], carried, issue.publication.jumps.rules)
}

/** `carried`: lines that go on when all of these stay. */
function placesIn(
  article: Article,
  lines: readonly PlacedLine[],
  after: PlacedLine | undefined,
  carried: number,
  rules: JumpRules,
): readonly BreakPlace[] {
  const crossheads = crossheadStarts(article)
  let characters = 0
  const places = lines.map((line, index): BreakPlace => {
    characters += line.to - line.from
    const next = lines[index + 1] ?? after
    const end = {
      crosshead: crossheads.has(line.from),
      last: line.last,
      isBeforeLast: !line.last && next?.last === true,
      hyphen: line.runs.some((run) => run.text === '\u00AD'),
    }
    const count = index + 1
    const short =
      count < rules.leastBefore
        ? 'short-head'
        : carried + lines.length - count < rules.leastAfter
          ? 'short-tail'
          : null
    return { lines: count, characters, fault: endFault(end, rules) ?? short }
  })
  // With nothing after it the last line is the end of the text, and no break.
  return after === undefined ? places.slice(0, -1) : places
}

function crossheadStarts(article: Article): ReadonlySet<number> {
  const starts = new Set<number>()
  let base = 0
  for (const paragraph of printedBody(article)) {
    if (paragraph.kind === 'crosshead') starts.add(base)
    base += printedParagraph(paragraph).length + 1
  }
  return starts
}

/**
 * The places a break can be moved to. An article too short for the wanted lines before and after its jump may
 * break where nothing else is wrong.
 */
export function openBreaks(places: readonly BreakPlace[]): readonly BreakPlace[] {
  const legal = places.filter((place) => place.fault === null)
  return legal.length > 0
    ? legal
    : places.filter(({ fault }) => fault === 'short-head' || fault === 'short-tail')
}

/** The open place that is nearest to so many lines; null when there is none. */
export function nearestBreak(places: readonly BreakPlace[], lines: number): BreakPlace | null {
  let best: BreakPlace | null = null
  for (const place of openBreaks(places))
    if (best === null || Math.abs(place.lines - lines) < Math.abs(best.lines - lines)) best = place
  return best
}

/** The next open place up or down, and the places that were passed over on the way. */
export function stepBreak(
  places: readonly BreakPlace[],
  lines: number,
  step: 1 | -1,
): { readonly place: BreakPlace | null; readonly passed: readonly BreakPlace[] } {
  const open = openBreaks(places)
  const place = step > 0 ? open.find((one) => one.lines > lines) : open.findLast((one) => one.lines < lines)
  const passed =
    place === undefined
      ? places.filter((one) => (one.lines - lines) * step > 0)
      : places.filter((one) => (one.lines - lines) * step > 0 && (place.lines - one.lines) * step > 0)
  return { place: place ?? null, passed }
}

/** What `Jump.keep` becomes for a break there: the last place of all is as many as fit, whatever is edited later. */
export function keepAt(places: readonly BreakPlace[], place: BreakPlace): number | null {
  return place.lines >= (places.at(-1)?.lines ?? 0) ? null : place.lines
}
