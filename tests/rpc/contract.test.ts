// The contract over both wires a test can have: a pair of queues and the real socket of the node host.
// Whatever is asked, there is an answer, and it is a value or a typed fault.

import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { callNames } from '../../src/contract/check.ts'
import { isKnownCall } from '../../src/contract/names.ts'
import { createQueueWire } from '../../src/main/rpc/queue-wire.ts'
import { connect, enter, type NodeClient } from '../support/node-client.ts'
import { headlineEdit, headlineOf, sampleIssue, testStore } from '../store/sample-issue.ts'
import { type RunningHost, runningHost } from './running-host.ts'

type Caller = Pick<NodeClient, 'callRaw'>

async function overSocket(host: RunningHost): Promise<NodeClient> {
  const client = await connect(host.origin, await enter(host.entrance))
  onTestFinished(() => {
    client.socket.close()
  })
  return client
}

function overQueue(host: RunningHost): Promise<Caller> {
  const { main, window } = createQueueWire()
  host.application.connect('queue', main)
  const waiting = new Map<number, (result: unknown) => void>()
  window.onMessage((message) => {
    const { id, result } = message as { id: number; result: unknown }
    waiting.get(id)?.(result)
  })
  onTestFinished(window.close)
  let last = 0
  return Promise.resolve({
    callRaw: (call, ask) =>
      new Promise((resolve) => {
        last += 1
        waiting.set(last, resolve)
        window.send({ id: last, call, ask })
      }),
  })
}

const wires: readonly (readonly [name: string, open: (host: RunningHost) => Promise<Caller>])[] = [
  ['queue', overQueue],
  ['socket', overSocket],
]

const faults = new Set([
  'malformed-call',
  'unknown-session',
  'unknown-grant',
  'not-found',
  'unreadable',
  'refused',
  'out-of-step',
  'cancelled',
])

const fields = [
  'session',
  'seq',
  'edits',
  'grant',
  'key',
  'url',
  'purpose',
  'suggestion',
  'dialog',
  'folder',
  'name',
].concat([
  'language',
  'paper',
  'date',
  'pages',
  'message',
  'page',
  'formats',
  'job',
  'file',
  'locale',
  'theme',
  '__proto__',
])
const scalar = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant('0'.repeat(20)),
)
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(fc.string(), scalar, { maxKeys: 3 }),
)
/** Near to what a call wants, or nothing like it. What JSON can't carry, no wire can. */
const anyAsk = fc.oneof(
  fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 5 }),
  fc.jsonValue({ maxDepth: 3 }),
)

for (const [name, open] of wires) {
  test(`over the ${name}, each call answers anything with a value or a typed fault`, async () => {
    const caller = await open(await runningHost())
    for (const call of callNames) {
      await fc.assert(
        fc.asyncProperty(anyAsk, async (ask) => {
          const result = (await caller.callRaw(call, ask)) as { ok: boolean; fault?: { kind: string } }
          if (result.ok) return
          expect(faults).toContain(result.fault?.kind)
        }),
        { numRuns: 60 },
      )
    }
    expect(await caller.callRaw('app.state', {})).toMatchObject({ ok: true })
  })

  test(`over the ${name}, a field too many or a call nobody knows is refused by name`, async () => {
    const caller = await open(await runningHost())
    for (const call of callNames) {
      const result = await caller.callRaw(call, { surplus: 1 })
      expect(result, call).toMatchObject({ ok: false, fault: { kind: 'malformed-call', call } })
    }
    for (const call of ['', 'app', 'constructor', '__proto__', 'toString', 'issue.delete']) {
      expect(await caller.callRaw(call, {}), call).toMatchObject({
        ok: false,
        fault: { kind: 'malformed-call' },
      })
    }
  })
}

test('the preload lets exactly the calls of the contract pass', () => {
  expect(callNames.filter((call) => !isKnownCall(call))).toEqual([])
  expect(['constructor', '__proto__', 'app', ''].filter(isKnownCall)).toEqual([])
})

test('text that is no message is answered too, and the wire lives on', async () => {
  const client = await overSocket(await runningHost())
  const answers: string[] = []
  client.socket.on('message', (data: Buffer) => answers.push(data.toString()))
  const nested = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
  const sent = ['', '{', 'null', '[]', '{"id":"1"}', '{"id":1.5,"call":"app.state"}', nested]
  for (const text of sent) client.socket.send(text)
  expect(await client.call('app.state', {})).toMatchObject({ ok: true })
  expect(answers.filter((answer) => answer.includes('"malformed-call"'))).toHaveLength(sent.length)
})

