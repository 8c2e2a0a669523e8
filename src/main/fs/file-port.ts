// The one place that knows how a file is written so that it stays written. Everything in an issue folder
// and in user data goes through a port; a port has a root and can't leave it: paths are relative, with
// slashes, and no symbolic link is followed below the root.
//
// A file appears whole or not at all: temporary name beside it, write, fsync, close, rename, fsync of the
// folder. Failures are thrown with the system's code; `file-fault.ts` turns them into faults.

import { join } from 'node:path'
import { codeOf, fileError, isMissing } from './file-fault.ts'
import { type EntryKind, type FileFacts, type FileHandle, type FileSystem, usualMode } from './file-system.ts'

export interface FilePort {
  readonly root: string
  readonly read: (path: string) => Promise<Uint8Array>
  /** A part of a file, fewer bytes when it ends before; packs and archives are too large to read whole. */
  readonly readAt: (path: string, offset: number, length: number) => Promise<Uint8Array>
  readonly readText: (path: string) => Promise<string>
  /** The file's text, or null when there is none. */
  readonly findText: (path: string) => Promise<string | null>
  /** Puts the bytes in place of what was there; folders are made as needed. */
  readonly write: (path: string, bytes: Uint8Array | string) => Promise<void>
  /**
   * The same, but what is slow comes first: only when all of it is on the disk is `turn` asked, which puts it
   * in its place or does not. True when it did.
   */
  readonly writeWhen: (path: string, text: string, turn: Turn) => Promise<boolean>
  /**
   * The same as `write`, but the folder entry is not yet durable: `settle` must follow before anything names
   * the file. Many files in one folder then cost one fsync of it.
   */
  readonly writeUnsettled: (path: string, bytes: Uint8Array) => Promise<void>
  /**
   * Unsettled too: files that belong together. They are written side by side, since fsyncs that wait
   * together cost as much as one, and then appear in the order given.
   */
  readonly writeTogether: (files: readonly NewFile[]) => Promise<void>
  /** Unsettled too: a file of any length, which is never in memory as a whole. */
  readonly writeParts: (path: string, parts: Parts) => Promise<void>
  /** Says that a file was found whose folder entry may never have been made durable: `settle` sees to it. */
  readonly unsettle: (path: string) => void
  /** Makes an empty file if there is none; false when there is. Not durable: it says who is at work just now. */
  readonly claim: (path: string) => Promise<boolean>
  readonly pause: (milliseconds: number) => Promise<void>
  /** Makes the folder entries of all unsettled writes durable. */
  readonly settle: () => Promise<void>
  /** Opens a file to add to; each `add` is on the disk when it returns. */
  readonly openLog: (path: string) => Promise<FileLog>
  readonly list: (path: string) => Promise<readonly { readonly name: string; readonly kind: EntryKind }[]>
  /** Null when nothing is there. */
  readonly facts: (path: string) => Promise<FileFacts | null>
  readonly makeFolder: (path: string) => Promise<void>
  readonly remove: (path: string) => Promise<void>
  readonly removeFolder: (path: string) => Promise<void>
  readonly move: (from: string, to: string) => Promise<void>
  /** The same, but `settle` makes it durable: many moves then cost one fsync of each folder. */
  readonly moveUnsettled: (from: string, to: string) => Promise<void>
  readonly checkWritable: () => Promise<void>
}

export type Turn = (place: () => Promise<void>) => Promise<unknown>

export interface NewFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Bytes in their order, whole or in parts as they come. */
export type Parts = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

export interface FileLog {
  /** After a failure the log must not be used again: what is on the disk is no longer known. */
  readonly add: (text: string) => Promise<void>
  readonly close: () => Promise<void>
}

export interface PortParts {
  readonly system: FileSystem
  readonly platform: string
  readonly random: (below: number) => number
  /** Waits before a retry; only Windows retries. */
  readonly pause: (milliseconds: number) => Promise<void>
}

// Defender, the indexer and OneDrive hold a fresh file for a moment, so a rename on Windows is tried for 2 s.
const renamePauses = [5, 10, 20, 50, 100, 200, 500, 500, 500]
const heldCodes = new Set(['EPERM', 'EACCES', 'EBUSY'])

// A name is one every file system keeps as it is. Streams (`:`), separators and control characters
// never pass, nor do the names with which a path climbs.
const segmentPattern = /^[^/\\:\0-\x1f]+$/

