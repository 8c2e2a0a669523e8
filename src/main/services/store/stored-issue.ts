// One issue in its folder, open: what it holds, and what is written into it. Each writer has a branch of its own,
// and nothing is ever overwritten but one's own branch file. One publish or merge at a time, whoever asks.

import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Saved } from '../../../contract/calls.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { OpenNote } from '../../../contract/open-note.ts'
import { formatNumber } from '../../../model/file/encode.ts'
import type { Issue } from '../../../model/issue.ts'
import { attempt } from '../../fs/file-fault.ts'
import type { FilePort, PortParts } from '../../fs/file-port.ts'
import { createAncestry } from './ancestry.ts'
import { type IssueContent, loadContent } from './issue-content.ts'
import type { JoinedHeads, KeptHead, Waiting } from './issue-heads.ts'
import { markerName, readMarker, writeMarker } from './issue-marker.ts'
import { createIssueObjects, type ObjectFault, type ObjectId } from './issue-objects.ts'
import { publishIssue, type StoredState } from './issue-publish.ts'
import { type Heads, moveHead, readHeads } from './issue-refs.ts'
import { joinFolder } from './join-folder.ts'
import { createLeases, type Leases } from './leases.ts'
import type { Original, OriginalNote } from './original.ts'
import { mergeMessage, readRestorePoints, type RestorePoint } from './restore-points.ts'

export interface StoredIssue {
  readonly path: string
  /** Name of the folder. */
  readonly name: string
  /** The issue as it was opened: what all writers' heads give together. */
  readonly issue: Issue
  /** The commit it was opened at: the one tip there was, or the first of them. */
  readonly commit: ObjectId
  readonly writers: readonly string[]
  readonly readOnly: boolean
  /** What was amiss in the folder and did not keep it from opening. */
  readonly notes: readonly OpenNote[]
  /** The commit the folder holds now. */
  readonly head: () => ObjectId
  /** True when that commit holds the same content as the one opened. */
  readonly sameContent: (commit: ObjectId) => Promise<boolean>
  /** Writes the merge of heads that were apart when the issue was opened; nothing when they were not. */
  readonly settle: () => Promise<Result<null, Fault>>
  /** Told the commit once its objects are on the disk, before the branch moves. */
  readonly publish: (issue: Issue, message: string, announce?: Announce) => Promise<Result<Saved, Fault>>
  /** Whether the folder holds something of others that was not merged yet. */
  readonly news: () => Promise<Result<News, Fault>>
  /**
   * Merges what others have published into the issue, which must be what was published last, and publishes the
   * merge; null when there is nothing new.
   */
  readonly merge: (announce?: Announce) => Promise<Result<MergedNews | null, Fault>>
  /** Commits of the issue, newest first, by their parents. */
  readonly history: (most: number) => Promise<Result<readonly RestorePoint[], Fault>>
  /** The issue as one commit has it; its originals are kept with the issue from then on. */
  readonly issueAt: (commit: ObjectId) => Promise<Result<Issue, Fault>>
  readonly leases: (monotonic: () => number, name: string) => Leases
  readonly addOriginal: (original: Original) => Promise<Result<OriginalNote, Fault>>
  /** Takes in an original that the journal remembers; false when its object is not there. */
  readonly adoptOriginal: (note: OriginalNote) => Promise<boolean>
  /** Checked against its SHA-256. */
  readonly readOriginal: (sha256: string) => Promise<Result<Original, Fault>>
}

export type Announce = (commit: ObjectId) => Promise<Result<null, Fault>>

export interface News {
  /** True when a head has moved that is not ours. */
  readonly moved: boolean
  readonly waiting: readonly Waiting[]
}

export interface MergedNews {
  readonly issue: Issue
  readonly commit: ObjectId
  /** Whose heads came in. */
  readonly writers: readonly string[]
}

export interface StoreParts extends PortParts {
  readonly now: () => number
  /** Name of our own branch. */
  readonly writer: string
}

const maxOriginal = 200 * 1024 * 1024
// Of merges: every writer comes to the same commit, so it is nobody's own.
const mergeAuthor = 'jumpline'
export const noAnnounce: Announce = () => Promise.resolve(ok(null))

interface StoredParts {
  readonly parts: StoreParts
  readonly port: FilePort
  readonly path: string
  readonly joined: JoinedHeads
  readonly heads: Heads
  /** Undefined: no branch of ours. Null: a damaged one. */
  readonly ownHead: ObjectId | null | undefined
  /** The format number, when it is newer than ours: then nothing may be written. */
  readonly newer: number | null
  readonly readOnly: boolean
  /** False when the marker file was damaged: then it can't tell us whose folder this is. */
  readonly isMarked: boolean
  readonly notes: readonly OpenNote[]
}

