// The page in the middle of the window: drawn as it will be printed, with its blocks to be chosen, moved and
// resized. Drops of headlines place them; keys do all that the pointer does.

import { FileText, LayoutTemplate } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleId, PageId } from '../../base/ids.ts'
import type { PlacedPage } from '../../compose/placed.ts'
import type { GridRect, Issue, Page } from '../../model/issue.ts'
import { findPage } from '../../model/query/find.ts'
import { articleDragType, readDraggedArticle } from '../desk/drag-types.ts'
import { useHeldPage } from '../jumps/break-move.ts'
import { jumpDragType, jumpTo } from '../jumps/make-jump.ts'
import { SignedBanner } from '../desk/signed-banner.tsx'
import { useIssueBeside } from '../state/use-later.ts'
import { usePlacedPage } from '../state/composer.ts'
import { useViewStore } from '../state/view-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { placeArticle } from './block-actions.ts'
import { BlockLayer } from './block-layer.tsx'
import { type DeskView, useDeskView } from './desk-view.ts'
import { DropArea } from './drop-area.tsx'
import { LiveRules } from './live-rules.tsx'
import { dropFiles, filesDragType } from './drop-files.ts'
import { GestureLayer } from './gesture-layer.tsx'
import { PageCaret } from './page-caret.tsx'
import { keyOnPage } from './page-keys.ts'
import { PageMenus } from './page-menu.tsx'
import { pageStateOf, usePagePointer } from './page-pointer.ts'
import { takeTool, usePageTool } from './page-tool.ts'
import { Rulers } from './rulers.tsx'
import { FacingPage, facingOf } from './facing-page.tsx'
import { PageTools } from './page-tools.tsx'
import { usePageView } from './page-view.ts'
import { createPageSheet, type PageSheet } from './sheet.ts'
import { useSheetColours } from './sheet-colours.ts'
import { cellAt } from './tools/area-move.ts'
import { type Gesture, neighbours } from './tools/gesture.ts'
import './page-canvas.css'

export const PageCanvas = memo(function PageCanvas() {
  const { t } = useTranslation()
  const page = useViewStore((view) => view.page)
  if (page !== null) return <OpenPage id={page} />
  return (
    <section className="page-desk" data-testid="page-canvas">
      <EmptyState icon={FileText} title={t('page.empty.none')}>
        {t('page.empty.noneText')}
      </EmptyState>
    </section>
  )
})

function OpenPage({ id }: { readonly id: PageId }) {
  const issue = useIssueBeside()
  const real = usePlacedPage(id)
  const placed = useHeldPage(id) ?? real
  const page = issue === null ? null : findPage(issue, id)
  const inSpread = usePageView((view) => view.spread)
  const beside = issue === null || !inSpread ? null : facingOf(issue, id)
  const facing = usePlacedPage(beside?.page ?? id)
  if (issue === null || page === null || placed === null)
    return <section className="page-desk" data-testid="page-canvas" />
  return <PageDesk issue={issue} page={page} placed={placed} facing={facing} side={beside?.side ?? 'left'} />
}

interface PageDeskProps {
  readonly issue: Issue
  readonly page: Page
  readonly placed: PlacedPage
  /** The page beside it, or the page itself where it lies alone. */
  readonly facing: PlacedPage | null
  readonly side: 'left' | 'right'
}

