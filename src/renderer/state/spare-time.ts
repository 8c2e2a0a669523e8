// The window's spare time: work that can wait is cut into steps of a few milliseconds, and as many are made at once
// as fit before the next frame. A key or a press that comes meanwhile waits for one step at the most.

export interface Slice {
  /** Milliseconds. */
  timeRemaining(): number
}

// Typing goes before what can wait, but not for ever.
const soonEnough = 200

/** At the latest after so many milliseconds. What is handed back takes the work back. */
export function inSpareTime(run: (slice: Slice) => void, latest = soonEnough): () => void {
  const idle = requestIdleCallback(
    (deadline) => run({ timeRemaining: () => (isInputWaiting() ? 0 : deadline.timeRemaining()) }),
    { timeout: latest },
  )
  return () => cancelIdleCallback(idle)
}

/** Makes steps while there is time for another; one in any case. True when there are none left. */
export function makeSteps(steps: Iterator<unknown>, slice: Slice, enough: number): boolean {
  do {
    if (steps.next().done === true) return true
  } while (slice.timeRemaining() > enough)
  return false
}

export interface TurnWish {
  /** Milliseconds that must be left for another step. */
  readonly enough: number
  /** As of `inSpareTime`, for each turn. */
  readonly latest?: number
}

/**
 * Makes all the steps in as many turns as it takes; `told` hears after each whether that was the last. What is handed
 * back ends it.
 */
export function inTurns(
  steps: Iterator<unknown>,
  { enough, latest }: TurnWish,
  told: (isDone: boolean) => void = () => undefined,
): () => void {
  let cancel = (): void => undefined
  const goOn = (): void => {
    cancel = inSpareTime((slice) => {
      const isDone = makeSteps(steps, slice, enough)
      told(isDone)
      if (!isDone) goOn()
    }, latest)
  }
  goOn()
  return () => cancel()
}

/** Chromium knows of input that it has not handed over yet. */
function isInputWaiting(): boolean {
  const { scheduling } = navigator as { readonly scheduling?: { isInputPending?(): boolean } }
  return scheduling?.isInputPending?.() ?? false
}
