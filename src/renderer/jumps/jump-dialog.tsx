// Continues an article on another page in one step: a page is chosen by its number or with the arrow keys,
// Enter makes the jump. What would let it do without is offered first, and what it would do to a full page is said
// before it is done. The same dialog sends a part that is continued already to another page.

import { ArrowRight } from 'lucide-react'
import { type KeyboardEvent, memo, useEffect, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleId, JumpId, PageId } from '../../base/ids.ts'
import type { ComposedArticle } from '../../compose/compose.ts'
import { type JumpLook, lookAtJump } from '../../makeup/jump-plans.ts'
import type { Article, Issue } from '../../model/issue.ts'
import { articleName } from '../../model/query/labels.ts'
import { planContext, useComposedArticle } from '../state/composer.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FitWays } from './fit-ways.tsx'
import { articleToJump } from './jump-commands.ts'
import { type JumpTarget, jumpTargets, likelyTarget, targetNamed } from './jump-targets.ts'
import { jumpTo, sendTo } from './make-jump.ts'
import './jump-dialog.css'

export const JumpDialog = memo(function JumpDialog() {
  const { t } = useTranslation()
  const isOpen = useViewStore((view) => view.dialog === 'jump')
  const jump = useViewStore((view) => view.ask.jump)
  const issue = useIssueStore(({ open }) => open?.issue ?? null)
  const article = isOpen ? articleToJump() : null
  const found = article === null ? undefined : issue?.articles.get(article)
  if (!isOpen || issue === null) return null
  if (found !== undefined) return <ChoosePage issue={issue} article={found} jump={jump} />
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

interface ChooseProps {
  readonly issue: Issue
  readonly article: Article
  /** The jump whose part is to be sent elsewhere; none for a new jump. */
  readonly jump: JumpId | undefined
}

function ChoosePage({ issue, article, jump }: ChooseProps) {
  const { t } = useTranslation()
  const composed = useComposedArticle(article.id)
  const targets = useMemo(() => jumpTargets(issue, article.id, jump), [issue, article.id, jump])
  const lines = linesToPlace(composed, article, jump)
  const [chosen, setChosen] = useState<PageId | null>(() => likelyTarget(targets, lines))
  const [typed, setTyped] = useState('')
  const list = useId()
  const close = useViewStore.getState().closeDialog
  const isPlaced = (composed?.parts.length ?? 0) > 0
  const target = targets.find(({ page }) => page === chosen)

  const make = (page: PageId | null): void => {
    if (page === null) return
    // It stays open when there is no room, so that another page can be taken.
    const made = jump === undefined ? jumpTo(article.id, page) : sendTo(article.id, jump, page)
    if (made) close()
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
      title={t(jump === undefined ? 'jumps.dialog.title' : 'jumps.dialog.sendTitle')}
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
            {t(jump === undefined ? 'jumps.dialog.make' : 'jumps.dialog.send')}
          </Button>
        </>
      }
    >
      <p className="jump-article">{articleName(article) || t('page.block.untitled')}</p>
      {jump === undefined && (
        <FitWays issue={issue} article={article.id} composed={composed} onDone={close} />
      )}
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
            {targets.map((one) => (
              <TargetOption
                key={one.page}
                id={`${list}-${one.page}`}
                target={one}
                need={lines}
                isChosen={one.page === chosen}
                onChoose={() => setChosen(one.page)}
                onMake={() => make(one.page)}
              />
            ))}
          </div>
          {target !== undefined && (
            <p className="jump-look" aria-live="polite" data-testid="jump-look">
              {target.backward && <b>{t('jumps.dialog.backward')} </b>}
              {jump === undefined && (
                <Consequences key={target.page} issue={issue} article={article.id} page={target.page} />
              )}
            </p>
          )}
        </>
      )}
    </Dialog>
  )
}

/** Lines that are to stand on the other page. */
function linesToPlace(composed: ComposedArticle | null, article: Article, jump: JumpId | undefined): number {
  const at = article.jumps.findIndex((one) => one.id === jump)
  return at < 0 ? (composed?.overset.lines ?? 0) : (composed?.parts[at + 1]?.lines.length ?? 0)
}

interface ConsequencesProps {
  readonly issue: Issue
  readonly article: ArticleId
  readonly page: PageId
}

/** What the jump would do to the page, worked out a moment after it was chosen so that keys are not held up. */
function Consequences({ issue, article, page }: ConsequencesProps) {
  const { t } = useTranslation()
  const [look, setLook] = useState<JumpLook | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => {
      const context = planContext()
      if (context !== null) setLook(lookAtJump(context, article, page))
    }, 60)
    return () => clearTimeout(timer)
  }, [issue, article, page])
  if (look === null) return null
  if (!look.plan.ok) return <>{t('jumps.dialog.noRoom')}</>
  const names = (ids: readonly ArticleId[]): string =>
    ids.map((id) => t('jumps.dialog.quoted', { name: nameIn(issue, id) })).join(t('jumps.dialog.comma'))
  const moved = look.moved.flatMap((block) => storyIn(issue, block) ?? [])
  return (
    <>
      {moved.length === 0 && look.lost.length === 0 && t('jumps.dialog.nothingMoves')}
      {moved.length > 0 && t('jumps.dialog.moves', { headlines: names(moved) })}
      {look.lost.length > 0 && ` ${t('jumps.dialog.loses', { headlines: names(look.lost) })}`}
      {look.over > 0 && ` ${t('jumps.dialog.over', { lines: t('page.lines', { count: look.over }) })}`}
    </>
  )
}

function nameIn(issue: Issue, id: ArticleId): string {
  const article = issue.articles.get(id)
  return article === undefined ? '' : articleName(article)
}

function storyIn(issue: Issue, block: string): ArticleId | null {
  const content = issue.pages.flatMap((page) => page.blocks).find((one) => one.id === block)?.content
  return content?.kind === 'story' ? content.article : null
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
      <span className="jump-section">
        {target.section}
        {target.collects && <Badge tone="jump">{t('jumps.dialog.collects')}</Badge>}
        {target.backward && !target.taken && <Badge tone="warn">{t('jumps.dialog.back')}</Badge>}
      </span>
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
