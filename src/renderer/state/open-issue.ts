// Opening and closing issues from the window: asks the main process, decodes the files with the model's own
// decoder, and keeps the two in step when the connection was lost or the issue has to be loaded again.

import { err, ok, type Result } from '../../base/result.ts'
import type { Ask, DeskView, OpenIssue } from '../../contract/calls.ts'
import type { Fault } from '../../contract/fault.ts'
import { decodeHanded, type DecodeFault } from '../../model/file/decode.ts'
import type { Issue } from '../../model/issue.ts'
import { diffIssues } from '../../model/merge/diff.ts'
import { mergeIssues } from '../../model/merge/merge.ts'
import { findPage } from '../../model/query/find.ts'
import { call, listen, onWireState } from '../bridge/client.ts'
import { createEditSender, type EditSender } from './edit-sender.ts'
import { tellFault } from './faults.ts'
import {
  currentOpen,
  currentSender,
  forgetIssue,
  moveToSession,
  noteRestorePoint,
  noteSent,
  noteStored,
  showIssue,
  useIssueStore,
} from './issue-store.ts'
import { heldBatches } from './meet-again.ts'
import { notify } from './notices.ts'
import { followOthers, forgetOthers, recallOthers } from './others.ts'
import { resetView, useViewStore } from './view-store.ts'

type Opening = Promise<Result<null, Fault>>

export function openRecent(key: string): Opening {
  return take(call('issue.openRecent', { key }))
}

export function openSample(): Opening {
  return take(call('issue.sample', { language: useViewStore.getState().locale }))
}

export function openNew(ask: Ask<'issue.new'>): Opening {
  return take(call('issue.new', ask))
}

/** Lets the user choose an issue; null when nothing was chosen. */
export async function openChosen(): Promise<Result<null, Fault> | null> {
  const chosen = await call('files.choose', { purpose: 'open-issue', suggestion: '' })
  if (!chosen.ok) return chosen
  return chosen.value === null ? null : take(call('issue.open', { grant: chosen.value.grant }))
}

async function take(asked: Promise<Result<OpenIssue, Fault>>): Opening {
  const opened = await asked
  if (!opened.ok) return opened
  const issue = decodeFiles(opened.value)
  if (!issue.ok) return issue
  const before = currentOpen()
  if (before !== null && before.session !== opened.value.session) await leave()
  forgetOthers()
  showIssue(opened.value, issue.value, senderFor(opened.value))
  showView(issue.value, opened.value.view ?? null)
  recallOthers()
  return ok(null)
}

/** Where the editor was when the issue was last open. */
function showView(issue: Issue, view: DeskView | null): void {
  resetView(issue.pages.find((page) => page.id === view?.page)?.id ?? issue.pages[0]?.id ?? null)
  const article = [...issue.articles.keys()].find((id) => id === view?.article)
  if (article !== undefined) useViewStore.getState().openArticle(article)
}

/** The issue of those files, or why they are none. */
export function decodeFiles(opened: Pick<OpenIssue, 'name' | 'files'>): Result<Issue, Fault> {
  const decoded = decodeHanded(new Map(opened.files))
  return decoded.ok ? decoded : err(asFault(opened.name, decoded.fault))
}

function asFault(name: string, fault: DecodeFault): Fault {
  if (fault.kind === 'newer-format') return { ...fault, name }
  const at = fault.kind === 'malformed' ? `${fault.path} ${fault.at}`.trim() : fault.path
  return { kind: 'not-an-issue', name, at }
}

function senderFor(opened: OpenIssue): EditSender {
  return createEditSender(opened.seq, {
    send: ({ seq, edits }) =>
      call('issue.edit', { session: currentOpen()?.session ?? opened.session, seq, edits }),
    later: (milliseconds, run) => {
      setTimeout(run, milliseconds)
    },
    onChange: noteSent,
    onOutOfStep: () => {
      void reload()
    },
  })
}

/** Everything handed over, then the session closed. False when something could not be kept. */
async function leave(): Promise<boolean> {
  const open = currentOpen()
  if (open === null) return true
  const kept = (await currentSender()?.flush()) ?? true
  const closed = await call('issue.close', { session: open.session })
  if (!closed.ok && closed.fault.kind !== 'unknown-session') tellFault(closed.fault)
  return kept
}

