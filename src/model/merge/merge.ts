// Two writers' work on one issue as one. In: the issue both began with and what each made of it. Out: an issue
// that is whole, whichever of the two is called left. What one side changed is taken; what both changed is
// merged as far down as paragraph, block and field; where they meet, one version is shown and the other is
// kept as a conflict. Against a deletion an edit wins. `meeting.ts` settles one place, this file goes over all.

import { sameValue } from '../../base/canonical.ts'
import type { ArticleId, BlockId, ConflictId, PageId, ParagraphId, PictureId } from '../../base/ids.ts'
import { byCodeUnit } from '../../base/order.ts'
import type { ArticleFields, BlockPlace, Conflict, ConflictContent } from '../conflict.ts'
import type { Article, Block, Issue, Page, Paragraph, Picture } from '../issue.ts'
import type { Publication } from '../publication.ts'
import { findPage, pictureIn } from '../query/find.ts'
import { mendRelations, wholeChain, withConflicts } from './mend.ts'
import { mergeAgreed, mergeCommentMarks, mergeComments, mergeHands } from './review.ts'
import { joinFields, type ListSides, type Meeting, settle, settleOrder, startMeeting } from './meeting.ts'
import { type Named, namedBy } from './named.ts'
import { survivors } from './weave.ts'

/** The three must be whole issues of one id. The result is one too. */
export function mergeIssues(base: Issue, left: Issue, right: Issue): Issue {
  if (left === right || base === right) return left
  if (base === left) return right
  const meeting = startMeeting(base, left, right)
  const named = namedBy(meeting)
  const sides = revivedPages(meeting, named)
  const blocks = mergeBlocks(meeting, sides, named)
  const pages = mergePages(meeting, sides, blocks)
  const articles = mergeArticles(meeting, pages, named)
  const pictures = mergePictures(meeting, pages, articles, named)
  const merged: Issue = {
    id: left.id,
    publication: mergePublication(meeting),
    date: settle(meeting, base.date, left.date, right.date, (date) => ({ kind: 'issue', fields: { date } })),
    number: settle(meeting, base.number, left.number, right.number, (number) => ({
      kind: 'issue',
      fields: { number },
    })),
    pages,
    articles,
    pictures,
    conflicts: mergeConflicts(meeting),
  }
  const { issue } = mendRelations(merged)
  const kept = [...meeting.met.values()].sort((one, other) => byCodeUnit(one.id, other.id))
  return withConflicts(issue, kept)
}

/** Both sides' pages, with those put back that one side took out and the other worked on. */
interface PageSides {
  readonly left: readonly Page[]
  readonly right: readonly Page[]
}

function revivedPages({ base, left, right }: Meeting, named: Named): PageSides {
  const worked = (page: Page, from: Issue): boolean => {
    const there = findPage(from, page.id)
    if (there === null) return false
    return (
      !sameValue(there, page) ||
      named.pages.has(page.id) ||
      page.blocks.some(({ id }) => named.blocks.has(id))
    )
  }
  const revive = (gone: Issue, other: Issue): readonly Page[] =>
    base.pages.filter((page) => findPage(gone, page.id) === null && worked(page, other))
  const sides = {
    left: putBack(base, left, revive(left, right)),
    right: putBack(base, right, revive(right, left)),
  }
  const ids = (pages: readonly Page[]): readonly PageId[] => pages.map((page) => page.id)
  const stay = survivors(ids(base.pages), ids(sides.left), ids(sides.right))
  const first = base.pages.find((page) => findPage(left, page.id) ?? findPage(right, page.id))
  if (stay.size > 0 || first === undefined) return sides
  // Each side took the other's last page: the first one stays.
  return {
    left: findPage(left, first.id) === null ? putBack(base, left, [first]) : sides.left,
    right: findPage(right, first.id) === null ? putBack(base, right, [first]) : sides.right,
  }
}

