// Words of the paper's lists, marked with a wave under them in the open story. What each should be is in the check panel.

import { useEffect } from 'react'
import { listedWords } from '../../model/query/listed-words.ts'
import { currentIssue, useIssueStore } from '../state/issue-store.ts'
import { keepPainted } from './paint.ts'
import type { StoryFindProps } from './story-find.tsx'
import { spansOf } from './story-places.ts'

// A moment after the last key: a name that is half written is always a wrong one.
const quiet = 400

export function StoryWords({ article, editing }: StoryFindProps) {
  const lists = useIssueStore(({ open }) => open?.issue.publication.words ?? null)
  useEffect(() => {
    let wipe = (): void => undefined
    const timer = setTimeout(() => {
      const issue = currentIssue()
      if (issue === null || editing.view.isDestroyed || editing.view.composing) return
      const spans = spansOf(editing.view.state.doc, listedWords(issue, article))
      const wipes = [
        keepPainted(
          editing.view,
          'story-avoid',
          spans.filter(({ found }) => found.kind === 'avoid'),
        ),
        keepPainted(
          editing.view,
          'story-wrong',
          spans.filter(({ found }) => found.kind === 'wrong'),
        ),
        keepPainted(
          editing.view,
          'story-suspect',
          spans.filter(({ found }) => found.kind === 'suspect'),
        ),
      ]
      wipe = () => {
        for (const one of wipes) one()
      }
    }, quiet)
    return () => {
      clearTimeout(timer)
      wipe()
    }
  }, [article, editing, lists])
  return null
}
