// The replica edition (数字报) as files: one issue, linked with those the folder holds already. Pictures of pages and
// articles, and fonts, are not made here; what is made says where they must be.

import { type NamedBytes, namedText } from '../named-bytes.ts'
import { articleFile } from './article-file.ts'
import { changedMonths, monthPage } from './calendar.ts'
import { feedFile, periodFile, sitemapFile } from './feeds.ts'
import { fontSheetPath, monthPath, relinkIssues, stylePath, topSheetPath } from './frame.ts'
import { indexFile, topFonts, topSheet } from './index-file.ts'
import { issueDataFile } from './issue-data.ts'
import { entryOf, type IssueEntry, linksOf, monthFile, withEntry } from './issue-entry.ts'
import { pageFile } from './page-file.ts'
import { fontRule, type SiteFont } from './site-fonts.ts'
import { issuePaths, type SiteIssue } from './site-issue.ts'
import { siteStyle } from './style.ts'

export interface SiteWishes {
  readonly site: SiteIssue
  /** Issues that were exported into the folder before. */
  readonly others: readonly IssueEntry[]
  /** Their HTML files that may need new links, by path; only the neighbours' are read. */
  readonly htmlOf: (entry: IssueEntry) => readonly { readonly path: string; readonly text: string }[]
}

export function makeSite({ site, others, htmlOf }: SiteWishes): readonly NamedBytes[] {
  const entries = withEntry(others, entryOf(site))
  const links = linksOf(entries, site.date)
  const folder = issuePaths(site.date).html
  const month = site.date.slice(0, 7)
  const newest = entries.at(-1)
  const sitemap = sitemapFile(site, entries)
  return [
    ...site.pages.map((page) => namedText(`${folder}/${page.file}`, pageFile(site, page, links))),
    ...site.order.map((entry) => namedText(`${folder}/${entry.file}`, articleFile(site, entry, links))),
    namedText(`${folder}/issue.json`, issueDataFile(site)),
    ...neighbours(entries, site, htmlOf),
    namedText(stylePath, siteStyle),
    namedText(topSheetPath, topSheet(site, entries)),
    namedText(fontSheetPath(site.date), fontSheet(site)),
    namedText(
      `period/${month}.json`,
      monthFile(
        month,
        entries.filter((entry) => entry.date.startsWith(month)),
      ),
    ),
    ...changedMonths(entries, site.date).map((one) =>
      namedText(monthPath(one), monthPage(site, one, entries)),
    ),
    namedText('period.xml', periodFile(entries)),
    ...(sitemap === null ? [] : [namedText('sitemap.xml', sitemap)]),
    ...(newest === undefined ? [] : [namedText('feed.xml', feedFile(site, newest))]),
    namedText('index.html', indexFile(site, entries)),
  ]
}

/** The fonts the files ask for; each is a WOFF2 file of that face with those characters. */
export function fontsOf({ site, others }: Pick<SiteWishes, 'site' | 'others'>): readonly SiteFont[] {
  const entries = withEntry(others, entryOf(site))
  return [...site.fonts.shared, ...site.fonts.own.values(), ...topFonts(site, entries)]
}

/** Where the licence of a face is put, which must go along with every file made of it. */
export function licencePath(face: string): string {
  return `style/OFL-${face}.txt`
}

function fontSheet(site: SiteIssue): string {
  return site.fonts.shared.map((font) => fontRule(font, font.path.replace(/^.*\//, ''))).join('')
}

/**
 * The issues before and after get their links to this one. Their files are written even when they have them
 * already: what an export writes, and so its proof, is then the same each time.
 */
function neighbours(
  entries: readonly IssueEntry[],
  site: SiteIssue,
  htmlOf: SiteWishes['htmlOf'],
): readonly NamedBytes[] {
  const index = entries.findIndex((entry) => entry.date === site.date)
  return [entries[index - 1], entries[index + 1]].flatMap((entry) => {
    if (entry === undefined) return []
    const links = linksOf(entries, entry.date)
    return htmlOf(entry).map(({ path, text }) => namedText(path, relinkIssues(text, links, '../../../')))
  })
}