/** A side's pages with pages of the base put in, after the neighbour each had and without blocks the side has elsewhere. */
function putBack(base: Issue, side: Issue, revived: readonly Page[]): readonly Page[] {
  if (revived.length === 0) return side.pages
  const elsewhere = new Set(side.pages.flatMap((page) => page.blocks.map((block) => block.id)))
  const pages = [...side.pages]
  for (const page of revived) {
    const before = base.pages.slice(0, base.pages.indexOf(page)).toReversed()
    const neighbour = before.find((one) => pages.some(({ id }) => id === one.id))
    const at = pages.findIndex((one) => one.id === neighbour?.id) + 1
    pages.splice(at, 0, { ...page, blocks: page.blocks.filter((block) => !elsewhere.has(block.id)) })
  }
  return pages
}

interface PlacedBlock {
  readonly place: BlockPlace
  readonly block: Block
}

function placedBlocks(pages: readonly Page[]): ReadonlyMap<BlockId, PlacedBlock> {
  return new Map(
    pages.flatMap((page) =>
      page.blocks.map((block) => {
        const { area, pinned } = block
        return [block.id, { block, place: { page: page.id, area, pinned } }] as const
      }),
    ),
  )
}

function mergeBlocks(meeting: Meeting, sides: PageSides, named: Named): ReadonlyMap<BlockId, PlacedBlock> {
  const [base, left, right] = [meeting.base.pages, sides.left, sides.right].map(placedBlocks)
  const merged = new Map<BlockId, PlacedBlock>()
  if (base === undefined || left === undefined || right === undefined) return merged
  for (const id of new Set([...left.keys(), ...right.keys()])) {
    const [before, one, other] = [base.get(id), left.get(id), right.get(id)]
    if (one !== undefined && other !== undefined) {
      const place = settle(meeting, before?.place, one.place, other.place, (kept) => ({
        kind: 'place',
        block: id,
        place: kept,
      }))
      const content = settle(
        meeting,
        before?.block.content,
        one.block.content,
        other.block.content,
        (kept) => ({ kind: 'content', block: id, content: kept }),
        joinFields,
      )
      const { area, pinned } = place
      const held = mergeHold(before?.block, one.block, other.block)
      const block = { id, area, content, pinned, ...held }
      merged.set(id, { place, block: [one.block, other.block].find((had) => sameValue(had, block)) ?? block })
      continue
    }
    const only = one ?? other
    if (only === undefined) continue
    if (before === undefined || named.blocks.has(id) || !sameValue(before, only)) merged.set(id, only)
  }
  return merged
}

/** Locks and groups are a convenience: where both sides changed one, the later in order stands, and nothing is asked. */
function mergeHold(before: Block | undefined, left: Block, right: Block): Pick<Block, 'locked' | 'group'> {
  const pick = <Value>(was: Value | undefined, one: Value, other: Value): Value => {
    if (one === other || was === other) return one
    return was === one || byCodeUnit(String(one), String(other)) < 0 ? other : one
  }
  return {
    locked: pick(before?.locked, left.locked, right.locked),
    group: pick(before?.group, left.group, right.group),
  }
}

function mergePages(
  meeting: Meeting,
  sides: PageSides,
  blocks: ReadonlyMap<BlockId, PlacedBlock>,
): readonly Page[] {
  const ids = (pages: readonly Page[]): readonly PageId[] => pages.map((page) => page.id)
  const lists: ListSides<PageId> = {
    base: ids(meeting.base.pages),
    left: ids(sides.left),
    right: ids(sides.right),
  }
  const stay = survivors(ids(meeting.base.pages), ids(sides.left), ids(sides.right))
  const here = new Map<PageId, Set<BlockId>>()
  for (const { place, block } of blocks.values()) {
    const list = here.get(place.page) ?? new Set()
    here.set(place.page, list.add(block.id))
  }
  return settleOrder(meeting, lists, stay, { kind: 'pages' }).flatMap((id) => {
    const before = findPage(meeting.base, id) ?? undefined
    const left = sides.left.find((page) => page.id === id)
    const right = sides.right.find((page) => page.id === id)
    const one = left ?? right
    if (one === undefined) return []
    return [mergePage(meeting, { before, left, right }, one, here.get(id) ?? new Set(), blocks)]
  })
}

