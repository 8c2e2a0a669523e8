// Jumps: the break moved, the part sent elsewhere, the jump taken away; the smallest change first.

import type { ArticleId, PageId } from '../base/ids.ts'
import { breakPlaces, keepAt, openBreaks, type BreakPlace } from '../compose/jump-breaks.ts'
import type { Problem, ProblemCode } from '../model/check/check.ts'
import type { Issue, Jump } from '../model/issue.ts'
import { boundsOf } from '../model/grid.ts'
import { formatOf } from '../model/publication.ts'
import { findBlock } from '../model/query/find.ts'
import { pageNumber } from '../model/query/labels.ts'
import { partsOf } from '../model/query/jump-chain.ts'
import { withFoot } from './arrange.ts'
import { lowered } from './growth.ts'
import { listOn } from './lay-pages.ts'
import { sendPart, takePart } from './jump-parts.ts'
import { growLast } from './jump-plans.ts'
import { finish, partsFor } from './plan.ts'
import { relay } from './relay.ts'
import type { LayParts } from './story-edits.ts'
import { asTry, type Way } from './way.ts'

/** A change on the draft that may mend it; gives up with false. */
type Step = (parts: LayParts, article: ArticleId, index: number, jump: Jump) => boolean

function tried(...steps: readonly Step[]): Way {
  return function* (context, problem) {
    const { article } = problem
    const jumps = (article === null ? undefined : context.issue.articles.get(article))?.jumps ?? []
    const jump = jumpAbout(context.issue, jumps, problem)
    if (article === null || jump === undefined) return
    for (const step of steps) {
      const parts = partsFor(context)
      if (step(parts, article, jumps.indexOf(jump), jump)) yield* asTry(finish(context, parts.draft))
    }
  }
}

/** The jump a problem is about: some are told of the block that breaks off, others of the one that goes on. */
function jumpAbout(issue: Issue, jumps: readonly Jump[], { code, block }: Problem): Jump | undefined {
  const begins = jumps.find((jump) => jump.from === block)
  // Of a target that is gone only the part before can be told.
  if (code === 'JUMP_PAGE_SPIKED' && begins !== undefined && findBlock(issue, begins.to) === null)
    return begins
  return tailCodes.includes(code) ? jumps.find((jump) => jump.to === block) : begins
}

const tailCodes: readonly ProblemCode[] = [
  'JUMP_SHORT_TAIL',
  'JUMP_WIDOW',
  'JUMP_HEAD_MISMATCH',
  'JUMP_PAGE_SPIKED',
]

const takeAway: Step = ({ draft }, article, index) => {
  takePart(draft, article, index)
  return true
}

const takeAwayAndGrow: Step = (parts, article, index) => {
  takePart(parts.draft, article, index)
  growLast(parts, article)
  return true
}

/** The part before takes the text back on a page that is laid out anew for it. */
const takeAwayAndRelay: Step = (parts, article, index) => {
  const found = parts.draft.issue().articles.get(article)
  const before = found === undefined ? undefined : partsOf(parts.draft.issue(), found)[index]
  if (before === undefined) return false
  takePart(parts.draft, article, index)
  relay(parts, new Set([before.page.id]), false)
  return true
}

/** Moves the break to the first open place that is good enough, counted from where it is now. */
function breakAt(isGood: (place: BreakPlace) => boolean): Step {
  return ({ draft, composer }, article, index, jump) => {
    const issue = draft.issue()
    const places = breakPlaces(issue, composer, article, jump.id)
    const now = composer.article(issue, article).parts[index]?.lines.length ?? 0
    const near = (place: BreakPlace): number => Math.abs(place.lines - now)
    const [place] = openBreaks(places)
      .filter((one) => one.lines !== now && isGood(one))
      .toSorted((left, right) => near(left) - near(right))
    if (place === undefined) return false
    draft.make({ kind: 'jump.set', article, jump: jump.id, fields: { keep: keepAt(places, place) } })
    return true
  }
}

function then(
  first: Step,
  ...rest: readonly ((parts: LayParts, article: ArticleId, jump: Jump) => void)[]
): Step {
  return (parts, article, index, jump) => {
    if (!first(parts, article, index, jump)) return false
    for (const one of rest) one(parts, article, jump)
    return true
  }
}

/** After a break was moved up: no white where the text was. */
function lowerHead({ draft, composer }: LayParts, _article: ArticleId, jump: Jump): void {
  const area = lowered(draft.issue(), composer, jump.from)
  const block = findBlock(draft.issue(), jump.from)?.block
  if (area !== null && block !== undefined)
    draft.make({ kind: 'block.move', block: block.id, area, pinned: block.pinned })
}

