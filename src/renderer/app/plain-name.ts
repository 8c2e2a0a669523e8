// Names of files and folders as every system takes them. The main process refuses others; here they are
// mended before they are suggested, and an editor is told before anything is sent.

const forbidden = /[\\/:*?"<>|\p{Cc}]/gu

/** The nearest name that can be a folder's. */
export function plainName(text: string): string {
  return text
    .replaceAll(forbidden, ' ')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '')
    .replaceAll(/\s+/g, ' ')
}

export function isPlainName(name: string): boolean {
  return name !== '' && name.search(forbidden) < 0 && !/^[\s.]|[\s.]$/.test(name)
}
