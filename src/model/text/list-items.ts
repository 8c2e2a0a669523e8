// Items of a list: each begins with its mark or its number, which is text like any other and so is printed, counted and
// exported as it stands.

/** The mark a new item gets where there is none to go by. */
export const usualMarker = '• '

const marker = /^(?:[•·・▪■●◦–—-][ \u3000]?|\d{1,3}[.)、．][ \u3000]?|[（(]\d{1,3}[)）][ \u3000]?)/u

/** What an item begins with: `• `, `3. `; an empty text where it begins with its words. */
export function markerOf(text: string): string {
  return marker.exec(text)?.[0] ?? ''
}

/** What the item after it begins with: the same mark, or the next number. */
export function nextMarker(text: string): string {
  return markerOf(text).replace(/\d+/, (number) => String(Number(number) + 1))
}
