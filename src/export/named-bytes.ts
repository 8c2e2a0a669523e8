// What an export gives back: files by name. Names are relative to the export folder, with slashes, and
// made of [A-Za-z0-9._-] only, so that they are safe on every file system and in every address. A copy folder
// (`text/`) alone is read by people by its names: letters of any script, digits and spaces stand in those.

export interface NamedBytes {
  readonly path: string
  readonly bytes: Uint8Array
}

const encoder = new TextEncoder()

export function namedText(path: string, text: string): NamedBytes {
  return { path, bytes: encoder.encode(text) }
}

/** A page label as part of a file name: what a file system might mind becomes a hyphen. */
export function safeName(label: string): string {
  const safe = label.replaceAll(/[^A-Za-z0-9_-]+/g, '-')
  return safe === '' ? 'page' : safe
}
