// What was recognised in the text that was pasted last, on offer until it is taken, let go, or the article is
// changed by anything else.

import { create } from 'zustand'
import { recognisedEdits } from '../../makeup/recognised-edits.ts'
import type { Article, Paragraph } from '../../model/issue.ts'
import { recognise, type Recognised } from '../../model/text/recognise.ts'
import { articleNameNow, currentIssue } from '../state/issue-store.ts'
import { make } from '../state/make.ts'
import { type Clip, clipText, copyLines } from './paste/clip.ts'

export interface PasteOffer {
  /** As it was right after pasting: the offer holds for this one only. */
  readonly article: Article
  readonly pasted: readonly Paragraph[]
  readonly recognised: Recognised
}

export const usePasteOffer = create<{ readonly offer: PasteOffer | null }>()(() => ({ offer: null }))

export function offerPasted(before: Article, after: Article, clips: readonly Clip[]): void {
  usePasteOffer.setState({ offer: pasteOffer(before, after, clips) })
}

/** Null when nothing is recognised. */
export function pasteOffer(before: Article, after: Article, clips: readonly Clip[]): PasteOffer | null {
  const old = new Set(before.body.map(({ id }) => id))
  const came = after.body.filter(({ id }) => !old.has(id))
  const pasted: Paragraph[] = []
  const kept: Clip[] = []
  // What joined the text it was put into is no paragraph of its own.
  for (const clip of clips) {
    const paragraph = came[pasted.length]
    if (paragraph?.text !== clipText(clip)) continue
    pasted.push(paragraph)
    kept.push(clip)
  }
  // Copy with a head begins an article; what is put into the middle of one may bring crossheads only.
  const isWhole = kept.length === clips.length && pasted[0] === after.body[0]
  const recognised = recognise(copyLines(kept), isWhole)
  return recognised === null ? null : { article: after, pasted, recognised }
}

/** The offer, if it still holds. */
export function currentOffer(): PasteOffer | null {
  const { offer } = usePasteOffer.getState()
  if (offer === null) return null
  return currentIssue()?.articles.get(offer.article.id) === offer.article ? offer : null
}

export function takeOffer(): void {
  const offer = currentOffer()
  if (offer === null) return
  const { article, pasted, recognised } = offer
  const mark = { key: 'paste.marks.take', values: { headline: articleNameNow(article.id) } }
  if (!make(recognisedEdits(article, pasted, recognised), mark)) return
  letOfferGo()
  // The fields are over the text: what went there is seen.
  document.querySelector('.story-scroller')?.scrollTo({ top: 0 })
}

/** False when there was none. */
export function letOfferGo(): boolean {
  const had = currentOffer() !== null
  usePasteOffer.setState({ offer: null })
  return had
}
