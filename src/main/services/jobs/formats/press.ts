// The press PDF: one file of the issue and one of each page, to the standard that was asked for.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BlockId } from '../../../../base/ids.ts'
import { type OutputProfile, readOutputProfile } from '../../../../export/pdf/output-profile.ts'
import { createPress, type PressParts, slugWords } from '../../../../export/pdf/press.ts'
import { issuePaths } from '../../../../export/site/site-issue.ts'
import { openPressPictures, type PressPicture } from '../press-pictures.ts'
import type { PictureInk, Proof } from '../proof.ts'
import { type Work, zlibPacked } from '../work.ts'
import { writePdfFiles } from './pdf-files.ts'
import { picturesOfPages } from './pdf-pictures.ts'

/** The printing condition of a paper that has said nothing else: coldset on newsprint. */
const usualProfile = 'IFRA26S_2004_newsprint.icc'

export async function writePress(work: Work): Promise<Proof> {
  const { issue, fonts, order } = work
  const { standard, marks, inkLimit } = order.press
  const profile = await loadProfile(order.profilesFolder)
  const maker = openPressPictures(profile, inkLimit)
  try {
    const pictures = await picturesOfPages(work, async (placed) =>
      maker.make(await work.original(placed.picture), placed),
    )
    const parts: PressParts = {
      standard,
      profile,
      marks: marks ? { publication: issue.publication, date: issue.date } : null,
      fonts,
      pictures: (placed) => pictures.get(placed.id) ?? null,
      deflate: zlibPacked,
    }
    const press = createPress(parts)
    const proof = await writePdfFiles(work, {
      name: 'press',
      folder: issuePaths(issue.date).press,
      file: (pages, info) =>
        press.file(
          pages.map(({ placed }) => placed),
          info,
        ),
      beside: (page) => slugWords(parts, page),
    })
    return { ...proof, ink: inkOf(work, pictures) }
  } finally {
    await maker.close()
  }
}

function inkOf({ pages }: Work, pictures: ReadonlyMap<BlockId, PressPicture>): readonly PictureInk[] {
  return pages.flatMap(({ label, blocks }) =>
    blocks.flatMap((block) => {
      const made = pictures.get(block.id)
      if (block.kind !== 'picture' || made === undefined) return []
      return [{ page: label, picture: block.picture, ink: Math.round(made.ink * 10) / 10 }]
    }),
  )
}

async function loadProfile(folder: string): Promise<OutputProfile> {
  const profile = readOutputProfile(await readFile(join(folder, usualProfile)))
  if (profile === null) throw new Error(`${usualProfile} is no output profile`)
  return profile
}
