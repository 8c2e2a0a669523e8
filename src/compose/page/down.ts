// Sets lines that run down the page (竖排), side by side from the right to the left. A line is broken and
// measured as any other; here its characters are put into cells of one em under each other, and what lies on
// its side onto a baseline that runs down.

import { mpt, type Mpt } from '../../base/units.ts'
import type { SetLine } from '../para/fill.ts'
import type { TextStyle } from '../para/measure.ts'
import type { PlacedText, Run, Strip, TextRole } from '../placed.ts'
import { downForm } from '../type/down.ts'
import type { TypeLibrary } from '../type/type-library.ts'
import type { Align } from './set-text.ts'
import { baselineIn } from './text-styles.ts'

export interface DownSpot {
  readonly role: TextRole
  /** Right edge and thickness of the line. */
  readonly right: Mpt
  readonly thickness: Mpt
  /** Upper end and length of the room it is aligned in. */
  readonly top: Mpt
  readonly length: Mpt
  readonly align: Align
}

export function placeDown(line: SetLine, style: TextStyle, spot: DownSpot, library: TypeLibrary): PlacedText {
  const slack = spot.length - line.width
  const shift = spot.align === 'start' ? 0 : spot.align === 'center' ? Math.floor(slack / 2) : slack
  const top = mpt(spot.top + shift)
  const x = mpt(spot.right - (spot.thickness + style.size) / 2)
  // Turned letters have their heads to the right.
  const turnedBaseline = mpt(spot.right - baselineIn(spot.thickness, style.size, style.han))
  const strips = line.runs.map((run): Strip => {
    const y = mpt(run.x + top)
    if (run.way !== 'upright') return { baseline: turnedBaseline, runs: [{ ...run, x: y }], turned: true }
    // A cell is always that of a Han character, in a Western paper too.
    const baseline = mpt(y + baselineIn(style.size, style.size, true))
    return { baseline, runs: [inCell(run, x, library)] }
  })
  return {
    role: spot.role,
    text: line.text,
    size: style.size,
    x,
    baseline: mpt(top + line.width),
    width: style.size,
    runs: [],
    strips,
  }
}

/** A run in the middle of its em, narrowed when it is wider: two digits. */
function inCell(run: Run, x: Mpt, library: TypeLibrary): Run {
  const natural = widthOf(run, library)
  const scale = natural <= run.size ? 1000 : Math.floor((run.size * 1000) / natural)
  const width = mpt((natural * scale) / 1000)
  return { ...run, x: mpt(x + (run.size - width) / 2), width, scale }
}

function widthOf(run: Run, library: TypeLibrary): number {
  const face = library.face(run.face)
  let units = 0
  for (const character of run.text)
    units += Math.max(0, face.advance(downForm(character.codePointAt(0) ?? 0)))
  return units === 0 ? run.size : Math.round((units * run.size) / face.unitsPerEm)
}
