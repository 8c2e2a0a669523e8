// Issues as folders. Each is a bare git repository with a marker file; each writer has a branch of its
// own, and nothing is ever overwritten but one's own branch file. In: a path. Out: a stored issue, which
// can be published to, and what there is to tell about the folder.
//
// Objects are in `issue-objects.ts`, refs in `issue-refs.ts`, the choice of a commit in `issue-heads.ts`.

import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Saved } from '../../../contract/calls.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { OpenNote } from '../../../contract/open-note.ts'
import { formatNumber } from '../../../model/file/encode.ts'
import type { Issue, Picture } from '../../../model/issue.ts'
import { attempt, isMissing } from '../../fs/file-fault.ts'
import { createFilePort, type FilePort, type PortParts } from '../../fs/file-port.ts'
import { chooseCommit } from './issue-heads.ts'
import type { IssueContent, StoredOriginal } from './issue-content.ts'
import { createIssueObjects, type ObjectId } from './issue-objects.ts'
import { publishIssue, type StoredState } from './issue-publish.ts'
import { readHead, readHeads } from './issue-refs.ts'

/** The untouched bytes of a picture. */
export interface Original {
  readonly sha256: string
  readonly type: Picture['type']
  readonly bytes: Uint8Array
}

/** An original that is in the folder as an object. A journal remembers it until a commit names it. */
export interface OriginalNote {
  readonly sha256: string
  readonly type: Picture['type']
  readonly oid: ObjectId
}

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

export interface StoredIssue {
  readonly path: string
  /** Name of the folder. */
  readonly name: string
  /** The issue as it was opened. */
  readonly issue: Issue
  /** The commit it was opened at. */
  readonly commit: ObjectId
  readonly writers: readonly string[]
  readonly readOnly: boolean
  /** What was amiss in the folder and did not keep it from opening. */
  readonly notes: readonly OpenNote[]
  /** The commit the folder holds now. */
  readonly head: () => ObjectId
  /** True when that commit holds the same content as the one opened. */
  readonly sameContent: (commit: ObjectId) => Promise<boolean>
  /** Told the commit once its objects are on the disk, before the branch moves. */
  readonly publish: (
    issue: Issue,
    message: string,
    announce?: (commit: ObjectId) => Promise<Result<null, Fault>>,
  ) => Promise<Result<Saved, Fault>>
  readonly addOriginal: (original: Original) => Promise<Result<OriginalNote, Fault>>
  /** Takes in an original that the journal remembers; false when its object is not there. */
  readonly adoptOriginal: (note: OriginalNote) => Promise<boolean>
  /** Checked against its SHA-256. */
  readonly readOriginal: (sha256: string) => Promise<Result<Original, Fault>>
}

export interface StoreParts extends PortParts {
  readonly now: () => number
  /** Name of our own branch. */
  readonly writer: string
}

const markerName = 'jumpline.json'
const marker = z.object({ format: z.int(), id: z.string() })
const maxOriginal = 200 * 1024 * 1024
const noAnnounce = (): Promise<Result<null, Fault>> => Promise.resolve(ok(null))

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
      await port.write(markerName, `${JSON.stringify({ format: formatNumber, id: issue.id })}\n`)
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
        message: 'New issue',
        branch: parts.writer,
        announce: noAnnounce,
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
    const heads = await attempt(name, () => readHeads(port))
    if (!heads.ok) return heads
    const chosen = await attempt(name, () =>
      chooseCommit({ objects, heads: heads.value, writer: parts.writer, noted, name }),
    )
    if (!chosen.ok) return chosen
    if (!chosen.value.ok) return chosen.value
    const { content, notes } = chosen.value.value
    const own = heads.value.heads.find((head) => head.writer === parts.writer)
    const writable = await attempt(name, () => port.checkWritable())
    const missing = await missingOriginals(content)
    return ok(
      createStoredIssue({
        parts,
        port,
        path,
        content,
        ownHead: own?.commit,
        writers: heads.value.heads.map((head) => head.writer),
        readOnly: !writable.ok,
        notes: [
          ...checked.value,
          ...notes,
          ...(missing === 0 ? [] : [{ kind: 'originals-missing' as const, count: missing }]),
        ],
      }),
    )

    async function missingOriginals(opened: IssueContent): Promise<number> {
      let count = 0
      for (const picture of opened.issue.pictures.values()) {
        const original = opened.originals.get(picture.sha256)
        if (original === undefined || !(await objects.isThere(original.oid))) count += 1
      }
      return count
    }
  }

  async function idOf(path: string): Promise<string | null> {
    const text = await attempt(basename(path), () => portAt(path).findText(markerName))
    return text.ok && text.value !== null ? (markerOf(text.value)?.id ?? null) : null
  }

  return { create, open, idOf, isIssue: async (path) => (await idOf(path)) !== null }
}

/** Whether this is an issue folder we know how to read. */
async function checkFolder(port: FilePort, name: string): Promise<Result<readonly OpenNote[], Fault>> {
  const text = await attempt(name, async () => {
    const found = await port.findText(markerName)
    return found === null && (await port.facts(''))?.kind !== 'folder' ? undefined : found
  })
  if (!text.ok) return text
  if (text.value === undefined) return err({ kind: 'not-found', name })
  const found = text.value === null ? null : markerOf(text.value)
  if (found !== null) {
    const { format } = found
    return format > formatNumber
      ? err({ kind: 'newer-format', name, found: format, known: formatNumber })
      : ok([])
  }
  // Without its marker it must at least be a store; a folder of anything else is left alone.
  const head = await attempt(name, () => port.findText('HEAD'))
  if (text.value === null || !head.ok || head.value === null)
    return err({ kind: 'not-an-issue', name, at: markerName })
  return ok([{ kind: 'marker-damaged' }])
}

