// The printed lines in the story: the last character of each stands in an element of its own, after which the style
// sheet breaks the line. Nothing but the text itself is put beside the caret, and while an input method composes
// the lines stay as they are. A key changes the lines of the paragraph it was typed in; all others stay.

import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { ComposedArticle } from '../../compose/compose.ts'
import type { PlacedLine } from '../../compose/placed.ts'
import { isBody } from './convert.ts'
import { positionsAt } from './positions.ts'

interface LinesShown {
  readonly set: DecorationSet
  /** What is shown in each paragraph: as long as the node is the same one, its lines are. */
  readonly known: ReadonlyMap<Node, string>
}

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
  const lines = composed === null ? [] : lineEnds(state.doc, composed)
  const known = new Map<Node, string>()
  const old: Decoration[] = []
  const fresh: Decoration[] = []
  let next = 0
  state.doc.forEach((node, at) => {
    if (!isBody(node)) return
    const end = at + node.nodeSize
    const first = next
    while (next < lines.length && (lines[next]?.from ?? 0) < end) next += 1
    const own = lines.slice(first, next)
    const look = own.map(({ from, to, hyphen }) => `${from - at} ${to - at}${hyphen ? '-' : ''}`).join()
    known.set(node, look)
    if ((shown.known.get(node) ?? '') === look && (look !== '' || shown.known.has(node))) return
    old.push(...shown.set.find(at + 1, end - 1))
    fresh.push(...own.map(decorationOf))
  })
  if (old.length === 0 && fresh.length === 0 && known.size === shown.known.size) return null
  const set = shown.set.remove(old).add(state.doc, fresh)
  return state.tr.setMeta(key, { set, known } satisfies LinesShown)
}

function decorationOf({ from, to, hyphen }: LineEnd): Decoration {
  return Decoration.inline(from, to, { class: hyphen ? 'galley-end galley-hyphen' : 'galley-end' })
}

export function lineEnds(story: Node, composed: ComposedArticle): readonly LineEnd[] {
  const lines = composed.parts.flatMap((part) => part.lines)
  const starts = positionsAt(
    story,
    lines.map((line) => line.from),
  )
  return lines.flatMap((line, index) => {
    if (line.last) return []
    // The space a line ends with is of neither: here it stands at the end, so that it does not begin the next.
    const to = starts[index + 1] ?? afterSpaces(story, positionsAt(story, [line.to])[0] ?? 0)
    const from = to - lastCharacter(story, to).length
    return to > from ? [{ from, to, hyphen: isHyphenated(line) }] : []
  })
}

const softHyphen = '\u00ad'

function isHyphenated(line: PlacedLine): boolean {
  return line.runs.some((run) => run.text === softHyphen)
}

/** The character before a position, with both units of it where there are two. */
function lastCharacter(story: Node, position: number): string {
  const { parent, parentOffset } = story.resolve(position)
  return (
    /[\ud800-\udbff]?.$/s.exec(parent.textBetween(Math.max(0, parentOffset - 2), parentOffset))?.[0] ?? ''
  )
}

function afterSpaces(story: Node, position: number): number {
  const at = story.resolve(position)
  const rest = at.parent.textBetween(at.parentOffset, at.parent.content.size)
  return position + rest.length - rest.trimStart().length
}
