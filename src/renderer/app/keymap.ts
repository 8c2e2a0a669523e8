// Keys to commands. A key that something inside the window has taken is not looked at; single letters are
// commands only where nothing is being written.

import type { Command } from './command.ts'

const isMac = /mac/i.test(navigator.userAgent)

interface Keys {
  readonly key: string
  readonly mod: boolean
  readonly shift: boolean
  readonly alt: boolean
}

function readShortcut(shortcut: string): Keys {
  const parts = shortcut.split('+')
  const key = shortcut.endsWith('+') ? '+' : (parts.at(-1) ?? '')
  return {
    key: key.toLowerCase(),
    mod: parts.includes('Mod'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
  }
}

/** As it is shown: ⌘⇧Z on a Mac, Ctrl+Shift+Z elsewhere. */
export function shownShortcut(shortcut: string): string {
  if (!isMac) return shortcut.replace('Mod', 'Ctrl')
  return shortcut.replace('Mod', '⌘').replace('Shift', '⇧').replace('Alt', '⌥').replaceAll('+', '')
}

function fits(keys: Keys, event: KeyboardEvent): boolean {
  const mod = isMac ? event.metaKey : event.ctrlKey
  // On many keyboards = and - need Shift or not: the sign is what counts.
  const shift = /^[a-z0-9]$|^.{2,}$/.test(keys.key) ? event.shiftKey === keys.shift : true
  return event.key.toLowerCase() === keys.key && mod === keys.mod && event.altKey === keys.alt && shift
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

/** In a menu or a dialog a letter finds an entry, also when the field beside it only passes the key on. */
function isOverDesk(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="menu"], [role="dialog"]') !== null
}

const ownKeys: ReadonlySet<string> = new Set(['edit.undo', 'edit.redo'])

/** Fields have an undo of their own; the story's is the issue's. */
function keepsKey(command: Command, keys: Keys, target: EventTarget | null): boolean {
  if (!keys.mod && !keys.alt && keys.key.length === 1) return isWriting(target) || isOverDesk(target)
  const inField = target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(target.tagName)
  return inField && ownKeys.has(command.id)
}

export function listenToKeys(commands: readonly Command[]): () => void {
  const table = commands.flatMap((command) =>
    command.shortcut === null ? [] : [{ command, keys: readShortcut(command.shortcut) }],
  )
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const found = table.find(
      ({ command, keys }) => fits(keys, event) && !keepsKey(command, keys, event.target),
    )
    if (found === undefined) return
    // The browser's own meaning of the key never happens, even when the command can't be done now.
    event.preventDefault()
    // An open dialog is answered first: a command behind it would take it away.
    if (document.querySelector('[role="dialog"]') !== null) return
    if (found.command.enabled()) found.command.run()
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}
