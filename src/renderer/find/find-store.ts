// What the editor looks for, and what to write for it: one question for the bar over the story and for the panel over
// the whole issue, so that one goes on where the other stopped. None of it is saved.

import { create } from 'zustand'
import type { ArticleId } from '../../base/ids.ts'
import type { TextPlace } from '../../model/query/article-texts.ts'
import type { Scope } from '../../model/query/article-scope.ts'
import { type FindAsk, plainAsk } from '../../model/query/find-words.ts'
import { useViewStore } from '../state/view-store.ts'

/** A place of a text that is to be shown, with its words selected. */
export interface Goal {
  readonly article: ArticleId
  readonly place: TextPlace
  readonly from: number
  readonly to: number
}

interface FindState {
  readonly ask: FindAsk
  readonly put: string
  /** The bar over the story. */
  readonly bar: boolean
  /** What is found is to be replaced: in the bar and in the panel. */
  readonly replacing: boolean
  readonly scope: Scope
  /** Grow with each wish for the keyboard, or for a step from one place to the next. */
  readonly wishes: { readonly bar: number; readonly panel: number }
  readonly step: { readonly by: 1 | -1; readonly turn: number }
  readonly goal: { readonly place: Goal; readonly turn: number } | null
}

export const useFind = create<FindState>()(() => ({
  ask: plainAsk,
  put: '',
  bar: false,
  replacing: false,
  scope: 'issue',
  wishes: { bar: 0, panel: 0 },
  step: { by: 1, turn: 0 },
  goal: null,
}))

export function setAsk(fields: Partial<FindAsk>): void {
  useFind.setState(({ ask }) => ({ ask: { ...ask, ...fields } }))
}

/** Words that are selected in the story are what is looked for next. */
function takeSelection(): void {
  const selection = document.getSelection()
  const inStory = selection?.anchorNode?.parentElement?.closest('.story-text') ?? null
  const words = inStory === null ? '' : (selection?.toString() ?? '')
  if (words !== '' && words.length <= longestSelection && !/[\n\r]/.test(words))
    setAsk({ words, expression: false })
}

// A selection of a sentence or two is looked for; one of half a page was made for something else.
const longestSelection = 200

export function openBar(replacing: boolean): void {
  takeSelection()
  useFind.setState(({ wishes }) => ({ bar: true, replacing, wishes: { ...wishes, bar: wishes.bar + 1 } }))
}

export function openFindPanel(): void {
  takeSelection()
  useViewStore.getState().showPanel('find')
  // One question, one place for it: the bar over the story would take the room of its text.
  useFind.setState(({ wishes }) => ({ bar: false, wishes: { ...wishes, panel: wishes.panel + 1 } }))
}

export function stepMatch(by: 1 | -1): void {
  useFind.setState(({ step, bar }) => ({
    bar: bar || useFind.getState().ask.words !== '',
    step: { by, turn: step.turn + 1 },
  }))
}

export function closeBar(): void {
  useFind.setState({ bar: false })
}

/** Opens the article and selects the words, once its editor is there. */
export function goTo(place: Goal): void {
  useFind.setState(({ goal }) => ({ goal: { place, turn: (goal?.turn ?? 0) + 1 } }))
}
