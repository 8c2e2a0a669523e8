// One page in both versions, and what differs on it in words. Holding Space shows the other of two flipped pages as
// long as it is held, as a blink comparator does: what jumps has changed.

import { type KeyboardEvent, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from 'react-aria-components'
import type { PlacedPage } from '../../compose/placed.ts'
import type { ComparedPage } from '../../model/query/compare-pages.ts'
import { type ClientSize, useClientSize } from '../ui/use-client-size.ts'
import { ComparedSheet, MarkPatterns, type NumberedBlock } from './compared-sheet.tsx'
import { changeWords, comparedName, markTone, pageWords } from './compared-words.ts'
import { type PagesLook, type Side, usePagesLook } from './pages-look.ts'
import { placedIn, type VersionSide } from './version-side.ts'

export interface ComparedStageProps {
  readonly page: ComparedPage
  readonly sides: Readonly<Record<Side, VersionSide>>
  readonly names: Readonly<Record<Side, string>>
  /** The one in sight while they are flipped. */
  readonly shown: Side
  readonly onNext: (by: 1 | -1) => void
}

export function ComparedStage({ page, sides, names, shown, onNext }: ComparedStageProps) {
  const { t } = useTranslation()
  const { layout, size, marks } = usePagesLook()
  const [peeking, setPeeking] = useState(false)
  const stage = useRef<HTMLDivElement>(null)
  const room = useClientSize(stage, { width: 0, height: 0 })
  useLayoutEffect(() => {
    // In braces: Chromium answers with a promise, which React would take for the way to clear up.
    stage.current?.scrollTo(0, 0)
  }, [page.page])
  const pages = useMemo(
    () => ({ before: placedIn(sides.before, page.page), after: placedIn(sides.after, page.page) }),
    [sides, page.page],
  )
  const numbered = useMemo(
    () => page.blocks.map((block, index): NumberedBlock => ({ number: index + 1, block })),
    [page],
  )
  const inSight = peeking === (shown === 'before') ? 'after' : 'before'
  const widthOf = widthsFor(pages, room, layout, size === 'whole')
  const press = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'ArrowLeft') onNext(-1)
    else if (event.key === 'ArrowRight') onNext(1)
    else if (event.key === ' ' && layout === 'flip') setPeeking(true)
    else return
    event.preventDefault()
  }
  return (
    <div
      className="compared-stage"
      ref={stage}
      tabIndex={0}
      role="group"
      aria-label={t('comparePages.stage')}
      data-testid="compared-stage"
      data-shown={layout === 'flip' ? inSight : 'both'}
      onKeyDown={press}
      onKeyUp={(event) => {
        if (event.key === ' ') setPeeking(false)
      }}
      onBlur={() => setPeeking(false)}
    >
      <Differences page={page} numbered={numbered} stage={stage} />
      <MarkPatterns />
      <div className={`compared-pages compared-pages-${layout}`}>
        {(['before', 'after'] as const).map((side) => (
          <figure key={side} className={layout === 'flip' && side !== inSight ? 'compared-hidden' : ''}>
            {layout === 'side' && (
              <figcaption className={`side-name side-name-${side}`}>
                <b>{t(`comparePages.${side}`)}</b> · {names[side]}
              </figcaption>
            )}
            <Sheet
              side={side}
              of={sides[side]}
              placed={pages[side]}
              width={widthOf}
              numbered={marks ? numbered : []}
            />
          </figure>
        ))}
      </div>
    </div>
  )
}

interface SheetProps {
  readonly side: Side
  readonly of: VersionSide
  readonly placed: PlacedPage | null
  readonly width: (page: PlacedPage | null) => number
  readonly numbered: readonly NumberedBlock[]
}

function Sheet({ side, of, placed, width, numbered }: SheetProps) {
  const { t } = useTranslation()
  const marks = useMemo(
    () => numbered.filter(({ block }) => (side === 'before' ? block.isBefore : block.isAfter)),
    [numbered, side],
  )
  if (placed !== null)
    return <ComparedSheet issue={of.issue} placed={placed} width={width(placed)} marks={marks} />
  return (
    <p className="compared-none" style={{ width: width(null) }}>
      {t(`comparePages.noPage.${side}`)}
    </p>
  )
}

interface DifferencesProps {
  readonly page: ComparedPage
  readonly numbered: readonly NumberedBlock[]
  readonly stage: RefObject<HTMLElement | null>
}

function Differences({ page, numbered, stage }: DifferencesProps) {
  const { t } = useTranslation()
  const words = pageWords(page)
  const show = ({ block }: NumberedBlock): void => {
    const marks = stage.current?.querySelectorAll(`[data-block="${block.block}"]`) ?? []
    const mark = [...marks].find((one) => one.closest('.compared-hidden') === null)
    mark?.scrollIntoView({ block: 'center' })
  }
  if (words.length === 0 && numbered.length === 0) return <p>{t('comparePages.states.same')}</p>
  return (
    <ul className="compared-list" data-testid="compared-list">
      {words.map((text) => (
        <li key={text}>{text}</li>
      ))}
      {numbered.map((mark) => (
        <li key={mark.block.block}>
          <Button className="compared-difference" onPress={() => show(mark)}>
            <span className={`compared-tag compared-tag-${markTone(mark.block)}`}>
              {mark.number} {changeWords(mark.block)}
            </span>
            <span>{comparedName(mark.block)}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}

// The stage's padding and the gap between its pages; a caption and the list over them for the whole page.
const padding = 12
const gap = 16
const overPages = { side: 84, flip: 60 } as const
const smallest = 120

/** Both pages in one scale: the wider one fills its place, and neither jumps where they are flipped. */
function widthsFor(
  pages: Readonly<Record<Side, PlacedPage | null>>,
  room: ClientSize,
  layout: PagesLook['layout'],
  whole: boolean,
): (page: PlacedPage | null) => number {
  const there = [pages.before, pages.after].filter((page) => page !== null)
  const widest = Math.max(1, ...there.map((page) => page.width))
  const highest = Math.max(1, ...there.map((page) => page.height))
  const count = layout === 'side' ? 2 : 1
  const across = (room.width - 2 * padding - gap * (count - 1)) / count
  const down = ((room.height - overPages[layout] - 2 * padding) * widest) / highest
  const width = Math.max(smallest, Math.floor(whole ? Math.min(across, down) : across))
  return (page) => (page === null ? width : (width * page.width) / widest)
}
