// What a component shows comes from the main process: asked when the component is drawn, and again when the
// question is another. An answer that comes too late for its question is dropped.

import { useEffect, useState } from 'react'
import type { Result } from '../../base/result.ts'
import type { Fault } from '../../contract/fault.ts'

export type Question<Value> = () => Promise<Result<Value, Fault>>

interface Heard<Value> {
  readonly question: Question<Value>
  readonly answer: Result<Value, Fault>
}

/**
 * Null while it is asked. The same function is the same question. `rest`: milliseconds to wait, so that what is
 * only passed on the way, as with an arrow key held down, is never asked.
 */
export function useAnswer<Value>(question: Question<Value>, rest = 0): Result<Value, Fault> | null {
  const [heard, setHeard] = useState<Heard<Value> | null>(null)
  useEffect(() => {
    let passed = false
    const timer = setTimeout(() => {
      void question().then((answer) => {
        if (!passed) setHeard({ question, answer })
      })
    }, rest)
    return () => {
      passed = true
      clearTimeout(timer)
    }
  }, [question, rest])
  return heard?.question === question ? heard.answer : null
}
