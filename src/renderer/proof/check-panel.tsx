// The check panel: what must not go to press, the way to it, and the way to mend it.

import { CircleAlert, CircleCheck, Info, TriangleAlert, Wrench } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components'
import type { Problem, Severity } from '../../model/check/check.ts'
import { problemWords } from '../../model/check/words.ts'
import { pageLabel } from '../../model/query/labels.ts'
import { words } from '../i18n/i18n.ts'
import { useCheckStore } from '../state/check-store.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { isMendable, mend } from './mend.ts'
import { goToProblem, listed, sameProblem, useShownProblems } from './shown-problems.ts'
import './check-panel.css'

const icons = { error: CircleAlert, warning: TriangleAlert, note: Info } satisfies Record<Severity, unknown>
const severities: readonly Severity[] = ['error', 'warning', 'note']

export function CheckPanel() {
  const { t } = useTranslation()
  const problems = useCheckStore((state) => state.problems)
  const isChecked = useCheckStore((state) => state.issue !== null)
  const { notes, pageOnly } = useShownProblems()
  const page = useViewStore((view) => view.page)
  const label = useIssueStore(({ open }) =>
    open === null || page === null ? '' : pageLabel(open.issue, page),
  )
  const shown = listed(problems, { notes, pageOnly }, page)
  const count = listed(problems, { notes: true, pageOnly }, page).filter(isNote).length
  return (
    <div className="check-panel" data-testid="check-panel">
      <div className="check-choices">
        <CheckField
          isSelected={notes}
          onChange={(isOn) => useShownProblems.setState({ notes: isOn })}
          testId="check-notes"
        >
          {t('check.notes', { count })}
        </CheckField>
        {page !== null && (
          <CheckField
            isSelected={pageOnly}
            onChange={(isOn) => useShownProblems.setState({ pageOnly: isOn })}
            testId="check-page-only"
          >
            {t('check.pageOnly', { label })}
          </CheckField>
        )}
      </div>
      {isChecked && shown.length === 0 && (
        <EmptyState icon={CircleCheck} title={t('check.none')}>
          {t('check.noneText')}
        </EmptyState>
      )}
      {severities.map((severity) => (
        <Group
          key={severity}
          severity={severity}
          problems={shown.filter((one) => one.severity === severity)}
        />
      ))}
    </div>
  )
}

function isNote({ severity }: Problem): boolean {
  return severity === 'note'
}

interface GroupProps {
  readonly severity: Severity
  readonly problems: readonly Problem[]
}

function Group({ severity, problems }: GroupProps) {
  const { t } = useTranslation()
  if (problems.length === 0) return null
  return (
    <section aria-label={t(`check.severities.${severity}`)}>
      <h3>
        {t(`check.severities.${severity}`)} <span>{problems.length}</span>
      </h3>
      <ul>
        {problems.map((problem, index) => (
          <li key={`${problem.code} ${problem.block ?? problem.article ?? problem.page ?? ''} ${index}`}>
            <ProblemRow problem={problem} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ProblemRow({ problem }: { readonly problem: Problem }) {
  const locale = useViewStore((view) => view.locale)
  const issue = useIssueStore(({ open }) => open?.issue ?? null)
  const isReadOnly = useIssueStore(({ open }) => open?.readOnly ?? true)
  const isCurrent = useShownProblems(({ current }) => sameProblem(problem, current))
  const row = useRef<HTMLDivElement>(null)
  const said = useId()
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const { message, fix } = problemWords(problem, locale)
  const Icon = icons[problem.severity]
  const label = issue === null || problem.page === null ? '' : pageLabel(issue, problem.page)
  return (
    <div
      ref={row}
      className={`problem problem-${problem.severity}${isCurrent ? ' problem-current' : ''}`}
      data-testid="problem"
      data-code={problem.code}
    >
      <AriaButton className="problem-place" aria-current={isCurrent} onPress={() => goToProblem(problem)}>
        <Icon size={15} strokeWidth={1.75} aria-hidden />
        <span className="problem-words">
          <span id={said}>{message}</span>
          {fix !== null && <span className="problem-fix">{fix}</span>}
        </span>
        <span className="problem-page">{label}</span>
      </AriaButton>
      {isMendable(problem) && !isReadOnly && (
        <div className="problem-mend">
          <Button
            look="quiet"
            icon={Wrench}
            describedBy={said}
            testId="mend"
            onPress={() => {
              goToProblem(problem)
              mend(problem)
            }}
          >
            {words(`check.fixes.${problem.code}`, problem.values)}
          </Button>
        </div>
      )}
    </div>
  )
}
