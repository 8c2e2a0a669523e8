// The few operations of a file system that the file port is built from, one call of the system each, so
// that a test can make any one of them fail. Paths are absolute; failures are thrown with the system's
// own `code`, as Node does. What makes a write durable is not here but in `file-port.ts`.

import { constants } from 'node:fs'
import { access, lstat, mkdir, open, readdir, realpath, rename, rmdir, unlink } from 'node:fs/promises'

export type EntryKind = 'file' | 'folder' | 'link' | 'other'

export interface FileFacts {
  readonly kind: EntryKind
  readonly size: number
  readonly mode: number
  readonly modified: number
}

export interface FileHandle {
  /** Writes all of it at the end of what this handle has written so far. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  readonly readAll: () => Promise<Uint8Array>
  /** The bytes from `offset` on; fewer than asked for when the file ends before. */
  readonly readAt: (offset: number, length: number) => Promise<Uint8Array>
  /** Who may do what with the file. */
  readonly setMode: (mode: number) => Promise<void>
  readonly sync: () => Promise<void>
  readonly datasync: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface FileSystem {
  /** `new` refuses a name that is taken; no mode follows a symbolic link in the last place. */
  readonly open: (path: string, how: 'read' | 'new' | 'append') => Promise<FileHandle>
  readonly rename: (from: string, to: string) => Promise<void>
  readonly remove: (path: string) => Promise<void>
  readonly makeFolder: (path: string) => Promise<void>
  readonly removeFolder: (path: string) => Promise<void>
  readonly list: (path: string) => Promise<readonly { readonly name: string; readonly kind: EntryKind }[]>
  readonly facts: (path: string) => Promise<FileFacts>
  readonly syncFolder: (path: string) => Promise<void>
  /** The path with every symbolic link resolved. */
  readonly real: (path: string) => Promise<string>
  /** Throws when the folder can't be written to. */
  readonly checkWritable: (path: string) => Promise<void>
}

// Windows has no O_NOFOLLOW: the port looks at the entry before it opens it there.
const noFollow = constants.O_NOFOLLOW as number | undefined
const flags = {
  read: constants.O_RDONLY | (noFollow ?? 0),
  new: constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (noFollow ?? 0),
  append: constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | (noFollow ?? 0),
}

function kindOf(entry: {
  readonly isFile: () => boolean
  readonly isDirectory: () => boolean
  readonly isSymbolicLink: () => boolean
}): EntryKind {
  if (entry.isSymbolicLink()) return 'link'
  if (entry.isFile()) return 'file'
  return entry.isDirectory() ? 'folder' : 'other'
}

/** Of a file that is new. */
export const usualMode = 0o644

/** The machine's own file system. */
export const nodeFileSystem: FileSystem = {
  async open(path, how) {
    const handle = await open(path, flags[how], usualMode)
    return {
      async write(bytes) {
        let done = 0
        // A short write is not an error to the system: go on until all of it is there.
        while (done < bytes.length) {
          const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, null)
          done += bytesWritten
        }
      },
      readAll: () => handle.readFile(),
      async readAt(offset, length) {
        const bytes = Buffer.allocUnsafe(length)
        let done = 0
        while (done < length) {
          const { bytesRead } = await handle.read(bytes, done, length - done, offset + done)
          if (bytesRead === 0) break
          done += bytesRead
        }
        return bytes.subarray(0, done)
      },
      setMode: (mode) => handle.chmod(mode),
      sync: () => handle.sync(),
      datasync: () => handle.datasync(),
      close: () => handle.close(),
    }
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => unlink(path),
  makeFolder: (path) => mkdir(path),
  removeFolder: (path) => rmdir(path),
  async list(path) {
    const entries = await readdir(path, { withFileTypes: true })
    return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
  },
  async facts(path) {
    const stats = await lstat(path)
    return { kind: kindOf(stats), size: stats.size, mode: stats.mode, modified: stats.mtimeMs }
  },
  async syncFolder(path) {
    const handle = await open(path, constants.O_RDONLY)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
  real: (path) => realpath(path),
  checkWritable: (path) => access(path, constants.W_OK),
}
