// What the window shows of the issue around the text that is typed: it follows in the window's spare time. Before the
// frame that shows a key press, only what the key changed in the story is drawn.

import { startTransition, useEffect, useRef, useState } from 'react'
import type { Issue } from '../../model/issue.ts'
import { type IssueState, useIssueStore } from './issue-store.ts'
import { inSpareTime } from './spare-time.ts'

/** Milliseconds: for what is looked at while writing, and for lists and bars an eye goes to now and then. */
const [beside, around] = [50, 120]

/** What `read` gives of the store: right after the frame that shows a key, and at once after any other change. */
export function useBeside<Value>(read: (state: IssueState) => Value): Value {
  return useFollowed(read, isNotTyped, beside)
}

/** The open issue, right after the frame that shows a key, and at once after any other change. */
export function useIssueBeside(): Issue | null {
  return useBeside(openIssue)
}

const openIssue = ({ open }: IssueState): Issue | null => open?.issue ?? null

/** What `read` gives of the store a moment after it has changed; at once where `atOnce` says so of the value shown. */
export function useLater<Value>(
  read: (state: IssueState) => Value,
  atOnce: (shown: Value, state: IssueState) => boolean = never,
): Value {
  return useFollowed(read, atOnce, around)
}

const never = (): boolean => false
const isNotTyped = (_shown: unknown, { open }: IssueState): boolean => open?.typed !== true

/** `read` and `atOnce` must be the same functions as long as they read the same thing. */
function useFollowed<Value>(
  read: (state: IssueState) => Value,
  atOnce: (shown: Value, state: IssueState) => boolean,
  latest: number,
): Value {
  const [shown, show] = useState(() => ({ read, value: read(useIssueStore.getState()) }))
  const last = useRef(shown.value)
  useEffect(() => {
    let takeBack: (() => void) | null = null
    const put = (): void => {
      takeBack?.()
      takeBack = null
      const value = read(useIssueStore.getState())
      last.current = value
      show((before) => (before.read === read && before.value === value ? before : { read, value }))
    }
    const stop = useIssueStore.subscribe((state) => {
      if (atOnce(last.current, state)) put()
      // In turns, and dropped where a key comes meanwhile.
      else takeBack ??= inSpareTime(() => startTransition(put), latest)
    })
    put()
    return () => {
      stop()
      takeBack?.()
    }
  }, [read, atOnce, latest])
  return shown.read === read ? shown.value : read(useIssueStore.getState())
}