test('a file is chosen in a dialog the window draws, and is a grant to this window alone', async () => {
  const host = await runningHost()
  const cookie = await enter(host.entrance)
  const window = await connect(host.origin, cookie)
  const other = await connect(host.origin, cookie)
  const choosing = window.call('files.choose', { purpose: 'open-issue', suggestion: '' })
  const { dialog, purpose } = await window.next('dialog.ask')
  expect(purpose).toBe('open-issue')
  const level = orThrow(await window.call('dialog.list', { dialog, folder: null }))
  expect(level.entries).toMatchObject([{ name: '2026-11-23 晨报.issue', kind: 'issue' }])
  expect(level.parent).not.toBeNull()
  const above = orThrow(await window.call('dialog.list', { dialog, folder: level.parent }))
  expect(above.entries.map((entry) => entry.name)).toContain('Documents')
  const [entry] = level.entries
  expect(await window.call('dialog.answer', { dialog, grant: entry!.grant, name: '../x' })).toMatchObject({
    ok: false,
  })
  expect(await window.call('dialog.answer', { dialog, grant: entry!.grant, name: null })).toEqual({
    ok: true,
    value: null,
  })
  const chosen = orThrow(await choosing)
  expect(chosen?.name).toBe('2026-11-23 晨报.issue')
  const grant = chosen!.grant
  expect(await other.call('issue.open', { grant })).toMatchObject({ fault: { kind: 'unknown-grant' } })
  expect(await window.call('issue.open', { grant: entry!.grant })).toMatchObject({
    fault: { kind: 'unknown-grant' },
  })
  expect(await window.call('issue.open', { grant })).toMatchObject({ ok: true, value: { recovered: 0 } })
  expect(await window.call('dialog.list', { dialog, folder: null })).toMatchObject({
    fault: { kind: 'unknown-grant' },
  })
})

test('a window that goes away has chosen nothing', async () => {
  const host = await runningHost()
  const cookie = await enter(host.entrance)
  const window = await connect(host.origin, cookie)
  const choosing = window.call('files.choose', { purpose: 'picture', suggestion: '' }).catch(() => 'gone')
  const { dialog } = await window.next('dialog.ask')
  const other = await connect(host.origin, cookie)
  window.socket.close()
  expect(await choosing).toBe('gone')
  await expect
    .poll(() => other.call('dialog.answer', { dialog, grant: null, name: null }))
    .toMatchObject({ fault: { kind: 'unknown-grant' } })
})

test('an address is opened outside only when the window says yes to it', async () => {
  const client = await overSocket(await runningHost())
  const browsing = client.call('app.browse', { url: 'https://example.org/a' })
  const { dialog, purpose, suggestion } = await client.next('dialog.ask')
  expect([purpose, suggestion]).toEqual(['browse', 'https://example.org/a'])
  await client.call('dialog.answer', { dialog, grant: null, name: null })
  expect(await browsing).toMatchObject({ fault: { kind: 'cancelled' } })
  expect(await client.call('app.browse', { url: 'file:///etc/passwd' })).toMatchObject({ ok: false })
})

test('an issue opened by the command line is edited, saved and found so in its folder', async () => {
  const host = await runningHost()
  orThrow(await host.application.openPath(host.issue, null))
  const client = await overSocket(host)
  const { opening } = orThrow(await client.call('app.state', {}))
  const { session, seq } = orThrow(await client.call('issue.openRecent', { key: opening ?? '' }))
  const edits = [headlineEdit(sampleIssue(), '窗口里改的')]
  expect(await client.call('issue.edit', { session, seq: seq + 1, edits })).toEqual({
    ok: true,
    value: { seq: seq + 1 },
  })
  expect(await client.call('issue.edit', { session, seq: seq + 3, edits })).toMatchObject({
    fault: { kind: 'out-of-step' },
  })
  expect(host.application.isOpen(host.issue)).toBe(true)
  orThrow(await client.call('issue.save', { session, message: '校样' }))
  expect(headlineOf(orThrow(await testStore().open(host.issue)).issue)).toBe('窗口里改的')
})
