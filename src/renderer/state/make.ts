// Makes edits as one mark of the history, or says why they are refused.

import type { Edit } from '../../model/edit/edit.ts'
import { useIssueStore } from './issue-store.ts'
import type { MarkName } from './mark-name.ts'
import { tellRefusal } from './refusals.ts'

export function make(edits: readonly Edit[], mark: MarkName): boolean {
  const made = useIssueStore.getState().dispatch(edits, mark)
  if (!made.ok) tellRefusal(made.fault)
  return made.ok
}
