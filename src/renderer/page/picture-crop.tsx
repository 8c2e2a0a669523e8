// What of a picture is shown: the whole of it small, with the part its frame shows, which is dragged and zoomed, and
// the focal point (which every other crop is made around) as a dot. Each gesture is one step of undo.

import { Crosshair, RotateCcw } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clamp } from '../../base/order.ts'
import { cropOf } from '../../compose/page/picture.ts'
import type { PlacedPicture } from '../../compose/placed.ts'
import type { Block, Crop, Picture, PictureContent } from '../../model/issue.ts'
import { make } from '../state/make.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { IconButton } from '../ui/button.tsx'
import './picture-crop.css'

export interface PictureCropProps {
  readonly block: Block
  readonly content: PictureContent
  readonly picture: Picture
  readonly frame: PlacedPicture['frame']
}

interface Spot {
  readonly x: number
  readonly y: number
}

// A hundredth of the picture at a key, five with Shift.
const step = 10
const largestZoom = 4000

export function PictureCrop({ block, content, picture, frame }: PictureCropProps) {
  const { t } = useTranslation()
  const session = useIssueStore(({ open }) => open?.session ?? '')
  const whole = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<Crop | null>(null)
  const [dot, setDot] = useState<Spot | null>(null)
  const zoomField = useId()
  const crop = drawn ?? content.crop
  const shown = cropOf(picture, frame, crop)
  // The middle of what is shown, which is the focal point where nothing was chosen, unless that is near an edge.
  const now: Crop = {
    x: Math.round(((shown.x + shown.width / 2) * 1000) / picture.width),
    y: Math.round(((shown.y + shown.height / 2) * 1000) / picture.height),
    zoom: crop?.zoom ?? 1000,
  }
  const focal = dot ?? picture.focal
  const ppi = Math.round((shown.width * 72_000) / frame.width)

  const commit = (chosen: Crop | null): void => {
    setDrawn(null)
    if (JSON.stringify(chosen) === JSON.stringify(content.crop)) return
    make([{ kind: 'block.set', block: block.id, content: { ...content, crop: chosen } }], {
      key: 'page.marks.crop',
    })
  }
  const setFocal = (spot: Spot): void => {
    setDot(null)
    if (spot.x === picture.focal.x && spot.y === picture.focal.y) return
    make([{ kind: 'picture.set', picture: picture.id, fields: { focal: spot } }], { key: 'page.marks.focal' })
  }

  /** Follows the pointer in thousandths of the picture until it is let go. */
  const follow = (
    event: PointerEvent,
    from: Spot,
    move: (to: Spot) => void,
    end: (to: Spot) => void,
  ): void => {
    const box = whole.current?.getBoundingClientRect()
    if (event.button !== 0 || box === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const target = event.currentTarget as HTMLElement
    target.focus()
    target.setPointerCapture(event.pointerId)
    const at = (to: { readonly clientX: number; readonly clientY: number }): Spot =>
      held({
        x: from.x + ((to.clientX - event.clientX) * 1000) / box.width,
        y: from.y + ((to.clientY - event.clientY) * 1000) / box.height,
      })
    const onMove = (to: globalThis.PointerEvent): void => move(at(to))
    const onUp = (to: globalThis.PointerEvent): void => {
      target.removeEventListener('pointermove', onMove)
      end(at(to))
    }
    target.addEventListener('pointermove', onMove)
    target.addEventListener('pointerup', onUp, { once: true })
  }

  const onCropKey = (event: KeyboardEvent): void => {
    const by = arrow(event)
    const zoom = event.key === '+' || event.key === '=' ? 100 : event.key === '-' ? -100 : 0
    if (by === null && zoom === 0) return
    event.preventDefault()
    event.stopPropagation()
    commit({ ...held({ x: now.x + (by?.x ?? 0), y: now.y + (by?.y ?? 0) }), zoom: zoomed(now.zoom + zoom) })
  }
  const onDotKey = (event: KeyboardEvent): void => {
    const by = arrow(event)
    if (by === null) return
    event.preventDefault()
    event.stopPropagation()
    setFocal(held({ x: focal.x + by.x, y: focal.y + by.y }))
  }

  const part = (value: number, of: number): string => `${(value * 100) / of}%`
  return (
    <div className="picture-crop" data-testid="picture-crop">
      <div ref={whole} className="crop-whole" style={{ aspectRatio: `${picture.width} / ${picture.height}` }}>
        <img src={`/picture/${session}/${picture.sha256}?w=640`} alt="" draggable={false} />
        <div
          className="crop-shown"
          role="group"
          tabIndex={0}
          aria-label={t('page.crop.shown', { x: Math.round(now.x / 10), y: Math.round(now.y / 10) })}
          data-testid="crop-shown"
          style={{
            left: part(shown.x, picture.width),
            top: part(shown.y, picture.height),
            width: part(shown.width, picture.width),
            height: part(shown.height, picture.height),
          }}
          onPointerDown={(event) =>
            follow(
              event,
              now,
              (to) => setDrawn({ ...to, zoom: now.zoom }),
              (to) => commit({ ...to, zoom: now.zoom }),
            )
          }
          onKeyDown={onCropKey}
        />
        <div
          className="crop-focal"
          role="group"
          tabIndex={0}
          aria-label={t('page.crop.focal', { x: Math.round(focal.x / 10), y: Math.round(focal.y / 10) })}
          data-testid="crop-focal"
          style={{ left: part(focal.x, 1000), top: part(focal.y, 1000) }}
          onPointerDown={(event) => follow(event, focal, setDot, setFocal)}
          onKeyDown={onDotKey}
        >
          <Crosshair size={18} strokeWidth={2} aria-hidden />
        </div>
      </div>
      <div className="crop-zoom">
        <label htmlFor={zoomField}>{t('page.crop.zoom')}</label>
        <input
          id={zoomField}
          type="range"
          min={1000}
          max={largestZoom}
          step={50}
          value={now.zoom}
          aria-valuetext={`${Math.round(now.zoom / 10)} %`}
          data-testid="crop-zoom"
          onChange={(event) => setDrawn({ ...now, zoom: zoomed(Number(event.target.value)) })}
          onPointerUp={() => commit(drawn)}
          onKeyUp={() => commit(drawn)}
          onBlur={() => commit(drawn)}
        />
        <span>{`${Math.round(now.zoom / 10)} %`}</span>
        <IconButton
          icon={RotateCcw}
          label={t('page.crop.reset')}
          isDisabled={content.crop === null}
          onPress={() => commit(null)}
          testId="crop-reset"
        />
      </div>
      <p className={`properties-note${ppi < 170 ? ' crop-coarse' : ''}`} data-testid="crop-ppi">
        {t('page.properties.resolution', { width: picture.width, height: picture.height, ppi })}
      </p>
    </div>
  )
}

function held({ x, y }: Spot): Spot {
  return { x: Math.round(clamp(x, 0, 1000)), y: Math.round(clamp(y, 0, 1000)) }
}

function zoomed(zoom: number): number {
  return Math.round(clamp(zoom, 1000, largestZoom))
}

function arrow({ key, shiftKey }: KeyboardEvent): Spot | null {
  const by = shiftKey ? 5 * step : step
  switch (key) {
    case 'ArrowLeft':
      return { x: -by, y: 0 }
    case 'ArrowRight':
      return { x: by, y: 0 }
    case 'ArrowUp':
      return { x: 0, y: -by }
    case 'ArrowDown':
      return { x: 0, y: by }
    default:
      return null
  }
}
