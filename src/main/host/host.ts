// The one interface through which the services reach the place they run in. Electron and the node host
// implement it; tests hand in their own. Nothing in services may know which one it is.

import type { Result } from '../../base/result.ts'
import type { FilePurpose, Locale, WindowMenu } from '../../contract/calls.ts'
import type { Fault } from '../../contract/fault.ts'

export interface Host {
  readonly name: 'electron' | 'node'
  readonly platform: string
  /** Of the program. */
  readonly version: string
  /** Language of the system, as BCP 47: the interface's at first start. */
  readonly language: string
  /** What the system calls the user; shown to others who have the same issue open. */
  readonly userName: string
  readonly clock: Clock
  /** Whole number from 0 to `below` - 1, from the system's random source. */
  readonly random: (below: number) => number
  readonly folders: Folders
  readonly dialogs: Dialogs
  readonly shell: Shell
}

export interface Clock {
  /** Milliseconds since 1970, for dates shown to people. Never used to order changes. */
  readonly now: () => number
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number
  /** Calls once after a while; the returned function takes the call back. */
  readonly after: (milliseconds: number, call: () => void) => () => void
}

/** Absolute paths. */
export interface Folders {
  /** Journals, settings, recent files: JUMPLINE_HOME or the platform's place. */
  readonly userData: string
  /** Where new issues go unless the user says otherwise. */
  readonly documents: string
  /** Built fonts. */
  readonly fonts: string
  /** The sample papers. */
  readonly samples: string
  /** Profiles of printing conditions. */
  readonly profiles: string
  /** The window's files. */
  readonly renderer: string
}

export interface Dialogs {
  /** An absolute path, or null when nothing was chosen. The window is the one that asks. */
  readonly choose: (purpose: FilePurpose, suggestion: string, window: string) => Promise<string | null>
  /** True when the user says yes to opening an address outside. */
  readonly confirmBrowse: (url: string, window: string) => Promise<boolean>
  /** Where the system has no dialogs for us, the window draws them; null where it has. */
  readonly drawn: DrawnDialogs | null
}

/** Dialogs drawn by the window: it asks for a level of folders and answers with a path. */
export interface DrawnDialogs {
  /** One level; the dialog's first folder when `folder` is null. */
  readonly list: (dialog: string, folder: string | null) => Promise<Result<DrawnLevel, Fault>>
  /** `path` null: nothing was chosen. `name`: something new inside the folder. */
  readonly answer: (dialog: string, path: string | null, name: string | null) => Result<null, Fault>
}

export interface DrawnLevel {
  readonly path: string
  readonly parent: string | null
  readonly entries: readonly { readonly path: string; readonly kind: 'folder' | 'issue' | 'file' }[]
}

export interface Shell {
  readonly openExternal: (url: string) => Promise<void>
  readonly showFile: (path: string) => Promise<void>
  /** Dialogs and titles follow the language of the interface. */
  readonly setLocale: (locale: Locale) => void
  readonly setMenu: (menus: readonly WindowMenu[]) => void
}