interface OnePage {
  readonly before: Page | undefined
  readonly left: Page | undefined
  readonly right: Page | undefined
}

function mergePage(
  meeting: Meeting,
  { before, left, right }: OnePage,
  one: Page,
  stay: ReadonlySet<BlockId>,
  blocks: ReadonlyMap<BlockId, PlacedBlock>,
): Page {
  const field = <Key extends 'section' | 'gathering' | 'format' | 'credits' | 'state'>(key: Key): Page[Key] =>
    settle(meeting, before?.[key], (left ?? one)[key], (right ?? one)[key], (value) => ({
      kind: 'page',
      page: one.id,
      fields: { [key]: value },
    }))
  const order = settleOrder(
    meeting,
    { base: blockIds(before), left: blockIds(left), right: blockIds(right) },
    stay,
    { kind: 'blocks', page: one.id },
  )
  const standing = order.flatMap((id) => blocks.get(id)?.block ?? [])
  const listed = survivors(before?.headlines ?? [], (left ?? one).headlines, (right ?? one).headlines)
  const shown = standing.flatMap(({ content }) => (content.kind === 'story' ? [content.article] : []))
  const page: Page = {
    id: one.id,
    section: field('section'),
    gathering: field('gathering'),
    format: field('format'),
    credits: field('credits'),
    state: field('state'),
    headlines: settleOrder(
      meeting,
      { base: before?.headlines, left: left?.headlines, right: right?.headlines },
      new Set([...listed, ...shown]),
      { kind: 'headlines', page: one.id },
    ),
    blocks: standing,
  }
  return [left, right].find((had) => sameValue(had, page)) ?? page
}

function blockIds(page: Page | undefined): readonly BlockId[] | undefined {
  return page?.blocks.map((block) => block.id)
}

/** Objects by id: both sides' as one, one side's when it is new, was worked on or is needed. */
function mergeObjects<Id extends string, Thing>(
  meeting: Meeting,
  base: ReadonlyMap<Id, Thing>,
  left: ReadonlyMap<Id, Thing>,
  right: ReadonlyMap<Id, Thing>,
  needed: ReadonlySet<Id>,
  merge: (before: Thing | undefined, one: Thing, other: Thing) => Thing,
): Map<Id, Thing> {
  const things = new Map<Id, Thing>()
  for (const id of new Set([...left.keys(), ...right.keys()])) {
    const [before, one, other] = [base.get(id), left.get(id), right.get(id)]
    if (one !== undefined && other !== undefined) {
      if (one === other || before === other) things.set(id, one)
      else things.set(id, before === one ? other : merge(before, one, other))
      continue
    }
    const only = one ?? other
    if (only !== undefined && (before === undefined || needed.has(id) || !sameValue(before, only)))
      things.set(id, only)
  }
  const lists = { base: [...base.keys()], left: [...left.keys()], right: [...right.keys()] }
  const order = settleOrder(meeting, lists, new Set(things.keys()), null)
  return new Map(
    order.flatMap((id) => {
      const thing = things.get(id)
      return thing === undefined ? [] : [[id, thing] as const]
    }),
  )
}

