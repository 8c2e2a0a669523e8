// The menus on the page: what to do with the chosen blocks, and what a drawn area shall become.

import i18next from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { areaPolygon } from '../../compose/page/grid.ts'
import type { PlacedPage } from '../../compose/placed.ts'
import type { GridRect, Issue, Page } from '../../model/issue.ts'
import { articleName } from '../../model/query/labels.ts'
import { shownShortcut } from '../app/keymap.ts'
import { words } from '../i18n/i18n.ts'
import { jumpCommands } from '../jumps/jump-commands.ts'
import { useViewStore } from '../state/view-store.ts'
import { FloatingMenu, type MenuEntry } from '../ui/menu.tsx'
import { blockCommands } from './block-commands.ts'
import { boxStyle } from './block-layer.tsx'
import { drawPicture, makeDrawn, waitingArticles } from './draw-actions.ts'
import { pageCommands } from './page-commands.ts'
import { closePageMenu, usePageTool } from './page-tool.ts'
import { boundsOfPolygon } from './page-texts.ts'

export interface PageMenusProps {
  readonly issue: Issue
  readonly page: Page
  readonly placed: PlacedPage
}

/** Drawn inside the page's sheet. */
export function PageMenus({ issue, page, placed }: PageMenusProps) {
  const { t } = useTranslation()
  const menu = usePageTool((state) => state.menu)
  const hasChosen = useViewStore((view) => view.blocks.length > 0)
  if (menu === null) return null
  if (menu.kind === 'drawn') {
    return (
      <DrawnArea rect={menu.rect} placed={placed}>
        <FloatingMenu
          label={t('blocks.drawn.label')}
          style={{ inset: 0, width: 'auto', height: 'auto' }}
          entries={() => drawnEntries(issue, page, menu.rect)}
          onClose={closePageMenu}
          testId="drawn-menu"
        />
      </DrawnArea>
    )
  }
  return (
    <FloatingMenu
      label={t(hasChosen ? 'blocks.menu.label' : 'blocks.menu.page')}
      style={{ position: 'fixed', left: menu.x, top: menu.y }}
      entries={hasChosen ? blockEntries : pageEntries}
      onClose={closePageMenu}
      testId="block-menu"
    />
  )
}

interface DrawnAreaProps {
  readonly rect: GridRect
  readonly placed: PlacedPage
  readonly children?: ReactNode
}

export function DrawnArea({ rect, placed, children }: DrawnAreaProps) {
  const { t } = useTranslation()
  const bounds = boundsOfPolygon(areaPolygon(placed.grid, [rect]))
  const label = t('blocks.drawn.area', {
    columns: t('page.columns', { count: rect.columns }),
    lines: t('page.lines', { count: rect.lines }),
  })
  return (
    <div className="drop-area drawn-area" style={boxStyle(bounds, placed)} data-testid="drawn-area">
      <span className="drawn-size" aria-hidden>
        {label}
      </span>
      {children}
    </div>
  )
}

function drawnEntries(issue: Issue, page: Page, rect: GridRect): readonly MenuEntry[] {
  const { t } = i18next
  const articles = waitingArticles(issue, page)
  return [
    ...articles.map((article) => ({
      id: article.id,
      label: t('blocks.drawn.article', { name: articleName(article) || t('desk.headlines.none') }),
      run: () => makeDrawn(page, rect, { kind: 'article', article: article.id }),
    })),
    {
      id: 'new-article',
      label: t('blocks.drawn.newArticle'),
      startsGroup: articles.length > 0,
      run: () => makeDrawn(page, rect, { kind: 'new-article' }),
    },
    { id: 'picture', label: t('blocks.drawn.picture'), run: () => void drawPicture(page, rect) },
    {
      id: 'advert',
      label: t('blocks.drawn.advert'),
      startsGroup: true,
      run: () =>
        makeDrawn(page, rect, {
          kind: 'furniture',
          content: { kind: 'advert', client: '', picture: null },
        }),
    },
    {
      id: 'nameplate',
      label: t('blocks.drawn.nameplate'),
      run: () => makeDrawn(page, rect, { kind: 'furniture', content: { kind: 'nameplate' } }),
    },
    ...(['rule', 'box'] as const).map((kind) => ({
      id: kind,
      label: t(`blocks.drawn.${kind}`),
      run: () => makeDrawn(page, rect, { kind: 'furniture', content: { kind, style: 'fine' } }),
    })),
  ]
}

const known = [...blockCommands, ...pageCommands, ...jumpCommands]

function entriesOf(ids: readonly string[]): readonly MenuEntry[] {
  return known
    .filter((command) => ids.includes(command.id))
    .toSorted((left, right) => ids.indexOf(left.id) - ids.indexOf(right.id))
    .map((command) => ({
      id: command.id,
      label: words(command.titleKey),
      shortcut: command.shortcut === null ? null : shownShortcut(command.shortcut),
      isDisabled: !command.enabled(),
      run: command.run,
    }))
}

function grouped(entries: readonly MenuEntry[]): readonly MenuEntry[] {
  return entries.map((entry, index) => ({ ...entry, startsGroup: index === 0 }))
}

const sizing = ['growDown', 'growRight', 'splitDown', 'splitAcross', 'swap', 'boxAround']
const aligning = [
  'alignLeft',
  'alignRight',
  'alignTop',
  'alignBottom',
  'distributeAcross',
  'distributeDown',
  'sameWidth',
  'sameHeight',
]
const named = (name: string): string => `block.${name}`

function blockEntries(): readonly MenuEntry[] {
  const { t } = i18next
  const beside = (id: 'size' | 'align', names: readonly string[]): MenuEntry => ({
    id,
    label: t(`blocks.menu.${id}`),
    run: () => undefined,
    entries: () => entriesOf(names.map(named)),
  })
  return [
    ...entriesOf(['block.write', 'jump.make']),
    ...grouped(entriesOf(['block.fit', 'block.shape', 'block.saveShape'])),
    ...grouped([beside('size', sizing), beside('align', aligning)]),
    ...grouped(entriesOf(['block.group', 'block.ungroup', 'block.lock'])),
    ...grouped(entriesOf(['block.duplicate', 'block.takeOff'])),
  ]
}

function pageEntries(): readonly MenuEntry[] {
  return [
    ...entriesOf(['block.draw', 'block.new', 'block.advert', 'block.nameplate']),
    ...grouped(entriesOf(['block.selectAll'])),
  ]
}
