// Reads the text of PDFs, page by page, with a library that knows nothing of us. A worker of its own: the proof of
// the issue goes on while its single pages are written, on another core.

import { readFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PdfTextAsk, PdfTextPage } from './messages.ts'

const port = parentPort
if (port === null) throw new Error('a PDF is read in a worker')

let last = Promise.resolve()
port.on('message', (ask: PdfTextAsk) => {
  last = last.then(() => read(ask))
})

async function read({ ask, path, pages }: PdfTextAsk): Promise<void> {
  const say = (page: PdfTextPage): void => {
    port?.postMessage(page)
  }
  try {
    const loading = getDocument({
      data: new Uint8Array(await readFile(path)),
      disableFontFace: true,
      useSystemFonts: false,
      verbosity: VerbosityLevel.ERRORS,
    })
    const document = await loading.promise
    for (let number = 1; number <= pages; number += 1) say({ ask, text: await pageText(document, number) })
    await loading.destroy()
  } catch (error) {
    say({ ask, why: error instanceof Error ? error.message : String(error) })
  }
}

async function pageText(document: PDFDocumentProxy, number: number): Promise<string> {
  const page = await document.getPage(number)
  const content = await page.getTextContent({ disableNormalization: true })
  page.cleanup()
  return content.items.map((item) => ('str' in item ? item.str : '')).join('')
}
