// What is checked in of the comparison with Chromium: counts and the names of rules, as text. No word of the texts
// that were set stands in it.

import type { Places, Tally } from './break-places.ts'
import type { Agreement } from './compare-lines.ts'

export interface OracleLevel {
  /** What was set beside what: `basic beside line-break: normal`. */
  readonly name: string
  readonly places: Places
  /** By width in points; empty where only places were compared. */
  readonly widths: ReadonlyMap<number, Agreement>
}

export interface OracleRecord {
  readonly title: string
  readonly version: string
  readonly levels: readonly OracleLevel[]
}

export function sumOf(tally: Tally): number {
  return Object.values(tally).reduce((sum, count) => sum + count, 0)
}

/** Names by what they count, most first. */
function ranked(tally: Tally): readonly (readonly [name: string, count: number])[] {
  return Object.entries(tally).toSorted(
    ([left, more], [right, fewer]) => fewer - more || (left < right ? -1 : 1),
  )
}

export function total(widths: ReadonlyMap<number, Agreement>, pick: (one: Agreement) => Tally): Tally {
  const sum: Tally = {}
  for (const one of widths.values())
    for (const [name, count] of Object.entries(pick(one))) sum[name] = (sum[name] ?? 0) + count
  return sum
}

export function writeRecord({ title, version, levels }: OracleRecord): string {
  return [`${title}, beside Chromium ${version}`, ...levels.flatMap(levelLines), ''].join('\n')
}

function levelLines({ name, places, widths }: OracleLevel): readonly string[] {
  const head = ['', name, `places to end a line: ${places.both} of both`]
  const alone = [...tallyLines('ours alone', places.ours), ...tallyLines("Chromium's alone", places.theirs)]
  if (widths.size === 0) return [...head, ...alone]
  const used = [
    ...tallyLines(
      'lines of Chromium that fitting by our measures does not give',
      total(widths, (one) => one.missed),
    ),
    ...tallyLines(
      'our line ends where Chromium has no place',
      total(widths, (one) => one.notTheirs),
    ),
    ...tallyLines(
      "Chromium's line ends where we have none",
      total(widths, (one) => one.notOurs),
    ),
  ]
  return [...head, ...alone, ...used, ...table(widths)]
}

function tallyLines(name: string, tally: Tally): readonly string[] {
  return [
    `  ${name}: ${sumOf(tally)}`,
    ...ranked(tally).map(([one, count]) => `    ${String(count).padStart(6)} ${one}`),
  ]
}

/** Widths a row each; the causes are the columns, by letters. */
function table(widths: ReadonlyMap<number, Agreement>): readonly string[] {
  const names = ranked(total(widths, (one) => one.causes)).map(([name]) => name)
  const letter = (index: number): string => String.fromCharCode(0x61 + index)
  const western = [...widths.values()].some((one) => one.evener > 0)
  const counts = (one: Agreement): readonly number[] => [
    one.paragraphs,
    one.alike,
    one.ours,
    one.theirs,
    one.same,
    one.begun,
    ...(western ? [one.evener] : []),
    ...names.map((name) => one.causes[name] ?? 0),
  ]
  const columns = [
    'width',
    ...columnNames,
    ...(western ? ['evener'] : []),
    ...names.map((_, at) => letter(at)),
  ]
  const rows = [...widths].map(([width, one]) => [width, ...counts(one)].map(String))
  return [
    'lines that begin alike and end differently:',
    ...names.map((name, index) => `  ${letter(index)}  ${name}`),
    ...[columns, ...rows].map((cells) =>
      cells.map((cell, at) => cell.padStart(Math.max(5, (columns[at] ?? '').length + 1))).join(' '),
    ),
  ]
}

const columnNames = ['paragraphs', 'alike', 'ours', 'theirs', 'same', 'begun']

/** One width of a record that is checked in. */
export interface Row {
  readonly level: string
  readonly width: number
  /** What another version of Chromium is held to: line ends that are the same, of ours, and paragraphs wholly alike. */
  readonly same: number
  readonly alike: number
  readonly begun: number
  readonly causes: Tally
}

export interface ReadRecord {
  readonly version: string
  readonly rows: readonly Row[]
}

export function readRecord(text: string): ReadRecord {
  const rows: Row[] = []
  let level = ''
  let names: string[] = []
  for (const line of text.split('\n')) {
    if (/ beside (line-break|hyphens)/.test(line)) {
      level = line
      names = []
    }
    const name = /^ {2}[a-z] {2}(.+)$/.exec(line)?.[1]
    if (name !== undefined) names.push(name)
    if (!/^ +\d[\d ]+$/.test(line)) continue
    const cells = line.trim().split(/ +/).map(Number)
    const [width = 0, paragraphs = 0, alike = 0, ours = 0, , same = 0, begun = 0] = cells
    const counts = cells.slice(cells.length - names.length)
    const causes = Object.fromEntries(names.map((one, index) => [one, counts[index] ?? 0]))
    rows.push({ level, width, same: same / ours, alike: alike / paragraphs, begun, causes })
  }
  return { version: /beside Chromium ([\d.]+)/.exec(text)?.[1] ?? '', rows }
}
