// A pasted document to clips: paragraphs, headings, quotes, entries of lists and rows of tables, strong,
// emphasised and struck text, and nothing else. No style sheet is applied, no address is kept, no picture is
// fetched. `scan.ts` has bounded the document before.

import type { TextMarkKind } from '../../../model/issue.ts'
import { type Clip, type ClipSpan, clipText, plainClip } from './clip.ts'
import { type OpenList, nextMark, openList, wordMark } from './list-marks.ts'
import { isUnseen, type Look, lookInside, type Markup, plainLook, wordsOf } from './look.ts'
import { styleAttribute } from './scan.ts'

// A browser's parser makes none deeper.
const depthLimit = 512
// A row of a table that says more is no row of figures: its cells are columns of a page.
const rowLimit = 400

const mostSpans = 400

const blocks = new Set(
  (
    'p div section article header footer main aside nav ul ol menu dir li dl dt dd table caption tbody thead tfoot ' +
    'tr td th pre xmp plaintext listing blockquote figure figcaption address hr center fieldset legend form ' +
    'details summary h1 h2 h3 h4 h5 h6 body'
  ).split(' '),
)
/** Ways through a site are lists for their author only. */
const noList: OpenList = { style: null, upper: false, isInner: false, next: 1 }

const joined = new Set(['tr', 'td', 'th', 'nav'])

export function clipsOfMarkup(root: Markup): readonly Clip[] {
  const reader = createReader()
  readNode(root, reader, plainLook, null, 0)
  reader.close()
  return reader.clips
}

interface Reader {
  readonly clips: Clip[]
  /** Clips each cell of the row that is being read has given; null outside of rows. */
  row: number[] | null
  add(text: string, look: Look): void
  /** The mark of an entry: it stands before the next text, and makes a list of its paragraph. */
  mark(text: string): void
  close(): void
}

function createReader(): Reader {
  const clips: Clip[] = []
  let spans: ClipSpan[] = []
  let first: Look = plainLook
  let before = ''
  let hasWords = false
  return {
    clips,
    row: null,
    add(text, look) {
      if (!hasWords && !isBlank(text)) {
        first = before === '' || look.kind === 'crosshead' ? look : { ...look, kind: 'list' }
        hasWords = true
        if (before !== '') spans.push({ text: before, marks: [] })
        before = ''
      }
      spans.push({ text, marks: marksOf(look) })
    },
    mark(text) {
      before = text
    },
    close() {
      const joined = withoutPatchwork(trimSpans(joinSpans(spans)))
      const { kind, level, size } = first
      if (joined.length > 0) clips.push({ kind, level, size, spans: joined })
      spans = []
      hasWords = false
    },
  }
}

function marksOf({ kind, strong, emphasis, struck }: Look): readonly TextMarkKind[] {
  // A crosshead is strong as it is.
  return [
    ...(struck ? (['cut'] as const) : []),
    ...(strong && kind !== 'crosshead' ? (['strong'] as const) : []),
    ...(emphasis ? (['emphasis'] as const) : []),
  ]
}

function readNode(node: Markup, reader: Reader, look: Look, list: OpenList | null, depth: number): void {
  if (node.name === '#text') {
    readText(node.text, reader, look)
    return
  }
  const style = node.attribute(styleAttribute).toLowerCase()
  if (node.name === 'br') {
    // In a cell of a spreadsheet it divides words, not paragraphs.
    if (style.includes('mso-data-placement')) reader.add(' ', look)
    else reader.close()
    return
  }
  if (depth > depthLimit || isUnseen(node, style)) return
  if (/mso-list\s*:\s*ignore/.test(style)) {
    reader.mark(wordMark(wordsOf(node), look.isInner))
    return
  }
  const display = /(?:^|[;\s])display\s*:\s*([\w-]+)/.exec(style)?.[1]
  const isBlock =
    display === undefined ? blocks.has(node.name) : display !== 'inline' && isBoxed(node, display)
  if (isBlock) reader.close()
  readInside(node, reader, lookInside(node, style, look), listInside(node, style, reader, list), depth)
  if (isBlock) reader.close()
}

function isBoxed(node: Markup, display: string): boolean {
  return blocks.has(node.name) || /^(?:block|flex|grid|table|list-item)$/.test(display)
}

