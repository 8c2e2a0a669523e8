// Exports as jobs: each in a worker of its own, with progress, and stopped at once when it is cancelled. In:
// an issue as it stands, a target folder, formats. Out: a report of what was written and proved, or a fault
// and an untouched target.

import { createHash } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import { err, ok, type Result } from '../../../base/result.ts'
import { exportFormats } from '../../../contract/calls.ts'
import type { ExportReport } from '../../../contract/events.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { IssueEntry } from '../../../export/site/issue-entry.ts'
import { encodeIssue } from '../../../model/file/encode.ts'
import type { Issue } from '../../../model/issue.ts'
import type { ExportAsk, ExportJobs } from '../../start.ts'
import { attempt } from '../../fs/file-fault.ts'
import { createFilePort, type FilePort, type PortParts } from '../../fs/file-port.ts'
import { libvips } from '../libvips.ts'
import { openExportFolder, readEntries, readIssueHtml } from './export-folder.ts'
import type { ExportOrder, FromWorker, ToWorker } from './messages.ts'
import { startWorker } from './start-worker.ts'

export interface ExportJobParts {
  readonly files: PortParts
  readonly fontsFolder: string
  readonly profilesFolder: string
  /** A name no other export uses. */
  readonly newName: () => string
}

export interface ReadyJobs extends ExportJobs {
  /** Starts the next export's worker, so that it loads while the issue is read. */
  readonly prepare: () => void
}

export function createExportJobs(parts: ExportJobParts): ReadyJobs {
  const { files, newName } = parts
  let ready: Worker | null = null
  const takeWorker = (): Worker => {
    const worker = ready ?? startWorker('export.worker')
    ready = null
    worker.ref()
    return worker
  }
  return {
    prepare() {
      if (ready !== null) return
      const worker = startWorker('export.worker')
      // The program may end without an export; one that could not start is tried again when it is wanted.
      worker.unref()
      worker.once('error', () => {
        if (ready === worker) ready = null
      })
      ready = worker
    },
    async start(ask) {
      if (ask.signal.aborted) return err({ kind: 'cancelled' })
      const opened = await openExportFolder(files, ask.target, newName())
      if (!opened.ok) return opened
      const folder = opened.value
      try {
        const port = createFilePort(files, ask.target)
        const order = await attempt('export', () => makeOrder(ask, port, folder.staging, parts))
        if (!order.ok) return order
        const report = await runWorker(takeWorker(), order.value, ask)
        if (!report.ok) return report
        const placed = await folder.place(
          report.value.files.map((file) => file.path),
          ask.issue.date,
        )
        return placed.ok ? ok({ folder: ask.target, ...report.value }) : placed
      } finally {
        await folder.clear()
      }
    },
  }
}

async function makeOrder(
  ask: ExportAsk,
  port: FilePort,
  staging: string,
  { fontsFolder, profilesFolder }: ExportJobParts,
): Promise<ExportOrder> {
  const { formats, press, despiteErrors } = ask.wishes
  // The worker is going to use it, and what it may open is settled here.
  const drawsPages = formats.includes('site') || formats.includes('epub')
  if (drawsPages || ask.issue.pictures.size > 0) await libvips()
  const others = formats.includes('site') ? await readEntries(port) : []
  const beside = neighbours(others, ask.issue.date)
  return {
    issue: ask.issue,
    content: contentOf(ask.issue),
    // In the order of their table, so that the same wishes always give the same bytes.
    formats: exportFormats.filter((format) => formats.includes(format)),
    press,
    despiteErrors,
    staging,
    fontsFolder,
    profilesFolder,
    others,
    neighbours: await Promise.all(
      beside.map(async ({ date }) => [date, await readIssueHtml(port, date)] as const),
    ),
  }
}

function contentOf(issue: Issue): string {
  const hash = createHash('sha256')
  for (const [path, text] of encodeIssue(issue)) hash.update(`${path}\n${text}\n`)
  return hash.digest('hex')
}

function neighbours(entries: readonly IssueEntry[], date: string): readonly IssueEntry[] {
  const before = entries.findLast((entry) => entry.date < date)
  const after = entries.find((entry) => entry.date > date)
  return [before, after].filter((entry) => entry !== undefined)
}

// A worker that was asked to stop does so within the work on one picture. After this much time it is ended.
const patience = 15_000

function runWorker(
  worker: Worker,
  order: ExportOrder,
  ask: ExportAsk,
): Promise<Result<Omit<ExportReport, 'folder'>, Fault>> {
  const stop = new SharedArrayBuffer(4)
  return new Promise((done) => {
    let result: Result<Omit<ExportReport, 'folder'>, Fault> | null = null
    let ending: NodeJS.Timeout | undefined
    const cancel = (): void => {
      Atomics.store(new Int32Array(stop), 0, 1)
      ending ??= setTimeout(() => void worker.terminate(), patience)
    }
    ask.signal.addEventListener('abort', cancel)
    // It may have been cancelled while the folder was made ready.
    if (ask.signal.aborted) cancel()
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'original':
          void sendOriginal(worker, message.sha256, ask)
          break
        case 'progress':
          ask.onProgress(message.progress)
          break
        case 'done':
          result ??= ok(message.report)
          break
        case 'failed':
          result ??= err(message.fault)
          break
      }
    })
    worker.on('error', (error: Error) => {
      result ??= err({ kind: 'internal', message: error.name })
    })
    // Only now nothing writes into the folder any more.
    worker.on('exit', () => {
      clearTimeout(ending)
      ask.signal.removeEventListener('abort', cancel)
      if (ask.signal.aborted) done(err({ kind: 'cancelled' }))
      else done(result ?? err({ kind: 'internal', message: 'the export ended before it was done' }))
    })
    const message: ToWorker = { kind: 'order', order, stop }
    worker.postMessage(message)
  })
}

async function sendOriginal(worker: Worker, sha256: string, ask: ExportAsk): Promise<void> {
  const original = await ask.readOriginal(sha256)
  const message: ToWorker = { kind: 'original', sha256, bytes: original.ok ? original.value.bytes : null }
  worker.postMessage(message)
}
