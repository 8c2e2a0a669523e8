// Opening and closing issues from the window: asks the main process, decodes the files with the model's own
// decoder, and keeps the two in step when the connection was lost or the issue has to be loaded again.

import { err, ok, type Result } from '../../base/result.ts'
import type { Ask, OpenIssue } from '../../contract/calls.ts'
import type { Fault } from '../../contract/fault.ts'
import { decodeIssue, type DecodeFault } from '../../model/file/decode.ts'
import type { Issue } from '../../model/issue.ts'
import { findPage } from '../../model/query/find.ts'
import { call, listen, onWireState } from '../bridge/client.ts'
import { createEditSender, type EditSender } from './edit-sender.ts'
import { tellFault } from './faults.ts'
import {
  currentOpen,
  currentSender,
  forgetIssue,
  moveToSession,
  noteSent,
  noteStored,
  showIssue,
} from './issue-store.ts'
import { heldBatches } from './meet-again.ts'
import { notify } from './notices.ts'
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
  const issue = decode(opened.value)
  if (!issue.ok) return issue
  const before = currentOpen()
  if (before !== null && before.session !== opened.value.session) await leave()
  showIssue(opened.value, issue.value, senderFor(opened.value))
  resetView(issue.value.pages[0]?.id ?? null)
  return ok(null)
}

function decode(opened: OpenIssue): Result<Issue, Fault> {
  const decoded = decodeIssue(new Map(opened.files))
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
  if (saved.ok) notify({ tone: 'info', key: 'shell.saved.done', values: { name: message } })
  else tellFault(saved.fault)
}

/** The main process has the truth: the issue is loaded again, and the window looks where it looked before. */
async function reload(): Promise<void> {
  const before = currentOpen()
  if (before === null) return
  const { page, panel } = useViewStore.getState()
  const opened = before.key === null ? null : await call('issue.openRecent', { key: before.key })
  const issue = opened?.ok === true ? decode(opened.value) : null
  if (opened?.ok !== true || issue?.ok !== true) {
    forgetIssue()
    resetView(null)
    notify({ tone: 'error', key: 'faults.notReloaded', values: { name: before.name } })
    return
  }
  showIssue(opened.value, issue.value, senderFor(opened.value))
  resetView(issue.value.pages[0]?.id ?? null)
  if (page !== null && findPage(issue.value, page) !== null) useViewStore.getState().showPage(page)
  useViewStore.getState().showPanel(panel)
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
  const issue = decode(opened.value)
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

/** Hears what the main process tells of the open issue. Called once. */
export function followIssue(): void {
  listen('issue.stored', noteStored)
  onWireState((state) => {
    useViewStore.setState({ connected: state === 'up' })
    if (state === 'up') void reconnect()
    else currentSender()?.pause()
  })
}
