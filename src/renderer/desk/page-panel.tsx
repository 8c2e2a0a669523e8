// What a page and its issue are, to be read and changed.

import { useTranslation } from 'react-i18next'
import type { PageId } from '../../base/ids.ts'
import { type Mpt, toMm } from '../../base/units.ts'
import type { Issue, Page, PageState } from '../../model/issue.ts'
import { findPage } from '../../model/query/find.ts'
import { nextLetter, pageLabel } from '../../model/query/labels.ts'
import { usePlacedPage } from '../state/composer.ts'
import { useIssueBeside } from '../state/use-later.ts'
import { make } from '../state/make.ts'
import { notify } from '../state/notices.ts'
import { useViewStore } from '../state/view-store.ts'
import { CheckField } from '../ui/check-field.tsx'
import { CommitField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { setPage, setPageState } from './page-actions.ts'
import { isDate } from '../../model/query/dates.ts'
import './page-panel.css'

const states: readonly PageState[] = ['draft', 'laid', 'read', 'signed']

export function PagePanel() {
  const issue = useIssueBeside()
  const id = useViewStore((view) => view.page)
  const page = issue === null || id === null ? null : findPage(issue, id)
  if (issue === null || page === null) return null
  return <PageFields issue={issue} page={page} />
}

function PageFields({ issue, page }: { readonly issue: Issue; readonly page: Page }) {
  const { t } = useTranslation()
  return (
    <div className="page-panel" data-testid="page-panel">
      <h3>{t('desk.panel.page', { label: pageLabel(issue, page.id) })}</h3>
      <PageFacts issue={issue} page={page} />
      <CommitField
        label={t('desk.panel.section')}
        value={page.section}
        onCommit={(section) => setPage(page.id, { section })}
        testId="page-section"
      />
      <Gathering issue={issue} page={page} />
      <CommitField
        label={t('desk.panel.credits')}
        value={page.credits}
        onCommit={(credits) => setPage(page.id, { credits })}
      />
      <Select
        label={t('desk.panel.state')}
        value={page.state}
        options={states.map((value) => ({ value, label: t(`desk.states.${value}`) }))}
        onChange={(state) => setPageState([page.id], state)}
        testId="page-state"
      />
      <h3>{t('desk.panel.issue')}</h3>
      <CommitField
        label={t('desk.panel.date')}
        hint={t('desk.panel.dateHint')}
        value={issue.date}
        onCommit={setDate}
        testId="issue-date"
      />
      <CommitField
        label={t('desk.panel.number')}
        value={issue.number === null ? '' : String(issue.number)}
        onCommit={setNumber}
        testId="issue-number"
      />
    </div>
  )
}

/** The gathering (叠) that begins with the page: ticked it takes the next letter there is, to be changed. */
function Gathering({ issue, page }: { readonly issue: Issue; readonly page: Page }) {
  const { t } = useTranslation()
  return (
    <>
      <CheckField
        isSelected={page.gathering !== ''}
        onChange={(begins) => setPage(page.id, { gathering: begins ? nextLetter(issue, page.id) : '' })}
        testId="begins-gathering"
      >
        {t('wall.panel.gathering')}
      </CheckField>
      {page.gathering !== '' && (
        <CommitField
          label={t('wall.panel.letter')}
          hint={t('wall.panel.letterHint')}
          value={page.gathering}
          onCommit={(text) => setLetter(page.id, text)}
          testId="gathering-letter"
        />
      )}
    </>
  )
}

function setLetter(page: PageId, text: string): void {
  const gathering = text.trim().toUpperCase()
  if (/^\p{Letter}{1,2}$/u.test(gathering)) setPage(page, { gathering })
  else notify({ tone: 'warning', key: 'wall.panel.letterWrong' })
}

/** What is to be read only: the grid, the trimmed size, the articles and how full the page is. */
function PageFacts({ issue, page }: { readonly issue: Issue; readonly page: Page }) {
  const { t } = useTranslation()
  const fill = Math.round((usePlacedPage(page.id)?.fill ?? 0) * 100)
  const format = issue.publication.formats.find((one) => one.key === page.format)
  return (
    <ul className="page-facts" data-testid="page-facts">
      {format !== undefined && (
        <>
          <li>
            {t('page.columns', { count: format.columns })} × {t('page.lines', { count: format.lines })}
          </li>
          <li>
            {millimetres(format.trim.width)} × {millimetres(format.trim.height)} mm
          </li>
        </>
      )}
      <li>{t('desk.pages.articles', { count: page.headlines.length })}</li>
      <li>{t('desk.pages.fill', { fill })}</li>
    </ul>
  )
}

function millimetres(length: Mpt): number {
  return Math.round(toMm(length))
}

function setDate(text: string): void {
  const date = text.trim()
  if (isDate(date)) make([{ kind: 'issue.set', fields: { date } }], { key: 'issueSet' })
  else notify({ tone: 'warning', key: 'dialogs.newIssue.dateWrong' })
}

function setNumber(text: string): void {
  const number = text.trim() === '' ? null : Number(text)
  if (number === null || (Number.isSafeInteger(number) && number > 0)) {
    make([{ kind: 'issue.set', fields: { number } }], { key: 'issueSet' })
  } else notify({ tone: 'warning', key: 'dialogs.newIssue.numberWrong' })
}
