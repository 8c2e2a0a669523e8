// The check panel: what must not go to press, and the way to it.

import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components'
import type { ConflictId } from '../../base/ids.ts'
import type { Problem, Severity } from '../../model/check/check.ts'
import { problemWords } from '../../model/check/words.ts'
import { pageLabel } from '../../model/query/labels.ts'
import { showPlace } from '../desk/show-place.ts'
import { useCheckStore } from '../state/check-store.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { CheckField } from '../ui/check-field.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import './check-panel.css'

const icons = { error: CircleAlert, warning: TriangleAlert, note: Info } satisfies Record<Severity, unknown>
const severities: readonly Severity[] = ['error', 'warning', 'note']

export function CheckPanel() {
  const { t } = useTranslation()
  const problems = useCheckStore((state) => state.problems)
  const isChecked = useCheckStore((state) => state.issue !== null)
  const [notes, setNotes] = useState(false)
  const shown = problems.filter((problem) => notes || problem.severity !== 'note')
  const count = problems.filter((problem) => problem.severity === 'note').length
  return (
    <div className="check-panel" data-testid="check-panel">
      <CheckField isSelected={notes} onChange={setNotes} testId="check-notes">
        {t('check.notes', { count })}
      </CheckField>
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

function Group({
  severity,
  problems,
}: {
  readonly severity: Severity
  readonly problems: readonly Problem[]
}) {
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

/** Leads to the place; two versions of it are chosen from there and then. */
function showProblem(problem: Problem): void {
  showPlace(problem)
  const { conflict } = problem.values
  if (problem.code !== 'TWO_VERSIONS' || typeof conflict !== 'string') return
  useViewStore.getState().openDialog('two-versions', { conflict: conflict as ConflictId })
}

function ProblemRow({ problem }: { readonly problem: Problem }) {
  const locale = useViewStore((view) => view.locale)
  const issue = useIssueStore(({ open }) => open?.issue ?? null)
  const { message, fix } = problemWords(problem, locale)
  const Icon = icons[problem.severity]
  const label = issue === null || problem.page === null ? '' : pageLabel(issue, problem.page)
  return (
    <AriaButton
      className={`problem problem-${problem.severity}`}
      data-testid="problem"
      data-code={problem.code}
      onPress={() => showProblem(problem)}
    >
      <Icon size={15} strokeWidth={1.75} aria-hidden />
      <span className="problem-words">
        <span>{message}</span>
        {fix !== null && <span className="problem-fix">{fix}</span>}
      </span>
      <span className="problem-page">{label}</span>
    </AriaButton>
  )
}
