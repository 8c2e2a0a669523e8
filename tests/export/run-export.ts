// Exports of issues made in place, by the job the program uses.

import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import sharp from 'sharp'
import { err, ok, type Result } from '../../src/base/result.ts'
import { type ExportFormat, type PressWishes, usualPress } from '../../src/contract/calls.ts'
import type { ExportProgress, ExportReport } from '../../src/contract/events.ts'
import type { Fault } from '../../src/contract/fault.ts'
import type { Issue, Picture } from '../../src/model/issue.ts'
import { makeUp } from '../../src/makeup/makeup.ts'
import { createExportJobs } from '../../src/main/services/jobs/export-jobs.ts'
import { after, composer, type Paper } from '../support/paper.ts'
import { realParts } from '../support/issue-folder.ts'

const fontsFolder = fileURLToPath(new URL('../../out/fonts', import.meta.url))
const profilesFolder = fileURLToPath(new URL('../../resources/icc', import.meta.url))
let count = 0

/** A folder that is there until the suite ends. */
export async function exportFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jumpline-export-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export function laidOut({ issue, mint }: Paper): Issue {
  return after(issue, makeUp({ issue, composer: composer(), mint }, { pages: null, keep: false }).edits)
}

/** A photograph of noise and gradients, and the picture an issue knows it by. */
export async function madePicture(
  id: string,
  caption: string,
): Promise<{ readonly picture: Picture; readonly bytes: Uint8Array }> {
  const [width, height] = [1800, 1200]
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < pixels.length; at += 1)
    pixels[at] = ((at % (width * 3)) / (width * 3)) * 200 + ((at * 7919) % 40)
  const bytes = new Uint8Array(
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .jpeg()
      .toBuffer(),
  )
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const picture: Picture = {
    id: id as Picture['id'],
    sha256,
    type: 'jpeg',
    width,
    height,
    focal: { x: 500, y: 500 },
    caption,
    credit: '',
    name: `${id}.jpg`,
  }
  return { picture, bytes }
}

export interface ExportWish {
  readonly issue: Issue
  readonly target: string
  readonly formats?: readonly ExportFormat[]
  readonly originals?: ReadonlyMap<string, Uint8Array>
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ExportProgress) => void
  readonly press?: PressWishes
  readonly despiteErrors?: boolean
}

export function exportIssue(wish: ExportWish): Promise<Result<ExportReport, Fault>> {
  const jobs = createExportJobs({
    files: realParts,
    fontsFolder,
    profilesFolder,
    newName: () => `t${String((count += 1))}`,
  })
  return jobs.start({
    issue: wish.issue,
    target: wish.target,
    wishes: {
      formats: wish.formats ?? ['pdf', 'site'],
      press: wish.press ?? usualPress,
      despiteErrors: wish.despiteErrors ?? false,
    },
    readOriginal: (sha256) => {
      const bytes = wish.originals?.get(sha256)
      return Promise.resolve(
        bytes === undefined ? err({ kind: 'not-found', name: sha256 }) : ok({ sha256, type: 'jpeg', bytes }),
      )
    },
    onProgress: wish.onProgress ?? (() => {}),
    signal: wish.signal ?? new AbortController().signal,
  })
}

/** Every file below a folder with the SHA-256 of its bytes. */
export async function fingerprints(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const hashes = await Promise.all(
    files.toSorted().map(
      async (file) =>
        [
          file.slice(folder.length + 1),
          createHash('sha256')
            .update(await readFile(file))
            .digest('hex'),
        ] as const,
    ),
  )
  return Object.fromEntries(hashes)
}
