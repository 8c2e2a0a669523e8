// Where the open story has what is looked for, which of the places is selected, and the way from one to the next. The
// places are painted in the text.

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { TextSelection } from 'prosemirror-state'
import type { Article } from '../../model/issue.ts'
import type { Finding } from '../../model/query/search.ts'
import { useFind } from '../find/find-store.ts'
import { createSearch, type SearchEnd, type SearchWish } from '../find/run-search.ts'
import { useSearch } from '../find/use-search.ts'
import { showPlace, type StoryEditing } from './editor.ts'
import { keepPainted } from './paint.ts'
import { type PlacedSpan, type Span, spansOf } from './story-places.ts'

export interface StoryMatches {
  readonly spans: readonly PlacedSpan<Finding>[]
  /** Index of the one that is selected, or -1. */
  readonly now: number
  readonly end: SearchEnd | null
  readonly step: (by: 1 | -1) => void
  /** Selects the first place at this position or after it, once all are found anew. */
  readonly goOnFrom: (position: number) => void
}

const search = createSearch()
// The search of a story is of what stands in it; what its pictures say is looked for over the issue.
const noPictures = { pictures: new Map() }

export function useStoryMatches(article: Article, editing: StoryEditing): StoryMatches {
  const ask = useFind((find) => find.ask)
  const put = useFind((find) => (find.replacing ? find.put : null))
  const wish = useMemo(
    (): SearchWish => ({ issue: noPictures, articles: [article], ask, put, pictures: false }),
    [article, ask, put],
  )
  const { found, end, isCurrent } = useSearch(search, wish)
  const spans = useMemo(() => spansOf(editing.view.state.doc, found), [editing, found])
  const now = useSelected(editing, spans)
  const onFrom = useRef<number | null>(null)

  // New words are looked for from where the caret is.
  const asked = useRef(ask)
  useEffect(() => {
    if (asked.current !== ask) onFrom.current = editing.view.state.selection.from
    asked.current = ask
  }, [ask, editing])

  useEffect(() => {
    const start = onFrom.current
    if (!isCurrent || start === null || (end === null && spans.length === 0)) return
    onFrom.current = null
    const next = spans.find((span) => span.from >= start) ?? spans[0]
    if (next !== undefined) selectSpan(editing, next)
  }, [editing, spans, isCurrent, end])

  const current = spans[now]
  useEffect(() => keepPainted(editing.view, 'story-found', spans), [editing, spans])
  useEffect(
    () => keepPainted(editing.view, 'story-found-now', current === undefined ? [] : [current]),
    [editing, current],
  )

  const step = useCallback(
    (by: 1 | -1) => {
      const next = nextSpan(spans, editing.view.state.selection, by)
      if (next !== undefined) selectSpan(editing, next)
      // Nothing is found yet: the first place that will be is what is wanted.
      else onFrom.current = editing.view.state.selection.from
    },
    [editing, spans],
  )
  const goOnFrom = useCallback((position: number) => {
    onFrom.current = position
  }, [])
  return { spans, now, end, step, goOnFrom }
}

/** Which of the spans the selection is. */
function useSelected({ view }: StoryEditing, spans: readonly Span[]): number {
  const [selected, setSelected] = useState<Span>({ from: 0, to: 0 })
  useEffect(() => {
    const look = (): void => {
      if (view.isDestroyed) return
      const { from, to } = view.state.selection
      setSelected((before) => (before.from === from && before.to === to ? before : { from, to }))
    }
    look()
    document.addEventListener('selectionchange', look)
    // Without the keyboard the editor's selection is not the document's: whoever moves it says so.
    view.dom.addEventListener(selectedEvent, look)
    return () => {
      document.removeEventListener('selectionchange', look)
      view.dom.removeEventListener(selectedEvent, look)
    }
  }, [view])
  return spans.findIndex(({ from, to }) => from === selected.from && to === selected.to)
}

const selectedEvent = 'jumpline-selected'

export function selectSpan({ view }: StoryEditing, { from, to }: Span): void {
  if (view.isDestroyed || view.composing || to > view.state.doc.content.size) return
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)))
  view.dom.dispatchEvent(new Event(selectedEvent))
  showPlace(view, from)
}

/** The one after, or before, what is selected; around the end. */
function nextSpan<One extends Span>(spans: readonly One[], { from, to }: Span, by: 1 | -1): One | undefined {
  const isHere = (span: Span): boolean => span.from === from && span.to === to
  if (by > 0) return spans.find((span) => span.from >= from && !isHere(span)) ?? spans[0]
  return spans.findLast((span) => span.from <= from && !isHere(span)) ?? spans.at(-1)
}
