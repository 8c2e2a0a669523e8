// How far an export is, as one part of the whole: formats take their shares by what a page of each costs, and the time
// that is left follows from the time that was needed.

import type { ExportFormat } from '../../../contract/calls.ts'
import type { ExportProgress, ExportStep } from '../../../contract/events.ts'

/** What a page costs in each format, beside composing it. `bench/formats.ts` measures it; only the shares matter. */
const costs: Readonly<Record<ExportFormat, number>> = {
  pdf: 12,
  reading: 4,
  site: 18,
  epub: 4,
  ninjs: 2,
  newsml: 2,
  text: 1,
}
const composeCost = 1

// How much of a format is done when its pictures are made, where it makes any, and when it is written.
const picturesEnd = 0.5
const encodeEnd = 0.8

// Before this much time and this part of the work nothing can be told of what is left.
const tellAfter = 1.5
const tellFrom = 0.08

export interface Progress {
  readonly compose: (done: number, total: number) => void
  /** From here on the steps are those of this format. */
  readonly begin: (format: ExportFormat) => void
  readonly pictures: (done: number, total: number) => void
  readonly encode: (done: number, total: number) => void
  readonly prove: (done: number, total: number) => void
  readonly finish: () => void
}

/** `now` in milliseconds. */
export function createProgress(
  formats: readonly ExportFormat[],
  tell: (progress: ExportProgress) => void,
  now: () => number,
): Progress {
  const whole = composeCost + formats.reduce((sum, format) => sum + costs[format], 0)
  const started = now()
  let format: ExportFormat | null = null
  let before = 0
  let encodeStart = 0
  let part = 0
  const say = (step: ExportStep, done: number, total: number, share: number): void => {
    // Steps of one format may be told by turns; what was done stays done.
    part = Math.max(part, Math.min(1, share / whole))
    const seconds = (now() - started) / 1000
    const canTell = seconds >= tellAfter && part >= tellFrom
    tell({
      format,
      step,
      done,
      total,
      part,
      secondsLeft: canTell ? Math.ceil((seconds * (1 - part)) / part) : null,
    })
  }
  const fraction = (done: number, total: number): number => (total === 0 ? 1 : done / total)
  const within = (step: ExportStep, done: number, total: number, from: number, to: number): void => {
    if (format === null) return
    say(step, done, total, before + costs[format] * (from + (to - from) * fraction(done, total)))
  }
  return {
    compose(done, total) {
      say('compose', done, total, composeCost * fraction(done, total))
    },
    begin(next) {
      before = format === null ? composeCost : before + costs[format]
      format = next
      encodeStart = 0
    },
    pictures(done, total) {
      encodeStart = picturesEnd
      within('pictures', done, total, 0, picturesEnd)
    },
    encode(done, total) {
      within('encode', done, total, encodeStart, encodeEnd)
    },
    prove(done, total) {
      within('prove', done, total, encodeEnd, 1)
    },
    finish() {
      format = null
      say('finish', 1, 1, whole)
    },
  }
}
