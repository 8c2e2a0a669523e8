// From format 1 to 2. Papers could not say yet how far Western text may be set from its natural width, stories
// not where their headline stands, nor what becomes of the remainder of broken columns: each gets what it was
// always set with. These values are written down here and never change, whatever new papers are given.

import type { JsonRecord, UpgradeStep } from './step.ts'

/** How text was set before a paper could say it. */
export const settingOf1 = {
  wordSpace: { least: 667, most: 1600 },
  letterSpace: { least: -20, most: 40 },
  glyphScale: { least: 970, most: 1030 },
  hyphenate: true,
  hyphenLadder: 2,
}

/** Where headlines stood, and how columns were broken, before a story could say it. */
export const headlinePlaceOf1 = 'top'
export const columnFitOf1 = 'absolute'

/** One file of format 1 as format 2 has it. */
export const fromVersion1: UpgradeStep = (path, file) => {
  if (path === 'issue.json') return { ...file, format: 2, publication: publicationOf(file['publication']) }
  if (!path.startsWith('pages/') || !Array.isArray(file['blocks'])) return file
  return { ...file, blocks: file['blocks'].map(blockOf) }
}

function publicationOf(publication: unknown): unknown {
  if (!isRecord(publication) || !isRecord(publication['styles'])) return publication
  return { ...publication, styles: { setting: settingOf1, ...publication['styles'] } }
}

function blockOf(block: unknown): unknown {
  if (!isRecord(block) || !isRecord(block['content'])) return block
  const { content } = block
  if (content['kind'] !== 'story') return block
  const columns = content['columns']
  const filled =
    isRecord(columns) && columns['kind'] === 'equal' ? { fit: columnFitOf1, ...columns } : columns
  return { ...block, content: { headlinePlace: headlinePlaceOf1, ...content, columns: filled } }
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
