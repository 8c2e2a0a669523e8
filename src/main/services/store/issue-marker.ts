// The marker file of an issue folder: the number of its format, and the id.

import { z } from 'zod'

export const markerName = 'jumpline.json'

const marker = z.object({ format: z.int(), id: z.string() })

export type Marker = z.infer<typeof marker>

/** Null when the text is no marker. */
export function readMarker(text: string | null): Marker | null {
  try {
    const parsed = marker.safeParse(JSON.parse(text ?? ''))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
