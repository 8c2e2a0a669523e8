// The names of all calls and events, without what checks their contents: for the preload, which lets only
// these pass and must stay small.

import type { CallName } from './calls.ts'
import type { EventName } from './events.ts'

const calls: Readonly<Record<CallName, true>> = {
  'app.state': true,
  'app.set': true,
  'app.menu': true,
  'app.browse': true,
  'files.choose': true,
  'dialog.list': true,
  'dialog.answer': true,
  'issue.sample': true,
  'issue.new': true,
  'issue.open': true,
  'issue.openRecent': true,
  'issue.edit': true,
  'issue.save': true,
  'issue.close': true,
  'issue.merge': true,
  'issue.view': true,
  'history.list': true,
  'history.issue': true,
  'recovery.list': true,
  'recovery.open': true,
  'recovery.issue': true,
  'recovery.copy': true,
  'recovery.discard': true,
  'picture.add': true,
  'import.read': true,
  'file.bring': true,
  'style.read': true,
  'style.write': true,
  'export.start': true,
  'export.cancel': true,
  'export.show': true,
}

const events: Readonly<Record<EventName, true>> = {
  'issue.stored': true,
  'issue.others': true,
  'export.progress': true,
  'export.finished': true,
  'menu.command': true,
  'app.open': true,
  'dialog.ask': true,
  'app.locale': true,
}

export function isKnownCall(name: string): boolean {
  return Object.hasOwn(calls, name)
}

export function isKnownEvent(name: string): boolean {
  return Object.hasOwn(events, name)
}
