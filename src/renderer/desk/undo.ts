// Undo and redo as an editor asks for them. Where someone else has changed the same place since, nothing is
// done, and that is said.

import { markWords } from '../i18n/i18n.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { readMarkName } from '../state/mark-name.ts'
import { notify } from '../state/notices.ts'

export type ShiftWay = 'undo' | 'redo'

export function shiftMark(way: ShiftWay): void {
  const refused = useIssueStore.getState()[way]()
  if (refused === null) return
  const mark = markWords(readMarkName(refused))
  notify({ tone: 'warning', key: `faults.${way}Refused`, values: { mark } })
}
