// What machines read at the top of the folder: a feed of the newest issue, a map of all pages, and the list of
// issues in the form older replica editions have it.

import type { IssueEntry } from './issue-entry.ts'
import { escapeText, outsideAddress } from './markup.ts'
import { stableUuid } from './stable-uuid.ts'
import type { SiteIssue } from './site-issue.ts'

/**
 * Atom (RFC 4287). Addresses are relative to the feed, wherever the folder is put; so it can't say what its own is.
 * Times are those of the issue's date: exporting again changes nothing.
 */
export function feedFile(site: SiteIssue, newest: IssueEntry): string {
  const { publication } = site.issue
  const entries = newest.articles.map(
    (article) => `<entry>
<id>${entryId(publication.name, newest.date, article.id)}</id>
<title>${escapeText(article.headline)}</title>
<link rel="alternate" type="text/html" href="${escapeText(article.path)}"/>
<published>${newest.date}T00:00:00Z</published>
<updated>${newest.date}T00:00:00Z</updated>
<summary>${escapeText(article.summary)}</summary>
</entry>
`,
  )
  const rights = publication.rights === '' ? '' : `<rights>${escapeText(publication.rights)}</rights>\n`
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeText(publication.language)}">
<id>${entryId(publication.name, '', '')}</id>
<title>${escapeText(publication.name)}</title>
<link rel="alternate" type="text/html" href="index.html"/>
<updated>${newest.date}T00:00:00Z</updated>
<author><name>${escapeText(publication.name)}</name></author>
<generator>Jumpline</generator>
${rights}${entries.join('')}</feed>
`
}

/** The same for the same article whenever it is exported, and wherever the folder is. */
function entryId(name: string, date: string, id: string): string {
  return `urn:uuid:${stableUuid(['jumpline', name, date, id].join('\n'))}`
}

/** The most addresses a map may hold (sitemaps.org); the newest issues are in it. */
const mostAddresses = 50_000

/**
 * A map of the site, or null: its addresses must be whole ones, and only a paper with a home page says where the
 * folder is going to be.
 */
export function sitemapFile(site: SiteIssue, entries: readonly IssueEntry[]): string | null {
  const home = outsideAddress(site.issue.publication.home)
  if (home === null) return null
  const base = home.replace(/[^/]*$/, (end) => (/^https?:\/\/[^/]*$/i.test(home) ? `${end}/` : ''))
  const addresses = entries
    .toReversed()
    .flatMap((entry) => [...entry.pages, ...entry.articles].map(({ path }) => ({ path, date: entry.date })))
  const urls = [{ path: 'index.html', date: entries.at(-1)?.date ?? site.date }, ...addresses]
    .slice(0, mostAddresses)
    .map(({ path, date }) => `<url><loc>${escapeText(base + path)}</loc><lastmod>${date}</lastmod></url>\n`)
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
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