/** Back to the start screen. The issue stays open when its edits can't be kept. */
export async function closeIssue(): Promise<void> {
  const kept = (await currentSender()?.flush()) ?? true
  if (!kept) {
    notify({ tone: 'error', key: 'faults.notClosed' })
    return
  }
  await leave()
  forgetIssue()
  resetView(null)
}

/** A named restore point, published to the folder now. */
export async function saveIssue(message: string): Promise<void> {
  const open = currentOpen()
  if (open === null || open.readOnly) return
  await currentSender()?.flush()
  const saved = await call('issue.save', { session: open.session, message })
  if (!saved.ok) {
    tellFault(saved.fault)
    return
  }
  noteRestorePoint()
  notify({ tone: 'info', key: 'shell.saved.done', values: { name: message } })
}

/**
 * The main process has another issue than this window: it is loaded again, what this window had and the main
 * process had not is merged into it, and the window looks where it looked before.
 */
async function reload(): Promise<void> {
  const before = currentOpen()
  if (before === null) return
  const { page, panel } = useViewStore.getState()
  const opened = before.key === null ? null : await call('issue.openRecent', { key: before.key })
  const issue = opened?.ok === true ? decodeFiles(opened.value) : null
  if (opened?.ok !== true || issue?.ok !== true) {
    forgetIssue()
    resetView(null)
    notify({ tone: 'error', key: 'faults.notReloaded', values: { name: before.name } })
    return
  }
  // As it is now: someone may have typed while the main process answered.
  const { kept, issue: shown } = currentOpen() ?? before
  showIssue(opened.value, issue.value, senderFor(opened.value))
  resetView(issue.value.pages[0]?.id ?? null)
  if (page !== null && findPage(issue.value, page) !== null) useViewStore.getState().showPage(page)
  useViewStore.getState().showPanel(panel)
  const edits = diffIssues(issue.value, mergeIssues(kept, issue.value, shown))
  useIssueStore.getState().dispatch(edits, { key: 'broughtBack' })
  notify({ tone: 'warning', key: 'faults.reloaded', values: { name: before.name } })
}

const retryAfter = 3_000

/** After a lost connection: the session is found again and what it does not hold is sent again. */
async function reconnect(): Promise<void> {
  const before = currentOpen()
  const sender = currentSender()
  if (before === null || sender === null) return
  const opened = before.key === null ? null : await call('issue.openRecent', { key: before.key })
  if (opened?.ok !== true) {
    // What was typed stays in the window and is tried again; the bar says that it is not saved.
    if (useViewStore.getState().connected) setTimeout(() => void reconnect(), retryAfter)
    return
  }
  const issue = decodeFiles(opened.value)
  // As it is now: someone may have typed while the main process answered.
  const shown = currentOpen()?.issue ?? before.issue
  const held = issue.ok ? heldBatches(issue.value, shown, sender.pending()) : null
  if (held === null) {
    await reload()
    return
  }
  moveToSession(opened.value)
  sender.resume(opened.value.seq, held)
}

// A restart is to find the page that was looked at, not every page that was passed.
const viewRests = 500

/** Tells the main process where the editor is, to be found there again after a restart. */
function tellView(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = ''
  useViewStore.subscribe(({ page, article }) => {
    const session = currentOpen()?.session
    const view = JSON.stringify([session, page, article])
    if (session === undefined || page === null || view === told) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (currentOpen()?.session !== session) return
      told = view
      void call('issue.view', { session, page, article })
    }, viewRests)
  })
}

/** Opens the issue of work that is in a journal only. */
export function openReadyWork(key: string): Opening {
  return take(call('recovery.open', { key }))
}

/** Makes an issue of its own of work whose issue is gone; null when no place was chosen. */
export async function copyLeftWork(key: string, suggestion: string): Promise<Result<null, Fault> | null> {
  const chosen = await call('files.choose', { purpose: 'new-issue', suggestion })
  if (!chosen.ok) return chosen
  return chosen.value === null ? null : take(call('recovery.copy', { key, grant: chosen.value.grant }))
}

/** Hears what the main process tells of the open issue. Called once. */
export function followIssue(): void {
  listen('issue.stored', noteStored)
  followOthers()
  tellView()
  onWireState((state) => {
    useViewStore.setState({ connected: state === 'up' })
    if (state === 'up') void reconnect()
    else currentSender()?.pause()
  })
}
