// R17: a day of eight hours in some minutes. One program types, undoes, adds pictures, moves pages and publishes by
// its clock, while a second writer publishes twice a minute and is taken in; then exports, one after the other.
// What the program holds at the end is what it held after the first hour. `npm test` has a short day.

import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { countingMint, type PictureId } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import type { Session } from '../../src/main/services/session.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import {
  type History,
  record,
  recordForeign,
  redo,
  startHistory,
  undo,
} from '../../src/model/edit/history.ts'
import { encodeIssue } from '../../src/model/file/encode.ts'
import type { Issue } from '../../src/model/issue.ts'
import { exportFolder, exportIssue, laidOut } from '../export/run-export.ts'
import { fsck } from '../store/git.ts'
import { temporaryFolder, testStore } from '../store/sample-issue.ts'
import { deskProgram } from '../support/desk-program.ts'
import { seededDice } from '../support/dice.ts'
import { often } from '../support/often.ts'
import { after, paper, somePicture, story } from '../support/paper.ts'

const hours = 8
const minutes = often(480, 12)
const editsInMinute = 84
// Of the clock in a minute: enough for the pause after which a change is published.
const clockPasses = 12_000
const pictures = often(200, 5)
// A paragraph as it was, and what names it.
const stepBytes = 1_000
const exports = often(100, 4)
// The first ones load what all the others use.
const warm = often(12, 2)
const megabyte = 1024 * 1024

// What the collector would free counts for nothing.
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Figures are worth seeing when all is well, too. */
function say(words: string): void {
  process.stdout.write(`soak: ${words}\n`)
}

interface Held {
  readonly heap: number
  readonly descriptors: number
}

async function held(): Promise<Held> {
  // Handles that are being closed are closed by then.
  await new Promise((resolve) => setTimeout(resolve, 300))
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return { heap: heapUsed + external, descriptors: descriptors() }
}

function descriptors(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0
}

function expectSteady(first: Held, last: Held): void {
  expect(last.descriptors).toBe(first.descriptors)
  expect(last.heap / first.heap).toBeLessThanOrEqual(1.1)
}

/** A section of eight pages. */
function dayIssue(): Issue {
  return laidOut(
    paper({
      pages: Array.from({ length: 8 }, (_, page) =>
        Array.from({ length: 8 }, (__, row) => story(`第${String(page)}版${String(row)}`, 8 - row)),
      ),
    }),
  )
}

/** The window's side: its history, and what it sends. */
interface Desk {
  readonly session: Session
  history: History
}

async function send(desk: Desk, edits: readonly Edit[]): Promise<void> {
  if (edits.length > 0) orThrow(await desk.session.edit(desk.session.seq() + 1, edits))
}

async function make(
  desk: Desk,
  name: string,
  edits: readonly Edit[],
  join: string | null = null,
): Promise<void> {
  desk.history = orThrow(record(desk.history, { name, edits, join }))
  await send(desk, edits)
}

async function shift(desk: Desk, step: typeof undo): Promise<void> {
  const shifted = step(desk.history)
  if (shifted === null) return
  desk.history = shifted.history
  await send(desk, shifted.edits)
}

/** A key at the end of a paragraph; what it types is taken out by the next one, so that the text does not grow. */
function keyEdit(issue: Issue, article: number, index: number): Edit {
  const one = [...issue.articles.values()][article % issue.articles.size]
  const at = index % (one?.body.length ?? 1)
  const paragraph = one?.body[at]
  if (one === undefined || paragraph === undefined) throw new Error('every article has text')
  const { text } = paragraph
  const next = text.endsWith('字') ? text.slice(0, -1) : `${text}字`
  return {
    kind: 'body.splice',
    article: one.id,
    index: at,
    remove: 1,
    insert: [{ ...paragraph, text: next }],
  }
}

