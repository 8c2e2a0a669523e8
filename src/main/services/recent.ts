// The issues opened last. The window knows them by random keys; their paths stay here.

import { basename } from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '../../base/result.ts'
import type { DeskView, RecentIssue } from '../../contract/calls.ts'
import type { Fault } from '../../contract/fault.ts'
import type { Issue } from '../../model/issue.ts'
import type { FilePort } from '../fs/file-port.ts'
import { createUserFile } from './user-file.ts'

export interface RecentIssues {
  readonly list: () => Promise<readonly RecentIssue[]>
  /** Puts an issue first; its key stays the same as long as it is in the list. Issue null: not opened yet. */
  readonly add: (path: string, issue: Issue | null) => Promise<string>
  readonly pathOf: (key: string) => Result<string, Fault>
  /** Where the editor was in the issue at this path. */
  readonly viewOf: (path: string) => DeskView | null
  readonly noteView: (path: string, view: DeskView) => Promise<void>
  /** That the issue is open now, or no longer: an issue still noted as open at the start was so when a run was killed. */
  readonly noteOpen: (path: string, isOpen: boolean) => Promise<void>
  /** An orderly end. */
  readonly noteNoneOpen: () => Promise<void>
  /** Key of the issue that was open when the last run ended badly. */
  readonly leftOpen: () => string | null
}

export interface RecentParts {
  readonly port: FilePort
  readonly now: () => number
  readonly newKey: () => string
  readonly isIssue: (path: string) => Promise<boolean>
}

const kept = 20

const schema = z.array(
  z.strictObject({
    key: z.string().regex(/^[a-z0-9]{8,40}$/),
    path: z.string(),
    date: z.string(),
    pages: z.int().min(0),
    openedAt: z.string(),
    open: z.boolean().default(false),
    view: z
      .strictObject({ page: z.string().nullable(), article: z.string().nullable() })
      .nullable()
      .default(null),
  }),
)

export async function loadRecent(parts: RecentParts): Promise<RecentIssues> {
  const file = createUserFile(parts.port, 'recent.json', schema)
  let entries = (await file.read()) ?? []
  const leftOpen = entries.find((entry) => entry.open)?.key ?? null

  async function change(path: string, fields: Partial<(typeof entries)[number]>): Promise<void> {
    if (!entries.some((entry) => entry.path === path)) return
    entries = entries.map((entry) => (entry.path === path ? { ...entry, ...fields } : entry))
    await file.write(entries)
  }

  return {
    async list() {
      return Promise.all(
        entries.map(async ({ path, key, date, pages, openedAt }) => ({
          key,
          date,
          pages,
          openedAt,
          name: basename(path),
          present: await parts.isIssue(path),
        })),
      )
    },
    async add(path, issue) {
      const before = entries.find((entry) => entry.path === path)
      const entry = {
        key: before?.key ?? parts.newKey(),
        path,
        date: issue?.date ?? before?.date ?? '',
        pages: issue?.pages.length ?? before?.pages ?? 0,
        openedAt: new Date(parts.now()).toISOString(),
        open: before?.open ?? false,
        view: before?.view ?? null,
      }
      entries = [entry, ...entries.filter((other) => other.path !== path)].slice(0, kept)
      // The list is a courtesy: an issue opens even when it can't be written.
      await file.write(entries)
      return entry.key
    },
    pathOf(key) {
      const entry = entries.find((one) => one.key === key)
      return entry === undefined ? err({ kind: 'unknown-grant' }) : ok(entry.path)
    },
    viewOf: (path) => entries.find((entry) => entry.path === path)?.view ?? null,
    noteView: (path, view) => change(path, { view }),
    noteOpen: (path, isOpen) => change(path, { open: isOpen }),
    async noteNoneOpen() {
      if (!entries.some((entry) => entry.open)) return
      entries = entries.map((entry) => ({ ...entry, open: false }))
      await file.write(entries)
    },
    leftOpen: () => leftOpen,
  }
}
