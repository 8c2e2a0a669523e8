// Cut to fit: what of the story could go, the shortest last lines first, the least that makes it fit, and what is cut
// already. What is chosen or pointed at is painted in the story.

import { memo, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { ArticleId } from '../../../base/ids.ts'
import { type CutStretch, inManuscript } from '../../../makeup/cut-marks.ts'
import {
  type CutFindings,
  type CutFit,
  type CutHere,
  type CutWay,
  findCuts,
  type ShortLine,
} from '../../../makeup/cut-ways.ts'
import type { Article, Paragraph } from '../../../model/issue.ts'
import { printedParagraph } from '../../../model/query/printed.ts'
import { charactersWords, linesWords } from '../../page/block-words.ts'
import { planContext } from '../../state/composer.ts'
import { useIssueStore } from '../../state/issue-store.ts'
import { useIssueBeside } from '../../state/use-later.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { cutStretches, printAgain, stretchesOf, whyNot } from './actions.ts'
import { showPlace, type StoryEditing } from '../editor.ts'
import { printedOffset } from '../positions.ts'
import { keepPainted } from '../paint.ts'
import { spanAt } from '../story-places.ts'
import { Strip, useWaitingKeyboard } from './strip-frame.tsx'
import { useSearchInTurns } from './search-in-turns.ts'

interface CutStripProps {
  readonly article: Article
  readonly editing: StoryEditing
}

/** What was found, and the article it was found in. */
interface Found {
  readonly article: Article
  readonly findings: CutFindings
}

// What an editor would look through: what comes after is worse.
const mostShown = 40

export function CutStrip({ article, editing }: CutStripProps) {
  const { t } = useTranslation()
  const isReadOnly = useIssueStore(({ open }) => open?.readOnly ?? true)
  const found = useFound(article.id)
  const [pointed, point] = useState<readonly CutStretch[] | null>(null)
  const [chosen, choose] = useState<string | null>(null)
  const ways = useStanding(found, article)
  const way = ways.find((one) => keyOf(one) === chosen) ?? null
  const line = found?.findings.shortLines.find((one) => one.paragraph === chosen)
  const lastLine = useMemo(() => (line === undefined ? null : lastLineOf(article, line)), [article, line])
  const shown = pointed ?? way?.stretches ?? lastLine
  useEffect(() => {
    const { view } = editing
    if (view.isDestroyed) return undefined
    const spans = (shown ?? []).flatMap(
      ({ paragraph, from, to }) =>
        spanAt(view.state.doc, { place: { kind: 'paragraph', paragraph }, from, to }) ?? [],
    )
    const wipe = keepPainted(view, 'story-chosen', spans)
    const [first] = spans
    if (first !== undefined) showPlace(view, first.from)
    return wipe
  }, [shown, editing, article])
  // The keyboard goes on to the next of the list, and so does the choice.
  const cut = useCallback(
    (done: CutWay) => {
      if (!cutStretches(article.id, done.stretches, 'cut')) return
      const gone = new Set(done.stretches.map((stretch) => stretch.paragraph))
      const left = (one: CutWay): boolean => one.stretches.every((stretch) => !gone.has(stretch.paragraph))
      const at = ways.indexOf(done)
      const next = ways.slice(at).find(left) ?? ways.slice(0, at).findLast(left)
      choose(next === undefined ? null : keyOf(next))
      point(null)
    },
    [article.id, ways],
  )
  const write = useCallback(
    (line: ShortLine) => {
      const at = found?.article.body.find((paragraph) => paragraph.id === line.paragraph)
      if (at !== undefined) writeAtEnd(editing, at)
    },
    [editing, found],
  )
  const isCurrent = found?.article === article
  return (
    <Strip
      label={t('copyfit.title')}
      testId="cut-strip"
      onLeave={editing.focus}
      head={found !== null && <Standing findings={found.findings} />}
    >
      {found === null && <p className="strip-note">{t('copyfit.searching')}</p>}
      {found !== null && (
        <>
          <Whole
            findings={found.findings}
            isDisabled={!isCurrent || isReadOnly}
            chosen={isReadOnly ? null : way}
            onCut={cut}
            onFit={(fit) => {
              cutStretches(article.id, stretchesOf(fit), 'cutToFit')
              point(null)
            }}
            onPoint={point}
          />
          {(ways.length > 0 || found.findings.shortLines.length > 0) && (
            <WayList
              ways={ways}
              shortLines={found.findings.shortLines}
              article={found.article}
              chosen={way === null && line === undefined ? null : chosen}
              onChoose={choose}
              onPoint={point}
              onCut={isReadOnly ? null : cut}
              onWrite={write}
            />
          )}
          <Cuts article={article} cuts={found.findings.cuts} isReadOnly={isReadOnly} onPoint={point} />
        </>
      )}
    </Strip>
  )
}

function useFound(id: ArticleId): Found | null {
  const issue = useIssueBeside()
  const search = useMemo(() => {
    const article = issue?.articles.get(id)
    if (issue === null || article === undefined) return null
    return function* (): Generator<undefined, Found> {
      const context = planContext()
      if (context === null) return { article, findings: yield* noFindings() }
      return { article, findings: yield* findCuts({ ...context, issue }, id) }
    }
  }, [issue, id])
  return useSearchInTurns(search)
}

function* noFindings(): Generator<undefined, CutFindings> {
  yield
  return { over: 0, free: 0, verbatim: false, ways: [], shortLines: [], fit: null, cuts: [] }
}

/**
 * Ways whose paragraphs are as they were: in the others something else stands there now. The same list as before while
 * the same paragraph is typed in.
 */
function useStanding(found: Found | null, article: Article): readonly CutWay[] {
  const changed = useMemo(() => {
    const now = new Set(article.body)
    return (found?.article.body ?? []).flatMap((then) => (now.has(then) ? [] : then.id)).join(' ')
  }, [found, article])
  return useMemo(() => {
    const gone = new Set<string>(changed.split(' '))
    return (found?.findings.ways ?? [])
      .filter((way) => way.stretches.every((stretch) => !gone.has(stretch.paragraph)))
      .slice(0, mostShown)
  }, [found, changed])
}

function Standing({ findings: { over, free } }: { readonly findings: CutFindings }) {
  const { t } = useTranslation()
  if (over > 0) return <Badge tone="over">{t('copyfit.over', { lines: linesWords(over) })}</Badge>
  if (free > 0) return <Badge tone="short">{t('copyfit.free', { lines: linesWords(free) })}</Badge>
  return <Badge tone="fit">{t('copyfit.fits')}</Badge>
}

interface WholeProps {
  readonly findings: CutFindings
  readonly isDisabled: boolean
  readonly chosen: CutWay | null
  readonly onCut: (way: CutWay) => void
  readonly onFit: (fit: CutFit) => void
  readonly onPoint: (stretches: readonly CutStretch[] | null) => void
}

/** The least that makes it fit, or why there is none; and what is chosen, for a hand on the mouse. */
function Whole({ findings, isDisabled, chosen, onCut, onFit, onPoint }: WholeProps) {
  const { t } = useTranslation()
  const { fit, over, ways, verbatim } = findings
  const none = ways.length === 0 && over > 0 ? 'none' : 'notEnough'
  const said = fit !== null || (over === 0 && !verbatim) ? null : verbatim ? whyNot(findings) : none
  return (
    <div className="strip-whole">
      {said !== null && <p className="strip-note">{t(`copyfit.${said}`)}</p>}
      {fit !== null && (
        <span
          onPointerEnter={() => onPoint(stretchesOf(fit))}
          onPointerLeave={() => onPoint(null)}
          onFocus={() => onPoint(stretchesOf(fit))}
          onBlur={() => onPoint(null)}
        >
          <Button look="primary" isDisabled={isDisabled} testId="cut-these" onPress={() => onFit(fit)}>
            {t('copyfit.cutThese', {
              count: fit.ways.length,
              characters: charactersWords(fit.characters),
              lines: linesWords(fit.lines),
            })}
          </Button>
        </span>
      )}
      {ways.length > 0 && (
        <Button
          isDisabled={chosen === null}
          testId="cut-chosen"
          onPress={() => {
            if (chosen !== null) onCut(chosen)
          }}
        >
          {t('copyfit.cutIt')}
        </Button>
      )}
    </div>
  )
}

interface WayListProps {
  readonly ways: readonly CutWay[]
  readonly shortLines: readonly ShortLine[]
  readonly article: Article
  readonly chosen: string | null
  readonly onChoose: (key: string | null) => void
  readonly onPoint: (stretches: readonly CutStretch[] | null) => void
  /** Null where nothing may be cut. */
  readonly onCut: ((way: CutWay) => void) | null
  readonly onWrite: (line: ShortLine) => void
}

/** Its rows are costly to draw: it follows what was found, not every key. */
const WayList = memo(function WayList(props: WayListProps) {
  const { ways, shortLines, article, chosen, onChoose, onPoint, onCut, onWrite } = props
  const { t } = useTranslation()
  const autoFocus = useWaitingKeyboard()
  const byKey = useMemo(() => new Map(ways.map((way) => [keyOf(way), way])), [ways])
  const texts = useMemo(() => new Map(article.body.map((one) => [one.id, printedParagraph(one)])), [article])
  const take = (key: string): void => {
    const way = byKey.get(key)
    const line = shortLines.find((one) => one.paragraph === key)
    if (way !== undefined) onCut?.(way)
    else if (line !== undefined) onWrite(line)
  }
  return (
    // The choice goes with the keyboard, also where a row that had it is gone.
    <div
      onFocus={({ target }) => {
        const key = target.dataset['key']
        if (key !== undefined && key !== chosen) onChoose(key)
      }}
    >
      <ListBox
        className="strip-list"
        autoFocus={autoFocus}
        aria-label={`${t('copyfit.ways')}. ${t('copyfit.keys')}`}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [first] = keys === 'all' ? [] : keys
          onChoose(first === undefined ? null : String(first))
        }}
        onAction={(key) => take(String(key))}
        data-testid="cut-ways"
      >
        {ways.map((way) => (
          <ListBoxItem
            key={keyOf(way)}
            id={keyOf(way)}
            textValue={way.text.trim()}
            className="strip-row"
            onHoverStart={() => onPoint(way.stretches)}
            onHoverEnd={() => onPoint(null)}
            data-testid="cut-way"
            data-kind={way.kind}
          >
            <span className="strip-text">{way.text.trim()}</span>
            <span className="strip-figures">
              {t('copyfit.saves', {
                lines: linesWords(way.lines),
                characters: charactersWords(way.characters),
              })}
            </span>
            <span className="strip-kind">
              {t(`copyfit.kinds.${way.kind}`)} · {t('copyfit.lastLine', { count: way.lastLine })}
            </span>
          </ListBoxItem>
        ))}
        {shortLines.map((line) => {
          const text = texts.get(line.paragraph) ?? ''
          const name = t('copyfit.byHandName', { text: text.slice(0, nameLength) })
          return (
            <ListBoxItem
              key={line.paragraph}
              id={line.paragraph}
              textValue={name}
              className="strip-row"
              onHoverStart={() => onPoint(lastLineOf(article, line))}
              onHoverEnd={() => onPoint(null)}
              data-testid="cut-by-hand"
            >
              <span className="strip-text">{text.slice(-nameLength)}</span>
              <span className="strip-figures">{t('copyfit.byHand')}</span>
              <span className="strip-kind">{t('copyfit.lastLine', { count: line.characters })}</span>
            </ListBoxItem>
          )
        })}
      </ListBox>
    </div>
  )
})

