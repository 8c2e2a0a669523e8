// The page that lies beside the open one in a spread (对页): drawn as it will be printed, to be looked at. A press
// opens it.

import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageId } from '../../base/ids.ts'
import type { PlacedPage } from '../../compose/placed.ts'
import type { Issue } from '../../model/issue.ts'
import { spreadsOf } from '../../model/query/spreads.ts'
import { useViewStore } from '../state/view-store.ts'
import type { Area } from './scale.ts'

export interface Facing {
  readonly page: PageId
  /** Where it lies, seen from the open page. */
  readonly side: 'left' | 'right'
}

/** Null where the page lies alone. */
export function facingOf({ pages }: Pick<Issue, 'pages'>, page: PageId): Facing | null {
  const index = pages.findIndex((one) => one.id === page)
  const spread = spreadsOf(pages.length).find(({ left, right }) => left === index || right === index)
  const other = spread?.left === index ? spread.right : (spread?.left ?? null)
  const found = other === null ? undefined : pages[other]
  return found === undefined ? null : { page: found.id, side: spread?.left === index ? 'right' : 'left' }
}

export interface FacingPageProps {
  readonly placed: PlacedPage
  readonly sheet: Area
  readonly canvas: RefObject<HTMLCanvasElement | null>
}

export function FacingPage({ placed, sheet, canvas }: FacingPageProps) {
  const { t } = useTranslation()
  return (
    <div
      className="page-sheet page-facing"
      style={{ left: sheet.x, top: sheet.y, width: sheet.width, height: sheet.height }}
    >
      <canvas ref={canvas} className="page-drawing" aria-hidden />
      <button
        type="button"
        data-page-control
        data-testid="facing-page"
        aria-label={t('page.openFacing', { label: placed.label, section: placed.section })}
        onClick={() => useViewStore.getState().showPage(placed.page)}
      />
    </div>
  )
}