function mergeArticles(
  meeting: Meeting,
  pages: readonly Page[],
  named: Named,
): ReadonlyMap<ArticleId, Article> {
  const { base, left, right } = meeting
  const needed = new Set<ArticleId>([...named.articles, ...pages.flatMap((page) => page.headlines)])
  const shown = new Map<BlockId, ArticleId | null>()
  for (const { id, content } of pages.flatMap((page) => page.blocks)) {
    shown.set(id, content.kind === 'story' ? content.article : null)
    if (content.kind === 'picture' && content.article !== null) needed.add(content.article)
  }
  const articles = mergeObjects(
    meeting,
    base.articles,
    left.articles,
    right.articles,
    needed,
    (before, one, other) => mergeArticle(meeting, before, one, other),
  )
  for (const [id, article] of articles) {
    // Where one side took the article out, its jumps went with its blocks: that is no conflict of its own.
    if (left.articles.has(id) && right.articles.has(id)) continue
    if (!sameValue(article.jumps, base.articles.get(id)?.jumps)) continue
    const jumps = wholeChain(article, shown)
    if (jumps.length < article.jumps.length) articles.set(id, { ...article, jumps })
  }
  return articles
}

function mergeArticle(meeting: Meeting, before: Article | undefined, left: Article, right: Article): Article {
  const article = left.id
  const field = <Key extends keyof ArticleFields>(key: Key): Article[Key] =>
    settle(meeting, before?.[key], left[key], right[key], (value) => ({
      kind: 'article',
      article,
      fields: { [key]: value },
    }))
  const merged: Article = {
    id: article,
    slug: field('slug'),
    kind: field('kind'),
    rank: field('rank'),
    kicker: field('kicker'),
    headline: field('headline'),
    deck: field('deck'),
    byline: field('byline'),
    dateline: field('dateline'),
    body: mergeBody(meeting, article, before?.body ?? [], left.body, right.body),
    keyword: field('keyword'),
    tagline: field('tagline'),
    pictures: settleOrder(
      meeting,
      { base: before?.pictures, left: left.pictures, right: right.pictures },
      survivors(before?.pictures ?? [], left.pictures, right.pictures),
      { kind: 'pictures', article },
    ),
    jumps: settle(meeting, before?.jumps, left.jumps, right.jumps, (jumps) => ({
      kind: 'jumps',
      article,
      jumps,
    })),
    continueOn: field('continueOn'),
    comments: mergeComments({
      base: before?.comments ?? [],
      left: left.comments,
      right: right.comments,
    }),
    agreed: mergeAgreed({ base: before?.agreed ?? null, left: left.agreed, right: right.agreed }),
    hands: mergeHands({ base: before?.hands ?? [], left: left.hands, right: right.hands }),
  }
  return [left, right].find((had) => sameValue(had, merged)) ?? merged
}

function mergeBody(
  meeting: Meeting,
  article: ArticleId,
  base: readonly Paragraph[],
  left: readonly Paragraph[],
  right: readonly Paragraph[],
): readonly Paragraph[] {
  const byId = (body: readonly Paragraph[]): ReadonlyMap<ParagraphId, Paragraph> =>
    new Map(body.map((paragraph) => [paragraph.id, paragraph]))
  const [before, one, other] = [byId(base), byId(left), byId(right)]
  const stay = new Map<ParagraphId, Paragraph>()
  for (const id of new Set([...one.keys(), ...other.keys()])) {
    const [was, mine, yours] = [before.get(id), one.get(id), other.get(id)]
    if (mine !== undefined && yours !== undefined) {
      const keeping = (paragraph: Paragraph): ConflictContent => ({ kind: 'paragraph', article, paragraph })
      const settled = settle(meeting, was, mine, yours, keeping, joinParagraph)
      stay.set(id, settled)
      continue
    }
    const only = mine ?? yours
    if (only !== undefined && (was === undefined || !sameValue(was, only))) stay.set(id, only)
  }
  const lists = { base: [...before.keys()], left: [...one.keys()], right: [...other.keys()] }
  const order = settleOrder(meeting, lists, new Set(stay.keys()), { kind: 'body', article })
  return order.flatMap((id) => stay.get(id) ?? [])
}

/**
 * What a paragraph is may change on one side, and its words on the other; its marks belong to its words. Remarks may be
 * put beside the one side's words or the other's.
 */
