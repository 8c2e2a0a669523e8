// What comes in by the clipboard or by a drop, made clean before ProseMirror sees it: paragraphs, headings,
// strong and emphasised text, and nothing else. No style sheet is applied, no address is kept, no picture is
// fetched, and sizes are bounded, so that no document can hold up the window.

import { longestText, type ParagraphKind } from '../../model/issue.ts'

export interface Clip {
  readonly kind: ParagraphKind
  readonly spans: readonly ClipSpan[]
}

export interface ClipSpan {
  readonly text: string
  readonly strong: boolean
  readonly emphasis: boolean
}

/** Characters of a clipboard flavour that are looked at; one that is larger is refused. */
export const clipLimit = 5_000_000
const depthLimit = 256
const nodeLimit = 200_000

/** As much of a document node as reading needs. */
export interface Markup {
  /** Lower case; `#text` for text. */
  readonly name: string
  readonly text: string
  readonly children: Iterable<Markup>
  attribute(name: string): string
}

const skipped = new Set([
  'style',
  'script',
  'head',
  'title',
  'meta',
  'link',
  'template',
  'noscript',
  'svg',
  'math',
  'img',
  'picture',
  'video',
  'audio',
  'object',
  'embed',
  'iframe',
  'canvas',
  'form',
  'input',
  'button',
  'select',
  'textarea',
])
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const blocks = new Set([
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'aside',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'table',
  'tbody',
  'thead',
  'tr',
  'td',
  'th',
  'pre',
  'blockquote',
  'figure',
  'figcaption',
  'address',
  'hr',
  ...headings,
])

/** Plain text: each line that holds something is a paragraph. */
export function clipOfText(text: string): readonly Clip[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => tidy(line).trim())
    .filter((line) => line !== '')
    .flatMap((line) => divide({ kind: 'paragraph', spans: [{ text: line, strong: false, emphasis: false }] }))
}

/** A document: its paragraphs in order. Null when it is larger than a pasted document may be. */
export function clipOfMarkup(root: Markup): readonly Clip[] | null {
  const reader = createReader()
  const whole = readNode(root, reader, { kind: 'paragraph', strong: false, emphasis: false }, 0)
  reader.close()
  return whole ? reader.clips.flatMap(divide) : null
}

interface Look {
  readonly kind: ParagraphKind
  readonly strong: boolean
  readonly emphasis: boolean
}

interface Reader {
  readonly clips: Clip[]
  nodes: number
  add(text: string, look: Look): void
  close(): void
}

function createReader(): Reader {
  const clips: Clip[] = []
  let spans: ClipSpan[] = []
  let kind: ParagraphKind = 'paragraph'
  return {
    clips,
    nodes: 0,
    add(text, look) {
      if (spans.length === 0) kind = look.kind
      spans.push({ text, strong: look.strong && look.kind !== 'crosshead', emphasis: look.emphasis })
    },
    close() {
      const joined = trimSpans(joinSpans(spans))
      if (joined.length > 0) clips.push({ kind, spans: joined })
      spans = []
    },
  }
}

/** False when the document is too large to go on. */
function readNode(node: Markup, reader: Reader, look: Look, depth: number): boolean {
  reader.nodes += 1
  if (reader.nodes > nodeLimit) return false
  if (node.name === '#text') {
    reader.add(tidy(node.text), look)
    return true
  }
  if (node.name === 'br') {
    reader.close()
    return true
  }
  if (skipped.has(node.name) || depth > depthLimit) return true
  const isBlock = blocks.has(node.name)
  if (isBlock) reader.close()
  const inside = lookInside(node, look)
  for (const child of node.children) if (!readNode(child, reader, inside, depth + 1)) return false
  if (isBlock) reader.close()
  return true
}

function lookInside(node: Markup, look: Look): Look {
  const kind = headings.has(node.name) ? 'crosshead' : node.name === 'blockquote' ? 'quote' : look.kind
  const style = node.attribute('style').toLowerCase()
  const weight = /font-weight\s*:\s*(\w+)/.exec(style)?.[1]
  const slant = /font-style\s*:\s*(\w+)/.exec(style)?.[1]
  // Word processors write the look into `style`, sometimes against the tag: it has the last word.
  const strong =
    weight === undefined ? look.strong || node.name === 'b' || node.name === 'strong' : isBold(weight)
  const emphasis =
    slant === undefined ? look.emphasis || node.name === 'i' || node.name === 'em' : slant !== 'normal'
  return { kind, strong, emphasis }
}

function isBold(weight: string): boolean {
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
}

/** White space of markup is one space; controls and object marks are dropped, format characters kept. */
function tidy(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ufffc\ufeff]/g, '')
    .replace(/[\t\n\v\f\r \u00a0]+/g, ' ')
}

function joinSpans(spans: readonly ClipSpan[]): readonly ClipSpan[] {
  const joined: { readonly span: ClipSpan; readonly texts: string[] }[] = []
  let endsWithSpace = false
  for (const span of spans) {
    // One space is enough where two spans meet.
    const text: string = endsWithSpace ? span.text.replace(/^ /, '') : span.text
    if (text === '') continue
    endsWithSpace = text.endsWith(' ')
    const last = joined.at(-1)
    // Gathered and joined once: a document may have a hundred thousand spans in one paragraph.
    if (last?.span.strong === span.strong && last.span.emphasis === span.emphasis) last.texts.push(text)
    else joined.push({ span, texts: [text] })
  }
  return joined.map(({ span, texts }) => ({ ...span, text: texts.join('') }))
}

/** Leading and trailing space goes, the two-em indent of Chinese copy included: the page sets its own. */
function trimSpans(spans: readonly ClipSpan[]): readonly ClipSpan[] {
  const first = spans.findIndex((span) => span.text.trim() !== '')
  const last = spans.findLastIndex((span) => span.text.trim() !== '')
  return spans.slice(Math.max(0, first), last + 1).map((span, index, kept) => {
    const text = index === 0 ? span.text.trimStart() : span.text
    return { ...span, text: index === kept.length - 1 ? text.trimEnd() : text }
  })
}

/** A paragraph beyond the limit in pieces, so that a key press in it stays quick. */
function divide(clip: Clip): readonly Clip[] {
  const pieces: Clip[] = []
  let spans: ClipSpan[] = []
  let length = 0
  for (const span of clip.spans) {
    let rest = span.text
    while (length + rest.length > longestText) {
      const end = wholeEnd(rest, longestText - length)
      spans.push({ ...span, text: rest.slice(0, end) })
      pieces.push({ ...clip, spans })
      rest = rest.slice(end)
      spans = []
      length = 0
    }
    if (rest !== '') spans.push({ ...span, text: rest })
    length += rest.length
  }
  return spans.length === 0 ? pieces : [...pieces, { ...clip, spans }]
}

/** At most `end`, and not between the two units of one character. */
function wholeEnd(text: string, end: number): number {
  const isWithin = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(end - 1, end + 1))
  return isWithin ? end - 1 : end
}
