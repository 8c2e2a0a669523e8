// Two versions of an issue compared as page pictures: first the pages that differ, one at a time, in both versions;
// the others are folded away behind their count.

import { ChevronLeft, ChevronRight, Files } from 'lucide-react'
import { type KeyboardEvent, memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton, ListBox, ListBoxItem } from 'react-aria-components'
import type { PageId } from '../../base/ids.ts'
import { createComposer } from '../../compose/compose.ts'
import type { Issue } from '../../model/issue.ts'
import type { ComparedPage, PageComparison } from '../../model/query/compare-pages.ts'
import { composer } from '../state/composer.ts'
import { IconButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ComparedStage } from './compared-stage.tsx'
import { differenceCount } from './compared-words.ts'
import type { VersionSide } from './version-side.ts'
import { Loading } from './loading.tsx'
import { usePageComparison } from './page-comparison.ts'
import { setPagesLook, type Side, usePagesLook } from './pages-look.ts'
import { StageTools } from './stage-tools.tsx'
import './pages-comparison.css'

export interface PagesComparisonProps {
  readonly before: Issue
  readonly after: Issue
  /** When each of them was: a time, or the word for now. */
  readonly names: Readonly<Record<Side, string>>
}

export const PagesComparison = memo(function PagesComparison({ before, after, names }: PagesComparisonProps) {
  const { t } = useTranslation()
  const sides = useSides(before, after)
  const comparison = usePageComparison(sides)
  if (comparison === null) return <Loading>{t('comparePages.comparing')}</Loading>
  return <ComparedPages comparison={comparison} sides={sides} names={names} />
})

interface ComparedPagesProps {
  readonly comparison: PageComparison
  readonly sides: Readonly<Record<Side, VersionSide>>
  readonly names: Readonly<Record<Side, string>>
}

function ComparedPages({ comparison, sides, names }: ComparedPagesProps) {
  const { t } = useTranslation()
  const { language } = sides.after.issue.publication
  const [unfolded, setUnfolded] = useState(false)
  const [chosen, setChosen] = useState<PageId | null>(null)
  const [shown, setShown] = useState<Side>('after')
  const { changed, same, everywhere } = comparison
  const listed = unfolded ? [...changed, ...same] : changed
  const page = listed.find((one) => one.page === chosen) ?? listed[0] ?? null
  const at = changed.findIndex((one) => one.page === page?.page)
  const go = (by: 1 | -1): void => {
    // From a page that is the same, the way leads to the first or the last of those that differ.
    const next = at === -1 ? (by === 1 ? changed[0] : changed.at(-1)) : changed[at + by]
    if (next !== undefined) setChosen(next.page)
  }
  const flip = (): void => {
    if (usePagesLook.getState().layout === 'side') setPagesLook({ layout: 'flip' })
    else setShown(shown === 'before' ? 'after' : 'before')
  }
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
    if (event.key.toLowerCase() === 'f') flip()
  }
  return (
    <div className="pages-comparison" role="group" aria-label={t('comparePages.title')} onKeyDown={press}>
      {everywhere.map((what) => (
        <p key={what} className="pages-everywhere">
          {t(`comparePages.everywhere.${what}`)}
        </p>
      ))}
      <div className="pages-strip">
        {changed.length > 0 && (
          <>
            <IconButton
              icon={ChevronLeft}
              label={t('comparePages.previous')}
              shortcut="←"
              isDisabled={at === 0}
              onPress={() => go(-1)}
              testId="previous-page"
            />
            <span className="pages-count" role="status">
              {at === -1 ? '–' : t('comparePages.count', { at: at + 1, total: changed.length })}
            </span>
            <IconButton
              icon={ChevronRight}
              label={t('comparePages.next')}
              shortcut="→"
              isDisabled={at === changed.length - 1}
              onPress={() => go(1)}
              testId="next-page"
            />
          </>
        )}
        {listed.length > 0 && (
          <Strip pages={listed} chosen={page?.page ?? null} onChoose={setChosen} language={language} />
        )}
        {same.length > 0 && (
          <AriaButton
            className="pages-same"
            aria-expanded={unfolded}
            onPress={() => setUnfolded(!unfolded)}
            data-testid="same-pages"
          >
            {t('comparePages.same', { count: same.length })}
            <ChevronRight size={13} aria-hidden />
          </AriaButton>
        )}
      </div>
      {page === null && (
        <div className="pages-none">
          <EmptyState icon={Files} title={t('comparePages.none')}>
            {everywhere.length === 0 && t('comparePages.noneText')}
          </EmptyState>
        </div>
      )}
      {page !== null && (
        <>
          <StageTools names={names} shown={shown} onFlip={flip} />
          <ComparedStage page={page} sides={sides} names={names} shown={shown} onNext={go} />
        </>
      )}
    </div>
  )
}

/** A composer for each version: what the desk has set so far stays known to its own. */
function useSides(before: Issue, after: Issue): Readonly<Record<Side, VersionSide>> {
  const composers = useMemo(() => {
    const { fonts } = composer()
    return { before: createComposer(fonts), after: createComposer(fonts) }
  }, [])
  return useMemo(
    () => ({
      before: { issue: before, composer: composers.before },
      after: { issue: after, composer: composers.after },
    }),
    [before, after, composers],
  )
}

interface StripProps {
  readonly pages: readonly ComparedPage[]
  readonly chosen: PageId | null
  readonly onChoose: (page: PageId) => void
  readonly language: string
}

/** Arrow keys show the next page at once. */
function Strip({ pages, chosen, onChoose, language }: StripProps) {
  const { t } = useTranslation()
  return (
    <ListBox
      className="pages-list"
      aria-label={t('comparePages.changed')}
      orientation="horizontal"
      items={pages.map((page) => ({ id: page.page, page }))}
      dependencies={[language]}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const found = keys === 'all' ? undefined : pages.find((page) => keys.has(page.page))
        if (found !== undefined) onChoose(found.page)
      }}
    >
      {({ page }) => <StripPage page={page} language={language} />}
    </ListBox>
  )
}

function StripPage({ page, language }: { readonly page: ComparedPage; readonly language: string }) {
  const { t } = useTranslation()
  const { label, section } = page.after ?? page.before ?? { label: '', section: '' }
  const count = differenceCount(page)
  const words = count === 0 ? t('comparePages.noDifferences') : t('comparePages.differences', { count })
  return (
    <ListBoxItem
      id={page.page}
      className={`pages-item${count === 0 ? ' pages-item-same' : ''}`}
      textValue={`${t('comparePages.page', { label })} ${section}, ${words}`}
      data-testid="compared-page"
      data-label={label}
    >
      <b>{label}</b>
      <span lang={language}>{section}</span>
      {count > 0 && (
        <span className="pages-item-count" aria-hidden>
          {count}
        </span>
      )}
    </ListBoxItem>
  )
}
