// Everything that can go wrong between an editor and the files, as a closed union. A fault says what
// happened and to what; its words live in the window's language files and in the command line.

import type { Problem } from '../model/check/check.ts'

export type Fault =
  /** The folder or file can't be read as an issue. `at` names the spot when one is known. */
  | { readonly kind: 'not-an-issue'; readonly name: string; readonly at: string }
  | { readonly kind: 'newer-format'; readonly name: string; readonly found: number; readonly known: number }
  /** An object of the store is damaged or missing and no whole commit is left to open. */
  | { readonly kind: 'damaged'; readonly name: string; readonly at: string }
  | { readonly kind: 'not-found'; readonly name: string }
  | { readonly kind: 'exists'; readonly name: string }
  | { readonly kind: 'no-permission'; readonly name: string }
  | { readonly kind: 'disk-full'; readonly name: string }
  /** Any other failure of the file system; `code` is its own word for it. */
  | { readonly kind: 'io'; readonly name: string; readonly code: string }
  /** A document or picture that can't be taken in. */
  | { readonly kind: 'unreadable'; readonly name: string; readonly why: string }
  /** The window and the main process no longer agree on the issue: the window must load it again. */
  | { readonly kind: 'out-of-step'; readonly expected: number }
  | { readonly kind: 'refused'; readonly edit: string; readonly why: string; readonly id: string }
  /** The written export does not hold the whole text, or holds more. */
  | { readonly kind: 'incomplete'; readonly format: string; readonly articles: readonly string[] }
  /** The check of the issue finds errors, and nobody said to export it all the same. */
  | { readonly kind: 'check-errors'; readonly errors: readonly Problem[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unknown-session' }
  | { readonly kind: 'unknown-grant' }
  | { readonly kind: 'malformed-call'; readonly call: string; readonly at: string }
  | { readonly kind: 'internal'; readonly message: string }
