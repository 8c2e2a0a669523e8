// R16: windows that close, load anew, lose their connection or are two on one issue, and a program that is told
// to quit while someone types: what was acknowledged is in the folder, and a new window has it within seconds.

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ok, orThrow } from '../../src/base/result.ts'
import type { createEditSender, EditSenderParts } from '../../src/renderer/state/edit-sender.ts'
import { fsck } from '../store/git.ts'
import { temporaryFolder, testStore } from '../store/sample-issue.ts'
import { type DeskWindow, dropSockets, hostWindow } from '../support/desk-window.ts'
import { seededDice } from '../support/dice.ts'
import { often } from '../support/often.ts'
import { type RunningProgram, startProgram } from '../support/program.ts'
import { addedParagraph, fullIssue, tracesOf } from '../support/traced-edits.ts'

const cases = often(40, 10)
const backWithin = 3_000
const looks = 40

interface Desk {
  readonly path: string
  readonly home: string
  readonly program: RunningProgram
  readonly acknowledged: Set<string>
  /** Makes an edit, and notes it once it is acknowledged. */
  readonly type: (window: DeskWindow) => Promise<void>
  readonly open: () => Promise<DeskWindow>
}

async function newDesk(seed: number): Promise<Desk> {
  const folder = await temporaryFolder()
  const [path, home] = [join(folder, 'tonight.issue'), join(folder, 'home')]
  const { issue, originals } = fullIssue(8, 3, 2)
  orThrow(await testStore({ writer: 'desk' }).create(path, issue, originals))
  const program = await startProgram(home, path)
  onTestFinished(() => {
    program.child.kill('SIGKILL')
  })
  const dice = seededDice(seed)
  const acknowledged = new Set<string>()
  let count = 0
  return {
    path,
    home,
    program,
    acknowledged,
    async type(window) {
      count += 1
      const { edit, trace } = addedParagraph(window.issue(), dice, `t${String(seed)}-${String(count)}`)
      if (!window.make([edit])) throw new Error('an edit was refused')
      // A window that loads again brings what it had made along.
      for (let look = 0; look < looks && program.child.exitCode === null; look += 1) {
        if (await window.flush()) {
          acknowledged.add(trace)
          return
        }
        await rest(50)
      }
    },
    async open() {
      const window = await hostWindow(program)
      await window.open()
      return window
    },
  }
}

/** What acknowledged work an issue lacks. */
function lacking(desk: Desk, found: ReadonlySet<string>): readonly string[] {
  return [...desk.acknowledged].filter((trace) => !found.has(trace))
}

async function typeAll(desk: Desk, window: DeskWindow, count: number): Promise<void> {
  for (let row = 0; row < count; row += 1) await desk.type(window)
}

/** A new window, with all of it in time. */
async function comesBack(desk: Desk): Promise<DeskWindow> {
  const begun = performance.now()
  const window = await desk.open()
  const took = performance.now() - begun
  if (took > backWithin) throw new Error(`a window took ${took.toFixed(0)} ms`)
  const [lost] = lacking(desk, tracesOf(window.issue()))
  if (lost !== undefined) throw new Error(`the new window lacks ${lost}`)
  return window
}

const ways = {
  async 'the issue is closed'(desk: Desk) {
    const window = await desk.open()
    await typeAll(desk, window, 6)
    const last = desk.type(window)
    await window.close()
    await last
    await typeAll(desk, await comesBack(desk), 2)
  },
  async 'the program is told to quit'(desk: Desk) {
    const window = await desk.open()
    await typeAll(desk, window, 4)
    const state = { isOver: false }
    const typing = (async () => {
      // Whoever types into a program that has ended is not answered any more.
      while (!state.isOver) await Promise.race([desk.type(window).catch(() => undefined), desk.program.ended])
    })()
    await rest(15)
    desk.program.child.kill('SIGTERM')
    await Promise.race([desk.program.ended, rest(10_000)])
    state.isOver = true
    await typing
  },
  async 'a second window has the same issue'(desk: Desk) {
    const [one, other] = [await desk.open(), await desk.open()]
    for (let row = 0; row < 6; row += 1) {
      await typeAll(desk, row % 2 === 0 ? one : other, 1 + (row % 3))
      await rest(30)
    }
    // What one was told is not its own comes along when it loads again.
    await rest(400)
    for (const window of [one, other]) await window.flush()
  },
  async 'the window loads anew'(desk: Desk) {
    const window = await desk.open()
    await typeAll(desk, window, 5)
    // Its page is gone with everything it had not handed over.
    dropSockets(desk.program.origin)
    await typeAll(desk, await comesBack(desk), 3)
  },
  async 'the connection is dropped'(desk: Desk) {
    const window = await desk.open()
    await typeAll(desk, window, 4)
    const typing = [desk.type(window)]
    dropSockets(desk.program.origin)
    // Some of it while nobody hears.
    await rest(20)
    for (let row = 0; row < 3; row += 1) typing.push(desk.type(window))
    await Promise.all(typing)
    const made = tracesOf(window.issue())
    await vi.waitFor(
      async () => {
        expect(await window.flush()).toBe(true)
      },
      { timeout: 8_000, interval: 50 },
    )
    // Nothing that was typed while it was away is lost either.
    for (const trace of made) if (trace.startsWith('⟨t')) desk.acknowledged.add(trace)
  },
} as const

