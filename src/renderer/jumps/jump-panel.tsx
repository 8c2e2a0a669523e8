// Every jump of the issue: which article, from where to where, the words that are printed at both ends, the
// way there, and the way to take it back.

import { ArrowRight, Spline, Trash2 } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockId, PageId } from '../../base/ids.ts'
import type { Article, Issue } from '../../model/issue.ts'
import { findBlock } from '../../model/query/find.ts'
import { allJumps, type JumpEnds } from '../../model/query/jump-chain.ts'
import { headlineText, jumpWords, pageLabel } from '../../model/query/labels.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { IconButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { takeJumpAway } from './make-jump.ts'
import './jump-panel.css'

export const JumpPanel = memo(function JumpPanel() {
  const { t } = useTranslation()
  const issue = useIssueStore(({ open }) => open?.issue ?? null)
  if (issue === null) return null
  const jumps = allJumps(issue)
  return (
    <section className="jump-panel" data-testid="jump-panel" aria-label={t('jumps.panel.title')}>
      {jumps.length === 0 ? (
        <EmptyState icon={Spline} title={t('jumps.panel.none')}>
          {t('jumps.panel.noneText')}
        </EmptyState>
      ) : (
        <ul>
          {jumps.map((ends) => (
            <JumpRow key={ends.jump.id} issue={issue} ends={ends} />
          ))}
        </ul>
      )}
    </section>
  )
})

function JumpRow({ issue, ends }: { readonly issue: Issue; readonly ends: JumpEnds }) {
  const { t } = useTranslation()
  const article = issue.articles.get(ends.article)
  if (article === undefined) return null
  const headline = headlineText(article) || t('page.block.untitled')
  const { jumpLine, turnLine } = issue.publication.jumps
  const isLast = article.jumps.at(-1)?.id === ends.jump.id
  return (
    <li className="jump-row" data-testid="jump-row" data-article={article.id}>
      <p className="jump-row-headline">{headline}</p>
      <div className="jump-row-ends">
        <PageLink issue={issue} page={ends.from.id} block={ends.jump.from} />
        <span className="jump-row-line">{wordsAt(issue, jumpLine, article, ends.jump.to)}</span>
        <ArrowRight size={13} strokeWidth={2} aria-hidden />
        <PageLink issue={issue} page={ends.to.id} block={ends.jump.to} />
        <span className="jump-row-line">{wordsAt(issue, turnLine, article, ends.jump.from)}</span>
      </div>
      <IconButton
        icon={Trash2}
        label={t(isLast ? 'jumps.panel.remove' : 'jumps.panel.notLast', { headline })}
        isDisabled={!isLast}
        onPress={() => {
          takeJumpAway(article.id)
        }}
      />
    </li>
  )
}

/** The line that is printed about the other end. */
function wordsAt(issue: Issue, pattern: string, article: Article, end: BlockId): string {
  const found = findBlock(issue, end)
  return found === null ? '' : jumpWords(issue, pattern, article, found)
}

interface PageLinkProps {
  readonly issue: Issue
  readonly page: PageId
  readonly block: BlockId
}

function PageLink({ issue, page, block }: PageLinkProps) {
  const { t } = useTranslation()
  const label = pageLabel(issue, page)
  return (
    <button
      type="button"
      className="jump-page"
      title={t('jumps.panel.show', { label })}
      onClick={() => {
        const view = useViewStore.getState()
        view.showPage(page)
        view.selectBlocks([block])
      }}
    >
      {label}
    </button>
  )
}
