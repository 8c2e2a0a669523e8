// Lengths. Inside compose and its outputs every length is a whole number of milli-points, so that the
// screen, the PDF and the hot zones can't drift apart by rounding. Conversion happens only at the edges.

declare const mptBrand: unique symbol

/** A length in thousandths of a PostScript point (1/72 inch), always a whole number. */
export type Mpt = number & { readonly [mptBrand]: true }

/** Rounds to the nearest milli-point. */
export function mpt(value: number): Mpt {
  return Math.round(value) as Mpt
}

export function fromPt(points: number): Mpt {
  return mpt(points * 1000)
}

export function toPt(length: Mpt): number {
  return length / 1000
}

/** 1 mm is 72/25.4 points. */
export function fromMm(millimetres: number): Mpt {
  return mpt((millimetres * 72_000) / 25.4)
}

export function toMm(length: Mpt): number {
  return (length * 25.4) / 72_000
}
