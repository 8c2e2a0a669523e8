// Texts put right (全角半角, quotes, dashes, spaces): every change is shown as it was and as it will be, may be left out,
// and all of them are one step of undo.

import { CircleCheck } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../model/issue.ts'
import { articlesIn, type Scope, scopes } from '../../model/query/article-scope.ts'
import { pageLabel } from '../../model/query/labels.ts'
import { type NormalRule, normalRules } from '../../model/text/normal-rule.ts'
import type { Normalisation } from '../../model/text/normalise-article.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { notify } from '../state/notices.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Select } from '../ui/select.tsx'
import { ChangeList, chosenOf } from './change-list.tsx'
import { goToText } from './go-to-text.ts'
import { writeTexts } from './replace.ts'
import { useNormalised } from './use-normalised.ts'

export function NormaliseDialog() {
  const issue = useIssueStore(({ open }) => open?.issue ?? null)
  return issue === null ? null : <OpenNormalise issue={issue} />
}

const none: ReadonlySet<string> = new Set()

function OpenNormalise({ issue }: { readonly issue: Issue }) {
  const { t } = useTranslation()
  const { closeDialog, article, page } = useViewStore.getState()
  const isReadOnly = useIssueStore(({ open }) => open?.readOnly ?? true)
  const [scope, setScope] = useState<Scope>(article === null ? 'issue' : 'article')
  const [left, setLeft] = useState<ReadonlySet<string>>(none)
  const [off, setOff] = useState<ReadonlySet<NormalRule>>(new Set())
  const wish = useMemo(
    () => ({ issue, articles: articlesIn(issue, scope, { article, page }).map((one) => one.article) }),
    [issue, scope, article, page],
  )
  const { changes, isWhole } = useNormalised(wish)
  const shown = useMemo(() => changes.filter(({ rule }) => !off.has(rule)), [changes, off])
  const chosen = useMemo(() => chosenOf(issue, shown, left), [issue, shown, left])
  const apply = (): void => {
    const articles = new Set(chosen.map((change) => change.article)).size
    const made = writeTexts(chosen, (count) => ({ key: 'find.normalise.mark', values: { count } }))
    if (made === null) return
    notify({ tone: 'info', key: 'find.normalise.done', values: { places: made, articles } })
    closeDialog()
  }
  const toggle = (rule: NormalRule, isOn: boolean): void => {
    const next = new Set(off)
    if (isOn) next.delete(rule)
    else next.add(rule)
    setOff(next)
  }
  return (
    <Dialog
      title={t('find.normalise.title')}
      closeLabel={t('dialogs.close')}
      onClose={closeDialog}
      width="full"
      testId="normalise"
      actions={
        <>
          <Button onPress={closeDialog}>{t('dialogs.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={isReadOnly || !isWhole || chosen.length === 0}
            onPress={apply}
            testId="normalise-apply"
          >
            {isWhole ? t('find.normalise.apply', { count: chosen.length }) : t('find.normalise.looking')}
          </Button>
        </>
      }
    >
      <div className="normalise-choices">
        <Select<Scope>
          label={t('find.scope')}
          value={scope}
          options={scopes
            .filter((one) => one !== 'article' || article !== null)
            .map((one) => ({ value: one, label: t(`find.scopes.${one}`, { page: labelOf(issue, page) }) }))}
          onChange={setScope}
          testId="normalise-scope"
          optionTestId="normalise-scope-option"
        />
        <div className="normalise-rules" role="group" aria-label={t('find.normalise.rules')}>
          {normalRules
            .filter((rule) => changes.some((change) => change.rule === rule))
            .map((rule) => (
              <CheckField
                key={rule}
                isSelected={!off.has(rule)}
                onChange={(isOn) => toggle(rule, isOn)}
                testId={`normalise-${rule}`}
              >
                {t(`find.normalise.names.${rule}`)}{' '}
                {String(changes.filter((change) => change.rule === rule).length)}
              </CheckField>
            ))}
        </div>
      </div>
      {isWhole && changes.length === 0 && (
        <EmptyState icon={CircleCheck} title={t('find.normalise.none')}>
          {t('find.normalise.noneText')}
        </EmptyState>
      )}
      <ChangeList
        key={scope}
        issue={issue}
        changes={shown}
        left={left}
        onLeft={setLeft}
        canChoose={!isReadOnly}
        onGo={leaveFor}
        note={({ rule }) => t(`find.normalise.names.${rule}`)}
      />
    </Dialog>
  )
}

function leaveFor(change: Normalisation): void {
  useViewStore.getState().closeDialog()
  goToText(change)
}

function labelOf(issue: Issue, page: ReturnType<typeof useViewStore.getState>['page']): string {
  return page === null ? '' : pageLabel(issue, page)
}
