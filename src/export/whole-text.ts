// The text of an article in the order it is read, whole, in runs: words with their emphasis, and the spots where
// print goes on to another page. Books and syndicated items are written from it; each knows its own elements.

import type { SiteArticle, SiteParagraph, SitePart } from './site/site-issue.ts'

export type Run =
  | { readonly kind: 'text'; readonly text: string; readonly strong: boolean; readonly emphasis: boolean }
  | { readonly kind: 'break'; readonly part: SitePart }

export interface RunParagraph {
  readonly kind: SiteParagraph['kind']
  /** Parts that begin with this paragraph. */
  readonly before: readonly SitePart[]
  readonly runs: readonly Run[]
}

export interface WholeText {
  readonly paragraphs: readonly RunParagraph[]
  /** Parts that begin after the last word: nothing of the body stands there. */
  readonly after: readonly SitePart[]
}

export function wholeTextOf(entry: SiteArticle): WholeText {
  let rest = entry.parts.slice(1)
  const paragraphs = entry.paragraphs.map((paragraph): RunParagraph => {
    const end = paragraph.from + paragraph.text.length
    const here = rest.filter((part) => part.from < end)
    rest = rest.slice(here.length)
    const before = here.filter((part) => part.from <= paragraph.from)
    return { kind: paragraph.kind, before, runs: runsOf(paragraph, here.slice(before.length)) }
  })
  return { paragraphs, after: rest }
}

/** A paragraph in runs; a part that begins outside of it breaks it at its nearest end. */
export function runsOf(
  { from: start, text, marks }: SiteParagraph,
  breaks: readonly SitePart[],
): readonly Run[] {
  const spotOf = (part: SitePart): number => Math.min(Math.max(part.from - start, 0), text.length)
  const spots = new Set([0, text.length])
  for (const mark of marks) spots.add(mark.from).add(mark.to)
  for (const part of breaks) spots.add(spotOf(part))
  const ordered = [...spots].toSorted((left, right) => left - right)
  return ordered.flatMap((from, index): readonly Run[] => {
    const here = breaks.filter((part) => spotOf(part) === from)
    const to = ordered[index + 1] ?? from
    const over = marks.filter((mark) => mark.from <= from && mark.to >= to)
    const words = text.slice(from, to)
    const isMarked = (kind: 'strong' | 'emphasis'): boolean => over.some((mark) => mark.kind === kind)
    return [
      ...here.map((part): Run => ({ kind: 'break', part })),
      ...(words === ''
        ? []
        : [
            {
              kind: 'text',
              text: words,
              strong: isMarked('strong'),
              emphasis: isMarked('emphasis'),
            } as const,
          ]),
    ]
  })
}
