// What the menu of a page offers, in the list and on the wall. It is about one page or about all that are chosen.

import i18next from 'i18next'
import type { PageId } from '../../base/ids.ts'
import type { PageState } from '../../model/issue.ts'
import { currentIssue } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import type { MenuEntry } from '../ui/menu.tsx'
import { type NamePlace, nameSection } from '../wall/wall-store.ts'
import { runMakeUp } from './make-up.ts'
import {
  duplicatePage,
  insertPage,
  removePages,
  setPageState,
  shiftPages,
  takeBackSignature,
} from './page-actions.ts'

const early: readonly PageState[] = ['draft', 'laid', 'read']

export function pageEntries(id: PageId, pages: readonly PageId[], place: NamePlace): readonly MenuEntry[] {
  const { t } = i18next
  const issue = currentIssue()
  const at = issue?.pages.findIndex((page) => page.id === id) ?? -1
  const page = issue?.pages[at]
  if (issue === null || page === undefined) return []
  const isSigned = page.state === 'signed'
  const count = issue.pages.length
  const single = pages.length === 1
  const places = issue.pages.flatMap((one, index) => (pages.includes(one.id) ? [index] : []))
  return [
    { id: 'open', label: t('wall.menu.open'), run: () => useViewStore.getState().showPage(id) },
    {
      id: 'name',
      label: t('wall.menu.name'),
      shortcut: 'F2',
      isDisabled: isSigned,
      // The menu gives the focus back to its button when it closes: the field comes after that.
      run: () => setTimeout(() => nameSection(id, place), 0),
    },
    ...early.map((state, index) => ({
      id: `state-${state}`,
      label: t('wall.menu.state', { state: t(`desk.states.${state}`) }),
      isChecked: page.state === state,
      isDisabled: isSigned,
      startsGroup: index === 0,
      run: () => setPageState(pages, state),
    })),
    isSigned
      ? { id: 'unsign', label: t('wall.menu.unsign'), run: () => takeBackSignature(pages) }
      : { id: 'sign', label: t('wall.menu.sign'), run: () => setPageState(pages, 'signed') },
    { id: 'before', label: t('desk.pages.insertBefore'), startsGroup: true, run: () => insertPage(at) },
    { id: 'after', label: t('desk.pages.insertAfter'), run: () => insertPage(at + 1) },
    {
      id: 'duplicate',
      label: t('wall.menu.duplicate'),
      isDisabled: !single,
      run: () => duplicatePage(id),
    },
    {
      id: 'up',
      label: t('desk.pages.up'),
      shortcut: 'Alt+↑',
      isDisabled: places[0] === 0,
      startsGroup: true,
      run: () => void shiftPages(pages, -1),
    },
    {
      id: 'down',
      label: t('desk.pages.down'),
      shortcut: 'Alt+↓',
      isDisabled: places.at(-1) === count - 1,
      run: () => void shiftPages(pages, 1),
    },
    {
      id: 'number',
      label: t('wall.menu.number'),
      isDisabled: count === 1,
      run: () => useViewStore.getState().openDialog('page-number', { pages }),
    },
    {
      id: 'layout',
      label: t('desk.pages.layOut'),
      isDisabled: isSigned,
      startsGroup: true,
      run: () => runMakeUp(id),
    },
    {
      id: 'remove',
      label: single ? t('desk.pages.remove') : t('wall.menu.removeMany', { count: pages.length }),
      isDisabled: pages.length >= count,
      startsGroup: true,
      run: () => removePages(pages),
    },
  ]
}
