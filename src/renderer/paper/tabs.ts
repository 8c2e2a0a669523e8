// The parts of the style book, and which of them a value is edited in.

export const tabNames = [
  'paper',
  'faces',
  'sizes',
  'grid',
  'setting',
  'jumps',
  'checks',
  'words',
  'templates',
] as const
export type TabName = (typeof tabNames)[number]

const sizes = /^styles\.(steps|byRank|kickerSize|deckSize|captionSize|folioSize)/
const setting = /^styles\.(indent|kinsoku|hanLatinGap|headlineAlign|setting)/

const byField: Readonly<Record<string, TabName>> = {
  formats: 'grid',
  jumps: 'jumps',
  rules: 'checks',
  words: 'words',
  shapes: 'templates',
  adverts: 'templates',
}

/** By the path of a fault. */
export function tabOf(at: string): TabName {
  if (sizes.test(at)) return 'sizes'
  if (setting.test(at)) return 'setting'
  const [field = ''] = at.split('.')
  return field === 'styles' ? 'faces' : (byField[field] ?? 'paper')
}
