// What a headline can be set like so that it fits: other sizes of the style book for the lines as they are, and other
// breaks, each with the largest size it fits in. Every choice was tried: the draft was composed with it, and the
// headline came out in just those lines. Nothing is changed here; a choice is a list of edits.

import type { ArticleId } from '../base/ids.ts'
import { fromPt, type Mpt } from '../base/units.ts'
import { type Composer, createComposer } from '../compose/compose.ts'
import { applyAll } from '../model/edit/apply.ts'
import type { Edit } from '../model/edit/edit.ts'
import type { Article, Issue, StoryContent } from '../model/issue.ts'
import { type Part, partsOf } from '../model/query/jump-chain.ts'
import { type BreakWish, headlineBreaks } from './headline-breaks.ts'
import { type HeadlineFit, headlineFit, partLines } from './headline-fit.ts'
import type { PlanContext } from './plan.ts'

export interface HeadlineChoice {
  readonly lines: readonly string[]
  readonly size: Mpt
  /** Free room of its widest line, as `LineFit` counts it: never over. */
  readonly fit: HeadlineFit
  /** Lines of the story's text that would be over, and lines that would be free. */
  readonly over: number
  readonly free: number
  readonly edits: readonly Edit[]
}

export interface HeadlineChoices {
  readonly sizes: readonly HeadlineChoice[]
  readonly breaks: readonly HeadlineChoice[]
}

// Smaller than this many sizes under the largest that fits is another headline.
const mostSizes = 4
const least = fromPt(10)

const none: HeadlineChoices = { sizes: [], breaks: [] }

/** In steps: each composes one draft. */
export function* findHeadlines(
  { issue, composer }: Pick<PlanContext, 'issue' | 'composer'>,
  id: ArticleId,
  wordEnds: BreakWish['wordEnds'],
): Generator<undefined, HeadlineChoices> {
  const article = issue.articles.get(id)
  const part = article === undefined ? undefined : partsOf(issue, article)[0]
  if (article === undefined || part?.block.content.kind !== 'story') return none
  const lines = partLines(issue, composer.fonts, part)
  const [first] = lines
  if (first === undefined) return none
  // A composer of its own: the window's keeps what it has of the article.
  const trial: Trial = {
    issue,
    composer: createComposer(composer.fonts),
    article,
    part,
    content: part.block.content,
  }
  const sizes: HeadlineChoice[] = []
  const steps = sizeSteps(trial, first.style.size)
  for (const size of steps) {
    if (sizes.length >= mostSizes) break
    const choice = size === first.style.size ? null : attempt(trial, article.headline, size)
    if (choice !== null) sizes.push(choice)
    yield
  }
  const breaks: HeadlineChoice[] = []
  const widthOf = (text: string): number => {
    const [only] = partLines(withHeadline(issue, article, [text]), composer.fonts, part)
    return only?.width ?? 0
  }
  for (const broken of headlineBreaks({ lines: lines.map((line) => line.text), widthOf, wordEnds })) {
    for (const size of steps) {
      const widest = Math.max(...broken.map(widthOf))
      // Widths grow with the size: what is far too wide need not be tried.
      if ((widest * size) / first.style.size > first.room * 1.05) continue
      const choice = attempt(trial, broken, size)
      yield
      if (choice === null) continue
      breaks.push(choice)
      break
    }
  }
  return { sizes, breaks }
}

interface Trial {
  readonly issue: Issue
  readonly composer: Composer
  readonly article: Article
  readonly part: Part
  readonly content: StoryContent
}

/**
 * The sizes of the style book, the largest first. Larger than the rank above it, and than it is now, a headline would
 * say something else about its story.
 */
function sizeSteps({ issue, article }: Trial, now: Mpt): readonly Mpt[] {
  const { steps, byRank } = issue.publication.styles
  const most = Math.max(now, byRank[Math.max(0, article.rank - 2)] ?? now)
  return [...new Set([...steps, now])]
    .filter((size) => size >= least && size <= most)
    .toSorted((left, right) => right - left)
}

/** The choice, when the headline comes out in just these lines. */
function attempt(trial: Trial, lines: readonly string[], size: Mpt): HeadlineChoice | null {
  const { issue, composer, article } = trial
  const edits = editsFor(trial, lines, size)
  const tried = applyAll(issue, edits)
  if (!tried.ok) return null
  const after = tried.value.issue
  const composed = composer.article(after, article.id)
  const printed = composed.parts[0]?.headline.filter(({ role }) => role === 'headline') ?? []
  const written = lines.filter((line) => line !== '')
  const [fit] = headlineFit(after, composer, article.id)
  if (fit === undefined || fit.tooWide || printed.length !== written.length) return null
  if (fit.lines.some((line) => line.over > 0)) return null
  return { lines: written, size, fit, over: composed.overset.lines, free: composed.underset, edits }
}

/** A size that is the rank's own is not written down: it goes on following the rank. */
function editsFor(
  { issue, article, part, content }: Trial,
  lines: readonly string[],
  size: Mpt,
): readonly Edit[] {
  const edits: Edit[] = []
  if (lines.join('\n') !== article.headline.join('\n'))
    edits.push({ kind: 'article.set', article: article.id, fields: { headline: lines } })
  const byRank = issue.publication.styles.byRank[article.rank - 1]
  const headlineSize = size === byRank ? null : size
  if (headlineSize !== content.headlineSize)
    edits.push({ kind: 'block.set', block: part.block.id, content: { ...content, headlineSize } })
  return edits
}

function withHeadline(issue: Issue, article: Article, headline: readonly string[]): Issue {
  return { ...issue, articles: new Map(issue.articles).set(article.id, { ...article, headline }) }
}
