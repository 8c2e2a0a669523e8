// The laws of edits, on random sequences of them.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { record, redo, startHistory, undo } from '../../src/model/edit/history.ts'
import { editOf, steps } from '../support/random-edits.ts'
import { applyLawfully, checkTextWhole } from '../support/laws.ts'
import { composer, paper, somePicture, story } from '../support/paper.ts'

const start = paper({
  pages: [[story('一', 6), story('二', 3)], [story('三', 2)], []],
  pictures: [somePicture('pica'), somePicture('picb')],
})

test('any sequence of edits keeps the laws, each edit is undone exactly, and no text is lost or doubled', () => {
  const engine = composer()
  fc.assert(
    fc.property(steps, (list) => {
      let issue = start.issue
      for (const [count, numbers] of list.entries())
        issue = applyLawfully(issue, editOf(issue, numbers, `e${String(count)}`))
      checkTextWhole(issue, engine)
    }),
    { numRuns: 150 },
  )
})

test('undoing every mark gives the issue as it was, and redoing them all gives the last one again', () => {
  fc.assert(
    fc.property(steps, (list) => {
      let history = startHistory(start.issue)
      for (const [count, numbers] of list.entries()) {
        const recorded = record(history, {
          name: 'x',
          edits: [editOf(history.issue, numbers, `e${String(count)}`)],
        })
        if (recorded.ok) history = recorded.value
      }
      const last = history.issue
      for (let step = undo(history); step !== null; step = undo(history)) history = step.history
      expect(history.issue).toEqual(start.issue)
      for (let step = redo(history); step !== null; step = redo(history)) history = step.history
      expect(history.issue).toEqual(last)
    }),
    { numRuns: 100 },
  )
})
