// A day at the desk: ten thousand gestures over text and layout, taken back one by one to the start and made again. At
// each mark the issue's files have the same hash as when the mark was made.

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { byCodeUnit } from '../../src/base/order.ts'
import { record, redo, startHistory, undo } from '../../src/model/edit/history.ts'
import { encodeIssue } from '../../src/model/file/encode.ts'
import type { Issue } from '../../src/model/issue.ts'
import { seededDice } from '../support/dice.ts'
import { laidPaper } from '../support/laid-paper.ts'
import { gestureOf } from '../support/random-edits.ts'

const marks = 10_000

// Of the files by their paths, as git has them; what did not change is encoded once.
const hashes = new Map<string, string>()
function hashOf(issue: Issue): string {
  const whole = createHash('sha1')
  for (const [path, text] of [...encodeIssue(issue)].toSorted(([one], [other]) => byCodeUnit(one, other))) {
    const own = hashes.get(text) ?? createHash('sha1').update(text).digest('base64')
    hashes.set(text, own)
    whole.update(path).update(own)
  }
  return whole.digest('base64')
}

test('ten thousand gestures back to the start and forward again, with the same hash at each mark', () => {
  const roll = seededDice(11)
  const start = laidPaper().issue
  let history = startHistory(start)
  const made = [hashOf(start)]
  const kinds = new Set<string>()
  for (let turn = 0; made.length <= marks; turn += 1) {
    const edits = gestureOf(
      history.issue,
      Array.from({ length: 8 }, () => roll(1000)),
      `n${turn.toString(36)}`,
    )
    const next = record(history, { name: 'own', edits })
    if (!next.ok || edits.length === 0) continue
    // It stays an issue of a size a desk has: what grows without end is not taken.
    if (next.value.issue.articles.size > 40 || next.value.issue.pages.length > 12) continue
    history = next.value
    made.push(hashOf(history.issue))
    for (const { kind } of edits) kinds.add(kind)
  }
  for (const kind of [
    'body.splice',
    'article.set',
    'block.move',
    'block.insert',
    'jump.cut',
    'page.move',
    'headline.reorder',
  ])
    expect(kinds).toContain(kind)

  const end = history.issue
  for (let at = marks - 1; at >= 0; at -= 1) {
    const step = undo(history)
    if (step === null || step.refused !== null) throw new Error(`mark ${String(at)} can't be undone`)
    history = step.history
    if (hashOf(history.issue) !== made[at]) throw new Error(`another issue at mark ${String(at)}`)
  }
  expect(hashOf(history.issue)).toBe(hashOf(start))
  expect(undo(history)).toBeNull()
  for (let at = 1; at <= marks; at += 1) {
    const step = redo(history)
    if (step === null || step.refused !== null) throw new Error(`mark ${String(at)} can't be redone`)
    history = step.history
    if (hashOf(history.issue) !== made[at]) throw new Error(`another issue at mark ${String(at)}`)
  }
  expect(hashOf(history.issue)).toBe(hashOf(end))
  expect(redo(history)).toBeNull()
}, 300_000)