export function createStoredIssue({ parts, port, path, joined, ...facts }: StoredParts): StoredIssue {
  const name = basename(path)
  const objects = createIssueObjects(port)
  // Commits never change: a long history is read once, not at every merge.
  const ancestry = createAncestry(objects)
  const { content } = joined
  let state: StoredState = {
    head: content.commit,
    files: content.files,
    trees: new Map(),
    originals: content.originals,
  }
  /** The issue that `state` holds. */
  let published = content.issue
  /** What the next commit grows from. */
  let parents = joined.tips
  let kept: readonly KeptHead[] = joined.kept
  let waiting = joined.waiting
  /** The heads as they were when they were last joined. */
  let known = new Map(facts.heads.heads.map(({ writer, commit }) => [writer, commit]))
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

  function isOurs(now: ObjectId | null | undefined): boolean {
    return now === ownHead || now === undefined || (now !== null && attempted.has(now))
  }

  /**
   * Moves our branch, unless it is no longer where we left it. Then another program has taken our name, and
   * we take a new one rather than overwrite its work.
   */
  async function move(commit: ObjectId): Promise<string> {
    for (let number = 2; !(await moveHead(port, branch, commit, isOurs)); number += 1) {
      branch = `${parts.writer}.${String(number)}`
      ownHead = undefined
    }
    return branch
  }

  /**
   * A stick that was pulled, a share that went away or a folder that was renamed leaves another one, or none,
   * here. One of an older format says from now on what is about to be written into it.
   */
  async function readyFolder(): Promise<Result<null, Fault>> {
    if (facts.newer !== null)
      return err({ kind: 'newer-format', name, found: facts.newer, known: formatNumber })
    if (!facts.isMarked) return ok(null)
    const text = await attempt(name, () => port.findText(markerName))
    if (!text.ok) return text
    const found = readMarker(text.value)
    if (found?.id !== content.issue.id) return err({ kind: 'not-found', name })
    return found.format < formatNumber ? attempt(name, () => writeMarker(port, found.id)) : ok(null)
  }

  /** A damaged commit that is left behind keeps a branch of its own: when it is mended, it is merged. */
  async function keepDamaged(): Promise<void> {
    for (const { branch: keeper, commit } of kept) {
      await moveHead(port, keeper, commit, (now) => now === undefined)
    }
    kept = []
  }

  interface Commit {
    readonly issue: Issue
    readonly parents: readonly ObjectId[]
    readonly author: string
    readonly seconds: number
    readonly message: string
    readonly announce: Announce
  }

  async function commitIssue(wish: Commit): Promise<Result<null, Fault>> {
    const same = await readyFolder()
    if (!same.ok) return same
    const safe = await attempt(name, keepDamaged)
    if (!safe.ok) return safe
    const result = await publishIssue({ port, objects, name }, state, {
      ...wish,
      move,
      announce: (commit) => {
        attempted.add(commit)
        return wish.announce(commit)
      },
    })
    if (!result.ok) return result
    // Originals may have been added meanwhile.
    state = { ...result.value, originals: new Map([...result.value.originals, ...state.originals]) }
    published = wish.issue
    parents = [state.head]
    ownHead = state.head
    known.set(branch, state.head)
    return ok(null)
  }

  /** The same commit whoever writes it: nothing of us or of our clock is in it. */
  async function commitMerge(
    issue: Issue,
    tips: readonly ObjectId[],
    announce: Announce,
  ): Promise<Result<null, Fault>> {
    const times = await Promise.all(tips.map(async (tip) => (await ancestry.facts(tip))?.seconds ?? 0))
    return commitIssue({
      issue,
      parents: tips,
      author: mergeAuthor,
      seconds: Math.max(0, ...times),
      message: mergeMessage,
      announce,
    })
  }

  async function settle(): Promise<Result<null, Fault>> {
    return parents.length > 1 ? commitMerge(published, parents, noAnnounce) : ok(null)
  }

  async function publish(issue: Issue, message: string, announce: Announce): Promise<Result<Saved, Fault>> {
    const settled = await settle()
    if (!settled.ok) return settled
    const now = parts.now()
    const seconds = Math.max(0, Math.floor(now / 1000))
    const done = await commitIssue({ issue, parents, author: parts.writer, seconds, message, announce })
    return done.ok ? ok({ commit: state.head, at: new Date(now).toISOString() }) : done
  }

  /** Heads of others that moved since the heads were last joined. */
  function movedWriters(heads: Heads): readonly string[] {
    return heads.heads
      .filter(({ writer, commit }) => {
        // Under our own name it is news, once, when another program has written there.
        if (writer === branch && isOurs(commit)) return false
        return commit !== null && known.get(writer) !== commit
      })
      .map(({ writer }) => writer)
  }

  /** Counts again what is waited for; true when one of the heads is whole by now. */
  async function hasArrived(): Promise<boolean> {
    let arrived = false
    const still: Waiting[] = []
    for (const one of waiting) {
      const commit = known.get(one.writer)
      const found = commit ? await loadContent(objects, commit, nearContent()) : null
      arrived ||= found?.ok === true
      const files = found?.ok === false && found.fault.kind === 'not-whole' ? found.fault.gaps.length : 0
      still.push(files === 0 ? one : { ...one, files })
    }
    waiting = still
    return arrived
  }

  function nearContent(): IssueContent {
    return {
      commit: state.head,
      issue: published,
      files: state.files,
      originals: state.originals,
      newer: null,
    }
  }

  async function merge(announce: Announce): Promise<Result<MergedNews | null, Fault>> {
    const settled = await settle()
    if (!settled.ok) return settled
    const { id } = content.issue
    const choice = { objects, ancestry, writer: branch, noted: [state.head], name, id }
    const found = await joinFolder(port, choice, nearContent())
    if (!found.ok) return found
    const { tips, heads } = found.value
    const writers = movedWriters(heads)
    waiting = found.value.waiting
    // Until the merge is done they are news still.
    const taken = (): void => {
      known = new Map(heads.heads.map(({ writer, commit }) => [writer, commit]))
      known.set(branch, ownHead ?? null)
    }
    const [only] = tips
    if (only === undefined || (tips.length === 1 && only === state.head)) {
      taken()
      return ok(null)
    }
    const next = found.value.content
    state = {
      ...state,
      files: new Map([...state.files, ...next.files]),
      originals: new Map([...state.originals, ...next.originals]),
    }
    if (tips.length === 1) {
      // Theirs holds all of ours already: it is the issue, and there is nothing to write.
      const announced = await announce(only)
      if (!announced.ok) return announced
      state = { ...state, head: only, files: next.files }
      published = next.issue
      parents = tips
      taken()
      return ok({ issue: next.issue, commit: only, writers })
    }
    const done = await commitMerge(next.issue, tips, announce)
    if (!done.ok) return done
    taken()
    return ok({ issue: next.issue, commit: state.head, writers })
  }

  /** A disk that fails is not a damaged picture. */
  function originalFault({ kind, code }: ObjectFault, at: string): Fault {
    return kind === 'unreachable' ? { kind: 'io', name, code } : { kind: 'damaged', name, at }
  }

  return {
    path,
    name,
    issue: content.issue,
    commit: content.commit,
    writers: facts.heads.heads.map((head) => head.writer),
    readOnly: facts.readOnly,
    notes: facts.notes,
    head: () => state.head,
    async sameContent(commit) {
      const [other, opened] = [await objects.readCommit(commit), await objects.readCommit(content.commit)]
      return parents.length < 2 && other.ok && opened.ok && other.value.tree === opened.value.tree
    },
    settle: () => inTurn(settle),
    publish: (issue, message, announce = noAnnounce) => inTurn(() => publish(issue, message, announce)),
    async news() {
      const heads = await attempt(name, () => readHeads(port))
      if (!heads.ok) return heads
      return ok({ moved: movedWriters(heads.value).length > 0 || (await hasArrived()), waiting })
    },
    merge: (announce = noAnnounce) => inTurn(() => merge(announce)),
    history: (most) => attempt(name, () => readRestorePoints(ancestry, parents, most)),
    async issueAt(commit) {
      const found = await loadContent(objects, commit, nearContent())
      if (found.ok) {
        state = { ...state, originals: new Map([...found.value.originals, ...state.originals]) }
        return ok(found.value.issue)
      }
      const { fault } = found
      if (fault.kind === 'unreachable') return err({ kind: 'io', name, code: fault.code })
      if (fault.kind === 'newer-format') return err({ ...fault, name })
      return err({ kind: 'damaged', name, at: fault.gaps[0]?.path ?? commit })
    },
    leases: (monotonic, userName) => createLeases({ port, writer: parts.writer, name: userName, monotonic }),
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
      if (!back.ok) return err(originalFault(back.fault, `originals/${sha256}.${type}`))
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
      if (!bytes.ok) return err(originalFault(bytes.fault, at))
      const sound = createHash('sha256').update(bytes.value).digest('hex') === sha256
      return sound
        ? ok({ sha256, type: original.type, bytes: bytes.value })
        : err({ kind: 'damaged', name, at })
    },
  }
}
