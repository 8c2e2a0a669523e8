// Brings the window's edits to the main process, in order and each exactly once. An edit goes out at once
// when nothing is under way, else with the next batch; a batch that was not acknowledged is kept and sent
// again, after a lost connection as well. It knows nothing of the issue itself.

import type { Result } from '../../base/result.ts'
import type { Fault } from '../../contract/fault.ts'
import type { Edit } from '../../model/edit/edit.ts'

export interface Batch {
  readonly seq: number
  readonly edits: readonly Edit[]
}

export interface EditSenderParts {
  /** Sends one batch; the answer comes when it is in the journal. */
  readonly send: (batch: Batch) => Promise<Result<{ readonly seq: number }, Fault>>
  readonly later: (milliseconds: number, run: () => void) => void
  /** Called when a batch is handed over, taken in, or could not be kept. */
  readonly onChange: (state: SenderState) => void
  /** The main process has another issue than this window: nothing more is sent. */
  readonly onOutOfStep: (fault: Fault) => void
}

export interface SenderState {
  /** The last batch made. */
  readonly made: number
  /** The last batch acknowledged. */
  readonly kept: number
  /** Why the last attempt to keep a batch failed; it is tried again. */
  readonly fault: Fault | null
}

export interface EditSender {
  readonly add: (edits: readonly Edit[]) => void
  /** The connection is lost: nothing is sent until `resume`. */
  readonly pause: () => void
  /** What is not acknowledged yet, in order. */
  readonly pending: () => readonly Batch[]
  /** After a new connection: the first `held` batches are there already, the rest is sent after `seq`. */
  readonly resume: (seq: number, held: number) => void
  /**
   * Sends nothing more until `release`, if all that was made is acknowledged; false when it is not. What is made
   * meanwhile waits.
   */
  readonly hold: () => boolean
  /** Goes on after `hold`. With a batch another side made: after that one, and with these edits for what waits. */
  readonly release: (after?: { readonly seq: number; readonly edits: readonly Edit[] }) => void
  /** Another call than ours was told that the main process has another issue. */
  readonly fail: (fault: Fault) => void
  /** Resolves when everything made so far is acknowledged, or false when it can't be now. */
  readonly flush: () => Promise<boolean>
  readonly stop: () => void
  readonly state: () => SenderState
}

const retryAfter = 2_000

export function createEditSender(seq: number, parts: EditSenderParts): EditSender {
  let made = seq
  let kept = seq
  let fault: Fault | null = null
  let waiting: readonly Batch[] = []
  let fresh: readonly Edit[] = []
  let sending = false
  let paused = false
  let stopped = false
  let held = false
  let turn = 0
  const flushed: ((done: boolean) => void)[] = []

  function state(): SenderState {
    return { made: fresh.length > 0 ? made + 1 : made, kept, fault }
  }

  function settle(done: boolean): void {
    for (const one of flushed.splice(0)) one(done)
  }

  function seal(): void {
    if (fresh.length === 0) return
    made += 1
    waiting = [...waiting, { seq: made, edits: fresh }]
    fresh = []
  }

  function nextBatch(): Batch | null {
    if (waiting.length === 0) seal()
    return waiting[0] ?? null
  }

  async function pump(): Promise<void> {
    if (sending || paused || stopped || held) return
    const mine = turn
    sending = true
    for (let batch = nextBatch(); batch !== null; batch = nextBatch()) {
      const answer = await parts.send(batch)
      // A connection was lost and made meanwhile: this answer belongs to the old one.
      if (mine !== turn || !take(batch, answer)) return
    }
    sending = false
    settle(true)
  }

  /** False when sending must rest. */
  function take(batch: Batch, answer: Result<{ readonly seq: number }, Fault>): boolean {
    if (answer.ok) {
      kept = batch.seq
      waiting = waiting.slice(1)
      fault = null
      parts.onChange(state())
      return true
    }
    if (isOutOfStep(answer.fault)) {
      stop()
      parts.onOutOfStep(answer.fault)
      return false
    }
    fault = answer.fault
    sending = false
    settle(false)
    parts.onChange(state())
    const mine = turn
    parts.later(retryAfter, () => {
      if (mine === turn) void pump()
    })
    return false
  }

  function stop(): void {
    stopped = true
    settle(false)
  }

  return {
    add(edits) {
      fresh = [...fresh, ...edits]
      parts.onChange(state())
      void pump()
    },
    pause() {
      turn += 1
      sending = false
      paused = true
      held = false
      settle(false)
    },
    pending() {
      seal()
      return waiting
    },
    resume(last, held) {
      turn += 1
      sending = false
      paused = false
      fault = null
      seal()
      waiting = waiting.slice(held).map((batch, index) => ({ ...batch, seq: last + index + 1 }))
      kept = last
      made = last + waiting.length
      parts.onChange(state())
      void pump()
    },
    hold() {
      if (stopped || paused || held || sending || waiting.length > 0 || fresh.length > 0) return false
      held = true
      return true
    },
    release(after) {
      if (!held) return
      held = false
      if (after !== undefined) {
        kept = after.seq
        made = after.seq
        waiting = []
        fresh = after.edits
        parts.onChange(state())
      }
      void pump()
    },
    fail(fault) {
      if (stopped) return
      stop()
      parts.onOutOfStep(fault)
    },
    flush() {
      if (stopped || paused) return Promise.resolve(false)
      if (waiting.length === 0 && fresh.length === 0) return Promise.resolve(true)
      return new Promise((resolve) => {
        flushed.push(resolve)
        void pump()
      })
    },
    stop,
    state,
  }
}

function isOutOfStep(fault: Fault): boolean {
  return fault.kind === 'out-of-step' || fault.kind === 'refused' || fault.kind === 'unknown-session'
}
