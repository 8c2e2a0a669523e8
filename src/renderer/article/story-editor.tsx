// The story beside the page: its fields and text to write in, whether it fits, and where its printed lines
// and parts end.

import { Newspaper } from 'lucide-react'
import type { Command } from 'prosemirror-state'
import { memo, type RefCallback, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ArticleId } from '../../base/ids.ts'
import { type Article, storyFields } from '../../model/issue.ts'
import { shiftMark, type ShiftWay } from '../desk/undo.ts'
import { composedNow, mint, useComposedArticle } from '../state/composer.ts'
import { currentIssue, currentOpen } from '../state/issue-store.ts'
import { notify } from '../state/notices.ts'
import { inSpareTime } from '../state/spare-time.ts'
import { useBeside } from '../state/use-later.ts'
import { type Caret, useViewStore } from '../state/view-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { changeStory } from './article-actions.ts'
import { toggleGalley } from './article-commands.ts'
import { createStoryEditing, type StoryEditing, type StoryLook } from './editor.ts'
import { FitReadout } from './fit-readout.tsx'
import { type GalleyType, useGalleySize, useGalleyType } from './galley-size.ts'
import { Galley } from './galley.tsx'
import { letOfferGo, offerPasted, takeOffer } from './paste-offer.ts'
import { PasteOfferBar } from './paste-offer-bar.tsx'
import { ReviewMarks } from '../review/review-marks.tsx'
import { tellOpenStory } from './open-story.ts'
import { useStoryFocus } from './story-focus.ts'
import { StoryBar } from './story-bar.tsx'
import { StoryFind } from './story-find.tsx'
import { StoryWords } from './story-words.tsx'
import { CopyfitStrip } from './copyfit/strip.tsx'
import './story-editor.css'

export const StoryEditor = memo(function StoryEditor() {
  const { t } = useTranslation()
  const id = useViewStore((view) => view.article)
  const article = useBeside(
    useCallback(({ open }) => (id === null ? undefined : open?.issue.articles.get(id)), [id]),
  )
  if (article !== undefined) return <OpenStory key={article.id} article={article} />
  return (
    <div className="story" data-testid="story-editor">
      <EmptyState icon={Newspaper} title={t('article.none')}>
        {t('article.noneText')}
      </EmptyState>
    </div>
  )
})

function OpenStory({ article }: { readonly article: Article }) {
  const { t } = useTranslation()
  const composed = useComposedArticle(article.id)
  const [look, setLook] = useState<StoryLook>({ kind: null, marks: [] })
  const { editing, attach } = useStoryEditing(article, setLook)
  const galley = useViewStore((view) => view.galley)
  const run = useCallback((command: Command) => editing?.run(command), [editing])
  const labels = useMemo(() => fieldLabels(t), [t])
  const type = useGalleyType(composed)
  const size = useGalleySize(editing?.view.dom ?? null, galley ? (type?.measure ?? 0) : 0)
  return (
    <div className="story" data-testid="story-editor">
      <FitReadout article={article} composed={composed} />
      <StoryBar article={article.id} rank={article.rank} kind={article.kind} look={look} run={run} />
      {editing !== null && <StoryFind article={article} editing={editing} />}
      {editing !== null && <StoryWords article={article} editing={editing} />}
      <div className="story-scroller">
        <div
          className={`story-sheet${galley && type !== null ? ' story-galley' : ''}`}
          style={{ ...labels, ...galleyStyle(type, size) }}
        >
          <div ref={attach} />
          {editing !== null && <Galley composed={composed} editing={editing} showLines={galley} />}
        </div>
      </div>
      {editing !== null && <CopyfitStrip article={article} editing={editing} />}
      <PasteOfferBar article={article} />
      {editing !== null && <ReviewMarks article={article} editing={editing} />}
    </div>
  )
}

function galleyStyle(type: GalleyType | null, size: number): Record<string, string> {
  return type === null ? {} : { '--galley-face': type.family, '--galley-size': `${String(size)}px` }
}

