// What a desk does that writes, each as a piece of work that can be killed: issues made, published, merged and
// closed, and the journal beside them.

import { cpSync, existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { orThrow } from '../../src/base/result.ts'
import { applyAll } from '../../src/model/edit/apply.ts'
import { decodeIssue } from '../../src/model/file/decode.ts'
import { encodeIssue } from '../../src/model/file/encode.ts'
import { diffIssues } from '../../src/model/merge/diff.ts'
import { mergeIssues } from '../../src/model/merge/merge.ts'
import { createFilePort } from '../../src/main/fs/file-port.ts'
import type { FileSystem } from '../../src/main/fs/file-system.ts'
import { createJournals } from '../../src/main/services/journal/journal.ts'
import type { Session } from '../../src/main/services/session.ts'
import { sampleIssue, testStore } from '../store/sample-issue.ts'
import type { DeskProgram } from './desk-program.ts'
import { realParts } from './issue-folder.ts'
import type { Work } from './kill-everywhere.ts'
import {
  desk,
  issuePath,
  marked,
  markEdit,
  newIssue,
  nightPublishes,
  nothingTold,
  somePng,
  type Told,
  toldIsThere,
  word,
} from './marked-desk.ts'

type Run = Work<Told>['run']

function deskWork(run: Run, prepare: Work<Told>['prepare'] = (root) => newIssue(root, 2)): Work<Told> {
  return { prepare, run, nothingTold, amiss: toldIsThere }
}

export const creating: Work<Told> = {
  prepare: () => Promise.resolve(),
  nothingTold,
  async run(root, system, told) {
    const original = somePng(1)
    const store = testStore({ writer: 'desk', system })
    const stored = orThrow(await store.create(issuePath(root), marked(sampleIssue(4), 1), [original]))
    told.commits.push(stored.commit)
    told.words.push(word(1))
    told.originals.push(original.sha256)
  },
  async amiss(root, told) {
    const strange = readdirSync(root).filter((name) => !/^(?:tonight|\.new-\d+)\.issue$/.test(name))
    if (strange.length > 0) return `left ${strange.join()}`
    if (!existsSync(issuePath(root))) {
      if (told.commits.length > 0) return 'lost the issue'
      // What was begun does not keep the next one from being made.
      await newIssue(root)
    }
    return toldIsThere(root, told)
  },
}

/** Twice, each with a new original. */
const publishTwice: Run = async (root, system, told) => {
  const stored = orThrow(await testStore({ writer: 'desk', system }).open(issuePath(root)))
  let { issue } = stored
  for (const number of [1, 2]) {
    const original = somePng(number)
    orThrow(await stored.addOriginal(original))
    issue = marked(issue, number)
    told.commits.push(orThrow(await stored.publish(issue, `${number}`)).commit)
    told.words.push(word(number))
    told.originals.push(original.sha256)
  }
}

export const publishing = deskWork(publishTwice)

const oldFormat = fileURLToPath(new URL('../fixtures/format-1.issue', import.meta.url))

/** Of an issue that an older Jumpline wrote. */
export const upgrading = deskWork(publishTwice, async (root) => {
  cpSync(oldFormat, issuePath(root), { recursive: true })
  return Promise.resolve()
})

async function mark(session: Session, told: Told, number: number): Promise<void> {
  orThrow(await session.edit(session.seq() + 1, [markEdit(session.issue(), number)]))
  told.words.push(word(number))
}

/** A session that is closed whatever happens, so that all of it has come to rest. */
function inSession(work: (session: Session, told: Told, program: DeskProgram) => Promise<void>): Run {
  return async (root, system, told) => {
    const program = await desk(root, system)
    const { session } = await program.open(issuePath(root))
    let faults: readonly unknown[] = []
    try {
      await work(session, told, program)
    } finally {
      faults = await program.sessions.closeAll()
    }
    if (faults.length > 0) throw new Error(JSON.stringify(faults))
    told.commits.push(session.stored.head())
  }
}

export const closing = deskWork(
  inSession(async (session, told) => {
    await mark(session, told, 1)
    await mark(session, told, 2)
  }),
)

export const merging = deskWork(
  inSession(async (session, told) => {
    await mark(session, told, 1)
    orThrow(await session.merge(session.seq()))
    told.words.push(word(7))
    await mark(session, told, 2)
  }),
  async (root) => {
    await newIssue(root)
    // The desk has gone on from there, so that there is something to merge.
    const stored = orThrow(await testStore({ writer: 'desk' }).open(issuePath(root)))
    await nightPublishes(root, 7)
    orThrow(await stored.publish(marked(stored.issue, 4), 'desk'))
  },
)

/** A run whose work was left behind by what another writer published; it is brought in, and thrown away. */
export const leaving: Work<Told> = {
  ...deskWork(
    inSession(async (session, told, program) => {
      await mark(session, told, 3)
      const [work] = await program.left.list()
      const { base, issue } = orThrow(await program.left.read(work!.key))
      const edits = diffIssues(session.issue(), mergeIssues(base!, session.issue(), issue!))
      orThrow(await session.edit(session.seq() + 1, edits))
      orThrow(await program.left.discard(work!.key))
    }),
    async (root) => {
      await newIssue(root)
      const { session } = await (await desk(root)).open(issuePath(root))
      await mark(session, nothingTold(), 1)
      await mark(session, nothingTold(), 2)
      await nightPublishes(root, 7)
    },
  ),
  nothingTold: () => ({ ...nothingTold(), words: [word(1), word(2), word(7)] }),
}

const name = { issue: 't00000', path: '/tonight.issue' }

/** A journal by itself, which is written anew at every publish. */
export const journaling: Work<Told> = {
  prepare: () => Promise.resolve(),
  nothingTold,
  async run(root, system: FileSystem, told) {
    const journals = createJournals(createFilePort({ ...realParts, system }, root), 1)
    let issue = sampleIssue(4)
    const base = '0'.repeat(40)
    const start = { base, seq: 0, files: encodeIssue(issue), batches: [], originals: [], commits: [] }
    const journal = orThrow(await journals.start(name, start))
    const add = async (seq: number): Promise<void> => {
      const edits = [markEdit(issue, seq)]
      orThrow(await journal.append({ seq, edits, at: 0 }))
      issue = orThrow(applyAll(issue, edits)).issue
      told.words.push(word(seq))
    }
    await add(1)
    await add(2)
    const [commit, held] = [{ id: '1'.repeat(40), seq: 2 }, issue]
    orThrow(await journal.noteCommit(commit))
    await add(3)
    orThrow(await journal.trim(commit, held))
    await add(4)
    orThrow(await journal.noteOriginal({ sha256: 'a'.repeat(64), type: 'png', oid: '2'.repeat(40) }))
    orThrow(await journal.trim({ id: '3'.repeat(40), seq: 4 }, issue))
    // Now the folder has it all.
    told.words.length = 0
    await journal.close()
  },
  async amiss(root, told) {
    const read = await createJournals(createFilePort(realParts, root)).read(name)
    if (!read.ok) return JSON.stringify(read.fault)
    if (read.value === 'unreadable') return 'the journal can not be read'
    if (read.value === null) return told.words.length === 0 ? null : 'lost the journal'
    const { files, batches, spoiled } = read.value
    if (spoiled) return 'spoiled'
    if (told.words.length === 0) return null
    const edits = batches.flatMap((batch) => batch.edits)
    const made = applyAll(orThrow(decodeIssue(files ?? new Map())), edits)
    const text = [...encodeIssue(orThrow(made).issue).values()].join('')
    const missing = told.words.find((one) => !text.includes(one))
    return missing === undefined ? null : `lost ${missing}`
  },
}
