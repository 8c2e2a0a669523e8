// The file port in the shape isomorphic-git asks for: a part of Node's `fs.promises`. It asks for paths
// below a made-up git folder, `gitFolder`, which is the port's root. New objects are written unsettled:
// whoever publishes calls `settle` before a ref names them.

import { fileError } from './file-fault.ts'
import type { FilePort } from './file-port.ts'
import type { FileFacts } from './file-system.ts'

export const gitFolder = '/issue'

interface GitStats {
  readonly mode: number
  readonly size: number
  readonly ino: number
  readonly mtimeMs: number
  readonly ctimeMs: number
  readonly isFile: () => boolean
  readonly isDirectory: () => boolean
  readonly isSymbolicLink: () => boolean
}

export interface GitFiles {
  readonly promises: {
    readonly readFile: (path: string, options?: unknown) => Promise<Uint8Array | string>
    readonly writeFile: (path: string, bytes: Uint8Array | string) => Promise<void>
    readonly unlink: (path: string) => Promise<void>
    readonly readdir: (path: string) => Promise<string[]>
    readonly mkdir: (path: string) => Promise<void>
    readonly rmdir: (path: string) => Promise<void>
    readonly stat: (path: string) => Promise<GitStats>
    readonly lstat: (path: string) => Promise<GitStats>
    readonly readlink: (path: string) => Promise<string>
    readonly symlink: (target: string, path: string) => Promise<void>
  }
}

export function createGitFiles(port: FilePort): GitFiles {
  async function stat(path: string): Promise<GitStats> {
    const inside = insideOf(path)
    const facts = await port.facts(inside)
    if (facts === null) throw fileError('ENOENT', path)
    // The library does not write an object that exists; its entry may be left from a run that was killed.
    if (facts.kind === 'file' && inside.startsWith('objects/')) port.unsettle(inside)
    return statsOf(facts)
  }
  const noLinks = (path: string): Promise<never> => Promise.reject(fileError('EPERM', path))
  return {
    promises: {
      async readFile(path, options) {
        const bytes = await port.read(insideOf(path))
        return wantsText(options) ? new TextDecoder().decode(bytes) : bytes
      },
      writeFile: (path, bytes) =>
        port.writeUnsettled(
          insideOf(path),
          typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
        ),
      unlink: (path) => port.remove(insideOf(path)),
      readdir: async (path) => (await port.list(insideOf(path))).map((entry) => entry.name),
      mkdir: (path) => port.makeFolder(insideOf(path)),
      rmdir: (path) => port.removeFolder(insideOf(path)),
      stat,
      lstat: stat,
      readlink: noLinks,
      symlink: (_target, path) => noLinks(path),
    },
  }
}

function insideOf(path: string): string {
  if (path === gitFolder) return ''
  if (!path.startsWith(`${gitFolder}/`)) throw fileError('EINVAL', path)
  return path.slice(gitFolder.length + 1)
}

function wantsText(options: unknown): boolean {
  if (typeof options === 'string') return true
  return (
    typeof options === 'object' && options !== null && 'encoding' in options && options.encoding === 'utf8'
  )
}

function statsOf(facts: FileFacts): GitStats {
  return {
    mode: facts.mode,
    size: facts.size,
    ino: 0,
    mtimeMs: facts.modified,
    ctimeMs: facts.modified,
    isFile: () => facts.kind === 'file',
    isDirectory: () => facts.kind === 'folder',
    isSymbolicLink: () => facts.kind === 'link',
  }
}
