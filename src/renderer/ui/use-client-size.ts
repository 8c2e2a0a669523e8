// The room an element has for what stands in it, in CSS pixels: its scroll bars are counted out.

import { type RefObject, useLayoutEffect, useState } from 'react'

export interface ClientSize {
  readonly width: number
  readonly height: number
}

/** `first` is what the first drawing takes it for, before it can be measured. */
export function useClientSize(element: RefObject<HTMLElement | null>, first: ClientSize): ClientSize {
  const [size, setSize] = useState(first)
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return undefined
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = current
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return size
}
