// Finding and replacing in the open story: the bar over it, and the way to a place that the panel over the whole issue
// asked for.

import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../model/issue.ts'
import type { Finding } from '../../model/query/search.ts'
import { PutField, ReplacingButton, WordsField } from '../find/find-fields.tsx'
import { closeBar, useFind } from '../find/find-store.ts'
import { writeTexts } from '../find/replace.ts'
import { articleNameNow, useIssueStore } from '../state/issue-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import type { StoryEditing } from './editor.ts'
import { spanAt } from './story-places.ts'
import { selectSpan, useStoryMatches } from './use-story-matches.ts'
import { useFieldFocus } from '../find/use-field-focus.ts'
import '../find/find.css'

export interface StoryFindProps {
  readonly article: Article
  readonly editing: StoryEditing
}

export function StoryFind(props: StoryFindProps) {
  const isOpen = useFind((find) => find.bar)
  useGoal(props)
  return isOpen ? <FindBar {...props} /> : null
}

/** The goal that was reached last: an editor that opens later must not go there again. */
let reached = 0

function useGoal({ article, editing }: StoryFindProps): void {
  const goal = useFind((find) => find.goal)
  useEffect(() => {
    if (goal === null || goal.turn === reached || goal.place.article !== article.id) return
    reached = goal.turn
    const span = spanAt(editing.view.state.doc, goal.place)
    if (span === null) return
    selectSpan(editing, span)
    editing.focus()
  }, [goal, article.id, editing])
}

function FindBar({ article, editing }: StoryFindProps) {
  const { t } = useTranslation()
  const words = useFind((find) => find.ask.words)
  const replacing = useFind((find) => find.replacing)
  const isReadOnly = useIssueStore(({ open }) => open?.readOnly ?? true)
  const { spans, now, end, step, goOnFrom } = useStoryMatches(article, editing)
  const field = useFieldFocus('bar')
  useSteps(step)

  const write = (places: readonly Finding[]): void => {
    // What was typed and not sent yet goes first.
    editing.flush()
    writeTexts(
      places.map((place) => ({ ...place, put: place.put ?? '' })),
      (count) => ({
        key: 'find.marks.story',
        values: { words, headline: articleNameNow(article.id), count },
      }),
    )
  }
  const replaceOne = (): void => {
    const span = spans[now]
    if (span === undefined) {
      step(1)
      return
    }
    goOnFrom(span.from + (span.found.put ?? '').length)
    write([span.found])
  }
  const leave = (): void => {
    closeBar()
    editing.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, onEnter: () => void): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') leave()
    else onEnter()
  }
  const canReplace = !isReadOnly && spans.length > 0
  return (
    <div className="find-bar" role="search" aria-label={t('find.title')} data-testid="find-bar">
      <WordsField
        ref={field}
        trouble={end === 'too-long' ? t('find.tooLong') : null}
        onKeyDown={(event) => onKeyDown(event, () => step(event.shiftKey ? -1 : 1))}
        testId="find-words"
      />
      {replacing && (
        <div className="find-line">
          <PutField onKeyDown={(event) => onKeyDown(event, replaceOne)} testId="find-put" />
          <Button isDisabled={!canReplace} onPress={replaceOne} testId="find-replace-one">
            {t('find.replaceOne')}
          </Button>
          <Button
            isDisabled={!canReplace}
            onPress={() => write(spans.map(({ found }) => found))}
            testId="find-replace-all"
          >
            {t('find.replaceAll')}
          </Button>
        </div>
      )}
      <div className="find-line">
        <ReplacingButton testId="find-replacing" />
        <span className="find-count" role="status" data-testid="find-count">
          {words === '' ? '' : countWords(t, spans.length, now)}
        </span>
        <IconButton
          icon={ChevronUp}
          label={t('find.commands.previous')}
          shortcut="Shift+F3"
          onPress={() => step(-1)}
        />
        <IconButton
          icon={ChevronDown}
          label={t('find.commands.next')}
          shortcut="F3"
          onPress={() => step(1)}
        />
        <IconButton icon={X} label={t('find.close')} shortcut="Esc" onPress={leave} testId="find-close" />
      </div>
    </div>
  )
}

function countWords(t: TFunction, count: number, now: number): string {
  if (count === 0) return t('find.none')
  return now < 0 ? t('find.places', { count }) : t('find.placeOf', { number: now + 1, count })
}

/** Steps that a command or a key asked for. */
function useSteps(step: (by: 1 | -1) => void): void {
  const asked = useFind((find) => find.step)
  useEffect(() => {
    if (stepped === asked.turn) return
    stepped = asked.turn
    step(asked.by)
  }, [asked, step])
}

/** The step that was made last. */
let stepped = 0
