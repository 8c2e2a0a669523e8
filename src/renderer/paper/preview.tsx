// A real page of the issue as the draft would print it, whole or at the size it is printed in, with what the change
// does to its text.

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageId } from '../../base/ids.ts'
import type { Composer } from '../../compose/compose.ts'
import type { PlacedPage } from '../../compose/placed.ts'
import type { Issue } from '../../model/issue.ts'
import { findPage } from '../../model/query/find.ts'
import { pageLabel } from '../../model/query/labels.ts'
import { pixelsAt } from '../page/scale.ts'
import { SheetCanvas } from '../page/sheet-canvas.tsx'
import { IconButton } from '../ui/button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { useClientSize } from '../ui/use-client-size.ts'

export interface PreviewProps {
  readonly composer: Composer
  /** Under the draft. */
  readonly issue: Issue
  readonly page: PageId
  /** The page as it is now, to compare; null where there is none, as for a template. */
  readonly now: PlacedPage | null
  readonly grid: boolean
  /** What the close view begins at. */
  readonly focus: 'text' | 'jump'
  readonly onTurn: ((by: 1 | -1) => void) | null
  readonly title: string
}

type View = 'page' | 'print'

export function Preview({ composer, issue, page, now, grid, focus, onTurn, title }: PreviewProps) {
  const { t } = useTranslation()
  const [view, setView] = useState<View>('page')
  const placed = findPage(issue, page) === null ? null : composer.page(issue, page)
  return (
    <section className="style-preview" aria-label={t('styleBook.preview.title')}>
      <div className="style-preview-head">
        <b>{title}</b>
        {onTurn !== null && (
          <>
            <IconButton
              icon={ChevronLeft}
              label={t('commands.previousPage')}
              isDisabled={issue.pages[0]?.id === page}
              onPress={() => onTurn(-1)}
            />
            <IconButton
              icon={ChevronRight}
              label={t('commands.nextPage')}
              isDisabled={issue.pages.at(-1)?.id === page}
              onPress={() => onTurn(1)}
            />
          </>
        )}
        <Segmented
          label={t('styleBook.preview.view')}
          value={view}
          options={(['page', 'print'] as const).map((value) => ({
            value,
            label: t(`styleBook.preview.views.${value}`),
          }))}
          onChange={setView}
          testId="style-view"
        />
      </div>
      {placed !== null && (
        <Stage
          issue={issue}
          placed={placed}
          view={view}
          grid={grid}
          focus={focus}
          label={pageLabel(issue, page)}
        />
      )}
      {placed !== null && now !== null && (
        <p className="style-preview-fit" data-testid="style-fit">
          {t('styleBook.preview.fit', { over: linesOver(placed), free: linesFree(placed) })}{' '}
          <span>{t('styleBook.preview.fitNow', { over: linesOver(now), free: linesFree(now) })}</span>
        </p>
      )}
    </section>
  )
}

interface StageProps {
  readonly issue: Issue
  readonly placed: PlacedPage
  readonly view: View
  readonly grid: boolean
  readonly focus: 'text' | 'jump'
  readonly label: string
}

const printed = pixelsAt(1)
// Around the sheet, on both sides.
const padding = 32

function Stage({ issue, placed, view, grid, focus, label }: StageProps) {
  const { t } = useTranslation()
  const stage = useRef<HTMLDivElement>(null)
  const room = useClientSize(stage, { width: 0, height: 0 })
  const fitting = Math.max(
    0,
    Math.min((room.width - padding) / placed.width, (room.height - padding) / placed.height),
  )
  const pixels = view === 'print' ? printed : fitting
  const width = placed.width * pixels
  const height = placed.height * pixels
  const at = focus === 'jump' ? jumpAt(placed) : null
  const { page } = placed
  const [x, y] = [at?.x ?? placed.grid.x, at?.y ?? placed.grid.y]
  useLayoutEffect(() => {
    if (view !== 'print' || stage.current === null) return
    // With some of the page around it. It follows a jump line that a change of style moves.
    stage.current.scrollTo(x * printed - 24, y * printed - (focus === 'jump' ? 200 : 24))
  }, [view, page, focus, x, y])
  return (
    <div
      ref={stage}
      className={`style-stage style-stage-${view}`}
      role="region"
      aria-label={t('styleBook.preview.page', { label })}
      tabIndex={0}
      data-testid="style-stage"
    >
      <div className="style-sheet" style={{ width, height }}>
        <SheetCanvas issue={issue} placed={placed} pixels={pixels} grid={grid} />
      </div>
    </div>
  )
}

/** Where the first jump line of the page stands, or its first turn line. */
function jumpAt(placed: PlacedPage): { readonly x: number; readonly y: number } | null {
  for (const block of placed.blocks) {
    const line = block.kind === 'story' ? (block.jumpLine ?? block.turnLine) : null
    if (line !== null) return { x: Math.min(line.x, block.polygon[0]?.[0] ?? line.x), y: line.baseline }
  }
  return null
}

function linesOver(placed: PlacedPage): number {
  return placed.blocks.reduce((sum, one) => sum + (one.kind === 'story' ? one.overset.lines : 0), 0)
}

function linesFree(placed: PlacedPage): number {
  return placed.blocks.reduce((sum, one) => sum + (one.kind === 'story' ? one.underset : 0), 0)
}
