// The bar under the desk: what the shown page is, how full it is, and at which size it is seen.

import { memo, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { findPage } from '../../model/query/find.ts'
import { allJumps } from '../../model/query/jump-chain.ts'
import { pageLabel } from '../../model/query/labels.ts'
import type { PageId } from '../../base/ids.ts'
import type { Issue } from '../../model/issue.ts'
import { placedIn } from '../state/composer.ts'
import { useLater } from '../state/use-later.ts'
import { useViewStore } from '../state/view-store.ts'
import { usePageView } from '../page/page-view.ts'

export const StatusBar = memo(function StatusBar({ issue }: { readonly issue: Issue }) {
  const page = useViewStore((view) => view.page)
  return (
    <footer className="status-bar">
      {page !== null && findPage(issue, page) !== null && <PageStatus key={page} issue={issue} id={page} />}
    </footer>
  )
})

function PageStatus({ issue, id }: { readonly issue: Issue; readonly id: PageId }) {
  const { t } = useTranslation()
  const placed = useLater(useCallback(({ open }) => placedIn(open, id), [id]))
  const zoom = useViewStore((view) => view.zoom)
  const fitted = usePageView((view) => view.fitted)
  if (placed === null) return null
  const overset = placed.blocks.reduce(
    (sum, block) => sum + (block.kind === 'story' ? block.overset.lines : 0),
    0,
  )
  const jumps = allJumps(issue).filter((ends) => ends.from.id === id || ends.to.id === id).length
  const signed = issue.pages.filter(({ state }) => state === 'signed').length
  const percent = Math.round((zoom === 'fit' ? fitted : zoom) * 100)
  return (
    <>
      <span>{t('shell.status.page', { label: pageLabel(issue, id) })}</span>
      <span>{t('shell.status.grid', { columns: placed.grid.columns, lines: placed.grid.lines })}</span>
      <span>{t('shell.status.fill', { fill: (placed.fill * 100).toFixed(1) })}</span>
      <span className={overset > 0 ? 'status-over' : undefined}>
        {t('shell.status.overset', { count: overset })}
      </span>
      <span>{t('shell.status.jumps', { count: jumps })}</span>
      <span data-testid="status-signed">{t('wall.signedCount', { signed, pages: issue.pages.length })}</span>
      <span className="status-end">{t('shell.status.zoom', { percent })}</span>
    </>
  )
}
