// One place at which a scene is set up again and again, each time with the same files: journals are named by
// where their issue is. What another writer publishes meanwhile is kept beside it, and can be let in at any time.

import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../store/sample-issue.ts'
import { newIssue, nightPublishes } from './marked-desk.ts'
import type { TestClock } from './desk-program.ts'

export interface KeptPlace {
  readonly root: string
  readonly reset: () => void
  /** Puts in what another writer has published: the word 7. */
  readonly night: () => void
}

export async function keptPlace(): Promise<KeptPlace> {
  const folder = await temporaryFolder()
  const [before, after, root] = ['before', 'after', 'now'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  mkdirSync(before)
  await newIssue(before, 2)
  cpSync(before, after, { recursive: true })
  await nightPublishes(after, 7)
  const there = new Set(readdirSync(before, { recursive: true }).map(String))
  const news = readdirSync(after, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(after.length + 1))
    .filter((path) => !there.has(path))
  return {
    root,
    reset() {
      rmSync(root, { recursive: true, force: true })
      cpSync(before, root, { recursive: true })
    },
    night() {
      // Objects before the branch, as their writer does.
      for (const path of news.toSorted()) cpSync(join(after, path), join(root, path))
    },
  }
}

/** Everything that is due happens at once: nothing is waited for. */
export function hurriedClock(start = Date.UTC(2026, 10, 26, 18)): TestClock {
  let monotonic = 0
  let timers: readonly { readonly due: number; readonly call: () => void }[] = []
  return {
    now: () => start + monotonic,
    monotonic: () => monotonic,
    after(milliseconds, call) {
      const timer = { due: monotonic + milliseconds, call }
      timers = [...timers, timer]
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    pass(milliseconds) {
      monotonic += milliseconds
      const due = timers.filter((one) => one.due <= monotonic)
      timers = timers.filter((one) => one.due > monotonic)
      for (const { call } of due) call()
      return Promise.resolve()
    },
    set: () => undefined,
  }
}

/** Waits until something is so; false when it does not come about. */
export async function comesAbout(isSo: () => boolean, longest = 3_000): Promise<boolean> {
  for (let waited = 0; waited < longest && !isSo(); waited += 2)
    await new Promise((resolve) => setTimeout(resolve, 2))
  return isSo()
}
