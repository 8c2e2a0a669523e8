// What a damaged folder still holds, as an issue that is whole. Each file is read on its own; one that can't be
// read is left out, and what named it is mended. Every undamaged page, article and picture is in the result;
// an article whose page is lost waits in the copy basket.

import { err, ok, type Result } from '../../base/result.ts'
import type { Issue } from '../issue.ts'
import { mendRelations } from '../merge/mend.ts'
import { type DecodeFault, readParts } from './decode.ts'
import type { IssueFiles } from './encode.ts'

/** A file that was left out, or the place in a file where something was. */
export interface Dropped {
  readonly path: string
  readonly at: string
}

export interface Salvaged {
  readonly issue: Issue
  /** Files that are there and can't be read: an older version of them may be one. */
  readonly unread: readonly string[]
  /** Empty when the folder was whole. What was mended in a file counts: the rest of that file is as it was. */
  readonly dropped: readonly Dropped[]
}

/** A fault only when `issue.json` is missing, can't be read, or is of a newer format. */
export function salvageIssue(files: IssueFiles): Result<Salvaged, DecodeFault> {
  const parts = readParts(files)
  if (!parts.ok) return err(parts.fault)
  const { head, order, faults, articles, pictures, conflicts } = parts.value
  const unread: Dropped[] = faults.flatMap((fault) =>
    fault.kind === 'newer-format'
      ? []
      : [{ path: fault.path, at: fault.kind === 'malformed' ? fault.at : '' }],
  )
  const dropped = [...unread]
  const pages = [...new Set(order)].flatMap((id) => {
    const page = parts.value.pages.get(id)
    const path = `pages/${id}.json`
    if (page === undefined && !files.has(path)) dropped.push({ path, at: '' })
    return page ?? []
  })
  const mended = mendRelations({ ...head, pages, articles, pictures, conflicts })
  return ok({
    issue: mended.issue,
    unread: unread.map(({ path }) => path),
    dropped: [...dropped, ...mended.faults.map(({ path, at }) => ({ path, at }))],
  })
}
