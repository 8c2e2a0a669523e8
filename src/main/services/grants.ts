// What the user has chosen, as names a window may use. A window never learns or sends a path: it gets a
// grant for each file or folder the user picked, and the grant dies with the window.

import { basename } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import type { FilePurpose, Grant, GrantId } from '../../contract/calls.ts'
import type { Fault } from '../../contract/fault.ts'
import type { WindowId } from './sessions.ts'

/** A grant to look into a folder while choosing is good for nothing else. */
export type GrantPurpose = FilePurpose | 'browse'

export interface Grants {
  readonly give: (window: WindowId, path: string, purpose: GrantPurpose, isFolder: boolean) => Grant
  /** The path, when this window has the grant for this purpose. */
  readonly use: (window: WindowId, grant: GrantId, purpose: GrantPurpose) => Result<string, Fault>
  readonly expire: (window: WindowId) => void
}

export function createGrants(newName: () => string): Grants {
  const given = new Map<
    GrantId,
    { readonly window: WindowId; readonly path: string; readonly purpose: GrantPurpose }
  >()
  return {
    give(window, path, purpose, isFolder) {
      const grant = newName()
      given.set(grant, { window, path, purpose })
      return { grant, name: basename(path), isFolder }
    },
    use(window, grant, purpose) {
      const found = given.get(grant)
      if (found === undefined || found.window !== window || found.purpose !== purpose) {
        return err({ kind: 'unknown-grant' })
      }
      return ok(found.path)
    },
    expire(window) {
      for (const [grant, one] of given) if (one.window === window) given.delete(grant)
    },
  }
}
