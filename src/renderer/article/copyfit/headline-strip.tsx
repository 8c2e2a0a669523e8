// Headline fit: how each line fits where it stands, the sizes that fit the lines as they are broken, and other breaks.
// Nothing is changed until one is taken.

import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import type { ArticleId } from '../../../base/ids.ts'
import { findHeadlines, type HeadlineChoice, type HeadlineChoices } from '../../../makeup/headline-choices.ts'
import { headlineFit } from '../../../makeup/headline-fit.ts'
import type { Article, Issue } from '../../../model/issue.ts'
import type { Publication } from '../../../model/publication.ts'
import { pageLabel } from '../../../model/query/labels.ts'
import { words } from '../../i18n/i18n.ts'
import { linesWords } from '../../page/block-words.ts'
import { composer, planContext } from '../../state/composer.ts'
import { useIssueStore } from '../../state/issue-store.ts'
import { useIssueBeside } from '../../state/use-later.ts'
import { Badge } from '../../ui/badge.tsx'
import { takeHeadline } from './actions.ts'
import type { StoryEditing } from '../editor.ts'
import { lineTone, lineWords, rowsWords, tightest } from './headline-words.ts'
import { sizeWords } from './size-words.ts'
import { Strip, useWaitingKeyboard } from './strip-frame.tsx'
import { useSearchInTurns } from './search-in-turns.ts'

interface HeadlineStripProps {
  readonly article: Article
  readonly editing: StoryEditing
}

export function HeadlineStrip({ article, editing }: HeadlineStripProps) {
  const { t } = useTranslation()
  const issue = useIssueBeside()
  const isReadOnly = useIssueStore(({ open }) => open?.readOnly ?? true)
  const found = useChoices(issue, article.id)
  if (issue === null) return null
  const isOver = (headlineFit(issue, composer(), article.id)[0]?.lines ?? []).some((line) => line.over > 0)
  const isCurrent = found?.article.headline === article.headline && found.issue.pages === issue.pages
  return (
    <Strip label={t('copyfit.headlineTitle')} testId="headline-strip" onLeave={editing.focus} head={null}>
      <AsItIs issue={issue} id={article.id} />
      {found !== null && (
        <ChoiceList
          choices={found.choices}
          publication={issue.publication}
          isOver={isOver}
          onTake={
            isReadOnly || !isCurrent
              ? null
              : (choice, mark) => {
                  takeHeadline(article.id, choice, mark)
                }
          }
        />
      )}
    </Strip>
  )
}

interface Found {
  readonly issue: Issue
  readonly article: Article
  readonly choices: HeadlineChoices
}

function useChoices(issue: Issue | null, id: ArticleId): Found | null {
  const search = useMemo(() => {
    const article = issue?.articles.get(id)
    if (issue === null || article === undefined) return null
    return function* (): Generator<undefined, Found> {
      const choices = yield* findHeadlines(
        { ...planContext(), issue, composer: composer() },
        id,
        wordEnds(issue.publication.language),
      )
      return { issue, article, choices }
    }
  }, [issue, id])
  return useSearchInTurns(search)
}

/** Where words end, as the browser knows it: Chinese does not say. */
function wordEnds(language: string): (text: string) => readonly number[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  return (text) => [...segmenter.segment(text)].map(({ index, segment }) => index + segment.length)
}

/** Every line of the headline and of its jump heads, as they stand. */
function AsItIs({ issue, id }: { readonly issue: Issue; readonly id: ArticleId }) {
  const { t } = useTranslation()
  const fits = headlineFit(issue, composer(), id)
  if (fits.length === 0) return <p className="strip-note">{t('copyfit.headline.notPlaced')}</p>
  return (
    <ul className="strip-lines" aria-label={t('copyfit.headline.lines')}>
      {fits.flatMap((fit) =>
        fit.lines.map((line, index) => (
          <li key={`${fit.block} ${index}`} data-testid="headline-line">
            <span className="strip-text">{line.text}</span>
            {fit.part > 0 && (
              <span className="strip-kind">
                {t('copyfit.headline.jumpHead', { label: pageLabel(issue, fit.page) })}
              </span>
            )}
            <Badge tone={lineTone(line, fit)}>
              {[lineWords(line, sizeWords(fit.size, issue.publication)), rowsWords(line, fit)]
                .filter((one) => one !== null)
                .join(' · ')}
            </Badge>
          </li>
        )),
      )}
    </ul>
  )
}

