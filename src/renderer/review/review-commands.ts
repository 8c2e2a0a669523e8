// Comments and tracked changes in the table of commands.

import type { Command } from '../app/command.ts'
import { openChanges } from '../../model/query/open-changes.ts'
import type { Article } from '../../model/issue.ts'
import { currentOpen } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { beginComment, settleAll, stepChange, toggleTracking } from './review-actions.ts'

function openArticle(): Article | null {
  const open = currentOpen()
  const { article } = useViewStore.getState()
  return open === null || open.readOnly || article === null
    ? null
    : (open.issue.articles.get(article) ?? null)
}

const canWrite = (): boolean => openArticle() !== null
const hasChanges = (): boolean => {
  const article = openArticle()
  return article !== null && article.agreed !== null && openChanges(article).length > 0
}

export const reviewCommands: readonly Command[] = [
  {
    id: 'review.comment',
    titleKey: 'review.commands.comment',
    shortcut: 'Mod+Alt+M',
    group: 'article',
    run: beginComment,
    enabled: canWrite,
  },
  {
    id: 'review.track',
    titleKey: 'review.commands.track',
    shortcut: 'Mod+Alt+T',
    group: 'article',
    run: toggleTracking,
    enabled: canWrite,
  },
  {
    id: 'review.next',
    titleKey: 'review.commands.next',
    shortcut: 'F7',
    group: 'article',
    run: () => stepChange(1),
    enabled: hasChanges,
  },
  {
    id: 'review.previous',
    titleKey: 'review.commands.previous',
    shortcut: 'Shift+F7',
    group: 'article',
    run: () => stepChange(-1),
    enabled: hasChanges,
  },
  {
    id: 'review.acceptAll',
    titleKey: 'review.commands.acceptAll',
    shortcut: null,
    group: 'article',
    run: () => settleAll('accept'),
    enabled: hasChanges,
  },
  {
    id: 'review.rejectAll',
    titleKey: 'review.commands.rejectAll',
    shortcut: null,
    group: 'article',
    run: () => settleAll('reject'),
    enabled: hasChanges,
  },
]
