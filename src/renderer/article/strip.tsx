// The frame of a strip under the story: its title, a way to close it, and the keyboard, which comes to its list and
// goes back to the story with Escape. It is no dialog: the story can be written while it is open.

import { X } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../ui/button.tsx'
import { closeStrip, useCopyfit } from './copyfit-store.ts'

interface StripProps {
  readonly label: string
  readonly head: ReactNode
  readonly children: ReactNode
  readonly testId: string
  /** There is something in it now that takes the keyboard. */
  readonly isReady: boolean
  readonly onLeave: () => void
}

/** The wish for the keyboard that was met last. */
let met = 0

export function Strip({ label, head, children, testId, isReady, onLeave }: StripProps) {
  const { t } = useTranslation()
  const frame = useRef<HTMLElement>(null)
  useKeyboard(frame, isReady)
  const leave = (): void => {
    closeStrip()
    onLeave()
  }
  return (
    <section
      ref={frame}
      className="strip"
      aria-label={label}
      tabIndex={-1}
      data-testid={testId}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        leave()
      }}
    >
      <div className="strip-head">
        <h3>{label}</h3>
        {head}
        <span className="strip-close">
          <IconButton icon={X} label={t('copyfit.close')} size={14} testId="strip-close" onPress={leave} />
        </span>
      </div>
      <div className="strip-body">{children}</div>
    </section>
  )
}

/** The keyboard comes to the strip at once, and to its list when there is one, unless it has gone elsewhere. */
function useKeyboard(frame: RefObject<HTMLElement | null>, isReady: boolean): void {
  const wish = useCopyfit((copyfit) => copyfit.wish)
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    if (wish !== met) {
      met = wish
      element.focus()
    }
    if (isReady && document.activeElement === element)
      element.querySelector<HTMLElement>('[role="listbox"]')?.focus()
  }, [frame, wish, isReady])
}
