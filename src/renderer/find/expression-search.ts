// The window's side of the worker for regular expressions. A text it has not got through in time is given up: the worker
// is ended and the next search gets a new one.

import type { ExpressionAnswer, ExpressionMatch, ExpressionWork } from './expression-work.ts'

export interface WorkerPort {
  readonly post: (work: ExpressionWork) => void
  readonly end: () => void
}

export interface ExpressionSearch {
  /** Null when it took too long, or was ended by `stop`. One at a time. */
  readonly run: (work: Omit<ExpressionWork, 'turn'>) => Promise<readonly ExpressionMatch[] | null>
  readonly stop: () => void
}

export interface ExpressionSearchParts {
  readonly start: (hear: (answer: ExpressionAnswer) => void, fail: () => void) => WorkerPort
  readonly later: (milliseconds: number, run: () => void) => () => void
}

// A hundred articles take a few milliseconds: one that is not through them after two seconds never will be. The first
// answer has the worker's own start in it.
const limit = 2_000

export function createExpressionSearch(parts: ExpressionSearchParts): ExpressionSearch {
  let worker: WorkerPort | null = null
  let turn = 0
  let settle: ((matches: readonly ExpressionMatch[] | null) => void) | null = null
  let cancel: (() => void) | null = null

  function finish(matches: readonly ExpressionMatch[] | null): void {
    cancel?.()
    cancel = null
    const done = settle
    settle = null
    done?.(matches)
  }

  function giveUp(): void {
    worker?.end()
    worker = null
    finish(null)
  }

  return {
    run(work) {
      // It is still at another expression, perhaps for good.
      if (settle !== null) giveUp()
      turn += 1
      worker ??= parts.start((answer) => {
        if (answer.turn === turn) finish(answer.matches)
      }, giveUp)
      return new Promise((resolve) => {
        settle = resolve
        cancel = parts.later(limit, giveUp)
        worker?.post({ ...work, turn })
      })
    },
    stop() {
      if (settle !== null) giveUp()
    },
  }
}

/** Over a real worker. */
export function expressionSearch(): ExpressionSearch {
  return createExpressionSearch({
    start(hear, fail) {
      const worker = new Worker(new URL('./expression.worker.ts', import.meta.url), { type: 'module' })
      worker.addEventListener('message', ({ data }: MessageEvent<ExpressionAnswer>) => hear(data))
      worker.addEventListener('error', fail)
      return { post: (work) => worker.postMessage(work), end: () => worker.terminate() }
    },
    later(milliseconds, run) {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  })
}
