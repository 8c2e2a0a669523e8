// What was changed in an article since its text was agreed on, piece by piece. Nothing is kept for it but the agreed text:
// a change is what differs, however it came about. Accepting one writes it into the agreed text, rejecting one puts
// back what the agreed text has.

import { sameValue } from '../../base/canonical.ts'
import type { ParagraphId } from '../../base/ids.ts'
import { steadyPart } from '../../base/order.ts'
import type { Edit } from '../edit/edit.ts'
import {
  type Article,
  type Hand,
  type Paragraph,
  type StoryField,
  storyFields,
  type StoryText,
} from '../issue.ts'
import { rewriteParagraph } from '../text/replaced.ts'
import { type ChangedWords, changedWords } from './changed-words.ts'

export type OpenChange = (
  | { readonly kind: 'field'; readonly field: StoryField; readonly was: string; readonly now: string }
  | { readonly kind: 'words'; readonly paragraph: ParagraphId; readonly words: ChangedWords }
  /** What the paragraph is, or which marks its words have. */
  | { readonly kind: 'look'; readonly paragraph: ParagraphId }
  | { readonly kind: 'added'; readonly paragraph: ParagraphId; readonly text: string }
  | { readonly kind: 'removed'; readonly paragraph: ParagraphId; readonly text: string }
  | { readonly kind: 'moved'; readonly paragraph: ParagraphId; readonly text: string }
) & {
  /** Names it as long as it is open. */
  readonly key: string
  /** Who was there last, where that is known. */
  readonly hand: Hand | null
}

const known = new WeakMap<Article, readonly OpenChange[]>()

/** In the order of the text; none while changes are not tracked. The same list each time. */
export function openChanges(article: Article): readonly OpenChange[] {
  if (article.agreed === null) return []
  const before = known.get(article)
  if (before !== undefined) return before
  const changes = changesSince(article, article.agreed)
  known.set(article, changes)
  return changes
}

function changesSince(article: Article, agreed: StoryText): readonly OpenChange[] {
  const hands = new Map<string, Hand>(article.hands.map((hand) => [hand.place, hand]))
  const handAt = (place: string): Hand | null => hands.get(place) ?? null
  const fields = storyFields.flatMap((field): readonly OpenChange[] => {
    const [was, now] = [agreed, article].map((text) => lineOf(text[field]))
    if (was === undefined || now === undefined || was === now) return []
    return [{ kind: 'field', key: `field ${field}`, field, was, now, hand: handAt(field) }]
  })
  const before = fields.filter((change) => change.kind !== 'field' || change.field !== 'tagline')
  const after = fields.filter((change) => !before.includes(change))
  return [...before, ...bodyChanges(article, agreed, handAt), ...after]
}

function bodyChanges(
  article: Article,
  agreed: StoryText,
  handAt: (place: string) => Hand | null,
): readonly OpenChange[] {
  const old = new Map(agreed.body.map((paragraph) => [paragraph.id, paragraph]))
  const now = new Set(article.body.map(({ id }) => id))
  const place = new Map(agreed.body.map(({ id }, index) => [id, index]))
  const steady = steadyIds(agreed.body, article.body)
  const changes: OpenChange[] = []
  // What is gone is told where it stood: after the paragraph that was before it.
  const removedAfter = (id: ParagraphId | null): void => {
    let index = id === null ? 0 : (place.get(id) ?? -1) + 1
    for (let gone = agreed.body[index]; gone !== undefined && !now.has(gone.id); gone = agreed.body[index]) {
      const { id: paragraph, text } = gone
      changes.push({ kind: 'removed', key: `removed ${paragraph}`, paragraph, text, hand: handAt(paragraph) })
      index += 1
    }
  }
  removedAfter(null)
  for (const paragraph of article.body) {
    const { id, text } = paragraph
    const hand = handAt(id)
    const was = old.get(id)
    if (was === undefined) changes.push({ kind: 'added', key: `added ${id}`, paragraph: id, text, hand })
    else {
      if (!steady.has(id)) changes.push({ kind: 'moved', key: `moved ${id}`, paragraph: id, text, hand })
      if (was !== paragraph) changes.push(...wordChanges(was, paragraph, hand))
      removedAfter(id)
    }
  }
  return changes
}

