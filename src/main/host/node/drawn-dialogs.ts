// The node host's dialogs: the system has none for us, so the window draws them. It is asked by the event
// `dialog.ask`, looks around with `dialog.list` and answers with `dialog.answer`. A window that goes away
// has chosen nothing.
//
// The purpose is one of the contract's file purposes, or `browse`: then the suggestion is an address, any
// `name` in the answer means yes, and an answer without one means no.

import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import type { FilePurpose } from '../../../contract/calls.ts'
import type { Events } from '../../../contract/events.ts'
import type { Fault } from '../../../contract/fault.ts'
import { attempt } from '../../fs/file-fault.ts'
import type { Dialogs, DrawnDialogs, DrawnLevel } from '../host.ts'

export interface WindowDialogs extends Dialogs {
  readonly drawn: DrawnDialogs
  /** The window is gone: what it was asked has no answer any more. */
  readonly forget: (window: string) => void
}

export interface DialogParts {
  readonly ask: (event: Events['dialog.ask'], window: string) => void
  readonly newName: () => string
  /** The folder a dialog starts in, unless the user has been somewhere else. */
  readonly first: () => string
}

type Purpose = FilePurpose | 'browse'

interface Open {
  readonly purpose: Purpose
  readonly window: string
  readonly settle: (path: string | null) => void
}

// A folder with more is shown in part: nobody finds a file among so many by eye.
const maxEntries = 5_000
const markerName = 'jumpline.json'
const wanted: Readonly<Partial<Record<Purpose, RegExp>>> = {
  'open-issue': /\.issuez$/i,
  import: /\.(md|markdown|txt)$/i,
  'style-book': /\.json$/i,
  picture: /\.(jpe?g|png|webp|tiff?)$/i,
}

export function createDrawnDialogs(parts: DialogParts): WindowDialogs {
  const open = new Map<string, Open>()
  const last = new Map<Purpose, string>()

  function ask(purpose: Purpose, suggestion: string, window: string): Promise<string | null> {
    const dialog = parts.newName()
    return new Promise((resolve) => {
      open.set(dialog, {
        purpose,
        window,
        settle(path) {
          open.delete(dialog)
          resolve(path)
        },
      })
      parts.ask({ dialog, purpose, suggestion }, window)
    })
  }

  return {
    choose: (purpose, suggestion, window) => ask(purpose, suggestion, window),
    confirmBrowse: async (url, window) => (await ask('browse', url, window)) !== null,
    forget(window) {
      for (const one of open.values()) if (one.window === window) one.settle(null)
    },
    drawn: {
      async list(dialog, folder) {
        const one = open.get(dialog)
        if (one === undefined || one.purpose === 'browse') return err({ kind: 'unknown-grant' })
        if (folder !== null) return listLevel(folder, one.purpose)
        // The folder chosen last may be on a stick that is gone; the root of the system never is.
        for (const start of [last.get(one.purpose) ?? parts.first(), parts.first(), dirname(parts.first())]) {
          const level = await listLevel(start, one.purpose)
          if (level.ok) return level
        }
        return listLevel(rootOf(parts.first()), one.purpose)
      },
      answer(dialog, path, name) {
        const one = open.get(dialog)
        if (one === undefined) return err({ kind: 'unknown-grant' })
        if (one.purpose === 'browse') {
          one.settle(name)
          return ok(null)
        }
        if (name !== null && !isPlainName(name))
          return err({ kind: 'malformed-call', call: 'dialog.answer', at: 'name' })
        if (path !== null) last.set(one.purpose, name === null ? dirname(path) : path)
        one.settle(path === null || name === null ? path : join(path, name))
        return ok(null)
      },
    },
  }
}

/** One name, without anything that climbs, hides or is read as something else on another system. */
function isPlainName(name: string): boolean {
  return !/[\\/:\0-\x1f]|^\.|[. ]$/.test(name)
}

function rootOf(path: string): string {
  const above = dirname(path)
  return above === path ? path : rootOf(above)
}

async function listLevel(folder: string, purpose: Purpose): Promise<Result<DrawnLevel, Fault>> {
  const names = await attempt(folder, () => readdir(folder))
  if (!names.ok) return names
  const shown = names.value.filter((name) => !name.startsWith('.')).slice(0, maxEntries)
  const found = await Promise.all(shown.map((name) => entryAt(join(folder, name), purpose)))
  const entries = found.flatMap((entry) => entry ?? []).toSorted(byKindThenName)
  const above = dirname(folder)
  return ok({ path: folder, parent: above === folder ? null : above, entries })
}

type Entry = DrawnLevel['entries'][number]

/** Null for what can't be looked at, or can't be chosen for this purpose. */
async function entryAt(path: string, purpose: Purpose): Promise<Entry | null> {
  const facts = await attempt(path, () => stat(path))
  if (!facts.ok) return null
  if (!facts.value.isDirectory()) return wanted[purpose]?.test(path) === true ? { path, kind: 'file' } : null
  const isIssue = (await attempt(path, () => stat(join(path, markerName)))).ok
  return { path, kind: isIssue ? 'issue' : 'folder' }
}

const kinds: readonly Entry['kind'][] = ['folder', 'issue', 'file']

function byKindThenName(left: Entry, right: Entry): number {
  const order = kinds.indexOf(left.kind) - kinds.indexOf(right.kind)
  return order === 0 ? left.path.localeCompare(right.path, undefined, { numeric: true }) : order
}