function listInside(node: Markup, style: string, reader: Reader, list: OpenList | null): OpenList | null {
  if (node.name === 'nav') return noList
  if ((node.name === 'ol' || node.name === 'ul') && list !== noList) return openList(node, style, list)
  if (node.name === 'li' && list !== null) {
    reader.close()
    reader.mark(nextMark(list, node))
  }
  return list
}

function readInside(node: Markup, reader: Reader, look: Look, list: OpenList | null, depth: number): void {
  const start = reader.clips.length
  const outer = reader.row
  if (node.name === 'tr') reader.row = []
  for (const child of node.children) readNode(child, reader, look, list, depth + 1)
  if (node.name === 'li') reader.mark('')
  if (!joined.has(node.name)) return
  reader.close()
  if (node.name === 'tr') joinRow(reader, start)
  // Ways through a site are not the copy, but they are seen: one paragraph, which one key press takes away.
  else if (node.name === 'nav') joinClips(reader.clips, start)
  else outer?.push(reader.clips.length - start)
  reader.row = outer
}

/** A row of a table is a paragraph, unless its cells are columns of a page. */
function joinRow({ clips, row }: Reader, start: number): void {
  if (row === null || row.some((count) => count > 1)) return
  const inRow = clips.slice(start)
  const length = inRow.reduce((sum, clip) => sum + clipText(clip).length, 0)
  const isAlike = inRow.every((clip) => clip.kind === inRow[0]?.kind)
  if (isAlike && length <= rowLimit) joinClips(clips, start)
}

function joinClips(clips: Clip[], start: number): void {
  const [first, ...rest] = clips.slice(start)
  if (first === undefined || rest.length === 0) return
  const spans = rest.flatMap((clip) => [...plainClip(' ').spans, ...clip.spans])
  clips.splice(start, clips.length - start, { ...first, spans: joinSpans([...first.spans, ...spans]) })
}

function readText(text: string, reader: Reader, look: Look): void {
  if (look.symbols) return
  if (!look.pre) {
    reader.add(tidy(text), look)
    return
  }
  for (const [index, line] of text.split(/\r\n|[\n\r]/).entries()) {
    if (index > 0) reader.close()
    reader.add(tidy(line), look)
  }
}

/** White space is one space; controls, object marks and spaces without width are dropped, format characters kept. */
export function tidy(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u2060\ufffc\ufeff\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/[\t\n\v\f\r \u00a0\u2028\u2029]+/g, ' ')
}

/** A paragraph that changes its look at every other word says nothing by it: its words are kept without. */
function withoutPatchwork(spans: readonly ClipSpan[]): readonly ClipSpan[] {
  return spans.length <= mostSpans ? spans : [{ text: spans.map((span) => span.text).join(''), marks: [] }]
}

function isBlank(text: string): boolean {
  return /^[\s\p{Cf}]*$/u.test(text)
}

function joinSpans(spans: readonly ClipSpan[]): readonly ClipSpan[] {
  const made: { readonly marks: ClipSpan['marks']; readonly texts: string[] }[] = []
  let endsWithSpace = false
  for (const span of spans) {
    // One space is enough where two spans meet.
    const text: string = endsWithSpace ? span.text.replace(/^ /, '') : span.text
    if (text === '') continue
    endsWithSpace = text.endsWith(' ')
    const last = made.at(-1)
    // Gathered and joined once: a document may have a hundred thousand spans in one paragraph.
    if (last?.marks.join() === span.marks.join()) last.texts.push(text)
    else made.push({ marks: span.marks, texts: [text] })
  }
  return made.map(({ marks, texts }) => ({ marks, text: texts.join('') }))
}

/** Leading and trailing space goes, the two-em indent of Chinese copy included: the page sets its own. */
function trimSpans(spans: readonly ClipSpan[]): readonly ClipSpan[] {
  const first = spans.findIndex((span) => !isBlank(span.text))
  if (first < 0) return []
  const last = spans.findLastIndex((span) => !isBlank(span.text))
  return spans.slice(first, last + 1).map((span, index, kept) => {
    const text = index === 0 ? span.text.trimStart() : span.text
    return { ...span, text: index === kept.length - 1 ? text.trimEnd() : text }
  })
}
