// Every jump of the issue: which article, from where to where, the words that are printed at both ends, how much
// stands before and after, what is wrong, and what can be done with it; over them what all of them come to.

import { ArrowRight, ChevronsUpDown, Forward, Route, Spline, Trash2 } from 'lucide-react'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type JumpBudget, jumpBudget, type JumpEnd, type JumpRow, jumpRows } from '../../makeup/jump-rows.ts'
import { problemWords } from '../../model/check/words.ts'
import type { Issue } from '../../model/issue.ts'
import { articleName, pageLabel } from '../../model/query/labels.ts'
import { showPlace } from '../desk/show-place.ts'
import { charactersWords, linesWords } from '../page/block-words.ts'
import { composer } from '../state/composer.ts'
import { useIssueBeside } from '../state/use-later.ts'
import { useViewStore } from '../state/view-store.ts'
import { Badge } from '../ui/badge.tsx'
import { IconButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { focusMarker } from './jump-commands.ts'
import { goStraight, takeJumpAway } from './make-jump.ts'
import './jump-panel.css'

export const JumpPanel = memo(function JumpPanel() {
  const { t } = useTranslation()
  const issue = useIssueBeside()
  const rows = useMemo(() => (issue === null ? [] : jumpRows(issue, composer())), [issue])
  if (issue === null) return null
  return (
    <section className="jump-panel" data-testid="jump-panel" aria-label={t('jumps.panel.title')}>
      {rows.length === 0 ? (
        <EmptyState icon={Spline} title={t('jumps.panel.none')}>
          {t('jumps.panel.noneText')}
        </EmptyState>
      ) : (
        <>
          <Budget budget={jumpBudget(issue, composer(), rows)} />
          <ul>
            {rows.map((row) => (
              <Row key={row.jump} issue={issue} row={row} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
})

function Budget({ budget }: { readonly budget: JumpBudget }) {
  const { t } = useTranslation()
  const { jumps, stories, tooOften, carried, most } = budget
  const percent = Math.round(carried * 100)
  return (
    <p className="jump-budget" data-testid="jump-budget">
      {t('jumps.panel.budget', { jumps, stories, percent })}{' '}
      <span className={tooOften > 0 ? 'jump-budget-over' : undefined}>
        {t('jumps.panel.rule', { most })}
        {tooOften > 0 && t('jumps.panel.tooOften', { count: tooOften })}
      </span>
    </p>
  )
}

function Row({ issue, row }: { readonly issue: Issue; readonly row: JumpRow }) {
  const { t } = useTranslation()
  const locale = useViewStore((view) => view.locale)
  const article = issue.articles.get(row.article)
  if (article === undefined) return null
  const headline = articleName(article) || t('page.block.untitled')
  const label = pageLabel(issue, row.to.page)
  const about = { headline, label }
  return (
    <li className="jump-row" data-testid="jump-row" data-article={article.id}>
      <p className="jump-row-headline">
        {headline}
        {row.of > 1 && (
          <Badge tone="jump">{t('jumps.panel.part', { index: row.index + 1, of: row.of })}</Badge>
        )}
      </p>
      <div className="jump-row-ends">
        <End issue={issue} row={row} end={row.from} />
        <ArrowRight size={13} strokeWidth={2} aria-hidden />
        <End issue={issue} row={row} end={row.to} />
      </div>
      {row.problems.length === 0 ? (
        <p className="jump-row-fine">{t(row.kept ? 'jumps.panel.fineKept' : 'jumps.panel.fine')}</p>
      ) : (
        <ul className="jump-row-wrong">
          {row.problems.map((problem) => (
            <li key={problem.code}>{problemWords(problem, locale).message}</li>
          ))}
        </ul>
      )}
      <div className="jump-row-actions">
        <IconButton
          icon={ChevronsUpDown}
          label={t('jumps.panel.moveBreak', about)}
          testId="jump-row-break"
          onPress={() => {
            showPlace({ page: row.from.page, article: null, block: row.from.block })
            focusMarker(row.article, row.from.block)
          }}
        />
        <IconButton
          icon={Forward}
          label={t('jumps.panel.send', about)}
          testId="jump-row-send"
          onPress={() => useViewStore.getState().openDialog('jump', { article: row.article, jump: row.jump })}
        />
        {row.index > 0 && (
          <IconButton
            icon={Route}
            label={t('jumps.panel.straight', about)}
            testId="jump-row-straight"
            onPress={() => goStraight(row.article, row.jump)}
          />
        )}
        <IconButton
          icon={Trash2}
          label={t('jumps.panel.remove', about)}
          testId="jump-row-remove"
          onPress={() => takeJumpAway(row.article, row.jump)}
        />
      </div>
    </li>
  )
}

interface EndProps {
  readonly issue: Issue
  readonly row: JumpRow
  readonly end: JumpEnd
}

function End({ issue, row, end }: EndProps) {
  const { t } = useTranslation()
  const label = pageLabel(issue, end.page)
  const amount = `${linesWords(end.lines)} / ${charactersWords(end.characters)}`
  return (
    <span className="jump-row-end">
      <button
        type="button"
        className="jump-page"
        title={t('jumps.panel.show', { label })}
        onClick={() => showPlace({ page: end.page, article: row.article, block: end.block })}
      >
        {label}
      </button>
      <span className="jump-row-line">{end.words}</span>
      <span className="jump-row-amount">{amount}</span>
    </span>
  )
}
