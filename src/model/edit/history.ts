// One history for text and layout. A mark is what an editor did in one gesture: undo takes all of its
// edits back, redo makes them again. Typing joins the mark before it while `join` names the same gesture.
//
// Other writers' changes stand between the editor's marks and are not the editor's to undo. A mark under such
// a change is taken back by merging: what both began with is the issue after the mark, one side is the issue
// now, the other is the issue before the mark. Where the two meet, undo is refused.

import { ok, type Result } from '../../base/result.ts'
import type { Issue } from '../issue.ts'
import { diffIssues } from '../merge/diff.ts'
import { mergeIssues } from '../merge/merge.ts'
import { applyAll } from './apply.ts'
import type { Edit, Refusal } from './edit.ts'

export interface Mark {
  /** Names the gesture for the menu: a key such as `jump.make`. Empty for another writer's change. */
  readonly name: string
  /** The edits that take it back (in `done`) or make it again (in `undone`), in order. */
  readonly edits: readonly Edit[]
  /** Gestures with the same non-null `join` that follow each other are one mark. */
  readonly join: string | null
  /** True for another writer's change: `edits` are what takes it out of the way. */
  readonly foreign?: boolean
  /** For a mark that was taken from under foreign ones: itself and those, as they come back in place of the one they became. */
  readonly restores?: readonly Mark[]
}

export interface History {
  readonly issue: Issue
  readonly done: readonly Mark[]
  readonly undone: readonly Mark[]
}

export interface Gesture {
  readonly name: string
  readonly edits: readonly Edit[]
  readonly join?: string | null
}

/** What undo or redo came to. */
export interface Shift {
  readonly history: History
  /** What was done; empty when it was refused. */
  readonly edits: readonly Edit[]
  /** Why nothing was done and the history is as it was: another writer has changed the same thing since. */
  readonly refused: 'changed-since' | null
}

export function startHistory(issue: Issue): History {
  return { issue, done: [], undone: [] }
}

/** Makes a gesture and forgets what could have been redone. */
export function record(history: History, gesture: Gesture): Result<History, Refusal> {
  const applied = applyAll(history.issue, gesture.edits)
  if (!applied.ok) return applied
  const join = gesture.join ?? null
  const last = history.done.at(-1)
  const joins = join !== null && last?.join === join && history.undone.length === 0
  const done: readonly Mark[] = joins
    ? [...history.done.slice(0, -1), { ...last, edits: [...applied.value.undo, ...last.edits] }]
    : [...history.done, { name: gesture.name, edits: applied.value.undo, join }]
  return ok({ issue: applied.value.issue, done, undone: [] })
}

/** Takes in another writer's change. The editor's own marks can still be undone, and those undone be redone. */
export function recordForeign(history: History, edits: readonly Edit[]): Result<History, Refusal> {
  const applied = applyAll(history.issue, edits)
  if (!applied.ok) return applied
  const mark: Mark = { name: '', edits: applied.value.undo, join: null, foreign: true }
  // Under nothing of the editor's own there is nothing to keep it for.
  const onto = (marks: readonly Mark[]): readonly Mark[] => (marks.length === 0 ? marks : [...marks, mark])
  return ok({ issue: applied.value.issue, done: onto(history.done), undone: onto(history.undone) })
}

/** Takes the editor's last mark back. Null when there is nothing to undo. */
export function undo(history: History): Shift | null {
  return shift(history, 'done', 'undone')
}

/** Makes the mark that was undone last again. Null when there is nothing to redo. */
export function redo(history: History): Shift | null {
  return shift(history, 'undone', 'done')
}

type Stack = 'done' | 'undone'

function shift(history: History, from: Stack, to: Stack): Shift | null {
  const marks = history[from]
  const at = marks.findLastIndex((mark) => mark.foreign !== true)
  const mark = marks[at]
  if (mark === undefined) return null
  return at === marks.length - 1
    ? shiftTop(history, mark, from, to)
    : shiftUnder(history, mark, marks.slice(at), from, to)
}

function shiftTop(history: History, mark: Mark, from: Stack, to: Stack): Shift {
  const made = replay(history.issue, mark.edits)
  const { restores, ...plain } = mark
  // A mark that was undone must not swallow what is typed next.
  const turned: Mark = { ...plain, edits: made.undo, join: null }
  const onto = restores === undefined ? [...history[to], turned] : [...history[to].slice(0, -1), ...restores]
  const moved = { ...history, issue: made.issue, [from]: history[from].slice(0, -1) }
  return { history: { ...moved, [to]: onto }, edits: mark.edits, refused: null }
}

/** Takes a mark from under foreign ones: `pile` is the mark and they. They are one foreign mark afterwards. */
function shiftUnder(history: History, mark: Mark, pile: readonly Mark[], from: Stack, to: Stack): Shift {
  const now = history.issue
  const after = pile.slice(1).reduceRight((issue, foreign) => replay(issue, foreign.edits).issue, now)
  const before = replay(after, mark.edits).issue
  const merged = mergeIssues(after, now, before)
  const meets = [...merged.conflicts.keys()].some((id) => !now.conflicts.has(id) && !before.conflicts.has(id))
  const edits = meets ? [] : diffIssues(now, merged)
  if (edits.length === 0) return { history, edits, refused: 'changed-since' }
  const made = replay(now, edits)
  const above: Mark = { name: '', edits: diffIssues(made.issue, before), join: null, foreign: true }
  const turned: Mark = { name: mark.name, edits: made.undo, join: null, restores: pile }
  const left = [...history[from].slice(0, -pile.length), above]
  const moved = { ...history, issue: made.issue, [from]: left }
  return { history: { ...moved, [to]: [...history[to], turned] }, edits, refused: null }
}

/** Edits of the history itself: that they fit is a law. */
function replay(
  issue: Issue,
  edits: readonly Edit[],
): { readonly issue: Issue; readonly undo: readonly Edit[] } {
  const applied = applyAll(issue, edits)
  if (!applied.ok) throw new Error(`history can't be replayed: ${JSON.stringify(applied.fault)}`)
  return applied.value
}
