// What the real git and our own store say of an issue folder after something went wrong in it.

import { git, fsck } from '../store/git.ts'

/** Null when every commit is reached by a branch and git finds nothing amiss; else what is wrong. */
export function commitsLost(path: string, commits: readonly string[]): string | null {
  const { code, text } = git(path, 'rev-list', '--all')
  if (code !== 0) return `rev-list: ${text}`
  const reached = new Set(text.split('\n'))
  const lost = commits.find((commit) => !reached.has(commit))
  if (lost !== undefined) return `lost ${lost}`
  const said = fsck(path)
  return said === '' ? null : `fsck: ${said}`
}
