// What a block is called: for screen readers, tooltips and the property panel.

import i18next from 'i18next'
import type { ComposedArticle } from '../../compose/compose.ts'
import type { Measure, PlacedBlock } from '../../compose/placed.ts'
import { boundsOf } from '../../model/grid.ts'
import type { Article, Block, Picture } from '../../model/issue.ts'
import { headlineText } from '../../model/query/labels.ts'

/** Headline, part, place and fit of a block, in one line; `subject` is the article or picture it shows. */
export function blockWords(
  block: Block,
  placed: PlacedBlock | undefined,
  subject: Article | Picture | undefined,
): string {
  const { t } = i18next
  const { column, line, columns, lines } = boundsOf(block.area)
  const place = t('page.block.place', {
    left: column + 1,
    right: column + columns,
    top: line + 1,
    foot: line + lines,
  })
  const { content } = block
  switch (content.kind) {
    case 'story': {
      const article = subject !== undefined && 'headline' in subject ? subject : undefined
      const headline = article === undefined ? '' : headlineText(article)
      return t('page.block.story', {
        headline: headline === '' ? t('page.block.untitled') : headline,
        part: partWords(placed, (article?.jumps.length ?? 0) + 1),
        place,
        fit: placed?.kind === 'story' ? fitWords(placed) : '',
      })
    }
    case 'picture': {
      const caption = subject !== undefined && 'caption' in subject ? subject.caption : ''
      return t('page.block.picture', { caption, place })
    }
    case 'advert':
      return t('page.block.advert', { client: content.client, place })
    default:
      return t(`page.block.${content.kind}`, { place })
  }
}

function partWords(placed: PlacedBlock | undefined, parts: number): string {
  const part = placed?.kind === 'story' ? placed.part : 0
  if (part < 0) return i18next.t('page.block.stray')
  return parts === 1 ? i18next.t('page.block.whole') : i18next.t('page.block.part', { part: part + 1, parts })
}

/** Fits, over or short, in words. */
function fitWords({ overset, underset }: Pick<ComposedArticle, 'overset' | 'underset'>): string {
  const { t } = i18next
  if (overset.lines > 0) return t('page.block.over', { lines: linesWords(overset.lines) })
  if (underset > 0) return t('page.block.short', { lines: linesWords(underset) })
  return t('page.block.fits')
}

/** `+3 lines / 41 characters`. */
export function oversetWords(overset: Measure): string {
  return i18next.t('page.over', {
    lines: linesWords(overset.lines),
    characters: charactersWords(overset.characters),
  })
}

export function linesWords(count: number): string {
  return i18next.t('page.lines', { count })
}

export function charactersWords(count: number): string {
  return i18next.t('page.characters', { count })
}
