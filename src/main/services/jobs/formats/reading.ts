// The PDF for reading on screens: one file of the issue and one of each page, tagged and linked.

import { createReading } from '../../../../export/pdf/reading.ts'
import { issuePaths } from '../../../../export/site/site-issue.ts'
import type { Proof } from '../proof.ts'
import { type Work, zlibPacked } from '../work.ts'
import { writePdfFiles } from './pdf-files.ts'
import { picturesOfPages } from './pdf-pictures.ts'
import { screenPictureOf } from './screen-pictures.ts'

export async function writeReading(work: Work): Promise<Proof> {
  const { issue, site, fonts } = work
  const pictures = await picturesOfPages(work, (placed) => screenPictureOf(work, placed))
  const reading = createReading({
    site,
    fonts,
    pictures: (placed) => pictures.get(placed.id) ?? null,
    deflate: zlibPacked,
  })
  return writePdfFiles(work, {
    name: 'reading',
    folder: issuePaths(issue.date).page,
    file: reading.file,
    beside: () => [],
  })
}
