// A file system that dies: one operation fails, and so does every one after it, as when a process is
// killed or a stick is pulled out. Counts operations, so that a test can let it die at each of them.

import { type FileHandle, type FileSystem, nodeFileSystem } from '../../src/main/fs/file-system.ts'

export interface DyingSystem {
  readonly system: FileSystem
  readonly count: () => number
}

/** Dies at the operation of this number, counted from one; never, when none is given. */
export function dyingSystem(at = Number.POSITIVE_INFINITY): DyingSystem {
  let count = 0
  function wrap<Words extends readonly unknown[], Value>(
    work: (...words: Words) => Promise<Value>,
  ): (...words: Words) => Promise<Value> {
    return (...words) => {
      count += 1
      if (count >= at) return Promise.reject(Object.assign(new Error('the system is gone'), { code: 'EIO' }))
      return work(...words)
    }
  }
  const handle = (one: FileHandle): FileHandle => ({
    write: wrap(one.write),
    readAll: wrap(one.readAll),
    readAt: wrap(one.readAt),
    setMode: wrap(one.setMode),
    sync: wrap(one.sync),
    datasync: wrap(one.datasync),
    // The system closes what a dead process had open.
    close: async () => {
      count += 1
      await one.close()
      if (count >= at) throw Object.assign(new Error('the system is gone'), { code: 'EIO' })
    },
  })
  const real = nodeFileSystem
  return {
    count: () => count,
    system: {
      open: wrap(async (path, how) => handle(await real.open(path, how))),
      rename: wrap(real.rename),
      remove: wrap(real.remove),
      makeFolder: wrap(real.makeFolder),
      removeFolder: wrap(real.removeFolder),
      list: wrap(real.list),
      facts: wrap(real.facts),
      syncFolder: wrap(real.syncFolder),
      real: wrap(real.real),
      checkWritable: wrap(real.checkWritable),
    },
  }
}
