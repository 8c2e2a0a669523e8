// Words written anew at many places of an issue, as the edits of one mark: replacing what was found, normalising, writing
// what a word list asks for. What has changed since a place was looked up is left as it is.

import type { ArticleId, PictureId } from '../base/ids.ts'
import { bodySplice } from '../model/edit/body-splice.ts'
import type { ArticleSet, Edit } from '../model/edit/edit.ts'
import { type Article, type Issue, lineFields, type Picture } from '../model/issue.ts'
import { articleTexts, type PlacedText, placeKey, type TextPlace } from '../model/query/article-texts.ts'
import { signedPageOf } from '../model/query/signed-texts.ts'
import { type Rewrite, rewriteParagraph, rewritten } from '../model/text/replaced.ts'

export interface TextChange extends Rewrite {
  readonly article: ArticleId
  readonly place: TextPlace
  /** The text it was looked up in. */
  readonly text: string
}

export interface TextPlan {
  readonly edits: readonly Edit[]
  /** Changes that are made by them. */
  readonly made: number
  /** Left out: the text stands on a page that is signed off. */
  readonly signed: number
  /** Left out: the text has changed since, or another change takes the place. */
  readonly stale: number
}

export function planTexts(issue: Issue, changes: readonly TextChange[]): TextPlan {
  let [made, signed, stale] = [0, 0, 0]
  const edits: Edit[] = []
  const pictures = new Set<string>()
  for (const [id, own] of grouped(changes, ({ article }) => article)) {
    const article = issue.articles.get(id)
    const texts = new Map<string, PlacedText>()
    if (article !== undefined)
      for (const one of articleTexts(issue, article)) texts.set(placeKey(one.place), one)
    const rewrites = new Map<string, readonly Rewrite[]>()
    for (const [key, list] of grouped(own, ({ place }) => placeKey(place))) {
      const text = texts.get(key)
      // Two articles may show one picture: its caption is written once.
      const isTwice = pictures.has(key)
      if (text?.place.kind === 'picture') pictures.add(key)
      if (text !== undefined && signedPageOf(issue, id, text.place) !== null) {
        signed += list.length
        continue
      }
      const fitting = text === undefined || isTwice ? [] : fittingOf(text.text, list)
      made += fitting.length
      stale += list.length - fitting.length
      if (fitting.length > 0) rewrites.set(key, fitting)
    }
    if (article !== undefined && rewrites.size > 0) edits.push(...articleEdits(issue, article, rewrites))
  }
  return { edits, made, signed, stale }
}

function grouped<Key, Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => Key,
): ReadonlyMap<Key, readonly Thing[]> {
  const groups = new Map<Key, Thing[]>()
  for (const thing of things) {
    const group = groups.get(keyOf(thing))
    if (group === undefined) groups.set(keyOf(thing), [thing])
    else group.push(thing)
  }
  return groups
}

/** In order, those that do not overlap and that the text has as they were looked up. */
function fittingOf(text: string, changes: readonly TextChange[]): readonly Rewrite[] {
  const fitting: Rewrite[] = []
  for (const change of changes.toSorted((left, right) => left.from - right.from)) {
    if (change.text !== text || change.from < (fitting.at(-1)?.to ?? 0) || change.to > text.length) continue
    fitting.push({ from: change.from, to: change.to, put: oneLine(change.put) })
  }
  return fitting
}

/** No text of an issue has a line break in it. */
function oneLine(words: string): string {
  return words.replaceAll(/[\n\r]+/g, ' ')
}

type Rewrites = ReadonlyMap<string, readonly Rewrite[]>

function articleEdits(issue: Issue, article: Article, rewrites: Rewrites): readonly Edit[] {
  const edits: Edit[] = []
  const fields = changedFields(article, rewrites)
  if (Object.keys(fields).length > 0) edits.push({ kind: 'article.set', article: article.id, fields })
  const body = article.body.map((paragraph) => {
    const own = rewrites.get(paragraph.id)
    return own === undefined ? paragraph : rewriteParagraph(paragraph, own)
  })
  const splice = bodySplice(article.body, body)
  if (splice !== null) edits.push({ kind: 'body.splice', article: article.id, ...splice })
  for (const picture of article.pictures) {
    const said = changedPicture(issue.pictures.get(picture), rewrites)
    if (said !== null) edits.push({ kind: 'picture.set', picture, fields: said })
  }
  return edits
}

function changedFields(article: Article, rewrites: Rewrites): ArticleSet['fields'] {
  const fields: { -readonly [Name in keyof ArticleSet['fields']]: ArticleSet['fields'][Name] } = {}
  for (const name of lineFields) {
    const own = rewrites.get(name)
    if (own !== undefined) fields[name] = rewritten(article[name], own)
  }
  const headline = article.headline.map((text, line) =>
    rewritten(text, rewrites.get(`headline ${line}`) ?? []),
  )
  if (headline.some((text, line) => text !== article.headline[line]))
    fields.headline = headline.filter((text) => text !== '')
  return fields
}

function changedPicture(
  picture: Picture | undefined,
  rewrites: Rewrites,
): Partial<Pick<Picture, 'caption' | 'credit'>> | null {
  if (picture === undefined) return null
  const of = (name: 'caption' | 'credit', id: PictureId): string =>
    rewritten(picture[name], rewrites.get(`${id} ${name}`) ?? [])
  const [caption, credit] = [of('caption', picture.id), of('credit', picture.id)]
  if (caption === picture.caption && credit === picture.credit) return null
  return {
    ...(caption === picture.caption ? {} : { caption }),
    ...(credit === picture.credit ? {} : { credit }),
  }
}
