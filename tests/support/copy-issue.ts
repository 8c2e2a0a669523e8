// An issue made of a copy folder and laid out, with the bytes of its pictures: what an export gets.

import { fileURLToPath } from 'node:url'
import { countingMint } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import { toIssue } from '../../src/import/copy-edits.ts'
import { makeUp } from '../../src/makeup/makeup.ts'
import { createPictures } from '../../src/main/services/pictures.ts'
import { findCopy } from '../../src/main/services/read-copy.ts'
import type { Issue } from '../../src/model/issue.ts'
import { after, composer } from './paper.ts'

export interface CopyIssue {
  readonly issue: Issue
  /** Bytes by their SHA-256. */
  readonly originals: ReadonlyMap<string, Uint8Array>
}

export async function issueOfCopy(folder: string): Promise<CopyIssue> {
  const { copy, pictures, originals } = orThrow(await findCopy(folder, createPictures()))
  const mint = countingMint('c')
  const issue = orThrow(toIssue(copy, pictures, copy.settings.date ?? '2026-11-23', mint))
  const { edits } = makeUp({ issue, composer: composer(), mint }, { pages: null, keep: false })
  return {
    issue: after(issue, edits),
    originals: new Map(originals.map(({ sha256, bytes }) => [sha256, bytes])),
  }
}

export function sampleIssue(language: 'en' | 'zh'): Promise<CopyIssue> {
  return issueOfCopy(fileURLToPath(new URL(`../../resources/sample/${language}`, import.meta.url)))
}
