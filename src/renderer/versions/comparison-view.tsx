// Two versions of an issue compared, as text: which pages differ, and article by article what was taken out
// and put in. Signs and words say it; colour only repeats them.

import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComparedArticle, Comparison } from '../../model/query/compare.ts'
import { Badge, type BadgeTone } from '../ui/badge.tsx'
import { type FoldedRow, foldRows } from './fold-rows.ts'
import './comparison-view.css'

export interface ComparisonViewProps {
  readonly comparison: Comparison
  /** Of the paper: what is compared is in it. */
  readonly language: string
  /** Shown when no text and no page differs. */
  readonly empty: ReactNode
}

export const ComparisonView = memo(function ComparisonView({
  comparison,
  language,
  empty,
}: ComparisonViewProps) {
  const { t } = useTranslation()
  const { articles, pages, conflicts } = comparison
  const nothing = articles.length === 0 && pages.length === 0
  return (
    <div className="comparison" role="group" aria-label={t('versions.comparison')} tabIndex={0}>
      {conflicts.length > 0 && <p>{t('versions.conflicts', { count: conflicts.length })}</p>}
      {nothing && empty}
      {pages.length > 0 && <Pages labels={pages} />}
      {articles.map((article) => (
        <ArticleRows key={article.article} article={article} language={language} />
      ))}
    </div>
  )
})

function Pages({ labels }: { readonly labels: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <section>
      <h3>{t('versions.pages')}</h3>
      <ul className="comparison-pages">
        {labels.map((label, index) => (
          <li key={`${label} ${index}`}>{t('versions.pageOf', { label })}</li>
        ))}
      </ul>
    </section>
  )
}

const tones: Readonly<Record<ComparedArticle['kind'], BadgeTone>> = {
  added: 'fit',
  removed: 'over',
  changed: 'accent',
}

interface ArticleRowsProps {
  readonly article: ComparedArticle
  readonly language: string
}

function ArticleRows({ article, language }: ArticleRowsProps) {
  const { t } = useTranslation()
  const { name, kind, rows } = article
  return (
    <section className="comparison-article" data-testid="compared-article">
      <h3>
        <Badge tone={tones[kind]}>{t(`versions.changed.${kind}`)}</Badge>
        <span lang={language}>{name === '' ? t('versions.untitled') : name}</span>
      </h3>
      {foldRows(rows).map((row, index) => (
        <Row key={index} row={row} language={language} />
      ))}
    </section>
  )
}

function Row({ row, language }: { readonly row: FoldedRow; readonly language: string }) {
  const { t } = useTranslation()
  if (row.kind === 'folded')
    return <p className="compared compared-folded">{t('versions.unchanged', { count: row.count })}</p>
  if (row.kind === 'same')
    return (
      <p className="compared" lang={language}>
        {row.text}
      </p>
    )
  const Change = row.kind === 'added' ? 'ins' : 'del'
  return (
    <p className={`compared compared-${row.kind}`} data-testid={`row-${row.kind}`}>
      <span className="compared-sign" aria-hidden>
        {row.kind === 'added' ? '+' : '−'}
      </span>
      <span className="visually-hidden">{t(`versions.rows.${row.kind}`)} </span>
      <Change lang={language}>{row.text}</Change>
    </p>
  )
}
