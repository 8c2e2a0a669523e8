// Cut to fit: what of an article could go to save lines, the shortest last lines first, and the least that makes it
// fit. Every way was tried: the draft was composed with the cut set, and the lines it saves are those that were
// counted then. It goes step by step, for a long article takes more trials than a key may wait for.
//
// In: an issue and an article. Out: ways, each as stretches of the manuscript to be marked; nothing is changed.

import type { ArticleId, ParagraphId } from '../base/ids.ts'
import { type ComposedArticle, type Composer, createComposer } from '../compose/compose.ts'
import { applyAll } from '../model/edit/apply.ts'
import type { Edit } from '../model/edit/edit.ts'
import type { Article, Issue, Paragraph } from '../model/issue.ts'
import { printedBody, printedParagraph } from '../model/query/printed.ts'
import { type LastLine, lastLines } from './cut-lines.ts'
import { cutEdits, cutsIn, type CutStretch, inManuscript, uncutEdits } from './cut-marks.ts'
import { cuttableStretches, type StretchKind } from './cut-stretches.ts'
import { leastWays } from './least-ways.ts'
import type { PlanContext } from './plan.ts'

export interface CutWay {
  /** `ending`: the last paragraphs whole, as a story in an inverted pyramid is cut. */
  readonly kind: StretchKind | 'ending'
  readonly stretches: readonly CutStretch[]
  /** The paragraph it is in; of several the first. */
  readonly paragraph: ParagraphId
  /** What goes, as it is printed. */
  readonly text: string
  /** Characters of the last line of its paragraph. */
  readonly lastLine: number
  /** What it costs, in characters, and what it saves. */
  readonly characters: number
  readonly lines: number
  /** Lines the text itself is shorter: where columns end otherwise too, that is not what is saved. */
  readonly shorter: number
}

/** A short last line where nothing was found that could go by itself: a few words rewritten save it. */
export interface ShortLine {
  readonly paragraph: ParagraphId
  readonly characters: number
}

/** Ways that together leave nothing over. */
export interface CutFit {
  readonly ways: readonly CutWay[]
  readonly characters: number
  readonly lines: number
}

/** Text that is cut already, and what it would take to print it again. */
export interface CutHere {
  readonly stretch: CutStretch
  readonly text: string
  readonly characters: number
  readonly lines: number
  /** The article would still fit. */
  readonly fits: boolean
}

export interface CutFindings {
  /** Lines that are over, and lines that are free. */
  readonly over: number
  readonly free: number
  /** A public notice is printed word for word: nothing of it is offered. */
  readonly verbatim: boolean
  readonly ways: readonly CutWay[]
  readonly shortLines: readonly ShortLine[]
  /** Null when nothing is over, or when all that was found is not enough. */
  readonly fit: CutFit | null
  readonly cuts: readonly CutHere[]
}

// More trials than this and the last of them come long after they were asked for; the best come first.
const mostTrials = 400
// More than this is over and it is another page that is missing, not a few words less.
const mostLines = 120
// A line can be squeezed: a little less than the last line may be enough.
const squeeze = 0.7
// A last line longer than this part of a full one takes too much rewriting for the line it saves.
const shortShare = 0.34
// So many ways that would do it alone are shown: any of them is as good.
const mostAlone = 2

/** What to look for in steps; each step composes one draft. The last value is what was found. */
export function* findCuts(
  { issue, composer }: Pick<PlanContext, 'issue' | 'composer'>,
  id: ArticleId,
): Generator<undefined, CutFindings> {
  const article = issue.articles.get(id)
  if (article === undefined) return nothingFound
  // A composer of its own: the window's keeps what it has of the article.
  const trials = openTrials(issue, createComposer(composer.fonts), article)
  yield
  const verbatim = article.kind === 'notice'
  const { over, free } = trials
  const tried = verbatim ? noneTried : yield* tryParagraphs(trials)
  const endings = verbatim ? [] : yield* tryEndings(trials)
  const cuts = yield* tryPrinting(trials)
  const fit =
    over === 0 || over > mostLines ? endingAlone(endings, over) : yield* leastCut(trials, tried.all, endings)
  return {
    over,
    free,
    verbatim,
    ways: [...tried.shown, ...endings.slice(0, 1), ...endings.filter((way) => way.lines >= over).slice(0, 1)]
      .filter((way, index, all) => all.indexOf(way) === index)
      .toSorted(byLastLine),
    shortLines: tried.shortLines,
    fit,
    cuts,
  }
}

const nothingFound: CutFindings = {
  over: 0,
  free: 0,
  verbatim: false,
  ways: [],
  shortLines: [],
  fit: null,
  cuts: [],
}

