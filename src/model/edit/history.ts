// One history for text and layout. A mark is what an editor did in one gesture: undo takes all of its
// edits back, redo makes them again. Typing joins the mark before it while `join` names the same gesture.

import { ok, type Result } from '../../base/result.ts'
import type { Issue } from '../issue.ts'
import { applyAll } from './apply.ts'
import type { Edit, Refusal } from './edit.ts'

export interface Mark {
  /** Names the gesture for the menu: a key such as `jump.make`. */
  readonly name: string
  /** The edits that take it back (in `done`) or make it again (in `undone`), in order. */
  readonly edits: readonly Edit[]
  /** Gestures with the same non-null `join` that follow each other are one mark. */
  readonly join: string | null
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

/** Takes the last mark back; `edits` are what was done to do so. Null when there is nothing to undo. */
export function undo(
  history: History,
): { readonly history: History; readonly edits: readonly Edit[] } | null {
  return shift(history, 'done', 'undone')
}

export function redo(
  history: History,
): { readonly history: History; readonly edits: readonly Edit[] } | null {
  return shift(history, 'undone', 'done')
}

function shift(
  history: History,
  from: 'done' | 'undone',
  to: 'done' | 'undone',
): { readonly history: History; readonly edits: readonly Edit[] } | null {
  const mark = history[from].at(-1)
  if (mark === undefined) return null
  const applied = applyAll(history.issue, mark.edits)
  if (!applied.ok) throw new Error(`history can't be replayed: ${JSON.stringify(applied.fault)}`)
  // A mark that was undone must not swallow what is typed next.
  const turned: Mark = { ...mark, edits: applied.value.undo, join: null }
  const moved = { ...history, issue: applied.value.issue, [from]: history[from].slice(0, -1) }
  return { history: { ...moved, [to]: [...history[to], turned] }, edits: mark.edits }
}
