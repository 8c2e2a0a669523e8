// The worker of an export. It is told what to do, asks for originals as it needs them, and ends with a report
// or a fault. It ends by itself when it is to stop: a thread that is ended in the middle of a library's own work may
// take the program with it.

import { parentPort } from 'node:worker_threads'
import { faultOf } from '../../fs/file-fault.ts'
import { runExport } from './export-run.ts'
import { ExportStop } from './export-stop.ts'
import type { ExportOrder, FromWorker, ToWorker } from './messages.ts'
import { createProgress } from './progress.ts'

const port = parentPort
if (port === null) throw new Error('an export runs in a worker')

const say = (message: FromWorker): void => {
  port.postMessage(message)
}
const asked = new Map<string, ((bytes: Uint8Array | null) => void)[]>()
port.on('message', (message: ToWorker) => {
  if (message.kind === 'order') {
    void work(message.order, new Int32Array(message.stop))
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

async function work(order: ExportOrder, stop: Int32Array): Promise<void> {
  const goOn = (): void => {
    if (Atomics.load(stop, 0) !== 0) throw new ExportStop({ kind: 'cancelled' })
  }
  const tell = (progress: Extract<FromWorker, { kind: 'progress' }>['progress']): void => {
    say({ kind: 'progress', progress })
    goOn()
  }
  try {
    const progress = createProgress(order.formats, tell, () => performance.now())
    say({ kind: 'done', report: await runExport(order, { original, progress, goOn }) })
  } catch (error) {
    say({ kind: 'failed', fault: error instanceof ExportStop ? error.fault : faultOf(error, 'export') })
  }
  port?.close()
}