interface Trials {
  readonly article: Article
  readonly over: number
  readonly free: number
  readonly lines: readonly LastLine[]
  /** Lines that are over after some edits of the article; free ones count below zero. */
  readonly depth: (edits: readonly Edit[]) => number
  /** What cutting saves. */
  readonly saves: (stretches: readonly CutStretch[]) => Pick<CutWay, 'lines' | 'shorter'>
}

function openTrials(issue: Issue, composer: Composer, article: Article): Trials {
  const composed = composer.article(issue, article.id)
  const tried = (edits: readonly Edit[]): ComposedArticle => {
    const made = applyAll(issue, edits)
    return made.ok ? composer.article(made.value.issue, article.id) : composed
  }
  return {
    article,
    over: composed.overset.lines,
    free: composed.underset,
    lines: lastLines(issue, composer, article, composed),
    depth: (edits) => depthOf(tried(edits)),
    saves(stretches) {
      const after = tried(cutEdits(article, stretches))
      return { lines: depthOf(composed) - depthOf(after), shorter: linesIn(composed) - linesIn(after) }
    },
  }
}

function depthOf({ overset, underset }: ComposedArticle): number {
  return overset.lines > 0 ? overset.lines : -underset
}

function linesIn({ parts, overset }: ComposedArticle): number {
  return parts.reduce((sum, part) => sum + part.lines.length, overset.lines)
}

interface Tried {
  /** Every way that saves lines, by paragraph. */
  readonly all: ReadonlyMap<ParagraphId, readonly CutWay[]>
  /** Those worth showing: of each paragraph the cheapest, and the cheapest of those that do it alone. */
  readonly shown: readonly CutWay[]
  readonly shortLines: readonly ShortLine[]
}

const noneTried: Tried = { all: new Map(), shown: [], shortLines: [] }

function* tryParagraphs(trials: Trials): Generator<undefined, Tried> {
  const all = new Map<ParagraphId, readonly CutWay[]>()
  const shortLines: ShortLine[] = []
  const printed = printedBody(trials.article)
  let count = 0
  for (const last of trials.lines.toSorted((left, right) => left.characters - right.characters)) {
    const { paragraph } = last
    if (paragraph.kind !== 'paragraph') continue
    const next = printed[printed.indexOf(paragraph) + 1]
    const ways: CutWay[] = []
    let saved = 0
    for (const way of possibleWays(last, next === undefined ? '' : printedParagraph(next))) {
      // What is shorter than the line can't save it.
      if (way.characters < (last.characters + saved * last.full) * squeeze) continue
      if (count >= mostTrials) break
      count += 1
      const saving = trials.saves(way.stretches)
      if (saving.shorter > saved) {
        saved = saving.shorter
        ways.push({ ...way, ...saving })
      }
      yield
    }
    if (ways.length > 0) all.set(paragraph.id, ways)
    else if (last.characters <= last.full * shortShare && printedParagraph(paragraph).length > last.full)
      shortLines.push({ paragraph: paragraph.id, characters: last.characters })
  }
  const saving = [...all.values()].map((ways) => ways.filter((way) => way.lines > 0))
  const alone = saving
    .flatMap((ways) => (trials.over > 0 ? ways.filter((way) => way.lines >= trials.over) : []))
    .toSorted((left, right) => left.characters - right.characters)
  const shown = new Set([...saving.flatMap((ways) => ways.slice(0, 1)), ...alone.slice(0, mostAlone)])
  return { all, shown: [...shown], shortLines }
}

/** What could go from a paragraph, the shortest first. */
function possibleWays({ paragraph, characters }: LastLine, next: string): readonly CutWay[] {
  const text = printedParagraph(paragraph)
  return cuttableStretches(text, next)
    .map(
      ({ kind, from, to }): CutWay => ({
        kind,
        stretches: [inManuscript(paragraph, from, to)],
        paragraph: paragraph.id,
        text: text.slice(from, to),
        lastLine: characters,
        characters: to - from,
        lines: 0,
        shorter: 0,
      }),
    )
    .toSorted((left, right) => left.characters - right.characters)
}

function byLastLine(left: CutWay, right: CutWay): number {
  const last = Number(left.kind === 'ending') - Number(right.kind === 'ending')
  return last || left.lastLine - right.lastLine || left.characters - right.characters
}

