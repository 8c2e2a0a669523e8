import { ok, type Result } from '../../base/result.ts'
import type { Issue } from '../issue.ts'
import type { Applied, ConflictInsert, ConflictRemove, Refusal } from './edit.ts'
import { refuse } from './refuse.ts'

export function applyConflictInsert(issue: Issue, edit: ConflictInsert): Result<Applied, Refusal> {
  const { conflict } = edit
  if (issue.conflicts.has(conflict.id)) return refuse(edit, 'conflict-exists', conflict.id)
  return ok({
    issue: { ...issue, conflicts: new Map(issue.conflicts).set(conflict.id, conflict) },
    undo: { kind: 'conflict.remove', conflict: conflict.id },
  })
}

export function applyConflictRemove(issue: Issue, edit: ConflictRemove): Result<Applied, Refusal> {
  const conflict = issue.conflicts.get(edit.conflict)
  if (conflict === undefined) return refuse(edit, 'conflict-missing', edit.conflict)
  const conflicts = new Map(issue.conflicts)
  conflicts.delete(conflict.id)
  return ok({ issue: { ...issue, conflicts }, undo: { kind: 'conflict.insert', conflict } })
}
