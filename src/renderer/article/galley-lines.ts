// The printed lines in the story: the last character of each stands in an element of its own, after which the style
// sheet breaks the line. Nothing but the text itself is put beside the caret, and while an input method composes
// the lines stay as they are. A key changes the lines of the paragraph it was typed in; all others stay.

import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { sameList } from '../../base/same-list.ts'
import type { ComposedArticle } from '../../compose/compose.ts'
import type { PlacedLine } from '../../compose/placed.ts'
import { positionsIn, printedParagraphs, type PrintedParagraph } from './positions.ts'

interface LinesShown {
  readonly set: DecorationSet
  /** The breaks that are shown in each paragraph: as long as the node is the same one, they stand. */
  readonly known: ReadonlyMap<Node, Breaks>
}

/** Where the lines of a paragraph begin in its printed text, and which of them end with a hyphen: two numbers a line. */
type Breaks = readonly number[]

const nothing: LinesShown = { set: DecorationSet.empty, known: new Map() }
const key = new PluginKey<LinesShown>('galley lines')

export function galleyLines(): Plugin<LinesShown> {
  return new Plugin({
    key,
    state: {
      init: () => nothing,
      apply(step, shown) {
        const next = step.getMeta(key) as LinesShown | undefined
        if (next !== undefined) return next
        return step.docChanged ? { ...shown, set: shown.set.map(step.mapping, step.doc) } : shown
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  })
}

/** The last character of a printed line that another one of its paragraph follows, as positions of the document. */
export interface LineEnd {
  readonly from: number
  readonly to: number
  /** It is printed with a hyphen that is not in the text. */
  readonly hyphen: boolean
}

/** Shows the lines of what was composed of this very document, or none; null where they are shown already. */
export function lineStep(state: EditorState, composed: ComposedArticle | null): Transaction | null {
  const shown = key.getState(state) ?? nothing
  const known = new Map<Node, Breaks>()
  const old: Decoration[] = []
  const fresh: Decoration[] = []
  for (const { paragraph, lines } of composed === null ? [] : linesByParagraph(state.doc, composed)) {
    const { node, at } = paragraph
    const breaks = breaksOf(lines)
    known.set(node, breaks)
    const before = shown.known.get(node)
    if (before !== undefined && sameList(before, breaks)) continue
    old.push(...shown.set.find(at + 1, at + node.nodeSize - 1))
    fresh.push(...endsOf(paragraph, lines).map(decorationOf))
  }
  // Where nothing is printed, or not any more, no line ends.
  state.doc.forEach((node, at) => {
    if (!known.has(node)) old.push(...shown.set.find(at + 1, at + node.nodeSize - 1))
  })
  if (old.length === 0 && fresh.length === 0 && known.size === shown.known.size) return null
  const set = shown.set.remove(old).add(state.doc, fresh)
  return state.tr.setMeta(key, { set, known } satisfies LinesShown)
}

interface ParagraphLines {
  readonly paragraph: PrintedParagraph
  /** As many as stand on pages. */
  readonly lines: readonly PlacedLine[]
}

function linesByParagraph(story: Node, composed: ComposedArticle): readonly ParagraphLines[] {
  const lines = composed.parts.flatMap((part) => part.lines)
  let next = 0
  return printedParagraphs(story).map((paragraph) => {
    const first = next
    while (next < lines.length && (lines[next]?.from ?? 0) <= paragraph.to) next += 1
    return { paragraph, lines: lines.slice(first, next) }
  })
}

function breaksOf(lines: readonly PlacedLine[]): Breaks {
  const begin = lines[0]?.from ?? 0
  return lines.flatMap((line) => [line.from - begin, isHyphenated(line) ? 1 : 0])
}

function decorationOf({ from, to, hyphen }: LineEnd): Decoration {
  return Decoration.inline(from, to, { class: hyphen ? 'galley-end galley-hyphen' : 'galley-end' })
}

export function lineEnds(story: Node, composed: ComposedArticle): readonly LineEnd[] {
  return linesByParagraph(story, composed).flatMap(({ paragraph, lines }) => endsOf(paragraph, lines))
}

function endsOf(paragraph: PrintedParagraph, lines: readonly PlacedLine[]): readonly LineEnd[] {
  const { node, at } = paragraph
  const starts = positionsIn(
    paragraph,
    lines.map((line) => line.from),
  )
  return lines.flatMap((line, index) => {
    if (line.last) return []
    // The space a line ends with is of neither: here it stands at the end, so that it does not begin the next.
    const to =
      (starts[index + 1] ?? afterSpaces(paragraph, positionsIn(paragraph, [line.to])[0] ?? 0)) - at - 1
    const from = to - lastCharacter(node, to).length
    return to > from ? [{ from: at + 1 + from, to: at + 1 + to, hyphen: isHyphenated(line) }] : []
  })
}

const softHyphen = '\u00ad'

function isHyphenated(line: PlacedLine): boolean {
  return line.runs.some((run) => run.text === softHyphen)
}

/** The character before a place in a paragraph, with both units of it where there are two. */
function lastCharacter(paragraph: Node, to: number): string {
  return /[\ud800-\udbff]?.$/s.exec(paragraph.textBetween(Math.max(0, to - 2), to))?.[0] ?? ''
}

function afterSpaces({ node, at }: PrintedParagraph, position: number): number {
  const rest = node.textBetween(position - at - 1, node.content.size)
  return position + rest.length - rest.trimStart().length
}
