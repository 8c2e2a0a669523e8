// The text of a PDF as another program reads it, by a worker that is made ready while the PDF is still written.

import { once } from 'node:events'
import type { PdfTextAsk, PdfTextPage } from './messages.ts'
import { startWorker } from './start-worker.ts'

export interface PdfReader {
  /** The text of each page, in order, of a file on the disk. */
  readonly pages: (path: string, count: number) => AsyncIterable<string>
  readonly close: () => Promise<void>
}

export function openPdfReader(): PdfReader {
  const worker = startWorker('pdf-text.worker')
  // A fault before anything is asked is told when it is.
  const failed = once(worker, 'exit').then(([code]) => {
    throw new Error(`the reader of the PDF ended with ${String(code)}`)
  })
  failed.catch(() => null)
  worker.on('error', () => null)
  let asks = 0
  return {
    async *pages(path, count) {
      const number = (asks += 1)
      const heard: PdfTextPage[] = []
      let wake = (): void => undefined
      const hear = (page: PdfTextPage): void => {
        if (page.ask !== number) return
        heard.push(page)
        wake()
      }
      worker.on('message', hear)
      const ask: PdfTextAsk = { ask: number, path, pages: count }
      worker.postMessage(ask)
      try {
        for (let index = 0; index < count; index += 1) {
          let page = heard[index]
          for (; page === undefined; page = heard[index]) {
            const next = new Promise<void>((done) => {
              wake = done
            })
            await Promise.race([next, failed])
          }
          if ('why' in page) throw new Error(page.why)
          yield page.text
        }
      } finally {
        worker.off('message', hear)
      }
    },
    async close() {
      await worker.terminate()
    },
  }
}
