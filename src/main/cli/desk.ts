// What the commands work with: issues on the disk, read as their writer left them and changed by commits of
// that writer. A change that fails leaves the issue and its journal as they were.

import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createMint, type Mint } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { type Composer, createComposer } from '../../compose/compose.ts'
import type { Locale } from '../../contract/calls.ts'
import type { Fault } from '../../contract/fault.ts'
import { spoiledSignature } from '../../makeup/signed.ts'
import { applyAll } from '../../model/edit/apply.ts'
import { pageLabel } from '../../model/query/labels.ts'
import type { Edit } from '../../model/edit/edit.ts'
import type { Issue } from '../../model/issue.ts'
import { attempt } from '../fs/file-fault.ts'
import { createFilePort, type FilePort } from '../fs/file-port.ts'
import { nodeFileSystem } from '../fs/file-system.ts'
import type { Folders } from '../host/host.ts'
import { askInstance, claimInstance, type Instance } from '../host/instance.ts'
import { languageOf, makeUserData, programFiles, type Surroundings, systemRandom } from '../host/program.ts'
import { loadFonts } from '../services/fonts.ts'
import { createIssueStore } from '../services/store/issue-store.ts'
import type { Original } from '../services/store/original.ts'
import type { StoredIssue } from '../services/store/stored-issue.ts'
import { createJournals, type Journals } from '../services/journal/journal.ts'
import { createPictures, type Pictures } from '../services/pictures.ts'
import { addFromZip, type United, uniteIssues } from '../services/store/unite-issues.ts'
import { type RecoveredIssue, recoverIssue } from '../services/journal/recovered-issue.ts'
import { localeOf } from '../services/settings.ts'
import { findWriter } from '../services/writer.ts'
import { inputFault, outputFault, type Stop } from './command.ts'
import { noteWords } from './note-words.ts'

export interface Desk {
  readonly folders: Folders
  readonly around: Surroundings
  readonly locale: Locale
  readonly mint: Mint
  readonly pictures: Pictures
  /** Made when first asked for: many commands set no type. */
  readonly composer: () => Composer
  /** A message, on stderr. */
  readonly say: (line: string) => void
  /** Shown on a terminal only; null takes it away. */
  readonly progress: (line: string | null) => void
  /** Files below a folder, read and written as the store does. */
  readonly portAt: (folder: string) => FilePort
  readonly isIssue: (path: string) => Promise<boolean>
  readonly readIssue: (path: string) => Promise<Result<ReadIssue, Stop>>
  readonly createIssue: (
    path: string,
    issue: Issue,
    originals: readonly Original[],
  ) => Promise<Result<null, Stop>>
  /** Publishes what `plan` gives as one commit; the issue as it is then. */
  readonly editIssue: (
    path: string,
    message: string,
    plan: (
      issue: Issue,
      stored: StoredIssue,
    ) => Promise<Result<PlannedEdits, Stop>> | Result<PlannedEdits, Stop>,
  ) => Promise<Result<Issue, Stop>>
  /** Takes in what another copy of the issue has, a folder or an `.issuez`, and merges all heads. */
  readonly mergeIssue: (path: string, other: string) => Promise<Result<MergedCopies, Stop>>
}

export interface MergedCopies {
  /** Branches that came or moved. */
  readonly writers: readonly string[]
  /** Places that stand in two versions now. */
  readonly conflicts: number
}

export interface ReadIssue {
  readonly stored: StoredIssue
  readonly issue: Issue
  readonly path: string
}

export interface PlannedEdits {
  readonly edits: readonly Edit[]
  readonly originals?: readonly Original[]
}

export interface DeskParts {
  readonly folders: Folders
  readonly around: Surroundings
  readonly say: (line: string) => void
  readonly progress: (line: string | null) => void
}

