// From format 3 to 4. Articles had no comments and no changes were tracked, papers had no word lists: each gets none.
// These values are written down here and never change, whatever new papers are given.

import type { JsonRecord, UpgradeStep } from './step.ts'

/** The word lists of a paper that could not have any. */
export const wordsOf3 = { names: [], avoid: [] }

/** One file of format 3 as format 4 has it. */
export const fromVersion3: UpgradeStep = (path, file) => {
  if (path === 'issue.json') return { ...file, format: 4, publication: publicationOf(file['publication']) }
  return path.startsWith('articles/') ? { comments: [], agreed: null, hands: [], ...file } : file
}

function publicationOf(publication: unknown): unknown {
  return typeof publication === 'object' && publication !== null
    ? { words: wordsOf3, ...(publication as JsonRecord) }
    : publication
}
