// From format 2 to 3. Blocks could not be locked or grouped yet, pictures not be cropped by hand, adverts not show a
// picture, rules and boxes not be anything but fine; a paper had no rules of its own for jumps and checks, no block
// templates, no sizes of adverts and no gatherings. Each gets what was always so; the key word of a jump head was
// the slug. These values are written down here and never change, whatever new papers are given.

import type { JsonRecord, UpgradeStep } from './step.ts'

/** How jumps were checked before a paper could say it. */
export const jumpRulesOf2 = {
  leastBefore: 24,
  leastAfter: 36,
  most: 1,
  paragraphEnd: false,
  widow: false,
  hyphen: false,
}
export const deskRulesOf2 = { severities: {}, leg: { least: 12, most: 60 } }
export const ruleStyleOf2 = 'fine'

/** One file of format 2 as format 3 has it. */
export const fromVersion2: UpgradeStep = (path, file) => {
  if (path === 'issue.json') return { ...file, format: 3, publication: publicationOf(file['publication']) }
  if (path.startsWith('pages/')) return { gathering: '', ...file, ...listOf(file, 'blocks', blockOf) }
  if (path.startsWith('articles/')) {
    return { keyword: file['slug'], ...file, ...listOf(file, 'jumps', (jump) => ({ keep: null, ...jump })) }
  }
  return path.startsWith('conflicts/') ? conflictOf(file) : file
}

function publicationOf(publication: unknown): unknown {
  if (!isRecord(publication)) return publication
  const { jumps } = publication
  return {
    rules: deskRulesOf2,
    shapes: [],
    adverts: [],
    ...publication,
    ...(isRecord(jumps) && { jumps: { rules: jumpRulesOf2, ...jumps } }),
  }
}

/** The versions kept aside are of the same shapes as those that are shown. */
function conflictOf(conflict: JsonRecord): JsonRecord {
  const fields = conflict['fields']
  switch (conflict['kind']) {
    case 'content':
      return { ...conflict, content: contentOf(conflict['content']) }
    case 'jumps':
      return { ...conflict, ...listOf(conflict, 'jumps', (jump) => ({ keep: null, ...jump })) }
    case 'publication': {
      if (!isRecord(fields) || !isRecord(fields['jumps'])) return conflict
      return { ...conflict, fields: { ...fields, jumps: { rules: jumpRulesOf2, ...fields['jumps'] } } }
    }
    default:
      return conflict
  }
}

function listOf(file: JsonRecord, name: string, change: (thing: JsonRecord) => unknown): JsonRecord {
  const list = file[name]
  if (!Array.isArray(list)) return {}
  return { [name]: list.map((thing: unknown) => (isRecord(thing) ? change(thing) : thing)) }
}

function blockOf(block: JsonRecord): unknown {
  return { locked: false, group: null, ...block, content: contentOf(block['content']) }
}

function contentOf(content: unknown): unknown {
  if (!isRecord(content)) return content
  switch (content['kind']) {
    case 'picture':
      return { crop: null, ...content }
    case 'advert':
      return { picture: null, ...content }
    case 'rule':
    case 'box':
      return { style: ruleStyleOf2, ...content }
    default:
      return content
  }
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