export function createFilePort(parts: PortParts, root: string): FilePort {
  const { system, platform } = parts
  // Folders below the root known to be folders, not links; looked at once.
  const known = new Set<string>()
  const unsettled = new Set<string>()

  function segmentsOf(path: string): readonly string[] {
    const segments = path === '' ? [] : path.split('/')
    const fits = (segment: string): boolean =>
      segmentPattern.test(segment) && segment !== '.' && segment !== '..'
    if (!segments.every(fits)) throw fileError('EINVAL', path)
    return segments
  }

  /** The absolute path, once every folder on the way is seen not to be a link. */
  async function resolve(path: string): Promise<string> {
    const segments = segmentsOf(path)
    let folder = root
    for (const segment of segments.slice(0, -1)) {
      folder = join(folder, segment)
      if (known.has(folder)) continue
      const facts = await system.facts(folder)
      if (facts.kind === 'link') throw fileError('ELOOP', path)
      if (facts.kind !== 'folder') throw fileError('ENOTDIR', path)
      known.add(folder)
    }
    return join(root, ...segments)
  }

  /** Resolves and refuses a link in the last place, for systems that can't refuse it when opening. */
  async function resolveEntry(path: string): Promise<string> {
    const full = await resolve(path)
    if (platform === 'win32') {
      const facts = await factsOf(full)
      if (facts?.kind === 'link') throw fileError('ELOOP', path)
    }
    return full
  }

  async function factsOf(full: string): Promise<FileFacts | null> {
    try {
      return await system.facts(full)
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async function syncFolder(full: string): Promise<void> {
    try {
      await system.syncFolder(full)
    } catch (error) {
      // Windows can't fsync a folder and says EPERM; anywhere else this is a real failure.
      if (platform !== 'win32' || codeOf(error) !== 'EPERM') throw error
    }
  }

  /** Makes the folder and those above it below the root; a new entry is made durable in its parent. */
  async function makeFolder(path: string): Promise<void> {
    const segments = segmentsOf(path)
    for (let depth = 1; depth <= segments.length; depth += 1) {
      const part = segments.slice(0, depth).join('/')
      const full = await resolve(part)
      if (known.has(full)) continue
      try {
        await system.makeFolder(full)
        await syncFolder(join(root, ...segments.slice(0, depth - 1)))
      } catch (error) {
        const facts = codeOf(error) === 'EEXIST' ? await factsOf(full) : null
        if (facts?.kind !== 'folder') throw error
      }
      known.add(full)
    }
  }

  function temporaryName(path: string): string {
    let tail = ''
    for (let count = 0; count < 12; count += 1) tail += parts.random(36).toString(36)
    // Inside objects git passes over these names in silence; elsewhere a leading dot hides a stray from it.
    if (path.startsWith('objects/pack/')) return `tmp_pack_${tail}`
    return /^objects\/[0-9a-f]{2}\//.test(path) ? `tmp_obj_${tail}` : `.tmp-${tail}`
  }

  async function rename(from: string, to: string): Promise<void> {
    const pauses = platform === 'win32' ? renamePauses : []
    for (const pause of pauses) {
      try {
        await system.rename(from, to)
        return
      } catch (error) {
        if (!heldCodes.has(codeOf(error))) throw error
        await parts.pause(pause)
      }
    }
    await system.rename(from, to)
  }

  async function fill(path: string, bytes: Parts, mode: number): Promise<void> {
    const handle = await system.open(path, 'new')
    try {
      // A disk without modes refuses, and loses nothing by it.
      if (mode !== usualMode) await quietly(() => handle.setMode(mode))
      for await (const part of bytes) await handle.write(part)
      await handle.sync()
    } catch (error) {
      // The first failure is the one to tell of.
      await quietly(() => handle.close())
      throw error
    }
    // A full disk may be reported only now.
    await handle.close()
  }

  interface Begun {
    readonly folder: string
    readonly temporary: string
    readonly target: string
  }

  /** Writes under a temporary name beside the target. A vanished folder is made again, once. */
  async function begin(path: string, bytes: Parts): Promise<Begun> {
    const parent = path.split('/').slice(0, -1).join('/')
    await makeFolder(parent)
    const target = await resolve(path)
    const folder = parent === '' ? root : join(root, ...segmentsOf(parent))
    const begun = { folder, temporary: join(folder, temporaryName(path)), target }
    try {
      await fill(begun.temporary, bytes, await modeFor(target))
      return begun
    } catch (error) {
      await giveUp(begun)
      throw error
    }
  }

  /** What takes a file's place can be read and written by whoever could before. */
  async function modeFor(target: string): Promise<number> {
    const facts = platform === 'win32' ? null : await factsOf(target)
    return facts?.kind === 'file' ? facts.mode & 0o777 : usualMode
  }

  async function giveUp({ folder, temporary }: Begun): Promise<void> {
    forget(folder)
    await quietly(() => system.remove(temporary))
  }

  async function finish(begun: Begun): Promise<void> {
    try {
      await rename(begun.temporary, begun.target)
    } catch (error) {
      await (isHeld(error) ? leave(begun) : giveUp(begun))
      throw error
    }
  }

  /** On Windows another program may hold a file for longer than anyone can wait. */
  function isHeld(error: unknown): boolean {
    return platform === 'win32' && heldCodes.has(codeOf(error))
  }

  /** What was written is whole and durable: it stays under its passing name, for whoever looks for it. */
  async function leave({ folder }: Begun): Promise<void> {
    forget(folder)
    await quietly(() => syncFolder(folder))
  }

  /** Writes without fsync of the folder; gives the folder. */
  async function place(path: string, bytes: Parts): Promise<string> {
    const begun = await begin(path, bytes)
    await finish(begun)
    return begun.folder
  }

  async function placeTogether(files: readonly NewFile[]): Promise<void> {
    const tried = await Promise.allSettled(files.map(({ path, bytes }) => begin(path, [bytes])))
    const begun = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const failed = tried.find((one) => one.status === 'rejected')
    try {
      if (failed !== undefined) throw failed.reason
      for (const one of begun) {
        await finish(one)
        unsettled.add(one.folder)
      }
    } catch (error) {
      // Objects, which the next attempt writes again: nobody looks for them under passing names.
      for (const one of begun) await giveUp(one)
      throw error
    }
  }

  /** A folder that failed may be gone: look at it again next time. */
  function forget(folder: string): void {
    for (const one of known) if (one === folder || folder.startsWith(one)) known.delete(one)
  }

  /** Moves without fsync of the folder; gives the folder it is in then. */
  async function moveTo(from: string, to: string): Promise<string> {
    const parent = to.split('/').slice(0, -1).join('/')
    await makeFolder(parent)
    await rename(await resolve(from), await resolve(to))
    return join(root, ...segmentsOf(parent))
  }

  async function read(path: string): Promise<Uint8Array> {
    const handle = await system.open(await resolveEntry(path), 'read')
    try {
      return await handle.readAll()
    } finally {
      await quietly(() => handle.close())
    }
  }

  async function readAt(path: string, offset: number, length: number): Promise<Uint8Array> {
    const handle = await system.open(await resolveEntry(path), 'read')
    try {
      return await handle.readAt(offset, length)
    } finally {
      await quietly(() => handle.close())
    }
  }

  async function readText(path: string): Promise<string> {
    return new TextDecoder().decode(await read(path))
  }

  return {
    root,
    read,
    readAt,
    readText,
    async findText(path) {
      try {
        return await readText(path)
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async write(path, bytes) {
      const whole = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
      await syncFolder(await place(path, [whole]))
    },
    async writeWhen(path, text, turn) {
      const begun = await begin(path, [new TextEncoder().encode(text)])
      const placed: string[] = []
      try {
        await turn(async () => {
          await finish(begun)
          placed.push(begun.folder)
        })
      } finally {
        if (placed.length === 0) await giveUp(begun)
      }
      for (const folder of placed) await syncFolder(folder)
      return placed.length > 0
    },
    async writeUnsettled(path, bytes) {
      unsettled.add(await place(path, [bytes]))
    },
    writeTogether: placeTogether,
    async writeParts(path, bytes) {
      unsettled.add(await place(path, bytes))
    },
    unsettle(path) {
      unsettled.add(join(root, ...segmentsOf(path).slice(0, -1)))
    },
    async settle() {
      const folders = [...unsettled]
      await Promise.all(
        folders.map(async (folder) => {
          await syncFolder(folder)
          unsettled.delete(folder)
        }),
      )
    },
    async claim(path) {
      await makeFolder(path.split('/').slice(0, -1).join('/'))
      try {
        const handle = await system.open(await resolve(path), 'new')
        await handle.close()
        return true
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return false
        throw error
      }
    },
    pause: parts.pause,
    async openLog(path) {
      const parent = path.split('/').slice(0, -1).join('/')
      await makeFolder(parent)
      const full = await resolveEntry(path)
      const isNew = (await factsOf(full)) === null
      const handle = await system.open(full, 'append')
      try {
        if (isNew) await syncFolder(join(root, ...segmentsOf(parent)))
      } catch (error) {
        await quietly(() => handle.close())
        throw error
      }
      return fileLog(handle)
    },
    async list(path) {
      const full = await resolve(path)
      const facts = path === '' ? null : await system.facts(full)
      if (facts?.kind === 'link') throw fileError('ELOOP', path)
      return system.list(full)
    },
    async facts(path) {
      try {
        return await factsOf(await resolve(path))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    makeFolder,
    async remove(path) {
      await system.remove(await resolve(path))
    },
    async removeFolder(path) {
      const full = await resolve(path)
      forget(full)
      await system.removeFolder(full)
    },
    async move(from, to) {
      await syncFolder(await moveTo(from, to))
    },
    async moveUnsettled(from, to) {
      unsettled.add(await moveTo(from, to))
      unsettled.add(join(root, ...segmentsOf(from).slice(0, -1)))
    },
    checkWritable: () => system.checkWritable(root),
  }
}

function fileLog(handle: FileHandle): FileLog {
  return {
    async add(text) {
      await handle.write(new TextEncoder().encode(text))
      await handle.datasync()
    },
    close: () => handle.close(),
  }
}

async function quietly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch {
    // Told already, by the failure that led here.
  }
}