type Mark = 'headlineSize' | 'headlineBreak'

interface ChoiceListProps {
  readonly choices: HeadlineChoices
  readonly publication: Publication
  readonly isOver: boolean
  /** Null while nothing can be taken. */
  readonly onTake: ((choice: HeadlineChoice, mark: Mark) => void) | null
}

const ChoiceList = memo(function ChoiceList({ choices, publication, isOver, onTake }: ChoiceListProps) {
  const { t } = useTranslation()
  const autoFocus = useWaitingKeyboard()
  // A line that is over wants another break before it wants a smaller size.
  const sizes = ['headlineSize', choices.sizes] as const
  const breaks = ['headlineBreak', choices.breaks] as const
  const all: readonly (readonly [mark: Mark, choices: readonly HeadlineChoice[]])[] = isOver
    ? [breaks, sizes]
    : [sizes, breaks]
  const titles = { headlineSize: 'sizes', headlineBreak: 'breaks' } as const
  const empty = { headlineSize: 'noSizes', headlineBreak: 'noBreaks' } as const
  return (
    <>
      <ListBox
        className="strip-list"
        autoFocus={autoFocus}
        aria-label={t('copyfit.headline.open')}
        selectionMode="none"
        onAction={(key) => {
          for (const [mark, some] of all) {
            const choice = some.find((one) => keyOf(mark, one) === key)
            if (choice !== undefined) onTake?.(choice, mark)
          }
        }}
        data-testid="headline-choices"
      >
        {all
          .filter(([, some]) => some.length > 0)
          .map(([mark, some]) => (
            <ListBoxSection key={mark} id={mark}>
              <Header className="strip-title">{words(`copyfit.headline.${titles[mark]}`)}</Header>
              <Collection items={some.map((choice) => ({ id: keyOf(mark, choice), choice }))}>
                {({ id, choice }) => (
                  <ListBoxItem
                    id={id}
                    className={`strip-row strip-row-${mark === 'headlineSize' ? 'size' : 'break'}`}
                    textValue={nameOf(choice, publication)}
                    data-testid={mark === 'headlineSize' ? 'headline-size' : 'headline-break'}
                  >
                    <ChoiceRow mark={mark} choice={choice} publication={publication} />
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          ))}
      </ListBox>
      {all
        .filter(([, some]) => some.length === 0)
        .map(([mark]) => (
          <p key={mark} className="strip-note">
            {words(`copyfit.headline.${empty[mark]}`)}
          </p>
        ))}
    </>
  )
})

function keyOf(mark: Mark, { size, lines }: HeadlineChoice): string {
  return `${mark} ${size} ${lines.join('|')}`
}

function nameOf({ lines, size, fit }: HeadlineChoice, publication: Publication): string {
  const line = tightest(fit)
  return words('copyfit.headline.choice', {
    lines: lines.join(' / '),
    size: sizeWords(size, publication),
    fit: line === null ? '' : lineWords(line, null),
  })
}

interface ChoiceRowProps {
  readonly mark: Mark
  readonly choice: HeadlineChoice
  readonly publication: Publication
}

function ChoiceRow({ mark, choice, publication }: ChoiceRowProps) {
  const { t } = useTranslation()
  const { fit, lines, over, free } = choice
  const line = tightest(fit)
  const text =
    over > 0
      ? t('copyfit.headline.storyOver', { lines: linesWords(over) })
      : free > 0
        ? t('copyfit.headline.storyFree', { lines: linesWords(free) })
        : t('copyfit.headline.storyFits')
  return (
    <>
      {mark === 'headlineSize' ? (
        <b>{sizeWords(choice.size, publication)}</b>
      ) : (
        <span className="strip-broken">
          {lines.map((one) => (
            <span key={one}>{one}</span>
          ))}
        </span>
      )}
      <span className="strip-figures">
        {line !== null &&
          lineWords(line, mark === 'headlineSize' ? null : sizeWords(choice.size, publication))}
      </span>
      <span className={`strip-kind ${over > 0 ? 'strip-over' : ''}`}>{text}</span>
    </>
  )
}
