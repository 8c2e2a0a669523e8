// Moves an article to another page or to the copy basket: chosen by its number or with the arrow keys.

import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleId, PageId } from '../../base/ids.ts'
import type { Issue } from '../../model/issue.ts'
import { pagesOf } from '../../model/query/find.ts'
import { headlineText, pageLabel, pageNumber } from '../../model/query/labels.ts'
import { currentIssue } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { moveArticle } from './desk-actions.ts'
import './move-dialog.css'

/** `null` is the copy basket. */
type Target = PageId | null

export function MoveDialog() {
  const { ask, article, closeDialog } = useViewStore.getState()
  const issue = currentIssue()
  const moving = ask.article ?? article
  if (issue === null || moving === null) return null
  return (
    <ChooseTarget
      issue={issue}
      article={moving}
      from={fromPage(issue, moving, ask.page)}
      onClose={closeDialog}
    />
  )
}

/** The page whose list the article leaves: the one it was asked on, when it stands there. */
function fromPage(issue: Issue, article: ArticleId, asked: PageId | undefined): PageId | null {
  const pages = pagesOf(issue, article)
  return (pages.find((page) => page.id === asked) ?? pages[0])?.id ?? null
}

interface ChooseProps {
  readonly issue: Issue
  readonly article: ArticleId
  readonly from: PageId | null
  readonly onClose: () => void
}

function ChooseTarget({ issue, article, from, onClose }: ChooseProps) {
  const { t } = useTranslation()
  const targets: readonly Target[] = [
    ...issue.pages.flatMap((page) => (page.headlines.includes(article) ? [] : [page.id])),
    ...(from === null ? [] : [null]),
  ]
  const [chosen, setChosen] = useState<Target | undefined>(targets[0])
  const [typed, setTyped] = useState('')
  const found = issue.articles.get(article)
  const move = (target: Target | undefined): void => {
    if (target === undefined) return
    const index =
      target === null ? 0 : (issue.pages.find((page) => page.id === target)?.headlines.length ?? 0)
    if (moveArticle(article, from, target, index)) onClose()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') move(chosen)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const at = targets.findIndex((target) => target === chosen) + (event.key === 'ArrowDown' ? 1 : -1)
      if (at >= 0 && at < targets.length) setChosen(targets[at])
    }
  }
  const type = (text: string): void => {
    setTyped(text)
    const named = targets.find(
      (target) =>
        target !== null &&
        (String(pageNumber(issue, target)) === text.trim() || pageLabel(issue, target) === text.trim()),
    )
    if (named !== undefined) setChosen(named)
  }
  const nameOf = (target: Target): string =>
    target === null ? t('desk.basket.title') : pageLabel(issue, target)
  return (
    <Dialog
      title={t('desk.move.title')}
      closeLabel={t('dialogs.close')}
      onClose={onClose}
      testId="move-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('dialogs.cancel')}</Button>
          <Button look="primary" isDisabled={chosen === undefined} onPress={() => move(chosen)}>
            {t('desk.move.move')}
          </Button>
        </>
      }
    >
      <p className="move-article">
        {found === undefined ? '' : headlineText(found) || t('desk.headlines.none')}
      </p>
      <input
        className="move-input"
        role="combobox"
        aria-expanded
        aria-controls="move-targets"
        aria-activedescendant={chosen === undefined ? undefined : `move-${chosen ?? 'basket'}`}
        aria-label={t('desk.move.page')}
        placeholder={t('desk.move.placeholder')}
        autoFocus
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="move-targets" role="listbox" id="move-targets" aria-label={t('desk.pages.title')}>
        {targets.map((target) => (
          <div
            key={target ?? 'basket'}
            id={`move-${target ?? 'basket'}`}
            role="option"
            className="move-target"
            aria-selected={target === chosen}
            data-testid="move-target"
            onClick={() => setChosen(target)}
            onDoubleClick={() => move(target)}
          >
            <b>{nameOf(target)}</b>
            <span>{issue.pages.find((page) => page.id === target)?.section ?? ''}</span>
          </div>
        ))}
      </div>
    </Dialog>
  )
}
