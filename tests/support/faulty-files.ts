// A file system that goes wrong when a test says so, over the real one: an operation fails once or from then
// on, the program is as if killed at an operation, or everything is written down so that the disk after a
// power cut can be worked out.

import type { FileHandle, FileSystem } from '../../src/main/fs/file-system.ts'
import { nodeFileSystem } from '../../src/main/fs/file-system.ts'

export type OperationName =
  | 'open'
  | 'write'
  | 'setMode'
  | 'sync'
  | 'datasync'
  | 'close'
  | 'read'
  | 'rename'
  | 'remove'
  | 'makeFolder'
  | 'removeFolder'
  | 'list'
  | 'facts'
  | 'syncFolder'
  | 'real'
  | 'checkWritable'

/** One operation that is about to be made. */
export interface Operation {
  /** From 0, over all operations. */
  readonly index: number
  readonly name: OperationName
  readonly path: string
  /** Of a rename. */
  readonly to?: string
  /** Of a write. */
  readonly bytes?: Uint8Array
  /** How the file was opened. */
  readonly how?: 'read' | 'new' | 'append'
}

/** An error that comes when half of the bytes of a write are in the file. */
class TornWrite extends Error {
  readonly code = 'EKILLED'
}

/** What is to happen instead; null lets the operation be made. */
export type Trouble = (operation: Operation) => Error | Promise<Error | null> | null

/** Operations that change what is on a disk. */
export function changesDisk({ name, how }: Operation): boolean {
  return how !== 'read' && !['read', 'list', 'facts', 'real', 'checkWritable'].includes(name)
}

/** An error as the system gives it. */
export function systemError(code: string, path = ''): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}

export interface FaultyFiles {
  readonly system: FileSystem
  /** Operations made or refused so far. */
  readonly count: () => number
}

export function faultyFiles(trouble: Trouble, under: FileSystem = nodeFileSystem): FaultyFiles {
  let count = 0

  async function before(name: OperationName, path: string, more: Partial<Operation> = {}): Promise<void> {
    const operation: Operation = { index: count, name, path, ...more }
    count += 1
    const error = await trouble(operation)
    if (error !== null) throw error
  }

  function wrap(handle: FileHandle, path: string, how: Operation['how'] = 'read'): FileHandle {
    const step =
      <Arguments extends unknown[], Value>(
        name: OperationName,
        work: (...given: Arguments) => Promise<Value>,
      ) =>
      async (...given: Arguments): Promise<Value> => {
        const [bytes] = given
        try {
          await before(name, path, bytes instanceof Uint8Array ? { how, bytes } : { how })
        } catch (error) {
          if (error instanceof TornWrite && bytes instanceof Uint8Array)
            await handle.write(bytes.subarray(0, bytes.length / 2))
          // A close that fails has closed all the same, and the system closes what a dead process had open.
          if (name === 'close') await handle.close()
          throw error
        }
        return work(...given)
      }
    const names: Readonly<Record<keyof FileHandle, OperationName>> = handleOperations
    const wrapped = Object.fromEntries(
      Object.entries(handle).map(([key, work]) => [
        key,
        step(names[key as keyof FileHandle], work as (...given: unknown[]) => Promise<unknown>),
      ]),
    )
    return wrapped as unknown as FileHandle
  }

  return {
    count: () => count,
    system: {
      async open(path, how) {
        await before('open', path, { how })
        return wrap(await under.open(path, how), path, how)
      },
      async rename(from, to) {
        await before('rename', from, { to })
        await under.rename(from, to)
      },
      async remove(path) {
        await before('remove', path)
        await under.remove(path)
      },
      async makeFolder(path) {
        await before('makeFolder', path)
        await under.makeFolder(path)
      },
      async removeFolder(path) {
        await before('removeFolder', path)
        await under.removeFolder(path)
      },
      async list(path) {
        await before('list', path)
        return under.list(path)
      },
      async facts(path) {
        await before('facts', path)
        return under.facts(path)
      },
      async syncFolder(path) {
        await before('syncFolder', path)
        await under.syncFolder(path)
      },
      async real(path) {
        await before('real', path)
        return under.real(path)
      },
      async checkWritable(path) {
        await before('checkWritable', path)
        await under.checkWritable(path)
      },
    },
  }
}

const handleOperations = {
  write: 'write',
  readAll: 'read',
  readAt: 'read',
  setMode: 'setMode',
  sync: 'sync',
  datasync: 'datasync',
  close: 'close',
} as const

/**
 * Fails every operation from number `at` on, as the end of the process would. If it is a write, half of its
 * bytes are in the file.
 */
export function killedAt(at: number, only: (operation: Operation) => boolean = changesDisk): Trouble {
  let left = at
  let dead = false
  return (operation) => {
    if (!dead && only(operation)) {
      left -= 1
      dead = left < 0
      if (dead && operation.name === 'write') return new TornWrite(operation.path)
    }
    return dead ? systemError('EKILLED', operation.path) : null
  }
}

/** Fails operation number `at`, once or from then on. */
export function failingAt(
  at: number,
  code: string,
  how: 'once' | 'from then on',
  only: (operation: Operation) => boolean = () => true,
): Trouble {
  let count = 0
  return (operation) => {
    if (!only(operation)) return null
    const index = count
    count += 1
    const fails = how === 'once' ? index === at : index >= at
    return fails ? systemError(code, operation.path) : null
  }
}