/** The part that breaks off gets lines below it until enough stand in it. */
const growHead: Step = ({ draft, composer }, article, index, jump) => {
  const least = draft.issue().publication.jumps.rules.leastBefore
  const found = findBlock(draft.issue(), jump.from)
  if (found === null || found.block.locked) return false
  const { block, page } = found
  const format = formatOf(draft.issue().publication, page.format)
  const { line, lines } = boundsOf(block.area)
  if (jump.keep !== null) draft.make({ kind: 'jump.set', article, jump: jump.id, fields: { keep: null } })
  for (let by = 1; line + lines + by <= format.lines; by += 1) {
    const area = withFoot(block.area, by)
    draft.make({ kind: 'block.move', block: block.id, area, pinned: block.pinned })
    if ((composer.article(draft.issue(), article).parts[index]?.lines.length ?? 0) >= least) return true
  }
  return false
}

/** The part goes to the next page after the one it breaks off on that has room, before the page it goes on to. */
function sendToLater(parts: LayParts, article: ArticleId, index: number, step: number): boolean {
  const issue = parts.draft.issue()
  const found = issue.articles.get(article)
  const chain = found === undefined ? [] : partsOf(issue, found)
  const number = (page: PageId | undefined): number => (page === undefined ? 0 : pageNumber(issue, page))
  const from = number(chain[index]?.page.id)
  const taken = new Set(chain.map((part) => part.page.id))
  const next = chain[index + 2]?.page.id
  const most = next === undefined || number(next) < from ? Number.POSITIVE_INFINITY : number(next)
  const later = issue.pages.filter(({ id }) => number(id) > from && number(id) < most && !taken.has(id))
  const page = later[step]
  return page !== undefined && sendPart(parts, article, index, page.id)
}

// An issue has at most a few sections of pages to go through.
const laterPages = 64
const sendLater: readonly Step[] = Array.from(
  { length: laterPages },
  (_, step): Step =>
    (parts, article, index) =>
      sendToLater(parts, article, index, step),
)

/** Jumps beyond those the paper allows go, from the last on; what they carried stands in the parts before. */
function withoutTooMany(after: (parts: LayParts, article: ArticleId) => void): Step {
  return (parts, article) => {
    const { most } = parts.draft.issue().publication.jumps.rules
    const jumps = (): number => parts.draft.issue().articles.get(article)?.jumps.length ?? 0
    while (jumps() > most) takePart(parts.draft, article, jumps() - 1)
    after(parts, article)
    return true
  }
}

/** The first part goes on in the last: those between go. */
const straightToLast: Step = (parts, article) => {
  const { most } = parts.draft.issue().publication.jumps.rules
  const jumps = (): number => parts.draft.issue().articles.get(article)?.jumps.length ?? 0
  while (jumps() > Math.max(1, most)) takePart(parts.draft, article, jumps() - 2)
  growLast(parts, article)
  return true
}

function relayLast(parts: LayParts, article: ArticleId): void {
  const found = parts.draft.issue().articles.get(article)
  const last = found === undefined ? undefined : partsOf(parts.draft.issue(), found).at(-1)
  if (last !== undefined) relay(parts, new Set([last.page.id]), false)
}

const listTarget: Step = (parts, article, _index, jump) => {
  const found = findBlock(parts.draft.issue(), jump.to)
  if (found === null) return false
  listOn(parts, article, found.page.id)
  return true
}

const clearKeyword: Step = ({ draft }, article) => {
  draft.make({ kind: 'article.set', article, fields: { keyword: '' } })
  return true
}

const growRest = (parts: LayParts, article: ArticleId): void => growLast(parts, article)
const anyPlace = (): boolean => true
const legalPlace = (place: BreakPlace): boolean => place.fault === null

export const jumpWays = {
  JUMP_NO_TARGET: tried(takeAway, takeAwayAndGrow),
  JUMP_BACKWARD: tried(...sendLater),
  JUMP_TWICE: tried(withoutTooMany(growRest), straightToLast, withoutTooMany(relayLast), takeAwayAndGrow),
  JUMP_SHORT_HEAD: tried(breakAt(legalPlace), growHead, takeAway, takeAwayAndGrow, takeAwayAndRelay),
  JUMP_SHORT_TAIL: tried(
    takeAway,
    then(breakAt(legalPlace), lowerHead),
    then(breakAt(legalPlace), lowerHead, growRest),
    takeAwayAndGrow,
    takeAwayAndRelay,
  ),
  JUMP_AT_PARAGRAPH_END: tried(
    breakAt(legalPlace),
    then(breakAt(legalPlace), growRest),
    breakAt(anyPlace),
    then(breakAt(anyPlace), growRest),
  ),
  JUMP_WIDOW: tried(
    breakAt(legalPlace),
    then(breakAt(legalPlace), growRest),
    breakAt(anyPlace),
    then(breakAt(anyPlace), growRest),
  ),
  JUMP_HEAD_MISMATCH: tried(clearKeyword),
  JUMP_PAGE_SPIKED: tried(listTarget, takeAway),
} satisfies Partial<Record<ProblemCode, Way>>