function markerOf(text: string): z.infer<typeof marker> | null {
  try {
    const parsed = marker.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Takes away a folder that was begun and never became an issue. */
async function removeAll(port: FilePort, parent: FilePort, folder: string): Promise<void> {
  async function clear(path: string): Promise<void> {
    for (const entry of await port.list(path)) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.kind === 'folder') {
        await clear(inner)
        await port.removeFolder(inner)
      } else {
        await port.remove(inner)
      }
    }
  }
  try {
    await clear('')
    await parent.removeFolder(folder)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

interface StoredParts {
  readonly parts: StoreParts
  readonly port: FilePort
  readonly path: string
  readonly content: IssueContent
  /** Undefined: no branch of ours. Null: a damaged one. */
  readonly ownHead: ObjectId | null | undefined
  readonly writers: readonly string[]
  readonly readOnly: boolean
  readonly notes: readonly OpenNote[]
}

function createStoredIssue({ parts, port, path, content, ...facts }: StoredParts): StoredIssue {
  const name = basename(path)
  const objects = createIssueObjects(port)
  let state: StoredState = {
    head: content.commit,
    files: content.files,
    trees: new Map(),
    originals: content.originals,
  }
  let branch = parts.writer
  let ownHead = facts.ownHead
  // Commits we set out to publish: the branch may stand at one of them after an attempt that failed late.
  const attempted = new Set<ObjectId>()
  // A store has one publish at a time, whoever asks.
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = turn.then(work)
    turn = result.catch(() => null)
    return result
  }

  /**
   * The branch to write: ours, unless it is no longer where we left it. Then another program has taken
   * our name, and we take a new one rather than overwrite its work.
   */
  async function settleBranch(): Promise<void> {
    const now = await readHead(port, branch)
    if (now === ownHead || now === undefined || (now !== null && attempted.has(now))) return
    for (let number = 2; ; number += 1) {
      const next = `${parts.writer}.${String(number)}`
      if ((await readHead(port, next)) !== undefined) continue
      branch = next
      ownHead = undefined
      return
    }
  }

  async function publish(
    issue: Issue,
    message: string,
    announce: (commit: ObjectId) => Promise<Result<null, Fault>>,
  ): Promise<Result<Saved, Fault>> {
    const settled = await attempt(name, settleBranch)
    if (!settled.ok) return settled
    const now = parts.now()
    const published = await publishIssue({ port, objects, name }, state, {
      issue,
      parents: [state.head],
      author: parts.writer,
      seconds: Math.floor(now / 1000),
      message,
      branch,
      announce: (commit) => {
        attempted.add(commit)
        return announce(commit)
      },
    })
    if (!published.ok) return published
    // Originals may have been added meanwhile.
    state = { ...published.value, originals: state.originals }
    ownHead = state.head
    return ok({ commit: state.head, at: new Date(now).toISOString() })
  }

  return {
    path,
    name,
    issue: content.issue,
    commit: content.commit,
    writers: facts.writers,
    readOnly: facts.readOnly,
    notes: facts.notes,
    head: () => state.head,
    async sameContent(commit) {
      const other = await objects.readCommit(commit)
      return other.ok && other.value.tree === content.tree
    },
    publish: (issue, message, announce = noAnnounce) => inTurn(() => publish(issue, message, announce)),
    async addOriginal({ sha256, type, bytes }) {
      const known = state.originals.get(sha256)
      if (known !== undefined) return ok({ sha256, ...known })
      const oid = await attempt(name, async () => {
        const written = await objects.writeBlob(bytes)
        await port.settle()
        return written
      })
      if (!oid.ok) return oid
      const back = await objects.readBlob(oid.value, maxOriginal)
      if (!back.ok) return err({ kind: 'damaged', name, at: `originals/${sha256}.${type}` })
      state = { ...state, originals: new Map(state.originals).set(sha256, { oid: oid.value, type }) }
      return ok({ sha256, type, oid: oid.value })
    },
    async adoptOriginal({ sha256, type, oid }) {
      if (state.originals.has(sha256)) return true
      if (!(await objects.isThere(oid))) return false
      state = { ...state, originals: new Map(state.originals).set(sha256, { oid, type }) }
      return true
    },
    async readOriginal(sha256) {
      const original = state.originals.get(sha256)
      if (original === undefined) return err({ kind: 'not-found', name: sha256 })
      const at = `originals/${sha256}.${original.type}`
      const bytes = await objects.readBlob(original.oid, maxOriginal)
      if (!bytes.ok) {
        const { kind, code } = bytes.fault
        return err(kind === 'unreachable' ? { kind: 'io', name, code } : { kind: 'damaged', name, at })
      }
      const sound = createHash('sha256').update(bytes.value).digest('hex') === sha256
      return sound
        ? ok({ sha256, type: original.type, bytes: bytes.value })
        : err({ kind: 'damaged', name, at })
    },
  }
}
