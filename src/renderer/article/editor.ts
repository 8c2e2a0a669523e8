// The ProseMirror view of one article. The store is the truth: what is typed goes there as edits, what
// changes there comes back as the smallest step. While an input method composes, nothing is put into the
// editor and nothing is sent; both are made up for when it is done.

import { keydownHandler } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { type Command, EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import { EditorView } from 'prosemirror-view'
import type { Mint } from '../../base/ids.ts'
import type { ComposedArticle } from '../../compose/compose.ts'
import type { Edit } from '../../model/edit/edit.ts'
import { type Article, type ParagraphKind, type TextMarkKind, textMarkKinds } from '../../model/issue.ts'
import { isBody, storyDocument, storyEdits } from './convert.ts'
import { galleyLines, lineStep } from './galley-lines.ts'
import type { Clip, ClipFault } from './paste/clip.ts'
import { clipboardHandlers, closedClipboard } from './paste/clipboard.ts'
import { insertStep } from './paste/insert.ts'
import { bodyStart, isInBody, positionAt, printedOffset } from './positions.ts'
import { markType } from './schema.ts'
import { smartTyping } from './smart-typing.ts'
import { storyIds } from './story-ids.ts'
import { storyLimit } from './story-limit.ts'
import { type StoryActions, storyKeymap } from './story-keys.ts'
import { syncStep } from './sync.ts'

export interface EditorParts {
  readonly host: HTMLElement
  /** As the store has it now; null when it is gone. */
  readonly article: () => Article | null
  readonly mint: Mint
  readonly language: string
  readonly label: string
  readonly isReadOnly: () => boolean
  readonly actions: StoryActions
  /** False when they were refused. `base`: the article that was typed over; the store may have another one by now. */
  readonly onEdits: (edits: readonly Edit[], gesture: StoryGesture, base: Article) => boolean
  /** Offset of the caret in the printed text; null in a field. */
  readonly onCaret: (offset: number | null) => void
  readonly onLook: (look: StoryLook) => void
  /** Something can't be pasted. */
  readonly onRefused: (fault: ClipFault) => void
  /** Something was pasted: the article before and after. */
  readonly onPasted: (before: Article, after: Article, clips: readonly Clip[]) => void
  /** The article as it is set, while its printed lines are shown; else null. */
  readonly lines: () => ComposedArticle | null
  /** A paragraph would have grown too long. */
  readonly onTooLong: () => void
}

/** Typing joins what was typed just before; setting a mark or a kind, and pasting, are steps of their own. */
export type StoryGesture = 'type' | 'paste' | 'format'

/** What the buttons over the story show: where the caret is. */
export interface StoryLook {
  /** Null in a field. */
  readonly kind: ParagraphKind | null
  readonly marks: readonly TextMarkKind[]
}

export interface StoryEditing {
  readonly view: EditorView
  /** Takes in what changed in the store. */
  readonly follow: () => void
  /** Breaks the lines where they are printed, or nowhere for null. */
  readonly breakLines: (composed: ComposedArticle | null) => void
  /** Sends what is typed but not sent yet. */
  readonly flush: () => void
  readonly run: (command: Command) => void
  readonly select: (offset: number) => void
  readonly focus: () => void
  readonly caret: () => number | null
  readonly look: () => StoryLook
  /** Calls back when a composition has ended and what it wrote is in the store; the answer ends that. */
  readonly onSettled: (run: () => void) => () => void
  readonly destroy: () => void
}

// ProseMirror takes up to 20 ms after the browser's event to see a composition as ended.
const composeEnd = 30

export function createStoryEditing(article: Article, parts: EditorParts): StoryEditing {
  let wanted: ReturnType<typeof setTimeout> | undefined
  let look = ''
  const settled = new Set<() => void>()
  /** The article the document was made from: what differs from it was typed here, and nothing else. */
  let base = article
  let isDispatching = false
  const handlers = clipboardHandlers({
    refuse: parts.onRefused,
    put(clips) {
      const before = base
      view.dispatch(insertStep(view.state, clips))
      if (base !== before) parts.onPasted(before, base, clips)
    },
  })
  const keys = keydownHandler(storyKeymap(parts.actions))
  const story = storyDocument(article, parts.mint)

  const view = new EditorView(parts.host, {
    state: EditorState.create({
      doc: story,
      // The caret waits at the start of the text.
      selection: TextSelection.near(story.resolve(bodyStart(story))),
      plugins: [
        storyIds(parts.mint),
        storyLimit(parts.onTooLong),
        galleyLines(),
        smartTyping(parts.language),
      ],
    }),
    editable: () => !parts.isReadOnly(),
    attributes: {
      role: 'textbox',
      tabindex: '0',
      'aria-multiline': 'true',
      'aria-label': parts.label,
      lang: parts.language,
      spellcheck: 'false',
      translate: 'no',
      class: 'story-text',
    },
    handleKeyDown(editor, event) {
      const taken = keys(editor, event)
      // The window has commands under some of these keys too: one press does one thing.
      if (taken) event.stopPropagation()
      return taken
    },
    ...closedClipboard,
    dispatchTransaction: dispatch,
    // Mostly the caret is in sight while one types: all that might scroll need not be measured then.
    handleScrollToSelection: (editor) => sightOf(editor, editor.state.selection.head)?.isSeen ?? false,
    handleDOMEvents: {
      ...handlers,
      keydown(_view, event) {
        if (!event.isComposing) hearCaret()
        return false
      },
      compositionend: afterComposition,
      blur: afterComposition,
      beforeinput: historyInput,
    },
  })

  /**
   * The browser tells of a caret that moved in a task of its own, which comes late when there is much to draw. Until
   * then a key would act where the caret was, and what is drawn would put it back there: so ProseMirror is told now.
   */
  function hearCaret(): void {
    if (isDispatching || view.composing || !view.hasFocus() || isCaretHeard(view)) return
    view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
  }

  function dispatch(step: Transaction): void {
    // What is sent may be drawn at once, and what is drawn comes back here.
    const outer = isDispatching
    isDispatching = true
    try {
      take(step)
    } finally {
      isDispatching = outer
    }
  }

  function take(step: Transaction): void {
    const next = view.state.apply(step)
    const isSent = step.docChanged && send(next.doc, gestureOf(step))
    // What was typed and the lines it makes are shown by one change of the elements.
    const isKept = isSent && isAsKept(next.doc)
    view.updateState(isKept ? withLines(next) : next)
    if (isSent && !isKept) pull()
    if (step.docChanged || step.selectionSet || step.storedMarksSet) tell()
  }

  function flush(): void {
    if (send(view.state.doc, 'type')) pull()
  }

  /** False while nothing may be sent, and when it was refused: that stays in the editor, where its writer sees it. */
  function send(story: Node, gesture: StoryGesture): boolean {
    if (view.composing || view.isDestroyed || parts.article() === null) return false
    const edits = storyEdits(base, story)
    return edits.length === 0 || parts.onEdits(edits, gesture, base)
  }

  /** True when the store has what the document says; what is typed from here on is compared with that. */
  function isAsKept(story: Node): boolean {
    const now = parts.article()
    if (now === null) return false
    base = now
    return storyEdits(now, story).length === 0
  }

  function withLines(state: EditorState): EditorState {
    const step = lineStep(state, parts.lines())
    return step === null ? state : state.apply(step)
  }

  function follow(): void {
    if (parts.article() === base) return
    hearCaret()
    // What is typed and not sent yet goes first: it must not be taken for a change of the store.
    flush()
  }

  /** Brings the document to what the store has. */
  function pull(): void {
    if (isAsKept(view.state.doc)) return
    const step = syncStep(view.state, storyDocument(base, parts.mint))
    if (step !== null) view.dispatch(step)
  }

  function afterComposition(): boolean {
    clearTimeout(wanted)
    wanted = setTimeout(() => {
      if (view.composing) {
        afterComposition()
        return
      }
      flush()
      for (const run of settled) run()
    }, composeEnd)
    return false
  }

  /** The browser's own undo, from its menu or a touch bar: there is one history, and it is the issue's. */
  function historyInput(_view: EditorView, event: InputEvent): boolean {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
    event.preventDefault()
    if (event.inputType === 'historyUndo') parts.actions.undo()
    else parts.actions.redo()
    return true
  }

  function tell(): void {
    parts.onCaret(caret())
    const next = lookOf(view.state)
    const key = `${next.kind ?? ''} ${next.marks.join()}`
    if (key === look) return
    look = key
    parts.onLook(next)
  }

  function caret(): number | null {
    const { doc, selection } = view.state
    return isInBody(doc, selection.head) ? printedOffset(doc, selection.head) : null
  }

  function breakLines(composed: ComposedArticle | null): void {
    if (view.isDestroyed || view.composing) return
    // What was composed is of the article as it is: the document must be, too.
    follow()
    hearCaret()
    const step = lineStep(view.state, composed)
    if (step !== null) view.dispatch(step)
  }

  return {
    view,
    follow,
    breakLines,
    flush,
    run(command) {
      hearCaret()
      view.focus()
      command(view.state, view.dispatch, view)
    },
    select(offset) {
      if (view.composing) return
      const place = view.state.doc.resolve(positionAt(view.state.doc, offset))
      view.dispatch(view.state.tr.setSelection(TextSelection.near(place)))
      showPlace(view, place.pos)
    },
    focus: () => view.focus(),
    caret,
    look: () => lookOf(view.state),
    onSettled(run) {
      settled.add(run)
      return () => settled.delete(run)
    },
    destroy() {
      clearTimeout(wanted)
      view.destroy()
    },
  }
}

/** True when the browser's caret is where ProseMirror has it. */
function isCaretHeard(view: EditorView): boolean {
  const { anchor, head } = view.state.selection
  const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? {}
  const isAt = (node: globalThis.Node | null | undefined, offset = 0, place: number): boolean =>
    node !== null && node !== undefined && view.dom.contains(node) && view.posAtDOM(node, offset) === place
  return isAt(focusNode, focusOffset, head) && isAt(anchorNode, anchorOffset, anchor)
}

function gestureOf(step: Transaction): StoryGesture {
  if (step.getMeta('paste') === true) return 'paste'
  return step.steps.every((one) => one instanceof ReplaceStep) ? 'type' : 'format'
}

/** Scrolls a place into view. ProseMirror itself does so only while it has the keyboard. */
export function showPlace(view: EditorView, position: number): void {
  const sight = sightOf(view, position)
  // A third down, so that what comes before can be read too.
  if (sight?.isSeen === false) sight.scroller.scrollTop += sight.below - sight.height / 3
}

interface Sight {
  readonly scroller: Element
  /** CSS pixels: of what is seen of the story, and from its upper edge to the place. */
  readonly height: number
  readonly below: number
  readonly isSeen: boolean
}

function sightOf(view: EditorView, position: number): Sight | null {
  const scroller = view.dom.closest('.story-scroller')
  if (scroller === null) return null
  const box = scroller.getBoundingClientRect()
  const { top, bottom } = view.coordsAtPos(position)
  return {
    scroller,
    height: box.height,
    below: top - box.top,
    isSeen: top >= box.top && bottom <= box.bottom,
  }
}

function lookOf(state: EditorState): StoryLook {
  const { $from, from, to, empty } = state.selection
  const node = $from.depth === 0 ? null : $from.node(1)
  const active = state.storedMarks ?? $from.marks()
  return {
    kind: node !== null && isBody(node) ? (node.type.name as ParagraphKind) : null,
    marks: textMarkKinds.filter((kind) =>
      empty ? markType(kind).isInSet(active) !== undefined : state.doc.rangeHasMark(from, to, markType(kind)),
    ),
  }
}
