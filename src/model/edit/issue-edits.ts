import { ok, type Result } from '../../base/result.ts'
import { fitsGrid } from '../grid.ts'
import type { Issue } from '../issue.ts'
import { formatOf } from '../publication.ts'
import type { Applied, IssueSet, PublicationSet, Refusal } from './edit.ts'
import { previous, refuse } from './refuse.ts'

export function applyIssueSet(issue: Issue, edit: IssueSet): Result<Applied, Refusal> {
  return ok({ issue: { ...issue, ...edit.fields }, undo: { ...edit, fields: previous(issue, edit.fields) } })
}

/** Refused when a block would then stand outside its page. */
export function applyPublicationSet(issue: Issue, edit: PublicationSet): Result<Applied, Refusal> {
  if (edit.publication.formats.length === 0) return refuse(edit, 'malformed', 'formats')
  for (const page of issue.pages) {
    const format = formatOf(edit.publication, page.format)
    const outside = page.blocks.find((block) => !fitsGrid(block.area, format))
    if (outside !== undefined) return refuse(edit, 'off-grid', outside.id)
  }
  return ok({
    issue: { ...issue, publication: edit.publication },
    undo: { kind: 'publication.set', publication: issue.publication },
  })
}
