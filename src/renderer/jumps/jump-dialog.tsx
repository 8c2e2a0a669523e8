// Continues an article on another page in one step: a page is chosen by its number or with the arrow keys,
// Enter makes the jump. What it would take to do without is said first.

import type { TFunction } from 'i18next'
import { ArrowRight } from 'lucide-react'
import { type KeyboardEvent, memo, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageId } from '../../base/ids.ts'
import type { ComposedArticle } from '../../compose/compose.ts'
import type { Article, Issue } from '../../model/issue.ts'
import { headlineText } from '../../model/query/labels.ts'
import { useComposedArticle } from '../state/composer.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { articleToJump } from './jump-commands.ts'
import { type JumpTarget, jumpTargets, likelyTarget, targetNamed } from './jump-targets.ts'
import { jumpTo } from './make-jump.ts'
import './jump-dialog.css'

export const JumpDialog = memo(function JumpDialog() {
  const { t } = useTranslation()
  const isOpen = useViewStore((view) => view.dialog === 'jump')
  const issue = useIssueStore(({ open }) => open?.issue ?? null)
  const article = isOpen ? articleToJump() : null
  const found = article === null ? undefined : issue?.articles.get(article)
  if (!isOpen || issue === null) return null
  if (found !== undefined) return <ChoosePage issue={issue} article={found} />
  const close = useViewStore.getState().closeDialog
  return (
    <Dialog
      title={t('jumps.dialog.title')}
      closeLabel={t('jumps.dialog.close')}
      onClose={close}
      testId="jump-dialog"
    >
      <p>{t('jumps.dialog.noArticle')}</p>
    </Dialog>
  )
})

function ChoosePage({ issue, article }: { readonly issue: Issue; readonly article: Article }) {
  const { t } = useTranslation()
  const composed = useComposedArticle(article.id)
  const targets = jumpTargets(issue, article.id)
  const lines = composed?.overset.lines ?? 0
  const [chosen, setChosen] = useState<PageId | null>(() => likelyTarget(targets, lines))
  const [typed, setTyped] = useState('')
  const list = useId()
  const close = useViewStore.getState().closeDialog
  const isPlaced = (composed?.parts.length ?? 0) > 0

  const make = (page: PageId | null): void => {
    // It stays open when there is no room, so that another page can be taken.
    if (page !== null && jumpTo(article.id, page)) close()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') make(chosen)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setChosen(neighbour(targets, chosen, event.key === 'ArrowDown' ? 1 : -1))
    }
  }
  return (
    <Dialog
      title={t('jumps.dialog.title')}
      closeLabel={t('jumps.dialog.close')}
      onClose={close}
      testId="jump-dialog"
      actions={
        <>
          <Button onPress={close}>{t('jumps.dialog.cancel')}</Button>
          <Button
            look="primary"
            icon={ArrowRight}
            isDisabled={chosen === null || !isPlaced}
            onPress={() => make(chosen)}
          >
            {t('jumps.dialog.make')}
          </Button>
        </>
      }
    >
      <p className="jump-article">{headlineText(article) || t('page.block.untitled')}</p>
      <p className="jump-without">{withoutWords(t, composed)}</p>
      {isPlaced && (
        <>
          <input
            className="jump-input"
            role="combobox"
            aria-expanded
            aria-controls={list}
            aria-activedescendant={chosen === null ? undefined : `${list}-${chosen}`}
            aria-label={t('jumps.dialog.page')}
            placeholder={t('jumps.dialog.placeholder')}
            autoFocus
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              const named = targetNamed(targets, event.target.value)
              if (named !== null) setChosen(named.page)
            }}
            onKeyDown={onKeyDown}
          />
          <div className="jump-targets" role="listbox" id={list} aria-label={t('jumps.dialog.pages')}>
            {targets.map((target) => (
              <TargetOption
                key={target.page}
                id={`${list}-${target.page}`}
                target={target}
                need={lines}
                isChosen={target.page === chosen}
                onChoose={() => setChosen(target.page)}
                onMake={() => make(target.page)}
              />
            ))}
          </div>
        </>
      )}
    </Dialog>
  )
}

interface TargetOptionProps {
  readonly id: string
  readonly target: JumpTarget
  readonly need: number
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onMake: () => void
}

function TargetOption({ id, target, need, isChosen, onChoose, onMake }: TargetOptionProps) {
  const { t } = useTranslation()
  const room = target.taken
    ? t('jumps.dialog.taken')
    : target.room === 0
      ? t('jumps.dialog.full')
      : t('jumps.dialog.room', { lines: t('page.lines', { count: target.room }) })
  return (
    <div
      id={id}
      role="option"
      className="jump-target"
      aria-selected={isChosen}
      aria-disabled={target.taken}
      data-testid="jump-target"
      data-label={target.label}
      ref={(element) => {
        if (isChosen) element?.scrollIntoView({ block: 'nearest' })
      }}
      onClick={() => {
        if (!target.taken) onChoose()
      }}
      onDoubleClick={() => {
        if (!target.taken) onMake()
      }}
    >
      <b>{target.label}</b>
      <span className="jump-section">{target.section}</span>
      <span className={`jump-room${!target.taken && target.room >= need ? ' jump-room-enough' : ''}`}>
        {room}
      </span>
    </div>
  )
}

/** The next page up or down that can be taken. */
function neighbour(targets: readonly JumpTarget[], chosen: PageId | null, step: 1 | -1): PageId | null {
  const open = targets.filter((target) => !target.taken)
  const at = open.findIndex((target) => target.page === chosen)
  return (open[at + step] ?? open[at < 0 ? 0 : at])?.page ?? null
}

function withoutWords(t: TFunction, composed: ComposedArticle | null): string {
  if (composed === null || composed.parts.length === 0) return t('jumps.dialog.notPlaced')
  const { overset } = composed
  if (overset.lines === 0) return t('jumps.dialog.fits')
  return t('jumps.dialog.without', {
    characters: t('page.characters', { count: overset.characters }),
    lines: t('page.lines', { count: overset.lines }),
  })
}
