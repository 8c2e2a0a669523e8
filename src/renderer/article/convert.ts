// Between an article and the editor's document, both ways. A paragraph and the node that shows it are kept
// together by identity: after a key press only the paragraph that was typed in is converted again, and the
// edit that goes to the store names exactly the paragraphs that changed.

import type { Node, Mark as EditorMark } from 'prosemirror-model'
import type { CommentId, Mint, ParagraphId } from '../../base/ids.ts'
import { bodySplice } from '../../model/edit/body-splice.ts'
import type { Edit } from '../../model/edit/edit.ts'
import {
  type Article,
  type LineField,
  lineFields,
  type Mark,
  type Paragraph,
  type ParagraphKind,
  paragraphKinds,
  textMarkKinds,
} from '../../model/issue.ts'
import { makeParagraph } from '../../model/make.ts'
import { bodyType, fieldType, markType, storySchema } from './schema.ts'

const nodes = new WeakMap<Paragraph, Node>()
const paragraphs = new WeakMap<Node, Paragraph>()

/** The editor's document for an article. A story without text gets one empty paragraph to type into. */
export function storyDocument(article: Article, mint: Mint): Node {
  const line = (name: LineField | 'headline', text: string): Node =>
    fieldType(name).create(null, textNode(text, []))
  const headline = article.headline.length === 0 ? [''] : article.headline
  const body = article.body.length === 0 ? [nodeOf(makeParagraph(mint, ''))] : article.body.map(nodeOf)
  return storySchema.topNodeType.create(null, [
    line('kicker', article.kicker),
    ...headline.map((text) => line('headline', text)),
    line('deck', article.deck),
    line('byline', article.byline),
    line('dateline', article.dateline),
    ...body,
    line('tagline', article.tagline),
  ])
}

/** The edits that make the article what the document says; none when it says so already. */
export function storyEdits(article: Article, story: Node): readonly Edit[] {
  const edits: Edit[] = []
  const fields = changedFields(article, story)
  if (fields !== null) edits.push({ kind: 'article.set', article: article.id, fields })
  const splice = bodySplice(article.body, bodyParagraphs(article, story))
  if (splice !== null) edits.push({ kind: 'body.splice', article: article.id, ...splice })
  return edits
}

/** True for a node of the body; its type's name is then its paragraph kind. */
export function isBody(node: Node): boolean {
  return isParagraphKind(node.type.name)
}

/** The node of the editor that shows a paragraph: the same one each time. */
export function nodeOf(paragraph: Paragraph): Node {
  const known = nodes.get(paragraph)
  if (known !== undefined) return known
  const node = bodyType(paragraph.kind).create({ id: paragraph.id }, textNodes(paragraph))
  remember(paragraph, node)
  return node
}

/** The paragraph a node shows: the same one each time. The node must carry an id. */
export function paragraphOf(node: Node): Paragraph {
  const known = paragraphs.get(node)
  if (known !== undefined) return known
  const kind = node.type.name
  const id: unknown = node.attrs['id']
  if (!isParagraphKind(kind) || typeof id !== 'string')
    throw new Error(`no paragraph in a ${kind} without an id`)
  const paragraph: Paragraph = { id: id as ParagraphId, kind, text: node.textContent, marks: marksOf(node) }
  remember(paragraph, node)
  return paragraph
}

function remember(paragraph: Paragraph, node: Node): void {
  nodes.set(paragraph, node)
  paragraphs.set(node, paragraph)
}

function isParagraphKind(name: string): name is ParagraphKind {
  return paragraphKinds.some((kind) => kind === name)
}

/** Paragraphs of a document. The empty one a story without text was given is none. */
function bodyParagraphs(article: Article, story: Node): readonly Paragraph[] {
  const body = story.children.filter(isBody)
  const isBlank = body.length === 1 && body[0]?.content.size === 0 && article.body.length === 0
  return isBlank ? [] : body.map(paragraphOf)
}

type Fields = Partial<Pick<Article, LineField | 'headline'>>

function changedFields(article: Article, story: Node): Fields | null {
  const headline = story.children
    .filter((node) => node.type.name === 'headline' && node.content.size > 0)
    .map((node) => node.textContent)
  const changed: { -readonly [Name in keyof Fields]: Fields[Name] } = {}
  if (headline.join('\n') !== article.headline.filter((line) => line !== '').join('\n'))
    changed.headline = headline
  for (const name of lineFields) {
    const text = story.children.find((node) => node.type.name === name)?.textContent ?? ''
    if (text !== article[name]) changed[name] = text
  }
  return Object.keys(changed).length === 0 ? null : changed
}

/** Text with its marks, cut where a mark begins or ends. */
function textNodes(paragraph: Paragraph): readonly Node[] {
  const { text, marks } = paragraph
  const edges = new Set([0, text.length, ...marks.flatMap((mark) => [mark.from, mark.to])])
  const stops = [...edges].filter((edge) => edge >= 0 && edge <= text.length).toSorted((a, b) => a - b)
  return stops.flatMap((from, index) => {
    const to = stops[index + 1]
    if (to === undefined) return []
    const over = marks.filter((mark) => mark.from <= from && mark.to >= to)
    return textNode(text.slice(from, to), over.map(editorMark))
  })
}

function editorMark(mark: Mark): EditorMark {
  return markType(mark.kind).create(mark.kind === 'comment' ? { id: mark.comment } : null)
}

function textNode(text: string, marks: readonly EditorMark[]): readonly Node[] {
  return text === '' ? [] : [storySchema.text(text, marks)]
}

/** A mark that goes on over several nodes is one. */
function marksOf(node: Node): readonly Mark[] {
  const marks: { readonly mark: EditorMark; readonly from: number; to: number }[] = []
  let at = 0
  for (const child of node.children) {
    const end = at + child.nodeSize
    for (const mark of child.marks) {
      const open = marks.find((one) => one.to === at && one.mark.eq(mark))
      if (open === undefined) marks.push({ mark, from: at, to: end })
      else open.to = end
    }
    at = end
  }
  return marks
    .flatMap(({ mark, from, to }) => modelMark(mark, from, to))
    .toSorted((left, right) => left.from - right.from || order.indexOf(left.kind) - order.indexOf(right.kind))
}

// Marks that begin together are always written down in one order: the same text is the same paragraph.
const order: readonly Mark['kind'][] = [...textMarkKinds, 'comment']

function modelMark(mark: EditorMark, from: number, to: number): readonly Mark[] {
  const { name } = mark.type
  if (name === 'comment') return [{ kind: name, comment: mark.attrs['id'] as CommentId, from, to }]
  const kind = textMarkKinds.find((one) => one === name)
  return kind === undefined ? [] : [{ kind, from, to }]
}
