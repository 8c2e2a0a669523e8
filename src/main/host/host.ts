// The one interface through which the services reach the place they run in. Electron and the node host
// implement it; tests hand in their own. Nothing in services may know which one it is.

import type { FilePurpose, Locale } from '../../contract/calls.ts'

export interface Host {
  readonly name: 'electron' | 'node'
  readonly platform: string
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
  /** The window's files. */
  readonly renderer: string
}

export interface Dialogs {
  /** An absolute path, or null when nothing was chosen. */
  readonly choose: (purpose: FilePurpose, suggestion: string) => Promise<string | null>
  /** True when the user says yes to opening an address outside. */
  readonly confirmBrowse: (url: string) => Promise<boolean>
}

export interface Shell {
  readonly openExternal: (url: string) => Promise<void>
  readonly showFile: (path: string) => Promise<void>
  /** Menus and titles follow the language of the interface. */
  readonly setLocale: (locale: Locale) => void
}
