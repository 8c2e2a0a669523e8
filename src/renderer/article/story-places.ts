// Where a place of an article's texts is in the editor's document. What its pictures say is not in there.

import type { Node } from 'prosemirror-model'
import type { TextPlace } from '../../model/query/article-texts.ts'
import { isBody } from './convert.ts'

export interface Span {
  readonly from: number
  readonly to: number
}

interface PlaceNode {
  readonly node: Node
  /** Position of its first character. */
  readonly start: number
}

function placeNodes(story: Node): (place: TextPlace) => PlaceNode | null {
  const lines = new Map<string, PlaceNode>()
  const headline: PlaceNode[] = []
  const body = new Map<unknown, PlaceNode>()
  story.forEach((node, at) => {
    const one = { node, start: at + 1 }
    if (isBody(node)) body.set(node.attrs['id'], one)
    else if (node.type.name === 'headline') headline.push(one)
    else lines.set(node.type.name, one)
  })
  return (place) => {
    switch (place.kind) {
      case 'line':
        return lines.get(place.name) ?? null
      case 'headline':
        return headline[place.line] ?? null
      case 'paragraph':
        return body.get(place.paragraph) ?? null
      case 'picture':
        return null
    }
  }
}

export interface Placed extends Span {
  readonly place: TextPlace
  /** The text they were found in: where it has changed since, they are nowhere. */
  readonly text: string
}

export interface PlacedSpan<Found> extends Span {
  readonly found: Found
}

/** Each that the document still has, in its order. */
export function spansOf<Found extends Placed>(
  story: Node,
  found: readonly Found[],
): readonly PlacedSpan<Found>[] {
  const nodeAt = placeNodes(story)
  const texts = new Map<Node, string>()
  const spans = found.flatMap((one): readonly PlacedSpan<Found>[] => {
    const at = nodeAt(one.place)
    if (at === null) return []
    const text = texts.get(at.node) ?? at.node.textContent
    texts.set(at.node, text)
    return text === one.text ? [{ from: at.start + one.from, to: at.start + one.to, found: one }] : []
  })
  return spans.toSorted((left, right) => left.from - right.from)
}

/** The place as far as the document has it; null where it has nothing of it. */
export function spanAt(story: Node, { place, from, to }: Omit<Placed, 'text'>): Span | null {
  const at = placeNodes(story)(place)
  if (at === null) return null
  const end = at.start + at.node.content.size
  return { from: Math.min(end, at.start + from), to: Math.min(end, at.start + to) }
}
