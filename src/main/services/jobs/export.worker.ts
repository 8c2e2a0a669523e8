// The worker of an export. It is told what to do, asks for originals as it needs them, and ends with a report
// or a fault.

import { parentPort } from 'node:worker_threads'
import { faultOf } from '../../fs/file-fault.ts'
import { ExportStop, runExport } from './export-run.ts'
import type { ExportOrder, FromWorker, ToWorker } from './messages.ts'

const port = parentPort
if (port === null) throw new Error('an export runs in a worker')

const say = (message: FromWorker): void => {
  port.postMessage(message)
}
const asked = new Map<string, ((bytes: Uint8Array | null) => void)[]>()
port.on('message', (message: ToWorker) => {
  if (message.kind === 'order') {
    void work(message.order)
    return
  }
  const waiting = asked.get(message.sha256) ?? []
  asked.delete(message.sha256)
  for (const done of waiting) done(message.bytes)
})

const original = (sha256: string): Promise<Uint8Array | null> =>
  new Promise((done) => {
    const waiting = asked.get(sha256)
    if (waiting !== undefined) {
      waiting.push(done)
      return
    }
    asked.set(sha256, [done])
    say({ kind: 'original', sha256 })
  })

async function work(order: ExportOrder): Promise<void> {
  try {
    const report = await runExport(order, {
      original,
      progress(step, done, total) {
        say({ kind: 'progress', step, done, total })
      },
    })
    say({ kind: 'done', report })
  } catch (error) {
    say({ kind: 'failed', fault: error instanceof ExportStop ? error.fault : faultOf(error, 'export') })
  }
  port?.close()
}
