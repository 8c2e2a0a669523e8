// Two ends of a wire in one process, for tests: what one end sends, the other gets, in order and later.

import type { Wire } from './wire.ts'

export interface WireEnd {
  readonly send: (message: unknown) => void
  readonly onMessage: (handler: (message: unknown) => void) => void
  readonly close: () => void
}

export function createQueueWire(): { readonly main: Wire; readonly window: WireEnd } {
  const toMain = createQueue()
  const toWindow = createQueue()
  const closers: (() => void)[] = []
  return {
    main: {
      send: toWindow.push,
      onMessage: toMain.take,
      onClose: (handler) => {
        closers.push(handler)
      },
    },
    window: {
      send: toMain.push,
      onMessage: toWindow.take,
      close: () => {
        for (const closer of closers) closer()
      },
    },
  }
}

function createQueue(): {
  readonly push: (message: unknown) => void
  readonly take: (handler: (message: unknown) => void) => void
} {
  const waiting: unknown[] = []
  let taker: ((message: unknown) => void) | null = null
  function drain(): void {
    while (taker !== null && waiting.length > 0) taker(waiting.shift())
  }
  return {
    push(message) {
      waiting.push(message)
      queueMicrotask(drain)
    },
    take(handler) {
      taker = handler
      queueMicrotask(drain)
    },
  }
}