/** The last paragraphs whole: one to three of them, and as many as leave nothing over. */
function* tryEndings(trials: Trials): Generator<undefined, readonly CutWay[]> {
  const body = printedBody(trials.article)
  // What an editor says about the story stays, and so does its beginning.
  const goes = body.slice(1).filter((paragraph) => paragraph.kind !== 'note')
  const most = goes.filter((paragraph) => paragraph.kind !== 'crosshead').length
  const made = new Map<number, CutWay>()
  const attempt = (count: number): CutWay => {
    const known = made.get(count)
    if (known !== undefined) return known
    const stretches = lastParagraphs(goes, count)
    const way = endingWay(trials, stretches)
    made.set(count, way)
    return way
  }
  for (let count = 1; count <= Math.min(3, most); count += 1) {
    attempt(count)
    yield
  }
  let [low, high] = [1, most]
  while (trials.over > 0 && low < high) {
    const middle = (low + high) >> 1
    if (attempt(middle).lines >= trials.over) high = middle
    else low = middle + 1
    yield
  }
  if (trials.over > 0 && most > 0) attempt(low)
  return [...made]
    .filter(([count, way]) => way.lines > 0 && (count <= 3 || way.lines >= trials.over))
    .toSorted(([left], [right]) => left - right)
    .map(([, way]) => way)
}

/**
 * So many paragraphs from the end, with the crossheads that would stand over nothing. A list goes whole, and what leads
 * in to it or to anything else that goes.
 */
function lastParagraphs(body: readonly Paragraph[], count: number): readonly Paragraph[] {
  let left = count
  let from = body.length
  while (from > 0 && (left > 0 || goesAlong(body[from - 1], body[from]))) {
    from -= 1
    if (body[from]?.kind !== 'crosshead') left -= 1
  }
  return body.slice(from)
}

function goesAlong(paragraph: Paragraph | undefined, next: Paragraph | undefined): boolean {
  if (paragraph === undefined) return false
  const isListed = paragraph.kind === 'list' && next?.kind === 'list'
  return isListed || paragraph.kind === 'crosshead' || /[:：]$/.test(printedParagraph(paragraph).trim())
}

function endingWay({ saves, lines }: Trials, paragraphs: readonly Paragraph[]): CutWay {
  const [first] = paragraphs
  if (first === undefined) throw new Error('an ending of no paragraphs')
  const texts = paragraphs.map((paragraph) => printedParagraph(paragraph))
  const stretches = paragraphs.map(({ id, text }) => ({ paragraph: id, from: 0, to: text.length }))
  return {
    kind: 'ending',
    stretches,
    paragraph: first.id,
    text: texts.join('\n'),
    lastLine: lines.find(({ paragraph }) => paragraph === first)?.characters ?? 0,
    characters: texts.reduce((sum, text) => sum + text.length, 0),
    ...saves(stretches),
  }
}

/** What each cut there is would take if it were printed again. */
function* tryPrinting({ article, over, depth }: Trials): Generator<undefined, readonly CutHere[]> {
  const cuts: CutHere[] = []
  const before = depth([])
  for (const paragraph of article.body) {
    for (const { from, to } of cutsIn(paragraph)) {
      const stretch = { paragraph: paragraph.id, from, to }
      const after = cuts.length < mostTrials ? depth(uncutEdits(article, [stretch])) : before
      cuts.push({
        stretch,
        text: paragraph.text.slice(from, to),
        characters: to - from,
        lines: after - before,
        fits: over === 0 && after <= 0,
      })
      yield
    }
  }
  return cuts
}

function endingAlone(endings: readonly CutWay[], over: number): CutFit | null {
  const way = over === 0 ? undefined : endings.find((ending) => ending.lines >= over)
  return way === undefined ? null : { ways: [way], characters: way.characters, lines: way.lines }
}

// Where columns end otherwise, cuts come to a line or two more or less together than one by one.
const mostRounds = 6

function* leastCut(
  trials: Trials,
  all: ReadonlyMap<ParagraphId, readonly CutWay[]>,
  endings: readonly CutWay[],
): Generator<undefined, CutFit | null> {
  const isEnough = (ways: readonly CutWay[]): boolean => {
    const stretches = ways.flatMap((way) => way.stretches)
    return trials.depth(cutEdits(trials.article, stretches)) <= 0
  }
  let wanted = trials.over
  let best: readonly CutWay[] | null = null
  for (let round = 0; round < mostRounds && wanted > 0; round += 1) {
    const chosen = leastWays(all, endings, wanted)
    if (chosen === null) break
    const fits = isEnough(chosen)
    yield
    if (fits) best = chosen
    // Up until it is enough, or down until it is not.
    else if (best !== null || wanted < trials.over) break
    if (fits && wanted > trials.over) break
    wanted += fits ? -1 : 1
  }
  if (best === null) return endingAlone(endings, trials.over)
  for (const way of best.toSorted((one, other) => other.characters - one.characters)) {
    const without: readonly CutWay[] = best.filter((one) => one !== way)
    if (without.length > 0 && isEnough(without)) best = without
    yield
  }
  return fitOf(trials, best)
}

function fitOf({ saves }: Trials, ways: readonly CutWay[]): CutFit {
  const { lines } = saves(ways.flatMap((way) => way.stretches))
  return { ways, characters: ways.reduce((sum, way) => sum + way.characters, 0), lines }
}
