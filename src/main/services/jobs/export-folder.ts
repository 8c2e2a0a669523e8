// The folder an export goes to. Everything is made in a hidden folder inside it and moved into place, file by
// file, once it is proved: until then what stood there before is untouched, and whatever goes wrong leaves
// no half file. Files of the same issue that are no longer part of it go away last.

import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import { type IssueEntry, readMonth } from '../../../export/site/issue-entry.ts'
import { issuePaths } from '../../../export/site/site-issue.ts'
import { attempt, codeOf, isMissing } from '../../fs/file-fault.ts'
import { createFilePort, type FilePort, type PortParts } from '../../fs/file-port.ts'
import type { FileSystem } from '../../fs/file-system.ts'

export interface ExportFolder {
  /** Absolute path of the hidden folder; new and empty. */
  readonly staging: string
  /** Moves what was made into place. */
  readonly place: (paths: readonly string[], date: string) => Promise<Result<null, Fault>>
  /** Takes the hidden folder away, and the target too when it was made for this and is empty. */
  readonly clear: () => Promise<void>
}

export async function openExportFolder(
  files: PortParts,
  target: string,
  name: string,
): Promise<Result<ExportFolder, Fault>> {
  const shown = basename(target)
  const port = createFilePort(files, target)
  const hidden = `.export-${name}`
  const found = await attempt(shown, () => lookAt(port))
  if (!found.ok) return found
  if (found.value === 'file') return err({ kind: 'exists', name: shown })
  const isNew = found.value === 'none'
  const made = await attempt(shown, async () => {
    if (isNew) await makeFolders(files.system, target)
    await port.makeFolder(hidden)
  })
  if (!made.ok) return made
  // Old rubbish in the way of nothing is no reason to fail.
  await attempt(shown, () => clearLeft(port, hidden))
  return ok({
    staging: join(target, hidden),
    place: (paths, date) => attempt(shown, () => placeAll(port, hidden, paths, date)),
    async clear() {
      await attempt(shown, () => removeAll(port, hidden))
      // Fails, as it should, when there is something in it.
      if (isNew) await attempt(shown, () => files.system.removeFolder(target))
    },
  })
}

// An export takes minutes at the most: what is older was left by a program that was killed.
const dayLong = 24 * 60 * 60 * 1000

/** Takes away hidden folders of exports that never ended. */
async function clearLeft(port: FilePort, own: string): Promise<void> {
  const now = (await port.facts(own))?.modified ?? 0
  for (const { name, kind } of await port.list('')) {
    if (kind !== 'folder' || name === own || !/^\.export-[A-Za-z0-9]+$/.test(name)) continue
    const facts = await port.facts(name)
    if (facts !== null && facts.modified < now - dayLong) await removeAll(port, name)
  }
}

/** A link to a folder is as good as one. */
async function lookAt(port: FilePort): Promise<'folder' | 'file' | 'none'> {
  try {
    await port.list('')
    return 'folder'
  } catch (error) {
    if (!isMissing(error)) throw error
    return (await port.facts('')) === null ? 'none' : 'file'
  }
}

/** The folder, and those above it that are not there. */
async function makeFolders(system: FileSystem, folder: string): Promise<void> {
  try {
    await system.makeFolder(folder)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error
    await makeFolders(system, dirname(folder))
    await system.makeFolder(folder)
  }
}

// What leads to an issue is moved after the issue itself.
const last = /^(?:index\.html|period|feed\.xml|sitemap\.xml|proof\.json)/

async function placeAll(
  port: FilePort,
  hidden: string,
  paths: readonly string[],
  date: string,
): Promise<null> {
  const ordered = [...paths.filter((path) => !last.test(path)), ...paths.filter((path) => last.test(path))]
  for (const path of ordered) await port.moveUnsettled(`${hidden}/${path}`, path)
  // Before anything of an earlier export goes away.
  await port.settle()
  for (const [, folder] of Object.entries<string>({ ...issuePaths(date) })) {
    // Pictures of pages and their PDFs are of two formats in one folder.
    const below = paths.filter((path) => path.startsWith(`${folder}/`))
    for (const ours of [isPdf, isOther]) {
      const written = new Set(below.filter((path) => ours(path)))
      // A format that was not exported this time keeps what it had.
      if (written.size > 0) await removeOthers(port, folder, written, ours)
    }
  }
  return null
}

function isPdf(path: string): boolean {
  return path.endsWith('.pdf')
}

function isOther(path: string): boolean {
  return !isPdf(path)
}

/** Takes away what an earlier export left in a folder, and folders that are empty then. */
async function removeOthers(
  port: FilePort,
  folder: string,
  written: ReadonlySet<string>,
  ours: (path: string) => boolean,
): Promise<void> {
  for (const { name, kind } of await port.list(folder)) {
    const path = `${folder}/${name}`
    if (kind === 'folder') {
      await removeOthers(port, path, written, ours)
      if ((await port.list(path)).length === 0) await port.removeFolder(path)
    } else if (ours(path) && !written.has(path)) {
      await port.remove(path)
    }
  }
}

/** A folder with all that is in it; one that is not there is no fault. */
async function removeAll(port: FilePort, folder: string): Promise<void> {
  try {
    for (const { name, kind } of await port.list(folder)) {
      const path = `${folder}/${name}`
      await (kind === 'folder' ? removeAll(port, path) : port.remove(path))
    }
    await port.removeFolder(folder)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

/** The issues a target folder holds, oldest first. */
export async function readEntries(port: FilePort): Promise<readonly IssueEntry[]> {
  const names = await namesIn(port, 'period')
  const months = await Promise.all(
    names
      .filter((name) => /^\d{4}-\d{2}\.json$/.test(name))
      .toSorted()
      .map(async (name) => readMonth(await port.readText(`period/${name}`)) ?? []),
  )
  return months.flat()
}

/** HTML files of an issue in the target, by their paths. */
export async function readIssueHtml(
  port: FilePort,
  date: string,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const folder = issuePaths(date).html
  const names = await namesIn(port, folder)
  return Promise.all(
    names
      .filter((name) => name.endsWith('.htm'))
      .toSorted()
      .map(async (name) => ({ path: `${folder}/${name}`, text: await port.readText(`${folder}/${name}`) })),
  )
}

async function namesIn(port: FilePort, folder: string): Promise<readonly string[]> {
  try {
    return (await port.list(folder)).map(({ name }) => name)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
