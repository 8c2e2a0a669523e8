// The sample paper. It is made once in user data, from the copy that comes with the program, and opened
// as any issue. What makes it (import and make-up) is handed in.

import { join } from 'node:path'
import { ok, type Result } from '../../base/result.ts'
import type { Locale, OpenIssue } from '../../contract/calls.ts'
import type { Fault } from '../../contract/fault.ts'
import type { Issue } from '../../model/issue.ts'
import { attempt } from '../fs/file-fault.ts'
import type { FilePort } from '../fs/file-port.ts'
import type { IssueStore } from './store/issue-store.ts'
import type { Original } from './store/original.ts'
import type { Sessions, WindowId } from './sessions.ts'

/** A whole issue with the pictures it needs. */
export interface NewIssue {
  readonly issue: Issue
  readonly originals: readonly Original[]
}

export type MakeSampleIssue = (language: Locale) => Promise<Result<NewIssue, Fault>>

export interface Samples {
  /** The path of the opened sample with the sample itself. */
  readonly open: (
    language: Locale,
    window: WindowId,
  ) => Promise<Result<{ readonly path: string; readonly opened: OpenIssue }, Fault>>
}

export interface SampleParts {
  readonly userData: FilePort
  readonly store: IssueStore
  readonly sessions: Sessions
  readonly make: MakeSampleIssue
}

export function createSamples({ userData, store, sessions, make }: SampleParts): Samples {
  // Two windows that ask at once get one sample.
  let turn: Promise<unknown> = Promise.resolve()

  async function open(
    language: Locale,
    window: WindowId,
  ): Promise<Result<{ readonly path: string; readonly opened: OpenIssue }, Fault>> {
    const path = join(userData.root, 'samples', `sample-${language}.issue`)
    if (await store.isIssue(path)) return openAt(path, window)
    const made = await make(language)
    if (!made.ok) return made
    const folder = await attempt('samples', () => userData.makeFolder('samples'))
    if (!folder.ok) return folder
    const created = await store.create(path, made.value.issue, made.value.originals)
    return created.ok ? openAt(path, window) : created
  }

  async function openAt(
    path: string,
    window: WindowId,
  ): Promise<Result<{ readonly path: string; readonly opened: OpenIssue }, Fault>> {
    const opened = await sessions.open(path, window)
    return opened.ok ? ok({ path, opened: opened.value }) : opened
  }

  return {
    open(language, window) {
      const opened = turn.then(() => open(language, window))
      turn = opened.catch(() => null)
      return opened
    },
  }
}
