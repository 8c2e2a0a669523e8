// Copy on the disk to what takes it into an issue. In: a document, or a folder of pages with documents and
// pictures. Out: the copy as `src/import` reads it, with the pictures its articles show decoded and kept
// whole; or the first thing that can't be read, and then nothing of it is used.

import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Mint } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Fault } from '../../contract/fault.ts'
import type { Copy, CopyFault, CopyFile } from '../../import/copy.ts'
import { copyEdits, type ReadPicture, type ReadPictures } from '../../import/copy-edits.ts'
import { readCopyDocument, readCopyFolder } from '../../import/copy-folder.ts'
import { isDocument, isPicture } from '../../import/read-document.ts'
import { attempt } from '../fs/file-fault.ts'
import type { ReadCopy } from '../start.ts'
import type { Original } from './store/original.ts'
import { mapLimited } from './limited.ts'
import { maxPictureBytes, type Pictures } from './pictures.ts'

export interface FoundCopy {
  readonly copy: Copy
  /** By their path in the folder. */
  readonly pictures: ReadPictures
  readonly originals: readonly Original[]
}

// A day's copy is a few hundred files; these are where a wrong folder, such as a whole disk, is noticed.
const maxFiles = 20_000
const maxDepth = 6
const maxDocument = 16 * 1024 * 1024
const maxTogether = 1024 * 1024 * 1024
const picturesAtOnce = 4

export function createReadCopy(parts: { readonly pictures: Pictures; readonly mint: Mint }): ReadCopy {
  return async ({ source, issue, page }) => {
    const found = typeof source === 'string' ? await findCopy(source, parts.pictures) : findDocument(source)
    if (!found.ok) return found
    const { copy, pictures, originals } = found.value
    const target = issue.pages.find((one) => one.id === page)?.id ?? null
    const made = copyEdits(issue, copy, pictures, target, parts.mint)
    return ok({ edits: made.edits, originals, articles: made.articles.length, notes: copy.notes })
  }
}

/** A document without what stands beside it: pictures it names are not at hand. */
function findDocument(file: CopyFile): Result<FoundCopy, Fault> {
  if (!isDocument(file.path)) return err({ kind: 'unreadable', name: file.path, why: 'format' })
  if (file.bytes.length > maxDocument) return err({ kind: 'unreadable', name: file.path, why: 'too-large' })
  const copy = unreadable(readCopyDocument(file, []))
  return copy.ok ? ok({ copy: copy.value, pictures: new Map(), originals: [] }) : copy
}

/** Reads a document or a folder, with the pictures it shows. */
export async function findCopy(path: string, pictures: Pictures): Promise<Result<FoundCopy, Fault>> {
  const facts = await attempt(basename(path), () => stat(path))
  if (!facts.ok) return facts
  const isFolder = facts.value.isDirectory()
  const read = isFolder ? await readFolder(path) : await readSingle(path, facts.value.size)
  if (!read.ok) return read
  const shown = await readPictures(isFolder ? path : dirname(path), read.value, pictures)
  return shown.ok ? ok({ copy: read.value, ...shown.value }) : shown
}

async function readSingle(path: string, size: number): Promise<Result<Copy, Fault>> {
  const name = basename(path)
  if (!isDocument(name)) return err({ kind: 'unreadable', name, why: 'format' })
  if (size > maxDocument) return err({ kind: 'unreadable', name, why: 'too-large' })
  const bytes = await attempt(name, () => readFile(path))
  if (!bytes.ok) return bytes
  const beside = await attempt(name, () => readdir(dirname(path)))
  return unreadable(
    readCopyDocument({ path: name, bytes: bytes.value }, beside.ok ? beside.value.filter(isPicture) : []),
  )
}

async function readFolder(path: string): Promise<Result<Copy, Fault>> {
  const listed = await listFiles(path)
  if (!listed.ok) return listed
  const { paths, links } = listed.value
  const files: CopyFile[] = []
  let together = 0
  for (const one of paths) {
    if (isPicture(one)) continue
    const bytes = await readLimited(join(path, one), one)
    if (!bytes.ok) return bytes
    together += bytes.value.length
    if (together > maxTogether) return err({ kind: 'unreadable', name: basename(path), why: 'too-large' })
    files.push({ path: one, bytes: bytes.value })
  }
  const copy = unreadable(readCopyFolder({ name: basename(path), files, pictures: paths.filter(isPicture) }))
  if (!copy.ok) return copy
  const notes = links.map((link) => `${link}: left out, a link to somewhere else`)
  return ok({ ...copy.value, notes: [...notes, ...copy.value.notes] })
}

