// The real git as a judge that is not ours, with nobody's configuration.

import { spawnSync } from 'node:child_process'

export interface GitAnswer {
  readonly code: number
  readonly text: string
}

export function git(issue: string, ...words: readonly string[]): GitAnswer {
  const ran = spawnSync('git', [`--git-dir=${issue}`, ...words], {
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  })
  return { code: ran.status ?? -1, text: ran.stdout + ran.stderr }
}

/** What `git fsck` says against the folder; empty when all is well. Dangling objects are no fault. */
export function fsck(issue: string): string {
  const { code, text } = git(issue, 'fsck', '--full', '--strict', '--no-dangling')
  return code === 0 ? text.trim() : `exit ${String(code)}: ${text}`
}
