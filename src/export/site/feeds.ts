// What machines read at the top of the folder: a feed of the newest issue, a map of all pages, and the
// list of issues in the form older replica editions have it. Addresses are relative: the folder may be put
// anywhere.

import type { IssueEntry } from './issue-entry.ts'
import { escapeText, outsideAddress } from './markup.ts'
import type { SiteIssue } from './site-issue.ts'

/** Atom. Times are those of the issue's date: exporting again changes nothing. */
export function feedFile(site: SiteIssue, newest: IssueEntry): string {
  const { publication } = site.issue
  const home = outsideAddress(publication.home) ?? ''
  const base = home === '' ? '' : home.replace(/\/?$/, '/')
  const author = `<author><name>${escapeText(publication.name)}</name></author>`
  const entries = newest.articles.map(
    (article) => `<entry>
<id>${escapeText(entryId(publication.name, newest.date, article.id))}</id>
<title>${escapeText(article.headline)}</title>
<link rel="alternate" href="${escapeText(base + article.path)}"/>
<updated>${newest.date}T00:00:00Z</updated>
<summary>${escapeText(article.summary)}</summary>
</entry>
`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeText(publication.language)}">
<id>${escapeText(entryId(publication.name, '', ''))}</id>
<title>${escapeText(publication.name)}</title>
<link rel="self" href="${escapeText(`${base}feed.xml`)}"/>
<updated>${newest.date}T00:00:00Z</updated>
${author}
${entries.join('')}</feed>
`
}

function entryId(name: string, date: string, id: string): string {
  const parts = ['jumpline', name, date, id].filter((part) => part !== '')
  return `urn:${parts.map((part) => encodeURIComponent(part)).join(':')}`
}

export function sitemapFile(site: SiteIssue, entries: readonly IssueEntry[]): string {
  const home = outsideAddress(site.issue.publication.home) ?? ''
  const base = home === '' ? '' : home.replace(/\/?$/, '/')
  const urls = entries.flatMap((entry) =>
    [...entry.pages, ...entry.articles].map(
      ({ path }) => `<url><loc>${escapeText(base + path)}</loc><lastmod>${entry.date}</lastmod></url>\n`,
    ),
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>${escapeText(`${base}index.html`)}</loc></url>
${urls.join('')}</urlset>
`
}

/** `period.xml`: one period an issue, with the path of its front page. */
export function periodFile(entries: readonly IssueEntry[]): string {
  const periods = entries.map((entry) => {
    const front = entry.pages[0]?.path ?? ''
    return `<period id="${entry.date}"><period_date>${entry.date}</period_date><front_page>${escapeText(front)}</front_page></period>\n`
  })
  return `<?xml version="1.0" encoding="utf-8"?>\n<period_list>\n${periods.join('')}</period_list>\n`
}