/** Labels beside the fields, given to the style sheet: the editor's own elements stay the editor's. */
function fieldLabels(t: TFunction): Record<string, string> {
  return Object.fromEntries(
    storyFields.map((name) => [`--label-${name}`, JSON.stringify(t(`article.fields.${name}`))]),
  )
}

/** The wish for the keyboard that was met last: an editor that opens later must not meet it again. */
let met = 0

interface OpenEditing {
  /** Null until its element is there. */
  readonly editing: StoryEditing | null
  readonly attach: RefCallback<HTMLDivElement>
}

function useStoryEditing(article: Article, onLook: (look: StoryLook) => void): OpenEditing {
  const { t } = useTranslation()
  const [editing, setEditing] = useState<StoryEditing | null>(null)
  const { id } = article
  const label = t('article.title')
  const attach = useCallback<RefCallback<HTMLDivElement>>(
    (element) => {
      const now = currentIssue()?.articles.get(id)
      if (element === null || now === undefined) return undefined
      const made = openEditing(now, element, label, onLook)
      setEditing(made)
      onLook(made.look())
      const close = tellOpenStory(made)
      return () => {
        close()
        made.flush()
        made.destroy()
        setEditing(null)
      }
    },
    [id, label, onLook],
  )

  // Follows undo and every other change of the article.
  useLayoutEffect(() => editing?.follow(), [editing, article])

  // Follows a click on the page. Heard outside of drawing: while typing, the caret moves at every key.
  useEffect(() => {
    if (editing === null) return undefined
    const follow = (caret: Caret | null): void => {
      if (caret?.article !== id || editing.view.hasFocus() || editing.caret() === caret.offset) return
      editing.select(caret.offset)
    }
    follow(useViewStore.getState().caret)
    return useViewStore.subscribe((view, before) => {
      if (view.caret !== before.caret) follow(view.caret)
    })
  }, [editing, id])

  const { wish } = useStoryFocus()
  useEffect(() => {
    if (editing === null || wish === met) return
    met = wish
    editing.focus()
  }, [editing, wish])
  return { editing, attach }
}

function openEditing(
  article: Article,
  host: HTMLElement,
  label: string,
  onLook: (look: StoryLook) => void,
): StoryEditing {
  const { id } = article
  let notYet = (): void => undefined
  const shift = (way: ShiftWay) => (): void => {
    editing.flush()
    shiftMark(way)
  }
  const editing = createStoryEditing(article, {
    host,
    article: () => currentIssue()?.articles.get(id) ?? null,
    mint,
    language: currentIssue()?.publication.language ?? '',
    label,
    isReadOnly: () => currentOpen()?.readOnly === true,
    actions: {
      undo: shift('undo'),
      redo: shift('redo'),
      galley: toggleGalley,
      takePasted: takeOffer,
      leave: leaveStory,
    },
    onEdits: changeStory,
    onCaret(offset) {
      // The caret on the page follows when the frame that shows the key is done.
      notYet()
      notYet = inSpareTime(() => tellCaret(id, offset, editing), soon)
    },
    onLook,
    lines: () => (useViewStore.getState().galley ? composedNow(id) : null),
    onRefused: (fault) => notify({ tone: 'warning', key: `paste.faults.${fault}` }),
    onPasted: offerPasted,
    onTooLong: () => notify({ tone: 'warning', key: 'faults.refusal.text-too-long' }),
  })
  return editing
}

// Milliseconds.
const soon = 50

/** Only a caret that is being typed with moves the one on the page. */
function tellCaret(article: ArticleId, offset: number | null, editing: StoryEditing): void {
  if (editing.view.isDestroyed || !editing.view.hasFocus()) return
  const { caret, setCaret } = useViewStore.getState()
  if (offset === null) {
    if (caret !== null) setCaret(null)
  } else if (caret?.article !== article || caret.offset !== offset) setCaret({ article, offset })
}

/** Escape lets an offer go; else it gives the keyboard back to the story's block on the page. */
function leaveStory(): void {
  if (letOfferGo()) return
  const { article } = useViewStore.getState()
  const block = document.querySelector(`[data-testid="block"][data-article="${CSS.escape(article ?? '')}"]`)
  if (block instanceof HTMLElement) block.focus()
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
