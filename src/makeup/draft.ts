// An issue as it will be once the edits so far are made. A plan tries its edits here, one after the other,
// and hands out the list; the issue it was asked about stays untouched.

import type { Edit } from '../model/edit/edit.ts'
import { apply } from '../model/edit/apply.ts'
import type { Issue } from '../model/issue.ts'

export interface Draft {
  readonly issue: () => Issue
  readonly edits: () => readonly Edit[]
  /** Makes the edit. A refusal here is a mistake of the plan, so it throws. */
  readonly make: (edit: Edit) => void
}

export function startDraft(issue: Issue): Draft {
  let current = issue
  const edits: Edit[] = []
  return {
    issue: () => current,
    edits: () => withoutDetours(edits),
    make(edit) {
      const applied = apply(current, edit)
      if (!applied.ok) throw new Error(`a plan was refused: ${JSON.stringify(applied.fault)}`)
      current = applied.value.issue
      edits.push(edit)
    },
  }
}

/** A block that was moved several times is moved once, to where it ends up. */
function withoutDetours(edits: readonly Edit[]): readonly Edit[] {
  const lastMove = new Map<string, Edit>()
  for (const edit of edits) if (edit.kind === 'block.move') lastMove.set(edit.block, edit)
  return edits.filter((edit) => edit.kind !== 'block.move' || lastMove.get(edit.block) === edit)
}
