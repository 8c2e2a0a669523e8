// The calendar of issues: a table a month, and a small file of its own for each, which every page shows in a frame.
// Only the month's own file and those beside it change when an issue is added.

import { weekdayOf } from '../../model/query/dates.ts'
import { arrow, documentHead, monthPath } from './frame.ts'
import type { IssueEntry } from './issue-entry.ts'
import { escapeText } from './markup.ts'
import type { SiteIssue } from './site-issue.ts'

/** Months that have issues, oldest first. */
export function monthsOf(entries: readonly IssueEntry[]): readonly string[] {
  return [...new Set(entries.map((entry) => entry.date.slice(0, 7)))]
}

/** The file of a month. Links lead out of the frame it may be in. */
export function monthPage(site: SiteIssue, month: string, entries: readonly IssueEntry[]): string {
  const { words, issue } = site
  const months = monthsOf(entries)
  const index = months.indexOf(month)
  const name = monthName(site, month)
  const step = (target: string | undefined, word: string, rel: 'prev' | 'next'): string =>
    target === undefined
      ? '<span></span>'
      : `<a rel="${rel}" href="${target}.html" aria-label="${word}">${arrow(rel === 'prev' ? 'left' : 'right')}</a>`
  return `${documentHead({
    language: issue.publication.language,
    title: `${name} ${issue.publication.name}`,
    root: '../',
    // The faces of the machine: it is in every page's frame, and the top page's fonts would be loaded with it for a name
    // and some figures.
    head: '',
  })}<body class="month">
<main>
<h1><a href="../index.html" target="_top">${escapeText(issue.publication.name)}</a></h1>
<nav class="month-steps" aria-label="${words.calendar}">${step(months[index - 1], words.previousMonth, 'prev')}<span>${name}</span>${step(
    months[index + 1],
    words.nextMonth,
    'next',
  )}</nav>
${monthTable(site, month, entries, '../', ' target="_top"')}</main>
</body>
</html>
`
}

/** Paths of the months whose files an issue of `date` changes. */
export function changedMonths(entries: readonly IssueEntry[], date: string): readonly string[] {
  const months = monthsOf(entries)
  const index = months.indexOf(date.slice(0, 7))
  return months.slice(Math.max(0, index - 1), index + 2)
}

/** All months by year, newest first, for the top page. */
export function monthList(site: SiteIssue, entries: readonly IssueEntry[]): string {
  const months = monthsOf(entries).toReversed()
  const years = [...new Set(months.map((month) => month.slice(0, 4)))]
  const rows = years.map((year) => {
    const links = months
      .filter((month) => month.startsWith(year))
      .map((month) => `<a href="${monthPath(month)}">${monthName(site, month)}</a>`)
    return `<li><span class="year">${site.words.year(year)}</span> ${links.join(' ')}</li>\n`
  })
  return `<ul class="years">\n${rows.join('')}</ul>\n`
}

function monthName(site: SiteIssue, month: string): string {
  const [year = '', number = ''] = month.split('-')
  return site.words.month(year, number)
}

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function monthTable(
  site: SiteIssue,
  month: string,
  entries: readonly IssueEntry[],
  root: string,
  target = '',
): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = (daysIn[number - 1] ?? 31) + (leap && number === 2 ? 1 : 0)
  const cells = [
    ...Array.from({ length: weekdayOf(year, number, 1) }, () => '<td></td>'),
    ...Array.from({ length: days }, (_, index) => dayCell(month, index + 1, entries, root, target)),
  ]
  while (cells.length % 7 !== 0) cells.push('<td></td>')
  const rows = Array.from(
    { length: cells.length / 7 },
    (_, row) => `<tr>${cells.slice(row * 7, row * 7 + 7).join('')}</tr>\n`,
  )
  const heads = site.words.weekdays.map((day) => `<th scope="col">${day}</th>`).join('')
  return `<table class="calendar-table">
<caption>${monthName(site, month)}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows.join('')}</tbody>
</table>
`
}

function dayCell(
  month: string,
  day: number,
  entries: readonly IssueEntry[],
  root: string,
  target: string,
): string {
  const date = `${month}-${String(day).padStart(2, '0')}`
  const first = entries.find((entry) => entry.date === date)?.pages[0]
  return first === undefined
    ? `<td>${day}</td>`
    : `<td><a href="${root}${escapeText(first.path)}"${target}><time datetime="${date}">${day}</time></a></td>`
}
