// The name of an undo step. The model's history keeps a plain string; here it is a key of the language
// files with the values its words need, so that the menu can say "Undo move “Harbour reopens”".

export interface MarkName {
  /** A key under `marks.`, or a whole key of the language files. */
  readonly key: string
  readonly values?: Readonly<Record<string, string | number>>
}

export function writeMarkName(name: MarkName): string {
  return name.values === undefined ? name.key : `${name.key} ${JSON.stringify(name.values)}`
}

export function readMarkName(text: string): MarkName {
  const space = text.indexOf(' ')
  if (space < 0) return { key: text }
  return {
    key: text.slice(0, space),
    values: JSON.parse(text.slice(space + 1)) as Record<string, string | number>,
  }
}