function joinParagraph(base: Paragraph, left: Paragraph, right: Paragraph): Paragraph | null {
  const parts = ({ kind, text, marks }: Paragraph) => ({
    kind,
    words: { text, marks: marks.filter((mark) => mark.kind !== 'comment') },
  })
  const joined = joinFields(parts(base), parts(left), parts(right))
  if (joined === null) return null
  const { kind, words } = joined
  const remarks = mergeCommentMarks({ base, left, right }, words.text)
  const marks = [...words.marks, ...remarks].toSorted((one, other) => one.from - other.from)
  return { id: base.id, kind, text: words.text, marks }
}

function mergePictures(
  meeting: Meeting,
  pages: readonly Page[],
  articles: ReadonlyMap<ArticleId, Article>,
  named: Named,
): ReadonlyMap<PictureId, Picture> {
  const { base, left, right } = meeting
  const shown = pages.flatMap((page) => page.blocks.flatMap(({ content }) => pictureIn(content) ?? []))
  const used = [...articles.values()].flatMap((article) => article.pictures)
  const needed = new Set([...named.pictures, ...shown, ...used])
  return mergeObjects(meeting, base.pictures, left.pictures, right.pictures, needed, (before, one, other) =>
    mergePicture(meeting, before, one, other),
  )
}

function mergePicture(meeting: Meeting, before: Picture | undefined, left: Picture, right: Picture): Picture {
  const field = <Key extends keyof Omit<Picture, 'id'>>(key: Key): Picture[Key] =>
    settle(meeting, before?.[key], left[key], right[key], (value) => ({
      kind: 'picture',
      picture: left.id,
      fields: { [key]: value },
    }))
  return {
    id: left.id,
    sha256: field('sha256'),
    type: field('type'),
    width: field('width'),
    height: field('height'),
    focal: field('focal'),
    caption: field('caption'),
    credit: field('credit'),
    name: field('name'),
  }
}

function mergePublication(meeting: Meeting): Publication {
  const [base, left, right] = [meeting.base, meeting.left, meeting.right].map((one) => one.publication)
  if (base === undefined || left === undefined || right === undefined) return meeting.left.publication
  const field = <Key extends keyof Publication>(key: Key): Publication[Key] =>
    settle(meeting, base[key], left[key], right[key], (value) => ({
      kind: 'publication',
      fields: { [key]: value },
    }))
  return {
    name: field('name'),
    language: field('language'),
    sisters: field('sisters'),
    home: field('home'),
    rights: field('rights'),
    labels: field('labels'),
    formats: field('formats'),
    format: field('format'),
    styles: settle(
      meeting,
      base.styles,
      left.styles,
      right.styles,
      (styles) => ({ kind: 'publication', fields: { styles } }),
      joinFields,
    ),
    jumps: settle(
      meeting,
      base.jumps,
      left.jumps,
      right.jumps,
      (jumps) => ({ kind: 'publication', fields: { jumps } }),
      joinFields,
    ),
    rules: field('rules'),
    shapes: field('shapes'),
    adverts: field('adverts'),
    words: settle(
      meeting,
      base.words,
      left.words,
      right.words,
      (words) => ({ kind: 'publication', fields: { words } }),
      joinFields,
    ),
  }
}

/** Open choices: those both still have, and those one side met. One that a side resolved is gone. */
function mergeConflicts({ base, left, right }: Meeting): ReadonlyMap<ConflictId, Conflict> {
  const stay = survivors([...base.conflicts.keys()], [...left.conflicts.keys()], [...right.conflicts.keys()])
  const ids = [...stay].sort(byCodeUnit)
  return new Map(
    ids.flatMap((id) => {
      const conflict = left.conflicts.get(id) ?? right.conflicts.get(id)
      return conflict === undefined ? [] : [[id, conflict] as const]
    }),
  )
}
