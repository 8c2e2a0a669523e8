// One page of the wall: its picture, and under it what it is called, how it stands, and its menu.

import { EllipsisVertical } from 'lucide-react'
import { type CSSProperties, memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from 'react-aria-components'
import type { PageId } from '../../base/ids.ts'
import type { Page } from '../../model/issue.ts'
import { ProblemBadge, SignedMark, StateBadge } from '../desk/page-look.tsx'
import { pageEntries } from '../desk/page-menu.ts'
import { SectionName } from '../desk/section-name.tsx'
import { PageThumbnail } from '../page/page-thumbnail.tsx'
import { problemsOn, useCheckStore } from '../state/check-store.ts'
import { useWallPage } from '../state/wall-pages.ts'
import { MenuButton } from '../ui/menu.tsx'
import { useJumpWords } from './jump-list.tsx'
import type { WallJump } from './wall-jumps.ts'
import { actingPages } from './wall-store.ts'

export interface WallPageProps {
  readonly page: Page
  readonly label: string
  /** From 1. */
  readonly place: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly isChosen: boolean
  /** The one that Tab comes to. */
  readonly isCurrent: boolean
  /** Something that is dragged would be let go on it. */
  readonly isTarget: boolean
  readonly jumps: readonly WallJump[]
}

export const WallPage = memo(function WallPage(props: WallPageProps) {
  const { page, label, place, x, y, width, height, isChosen, isCurrent, isTarget, jumps } = props
  const { t } = useTranslation()
  const problems = useCheckStore(({ problems: all }) => problemsOn(all, page.id).length)
  const fill = Math.round((useWallPage(page.id)?.fill ?? 0) * 100)
  const name = [
    t('wall.page', { label, section: page.section || t('desk.pages.noSection') }),
    t(`desk.states.${page.state}`),
    t('desk.pages.fill', { fill }),
    ...(problems > 0 ? [t('desk.pages.problems', { count: problems })] : []),
  ].join(', ')
  const description = useJumpWords(jumps, page.id)
  const style: CSSProperties = { transform: `translate(${x}px, ${y}px)`, width }
  return (
    <div
      className={isTarget ? 'wall-page wall-page-target' : 'wall-page'}
      role="row"
      aria-rowindex={place}
      aria-label={name}
      aria-description={description}
      aria-selected={isChosen}
      tabIndex={isCurrent ? 0 : -1}
      draggable
      data-testid="wall-page"
      data-key={page.id}
      data-label={label}
      style={style}
    >
      <div role="gridcell" className="wall-page-cell">
        <div className="wall-page-picture" style={{ height }}>
          <PageThumbnail page={page.id} width={width} />
          {page.state === 'signed' && <SignedMark />}
        </div>
        <div className="wall-page-name">
          <b>{label}</b>
          <SectionName page={page} label={label} place="wall" />
          <WallMenu page={page.id} label={label} />
        </div>
        <div className="wall-page-facts">
          <StateBadge state={page.state} />
          <span>{t('wall.fill', { fill })}</span>
          <ProblemBadge page={page.id} />
        </div>
      </div>
    </div>
  )
})

function WallMenu({ page, label }: { readonly page: PageId; readonly label: string }) {
  const { t } = useTranslation()
  return (
    <MenuButton
      label={t('desk.pages.menu', { label })}
      trigger={
        <Button
          className="icon-button wall-page-menu"
          aria-label={t('desk.pages.menu', { label })}
          excludeFromTabOrder
        >
          <EllipsisVertical size={14} aria-hidden />
        </Button>
      }
      entries={() => {
        const acting = actingPages()
        return pageEntries(page, acting.includes(page) ? acting : [page], 'wall')
      }}
    />
  )
}
