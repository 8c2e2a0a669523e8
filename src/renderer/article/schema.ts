// The shape of a story in the editor: the fields of an article in the order they are printed, then its
// paragraphs. Nothing else can be in it, so whatever is typed or pasted is already an article.

import { type MarkType, type NodeType, Schema } from 'prosemirror-model'
import { idPattern } from '../../base/ids.ts'
import type { LineField, Mark, ParagraphKind } from '../../model/issue.ts'

const field = (name: LineField | 'headline', tag: 'p' | 'h2' = 'p') => ({
  content: 'text*',
  marks: '',
  defining: true,
  isolating: true,
  toDOM: () => [tag, { class: `story-field story-${name}`, 'data-field': name }, 0] as const,
})

// An id and nothing else: no foreign text can come in by an attribute.
const isId = (value: unknown): boolean => typeof value === 'string' && idPattern.test(value)
const validId = (value: unknown): void => {
  if (value !== null && !isId(value)) throw new RangeError('not an id')
}
const bodyAttributes = { id: { default: null, validate: validId } }

const body = (tag: string, kind: ParagraphKind) => ({
  content: 'text*',
  marks: 'cut strong emphasis comment',
  group: 'body',
  attrs: bodyAttributes,
  toDOM: () => [tag, { class: `story-${kind}` }, 0] as const,
})

export const storySchema = new Schema({
  topNode: 'story',
  nodes: {
    story: { content: 'kicker headline+ deck byline dateline body+ tagline' },
    kicker: field('kicker'),
    headline: field('headline', 'h2'),
    deck: field('deck'),
    byline: field('byline'),
    dateline: field('dateline'),
    tagline: field('tagline'),
    paragraph: body('p', 'paragraph'),
    crosshead: body('h3', 'crosshead'),
    quote: body('blockquote', 'quote'),
    note: body('p', 'note'),
    list: body('p', 'list'),
    text: {},
  },
  marks: {
    strong: { toDOM: () => ['strong', 0] as const },
    emphasis: { toDOM: () => ['em', 0] as const },
    // Typing at the end of a cut goes on in print.
    cut: { inclusive: false, toDOM: () => ['s', { class: 'story-cut' }, 0] as const },
    // Several remarks may be about the same words.
    comment: {
      attrs: { id: { validate: validId } },
      inclusive: false,
      excludes: '',
      toDOM: (mark) =>
        ['span', { class: 'story-comment', 'data-comment': String(mark.attrs['id']) }, 0] as const,
    },
  },
})

export function bodyType(kind: ParagraphKind): NodeType {
  return storySchema.nodes[kind]
}

export function fieldType(name: LineField | 'headline'): NodeType {
  return storySchema.nodes[name]
}

export function markType(kind: Mark['kind']): MarkType {
  return storySchema.marks[kind]
}
