// The top of the folder: the newest issue's front page with its headlines, and the calendar of all issues. It follows
// from the entries of the issues alone, so that it is the same whichever of them was exported last.

import { printedDate } from '../../model/query/dates.ts'
import { monthList, monthsOf, monthTable } from './calendar.ts'
import { documentHead, footer, masthead, topSheetPath } from './frame.ts'
import type { EntryArticle, EntryPage, IssueEntry } from './issue-entry.ts'
import { escapeText } from './markup.ts'
import { fontRule, indexFonts, type SiteFont } from './site-fonts.ts'
import type { SiteIssue } from './site-issue.ts'

// As many as a season has; older ones are a list of months.
const monthsShown = 3

/** `site` gives the paper's name and words; the newest of the entries is what the page opens with. */
export function indexFile(site: SiteIssue, entries: readonly IssueEntry[]): string {
  const { words, issue } = site
  const { name, language } = issue.publication
  const newest = entries.at(-1)
  const date = newest?.date ?? site.date
  const months = monthsOf(entries)
  return `${documentHead({
    language,
    title: `${name} ${words.index}`,
    root: '',
    head: `<link rel="stylesheet" href="${topSheetPath}">
<link rel="alternate" type="application/atom+xml" title="${escapeText(name)}" href="feed.xml">
`,
  })}<body class="index">
${masthead({
  site,
  root: '',
  date,
  longDate: printedDate(date, language),
  number: newest?.number ?? null,
  toPages: true,
  after: '',
})}<main id="main">
<h1 class="hidden">${escapeText(name)} ${words.index}</h1>
${newest === undefined ? '' : newestIssue(site, newest)}<section class="all-issues" aria-labelledby="all-issues">
<h2 id="all-issues">${words.allIssues}</h2>
<div class="months">
${months
  .toReversed()
  .slice(0, monthsShown)
  .map((month) => monthTable(site, month, entries, ''))
  .join('')}</div>
<h3>${words.byYear}</h3>
${monthList(site, entries)}</section>
</main>
${footer(site)}</body>
</html>
`
}

/** The fonts of the top page and of the calendar. */
export function topFonts(site: SiteIssue, entries: readonly IssueEntry[]): readonly SiteFont[] {
  const newest = entries.at(-1)
  const titles = (newest?.pages ?? []).map((page) => site.words.pageTitle(page.label, page.section))
  const headlines = (newest?.articles ?? []).map((article) => article.headline)
  return indexFonts(site.issue, site.words, [...titles, ...headlines].join(''))
}

/** Their style sheet. */
export function topSheet(site: SiteIssue, entries: readonly IssueEntry[]): string {
  return topFonts(site, entries)
    .map((font) => fontRule(font, font.path.replace(/^.*\//, '')))
    .join('')
}

function newestIssue(site: SiteIssue, entry: IssueEntry): string {
  const { words } = site
  const [front] = entry.pages
  if (front === undefined) return ''
  const title = words.pageTitle(front.label, front.section)
  const pages = entry.pages.map((page, index) =>
    pageRow(
      site,
      page,
      entry.articles.filter((article) => (article.page ?? 0) === index),
    ),
  )
  const picture =
    front.pictures === undefined
      ? ''
      : `<a class="front" href="${escapeText(front.path)}"><img src="${escapeText(front.pictures.brief)}" width="${front.pictures.width}" height="${front.pictures.height}" alt="${escapeText(words.pagePicture(title))}"></a>\n`
  return `<section class="newest" aria-labelledby="newest">
<h2 id="newest">${words.newest} <span class="quiet">${escapeText(printedDate(entry.date, site.issue.publication.language))}</span></h2>
<div class="columns">
<div class="cover">
${picture}<p><a class="read" href="${escapeText(front.path)}">${words.firstPage}</a></p>
</div>
<nav id="pages" class="contents" aria-label="${words.pageNavigation}">
<div id="pageList" class="swiper-container">
${pages.join('')}</div>
</nav>
</div>
</section>
`
}

function pageRow(site: SiteIssue, page: EntryPage, articles: readonly EntryArticle[]): string {
  const rows = articles.map(
    (article) => `<li><a href="${escapeText(article.path)}">${escapeText(article.headline)}</a></li>\n`,
  )
  const list = rows.length === 0 ? '' : `<ul>\n${rows.join('')}</ul>\n`
  return `<section class="page-row">
<h3 class="swiper-slide"><a class="pageLink" href="${escapeText(page.path)}">${escapeText(site.words.pageTitle(page.label, page.section))}</a></h3>
${list}</section>
`
}
