// The text of one version, for plain reading: pages, headlines, paragraphs.

import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article, Issue } from '../../model/issue.ts'
import { headlineText, pageLabel } from '../../model/query/labels.ts'
import { readingKey, type ReadingPage, readingPages } from './reading-pages.ts'
import './comparison-view.css'
import './reading-view.css'

export const ReadingView = memo(function ReadingView({ issue }: { readonly issue: Issue }) {
  const { t } = useTranslation()
  return (
    <div className="reading" role="group" aria-label={t('versions.reading')} tabIndex={0}>
      {issue.articles.size === 0 && <p>{t('versions.noText')}</p>}
      {readingPages(issue).map((reading) => (
        <PageText key={readingKey(reading)} issue={issue} reading={reading} />
      ))}
    </div>
  )
})

function PageText({ issue, reading }: { readonly issue: Issue; readonly reading: ReadingPage }) {
  const { t } = useTranslation()
  const { page, articles } = reading
  return (
    <section className="reading-page">
      <h3>
        {page === null ? (
          t('versions.unplaced')
        ) : (
          <>
            {t('versions.pageOf', { label: pageLabel(issue, page.id) })}
            <span lang={issue.publication.language}>{page.section}</span>
          </>
        )}
      </h3>
      {articles.map((article) => (
        <ArticleText key={article.id} article={article} language={issue.publication.language} />
      ))}
    </section>
  )
}

function ArticleText({ article, language }: { readonly article: Article; readonly language: string }) {
  const { t } = useTranslation()
  const { kicker, deck, byline, dateline, body, tagline } = article
  const small = (text: string) => (text === '' ? null : <p className="reading-small">{text}</p>)
  return (
    <article lang={language}>
      {small(kicker)}
      <h4>{headlineText(article) || t('versions.untitled')}</h4>
      {small(deck)}
      {small([byline, dateline].filter((text) => text !== '').join(' · '))}
      {body.map((paragraph) => (
        <p key={paragraph.id} className={`reading-${paragraph.kind}`}>
          {paragraph.text}
        </p>
      ))}
      {small(tagline)}
    </article>
  )
}
