// The folder an export goes to. Everything is made in a hidden folder inside it and moved into place, file by
// file, once it is proved: until then what stood there before is untouched, and whatever goes wrong leaves
// no half file. Files of the same issue that are no longer part of it go away last.

import { mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import { type IssueEntry, readMonth } from '../../../export/site/issue-entry.ts'
import { issuePaths } from '../../../export/site/site-issue.ts'
import { attempt, isMissing } from '../../fs/file-fault.ts'

export interface ExportFolder {
  /** Absolute path of the hidden folder; new and empty. */
  readonly staging: string
  /** Moves what was made into place. */
  readonly place: (paths: readonly string[], date: string) => Promise<Result<null, Fault>>
  /** Takes the hidden folder away, and the target too when it was made for this and is empty. */
  readonly clear: () => Promise<void>
}

export async function openExportFolder(target: string, name: string): Promise<Result<ExportFolder, Fault>> {
  const shown = basename(target)
  const facts = await attempt(shown, () => stat(target))
  if (facts.ok && !facts.value.isDirectory()) return err({ kind: 'exists', name: shown })
  const isNew = !facts.ok
  const staging = join(target, `.export-${name}`)
  const made = await attempt(shown, () => mkdir(staging, { recursive: true }))
  if (!made.ok) return made
  return ok({
    staging,
    place: (paths, date) => attempt(shown, () => placeAll(target, staging, paths, date)),
    async clear() {
      await rm(staging, { recursive: true, force: true })
      // Fails, as it should, when there is something in it.
      if (isNew) await rmdir(target).catch(() => null)
    },
  })
}

// What leads to an issue is moved after the issue itself.
const last = /^(?:index\.html|period|feed\.xml|sitemap\.xml|proof\.json)/

async function placeAll(
  target: string,
  staging: string,
  paths: readonly string[],
  date: string,
): Promise<null> {
  const ordered = [...paths.filter((path) => !last.test(path)), ...paths.filter((path) => last.test(path))]
  const folders = new Set(ordered.map((path) => dirname(path)))
  for (const folder of folders) await mkdir(join(target, folder), { recursive: true })
  for (const path of ordered) await rename(join(staging, path), join(target, path))
  const { html, page, pdf } = issuePaths(date)
  const kept = new Set(paths)
  for (const folder of [html, page, pdf]) {
    // A format that was not exported this time keeps what it had.
    if (!paths.some((path) => path.startsWith(`${folder}/`))) continue
    for (const name of await readdir(join(target, folder))) {
      if (!kept.has(`${folder}/${name}`)) await rm(join(target, folder, name), { recursive: true })
    }
  }
  return null
}

/** The issues a target folder holds, oldest first. */
export async function readEntries(target: string): Promise<readonly IssueEntry[]> {
  const folder = join(target, 'period')
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  const months = await Promise.all(
    names
      .filter((name) => /^\d{4}-\d{2}\.json$/.test(name))
      .toSorted()
      .map(async (name) => readMonth(await readFile(join(folder, name), 'utf8')) ?? []),
  )
  return months.flat()
}

/** HTML files of an issue in the target, by their paths. */
export async function readIssueHtml(
  target: string,
  date: string,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const folder = issuePaths(date).html
  const names = await readdir(join(target, folder)).catch(() => [])
  return Promise.all(
    names
      .filter((name) => name.endsWith('.htm'))
      .toSorted()
      .map(async (name) => ({
        path: `${folder}/${name}`,
        text: await readFile(join(target, folder, name), 'utf8'),
      })),
  )
}
