// The two functions that the preload puts on the window.

import type { WindowWire } from './wire.ts'

interface PreloadSurface {
  readonly call: (name: string, ask: unknown) => Promise<unknown>
  readonly listen: (name: string, handler: (data: unknown) => void) => () => void
}

/** Null outside Electron. */
export function electronWire(): WindowWire | null {
  const surface = (window as Window & { readonly jumpline?: PreloadSurface }).jumpline
  if (surface === undefined) return null
  // The main process lives at least as long as its windows: this wire is never down.
  return { call: surface.call, listen: surface.listen, onState: () => () => undefined }
}
