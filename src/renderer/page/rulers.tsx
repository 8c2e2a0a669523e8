// Rulers along the canvas: millimetres from the corner of the trimmed page, and the columns and lines of its grid, which
// is what a newspaper is measured in. They follow the page as it is moved, without drawing it again.

import { type RefObject, useEffect, useRef } from 'react'
import type { PlacedPage } from '../../compose/placed.ts'
import type { DeskView } from './desk-view.ts'
import './rulers.css'

export interface RulersProps {
  readonly placed: PlacedPage
  readonly view: Pick<DeskView, 'pixels' | 'sheet'>
  readonly scroller: RefObject<HTMLElement | null>
}

const thick = 18
const millimetre = 72_000 / 25.4
// Numbers nearer to each other than this can't be read.
const apart = 34
const steps = [1, 2, 5, 10, 20, 50, 100]

export function Rulers({ placed, view, scroller }: RulersProps) {
  const across = useRef<SVGGElement>(null)
  const down = useRef<SVGGElement>(null)
  const { sheet, pixels } = view
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const follow = (): void => {
      across.current?.setAttribute('transform', `translate(${sheet.x - element.scrollLeft} 0)`)
      down.current?.setAttribute('transform', `translate(0 ${sheet.y - element.scrollTop})`)
    }
    follow()
    element.addEventListener('scroll', follow, { passive: true })
    return () => element.removeEventListener('scroll', follow)
  }, [scroller, sheet.x, sheet.y])
  const { grid } = placed
  const columns = Array.from({ length: grid.columns }, (_, column) => ({
    from: (grid.x + column * (grid.columnWidth + grid.gutter)) * pixels,
    width: grid.columnWidth * pixels,
    name: column + 1,
  }))
  const every = steps.find((step) => step * grid.leading * pixels >= apart) ?? 100
  const lines = Array.from({ length: Math.floor(grid.lines / every) }, (_, index) => (index + 1) * every)
  return (
    <div className="rulers" aria-hidden data-testid="rulers">
      <svg className="ruler-across" height={thick}>
        <g ref={across}>
          {columns.map(({ from, width, name }) => (
            <g key={name}>
              <rect className="ruler-column" x={from} y={0} width={width} height={thick} />
              <text x={from + width / 2} y={thick - 5} textAnchor="middle">
                {name}
              </text>
            </g>
          ))}
          <Ticks
            length={placed.width}
            pixels={pixels}
            place={(at, long) => ({ x1: at, x2: at, y1: thick - long, y2: thick })}
          />
        </g>
      </svg>
      <svg className="ruler-down" width={thick}>
        <g ref={down}>
          <rect
            className="ruler-column"
            x={0}
            y={grid.y * pixels}
            width={thick}
            height={grid.lines * grid.leading * pixels}
          />
          {lines.map((line) => (
            <text
              key={line}
              textAnchor="middle"
              transform={`translate(${thick - 6} ${(grid.y + line * grid.leading) * pixels}) rotate(-90)`}
            >
              {line}
            </text>
          ))}
          <Ticks
            length={placed.height}
            pixels={pixels}
            place={(at, long) => ({ y1: at, y2: at, x1: thick - long, x2: thick })}
          />
        </g>
      </svg>
    </div>
  )
}

interface TicksProps {
  readonly length: number
  readonly pixels: number
  readonly place: (at: number, long: number) => Readonly<Record<'x1' | 'x2' | 'y1' | 'y2', number>>
}

/** A tick at every five or ten millimetres, longer at every fifty. */
function Ticks({ length, pixels, place }: TicksProps) {
  const step = 5 * millimetre * pixels >= 4 ? 5 : 10
  const count = Math.floor(length / millimetre / step)
  return Array.from({ length: count + 1 }, (_, index) => {
    const at = index * step * millimetre * pixels
    return <line key={index} {...place(at, (index * step) % 50 === 0 ? 7 : 3)} />
  })
}
