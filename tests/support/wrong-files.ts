// File systems that break what the file port relies on, each in one way: a test that can't tell them from a
// sound one proves nothing.

import type { FileSystem } from '../../src/main/fs/file-system.ts'

/** A rename that copies, as across devices: for a while the target is half there. */
export function copyingRenames(system: FileSystem): FileSystem {
  return {
    ...system,
    async rename(from, to) {
      if ((await system.facts(from)).kind !== 'file') {
        await system.rename(from, to)
        return
      }
      const source = await system.open(from, 'read')
      const bytes = await source.readAll()
      await source.close()
      await system.remove(to).catch(() => null)
      const target = await system.open(to, 'new')
      try {
        await target.write(bytes)
      } finally {
        await target.close()
      }
      await system.remove(from)
    },
  }
}

/** Packs take their names only once a branch has moved. The program reads them meanwhile from where they are. */
export function packsAfterBranches(system: FileSystem): FileSystem {
  const held = new Map<string, string>()
  const placeOf = (path: string): string => held.get(path) ?? path
  return {
    ...system,
    async rename(from, to) {
      if (/objects.pack.pack-[0-9a-f]{40}\.(?:pack|idx)$/.test(to)) {
        held.set(to, from)
        return
      }
      await system.rename(from, to)
      if (!/refs.heads.[^/\\]+$/.test(to)) return
      for (const [name, place] of held) {
        held.delete(name)
        await system.rename(place, name)
      }
    },
    open: (path, how) => system.open(placeOf(path), how),
    facts: (path) => system.facts(placeOf(path)),
  }
}

/** What is built under a passing name is built in its place at once. */
export function builtInPlace(system: FileSystem, name: string): FileSystem {
  const placeOf = (path: string): string => path.replace(/\.(?:new|in)-\d+\.issue/, name)
  return {
    ...system,
    open: (path, how) => system.open(placeOf(path), how),
    rename: async (from, to) => {
      if (placeOf(from) !== to) await system.rename(placeOf(from), placeOf(to))
    },
    remove: (path) => system.remove(placeOf(path)),
    makeFolder: (path) => system.makeFolder(placeOf(path)),
    removeFolder: (path) => system.removeFolder(placeOf(path)),
    list: (path) => system.list(placeOf(path)),
    facts: (path) => system.facts(placeOf(path)),
    syncFolder: (path) => system.syncFolder(placeOf(path)),
  }
}

/** No sync reaches the disk. Where no power is cut this changes nothing, and saves the time it takes. */
function withoutSync(system: FileSystem, ...names: readonly ('sync' | 'datasync')[]): FileSystem {
  const silent = (): Promise<void> => Promise.resolve()
  return {
    ...system,
    async open(path, how) {
      const handle = await system.open(path, how)
      return names.reduce((done, name) => ({ ...done, [name]: silent }), handle)
    },
  }
}

/** For tests in which processes end and disks fail, and the power stays on. */
export function quick(system: FileSystem): FileSystem {
  return { ...withoutSync(system, 'sync', 'datasync'), syncFolder: () => Promise.resolve() }
}
