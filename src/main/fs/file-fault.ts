// Turns what a file system throws into a fault of the contract. In: anything thrown, and the name to
// show. Out: a fault with words an editor can act on, or `io` with the system's own code.

import { basename } from 'node:path'
import type { Fault } from '../../contract/fault.ts'
import { err, ok, type Result } from '../../base/result.ts'

/** The system's code of a thrown error (`ENOENT`), or an empty string. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

/** An error that looks as the file system's own, for refusals of the port itself. */
export function fileError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${basename(path)}`), { code })
}

/** True when nothing is there. Any other failure must not be taken for absence. */
export function isMissing(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}

export function faultOf(error: unknown, name: string): Fault {
  const code = codeOf(error)
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'not-found', name }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { kind: 'no-permission', name }
    case 'ENOSPC':
    case 'EDQUOT':
      return { kind: 'disk-full', name }
    case 'EEXIST':
    case 'ENOTEMPTY':
      return { kind: 'exists', name }
    case '':
      return { kind: 'internal', message: error instanceof Error ? error.message : 'unknown failure' }
    default:
      return { kind: 'io', name, code }
  }
}

/** Runs work that throws; a throw becomes a fault about `name`. */
export async function attempt<Value>(
  name: string,
  work: () => Promise<Value>,
): Promise<Result<Value, Fault>> {
  try {
    return ok(await work())
  } catch (error) {
    return err(faultOf(error, name))
  }
}
