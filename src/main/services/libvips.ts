// libvips, loaded when a picture is first met: most commands meet none. Which files it opens is settled for the whole
// process, workers included, so it is settled once, here, in the main thread.

import type sharp from 'sharp'

export type Libvips = typeof sharp

let loading: Promise<Libvips> | null = null

export function libvips(): Promise<Libvips> {
  return (loading ??= load())
}

async function load(): Promise<Libvips> {
  const { default: loaded } = await import('sharp')
  // Loaders nobody needs are holes: only those of printable formats stay.
  loaded.block({ operation: ['VipsForeignLoad'] })
  loaded.unblock({
    operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadTiff'],
  })
  return loaded
}
