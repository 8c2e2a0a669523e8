// The native menu. The window says what stands in it, in its own language; here come the entries that are the
// system's. An item sends the window the id of a command; what that does is the window's to know. Keys are shown
// here and handled there, except on a Mac, where the menu takes them first.

import type { MenuItemConstructorOptions } from 'electron'
import type { WindowMenu } from '../../../contract/calls.ts'

type Item = MenuItemConstructorOptions
type Role = NonNullable<Item['role']>

/** Roles that follow our own items. Electron names them in the system's language. */
const roles: Readonly<Record<string, readonly Role[]>> = {
  file: ['quit'],
  edit: ['cut', 'copy', 'paste', 'selectAll'],
  view: ['togglefullscreen'],
}

export function menuTemplate(
  menus: readonly WindowMenu[],
  platform: string,
  send: (command: string) => void,
): Item[] {
  const isMac = platform === 'darwin'
  const ours = menus.map((menu): Item => {
    const items = menu.items.map(
      (item): Item => ({
        label: item.label,
        enabled: item.enabled,
        ...accelerator(item.shortcut, isMac),
        click: () => {
          send(item.id)
        },
      }),
    )
    const more = (roles[menu.group] ?? []).map((role): Item => ({ role }))
    return {
      label: menu.label,
      submenu: more.length === 0 ? items : [...items, { type: 'separator' }, ...more],
    }
  })
  // A Mac's first menu is the program's own.
  return isMac ? [{ role: 'appMenu' }, ...ours] : ours
}

function accelerator(shortcut: string | null, isMac: boolean): Item {
  // A single letter is typed more often than it is meant: the window knows which it is.
  if (shortcut === null || (isMac && !/Mod|^F\d/.test(shortcut))) return {}
  return { accelerator: shortcut.replace('Mod', 'CmdOrCtrl'), registerAccelerator: isMac }
}
