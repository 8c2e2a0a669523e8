// What the PDFs of an export say of themselves. All of it follows from the issue: the same issue gives the same files.

import { createHash } from 'node:crypto'
import type { PdfInfo } from '../../../../export/pdf/pdf-info.ts'
import { issueOutline } from '../../../../export/pdf/pdf-outline.ts'
import type { SitePage } from '../../../../export/site/site-issue.ts'
import type { Work } from '../work.ts'

/** `name` tells the file from all others of the export; `title` goes on after the paper's name and the date. */
export function pdfFileInfo(work: Work, name: string, pages: readonly SitePage[], title = ''): PdfInfo {
  const { issue, order } = work
  const id = createHash('sha256').update(`${name}\n${order.content}\n`)
  return {
    title: `${issue.publication.name} ${issue.date}${title === '' ? '' : ` ${title}`}`,
    author: issue.publication.name,
    language: issue.publication.language,
    date: issue.date,
    id: id.digest('hex').slice(0, 32),
    producer: 'Jumpline',
    outline: issueOutline(pages),
  }
}
