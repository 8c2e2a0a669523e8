// The blocks another grid has no room for where they stand, said before it is taken: each with where it goes.

import { MoveDownLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Regridded } from '../../makeup/regrid.ts'
import { boundsOf } from '../../model/grid.ts'
import type { GridRect, Issue } from '../../model/issue.ts'
import { findBlock } from '../../model/query/find.ts'
import { articleName, pageLabel } from '../../model/query/labels.ts'
import { words } from '../i18n/i18n.ts'
import { useStyleDraft } from './style-draft.ts'

export function LeavingList({ leaving }: { readonly leaving: readonly Regridded[] }) {
  const { t } = useTranslation()
  const { issue } = useStyleDraft()
  return (
    <section className="leaving" aria-label={t('styleBook.leaving.title', { count: leaving.length })}>
      <h3>
        <MoveDownLeft size={15} aria-hidden />
        {t('styleBook.leaving.title', { count: leaving.length })}
      </h3>
      <p className="style-note">{t('styleBook.leaving.note')}</p>
      <ul tabIndex={0} aria-label={t('styleBook.leaving.list')} data-testid="leaving">
        {leaving.map((one) => (
          <li key={one.block} data-testid="leaving-block" data-block={one.block}>
            <b>{t('styleBook.leaving.page', { label: pageLabel(issue, one.page) })}</b>
            <span>{blockName(issue, one)}</span>
            <em>
              {`${place(one.before)} → ${place(one.after)}`}
              {one.clipped && ` ${t('styleBook.leaving.clipped')}`}
              {one.meets && ` ${t('styleBook.leaving.meets')}`}
            </em>
          </li>
        ))}
      </ul>
    </section>
  )
}

function blockName(issue: Issue, { block }: Regridded): string {
  const content = findBlock(issue, block)?.block.content
  if (content === undefined) return ''
  if (content.kind === 'advert' && content.client !== '') return content.client
  const article = content.kind === 'story' ? issue.articles.get(content.article) : undefined
  const name = article === undefined ? '' : articleName(article)
  return name === '' ? words(`styleBook.leaving.kinds.${content.kind}`) : name
}

function place(area: readonly GridRect[]): string {
  const { column, columns, line, lines } = boundsOf(area)
  return words('styleBook.leaving.place', {
    left: column + 1,
    right: column + columns,
    top: line + 1,
    foot: line + lines,
  })
}
