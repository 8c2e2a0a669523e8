// What keeps a draft of the style book from being applied, and applying it as one mark.

import { useMemo, useState } from 'react'
import { publicationEdits } from '../../makeup/regrid.ts'
import type { Refusal } from '../../model/edit/edit.ts'
import { publicationFaults } from '../../model/file/publication-faults.ts'
import type { Issue } from '../../model/issue.ts'
import { mergeIssues } from '../../model/merge/merge.ts'
import type { Publication } from '../../model/publication.ts'
import { currentIssue, useIssueStore } from '../state/issue-store.ts'
import type { StyleDraft } from './style-draft.ts'

export interface FaultsFound {
  /** Those the draft has and the paper had not. */
  readonly faults: StyleDraft['faults']
  /** The last draft without any. */
  readonly sound: Publication
}

export function useFaults(before: Publication, draft: Publication): FaultsFound {
  const known = useMemo(
    () => new Set(publicationFaults(before).map(({ at, kind }) => `${at} ${kind}`)),
    [before],
  )
  const faults = useMemo(() => {
    const found = publicationFaults(draft).filter(({ at, kind }) => !known.has(`${at} ${kind}`))
    return new Map(found.map((fault) => [fault.at, fault]))
  }, [draft, known])
  const [sound, setSound] = useState(draft)
  if (faults.size === 0 && sound !== draft) setSound(draft)
  return { faults, sound }
}

/** Null when it was made. What others changed in the paper meanwhile stays, where this draft left it alone. */
export function applyDraft(base: Issue, draft: Publication): Refusal | null {
  const issue = currentIssue()
  if (issue === null) return null
  const publication = issue.publication === base.publication ? draft : joined(base, issue, draft)
  const made = useIssueStore
    .getState()
    .dispatch(publicationEdits(issue, publication), { key: 'styleBook.mark' })
  return made.ok ? null : made.fault
}

function joined(base: Issue, issue: Issue, draft: Publication): Publication {
  const bare = (publication: Publication): Issue => ({
    ...base,
    publication,
    pages: [],
    articles: new Map(),
    pictures: new Map(),
    conflicts: new Map(),
  })
  return mergeIssues(bare(base.publication), bare(draft), bare(issue.publication)).publication
}
