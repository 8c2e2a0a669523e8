// Work at the desk whose traces can be told apart: each edit leaves a word of its own in a place of its own. And
// a look at everything a program has of it afterwards: the issue as it opens, and the work that was left.

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { orThrow } from '../../src/base/result.ts'
import { apply } from '../../src/model/edit/apply.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import { encodeIssue } from '../../src/model/file/encode.ts'
import type { Issue } from '../../src/model/issue.ts'
import type { FileSystem } from '../../src/main/fs/file-system.ts'
import type { Original } from '../../src/main/services/store/original.ts'
import { sampleIssue, testStore } from '../store/sample-issue.ts'
import { deskProgram, type DeskProgram, type TestClock } from './desk-program.ts'
import { commitsLost } from './issue-judge.ts'

/** What was acknowledged. */
export interface Told {
  /** Words of edits, in their order. */
  readonly words: string[]
  readonly commits: string[]
  readonly originals: string[]
}

export const nothingTold = (): Told => ({ words: [], commits: [], originals: [] })

export const issuePath = (root: string): string => join(root, 'tonight.issue')
export const homePath = (root: string): string => join(root, 'home')

export const word = (number: number): string => `〔第${number}处〕`

const fields = ['deck', 'byline', 'kicker', 'tagline', 'dateline'] as const

/** The edit that leaves the word of this number. */
export function markEdit(issue: Issue, number: number): Edit {
  const articles = [...issue.articles.keys()].toSorted()
  const article = articles[number % articles.length]!
  const field = fields[Math.floor(number / articles.length) % fields.length]!
  return { kind: 'article.set', article, fields: { [field]: word(number) } }
}

export function marked(issue: Issue, ...numbers: readonly number[]): Issue {
  return numbers.reduce((now, number) => orThrow(apply(now, markEdit(now, number))).issue, issue)
}

export function somePng(number: number): Original {
  const bytes = new Uint8Array(300 + number).map((_, at) => (at * 7 + number) % 251)
  return { sha256: createHash('sha256').update(bytes).digest('hex'), type: 'png', bytes }
}

/** An issue with a few publishes of the desk behind it. */
export async function newIssue(root: string, publishes = 1): Promise<void> {
  const stored = orThrow(await testStore({ writer: 'desk' }).create(issuePath(root), sampleIssue(4), []))
  for (let count = 1; count < publishes; count += 1)
    orThrow(await stored.publish(stored.issue, `before ${count}`))
}

/** Another writer publishes what the word of this number says. */
export async function nightPublishes(root: string, number: number): Promise<string> {
  const night = orThrow(await testStore({ writer: 'night' }).open(issuePath(root)))
  return orThrow(await night.publish(marked(night.issue, number), 'night')).commit
}

export function desk(root: string, system?: FileSystem, clock?: TestClock): Promise<DeskProgram> {
  // One program at a time: a lock is never somebody else's.
  const parts = { home: homePath(root), writer: 'desk', longestPause: 1 }
  return deskProgram({ ...parts, ...(system && { system }), ...(clock && { clock }) })
}

export const textOf = (issue: Issue): string => [...encodeIssue(issue).values()].join('\n')

/** Null when all that was told is there, in the issue or in what was left, and goes on to be. */
export async function toldIsThere(root: string, told: Told): Promise<string | null> {
  const path = issuePath(root)
  const lost = commitsLost(path, told.commits)
  if (lost !== null) return lost
  const program = await desk(root)
  const opened = await program.sessions.open(path, 'window')
  if (!opened.ok) return `does not open: ${JSON.stringify(opened.fault)}`
  const strange = (opened.value.notes ?? []).filter(({ kind }) => kind !== 'work-left')
  if (strange.length > 0) return `opens with ${JSON.stringify(strange)}`
  const session = orThrow(program.sessions.find(opened.value.session))
  const left = await Promise.all((await program.left.list()).map(({ key }) => program.left.read(key)))
  const issue = session.issue()
  const texts = [issue, ...left.flatMap((work) => (work.ok && work.value.issue ? [work.value.issue] : []))]
    .map(textOf)
    .join('\n')
  const missing = told.words.find((one) => !texts.includes(one))
  if (missing !== undefined) return `lost ${missing}`
  for (const sha256 of told.originals)
    if (!(await session.stored.readOriginal(sha256)).ok) return `lost original ${sha256.slice(0, 8)}`
  return goesOn(root, program, opened.value.session, textOf(issue))
}

/** What is there can be edited, saved and closed, and git finds nothing amiss after that. */
async function goesOn(root: string, program: DeskProgram, id: string, text: string): Promise<string | null> {
  const session = orThrow(program.sessions.find(id))
  const last = 19
  const edited = await session.edit(session.seq() + 1, [markEdit(session.issue(), last)])
  if (!edited.ok) return `takes no edit: ${JSON.stringify(edited.fault)}`
  const closed = await program.sessions.close(id)
  if (!closed.ok) return `does not close: ${JSON.stringify(closed.fault)}`
  const again = await testStore({ writer: 'desk' }).open(issuePath(root))
  if (!again.ok || again.value.notes.length > 0) return `opens again with ${JSON.stringify(again)}`
  const after = textOf(again.value.issue)
  const numbers = Array.from({ length: last }, (_, number) => number)
  const gone = numbers.find((number) => text.includes(word(number)) && !after.includes(word(number)))
  if (gone !== undefined || !after.includes(word(last))) return `lost ${word(gone ?? last)} on closing`
  return commitsLost(issuePath(root), [])
}
