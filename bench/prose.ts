// English prose to set: a number of the sample paper's town weekly, long enough that no one word decides a
// figure. Headlines are left out, because they are not justified.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Prose {
  readonly paragraphs: readonly string[]
  readonly words: number
}

export function englishProse(): Prose {
  const text = readFileSync(join(import.meta.dirname, 'text/long-read.md'), 'utf8')
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '' && !paragraph.startsWith('#'))
  const words = paragraphs.reduce((sum, paragraph) => sum + paragraph.split(' ').length, 0)
  return { paragraphs, words }
}
