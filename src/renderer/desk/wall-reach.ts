// Which rows of the wall are within reach of the pointer: those in sight and some above and below. Rows have one
// height, so nothing has to be measured but how far the wall is scrolled.

export interface Reach {
  readonly from: number
  /** The first row after. */
  readonly to: number
}

/** Height of a row of the wall: the same as `--page-row` in page-wall.css. */
export const wallRow = 104

// Rows are taken in and let go by some at once: a wheel's notch does not draw the list anew.
const block = 4

export function rowsInReach(scrolled: number, height: number): Reach {
  const first = Math.floor(Math.max(0, scrolled) / wallRow / block)
  const last = Math.floor((Math.max(0, scrolled) + height) / wallRow / block)
  return { from: Math.max(0, first - 1) * block, to: (last + 2) * block }
}
