// Places of an issue that are to be written anew, or were found: by page and article, each with its words before and
// after and a box to leave it out. Texts of a page that is signed off are shown and can't be chosen.

import { Lock } from 'lucide-react'
import { type KeyboardEvent, memo, useCallback, useMemo, useState } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ArticleId } from '../../base/ids.ts'
import type { Issue, Page } from '../../model/issue.ts'
import { placeKey, type TextPlace } from '../../model/query/article-texts.ts'
import { articleName, pageLabel } from '../../model/query/labels.ts'
import { pagesOf } from '../../model/query/find.ts'
import { signedPageOf } from '../../model/query/signed-texts.ts'
import { Button } from '../ui/button.tsx'
import './find.css'

export interface ListedChange {
  readonly article: ArticleId
  readonly place: TextPlace
  readonly from: number
  readonly to: number
  readonly text: string
  /** Null where it is only found. */
  readonly put: string | null
}

export interface ChangeListProps<Change extends ListedChange> {
  readonly issue: Issue
  readonly changes: readonly Change[]
  /** Keys of those left out. */
  readonly left: ReadonlySet<string>
  readonly onLeft: (turn: (left: ReadonlySet<string>) => ReadonlySet<string>) => void
  /** False shows no boxes: there is nothing to choose. */
  readonly canChoose: boolean
  readonly onGo: (change: Change) => void
  /** Said under the words, such as the rule a change follows. */
  readonly note?: (change: Change) => string
}

function changeKey({ article, place, from }: ListedChange): string {
  return `${article} ${placeKey(place)} ${from}`
}

/** What is to be made: not left out, and not signed. */
export function chosenOf<Change extends ListedChange>(
  issue: Issue,
  changes: readonly Change[],
  left: ReadonlySet<string>,
): readonly Change[] {
  return changes.filter(
    (change) => !left.has(changeKey(change)) && signedPageOf(issue, change.article, change.place) === null,
  )
}

// As many rows as are looked through at once; a list of thousands would take seconds to draw.
const atOnce = 100

interface Group<Change> {
  readonly article: ArticleId
  readonly changes: readonly Change[]
}

function groupsOf<Change extends ListedChange>(changes: readonly Change[]): readonly Group<Change>[] {
  const groups: { readonly article: ArticleId; readonly changes: Change[] }[] = []
  for (const change of changes) {
    const last = groups.at(-1)
    if (last?.article === change.article) last.changes.push(change)
    else groups.push({ article: change.article, changes: [change] })
  }
  return groups
}

export function ChangeList<Change extends ListedChange>(props: ChangeListProps<Change>) {
  const { t } = useTranslation()
  const { issue, changes, onLeft } = props
  const [shown, setShown] = useState(atOnce)
  const groups = useMemo(() => groupsOf(changes.slice(0, shown)), [changes, shown])
  const whole = useMemo(() => new Map(groupsOf(changes).map((group) => [group.article, group])), [changes])
  const rest = changes.length - shown
  const toggle = useCallback(
    (some: readonly ListedChange[], isOn: boolean): void =>
      onLeft((before) => {
        const next = new Set(before)
        for (const key of some.map(changeKey)) {
          if (isOn) next.delete(key)
          else next.add(key)
        }
        return next
      }),
    [onLeft],
  )
  return (
    <div className="find-groups" onKeyDown={moveAmongRows} data-testid="change-list">
      {groups.map((group) => (
        <ArticleGroup
          {...props}
          key={group.article}
          issue={issue}
          group={group}
          all={whole.get(group.article)?.changes ?? group.changes}
          onToggle={toggle}
        />
      ))}
      {rest > 0 && (
        <div className="find-note">
          <Button onPress={() => setShown(shown + atOnce * 10)} testId="find-more">
            {t('find.more', { count: rest })}
          </Button>
        </div>
      )}
    </div>
  )
}

/** The arrow keys go from row to row. */
function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.find-place')]
  const row = (event.target as HTMLElement).closest('.find-row')?.querySelector<HTMLElement>('.find-place')
  const next = rows[(row === null || row === undefined ? -by : rows.indexOf(row)) + by]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

interface ArticleGroupProps<Change extends ListedChange> extends ChangeListProps<Change> {
  readonly group: Group<Change>
  /** All of the article's, also those that are not shown yet. */
  readonly all: readonly Change[]
  readonly onToggle: (changes: readonly ListedChange[], isOn: boolean) => void
}

