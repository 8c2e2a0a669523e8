// Moves articles to another page or to the copy basket, or blocks to another page: chosen by its number or with the
// arrow keys.

import i18next from 'i18next'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleId, PageId } from '../../base/ids.ts'
import type { Issue, Page } from '../../model/issue.ts'
import { findBlock, findPage, pagesOf } from '../../model/query/find.ts'
import { headlineText, pageLabel, pageNumber } from '../../model/query/labels.ts'
import { currentIssue } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { moveArticles } from './desk-actions.ts'
import { moveBlocks } from './page-actions.ts'
import './move-dialog.css'

/** `null` is the copy basket. */
type Target = PageId | null

/** What is to be moved, and where to it may go. */
interface Load {
  readonly title: string
  readonly name: string
  readonly targets: readonly Target[]
  readonly move: (to: Target) => boolean
}

export function MoveDialog() {
  const { ask, article, closeDialog } = useViewStore.getState()
  const { t } = useTranslation()
  const issue = currentIssue()
  const moving = ask.article ?? article
  if (issue === null) return null
  if (ask.blocks !== undefined) {
    const [first] = ask.blocks
    const here = first === undefined ? null : (findBlock(issue, first)?.page.id ?? null)
    const { blocks } = ask
    const load = {
      title: t('wall.moveBlocks.title'),
      name: t('wall.moveBlocks.count', { count: blocks.length }),
      targets: issue.pages.flatMap(({ id }) => (id === here ? [] : [id])),
      move: (to: Target) => to !== null && moveBlocks(blocks, to),
    }
    return <ChooseTarget issue={issue} load={load} onClose={closeDialog} />
  }
  if (moving === null) return null
  return (
    <ChooseTarget
      issue={issue}
      load={articlesLoad(issue, ask.articles ?? [moving], ask.page)}
      onClose={closeDialog}
    />
  )
}

function articlesLoad(issue: Issue, articles: readonly ArticleId[], asked: PageId | undefined): Load {
  const { t } = i18next
  const leaving = articles.map((article) => ({ article, from: fromPage(issue, article, asked) }))
  const [only] = articles
  const found = only === undefined ? undefined : issue.articles.get(only)
  const has = (page: Page): boolean => articles.every((article) => page.headlines.includes(article))
  return {
    title: t('desk.move.title'),
    name:
      articles.length > 1
        ? t('wall.moveBlocks.articles', { count: articles.length })
        : found === undefined
          ? ''
          : headlineText(found) || t('desk.headlines.none'),
    targets: [
      ...issue.pages.flatMap((page) => (has(page) ? [] : [page.id])),
      ...(leaving.some(({ from }) => from !== null) ? [null] : []),
    ],
    move(to) {
      const end = to === null ? 0 : (findPage(issue, to)?.headlines.length ?? 0)
      return moveArticles(leaving, to, end)
    },
  }
}

/** The page whose list the article leaves: the one it was asked on, when it stands there. */
function fromPage(issue: Issue, article: ArticleId, asked: PageId | undefined): PageId | null {
  const pages = pagesOf(issue, article)
  return (pages.find((page) => page.id === asked) ?? pages[0])?.id ?? null
}

interface ChooseProps {
  readonly issue: Issue
  readonly load: Load
  readonly onClose: () => void
}

function ChooseTarget({ issue, load, onClose }: ChooseProps) {
  const { t } = useTranslation()
  const { targets } = load
  const [chosen, setChosen] = useState<Target | undefined>(targets[0])
  const [typed, setTyped] = useState('')
  const move = (target: Target | undefined): void => {
    if (target !== undefined && load.move(target)) onClose()
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
      title={load.title}
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
      <p className="move-article">{load.name}</p>
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
