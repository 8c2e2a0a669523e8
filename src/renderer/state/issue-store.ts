// The open issue: one truth and one way in, `dispatch`. Every change goes through the model's history here
// and to the main process as a batch of edits; what is not saved is not in this store.

import { create } from 'zustand'
import type { ArticleId, PageId } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { OpenIssue, SessionId } from '../../contract/calls.ts'
import type { Fault } from '../../contract/fault.ts'
import type { OpenNote } from '../../contract/open-note.ts'
import type { Edit, Refusal } from '../../model/edit/edit.ts'
import {
  type History,
  type Mark,
  record,
  recordForeign,
  redo,
  startHistory,
  undo,
} from '../../model/edit/history.ts'
import type { Issue } from '../../model/issue.ts'
import { articleName } from '../../model/query/labels.ts'
import type { EditSender, SenderState } from './edit-sender.ts'
import { type MarkName, writeMarkName } from './mark-name.ts'

export interface OpenIssueState {
  readonly session: SessionId
  /** Name of the folder. */
  readonly name: string
  /** Opens it again; null for an issue the main process keeps no entry of. */
  readonly key: string | null
  readonly issue: Issue
  readonly history: History
  /** Last batch handed to the main process. */
  readonly seq: number
  readonly readOnly: boolean
  /** True when the last change was a key press in a story. */
  readonly typed: boolean
  /** Batches that came from the journal and are in no restore point yet. */
  readonly recovered: number
  readonly notes: readonly OpenNote[]
  readonly stored: StoredState
  /** Why edits could not be put in the journal; they are kept here and tried again. */
  readonly unsent: Fault | null
  /** The issue as the main process last had all of it. */
  readonly kept: Issue
}

/** How far the edits have come. Batches up to `journal` and `published` are on the disk there. */
export interface StoredState {
  readonly journal: number
  readonly published: number
  readonly at: string | null
  /** Why the folder could not be written. */
  readonly fault: Fault | null
}

export interface DispatchOptions {
  /** Dispatches with the same key that follow each other within a second are one mark. */
  readonly merge?: string
  /** A key press in a story: what is around it may be drawn a moment later. */
  readonly typed?: boolean
}

export interface IssueState {
  readonly open: OpenIssueState | null
  /** Makes the edits as one mark, all or none, and sends them to the main process. */
  readonly dispatch: (
    edits: readonly Edit[],
    mark: MarkName,
    options?: DispatchOptions,
  ) => Result<null, Refusal>
  /** Gives the name of the mark when it was refused: another writer has changed the same thing since. */
  readonly undo: () => string | null
  readonly redo: () => string | null
}

// A pause of a second is where a person would say "that last bit".
const mergeWithin = 1000

let sender: EditSender | null = null
let signedPage: (before: Issue, after: Issue) => PageId | null = () => null

/** Who knows which signed page a change would spoil. */
export function guardSignatures(find: typeof signedPage): void {
  signedPage = find
}

let merging = { key: '', at: 0, count: 0 }

/** The `join` of a gesture: the same for dispatches of one key without a long pause between them. */
function joinOf(key: string | undefined): string | null {
  if (key === undefined) {
    merging = { ...merging, key: '' }
    return null
  }
  const now = performance.now()
  const goesOn = merging.key === key && now - merging.at < mergeWithin
  merging = { key, at: now, count: goesOn ? merging.count : merging.count + 1 }
  return `${key}#${merging.count}`
}

export const useIssueStore = create<IssueState>()((set, get) => {
  function take(open: OpenIssueState, history: History, edits: readonly Edit[], typed = false): void {
    set({ open: { ...open, issue: history.issue, history, typed } })
    sender?.add(edits)
  }

  function shift(step: typeof undo, from: 'done' | 'undone'): string | null {
    const { open } = get()
    if (open === null || open.readOnly) return null
    const shifted = step(open.history)
    if (shifted === null) return null
    if (shifted.refused !== null) return ownMark(open.history[from])?.name ?? null
    merging = { ...merging, key: '' }
    take(open, shifted.history, shifted.edits)
    return null
  }

  return {
    open: null,
    dispatch(edits, mark, options) {
      const { open } = get()
      const [first] = edits
      if (open === null || first === undefined) return ok(null)
      if (open.readOnly) return err({ kind: 'malformed', edit: first.kind, id: readOnlyIssue })
      const gesture = { name: writeMarkName(mark), edits, join: joinOf(options?.merge) }
      const recorded = record(open.history, gesture)
      if (!recorded.ok) return recorded
      const signed = signedPage(open.issue, recorded.value.issue)
      if (signed !== null) return err({ kind: 'page-signed', edit: first.kind, id: signed })
      take(open, recorded.value, edits, options?.typed === true)
      return ok(null)
    },
    undo: () => shift(undo, 'done'),
    redo: () => shift(redo, 'undone'),
  }
})

