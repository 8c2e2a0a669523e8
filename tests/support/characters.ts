// Counting characters, to show that none was lost on the way from copy to print: however lines were broken and
// pages filled, what goes in must come out.

import { spawnSync } from 'node:child_process'

/** How often each character that is not space stands in a text. */
function countCharacters(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const character of text.normalize('NFC').replaceAll(/[\s\p{Cf}\p{Cc}]/gu, '')) {
    counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  return counts
}

/** Characters of `wanted` that `found` has too few of, each as often as it lacks it. */
export function lostCharacters(wanted: string, found: string): string {
  const there = countCharacters(found)
  return [...countCharacters(wanted)]
    .map(([character, count]) => character.repeat(Math.max(0, count - (there.get(character) ?? 0))))
    .join('')
}

/** The text of a PDF as poppler reads it. */
export function pdfText(path: string): string {
  const ran = spawnSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (ran.status !== 0) throw new Error(`pdftotext: ${ran.stderr}`)
  return ran.stdout
}

/** What a reader sees of a page of markup. */
export function markupText(markup: string): string {
  return markup
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
}
