// Text as it is compared when an export is proved: what a reader sees, without the spaces and invisible
// marks that setting a line takes away or adds.

export function plainText(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{Cf}\p{Cc}]/gu, '')
}

/** How many characters of `wanted` are not in `found`, as the two are read side by side; 0 only when they are equal. */
export function missingIn(wanted: string, found: string): number {
  if (wanted === found) return 0
  const counts = new Map<string, number>()
  for (const character of found) counts.set(character, (counts.get(character) ?? 0) + 1)
  let missing = 0
  for (const character of wanted) {
    const left = counts.get(character) ?? 0
    if (left === 0) missing += 1
    else counts.set(character, left - 1)
  }
  // The same characters in another order are not the same text.
  return Math.max(1, missing)
}
