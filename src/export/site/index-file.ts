// The top of the folder: a calendar of all issues and the pages of the newest one.

import { weekdayOf } from '../../model/query/dates.ts'
import { frame, pageNavigation } from './frame.ts'
import type { IssueEntry } from './issue-entry.ts'
import { escapeText } from './markup.ts'
import { issuePaths, type SiteIssue } from './site-issue.ts'

/** `site` gives the paper's name and words; the newest of the entries is what the page opens with. */
export function indexFile(site: SiteIssue, entries: readonly IssueEntry[]): string {
  const { words } = site
  const newest = entries.at(-1)
  const first = newest?.pages[0]
  const own = newest?.date === site.date
  const months = [...new Set(entries.map((entry) => entry.date.slice(0, 7)))].reverse()
  const body = `<div class="page-head">
<h1>${escapeText(site.issue.publication.name)}</h1>
${first === undefined ? '' : `<p><a href="${first.path}">${words.firstPage}<span class="hidden"> ${escapeText(newest?.date ?? '')}</span></a></p>`}
</div>
<div class="lists">
${own ? pageNavigation({ ...site, hasPdf: false }, [], `${issuePaths(site.date).html}/`) : otherPages(site, newest)}<section aria-labelledby="all-issues">
<h2 id="all-issues">${words.allIssues}</h2>
<div class="months">
${months.map((month) => calendar(site, month, entries)).join('')}</div>
</section>
</div>
`
  return frame({
    site,
    title: `${site.issue.publication.name} ${words.index}`,
    root: '',
    links: { previous: null, next: null },
    kind: 'index',
    head: '',
    body,
    tail: '',
  })
}

function otherPages(site: SiteIssue, entry: IssueEntry | undefined): string {
  const rows = (entry?.pages ?? []).map(
    (page) =>
      `<li><a class="page-link" href="${page.path}">${escapeText(site.words.pageTitle(page.label, page.section))}</a></li>\n`,
  )
  return `<nav id="pages" class="pages" aria-labelledby="pages-title">\n<h2 id="pages-title">${site.words.pageNavigation}</h2>\n<ol id="pageList">\n${rows.join('')}</ol>\n</nav>\n`
}

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function calendar(site: SiteIssue, month: string, entries: readonly IssueEntry[]): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = (daysIn[number - 1] ?? 31) + (leap && number === 2 ? 1 : 0)
  const blank = weekdayOf(year, number, 1)
  const cells = [
    ...Array.from({ length: blank }, () => '<td></td>'),
    ...Array.from({ length: days }, (_, index) => dayCell(month, index + 1, entries)),
  ]
  while (cells.length % 7 !== 0) cells.push('<td></td>')
  const rows = Array.from(
    { length: cells.length / 7 },
    (_, row) => `<tr>${cells.slice(row * 7, row * 7 + 7).join('')}</tr>\n`,
  )
  const heads = site.words.weekdays.map((day) => `<th scope="col">${day}</th>`).join('')
  const [yearText = '', monthText = ''] = month.split('-')
  return `<table>
<caption>${site.words.month(yearText, monthText)}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows.join('')}</tbody>
</table>
`
}

function dayCell(month: string, day: number, entries: readonly IssueEntry[]): string {
  const date = `${month}-${String(day).padStart(2, '0')}`
  const first = entries.find((entry) => entry.date === date)?.pages[0]
  return first === undefined
    ? `<td>${day}</td>`
    : `<td><a href="${first.path}"><time datetime="${date}">${day}</time></a></td>`
}