/** The mark that undo, or redo, would take: the last that is the editor's own. */
export function ownMark(marks: readonly Mark[]): Mark | null {
  return marks.findLast((mark) => mark.foreign !== true) ?? null
}

/** The `id` of the refusal every edit of a read-only issue gets. */
export const readOnlyIssue = 'read-only-issue'

/** For code that runs outside of React. */
export function currentIssue(): Issue | null {
  return useIssueStore.getState().open?.issue ?? null
}

/** What an editor calls an article of the open issue; empty when it is not there. */
export function articleNameNow(id: ArticleId): string {
  const article = currentIssue()?.articles.get(id)
  return article === undefined ? '' : articleName(article)
}

export function currentOpen(): OpenIssueState | null {
  return useIssueStore.getState().open
}

/** Shows an opened issue; its edits go to `next`. */
export function showIssue(opened: OpenIssue, issue: Issue, next: EditSender): void {
  sender?.stop()
  sender = next
  merging = { ...merging, key: '' }
  // A batch that came from the journal is not in the folder yet: the first `issue.stored` tells when it is.
  const published = opened.seq - opened.recovered
  useIssueStore.setState({
    open: {
      session: opened.session,
      name: opened.name,
      key: opened.key ?? null,
      issue,
      history: startHistory(issue),
      seq: opened.seq,
      readOnly: opened.readOnly,
      typed: false,
      recovered: opened.recovered,
      notes: opened.notes ?? [],
      stored: { journal: opened.seq, published, at: null, fault: null },
      unsent: null,
      kept: issue,
    },
  })
}

export function forgetIssue(): void {
  sender?.stop()
  sender = null
  useIssueStore.setState({ open: null })
}

export function currentSender(): EditSender | null {
  return sender
}

/** Goes on in the session the main process has now: after it closed the issue, or was started again, a new one. */
export function moveToSession({ session, seq, recovered, notes = [] }: OpenIssue): void {
  change((open) => {
    if (session === open.session) return open
    const stored = { journal: seq, published: seq - recovered, at: null, fault: null }
    return { ...open, session, seq, stored, recovered: 0, notes }
  })
}

export function noteSent(state: SenderState): void {
  change((open) => ({
    ...open,
    seq: state.made,
    stored: { ...open.stored, journal: Math.max(open.stored.journal, state.kept) },
    unsent: state.fault,
    kept: state.kept === state.made ? open.issue : open.kept,
  }))
}

/** What was recovered is in a restore point now: it need not be told of any longer. */
export function noteRestorePoint(): void {
  change((open) => ({ ...open, recovered: 0 }))
}

/** A change that is not the editor's own: it is in the main process already, and not theirs to undo. */
export function takeForeign(edits: readonly Edit[]): void {
  change((open) => {
    const recorded = recordForeign(open.history, edits)
    if (!recorded.ok)
      throw new Error(`a merge does not fit the issue it was made for: ${recorded.fault.kind}`)
    return { ...open, issue: recorded.value.issue, history: recorded.value }
  })
}

export function noteStored(stored: StoredState & { readonly session: SessionId }): void {
  const { session, ...rest } = stored
  change((open) => (open.session === session ? { ...open, stored: rest } : open))
}

function change(turn: (open: OpenIssueState) => OpenIssueState): void {
  const { open } = useIssueStore.getState()
  if (open !== null) useIssueStore.setState({ open: turn(open) })
}

export type SavedState = 'saving' | 'journal' | 'saved' | 'failed'

/** What the saved-state indicator says. */
export function savedState(open: OpenIssueState): SavedState {
  const { stored, seq, unsent } = open
  if (stored.fault !== null || unsent !== null) return 'failed'
  if (stored.journal < seq) return 'saving'
  return stored.published < seq ? 'journal' : 'saved'
}
