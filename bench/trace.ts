// Chromium's own trace, as far as the benches of the window read it: what the main thread of a page did, task by
// task, by the clock and in processor's time, and which frame each task was for.

export interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds by the clock, and of the processor's time that the thread had. */
  readonly ts: number
  readonly dur?: number
  readonly tts?: number
  readonly tdur?: number
  readonly args: { readonly name?: string; readonly data?: { readonly type?: string } }
}

export const traceCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline']

export function readEvents(trace: Buffer): readonly TraceEvent[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as {
    readonly traceEvents: readonly TraceEvent[]
  }
  return traceEvents
}

export function isInput({ name, args }: TraceEvent, type: string): boolean {
  return name === 'EventDispatch' && args.data?.type === type
}

/** Everything of the thread that an event ran on, in order. */
export function threadOf(events: readonly TraceEvent[], of: TraceEvent): readonly TraceEvent[] {
  return events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === of.pid && tid === of.tid)
    .toSorted((left, right) => left.ts - right.ts)
}

export function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur
}

export function spent({ tdur = 0 }: TraceEvent): number {
  return tdur
}

/** Milliseconds. */
export interface FrameTime {
  /** Processor's time of all tasks since the frame before. */
  readonly busy: number
  /** The same by the clock: with what other programs took of the processor meanwhile. */
  readonly clock: number
  /** How long the frame before had been handed over when this one was. */
  readonly gap: number
}

/** The frames that answered events of a type: each with all that the main thread did since the frame before it. */
export function framesOf(trace: Buffer, type: string): readonly FrameTime[] {
  const events = readEvents(trace)
  const first = events.find((event) => isInput(event, type))
  if (first === undefined) throw new Error(`no ${type} in the trace`)
  const own = threadOf(events, first)
  const tasks = own.filter(({ name }) => name === 'RunTask')
  const inputs = own.filter((event) => isInput(event, type))
  const frames: FrameTime[] = []
  let from = first.ts
  for (const commit of own.filter(({ name, ts }) => name === 'Commit' && ts > first.ts)) {
    const until = commit.ts
    // The task with the commit in it belongs to its frame as a whole.
    const mine = tasks.filter(
      (task) => endOf(task) > from && task.ts <= until && endOf(task) <= endOfTask(tasks, commit),
    )
    if (inputs.some(({ ts }) => ts >= from && ts <= until))
      frames.push({
        busy: sum(mine.map(spent)) / 1000,
        clock: sum(mine.map(({ dur = 0 }) => dur)) / 1000,
        gap: (until - from) / 1000,
      })
    from = endOfTask(tasks, commit)
  }
  return frames
}

function endOfTask(tasks: readonly TraceEvent[], inner: TraceEvent): number {
  const outer = tasks.find((task) => task.ts <= inner.ts && endOf(task) >= inner.ts)
  return outer === undefined ? endOf(inner) : endOf(outer)
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