test(
  'a day at the desk leaves the program as it was after the first hour',
  async () => {
    const root = await temporaryFolder()
    const path = join(root, 'tonight.issue')
    orThrow(await testStore({ writer: 'desk' }).create(path, dayIssue(), []))
    const program = await deskProgram({ home: join(root, 'home'), writer: 'desk' })
    const { session } = await program.open(path)
    const desk: Desk = { session, history: startHistory(session.issue()) }
    const other = orThrow(await testStore({ writer: 'other' }).open(path))
    const [dice, mint] = [seededDice(17), countingMint('p')]
    const count = { edits: 0, shifts: 0, moves: 0, pictures: 0, merges: 0 }
    let theirs = other.issue
    let first: Held | null = null
    let longestJournal = 0

    async function type(minute: number): Promise<void> {
      for (let key = 0; key < editsInMinute; key += 1) {
        // A dozen keys in one place, as somebody types who reads in between.
        const place = minute * 7 + Math.floor(key / 12)
        const edit = keyEdit(desk.history.issue, place, place)
        await make(desk, 'type', [edit], `${String(minute)} ${String(place)}`)
        count.edits += 1
      }
    }

    async function shiftAbout(): Promise<void> {
      for (const step of [undo, undo, redo, undo, redo]) {
        await shift(desk, step)
        count.shifts += 1
      }
    }

    async function movePages(minute: number): Promise<void> {
      for (let move = 0; move < (minute % 4 === 0 ? 2 : 1); move += 1) {
        const { pages } = desk.history.issue
        const page = pages[dice(pages.length)]?.id
        if (page === undefined) throw new Error('the issue has pages')
        await make(desk, 'move', [{ kind: 'page.move', page, index: dice(pages.length) }])
        count.moves += 1
      }
    }

    async function addPicture(): Promise<void> {
      const bytes = Buffer.alloc(20_000, `picture ${String(count.pictures)} `)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      orThrow(await session.addOriginal({ sha256, type: 'jpeg', bytes }))
      const picture = { ...somePicture('x'), id: mint() as PictureId, sha256 }
      await make(desk, 'picture', [{ kind: 'picture.insert', picture }])
      count.pictures += 1
    }

    /** The other writer publishes a change of their own place, and the window takes it in. */
    async function meet(minute: number): Promise<void> {
      theirs = orThrow(await other.merge())?.issue ?? theirs
      theirs = after(theirs, [keyEdit(theirs, minute * 7 + 30, 1)])
      orThrow(await other.publish(theirs, 'Autosave'))
      const merged = orThrow(await session.merge(session.seq()))
      desk.history = orThrow(recordForeign(desk.history, merged.edits))
      count.merges += 1
    }

    for (let minute = 0; minute < minutes; minute += 1) {
      await type(minute)
      await shiftAbout()
      await movePages(minute)
      while (count.pictures < Math.floor(((minute + 1) * pictures) / minutes)) await addPicture()
      await meet(minute)
      await program.clock.pass(clockPasses)
      await meet(minute)
      for (const name of readdirSync(join(root, 'home/journals')))
        longestJournal = Math.max(longestJournal, statSync(join(root, 'home/journals', name)).size)
      // What the test itself has heard is no part of the program.
      program.stored.length = 0
      program.others.length = 0
      if (minute + 1 === Math.ceil(minutes / hours)) first = await held()
    }

    const full = await held()
    expect(desk.history.issue).toEqual(session.issue())
    const steps = desk.history.done.reduce((sum, mark) => sum + mark.edits.length, 0)
    // The window keeps every step of the day to be undone, and is meant to: it is counted by itself.
    desk.history = startHistory(session.issue())
    const last = await held()
    const text = [...encodeIssue(session.issue()).values()].reduce((sum, file) => sum + file.length, 0)
    say(
      `${JSON.stringify(count)}; heap ${String(Math.round((first?.heap ?? 0) / megabyte))} MB, ` +
        `then ${String(Math.round(full.heap / megabyte))} MB, and ` +
        `${String(Math.round(last.heap / megabyte))} MB without ${String(steps)} steps of undo; journal ${String(Math.round(longestJournal / megabyte))} MB`,
    )
    expect(full.heap - last.heap).toBeLessThanOrEqual(stepBytes * steps)
    expect(longestJournal).toBeLessThanOrEqual(2 * text + 64 * megabyte)
    if (first === null) throw new Error('the day has a first hour')
    expectSteady(first, last)
    const issue = session.issue()
    orThrow(await program.sessions.close(session.id))
    expect(orThrow(await testStore({ writer: 'desk' }).open(path)).issue).toEqual(issue)
    expect(fsck(path)).toBe('')
  },
  often(40, 1) * 60_000,
)

test(
  'one export after the other leaves nothing behind',
  async () => {
    const target = await exportFolder()
    const issue = laidOut(paper({ pages: [[story('甲', 3), story('乙', 2)]] }))
    let first: Held | null = null
    for (let run = 0; run < exports; run += 1) {
      orThrow(await exportIssue({ issue, target }))
      if (run + 1 === warm) first = await held()
    }
    const last = await held()
    if (first === null) throw new Error('there were exports')
    say(
      `heap ${String(Math.round(first.heap / megabyte))} MB, then ${String(Math.round(last.heap / megabyte))} MB`,
    )
    expectSteady(first, last)
    expect(readdirSync(target).filter((name) => name.startsWith('.'))).toEqual([])
  },
  often(20, 1) * 60_000,
)
