// Issues as folders: made and opened. Each is a bare git repository with a marker file. In: a path. Out: a stored
// issue (`stored-issue.ts`), which can be published to, and what there is to tell about the folder.
//
// Objects are in `issue-objects.ts`, refs in `issue-refs.ts`, what the heads give together in `issue-heads.ts`.

import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { OpenNote } from '../../../contract/open-note.ts'
import { formatNumber } from '../../../model/file/encode.ts'
import type { Issue } from '../../../model/issue.ts'
import { attempt } from '../../fs/file-fault.ts'
import { createFilePort, type FilePort } from '../../fs/file-port.ts'
import { mapLimited } from '../limited.ts'
import { createAncestry } from './ancestry.ts'
import type { IssueContent, StoredOriginal } from './issue-content.ts'
import { joinFolder } from './join-folder.ts'
import { markerName, readMarker, writeMarker } from './issue-marker.ts'
import { createIssueObjects, type ObjectId } from './issue-objects.ts'
import { publishIssue } from './issue-publish.ts'
import { moveHead } from './issue-refs.ts'
import type { Original } from './original.ts'
import { removeAll } from './remove-all.ts'
import { newMessage } from './restore-points.ts'
import { createStoredIssue, noAnnounce, type StoredIssue, type StoreParts } from './stored-issue.ts'

export interface IssueStore {
  /** Makes the folder, which must not exist, and publishes the issue into it. */
  readonly create: (
    path: string,
    issue: Issue,
    originals: readonly Original[],
  ) => Promise<Result<StoredIssue, Fault>>
  /** `noted`: commits a journal remembers, newest first, for a branch file that is damaged. */
  readonly open: (path: string, noted?: readonly ObjectId[]) => Promise<Result<StoredIssue, Fault>>
  readonly isIssue: (path: string) => Promise<boolean>
  /** The issue's id by its marker file, or null. */
  readonly idOf: (path: string) => Promise<string | null>
}

// Looks at originals; each is one call of the system.
const looksAtOnce = 16

export function createIssueStore(parts: StoreParts): IssueStore {
  const portAt = (root: string): FilePort => createFilePort(parts, root)

  async function create(
    path: string,
    issue: Issue,
    originals: readonly Original[],
  ): Promise<Result<StoredIssue, Fault>> {
    const name = basename(path)
    const parent = portAt(dirname(path))
    const taken = await attempt(name, () => parent.facts(name))
    if (!taken.ok) return taken
    if (taken.value !== null) return err({ kind: 'exists', name })
    // Built under another name: an issue folder that is there is a whole one.
    const building = `.new-${String(parts.random(1_000_000_000))}.issue`
    const filled = await fillNew(parent, building, issue, originals)
    const placed = filled.ok ? await attempt(name, () => parent.move(building, name)) : filled
    if (!placed.ok) {
      await attempt(name, () => removeAll(portAt(join(parent.root, building)), parent, building))
      return placed
    }
    return open(path)
  }

  async function fillNew(
    parent: FilePort,
    folder: string,
    issue: Issue,
    originals: readonly Original[],
  ): Promise<Result<null, Fault>> {
    const name = folder
    const root = join(parent.root, folder)
    const port = portAt(root)
    const made = await attempt(name, async () => {
      await parent.makeFolder(folder)
      for (const one of ['objects/pack', 'refs/heads']) await port.makeFolder(one)
      await port.write('HEAD', `ref: refs/heads/${parts.writer}\n`)
      await writeMarker(port, issue.id)
    })
    if (!made.ok) return made
    const objects = createIssueObjects(port)
    const kept = new Map<string, StoredOriginal>()
    for (const original of originals) {
      const oid = await attempt(name, () => objects.writeBlob(original.bytes))
      if (!oid.ok) return oid
      kept.set(original.sha256, { oid: oid.value, type: original.type })
    }
    const published = await publishIssue(
      { port, objects, name },
      { files: new Map(), trees: new Map(), originals: kept },
      {
        issue,
        parents: [],
        author: parts.writer,
        seconds: Math.floor(parts.now() / 1000),
        message: newMessage,
        announce: noAnnounce,
        async move(commit) {
          await moveHead(port, parts.writer, commit, (now) => now === undefined)
          return parts.writer
        },
      },
    )
    return published.ok ? ok(null) : published
  }

  async function open(path: string, noted: readonly ObjectId[] = []): Promise<Result<StoredIssue, Fault>> {
    const name = basename(path)
    const port = portAt(path)
    const checked = await checkFolder(port, name)
    if (!checked.ok) return checked
    const objects = createIssueObjects(port)
    const { id } = checked.value
    const choice = { objects, ancestry: createAncestry(objects), writer: parts.writer, noted, name, id }
    const joined = await joinFolder(port, choice, null)
    if (!joined.ok) return joined
    const { heads, ...found } = joined.value
    const own = heads.heads.find((head) => head.writer === parts.writer)
    const writable = await attempt(name, () => port.checkWritable())
    const missing = await missingOriginals(found.content)
    const newer = checked.value.newer ?? found.content.newer
    return ok(
      createStoredIssue({
        parts,
        port,
        path,
        joined: found,
        heads,
        ownHead: own?.commit,
        newer,
        readOnly: !writable.ok || newer !== null,
        isMarked: checked.value.notes.length === 0,
        notes: [
          ...checked.value.notes,
          ...(newer === null ? [] : [{ kind: 'newer-format' as const, found: newer, known: formatNumber }]),
          ...found.notes,
          ...(missing === 0 ? [] : [{ kind: 'originals-missing' as const, count: missing }]),
        ],
      }),
    )

    async function missingOriginals(opened: IssueContent): Promise<number> {
      const wanted = new Set([...opened.issue.pictures.values()].map((picture) => picture.sha256))
      const there = await mapLimited([...wanted], looksAtOnce, async (sha256) => {
        const original = opened.originals.get(sha256)
        return original !== undefined && (await objects.isThere(original.oid))
      })
      return there.filter((one) => !one).length
    }
  }

  async function idOf(path: string): Promise<string | null> {
    const text = await attempt(basename(path), () => portAt(path).findText(markerName))
    return text.ok && text.value !== null ? (readMarker(text.value)?.id ?? null) : null
  }

  return { create, open, idOf, isIssue: async (path) => (await idOf(path)) !== null }
}

interface CheckedFolder {
  /** The format number of the marker, when it is newer than ours. */
  readonly newer: number | null
  readonly id: string | null
  readonly notes: readonly OpenNote[]
}

/** Whether this is an issue folder we know how to read. */
async function checkFolder(port: FilePort, name: string): Promise<Result<CheckedFolder, Fault>> {
  const text = await attempt(name, async () => {
    const found = await port.findText(markerName)
    return found === null && (await port.facts(''))?.kind !== 'folder' ? undefined : found
  })
  if (!text.ok) return text
  if (text.value === undefined) return err({ kind: 'not-found', name })
  const found = readMarker(text.value)
  if (found !== null) {
    const newer = found.format > formatNumber ? found.format : null
    return ok({ newer, id: found.id, notes: [] })
  }
  // Without its marker it must at least be a store; a folder of anything else is left alone.
  const head = await attempt(name, () => port.findText('HEAD'))
  if (text.value === null || !head.ok || head.value === null)
    return err({ kind: 'not-an-issue', name, at: markerName })
  return ok({ newer: null, id: null, notes: [{ kind: 'marker-damaged' }] })
}
