// The numbered type sizes of Chinese papers (字号) and what they are in points.

const sizes: readonly (readonly [points: readonly number[], name: string])[] = [
  [[42], '初号'],
  [[36], '小初'],
  [[27.5, 28], '一号'],
  [[24], '小一'],
  [[21, 22], '二号'],
  [[18], '小二'],
  [[15.75, 16], '三号'],
  [[15], '小三'],
  [[13.75, 14], '四号'],
  [[12], '小四'],
  [[10.5], '五号'],
  [[9], '小五'],
  [[7.875, 8], '六号'],
  [[5.25], '七号'],
]

/** The name of a size in milli-points; null where it has none. */
export function typeSizeName(size: number): string | null {
  return sizes.find(([points]) => points.some((point) => point * 1000 === size))?.[1] ?? null
}
