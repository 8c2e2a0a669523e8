// Which of many small pictures is drawn next. Each is drawn once, however often it was asked for meanwhile; those in
// sight come first, and as many are drawn at once as the window has time for.

import type { Slice } from '../state/spare-time.ts'

interface Drawing {
  readonly draw: () => void
  readonly isSeen: () => boolean
}

export interface DrawQueue {
  /** The last drawing that was asked for a canvas is the one that is made. */
  ask(canvas: object, drawing: Drawing): void
  forget(canvas: object): void
}

// What one picture takes at the most, of those of a full page.
const enough = 4

/** `later` calls back once, when there is time. */
export function createDrawQueue(later: (run: (slice: Slice) => void) => void): DrawQueue {
  const waiting = new Map<object, Drawing>()
  let isDue = false

  function soon(): void {
    if (isDue || waiting.size === 0) return
    isDue = true
    later(drawSome)
  }

  function drawSome(slice: Slice): void {
    isDue = false
    do {
      const next = [...waiting].find(([, { isSeen }]) => isSeen()) ?? [...waiting][0]
      if (next === undefined) return
      waiting.delete(next[0])
      next[1].draw()
    } while (slice.timeRemaining() > enough)
    soon()
  }

  return {
    ask(canvas, drawing) {
      waiting.set(canvas, drawing)
      soon()
    },
    forget(canvas) {
      waiting.delete(canvas)
    },
  }
}
