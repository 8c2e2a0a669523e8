// Undo over other writers' changes (R20 of the plan): what is the editor's own goes and comes back, what is
// another's stays.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import {
  type History,
  record,
  recordForeign,
  redo,
  startHistory,
  undo,
} from '../../src/model/edit/history.ts'
import type { Issue } from '../../src/model/issue.ts'
import { laidPaper } from '../support/laid-paper.ts'
import { checkLaws } from '../support/laws.ts'
import { after } from '../support/paper.ts'
import { editOf, steps } from '../support/random-edits.ts'

const { issue, pages, articles, blocks } = laidPaper()
const [one, two] = articles

function own(history: History, ...edits: readonly Edit[]): History {
  return orThrow(record(history, { name: 'own', edits }))
}
function foreign(history: History, ...edits: readonly Edit[]): History {
  return orThrow(recordForeign(history, edits))
}
function back(history: History): History {
  const step = undo(history)
  if (step === null || step.refused !== null) throw new Error('undone')
  expect(after(history.issue, step.edits)).toEqual(step.history.issue)
  return step.history
}
function forth(history: History): History {
  const step = redo(history)
  if (step === null || step.refused !== null) throw new Error('redone')
  expect(after(history.issue, step.edits)).toEqual(step.history.issue)
  return step.history
}

const kicker = (text: string): Edit => ({ kind: 'article.set', article: one.id, fields: { kicker: text } })
const deck = (text: string): Edit => ({ kind: 'article.set', article: one.id, fields: { deck: text } })
const section = (text: string): Edit => ({ kind: 'page.set', page: pages[2].id, fields: { section: text } })
function typed(index: number, text: string): Edit {
  const paragraph = two.body[index]
  if (paragraph === undefined) throw new Error('a paragraph')
  return { kind: 'body.splice', article: two.id, index, remove: 1, insert: [{ ...paragraph, text }] }
}

describe('under another writer’s change', () => {
  test('the editor’s own is taken back, the other’s stays, and redo is exact', () => {
    const made = foreign(
      own(startHistory(issue), kicker('K'), typed(0, 'mine')),
      typed(1, 'yours'),
      deck('D'),
    )
    const undone = back(made)
    expect(undone.issue).toEqual(after(issue, [typed(1, 'yours'), deck('D')]))
    expect(forth(undone)).toEqual(made)
    expect(undo(undone)).toBeNull()
  })

  test('several marks and changes in turn go back to the others’ work alone, and forward again', () => {
    const list = [
      own(startHistory(issue), kicker('K')),
      (last: History) => foreign(last, deck('D')),
      (last: History) => own(last, typed(0, 'mine')),
      (last: History) => foreign(last, typed(1, 'yours')),
      (last: History) => foreign(last, section('S')),
      (last: History) => own(last, { kind: 'block.remove', block: blocks[2].id }),
    ] as const
    const [start, ...rest] = list
    const last = rest.reduce<History>((history, step) => step(history), start)
    const states: History[] = [last]
    for (let step = undo(last); step !== null; step = undo(states.at(-1) ?? last)) {
      expect(step.refused).toBeNull()
      states.push(step.history)
    }
    expect(states.length).toBe(4)
    expect(states.at(-1)?.issue).toEqual(after(issue, [deck('D'), typed(1, 'yours'), section('S')]))
    let history = states.at(-1) ?? last
    for (const state of states.toReversed().slice(1)) {
      history = forth(history)
      expect(history.issue).toEqual(state.issue)
    }
    expect(history.done).toEqual(last.done)
  })

  test('what the other has changed since is refused, and stays refused without harm', () => {
    const met = foreign(own(startHistory(issue), typed(0, 'mine')), typed(0, 'mine, and yours'))
    expect(undo(met)).toEqual({ history: met, edits: [], refused: 'changed-since' })
    // A paragraph of the editor's own that the other went on with.
    const fresh = { id: 'freshpara', kind: 'paragraph', text: 'mine', marks: [] } as never
    const put: Edit = { kind: 'body.splice', article: two.id, index: 0, remove: 0, insert: [fresh] }
    const more = { ...(fresh as object), text: 'mine, and yours' } as never
    const go: Edit = { kind: 'body.splice', article: two.id, index: 0, remove: 1, insert: [more] }
    expect(undo(foreign(own(startHistory(issue), put), go))?.refused).toBe('changed-since')
  })

  test('a change that comes between undo and redo stays through both', () => {
    const undone = back(own(startHistory(issue), kicker('K')))
    const redone = forth(foreign(undone, deck('D')))
    expect(redone.issue).toEqual(after(issue, [deck('D'), kicker('K')]))
    expect(back(redone).issue).toEqual(after(issue, [deck('D')]))
  })

  test('typing does not join over it', () => {
    const gesture = (text: string) => ({ name: 'typing', edits: [typed(0, text)], join: 'typing#1' })
    const first = orThrow(record(startHistory(issue), gesture('m')))
    const second = orThrow(record(foreign(first, deck('D')), gesture('mi')))
    expect(back(second).issue).toEqual(after(issue, [typed(0, 'm'), deck('D')]))
  })

  test('a page the editor made is taken back though others were moved around it', () => {
    const page = { ...pages[2], id: 'newpage' as never, section: 'new' }
    const made = own(startHistory(issue), { kind: 'page.insert', page, index: 1 })
    const moved = foreign(made, { kind: 'page.move', page: pages[2].id, index: 0 })
    expect(back(moved).issue.pages.map((one) => one.id)).toEqual([pages[2].id, pages[0].id, pages[1].id])
  })
})

