// A Markdown document to the paragraphs of an article. Everything is taken as text: markup of HTML stays
// visible, links keep their words, nothing is fetched and nothing can run.
//
// A document that says it is exact was written by `src/export/text`: its paragraphs are taken as they stand, and
// three tags and an empty line, which Markdown has no sure mark for, are read.

import MarkdownIt, { type StateInline, type Token } from 'markdown-it'
import type { Mark, ParagraphKind, TextMarkKind } from '../model/issue.ts'
import { joint } from '../model/text/sentences.ts'
import { usualMarker } from '../model/text/list-items.ts'
import type { CopyParagraph } from './copy.ts'
import { trimLine } from './decode-text.ts'

export interface MarkdownBody {
  /** The document's first-level heading, when it begins with one. */
  readonly title: string
  readonly paragraphs: readonly CopyParagraph[]
  /** Picture files the text shows, with their captions. */
  readonly pictures: readonly { readonly path: string; readonly caption: string }[]
}

function makeReader(): InstanceType<typeof MarkdownIt> {
  const reader = new MarkdownIt('commonmark', { html: false, linkify: false, typographer: false })
  reader.enable('strikethrough')
  // A line that an author indented is a paragraph, not code.
  reader.disable(['code', 'html_block', 'html_inline', 'reference', 'lheading'])
  return reader
}

const markdown = makeReader()
const exactMarkdown = makeReader()
exactMarkdown.inline.ruler.before('autolink', 'exact_tag', readExactTag)

/** Tags of exact documents, with the tokens they are; `empty` is a paragraph without a character. */
const exactTags: Readonly<Record<string, string>> = {
  '<strong>': 'strong_open',
  '</strong>': 'strong_close',
  '<em>': 'em_open',
  '</em>': 'em_close',
  '<del>': 's_open',
  '</del>': 's_close',
  '<br>': 'empty',
}

function readExactTag(state: StateInline, silent: boolean): boolean {
  const tag = /^<\/?[a-z]+>/.exec(state.src.slice(state.pos, state.pos + 9))?.[0] ?? ''
  const type = exactTags[tag]
  if (type === undefined) return false
  // Without nesting: a stray end is then harmless.
  if (!silent) state.push(type, '', 0)
  state.pos += tag.length
  return true
}

const opening: Readonly<Record<string, TextMarkKind>> = {
  strong_open: 'strong',
  em_open: 'emphasis',
  s_open: 'cut',
}
const closing: Readonly<Record<string, TextMarkKind>> = {
  strong_close: 'strong',
  em_close: 'emphasis',
  s_close: 'cut',
}

export function readMarkdown(text: string, isExact = false): MarkdownBody {
  const paragraphs: CopyParagraph[] = []
  const pictures: { readonly path: string; readonly caption: string }[] = []
  let title = ''
  let heading = 0
  // For each quotation around what is read, whether it is a note.
  const quotes: boolean[] = []
  const lists: { next: number | null }[] = []
  let marker = ''

  for (const token of (isExact ? exactMarkdown : markdown).parse(text, {})) {
    switch (token.type) {
      case 'heading_open':
        heading = Number(token.tag.slice(1))
        break
      case 'heading_close':
        heading = 0
        break
      case 'blockquote_open':
        quotes.push(false)
        break
      case 'blockquote_close':
        quotes.pop()
        break
      case 'bullet_list_open':
        lists.push({ next: null })
        break
      case 'ordered_list_open':
        lists.push({ next: Number(token.attrGet('start') ?? 1) })
        break
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop()
        break
      case 'list_item_open': {
        const list = lists.at(-1)
        marker = list === undefined ? '' : list.next === null ? usualMarker : `${list.next}. `
        if (isExact) marker = exactMarker(token)
        if (list !== undefined && list.next !== null) list.next += 1
        break
      }
      case 'fence':
        for (const line of token.content.split('\n')) addLine(paragraphs, line, 'paragraph')
        break
      case 'inline': {
        const isTitle = !isExact && heading === 1 && title === '' && paragraphs.length === 0
        const children = token.children ?? []
        const startsNote = quotes.length > 0 && noteStart.test(token.content)
        if (startsNote) quotes.splice(-1, 1, true)
        const kind = kindOf(heading, quotes, lists.length)
        const lines = inlineLines(startsNote ? withoutFirstLine(children) : children, marker, pictures)
        marker = ''
        if (isExact) {
          const isEmpty = children.some((child) => child.type === 'empty')
          for (const line of lines) if (line.text !== '' || isEmpty) paragraphs.push({ kind, ...line })
        } else if (isTitle) title = trimLine(lines.map((line) => line.text).join(' '))
        else for (const line of lines) addParagraph(paragraphs, { kind, ...line })
        break
      }
      default:
    }
  }
  return { title, paragraphs, pictures }
}

