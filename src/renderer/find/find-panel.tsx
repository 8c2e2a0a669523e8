// Finding and replacing over the whole issue: what is looked for at the top, every place of it below.

import { SearchX } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../model/issue.ts'
import { articlesIn, type Scope, scopes } from '../../model/query/article-scope.ts'
import type { FindAsk } from '../../model/query/find-words.ts'
import { pageLabel } from '../../model/query/labels.ts'
import type { Finding } from '../../model/query/search.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { notify } from '../state/notices.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Select } from '../ui/select.tsx'
import { ChangeList, chosenOf } from './change-list.tsx'
import { PutField, ReplacingButton, WordsField } from './find-fields.tsx'
import { useFind } from './find-store.ts'
import { goToText } from './go-to-text.ts'
import { writeTexts } from './replace.ts'
import { createSearch, mostPlaces, type SearchWish } from './run-search.ts'
import { useFieldFocus } from './use-field-focus.ts'
import { type Searched, useSearch } from './use-search.ts'
import { useSettled } from './use-settled.ts'

export function FindPanel() {
  const issue = useIssueStore(({ open }) => open?.issue ?? null)
  return issue === null ? null : <OpenFind issue={issue} />
}

const search = createSearch()

// Longer than the pause between two keys: while somebody types the list stays as it is.
const rest = 300

function useIssueSearch(issue: Issue): Searched & { readonly issue: Issue } {
  const settled = useSettled(issue, rest)
  const ask = useFind((find) => find.ask)
  const scope = useFind((find) => find.scope)
  const put = useFind((find) => (find.replacing ? find.put : null))
  const article = useViewStore((view) => (scope === 'article' ? view.article : null))
  const page = useViewStore((view) => (scope === 'page' ? view.page : null))
  const wish = useMemo((): SearchWish => {
    const articles = articlesIn(settled, scope, { article, page }).map((one) => one.article)
    return { issue: settled, articles, ask, put, pictures: true }
  }, [settled, scope, article, page, ask, put])
  return { ...useSearch(search, wish), issue: settled }
}

function OpenFind({ issue: now }: { readonly issue: Issue }) {
  const { t } = useTranslation()
  const { found, end, isCurrent, issue } = useIssueSearch(now)
  const ask = useFind((find) => find.ask)
  const replacing = useFind((find) => find.replacing)
  const isReadOnly = useIssueStore(({ open }) => open?.readOnly ?? true)
  const [left, setLeft] = useLeft(ask)
  const field = useFieldFocus('panel')
  const chosen = useMemo(
    () => (replacing ? chosenOf(issue, found, left) : []),
    [replacing, issue, found, left],
  )
  const isWhole = isCurrent && end === 'whole'
  const replace = (): void => {
    const articles = new Set(chosen.map(({ article }) => article)).size
    const made = writeTexts(
      chosen.map((place) => ({ ...place, put: place.put ?? '' })),
      (count) => ({ key: 'find.marks.issue', values: { words: ask.words, count } }),
    )
    if (made !== null && made > 0)
      notify({ tone: 'info', key: 'find.replaced', values: { places: made, articles } })
  }
  return (
    <div className="find-panel" role="search" aria-label={t('find.issueTitle')} data-testid="find-panel">
      <div className="find-ask">
        <WordsField
          ref={field}
          trouble={end === 'too-long' ? t('find.tooLong') : null}
          testId="find-issue-words"
        />
        {replacing && (
          <div className="find-line">
            <PutField testId="find-issue-put" />
            <Button
              look="primary"
              isDisabled={isReadOnly || !isWhole || chosen.length === 0}
              onPress={replace}
              testId="find-issue-replace"
            >
              {t('find.replaceChosen', { count: chosen.length })}
            </Button>
          </div>
        )}
        <div className="find-line">
          <ReplacingButton testId="find-issue-replacing" />
          <ScopeSelect issue={issue} />
        </div>
        <p className="find-count" role="status" data-testid="find-issue-count">
          <Count words={ask.words} found={found} end={isCurrent ? end : null} />
        </p>
      </div>
      {found.length > 0 && (
        <ChangeList
          key={JSON.stringify(ask)}
          issue={issue}
          changes={found}
          left={left}
          onLeft={setLeft}
          canChoose={replacing && !isReadOnly}
          onGo={goToText}
        />
      )}
      {ask.words !== '' && isCurrent && end === 'whole' && found.length === 0 && (
        <EmptyState icon={SearchX} title={t('find.none')}>
          {t('find.noneText')}
        </EmptyState>
      )}
    </div>
  )
}

type Left = ReadonlySet<string>

const noneLeft: Left = new Set()

/** Keys of places left out; other words are another list. */
function useLeft(ask: FindAsk): readonly [Left, (turn: (left: Left) => Left) => void] {
  const [held, setHeld] = useState<{ readonly ask: FindAsk; readonly left: Left }>({ ask, left: noneLeft })
  const turnLeft = useCallback(
    (turn: (left: Left) => Left) =>
      setHeld((before) => ({ ask, left: turn(before.ask === ask ? before.left : noneLeft) })),
    [ask],
  )
  return [held.ask === ask ? held.left : noneLeft, turnLeft]
}

function Count({
  words,
  found,
  end,
}: {
  readonly words: string
  readonly found: readonly Finding[]
  readonly end: Searched['end']
}) {
  const { t } = useTranslation()
  const articles = useMemo(() => new Set(found.map(({ article }) => article)).size, [found])
  if (words === '') return t('find.hint')
  if (end === 'too-many') return t('find.tooMany', { count: mostPlaces })
  const said = t('find.placesIn', { places: t('find.places', { count: found.length }), count: articles })
  return end === null ? `${said} …` : said
}

function ScopeSelect({ issue }: { readonly issue: Issue }) {
  const { t } = useTranslation()
  const scope = useFind((find) => find.scope)
  const page = useViewStore((view) => view.page)
  const label = page === null ? '' : pageLabel(issue, page)
  return (
    <Select<Scope>
      className="field find-scope"
      label={t('find.scope')}
      value={scope}
      options={scopes.map((one) => ({ value: one, label: t(`find.scopes.${one}`, { page: label }) }))}
      onChange={(value) => useFind.setState({ scope: value })}
      testId="find-scope"
      optionTestId="find-scope-option"
    />
  )
}
