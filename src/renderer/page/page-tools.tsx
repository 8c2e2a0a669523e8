// The small bar over the desk: zoom, grid and clean preview.

import { Eye, EyeOff, Grid3x3, Maximize, SquarePlus, ZoomIn, ZoomOut } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ToggleButton } from 'react-aria-components'
import { IconButton } from '../ui/button.tsx'
import { useViewStore } from '../state/view-store.ts'
import { takeTool, usePageTool } from './page-tool.ts'
import { toggleGrid, togglePreview, usePageView, zoomBy } from './page-view.ts'

export const PageTools = memo(function PageTools() {
  const { t } = useTranslation()
  const { grid, preview, fitted } = usePageView()
  const tool = usePageTool((state) => state.tool)
  const zoom = useViewStore((view) => view.zoom)
  const setZoom = useViewStore((view) => view.setZoom)
  const percent = Math.round((zoom === 'fit' ? fitted : zoom) * 100)
  const Look = preview ? EyeOff : Eye
  return (
    <div className="page-tools" data-page-control role="toolbar" aria-label={t('page.zoom', { percent })}>
      <ToggleButton
        className="icon-button"
        aria-label={t('blocks.commands.draw')}
        isSelected={tool === 'draw'}
        isDisabled={preview}
        onChange={(draws) => takeTool(draws ? 'draw' : 'choose')}
        data-testid="draw-tool"
      >
        <SquarePlus size={16} strokeWidth={1.75} aria-hidden />
      </ToggleButton>
      <span className="page-tools-line" />
      <ToggleButton
        className="icon-button"
        aria-label={t('page.grid')}
        isSelected={grid}
        isDisabled={preview}
        onChange={toggleGrid}
      >
        <Grid3x3 size={16} strokeWidth={1.75} aria-hidden />
      </ToggleButton>
      <ToggleButton
        className="icon-button"
        aria-label={t(preview ? 'page.leavePreview' : 'page.preview')}
        isSelected={preview}
        onChange={togglePreview}
      >
        <Look size={16} strokeWidth={1.75} aria-hidden />
      </ToggleButton>
      <span className="page-tools-line" />
      <IconButton icon={ZoomIn} label={t('page.zoomIn')} onPress={() => zoomBy(1)} />
      <Button
        className="page-zoom"
        aria-label={`${percent}% · ${t('page.actual')}`}
        onPress={() => setZoom(1)}
      >
        {percent}%
      </Button>
      <IconButton icon={ZoomOut} label={t('page.zoomOut')} onPress={() => zoomBy(-1)} />
      <IconButton icon={Maximize} label={t('page.fit')} onPress={() => setZoom('fit')} />
    </div>
  )
})
