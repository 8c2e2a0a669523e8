// Pictures as the screen needs them: fetched from the main process at about the width they are shown in,
// decoded once, and kept while the issue is open. Whoever draws is told when one has come.

import type { PictureId } from '../../base/ids.ts'
import type { PlacedPicture } from '../../compose/placed.ts'
import type { Issue } from '../../model/issue.ts'
import { currentOpen, useIssueStore } from '../state/issue-store.ts'
import type { PictureSource } from './draw-page.ts'

interface Kept {
  readonly width: number
  readonly source: (PictureSource & { readonly image: ImageBitmap }) | null
}

// A few widths only, so that zooming a little does not fetch a picture again. The least is for the page wall, which
// has all pictures of the issue.
const widths = [80, 320, 640, 1280, 2560]

const kept = new Map<string, Kept>()
const waiting = new Set<(picture: PictureId) => void>()
let keptSession = ''

/** Calls back when a picture has come; returns the way to stop. */
export function onPicture(tell: (picture: PictureId) => void): () => void {
  waiting.add(tell)
  return () => {
    waiting.delete(tell)
  }
}

/**
 * The picture of a block, as good as it is there by now; `pixels` is how wide its frame is drawn. `pictures` are
 * those of the version it stands in: without it, of the issue as it is.
 */
export function pictureOf(
  block: PlacedPicture,
  pixels: number,
  pictures?: Issue['pictures'],
): PictureSource | null {
  const open = currentOpen()
  const picture = (pictures ?? open?.issue.pictures)?.get(block.picture)
  if (open === null || picture === undefined) return null
  if (open.session !== keptSession) {
    for (const { source } of kept.values()) source?.image.close()
    kept.clear()
    keptSession = open.session
  }
  const shown = (pixels * picture.width) / Math.max(1, block.crop.width)
  const wanted = Math.min(picture.width, widths.find((width) => width >= shown) ?? Number.POSITIVE_INFINITY)
  const before = kept.get(picture.sha256)
  if (before === undefined || before.width < wanted) {
    // Until the larger one comes, the smaller one is shown.
    kept.set(picture.sha256, { width: wanted, source: before?.source ?? null })
    void fetchPicture(open.session, picture.sha256, wanted, picture.width, block.picture)
  }
  return before?.source ?? null
}

async function fetchPicture(
  session: string,
  sha256: string,
  width: number,
  full: number,
  id: PictureId,
): Promise<void> {
  const source = await readPicture(`/picture/${session}/${sha256}?w=${width}`, full)
  // A later, larger one may have come first; a picture that can't be read keeps its grey field.
  const now = kept.get(sha256)
  if (source === null || now?.width !== width || useIssueStore.getState().open?.session !== session) return
  now.source?.image.close()
  kept.set(sha256, { width, source })
  for (const tell of waiting) tell(id)
}

async function readPicture(address: string, full: number): Promise<Kept['source']> {
  try {
    const response = await fetch(address)
    if (!response.ok) return null
    const image = await createImageBitmap(await response.blob())
    return { image, ratio: image.width / full }
  } catch {
    return null
  }
}