/** Text of other writers that stands in an issue. */
function foreignTexts(from: Issue): readonly string[] {
  return [...from.articles.values()].flatMap((article) =>
    article.body.flatMap(({ text }) => text.match(/⟨text-f[^⟩]*⟩/g) ?? []),
  )
}

test('in any order of own and foreign work, undo and redo are exact, and the others’ sentences stay', () => {
  let shifted = 0
  let refused = 0
  fc.assert(
    fc.property(steps, fc.array(fc.nat(9), { minLength: 25, maxLength: 25 }), (list, turns) => {
      let history = startHistory(issue)
      for (const [count, numbers] of list.entries()) {
        const turn = turns[count % turns.length] ?? 0
        if (turn < 4) {
          const edit = editOf(history.issue, numbers, `o${String(count)}`)
          const recorded = record(history, { name: 'own', edits: [edit] })
          if (recorded.ok) history = recorded.value
          continue
        }
        if (turn < 7) {
          const edit = editOf(history.issue, numbers, `f${String(count)}`)
          const recorded = recordForeign(history, [edit])
          if (recorded.ok) history = recorded.value
          continue
        }
        const [there, again] = turn === 9 ? [redo, undo] : [undo, redo]
        const step = there(history)
        if (step === null) continue
        if (step.refused !== null) {
          refused += 1
          expect(step.history).toBe(history)
          continue
        }
        shifted += 1
        checkLaws(step.history.issue)
        expect(after(history.issue, step.edits)).toEqual(step.history.issue)
        const before = foreignTexts(history.issue)
        expect(foreignTexts(step.history.issue)).toEqual(expect.arrayContaining([...before]))
        const turned = again(step.history)
        expect(turned?.refused).toBeNull()
        expect(turned?.history.issue).toEqual(history.issue)
        history = step.history
      }
    }),
    { numRuns: 1000 },
  )
  expect(shifted).toBeGreaterThan(100)
  expect(refused).toBeGreaterThan(0)
})

test('ten thousand marks go back to the start and forward again, equal at each step', () => {
  const count = 10_000
  let history = startHistory(issue)
  for (let number = 1; number <= count; number += 1)
    history = own(history, { kind: 'issue.set', fields: { number } })
  for (let number = count - 1; number >= 0; number -= 1) {
    const step = undo(history)
    if (step === null) throw new Error('a mark')
    history = step.history
    expect(history.issue.number).toBe(number === 0 ? issue.number : number)
  }
  expect(history.issue).toEqual(issue)
  expect(undo(history)).toBeNull()
  for (let number = 1; number <= count; number += 1) {
    const step = redo(history)
    if (step === null) throw new Error('a mark')
    history = step.history
    expect(history.issue.number).toBe(number)
  }
  expect(redo(history)).toBeNull()
})

test('marks go back under another writer’s change one by one', () => {
  const count = 300
  let history = startHistory(issue)
  for (let number = 1; number <= count; number += 1)
    history = own(history, { kind: 'issue.set', fields: { number } })
  history = foreign(history, deck('D'))
  const last = history
  for (let number = 1; number <= count; number += 1) history = back(history)
  expect(history.issue).toEqual(after(issue, [deck('D')]))
  for (let number = 1; number <= count; number += 1) history = forth(history)
  expect(history.issue).toEqual(last.issue)
})
