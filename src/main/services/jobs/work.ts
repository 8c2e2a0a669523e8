// What the formats of one export work with: the issue as it stands, its composed pages, fonts and originals, and one
// way to write. Everything is written into a staging folder, and nobody sees it there before it is proved.

import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import type { PictureId } from '../../../base/ids.ts'
import type { PlacedPage } from '../../../compose/placed.ts'
import type { ExportedFile } from '../../../contract/events.ts'
import type { ExportFonts } from '../../../export/export-fonts.ts'
import type { NamedBytes } from '../../../export/named-bytes.ts'
import type { SiteIssue } from '../../../export/site/site-issue.ts'
import type { Issue } from '../../../model/issue.ts'
import { ExportStop } from './export-stop.ts'
import type { ExportOrder } from './messages.ts'
import type { PdfReader } from './pdf-text.ts'
import type { Progress } from './progress.ts'

export interface ExportTools {
  /** Bytes of an original; null when the issue folder does not have it. */
  readonly original: (sha256: string) => Promise<Uint8Array | null>
  readonly progress: Progress
  /** Throws once the export is to stop. */
  readonly goOn: () => void
}

export interface Work {
  readonly order: ExportOrder
  readonly issue: Issue
  readonly pages: readonly PlacedPage[]
  readonly site: SiteIssue
  readonly fonts: ExportFonts
  readonly progress: Progress
  /** Null where no PDF is asked for. */
  readonly reader: PdfReader | null
  /** Bytes of a picture's original; an export without it is refused: a hole in the page is nothing to send to press. */
  readonly original: (id: PictureId) => Promise<Uint8Array>
  readonly write: (file: NamedBytes) => Promise<void>
  /** Absolute path of a file that was written. */
  readonly pathOf: (path: string) => string
  /** All that was written, by path. */
  readonly files: () => readonly ExportedFile[]
}

export interface WorkParts {
  readonly order: ExportOrder
  readonly tools: ExportTools
  readonly pages: readonly PlacedPage[]
  readonly site: SiteIssue
  readonly fonts: ExportFonts
  readonly reader: PdfReader | null
}

export function createWork({ order, tools, pages, site, fonts, reader }: WorkParts): Work {
  const { issue } = order
  const written: ExportedFile[] = []
  const pathOf = (path: string): string => join(order.staging, ...path.split('/'))
  return {
    order,
    issue,
    pages,
    site,
    fonts,
    reader,
    progress: tools.progress,
    pathOf,
    async original(id) {
      tools.goOn()
      const picture = issue.pictures.get(id)
      const bytes = picture === undefined ? null : await tools.original(picture.sha256)
      if (bytes === null) throw new ExportStop({ kind: 'not-found', name: picture?.name ?? id })
      return bytes
    },
    async write(file) {
      tools.goOn()
      const path = pathOf(file.path)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, file.bytes)
      const sha256 = createHash('sha256').update(file.bytes).digest('hex')
      written.push({ path: file.path, bytes: file.bytes.length, sha256 })
    },
    files: () => written.toSorted((left, right) => (left.path < right.path ? -1 : 1)),
  }
}

const packed = promisify(deflate)

/** In one piece: by default zlib comes back for every 16 kB. */
export function zlibPacked(bytes: Uint8Array): Promise<Uint8Array> {
  return packed(bytes, { level: 6, chunkSize: Math.max(1024, bytes.length) })
}