/** What is not a document is only named in a note: its bytes are not wanted. */
async function readLimited(full: string, path: string): Promise<Result<Uint8Array, Fault>> {
  const isSettings = /^issue\.ya?ml$/i.test(path)
  if (!isDocument(path) && !isSettings) return ok(new Uint8Array())
  const facts = await attempt(path, () => stat(full))
  if (!facts.ok) return facts
  if (facts.value.size > maxDocument) return err({ kind: 'unreadable', name: path, why: 'too-large' })
  return attempt(path, () => readFile(full))
}

interface FoundFiles {
  /** Relative, with slashes. */
  readonly paths: readonly string[]
  readonly links: readonly string[]
}

/** Every file below the folder. Links are not followed: they may lead anywhere, and in a ring. */
async function listFiles(root: string): Promise<Result<FoundFiles, Fault>> {
  const paths: string[] = []
  const links: string[] = []

  async function enter(folder: string, depth: number): Promise<Result<null, Fault>> {
    const name = folder === '' ? basename(root) : folder
    if (depth > maxDepth) return err({ kind: 'unreadable', name, why: 'is nested too deeply' })
    const entries = await attempt(name, () => readdir(join(root, folder), { withFileTypes: true }))
    if (!entries.ok) return entries
    for (const entry of entries.value) {
      if (entry.name.startsWith('.')) continue
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isSymbolicLink()) links.push(path)
      else if (entry.isFile()) paths.push(path)
      else if (entry.isDirectory()) {
        const below = await enter(path, depth + 1)
        if (!below.ok) return below
      }
      if (paths.length > maxFiles) {
        return err({
          kind: 'unreadable',
          name: basename(root),
          why: `holds more than ${String(maxFiles)} files`,
        })
      }
    }
    return ok(null)
  }

  const entered = await enter('', 0)
  return entered.ok ? ok({ paths, links }) : entered
}

async function readPictures(
  root: string,
  copy: Copy,
  pictures: Pictures,
): Promise<Result<Pick<FoundCopy, 'pictures' | 'originals'>, Fault>> {
  const articles = [...copy.pages.flatMap((page) => page.articles), ...copy.loose]
  const paths = [...new Set(articles.flatMap((article) => article.pictures.map((picture) => picture.path)))]
  const reads = await mapLimited(paths, picturesAtOnce, (path) => readPicture(root, path, pictures))
  const found = new Map<string, ReadPicture>()
  const originals = new Map<string, Original>()
  let together = 0
  for (const [index, path] of paths.entries()) {
    const read = reads[index]
    if (read === undefined) continue
    if (!read.ok) return read
    const { original, width, height } = read.value
    together += original.bytes.length
    if (together > maxTogether) return err({ kind: 'unreadable', name: basename(root), why: 'too-large' })
    found.set(path, { sha256: original.sha256, type: original.type, width, height })
    originals.set(original.sha256, original)
  }
  return ok({ pictures: found, originals: [...originals.values()] })
}

async function readPicture(root: string, path: string, pictures: Pictures): ReturnType<Pictures['read']> {
  const full = join(root, path)
  const facts = await attempt(path, () => lstat(full))
  if (!facts.ok) return facts
  if (!facts.value.isFile()) return err({ kind: 'unreadable', name: path, why: 'format' })
  if (facts.value.size > maxPictureBytes) return err({ kind: 'unreadable', name: path, why: 'too-large' })
  const bytes = await attempt(path, () => readFile(full))
  return bytes.ok ? pictures.read(bytes.value, path) : bytes
}

function unreadable(result: Result<Copy, CopyFault>): Result<Copy, Fault> {
  if (result.ok) return result
  return err({ kind: 'unreadable', name: result.fault.path, why: result.fault.why })
}
