// What two writers did beside the text of one article: comments, the text that was agreed on, and who changed what.
// None of it is printed, so none of it asks an editor to choose: what one side did is taken, and where both agreed on
// different words, what the text says now is open against one of them. Comment marks follow the words they stand at.

import { canonical, sameValue } from '../../base/canonical.ts'
import type { ParagraphId } from '../../base/ids.ts'
import { byCodeUnit } from '../../base/order.ts'
import {
  type Comment,
  type CommentMark,
  type Hand,
  type Paragraph,
  type Remark,
  storyFields,
  type StoryText,
} from '../issue.ts'
import { survivors, weave } from './weave.ts'

/** One place of an article as three versions have it. */
interface Sides<Value> {
  readonly base: Value
  readonly left: Value
  readonly right: Value
}

/** The value of the one side that changed it; null where both did. */
function changed<Value>({ base, left, right }: Sides<Value>): { readonly value: Value } | null {
  if (sameValue(left, right) || sameValue(base, right)) return { value: left }
  return sameValue(base, left) ? { value: right } : null
}

/** The value of the side that changed it; where both did, one that follows from the two alone. */
function settled<Value>(sides: Sides<Value>): Value {
  const one = changed(sides)
  if (one !== null) return one.value
  return canonical(sides.left) > canonical(sides.right) ? sides.left : sides.right
}

/** Every remark of both sides. One that a side took away and the other answered stays. */
export function mergeComments(sides: Sides<readonly Comment[]>): readonly Comment[] {
  const one = changed(sides)
  if (one !== null) return one.value
  const byId = (list: readonly Comment[]): ReadonlyMap<string, Comment> =>
    new Map(list.map((comment) => [comment.id, comment]))
  const [base, left, right] = [byId(sides.base), byId(sides.left), byId(sides.right)]
  return [...new Set([...left.keys(), ...right.keys()])]
    .flatMap((id) => {
      const [before, mine, yours] = [base.get(id), left.get(id), right.get(id)]
      if (mine !== undefined && yours !== undefined) return mergeComment(before ?? mine, mine, yours)
      const only = mine ?? yours
      return only === undefined || (before !== undefined && sameValue(before, only)) ? [] : only
    })
    .toSorted((some, other) => inTime(some.said[0], other.said[0]) || byCodeUnit(some.id, other.id))
}

function mergeComment(base: Comment, left: Comment, right: Comment): Comment {
  const [first] = base.said
  const answers = [...left.said, ...right.said].filter((said) => !sameValue(said, first))
  const each = new Map(answers.map((said) => [canonical(said), said]))
  const said = [...each.values()].toSorted(inTime)
  const done = changed({ base: base.done, left: left.done, right: right.done })
  return { ...base, said: first === undefined ? said : [first, ...said], done: done?.value ?? false }
}

function inTime(one: Remark | undefined, other: Remark | undefined): number {
  return (one?.at ?? 0) - (other?.at ?? 0) || byCodeUnit(canonical(one ?? ''), canonical(other ?? ''))
}

/** What each side agreed on. Tracking that one side ended goes on where the other agreed on something meanwhile. */
export function mergeAgreed(sides: Sides<StoryText | null>): StoryText | null {
  const one = changed(sides)
  if (one !== null) return one.value
  const { base, left, right } = sides
  if (left === null || right === null) return left ?? right
  if (base === null) return settled({ base, left, right })
  const merged: { -readonly [Name in keyof StoryText]: StoryText[Name] } = { ...base }
  const take = <Name extends keyof StoryText>(name: Name): void => {
    merged[name] = settled({ base: base[name], left: left[name], right: right[name] })
  }
  for (const name of storyFields) take(name)
  return { ...merged, body: mergeAgreedBody({ base: base.body, left: left.body, right: right.body }) }
}

function mergeAgreedBody(sides: Sides<readonly Paragraph[]>): readonly Paragraph[] {
  const one = changed(sides)
  if (one !== null) return one.value
  const byId = (body: readonly Paragraph[]): ReadonlyMap<ParagraphId, Paragraph> =>
    new Map(body.map((paragraph) => [paragraph.id, paragraph]))
  const [base, left, right] = [byId(sides.base), byId(sides.left), byId(sides.right)]
  const ids = (body: readonly Paragraph[]): readonly ParagraphId[] => body.map(({ id }) => id)
  const [first, second] =
    canonical(sides.left) < canonical(sides.right) ? [sides.left, sides.right] : [sides.right, sides.left]
  const stay = survivors(ids(sides.base), ids(sides.left), ids(sides.right))
  const found = (id: ParagraphId): readonly Paragraph[] => {
    const [before, mine, yours] = [base.get(id), left.get(id), right.get(id)]
    if (mine === undefined || yours === undefined) return [mine ?? yours ?? []].flat()
    return [settled({ base: before ?? mine, left: mine, right: yours })]
  }
  return weave(ids(first), ids(second))
    .filter((id) => stay.has(id))
    .flatMap(found)
}

/** The later hand at each place. */
export function mergeHands(sides: Sides<readonly Hand[]>): readonly Hand[] {
  const one = changed(sides)
  if (one !== null) return one.value
  const byPlace = (hands: readonly Hand[]): ReadonlyMap<string, Hand> =>
    new Map(hands.map((hand) => [hand.place, hand]))
  const [base, left, right] = [byPlace(sides.base), byPlace(sides.left), byPlace(sides.right)]
  const stay = survivors([...base.keys()], [...left.keys()], [...right.keys()])
  return [...stay].toSorted(byCodeUnit).flatMap((place) => {
    const [mine, yours] = [left.get(place), right.get(place)]
    if (mine === undefined || yours === undefined) return mine ?? yours ?? []
    return mine.at > yours.at || (mine.at === yours.at && mine.by > yours.by) ? mine : yours
  })
}

/** The comment marks of both sides, at their places in `text`, which is the text of one of them. */
export function mergeCommentMarks(sides: Sides<Paragraph>, text: string): readonly CommentMark[] {
  const { base, left, right } = sides
  const ids = (paragraph: Paragraph): readonly string[] => commentMarks(paragraph).map((mark) => mark.comment)
  const stay = survivors(ids(base), ids(left), ids(right))
  // Where both have it, the side whose words these are knows best where it stands.
  const [sure, other] = left.text === text ? [left, right] : [right, left]
  const known = new Set(ids(sure))
  const moved = commentMarks(other).flatMap((mark) => {
    const from = offsetIn(other.text, text, mark.from)
    const to = offsetIn(other.text, text, mark.to)
    return known.has(mark.comment) || to <= from ? [] : [{ ...mark, from, to }]
  })
  return [...commentMarks(sure), ...moved]
    .filter((mark) => stay.has(mark.comment))
    .toSorted((one, two) => one.from - two.from || byCodeUnit(one.comment, two.comment))
}

function commentMarks({ marks }: Paragraph): readonly CommentMark[] {
  return marks.filter((mark) => mark.kind === 'comment')
}

/** Where an offset of one text is in another that differs from it in one stretch. */
function offsetIn(from: string, to: string, offset: number): number {
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && from[start] === to[start]) start += 1
  let end = 0
  while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end += 1
  if (offset <= start) return offset
  if (offset >= from.length - end) return to.length - (from.length - offset)
  return Math.min(offset, to.length - end)
}
