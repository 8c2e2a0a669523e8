import { expect, test } from 'vitest'
import type { PageId } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Fault } from '../../contract/fault.ts'
import type { Edit } from '../../model/edit/edit.ts'
import { type Batch, createEditSender } from './edit-sender.ts'

type Answer = Result<{ readonly seq: number }, Fault>

const edit = (section: string): Edit => ({ kind: 'page.set', page: 'p' as PageId, fields: { section } })
const full: Fault = { kind: 'disk-full', name: 'journal' }

/** A sender whose main process answers when the test says so. */
function desk(seq = 0) {
  const sent: Batch[] = []
  const answers: ((answer: Answer) => void)[] = []
  const later: (() => void)[] = []
  const lost: Fault[] = []
  const sender = createEditSender(seq, {
    send: (batch) => {
      sent.push(batch)
      return new Promise((resolve) => answers.push(resolve))
    },
    later: (_milliseconds, run) => later.push(run),
    onChange: () => undefined,
    onOutOfStep: (fault) => lost.push(fault),
  })
  const answer = async (given: Answer): Promise<void> => {
    answers.shift()?.(given)
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return { sender, sent, later, lost, answer }
}

test('an edit goes out at once, and what comes meanwhile goes out together', async () => {
  const { sender, sent, answer } = desk(4)
  sender.add([edit('a')])
  expect(sent).toEqual([{ seq: 5, edits: [edit('a')] }])
  sender.add([edit('b')])
  sender.add([edit('c')])
  expect(sent).toHaveLength(1)
  await answer(ok({ seq: 5 }))
  expect(sent.at(-1)).toEqual({ seq: 6, edits: [edit('b'), edit('c')] })
  await answer(ok({ seq: 6 }))
  expect(sender.state()).toEqual({ made: 6, kept: 6, fault: null })
})

test('a batch that could not be kept is sent again, and nothing overtakes it', async () => {
  const { sender, sent, later, answer } = desk()
  sender.add([edit('a')])
  await answer(err(full))
  sender.add([edit('b')])
  expect(sender.state().fault).toEqual(full)
  later.shift()?.()
  await answer(ok({ seq: 1 }))
  await answer(ok({ seq: 2 }))
  expect(sent.map((batch) => batch.seq)).toEqual([1, 1, 2])
  expect(sender.state()).toEqual({ made: 2, kept: 2, fault: null })
})

test('after a lost connection only what is not held yet is sent again', async () => {
  const { sender, sent, answer } = desk()
  sender.add([edit('a')])
  sender.pause()
  sender.add([edit('b')])
  expect(sent).toHaveLength(1)
  // The answer to the first batch was lost on its way; the journal has it.
  expect(sender.pending().map((batch) => batch.seq)).toEqual([1, 2])
  sender.resume(1, 1)
  expect(sent.at(-1)).toEqual({ seq: 2, edits: [edit('b')] })
  await answer(ok({ seq: 1 }))
  expect(sender.state().kept).toBe(1)
  await answer(ok({ seq: 2 }))
  expect(sender.state()).toEqual({ made: 2, kept: 2, fault: null })
})

test('a main process that counts anew gets the rest under its own numbers', async () => {
  const { sender, sent, answer } = desk(40)
  sender.add([edit('a')])
  sender.pause()
  sender.resume(0, 0)
  expect(sent.at(-1)).toEqual({ seq: 1, edits: [edit('a')] })
  // The answer of the old connection comes late and means nothing.
  await answer(ok({ seq: 41 }))
  await answer(ok({ seq: 1 }))
  expect(sender.state()).toEqual({ made: 1, kept: 1, fault: null })
})

test('a retry that was due while the connection was away is not made with the old session', async () => {
  const { sender, sent, later, answer } = desk()
  sender.add([edit('a')])
  await answer(err(full))
  sender.pause()
  later.shift()?.()
  expect(sent).toHaveLength(1)
  expect(await sender.flush()).toBe(false)
})

test('a number that another has used is no acknowledgement', async () => {
  const { sender, sent, lost, answer } = desk()
  sender.add([edit('a')])
  await answer(err({ kind: 'out-of-step', expected: 2 }))
  sender.add([edit('b')])
  expect(lost).toEqual([{ kind: 'out-of-step', expected: 2 }])
  expect(sent).toHaveLength(1)
})

test('a main process with another issue is told of, and nothing more is sent', async () => {
  const { sender, sent, lost, answer } = desk()
  sender.add([edit('a')])
  await answer(err({ kind: 'out-of-step', expected: 9 }))
  sender.add([edit('b')])
  expect(lost).toEqual([{ kind: 'out-of-step', expected: 9 }])
  expect(sent).toHaveLength(1)
})

test('flush waits until everything is kept, and says when it can not be', async () => {
  const { sender, answer } = desk()
  sender.add([edit('a')])
  const kept = sender.flush()
  await answer(ok({ seq: 1 }))
  expect(await kept).toBe(true)
  sender.add([edit('b')])
  const failed = sender.flush()
  await answer(err(full))
  expect(await failed).toBe(false)
})