// A key changes one paragraph of an article; the others are compared once.
const compared = new WeakMap<
  Paragraph,
  { readonly was: Paragraph; readonly words: readonly ChangedWords[] }
>()

function wordsBetween(was: Paragraph, now: Paragraph): readonly ChangedWords[] {
  const before = compared.get(now)
  if (before?.was === was) return before.words
  const words = changedWords(was.text, now.text)
  compared.set(now, { was, words })
  return words
}

function wordChanges(was: Paragraph, now: Paragraph, hand: Hand | null): readonly OpenChange[] {
  const paragraph = now.id
  const words = wordsBetween(was, now)
  const changes = words.map(
    (one): OpenChange => ({
      kind: 'words',
      key: `words ${paragraph} ${one.from} ${one.was.length}`,
      paragraph,
      words: one,
      hand,
    }),
  )
  // Marks are told once the words they stand at are settled.
  const hasLook = now.kind !== was.kind || (words.length === 0 && !sameValue(textMarks(was), textMarks(now)))
  return hasLook ? [...changes, { kind: 'look', key: `look ${paragraph}`, paragraph, hand }] : changes
}

function textMarks({ marks }: Paragraph): Paragraph['marks'] {
  return marks.filter((mark) => mark.kind !== 'comment')
}

/** The rewrites that make the text as it is now out of the agreed one. */
function backToFront(words: readonly ChangedWords[]): Parameters<typeof rewriteParagraph>[1] {
  return words.map(({ was, agreedFrom, now }) => ({
    from: agreedFrom,
    to: agreedFrom + was.length,
    put: now,
  }))
}

function lineOf(text: string | readonly string[]): string {
  return typeof text === 'string' ? text : text.join('\n')
}

/** The edits that agree on a change. */
export function acceptChange(article: Article, change: OpenChange): readonly Edit[] {
  const { agreed } = article
  if (agreed === null) return []
  return setAgreed(article, agreedWith(article, agreed, change))
}

/** Agrees on all of it; tracking goes on. */
export function acceptAll(article: Article): readonly Edit[] {
  return article.agreed === null ? [] : setAgreed(article, storyText(article))
}

function setAgreed(article: Article, agreed: StoryText): readonly Edit[] {
  // A place where nothing is open any more needs no hand.
  const open = new Set(openChanges({ ...article, agreed }).map(placeOf))
  const hands = article.hands.filter(({ place }) => open.has(place))
  return [{ kind: 'article.set', article: article.id, fields: { agreed, hands } }]
}

function placeOf(change: OpenChange): string {
  return change.kind === 'field' ? change.field : change.paragraph
}

function agreedWith(article: Article, agreed: StoryText, change: OpenChange): StoryText {
  if (change.kind === 'field') return { ...agreed, [change.field]: article[change.field] }
  const { paragraph: id } = change
  const now = article.body.find((one) => one.id === id)
  const at = agreed.body.findIndex((one) => one.id === id)
  const was = agreed.body[at]
  const steady = steadyIds(agreed.body, article.body)
  const putIn = (list: readonly Paragraph[], paragraph: Paragraph): readonly Paragraph[] =>
    list.toSpliced(placeIn(list, paragraph, article.body, steady), 0, paragraph)
  switch (change.kind) {
    case 'removed':
      return { ...agreed, body: agreed.body.filter((one) => one.id !== id) }
    case 'added':
      return now === undefined ? agreed : { ...agreed, body: putIn(agreed.body, now) }
    case 'moved':
      if (was === undefined) return agreed
      return { ...agreed, body: putIn(agreed.body.toSpliced(at, 1), was) }
    case 'words': {
      if (was === undefined) return agreed
      const { agreedFrom: from, was: gone, now: put } = change.words
      const next = rewriteParagraph(was, [{ from, to: from + gone.length, put }])
      return { ...agreed, body: agreed.body.with(at, next) }
    }
    case 'look':
      if (was === undefined || now === undefined) return agreed
      return { ...agreed, body: agreed.body.with(at, withLook(was, now)) }
  }
}

