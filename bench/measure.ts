// Timing for the benchmarks: medians of many runs, in milliseconds, and ratios between two of them.

export interface Row {
  readonly name: string
  readonly median: number
  readonly p95: number
  readonly runs: number
  readonly p99?: number
  readonly max?: number
  /** Milliseconds that it should take at the most, nineteen times of twenty. */
  readonly goal?: number
  /** What it is compared with, and how many times that it takes. */
  readonly ratio?: { readonly to: string; readonly value: number }
}

export interface Timed {
  readonly median: number
  readonly p95: number
  readonly runs: number
}

export async function time(runs: number, work: (run: number) => unknown): Promise<Timed> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    await work(run)
    times.push(performance.now() - start)
  }
  return summary(times)
}

export function summary(times: readonly number[]): Timed {
  return { median: shareOf(times, 0.5), p95: shareOf(times, 0.95), runs: times.length }
}

/** The value below which this share of the times is. */
export function shareOf(times: readonly number[], share: number): number {
  const sorted = times.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map((row) => row.name.length))
  const number = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0)).padStart(8)
  return rows
    .map((row) => {
      const ratio = row.ratio === undefined ? '' : `   ${row.ratio.value.toFixed(2)} x ${row.ratio.to}`
      const p99 = row.p99 === undefined ? '' : ` ${number(row.p99)} ms p99`
      const max = row.max === undefined ? '' : ` ${number(row.max)} ms max`
      const goal =
        row.goal === undefined
          ? ''
          : `   ${row.p95 <= row.goal ? 'within' : 'NOT within'} ${String(Math.round(row.goal * 10) / 10)} ms`
      return `${row.name.padEnd(width)} ${number(row.median)} ms median ${number(row.p95)} ms p95${p99}${max} of ${String(row.runs)}${ratio}${goal}`
    })
    .join('\n')
}
