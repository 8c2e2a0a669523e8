// What differs on a page, in words: for its list of differences and for the marks on its picture.

import i18next from 'i18next'
import type { BlockChange, ComparedBlock, ComparedPage } from '../../model/query/compare-pages.ts'

/** `moved, text changed` */
export function changeWords({ changes, otherPage }: ComparedBlock): string {
  const { t } = i18next
  return changes
    .map((change) => t(`comparePages.changes.${change}`, { label: otherPage }))
    .join(t('comparePages.and'))
}

/** `Story “The bridge opens”`; a block without a name is told by what it is. */
export function comparedName({ content, name }: ComparedBlock): string {
  const kind = i18next.t(`comparePages.blocks.${content.kind}`)
  return name === '' ? kind : `${kind} “${name}”`
}

/** What happened to the page itself, a sentence each. */
export function pageWords({ before, after, isMoved, fields }: ComparedPage): readonly string[] {
  const { t } = i18next
  const changed = fields.map((field) => t(`comparePages.fields.${field}`))
  if (before === null) return [t('comparePages.states.added')]
  if (after === null) return [t('comparePages.states.removed')]
  const labels = { before: before.label, after: after.label }
  if (isMoved) return [t('comparePages.states.moved', labels), ...changed]
  return before.label === after.label ? changed : [t('comparePages.states.renumbered', labels), ...changed]
}

export function differenceCount({ blocks, fields, before, after, isMoved }: ComparedPage): number {
  const isWhole = before === null || after === null
  return isWhole ? 1 : blocks.length + fields.length + (isMoved ? 1 : 0)
}

/** How a mark looks: its most telling change. */
export type MarkTone = 'added' | 'removed' | 'place' | 'text' | 'look'

const tones: Readonly<Record<BlockChange, MarkTone>> = {
  added: 'added',
  removed: 'removed',
  came: 'place',
  left: 'place',
  moved: 'place',
  resized: 'place',
  text: 'text',
  flow: 'look',
  look: 'look',
}
/** The most telling first. */
export const markTones: readonly MarkTone[] = ['added', 'removed', 'place', 'text', 'look']

export function markTone({ changes }: ComparedBlock): MarkTone {
  return markTones.find((tone) => changes.some((change) => tones[change] === tone)) ?? 'look'
}
