// One page of one version as a picture, with a mark on every block that differs. The list of differences says
// the same in words, under the same numbers.

import { memo } from 'react'
import type { PlacedPage, Point } from '../../compose/placed.ts'
import type { Issue } from '../../model/issue.ts'
import type { ComparedBlock } from '../../model/query/compare-pages.ts'
import { SheetCanvas } from '../page/sheet-canvas.tsx'
import { changeWords, markTone, type MarkTone, markTones } from './compared-words.ts'

export interface NumberedBlock {
  readonly number: number
  readonly block: ComparedBlock
}

export interface ComparedSheetProps {
  readonly issue: Issue
  readonly placed: PlacedPage
  /** CSS pixels. */
  readonly width: number
  readonly marks: readonly NumberedBlock[]
}

export const ComparedSheet = memo(function ComparedSheet({
  issue,
  placed,
  width,
  marks,
}: ComparedSheetProps) {
  const pixels = width / placed.width
  const height = placed.height * pixels
  return (
    <div className="compared-sheet" style={{ width, height }} aria-hidden>
      <SheetCanvas issue={issue} placed={placed} pixels={pixels} grid={false} />
      <svg className="compared-marks" viewBox={`0 0 ${String(width)} ${String(height)}`}>
        {marks.map((mark) => (
          <Shape key={mark.block.block} mark={mark} placed={placed} pixels={pixels} />
        ))}
      </svg>
      {marks.map((mark) => (
        <Tag key={mark.block.block} mark={mark} placed={placed} pixels={pixels} />
      ))}
    </div>
  )
})

interface MarkProps {
  readonly mark: NumberedBlock
  readonly placed: PlacedPage
  readonly pixels: number
}

function polygonOf({ mark, placed }: MarkProps): readonly Point[] {
  return placed.blocks.find((block) => block.id === mark.block.block)?.polygon ?? []
}

function Shape(props: MarkProps) {
  const tone = markTone(props.mark.block)
  const points = polygonOf(props).map(([x, y]) => `${String(x * props.pixels)},${String(y * props.pixels)}`)
  return (
    <polygon
      className={`compared-mark compared-mark-${tone}`}
      points={points.join(' ')}
      fill={`url(#compared-${tone})`}
    />
  )
}

// On a smaller page, words over every mark would cover it: the numbers lead to the list.
const leastForWords = 380

function Tag(props: MarkProps) {
  const { mark, placed, pixels } = props
  const points = polygonOf(props)
  if (points.length === 0) return null
  const left = Math.min(...points.map(([x]) => x)) * pixels
  const top = Math.min(...points.map(([, y]) => y)) * pixels
  const isRight = left > (placed.width * pixels) / 2
  const right = placed.width * pixels - Math.max(...points.map(([x]) => x)) * pixels
  return (
    <span
      className={`compared-tag compared-tag-${markTone(mark.block)}`}
      style={isRight ? { right, top } : { left, top }}
      data-testid="compared-mark"
      data-block={mark.block.block}
      data-changes={mark.block.changes.join(' ')}
    >
      {mark.number}
      {placed.width * pixels >= leastForWords && ` ${changeWords(mark.block)}`}
    </span>
  )
}

// Lines of another slant for each, so that marks are told apart without their colours.
const patterns: Readonly<Record<MarkTone, string>> = {
  added: 'M0 8L8 0M-2 2L2 -2M6 10L10 6',
  removed: 'M0 8L8 0M0 0L8 8',
  place: 'M0 0L8 8M-2 6L2 10M6 -2L10 2',
  text: 'M0 4H8',
  look: 'M4 0V8',
}

/** The patterns all marks are filled with; once for all pages that are shown. */
export function MarkPatterns() {
  return (
    <svg className="compared-patterns" aria-hidden>
      <defs>
        {markTones.map((tone) => (
          <pattern
            key={tone}
            id={`compared-${tone}`}
            className={`compared-pattern-${tone}`}
            width={8}
            height={8}
            patternUnits="userSpaceOnUse"
          >
            <path d={patterns[tone]} />
          </pattern>
        ))}
      </defs>
    </svg>
  )
}
