// What a page and an article say of themselves to search engines and readers of other programs, in the words of
// schema.org. Only what the issue knows stands here: a byline is not taken apart into persons, and characters of a
// Chinese text are not counted as words.

import { issuePaths, type SiteArticle, type SiteIssue, type SitePage } from './site-issue.ts'

export function issueData(site: SiteIssue): unknown {
  const { publication, number } = site.issue
  return {
    '@type': 'PublicationIssue',
    datePublished: site.date,
    ...(number === null ? {} : { issueNumber: String(number) }),
    isPartOf: { '@type': 'Newspaper', name: publication.name, inLanguage: publication.language },
  }
}

export function articleData(
  site: SiteIssue,
  entry: SiteArticle,
  pages: readonly SitePage[],
  root: string,
): unknown {
  const { article } = entry
  const { publication, number } = site.issue
  const labels = pages.map((page) => page.label)
  const sections = [...new Set(pages.map((page) => page.section))].filter((section) => section !== '')
  const optional = (name: string, text: string): Readonly<Record<string, string>> =>
    text === '' ? {} : { [name]: text }
  const images = entry.pictures.map(({ file }) => `${root}${issuePaths(site.date).page}/${file}`)
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: entry.headline,
    ...optional('alternativeHeadline', article.deck),
    ...optional('creditText', article.byline),
    ...optional('dateline', article.dateline),
    ...(images.length === 0 ? {} : { image: images }),
    mainEntityOfPage: entry.file,
    datePublished: site.date,
    inLanguage: publication.language,
    ...(labels.length === 0 ? {} : { printPage: one(labels) }),
    ...(sections.length === 0 ? {} : { printSection: one(sections), articleSection: one(sections) }),
    printEdition: number === null ? site.longDate : `${site.longDate} ${site.words.issueNumber(number)}`,
    publisher: { '@type': 'Organization', name: publication.name },
    ...optional('copyrightNotice', publication.rights),
    isPartOf: issueData(site),
  }
}

/** A continued article is on several pages: then a list, else the one word most readers expect. */
function one(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? (values[0] ?? '') : values
}