/** The edits that put back what the agreed text has. */
export function rejectChange(article: Article, change: OpenChange): readonly Edit[] {
  const { agreed, id: own } = article
  if (agreed === null) return []
  if (change.kind === 'field')
    return [{ kind: 'article.set', article: own, fields: { [change.field]: agreed[change.field] } }]
  const { paragraph: id } = change
  const at = article.body.findIndex((one) => one.id === id)
  const now = article.body[at]
  const was = agreed.body.find((one) => one.id === id)
  const steady = steadyIds(agreed.body, article.body)
  const splice = (index: number, remove: number, insert: readonly Paragraph[]): Edit => ({
    kind: 'body.splice',
    article: own,
    index,
    remove,
    insert,
  })
  switch (change.kind) {
    case 'added':
      return now === undefined ? [] : [splice(at, 1, [])]
    case 'removed':
      return was === undefined ? [] : [splice(placeIn(article.body, was, agreed.body, steady), 0, [was])]
    case 'moved': {
      if (now === undefined) return []
      const rest = article.body.toSpliced(at, 1)
      return [splice(at, 1, []), splice(placeIn(rest, now, agreed.body, steady), 0, [now])]
    }
    case 'words': {
      if (now === undefined) return []
      const { from, now: put, was: back } = change.words
      return [splice(at, 1, [rewriteParagraph(now, [{ from, to: from + put.length, put: back }])])]
    }
    case 'look':
      return was === undefined || now === undefined ? [] : [splice(at, 1, [withLook(now, was)])]
  }
}

/** Puts back all of the agreed text. Remarks stay at the words they are about, as far as those are still there. */
export function rejectAll(article: Article): readonly Edit[] {
  const { agreed, id } = article
  if (agreed === null) return []
  const { body, ...fields } = agreed
  return [
    { kind: 'article.set', article: id, fields: { ...fields, hands: [] } },
    { kind: 'body.splice', article: id, index: 0, remove: article.body.length, insert: body },
  ]
}

export function storyText({ kicker, headline, deck, byline, dateline, body, tagline }: Article): StoryText {
  return { kicker, headline, deck, byline, dateline, body, tagline }
}

/** A paragraph with what another version says it is and marks in it, as far as their words agree. */
function withLook(paragraph: Paragraph, look: Paragraph): Paragraph {
  const words = changedWords(look.text, paragraph.text)
  const { marks } = rewriteParagraph({ ...look, marks: textMarks(look) }, backToFront(words))
  const remarks = paragraph.marks.filter((mark) => mark.kind === 'comment')
  return {
    ...paragraph,
    kind: look.kind,
    marks: [...marks, ...remarks].toSorted((one, other) => one.from - other.from),
  }
}

/** The paragraphs that both versions have in one order. */
function steadyIds(agreed: readonly Paragraph[], now: readonly Paragraph[]): ReadonlySet<ParagraphId> {
  const place = new Map(agreed.map(({ id }, index) => [id, index]))
  const kept = now.filter(({ id }) => place.has(id))
  const steady = steadyPart(kept, ({ id }) => place.get(id) ?? 0)
  return new Set([...steady].map(({ id }) => id))
}

/** Where a paragraph belongs in a list: after the nearest one it follows in `order`, of those that have not moved. */
function placeIn(
  list: readonly Paragraph[],
  { id }: Paragraph,
  order: readonly Paragraph[],
  steady: ReadonlySet<ParagraphId>,
): number {
  const own = order.findIndex((one) => one.id === id)
  const above = order.slice(0, own).findLast((one) => steady.has(one.id))
  return above === undefined ? 0 : list.findIndex((one) => one.id === above.id) + 1
}