// `> [!NOTE]`: the mark that code hosts made common for a note among the text.
const noteStart = /^\[!NOTE\][ \t]*(?:\n|$)/

function withoutFirstLine(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex((token) => token.type === 'softbreak' || token.type === 'hardbreak')
  return end < 0 ? [] : tokens.slice(end + 1)
}

/** What an item of an exact document begins with: `*` and `+` leave it to the item's own text. */
function exactMarker({ markup, info }: Token): string {
  if (markup === '-') return usualMarker
  return markup === '*' || markup === '+' ? '' : `${info}${markup} `
}

function kindOf(heading: number, quotes: readonly boolean[], lists: number): ParagraphKind {
  if (heading > 0) return 'crosshead'
  if (quotes.at(-1) === true) return 'note'
  if (quotes.length > 0) return 'quote'
  return lists > 0 ? 'list' : 'paragraph'
}

function addLine(paragraphs: CopyParagraph[], line: string, kind: ParagraphKind): void {
  addParagraph(paragraphs, { kind, text: line, marks: [] })
}

interface Line {
  readonly text: string
  readonly marks: readonly Mark[]
}

/** Inline tokens to one line for each hard break. */
function inlineLines(
  tokens: readonly Token[],
  marker: string,
  pictures: { readonly path: string; readonly caption: string }[],
): readonly Line[] {
  const lines: Line[] = []
  let text = marker
  let marks: Mark[] = []
  const open = new Map<TextMarkKind, number>()
  const endLine = (): void => {
    const stillOpen = [...open]
    for (const [kind, from] of stillOpen) if (text.length > from) marks.push({ kind, from, to: text.length })
    lines.push({ text, marks: ordered(marks) })
    text = ''
    marks = []
    for (const [kind] of stillOpen) open.set(kind, 0)
  }
  for (const [index, token] of tokens.entries()) {
    const starts = opening[token.type]
    const ends = closing[token.type]
    if (starts !== undefined) {
      if (!open.has(starts)) open.set(starts, text.length)
    } else if (ends !== undefined) {
      const from = open.get(ends)
      if (from !== undefined && text.length > from) marks.push({ kind: ends, from, to: text.length })
      open.delete(ends)
    } else if (token.type === 'hardbreak') {
      endLine()
    } else if (token.type === 'softbreak') {
      text += joint(text, nextText(tokens, index))
    } else if (token.type === 'image') {
      pictures.push({ path: String(token.attrGet('src') ?? ''), caption: token.content })
    } else {
      text += token.content
    }
  }
  endLine()
  return lines
}

function nextText(tokens: readonly Token[], index: number): string {
  return tokens.slice(index + 1).find((token) => token.content !== '')?.content ?? ''
}

function ordered(marks: readonly Mark[]): readonly Mark[] {
  return marks.toSorted((left, right) => left.from - right.from || left.to - right.to)
}

/** Adds a paragraph without its indent; marks move along. An empty one is left out. */
function addParagraph(paragraphs: CopyParagraph[], paragraph: CopyParagraph): void {
  const flat = paragraph.text.replaceAll(/[\t\n]/g, ' ')
  const lead = flat.length - flat.replace(/^[\s\u3000]+/, '').length
  const text = trimLine(flat)
  if (text === '') return
  const within = (offset: number): number => Math.min(Math.max(offset - lead, 0), text.length)
  const marks = paragraph.marks
    .map((mark) => ({ ...mark, from: within(mark.from), to: within(mark.to) }))
    .filter((mark) => mark.to > mark.from)
  paragraphs.push({ ...paragraph, text, marks })
}
