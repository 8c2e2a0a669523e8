/** How often a test tries its luck: the full count in the long run (`npm run test:long`), fewer in every `npm test`. */
export function often(full: number, quick: number): number {
  return process.env['JUMPLINE_LONG'] === undefined ? quick : full
}
