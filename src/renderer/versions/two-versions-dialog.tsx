// Two versions of one place, side by side, and the choice between them. The next place follows until no place
// has two versions any more.

import { ArrowLeftRight, Check, Copy } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConflictId } from '../../base/ids.ts'
import type { Conflict } from '../../model/conflict.ts'
import type { Edit } from '../../model/edit/edit.ts'
import type { Issue } from '../../model/issue.ts'
import { type ConflictChoice, resolveConflict } from '../../model/merge/resolve.ts'
import { conflictPlace, conflictTexts } from '../../model/query/conflicts.ts'
import { articleName, pageLabel } from '../../model/query/labels.ts'
import { showPlace } from '../desk/show-place.ts'
import { mint } from '../state/composer.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { make } from '../state/make.ts'
import { notify } from '../state/notices.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import './two-versions-dialog.css'

const close = (): void => useViewStore.getState().closeDialog()

export function TwoVersionsDialog() {
  const asked = useViewStore((view) => view.ask.conflict)
  const issue = useIssueStore(({ open }) => open?.issue ?? null)
  const readOnly = useIssueStore(({ open }) => open?.readOnly ?? true)
  const [chosen, setChosen] = useState<ConflictId | null>(asked ?? null)
  const conflict = issue === null ? null : conflictToShow(issue, chosen)
  if (issue === null || conflict === null) return <NoneLeft />
  const settled = (): void => {
    const next = nextAfter(issue, conflict.id)
    setChosen(next?.id ?? null)
    if (next !== null) return
    close()
    notify({ tone: 'info', key: 'twoVersions.done' })
  }
  return (
    <Choice key={conflict.id} issue={issue} conflict={conflict} readOnly={readOnly} onSettled={settled} />
  )
}

/** The asked one; where somebody else has settled it meanwhile, the first that is left. */
function conflictToShow(issue: Issue, asked: ConflictId | null): Conflict | null {
  const found = asked === null ? undefined : issue.conflicts.get(asked)
  return found ?? [...issue.conflicts.values()][0] ?? null
}

/** The one to go on with when that one is settled; null when it was the last. */
function nextAfter({ conflicts }: Issue, id: ConflictId): Conflict | null {
  const all = [...conflicts.values()]
  const at = all.findIndex((one) => one.id === id)
  return all[at + 1] ?? all.find((one) => one.id !== id) ?? null
}

function NoneLeft() {
  const { t } = useTranslation()
  return (
    <Dialog
      title={t('twoVersions.title')}
      closeLabel={t('dialogs.close')}
      onClose={close}
      testId="versions-conflict"
      actions={<Button onPress={close}>{t('dialogs.close')}</Button>}
    >
      <p>{t('twoVersions.done')}</p>
    </Dialog>
  )
}

interface ChoiceProps {
  readonly issue: Issue
  readonly conflict: Conflict
  readonly readOnly: boolean
  readonly onSettled: () => void
}

function Choice({ issue, conflict, readOnly, onSettled }: ChoiceProps) {
  const { t } = useTranslation()
  const all = [...issue.conflicts.keys()]
  const count = { at: all.indexOf(conflict.id) + 1, total: all.length }
  const ways = useMemo(() => waysOut(issue, conflict.id), [issue, conflict.id])
  const choose = (edits: readonly Edit[] | null): void => {
    if (edits === null || !make(edits, { key: 'versionChosen' })) return
    showPlace(conflictPlace(issue, conflict))
    onSettled()
  }
  const button = (choice: ConflictChoice) => ({
    isDisabled: readOnly || ways[choice] === null,
    onPress: () => choose(ways[choice]),
    testId: `choose-${choice}`,
  })
  return (
    <Dialog
      title={t('twoVersions.title')}
      closeLabel={t('dialogs.close')}
      onClose={close}
      width="wide"
      testId="versions-conflict"
      actions={
        <>
          <Button onPress={close}>{t('twoVersions.later')}</Button>
          {ways.both !== null && (
            <Button icon={Copy} {...button('both')}>
              {t('twoVersions.both')}
            </Button>
          )}
          <Button icon={ArrowLeftRight} {...button('other')}>
            {t('twoVersions.take')}
          </Button>
          <Button look="primary" icon={Check} {...button('shown')}>
            {t('twoVersions.keep')}
          </Button>
        </>
      }
    >
      <p className="versions-place">
        <b>{t(`twoVersions.what.${conflict.kind}`)}</b>
        <PlaceWords issue={issue} conflict={conflict} />
        {count.total > 1 && <span className="versions-count">{t('twoVersions.count', count)}</span>}
      </p>
      <BothTexts issue={issue} conflict={conflict} />
    </Dialog>
  )
}

type Ways = Readonly<Record<ConflictChoice, readonly Edit[] | null>>

/** The edits of every choice; null for one that can not be made. */
function waysOut(issue: Issue, id: ConflictId): Ways {
  const way = (choice: ConflictChoice): readonly Edit[] | null => {
    const edits = resolveConflict(issue, id, choice, mint)
    return edits.ok ? edits.value : null
  }
  return { shown: way('shown'), other: way('other'), both: way('both') }
}

function PlaceWords({ issue, conflict }: { readonly issue: Issue; readonly conflict: Conflict }) {
  const { t } = useTranslation()
  const { page, article } = conflictPlace(issue, conflict)
  const found = article === null ? undefined : issue.articles.get(article)
  const words = [
    page === null ? '' : t('twoVersions.onPage', { label: pageLabel(issue, page) }),
    found === undefined ? '' : articleName(found) || t('versions.untitled'),
  ].filter((text) => text !== '')
  return <span>{words.length === 0 ? t('twoVersions.wholeIssue') : words.join(' · ')}</span>
}

function BothTexts({ issue, conflict }: { readonly issue: Issue; readonly conflict: Conflict }) {
  const { t } = useTranslation()
  const { shown, other } = useMemo(() => conflictTexts(issue, conflict), [issue, conflict])
  const { language } = issue.publication
  return (
    <div className="two-versions">
      <VersionText title={t('twoVersions.shown')} language={language} text={shown} none="gone" />
      <VersionText title={t('twoVersions.other')} language={language} text={other} none="empty" />
    </div>
  )
}

interface VersionTextProps {
  readonly title: string
  readonly language: string
  readonly text: string
  /** What is said where there is no text. */
  readonly none: 'gone' | 'empty'
}

function VersionText({ title, language, text, none }: VersionTextProps) {
  const { t } = useTranslation()
  return (
    <section className="two-versions-text" aria-label={title} tabIndex={0}>
      <h3>{title}</h3>
      {text === '' ? (
        <p className="two-versions-none">{t(`twoVersions.${none}`)}</p>
      ) : (
        <p lang={language}>{text}</p>
      )}
    </section>
  )
}
