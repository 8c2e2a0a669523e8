// How a page looks in the wall: thumbnail, label, section, how full it is, its problems and its state.

import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PageId } from '../../base/ids.ts'
import type { Page, PageState } from '../../model/issue.ts'
import { PageThumbnail } from '../page/page-thumbnail.tsx'
import { problemsOn, useCheckStore } from '../state/check-store.ts'
import { useWallPage } from '../state/wall-pages.ts'
import { Badge } from '../ui/badge.tsx'
import { SectionName } from './section-name.tsx'

const thumbnailWidth = 56

export interface PageLookProps {
  readonly page: Page
  readonly label: string
}

export function PageLook({ page, label }: PageLookProps) {
  return (
    <>
      <span className="page-item-picture">
        <PageThumbnail page={page.id} width={thumbnailWidth} />
        {page.state === 'signed' && <SignedMark />}
      </span>
      <span className="page-item-words">
        <span className="page-item-name">
          <b>{label}</b>
          <SectionName page={page} label={label} place="list" />
        </span>
        <PageFacts page={page} />
      </span>
    </>
  )
}

function PageFacts({ page }: { readonly page: Page }) {
  const { t } = useTranslation()
  const placed = useWallPage(page.id)
  const fill = Math.round((placed?.fill ?? 0) * 100)
  return (
    <>
      <span className="page-item-facts">
        <span>{t('desk.pages.fill', { fill })}</span>
        <span>{t('desk.pages.articles', { count: page.headlines.length })}</span>
      </span>
      <span className="page-item-facts">
        <StateBadge state={page.state} />
        <ProblemBadge page={page.id} />
      </span>
    </>
  )
}

/** The lock on the picture of a page that is signed off; its state is said beside it. */
export function SignedMark() {
  return (
    <span className="page-signed" aria-hidden>
      <Lock size={11} strokeWidth={2.25} />
    </span>
  )
}

export function StateBadge({ state }: { readonly state: PageState }) {
  const { t } = useTranslation()
  return (
    <Badge tone={state === 'signed' ? 'fit' : 'plain'} testId="page-state">
      {t(`desk.states.${state}`)}
    </Badge>
  )
}

export function ProblemBadge({ page }: { readonly page: PageId }) {
  const { t } = useTranslation()
  const problems = useCheckStore(({ problems: all }) => problemsOn(all, page).length)
  if (problems === 0) return null
  return (
    <Badge tone="warn" label={t('desk.pages.problems', { count: problems })}>
      ⚠ {problems}
    </Badge>
  )
}
