// How a page looks in the wall: thumbnail, label, section, how full it is, its problems and its state.

import { useTranslation } from 'react-i18next'
import type { Page } from '../../model/issue.ts'
import { PageThumbnail } from '../page/page-thumbnail.tsx'
import { problemsOn, useCheckStore } from '../state/check-store.ts'
import { useWallPage } from '../state/wall-pages.ts'
import { Badge } from '../ui/badge.tsx'

const thumbnailWidth = 56

export interface PageLookProps {
  readonly page: Page
  readonly label: string
}

export function PageLook({ page, label }: PageLookProps) {
  const { t } = useTranslation()
  return (
    <>
      <span className="page-item-picture">
        <PageThumbnail page={page.id} width={thumbnailWidth} />
      </span>
      <span className="page-item-words">
        <span className="page-item-name">
          <b>{label}</b>
          <span className="page-item-section">{page.section || t('desk.pages.noSection')}</span>
        </span>
        <PageFacts page={page} />
      </span>
    </>
  )
}

function PageFacts({ page }: { readonly page: Page }) {
  const { t } = useTranslation()
  const placed = useWallPage(page.id)
  const problems = useCheckStore(({ problems: all }) => problemsOn(all, page.id).length)
  const fill = Math.round((placed?.fill ?? 0) * 100)
  return (
    <>
      <span className="page-item-facts">
        <span>{t('desk.pages.fill', { fill })}</span>
        <span>{t('desk.pages.articles', { count: page.headlines.length })}</span>
      </span>
      <span className="page-item-facts">
        <Badge tone={page.state === 'signed' ? 'fit' : 'plain'}>{t(`desk.states.${page.state}`)}</Badge>
        {problems > 0 && (
          <Badge tone="warn" label={t('desk.pages.problems', { count: problems })}>
            ⚠ {problems}
          </Badge>
        )}
      </span>
    </>
  )
}