export async function openDesk(parts: DeskParts): Promise<Result<Desk, Stop>> {
  const { folders, around, say } = parts
  const made = await makeUserData(folders.userData)
  if (!made.ok) return outputFault(made.fault)
  const mint = createMint(systemRandom)
  const portParts = programFiles(around)
  const userData = createFilePort(portParts, folders.userData)
  const writer = await findWriter(userData, mint, around.env['JUMPLINE_WRITER'])
  if (!writer.ok) return inputFault(writer.fault)
  const store = createIssueStore({ ...portParts, now: () => Date.now(), writer: writer.value })
  const journals = createJournals(userData)
  let composer: Composer | null = null
  const getComposer = (): Composer => (composer ??= createComposer(loadFonts(folders.fonts)))

  async function recover(given: string): Promise<Result<RecoveredIssue, Stop>> {
    const path = await attempt(basename(given), () => realpath(given))
    if (!path.ok) return inputFault(path.fault)
    const recovered = await recoverIssue({ store, journals, settle: false }, path.value)
    if (!recovered.ok) return inputFault(recovered.fault)
    const { stored, kept, fits } = recovered.value
    for (const note of stored.notes) say(`${stored.name}: ${noteWords(note)}`)
    if (!fits)
      say(
        `${stored.name}: the journal of its last changes does not fit it; open it in Jumpline to look at them`,
      )
    const count = kept.batches.length
    if (count > 0)
      say(
        `${stored.name}: with ${count} ${count === 1 ? 'change' : 'changes'} from the journal that its folder lacks`,
      )
    return recovered
  }

  return ok({
    folders,
    around,
    locale: localeOf(languageOf(around)),
    mint,
    pictures: createPictures(),
    composer: getComposer,
    say,
    progress: parts.progress,
    portAt: (folder) => createFilePort(portParts, folder),
    isIssue: store.isIssue,
    async readIssue(path) {
      const recovered = await recover(path)
      if (!recovered.ok) return recovered
      const { stored, issue, name } = recovered.value
      return ok({ stored, issue, path: name.path })
    },
    async createIssue(path, issue, originals) {
      const full = resolve(path)
      const parent = await attempt(dirname(path), () => stat(dirname(full)))
      if (!parent.ok) return outputFault(parent.fault)
      const created = await store.create(full, issue, originals)
      return created.ok ? ok(null) : outputFault(named(created.fault, basename(full)))
    },
    async editIssue(path, message, plan) {
      const turn = await takeTurn(folders.userData, path)
      if (!turn.ok) return turn
      try {
        const recovered = await recover(path)
        if (!recovered.ok) return recovered
        const planned = await plan(recovered.value.issue, recovered.value.stored)
        if (!planned.ok) return planned
        const free = unsigned(recovered.value.issue, planned.value.edits)
        return free.ok ? await publish(journals, recovered.value, planned.value, message) : free
      } finally {
        await turn.value?.release()
      }
    },
    async mergeIssue(path, other) {
      const turn = await takeTurn(folders.userData, path)
      if (!turn.ok) return turn
      try {
        return await merge(path, other)
      } finally {
        await turn.value?.release()
      }
    },
  })

  /** A page that is signed off stays as it is: the stop names it. */
  function unsigned(issue: Issue, edits: readonly Edit[]): Result<null, Stop> {
    if (!issue.pages.some((page) => page.state === 'signed')) return ok(null)
    const applied = applyAll(issue, edits)
    const page = applied.ok ? spoiledSignature(getComposer(), issue, applied.value.issue) : null
    if (page === null) return ok(null)
    const line = `page ${pageLabel(issue, page)} is signed off, and this would change it; take the sign-off back first`
    return err({ exit: 2, line })
  }

  async function bringIn(from: string, into: string): Promise<Result<United, Fault>> {
    const portAt = (root: string): FilePort => createFilePort(portParts, root)
    const facts = await attempt(basename(from), () => nodeFileSystem.facts(from))
    if (!facts.ok) return facts
    if (facts.value.kind === 'folder') return uniteIssues(portAt(from), portAt(into))
    const zip = { folder: portAt(dirname(from)), name: basename(from) }
    return addFromZip({ portAt, random: systemRandom }, zip, portAt(into))
  }

  async function merge(path: string, other: string): Promise<Result<MergedCopies, Stop>> {
    const from = await attempt(basename(other), () => realpath(other))
    if (!from.ok) return inputFault(from.fault)
    const into = await attempt(basename(path), () => realpath(path))
    if (!into.ok) return inputFault(into.fault)
    const added = await bringIn(from.value, into.value)
    if (!added.ok) return inputFault(added.fault)
    const recovered = await recover(path)
    if (!recovered.ok) return recovered
    const settled = await recovered.value.stored.settle()
    if (!settled.ok) return outputFault(settled.fault)
    return ok({ writers: added.value.branches, conflicts: recovered.value.stored.issue.conflicts.size })
  }
}

// What is built under a passing name is told of by the name it was to have.
function named(fault: Fault, name: string): Fault {
  return 'name' in fault && fault.name.startsWith('.new-') ? { ...fault, name } : fault
}

async function publish(
  journals: Journals,
  { stored, issue, kept, name, fits }: RecoveredIssue,
  { edits, originals = [] }: PlannedEdits,
  message: string,
): Promise<Result<Issue, Stop>> {
  const applied = applyAll(issue, edits)
  if (!applied.ok) {
    const { kind, edit, id } = applied.fault
    return outputFault({ kind: 'refused', edit, why: kind, id })
  }
  if (edits.length === 0 && kept.batches.length === 0) return ok(issue)
  if (stored.readOnly) {
    const newer = stored.notes.find((note) => note.kind === 'newer-format')
    return outputFault({ ...(newer ?? { kind: 'no-permission' }), name: stored.name })
  }
  for (const original of originals) {
    const added = await stored.addOriginal(original)
    if (!added.ok) return outputFault(added.fault)
  }
  if (!fits) {
    const left = await journals.leave(name)
    if (!left.ok) return outputFault(left.fault)
  }
  const journal = await journals.start(name, kept)
  if (!journal.ok) return outputFault(journal.fault)
  const seq = kept.seq + kept.batches.length
  const saved = await stored.publish(applied.value.issue, message, (commit) =>
    journal.value.noteCommit({ id: commit, seq }),
  )
  if (saved.ok) await journal.value.trim({ id: saved.value.commit, seq }, applied.value.issue)
  await journal.value.close()
  return saved.ok ? ok(applied.value.issue) : outputFault(saved.fault)
}

const patience = 5_000
const pause = 100

/**
 * Keeps other programs from the journals while an issue is changed. Null when one is running that has
 * another issue open: it stays out of this one's as long as it does not open it.
 */
async function takeTurn(userData: string, given: string): Promise<Result<Instance | null, Stop>> {
  const path = await attempt(basename(given), () => realpath(given))
  if (!path.ok) return inputFault(path.fault)
  for (let waited = 0; waited < patience; waited += pause) {
    const instance = await claimInstance(userData, (ask) =>
      Promise.resolve(ask.ask === 'holds' && ask.path === path.value),
    )
    if (instance !== null) return ok(instance)
    const held = await askInstance(userData, { ask: 'holds', path: path.value })
    if (held === false) return ok(null)
    await setTimeout(pause)
  }
  return err({ exit: 3, line: `${basename(given)}: open in Jumpline just now; close it there and try again` })
}