const nameLength = 24

function keyOf({ kind, stretches: [first] }: CutWay): string {
  return `${kind} ${first?.paragraph ?? ''} ${first?.from ?? 0} ${first?.to ?? 0}`
}

interface CutsProps {
  readonly article: Article
  readonly cuts: readonly CutHere[]
  readonly isReadOnly: boolean
  readonly onPoint: (stretches: readonly CutStretch[] | null) => void
}

function Cuts({ article, cuts, isReadOnly, onPoint }: CutsProps) {
  const { t } = useTranslation()
  if (cuts.length === 0) return null
  return (
    <section className="strip-cuts" aria-label={t('copyfit.cuts')}>
      <h4>
        {t('copyfit.cuts')} <span>{cuts.length}</span>
      </h4>
      <ul>
        {cuts.map((cut) => {
          const { stretch } = cut
          const point = (): void => onPoint([stretch])
          return (
            <li
              key={`${stretch.paragraph} ${stretch.from}`}
              className="strip-cut"
              data-testid="cut-here"
              onPointerEnter={point}
              onPointerLeave={() => onPoint(null)}
              onFocus={point}
              onBlur={() => onPoint(null)}
            >
              <s className="strip-text">{cut.text.trim()}</s>
              <span className={`strip-figures ${cut.fits ? 'strip-fits' : 'strip-over'}`}>
                {t('copyfit.takes', {
                  lines: linesWords(cut.lines),
                  characters: charactersWords(cut.characters),
                })}{' '}
                · {t(cut.fits ? 'copyfit.stillFits' : 'copyfit.wouldNotFit')}
              </span>
              <button
                type="button"
                className="strip-print"
                disabled={isReadOnly}
                aria-label={t('copyfit.printName', { text: cut.text.trim().slice(0, nameLength) })}
                data-testid="print-again"
                onClick={() => {
                  onPoint(null)
                  printAgain(article.id, stretch)
                }}
              >
                {t('copyfit.printAgain')}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The printed last line of a paragraph. */
function lastLineOf(article: Article, { paragraph, characters }: ShortLine): readonly CutStretch[] {
  const found = article.body.find((one) => one.id === paragraph)
  if (found === undefined) return []
  const { length } = printedParagraph(found)
  return length < characters ? [] : [inManuscript(found, length - characters, length)]
}

/** Puts the caret at the end of a paragraph, where its last line is. */
function writeAtEnd(editing: StoryEditing, { id, text }: Paragraph): void {
  const { doc } = editing.view.state
  doc.forEach((node, at) => {
    if (node.attrs['id'] === id) editing.select(printedOffset(doc, at + 1 + text.length))
  })
  editing.focus()
}
