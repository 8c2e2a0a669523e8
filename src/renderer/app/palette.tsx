// The command palette: every command by its name, found by a few letters of it, and articles by what stands in
// their headlines and texts.

import { Search } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Autocomplete, Input, Label, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components'
import type { ArticleId } from '../../base/ids.ts'
import type { Issue } from '../../model/issue.ts'
import { articleName } from '../../model/query/labels.ts'
import { type FoundText, searchText } from '../../model/query/search.ts'
import { showPlace } from '../desk/show-place.ts'
import { words } from '../i18n/i18n.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Dialog } from '../ui/dialog.tsx'
import type { Command } from './command.ts'
import { shownShortcut } from './keymap.ts'
import './palette.css'

export function Palette({ commands }: { readonly commands: readonly Command[] }) {
  const { t } = useTranslation()
  const { contains } = useFilter({ sensitivity: 'base' })
  const { closeDialog } = useViewStore.getState()
  const [typed, setTyped] = useState('')
  const issue = useIssueStore(({ open }) => open?.issue ?? null)
  // Searched while nothing else is to be done: the field itself never waits.
  const wanted = useDeferredValue(typed).trim()
  const articles = useMemo(() => (issue === null ? [] : articlesWith(issue, wanted)), [issue, wanted])
  const run = (command: Command): void => {
    closeDialog()
    command.run()
  }
  return (
    <Dialog
      title={t('shell.palette.title')}
      closeLabel={t('shell.close')}
      onClose={closeDialog}
      testId="palette"
    >
      <Autocomplete
        inputValue={typed}
        onInputChange={setTyped}
        filter={(text, input, node) => isArticleKey(node.key) || contains(text, input)}
      >
        <SearchField className="palette-field" autoFocus>
          <Label className="visually-hidden">{t('shell.palette.label')}</Label>
          <Search size={15} aria-hidden />
          <Input placeholder={t('shell.palette.placeholder')} />
        </SearchField>
        <div className="palette-list" role="group" aria-label={t('shell.palette.title')} tabIndex={0}>
          <Menu
            className="menu"
            aria-label={t('shell.palette.title')}
            renderEmptyState={() => t('shell.palette.none')}
          >
            {commands.map((command) => (
              <MenuItem
                key={command.id}
                id={command.id}
                className="menu-item"
                textValue={words(command.titleKey)}
                isDisabled={!command.enabled()}
                onAction={() => run(command)}
              >
                <span className="palette-group">{t(`commands.groups.${command.group}`)}</span>
                <span className="menu-label">{words(command.titleKey)}</span>
                {command.shortcut !== null && <kbd>{shownShortcut(command.shortcut)}</kbd>}
              </MenuItem>
            ))}
            {articles.map((found) => (
              <MenuItem
                key={found.id}
                id={articleKey(found.id)}
                className="menu-item"
                textValue={t('shell.palette.goTo', { name: found.name })}
                data-testid="palette-article"
                onAction={() => {
                  closeDialog()
                  showPlace({ page: null, article: found.id, block: null })
                }}
              >
                <span className="palette-group">{t('commands.groups.article')}</span>
                <span className="menu-label">
                  {t('shell.palette.goTo', { name: found.name || t('desk.headlines.none') })}
                  {found.around !== '' && <span className="palette-around">{found.around}</span>}
                </span>
              </MenuItem>
            ))}
          </Menu>
        </div>
      </Autocomplete>
    </Dialog>
  )
}

const articleMark = 'article '

function articleKey(id: ArticleId): string {
  return articleMark + id
}

function isArticleKey(key: string | number): boolean {
  return String(key).startsWith(articleMark)
}

interface FoundArticle {
  readonly id: ArticleId
  readonly name: string
  /** The words around the place, when it is in the text. */
  readonly around: string
}

// A list to choose from at a glance; more letters make it a better one.
const mostArticles = 8
const fewestLetters = 2
const wordsAround = 16

function articlesWith(issue: Issue, wanted: string): readonly FoundArticle[] {
  const found = new Map<ArticleId, FoundArticle>()
  if (wanted.length < fewestLetters) return []
  for (const place of searchText(issue, wanted)) {
    const article = issue.articles.get(place.article)
    if (article === undefined || found.has(article.id)) continue
    found.set(article.id, { id: article.id, name: articleName(article), around: around(issue, place) })
    if (found.size === mostArticles) break
  }
  return [...found.values()]
}

function around(issue: Issue, { article, where, from, to }: FoundText): string {
  if (where.kind === 'headline') return ''
  const text = issue.articles.get(article)?.body.find(({ id }) => id === where.paragraph)?.text ?? ''
  const [start, end] = [Math.max(0, from - wordsAround), Math.min(text.length, to + wordsAround)]
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`
}
