// How an element's text looks, told by its tag and its `style`: what of it a story can say, and what tells a
// heading, a list or something no reader sees.

import { type ParagraphKind, paragraphKinds } from '../../../model/issue.ts'

/** As much of a document node as reading needs. */
export interface Markup {
  /** Lower case; `#text` for text. */
  readonly name: string
  readonly text: string
  readonly isHidden: boolean
  readonly children: Iterable<Markup>
  /** Empty where there is none. */
  attribute(name: string): string
}

/** All text of an element, as it is written. */
export function wordsOf(node: Markup): string {
  if (node.name === '#text') return node.text
  let words = ''
  for (const child of node.children) words += wordsOf(child)
  return words
}

export interface Look {
  readonly kind: ParagraphKind
  readonly level: number
  readonly strong: boolean
  readonly emphasis: boolean
  readonly struck: boolean
  /** Pixels; null where nothing says it. */
  readonly size: number | null
  /** Line feeds are line ends. */
  readonly pre: boolean
  /** In a face whose letters are pictures: 3 and 4 of Webdings are arrows. */
  readonly symbols: boolean
  /** In an entry of a list within a list, as Word says it. */
  readonly isInner: boolean
}

export const plainLook: Look = {
  kind: 'paragraph',
  level: 0,
  strong: false,
  emphasis: false,
  struck: false,
  size: null,
  pre: false,
  symbols: false,
  isInner: false,
}

/** Where copied text carries its kind from one story to another. */
export const kindAttribute = 'data-jumpline'

const skipped = new Set(
  (
    'style script head title meta link template noscript xml svg img picture video audio embed iframe ' +
    'canvas input button select textarea datalist annotation annotation-xml noembed noframes'
  ).split(' '),
)

/** True for what no reader sees as text of the document. */
export function isUnseen(node: Markup, style: string): boolean {
  if (skipped.has(node.name) || node.isHidden) return true
  if (/(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/.test(style)) return true
  // Said to screen readers only.
  if (/clip\s*:\s*rect\(\s*[01](?:px)?[\s,]|clip-path\s*:\s*inset\(\s*(?:50|100)%/.test(style)) return true
  return isWordsOwn(node, style) || isNoteMark(node)
}

/** The raised number that leads to a note. */
function isNoteMark(node: Markup): boolean {
  if (node.name !== 'sup') return false
  const words = wordsOf(node)
  return /^\s*\[?\d{1,3}\]?\s*$/.test(words) && [...node.children].some((child) => child.name === 'a')
}

/** Comments, removed text and marks of notes, as Word writes them beside the text. */
function isWordsOwn(node: Markup, style: string): boolean {
  const name = node.attribute('class')
  if (/mso-element\s*:\s*(?:comment|header|footer|field-)/.test(style)) return true
  if (/\bmso(?:commentreference|comanchor|footnotereference|endnotereference|del)\b/i.test(name)) return true
  if (/mso-(?:footnote|endnote)-id/.test(style)) return true
  if (/mso-special-character\s*:\s*(?:footnote|comment)/.test(style)) return true
  return node.name === 'del' && (node.attribute('datetime') !== '' || node.attribute('cite') !== '')
}

export function lookInside(node: Markup, style: string, look: Look): Look {
  const level = levelOf(node, style)
  const weight = /font-weight\s*:\s*(\w+)/.exec(style)?.[1]
  const slant = /font-style\s*:\s*(\w+)/.exec(style)?.[1]
  const line = /text-decoration(?:-line)?\s*:\s*([^;]+)/.exec(style)?.[1]
  const space = /white-space(?:-collapse)?\s*:\s*([\w-]+)/.exec(style)?.[1]
  const face = /font-family\s*:\s*["']?([^,;"']+)/.exec(style)?.[1] ?? node.attribute('face').toLowerCase()
  return {
    kind: kindInside(node, style, level, look.kind),
    level: level === 0 ? look.level : level,
    // Word processors write the look into `style`, sometimes against the tag: it has the last word.
    strong:
      weight === undefined ? look.strong || node.name === 'b' || node.name === 'strong' : isBold(weight),
    emphasis:
      slant === undefined ? look.emphasis || node.name === 'i' || node.name === 'em' : slant !== 'normal',
    struck: look.struck || struckTags.has(node.name) || line?.includes('line-through') === true,
    size: sizeOf(node, style) ?? look.size,
    pre: space === undefined ? look.pre || node.name === 'pre' : /^(?:pre|break|preserve)/.test(space),
    isInner: look.isInner || /mso-list\s*:\s*\w+ level[2-9]/.test(style),
    symbols: face === '' ? look.symbols : /^(?:webdings|wingdings)\b/.test(face.trim()),
  }
}

const struckTags = new Set(['s', 'strike', 'del'])

function kindInside(node: Markup, style: string, level: number, kind: ParagraphKind): ParagraphKind {
  const own = node.attribute(kindAttribute)
  const named = paragraphKinds.find((one) => one === own)
  if (named !== undefined) return named
  if (level > 0) return 'crosshead'
  if (node.name === 'blockquote') return 'quote'
  return /mso-element\s*:\s*(?:footnote|endnote)/.test(style) ? 'note' : kind
}

function levelOf(node: Markup, style: string): number {
  const tag = /^h([1-6])$/.exec(node.name)?.[1]
  if (tag !== undefined) return Number(tag)
  const name = node.attribute('class')
  if (/\bMsoTitle\b/i.test(name)) return 1
  if (/\bMsoSubtitle\b/i.test(name)) return 2
  return Number(/mso-outline-level\s*:\s*([1-6])/.exec(style)?.[1] ?? 0)
}

function isBold(weight: string): boolean {
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
}

const inPixels: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, em: 16, rem: 16 }
const fontSizes = [10, 13, 16, 18, 24, 32, 48]
const headingSizes = [32, 24, 19, 16, 13, 11]

function sizeOf(node: Markup, style: string): number | null {
  const said = /font-size\s*:\s*([\d.]+)(px|pt|em|rem)/.exec(style)
  if (said !== null) return Number(said[1]) * (inPixels[said[2] ?? ''] ?? 1)
  if (node.name === 'font') return fontSizes[Number(node.attribute('size')) - 1] ?? null
  const level = /^h([1-6])$/.exec(node.name)?.[1]
  return level === undefined ? null : (headingSizes[Number(level) - 1] ?? null)
}
