// What stands in the menus, for a bar drawn by the window and for a native one: every command, by group.

import type { WindowMenu } from '../../contract/calls.ts'
import { call } from '../bridge/client.ts'
import { words } from '../i18n/i18n.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { type Command, type CommandGroup, commandGroups } from './command.ts'

export function windowMenus(commands: readonly Command[]): readonly WindowMenu[] {
  return commandGroups.map((group) => windowMenu(commands, group))
}

export function windowMenu(commands: readonly Command[], group: CommandGroup): WindowMenu {
  return {
    group,
    label: words(`commands.groups.${group}`),
    items: commands
      .filter((command) => command.group === group)
      .map((command) => ({
        id: command.id,
        label: words(command.titleKey),
        shortcut: command.shortcut,
        enabled: command.enabled(),
      })),
  }
}

// A menu that changes while a hand is on its way to it is worse than one a moment late.
const pause = 300

/** Keeps the native menu as it should be: in the language of the window, with what can be done now. */
export function followMenu(commands: readonly Command[]): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let shown = ''
  const show = (): void => {
    timer = null
    const menus = windowMenus(commands)
    const text = JSON.stringify(menus)
    if (text === shown) return
    shown = text
    void call('app.menu', { menus })
  }
  const later = (): void => {
    timer ??= setTimeout(show, pause)
  }
  later()
  const stops = [useIssueStore.subscribe(later), useViewStore.subscribe(later)]
  return () => {
    for (const stop of stops) stop()
    if (timer !== null) clearTimeout(timer)
  }
}
