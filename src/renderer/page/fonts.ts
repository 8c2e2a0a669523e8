// Whether a face can be drawn with yet. The faces are known to the document from the start; a file is
// fetched when the first page needs it, and whoever draws is told when it has come.

import type { FaceKey } from '../../model/publication.ts'

const ready = new Set<FaceKey>()
const asked = new Map<FaceKey, Promise<boolean>>()

/** The CSS family of a face, or null while its file is on the way. */
export function readyFamily(face: FaceKey): string | null {
  return ready.has(face) ? familyOf(face) : null
}

/** Fetches faces that are not there yet. True when at least one came. */
export async function loadFaces(faces: Iterable<FaceKey>): Promise<boolean> {
  const missing = [...faces].filter((face) => !ready.has(face))
  const came = await Promise.all(missing.map(loadFace))
  return came.some(Boolean)
}

function loadFace(face: FaceKey): Promise<boolean> {
  const before = asked.get(face)
  if (before !== undefined) return before
  const loading = document.fonts.load(`16px ${familyOf(face)}`).then(
    () => {
      ready.add(face)
      return true
    },
    () => {
      // The next page that needs it asks again.
      asked.delete(face)
      return false
    },
  )
  asked.set(face, loading)
  return loading
}

/** Every face has a family of its own, so that the browser never thickens or slants one by itself. */
export function familyOf(face: FaceKey): string {
  return `"jumpline-${face}"`
}
