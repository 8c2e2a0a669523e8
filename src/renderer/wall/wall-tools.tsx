// The head of the wall: how far the issue is signed off, the jumps in words, and the size of the pages.

import { ArrowLeft, CornerDownRight, FilePlus2, Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { ToggleButton } from 'react-aria-components'
import type { Issue } from '../../model/issue.ts'
import { insertPage } from '../desk/page-actions.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { actingPages, fitWall, zoomWall } from './wall-store.ts'

export interface WallToolsProps {
  readonly issue: Issue
  /** How many there are. */
  readonly jumps: number
  readonly listed: boolean
  readonly onList: (listed: boolean) => void
}

export const WallTools = memo(function WallTools({ issue, jumps, listed, onList }: WallToolsProps) {
  const { t } = useTranslation()
  const signed = issue.pages.filter(({ state }) => state === 'signed').length
  const insert = (): void => {
    const last = actingPages().at(-1)
    const at = issue.pages.findIndex(({ id }) => id === last)
    insertPage((at < 0 ? issue.pages.length - 1 : at) + 1)
  }
  return (
    <div className="wall-tools" role="toolbar" aria-label={t('wall.tools')}>
      <Button
        look="quiet"
        icon={ArrowLeft}
        testId="wall-close"
        onPress={() => useViewStore.getState().showWall(false)}
      >
        {t('wall.close')}
      </Button>
      <span className="wall-signed" data-testid="wall-signed">
        {t('wall.signedCount', { signed, pages: issue.pages.length })}
      </span>
      <ToggleButton
        className="button button-quiet"
        isSelected={listed}
        onChange={onList}
        data-testid="wall-list"
      >
        <CornerDownRight size={15} strokeWidth={1.75} aria-hidden />
        <span>{t('wall.jumps', { count: jumps })}</span>
      </ToggleButton>
      <IconButton icon={FilePlus2} label={t('commands.insertPage')} onPress={insert} testId="wall-insert" />
      <IconButton
        icon={ZoomOut}
        label={t('wall.zoomOut')}
        shortcut="−"
        onPress={() => zoomWall(-1)}
        testId="wall-out"
      />
      <IconButton
        icon={ZoomIn}
        label={t('wall.zoomIn')}
        shortcut="+"
        onPress={() => zoomWall(1)}
        testId="wall-in"
      />
      <IconButton
        icon={Maximize}
        label={t('wall.zoomFit')}
        shortcut="0"
        onPress={fitWall}
        testId="wall-fit"
      />
    </div>
  )
})