function ArticleGroup<Change extends ListedChange>(props: ArticleGroupProps<Change>) {
  const { t } = useTranslation()
  const { issue, group, all, left, canChoose, onToggle, onGo, note } = props
  const article = issue.articles.get(group.article)
  const name = (article === undefined ? '' : articleName(article)) || t('desk.headlines.none')
  const page = pagesOf(issue, group.article)[0]
  const free = all.filter((change) => signedPageOf(issue, change.article, change.place) === null)
  const chosen = free.filter((change) => !left.has(changeKey(change)))
  return (
    <section aria-label={name}>
      <div className="find-article">
        {canChoose && (
          <input
            type="checkbox"
            aria-label={t('find.chooseArticle', { name })}
            checked={chosen.length > 0}
            disabled={free.length === 0}
            ref={(box) => {
              if (box !== null) box.indeterminate = chosen.length > 0 && chosen.length < free.length
            }}
            onChange={({ target }) => onToggle(free, target.checked)}
          />
        )}
        <span className="find-article-page">
          {page === undefined ? t('find.basket') : pageLabel(issue, page.id)}
        </span>
        <span className="find-article-name">{name}</span>
        <span>{all.length}</span>
      </div>
      <ul>
        {group.changes.map((change) => (
          <li key={changeKey(change)}>
            <Row
              change={change}
              isChosen={!left.has(changeKey(change))}
              signed={signedLabel(issue, signedPageOf(issue, change.article, change.place))}
              canChoose={canChoose}
              note={note?.(change) ?? ''}
              onToggle={onToggle}
              onGo={onGo}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function signedLabel(issue: Issue, page: Page | null): string | null {
  return page === null ? null : pageLabel(issue, page.id)
}

interface RowProps<Change extends ListedChange> {
  readonly change: Change
  readonly isChosen: boolean
  readonly signed: string | null
  readonly canChoose: boolean
  readonly note: string
  readonly onToggle: (changes: readonly ListedChange[], isOn: boolean) => void
  readonly onGo: (change: Change) => void
}

/** Drawn again only when it is another: while a search goes on its list is told of many times a second. */
const Row = memo(PlainRow) as typeof PlainRow

function PlainRow<Change extends ListedChange>(props: RowProps<Change>) {
  const { change, isChosen, signed, canChoose, note, onToggle, onGo } = props
  const { t } = useTranslation()
  const { before, words, after } = aroundOf(change)
  const what = placeName(t, change.place)
  return (
    <div className="find-row" data-testid="find-row">
      {canChoose && (
        <input
          type="checkbox"
          aria-label={t('find.choose', { words })}
          checked={isChosen && signed === null}
          disabled={signed !== null}
          onChange={({ target }) => onToggle([change], target.checked)}
        />
      )}
      <button type="button" className="find-place" onClick={() => onGo(change)}>
        {what !== '' && <span className="find-what">{what} </span>}
        {before}
        {change.put === null ? (
          <mark>{words}</mark>
        ) : (
          <>
            {words !== '' && <del>{visible(words)}</del>}
            {change.put !== '' && <ins>{visible(change.put)}</ins>}
          </>
        )}
        {after}
        {note !== '' && <span className="find-what"> · {note}</span>}
        {signed !== null && (
          <span className="find-locked">
            <Lock size={11} aria-hidden />
            {t('find.signed', { page: signed })}
          </span>
        )}
      </button>
    </div>
  )
}

function placeName(t: TFunction, place: TextPlace): string {
  switch (place.kind) {
    case 'line':
      return t(`article.fields.${place.name}`)
    case 'headline':
      return t('article.fields.headline')
    case 'picture':
      return t(`find.pictures.${place.name}`)
    case 'paragraph':
      return ''
  }
}

/** Spaces that are taken away or put in are seen. */
function visible(words: string): string {
  return words
    .replaceAll(' ', '␣')
    .replaceAll(/[\u00a0\u202f]/g, '⍽')
    .replaceAll('\u3000', '□')
}

const wordsBefore = 14
const wordsAfter = 28

function aroundOf({ text, from, to }: Pick<ListedChange, 'text' | 'from' | 'to'>): {
  readonly before: string
  readonly words: string
  readonly after: string
} {
  const start = boundary(text, Math.max(0, from - wordsBefore))
  const end = boundary(text, Math.min(text.length, to + wordsAfter))
  return {
    before: (start > 0 ? '…' : '') + text.slice(start, from),
    words: text.slice(from, to),
    after: text.slice(to, end) + (end < text.length ? '…' : ''),
  }
}

/** Never in the middle of a pair of surrogates. */
function boundary(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at
}
