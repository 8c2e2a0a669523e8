// A thing the editor can do by name: from a menu, a key, the palette or a button.

export type CommandGroup =
  | 'file'
  | 'edit'
  | 'page'
  | 'article'
  | 'layout'
  | 'block'
  | 'view'
  | 'check'
  | 'export'
  | 'help'

export const commandGroups: readonly CommandGroup[] = [
  'file',
  'edit',
  'page',
  'article',
  'layout',
  'block',
  'view',
  'check',
  'export',
  'help',
]

export interface Command {
  /** Stable: native menus send it. */
  readonly id: string
  /** Key of the language files. */
  readonly titleKey: string
  /** `Mod` is Ctrl, or Cmd on a Mac: `Mod+Shift+Z`, `F2`, `W`. Null where there is none. */
  readonly shortcut: string | null
  readonly group: CommandGroup
  readonly run: () => void
  readonly enabled: () => boolean
}