function PageDesk({ issue, page, placed, facing: other, side }: PageDeskProps) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const facing = other === null || other.page === placed.page ? null : other
  const view = useDeskView(placed, scroller, facing === null ? null : { size: facing, side })
  const { preview, rulers } = usePageView()
  const pointer = usePagePointer({ page, placed, pixels: view.pixels, sheet, scroller })
  const [drop, setDrop] = useState<Cell | null>(null)
  const canvas = useSheetCanvas(placed, view)
  const facingCanvas = useSheetCanvas(facing, view.facing === null ? view : { ...view, ...view.facing })
  const { gesture } = pointer
  const tool = usePageTool((state) => state.tool)
  const ghosts = gesture.kind === 'moving' || gesture.kind === 'resizing' ? gesture.ghosts : null

  const cellUnder = (event: DragEvent): Cell => {
    const box = sheet.current?.getBoundingClientRect()
    return cellAt(
      placed.grid,
      (event.clientX - (box?.left ?? 0)) / view.pixels,
      (event.clientY - (box?.top ?? 0)) / view.pixels,
    )
  }
  const onDragOver = (event: DragEvent): void => {
    const { types } = event.dataTransfer
    if (![articleDragType, filesDragType, jumpDragType].some((type) => types.includes(type))) return
    event.preventDefault()
    setDrop(cellUnder(event))
  }
  const onDrop = (event: DragEvent): void => {
    setDrop(null)
    if (event.dataTransfer.files.length > 0) {
      event.preventDefault()
      void dropFiles([...event.dataTransfer.files], page.id, cellUnder(event))
      return
    }
    const dragged = readDraggedArticle(event.dataTransfer.getData(articleDragType))
    const jump = event.dataTransfer.getData(jumpDragType)
    if (jump !== '') {
      event.preventDefault()
      jumpTo(jump as ArticleId, page.id, cellUnder(event))
      return
    }
    if (dragged === null) return
    event.preventDefault()
    placeArticle(dragged.article, page.id, cellUnder(event))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && gesture.kind !== 'idle') pointer.cancel()
    else if (keyOnPage(event.nativeEvent, page)) event.preventDefault()
  }

  return (
    <section
      className="page-desk"
      data-testid="page-canvas"
      aria-label={t('page.desk', { label: placed.label, section: placed.section })}
    >
      <div
        ref={scroller}
        className={`page-scroller${pointer.pans || gesture.kind === 'panning' ? ' page-pans' : tool === 'draw' ? ' page-draws' : ''}`}
        tabIndex={-1}
        onScroll={view.onScroll}
        onKeyDown={onKeyDown}
        onDragOver={onDragOver}
        onDragLeave={() => setDrop(null)}
        onDrop={onDrop}
        {...pointer.handlers}
      >
        <div className="page-room" style={view.room}>
          {facing !== null && view.facing !== null && (
            <FacingPage placed={facing} sheet={view.facing.sheet} canvas={facingCanvas} />
          )}
          <div
            ref={sheet}
            className={`page-sheet${ghosts === null ? '' : ' page-dragging'}`}
            style={{
              left: view.sheet.x,
              top: view.sheet.y,
              width: view.sheet.width,
              height: view.sheet.height,
            }}
          >
            <canvas ref={canvas} className="page-drawing" aria-hidden />
            {!preview && (
              <BlockLayer issue={issue} page={page} placed={placed} label={placed.label} ghosts={ghosts} />
            )}
            {!preview && <PageCaret placed={placed} />}
            {!preview && <GestureLayer gesture={gesture} placed={placed} others={othersOf(page, gesture)} />}
            {!preview && <PageMenus issue={issue} page={page} placed={placed} />}
            {drop !== null && <DropArea issue={issue} page={page} placed={placed} cell={drop} />}
          </div>
        </div>
        {page.blocks.length === 0 && !preview && (
          <div className="page-empty">
            <EmptyState icon={LayoutTemplate} title={t('page.empty.title')}>
              {t('page.empty.text')}
            </EmptyState>
          </div>
        )}
      </div>
      {rulers && !preview && <Rulers placed={placed} view={view} scroller={scroller} />}
      <SignedBanner page={page} />
      <LiveRules page={page.id} ghosts={ghosts} />
      {tool === 'draw' && <DrawHint />}
      <PageTools />
    </section>
  )
}

/** What stays where it is while blocks are moved. */
function othersOf(page: Page, gesture: Gesture): readonly GridRect[] {
  if (gesture.kind !== 'moving' && gesture.kind !== 'resizing') return []
  return neighbours([...gesture.ghosts.keys()], pageStateOf(page))
}

/** Says what the drawing tool wants, and hears Escape wherever the keyboard is. */
function DrawHint() {
  const { t } = useTranslation()
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key === 'Escape') takeTool('choose')
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <p className="draw-hint" role="status">
      {t('blocks.drawHint')}
    </p>
  )
}

interface Cell {
  readonly column: number
  readonly line: number
}

/** The canvas's ref; it shows the page as placed, again only where that changed. */
function useSheetCanvas(placed: PlacedPage | null, view: Pick<DeskView, 'pixels' | 'ratio' | 'area'>) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const shown = useRef<PageSheet | null>(null)
  const { grid, preview } = usePageView()
  const colours = useSheetColours()
  useEffect(
    () => () => {
      shown.current?.stop()
      shown.current = null
    },
    [],
  )
  const { pixels, ratio, area } = view
  useLayoutEffect(() => {
    if (canvas.current === null || placed === null) {
      shown.current?.stop()
      shown.current = null
      return
    }
    shown.current ??= createPageSheet(canvas.current)
    shown.current.show({ page: placed, pixels, ratio, area, grid: grid && !preview, colours })
  })
  return canvas
}