type Way = keyof typeof ways
const wayNames = Object.keys(ways) as Way[]

async function troubleOf(way: Way, seed: number): Promise<string | null> {
  const desk = await newDesk(seed)
  await ways[way](desk)
  desk.program.child.kill('SIGTERM')
  const code = await Promise.race([desk.program.ended, rest(10_000, 'nothing within ten seconds')])
  if (code !== 0) return `ended with ${String(code)}`
  return storedTrouble(desk)
}

async function storedTrouble(desk: Desk): Promise<string | null> {
  const { issue, notes } = orThrow(await testStore({ writer: 'proof' }).open(desk.path))
  const lost = lacking(desk, tracesOf(issue))
  if (lost.length > 0)
    return `${String(lost.length)} of ${String(desk.acknowledged.size)} are lost: ${lost.join()}`
  if (desk.acknowledged.size < 3) return 'hardly anything was acknowledged'
  if (notes.length > 0) return JSON.stringify(notes)
  return fsck(desk.path) || null
}

for (const [place, way] of wayNames.entries()) {
  test(`${way}, ${String(cases / wayNames.length)} times`, { timeout: 120_000 }, async () => {
    for (let run = 0; run < cases / wayNames.length; run += 1) {
      expect(await troubleOf(way, place * 100 + run), `run ${String(run)}`).toBeNull()
    }
  })
}

type SenderChange = (real: typeof createEditSender) => typeof createEditSender

/** The window's sender of edits is another one. */
function withSender(change: SenderChange): void {
  vi.doMock('../../src/renderer/state/edit-sender.ts', async (importOriginal) => {
    const real = await importOriginal<{ createEditSender: typeof createEditSender }>()
    return { ...real, createEditSender: change(real.createEditSender) }
  })
  onTestFinished(() => {
    vi.doUnmock('../../src/renderer/state/edit-sender.ts')
  })
}

test('it is found when a number that another window used counts as an acknowledgement', {
  timeout: 60_000,
}, async () => {
  withSender((real) => (seq: number, parts: EditSenderParts) => {
    const send: EditSenderParts['send'] = async (batch) => {
      const answer = await parts.send(batch)
      const isTaken =
        !answer.ok && answer.fault.kind === 'out-of-step' && answer.fault.expected === batch.seq + 1
      return isTaken ? ok({ seq: batch.seq }) : answer
    }
    return real(seq, { ...parts, send })
  })
  expect(await troubleOf('a second window has the same issue', 901)).toContain('are lost')
})

test('it is found when what waits is forgotten with the connection', { timeout: 60_000 }, async () => {
  withSender((real) => (seq: number, parts: EditSenderParts) => {
    const sender = real(seq, parts)
    return {
      ...sender,
      // As if all of it had been held already.
      resume: (last: number) => {
        sender.resume(last, sender.pending().length)
      },
    }
  })
  const found = await troubleOf('the connection is dropped', 902).catch(String)
  expect(found).not.toBeNull()
})

test('it is found when a program ends without publishing, and its journal is gone', {
  timeout: 60_000,
}, async () => {
  const desk = await newDesk(903)
  await typeAll(desk, await desk.open(), 5)
  desk.program.child.kill('SIGKILL')
  await desk.program.ended
  await rm(join(desk.home, 'journals'), { recursive: true })
  expect(await storedTrouble(desk)).toContain('are lost')
})
