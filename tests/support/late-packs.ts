// A file system that breaks the order things are written in: a pack takes its name a while after the program
// was told that it has it. Until then the program itself reads it from where it is, and sees nothing wrong.

import type { FileSystem } from '../../src/main/fs/file-system.ts'

export function latePacks(system: FileSystem, milliseconds: number): FileSystem {
  const held = new Map<string, string>()
  const placeOf = (path: string): string => held.get(path) ?? path
  return {
    ...system,
    async rename(from, to) {
      if (!/objects.pack.pack-[0-9a-f]{40}\.(?:pack|idx)$/.test(to)) {
        await system.rename(from, to)
        return
      }
      held.set(to, from)
      setTimeout(() => {
        held.delete(to)
        // The folder may be gone with the test.
        system.rename(from, to).catch(() => null)
      }, milliseconds)
    },
    open: (path, how) => system.open(placeOf(path), how),
    facts: (path) => system.facts(placeOf(path)),
  }
}
