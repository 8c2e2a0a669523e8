// The frame of a strip under the story: its title, a way to close it, and the keyboard, which comes to its list and
// goes back to the story with Escape. It is no dialog: the story can be written while it is open.

import { X } from 'lucide-react'
import { type HTMLAttributes, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/button.tsx'
import { closeStrip, useCopyfit } from './store.ts'

interface StripProps {
  readonly label: string
  readonly head: ReactNode
  readonly children: ReactNode
  readonly testId: string
  readonly onLeave: () => void
}

/** The wish for the keyboard that was met last. */
let met = 0

export function Strip({ label, head, children, testId, onLeave }: StripProps) {
  const { t } = useTranslation()
  const frame = useRef<HTMLElement>(null)
  const keyboard = useKeyboard(frame)
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
      {...keyboard}
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

/** The keyboard comes to the strip when it is asked for, and stays there when what had it is taken away. */
function useKeyboard(
  frame: RefObject<HTMLElement | null>,
): Pick<HTMLAttributes<HTMLElement>, 'onFocus' | 'onBlur'> {
  const wish = useCopyfit((copyfit) => copyfit.wish)
  const holds = useRef(false)
  useEffect(() => {
    const isLost = holds.current && document.activeElement === document.body
    if (wish === met && !isLost) return
    met = wish
    frame.current?.focus()
  })
  return {
    onFocus: () => {
      holds.current = true
    },
    onBlur: ({ relatedTarget }) => {
      // What is taken away while it has the keyboard tells of no other that gets it.
      if (relatedTarget !== null && frame.current?.contains(relatedTarget) !== true) holds.current = false
    },
  }
}

/** For a list that comes into a strip later: whether the strip waits for it with the keyboard. */
export function useWaitingKeyboard(): 'first' | false {
  const [isWaiting] = useState(() => document.activeElement?.matches('.strip') === true)
  return isWaiting ? 'first' : false
}
