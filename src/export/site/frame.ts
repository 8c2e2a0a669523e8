// What every file of the replica edition has around its own content: head, masthead, the ways between issues,
// footer.

import { escapeText, outsideAddress } from './markup.ts'
import { fontRule } from './site-fonts.ts'
import { issuePaths, type SiteIssue } from './site-issue.ts'
import { siteWords } from './words.ts'

/** Dates of the issues before and after, when the folder holds any. */
export interface IssueLinks {
  readonly previous: IssueLink | null
  readonly next: IssueLink | null
}

export interface IssueLink {
  readonly date: string
  /** Path of its first page from the folder's top. */
  readonly first: string
}

export interface FrameWishes {
  readonly site: SiteIssue
  readonly title: string
  /** What the file is about, in a sentence; empty leaves it out. */
  readonly description: string
  /** From this file to the top of the folder. */
  readonly root: string
  readonly links: IssueLinks
  readonly head: string
  readonly body: string
  readonly tail: string
  /** What kind of file it is: a class of the body. */
  readonly kind: 'page' | 'article'
  /** Its own name. */
  readonly file: string
}

export const stylePath = 'style/site.css'
/** Path of the style sheet with the fonts of the top page. */
export const topSheetPath = 'style/top.css'
/** Path of the style sheet with the fonts of an issue. */
export function fontSheetPath(date: string): string {
  return `${issuePaths(date).page}/fonts.css`
}

export function frame(wishes: FrameWishes): string {
  const { site, root } = wishes
  const { publication, number } = site.issue
  const own = site.fonts.own.get(wishes.file)
  const style = own === undefined ? '' : `<style>${fontRule(own, root + own.path).trimEnd()}</style>\n`
  const description =
    wishes.description === '' ? '' : `<meta name="description" content="${escapeText(wishes.description)}">\n`
  return `${documentHead({
    language: publication.language,
    title: wishes.title,
    root,
    head: `<link rel="stylesheet" href="${root}${fontSheetPath(site.date)}">
${style}<link rel="alternate" type="application/atom+xml" title="${escapeText(publication.name)}" href="${root}feed.xml">
${description}${wishes.head}`,
  })}<body class="${wishes.kind}">
${masthead({
  site,
  root,
  date: site.date,
  longDate: site.longDate,
  number,
  toPages: true,
  after: issueNavigation(site, wishes.links, root),
})}<main id="main">
${wishes.body}</main>
${footer(site)}${wishes.tail}</body>
</html>
`
}

export function documentHead(wishes: {
  readonly language: string
  readonly title: string
  readonly root: string
  readonly head: string
}): string {
  return `<!DOCTYPE html>
<html lang="${escapeText(wishes.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeText(wishes.title)}</title>
<meta name="generator" content="Jumpline">
<link rel="stylesheet" href="${wishes.root}${stylePath}">
${wishes.head}</head>
`
}

export interface MastheadWishes {
  readonly site: SiteIssue
  readonly root: string
  readonly date: string
  readonly longDate: string
  readonly number: number | null
  /** True where the file has a list of pages to go to. */
  readonly toPages: boolean
  readonly after: string
}

export function masthead(wishes: MastheadWishes): string {
  const { site, root } = wishes
  const { publication } = site.issue
  const { words } = site
  const name = escapeText(publication.name)
  const home = outsideAddress(publication.home) ?? `${root}index.html`
  const numbered =
    wishes.number === null
      ? ''
      : ` <span class="number">${escapeText(words.issueNumber(wishes.number))}</span>`
  return `<a class="skip" href="#main">${words.skip}</a>
<header class="masthead">
<p class="paper"><a href="${root}index.html">${name}</a></p>
<p class="date"><time datetime="${escapeText(wishes.date)}">${escapeText(wishes.longDate)}</time>${numbered}</p>
<nav class="paper-links" aria-label="${words.siteNavigation}">
<ul>
<li><a class="home" href="${escapeText(home)}">${words.home}</a></li>
<li><a href="${root}index.html">${name}</a></li>
${wishes.toPages ? `<li><a href="#pages">${words.pageNavigation}</a></li>\n` : ''}${sisterLinks(site)}</ul>
</nav>
${wishes.after}</header>
`
}

export function footer(site: SiteIssue): string {
  const { name, rights } = site.issue.publication
  return `<footer>
<p class="rights">${escapeText(rights === '' ? `© ${name}` : rights)}</p>
</footer>
`
}

function sisterLinks(site: SiteIssue): string {
  return site.issue.publication.sisters
    .map((sister) => {
      const home = outsideAddress(sister.home)
      const name = escapeText(sister.name)
      return `<li class="sister">${home === null ? name : `<a href="${escapeText(home)}">${name}</a>`}</li>\n`
    })
    .join('')
}

const opens = '<!--issues-->'
const closes = '<!--/issues-->'

/**
 * The month's calendar is a file of its own, shown in a frame: it is right whichever issues are exported later, and
 * needs neither a script nor new links in every old page.
 */
function issueNavigation(site: SiteIssue, links: IssueLinks, root: string): string {
  const { words } = site
  const month = `${root}${monthPath(site.date.slice(0, 7))}`
  return `<nav class="issues" aria-label="${words.issueNavigation}">${opens}${issueList(links, root, words)}${closes}
<details class="calendar"><summary>${words.calendar}</summary>
<div class="calendar-box"><iframe src="${month}" title="${words.issueNavigation} ${words.calendar}" loading="lazy"></iframe>
<p><a href="${month}">${words.calendar}</a> <a href="${root}index.html">${words.allIssues}</a></p></div>
</details></nav>
`
}

export function monthPath(month: string): string {
  return `period/${month}.html`
}

function issueList(
  links: IssueLinks,
  root: string,
  words: { readonly previousIssue: string; readonly nextIssue: string },
): string {
  const entry = (name: string, rel: string, link: IssueLink | null): string =>
    link === null
      ? `<span class="${rel}">${name}</span>`
      : `<a class="preart ${rel}" rel="${rel}" href="${root}${escapeText(link.first)}">${name}<span class="date"> ${escapeText(link.date)}</span></a>`
  return `${entry(words.previousIssue, 'prev', links.previous)} ${entry(words.nextIssue, 'next', links.next)}`
}

/** A file that was exported before, with its links to the neighbouring issues made anew, in its own language. */
export function relinkIssues(html: string, links: IssueLinks, root: string): string {
  const from = html.indexOf(opens)
  const to = html.indexOf(closes, from)
  if (from < 0 || to < 0) return html
  const words = siteWords(/^<!DOCTYPE html>\s*<html lang="([^"]*)"/.exec(html)?.[1] ?? '')
  return html.slice(0, from + opens.length) + issueList(links, root, words) + html.slice(to)
}

// Arrows are drawn: the digits that stood for them in the old editions' symbol font are read out as digits.
export function arrow(direction: 'left' | 'right'): string {
  const path = direction === 'left' ? 'M6.5 1.5 3 5l3.5 3.5' : 'M3.5 1.5 7 5 3.5 8.5'
  return `<svg class="arrow" viewBox="0 0 10 10" aria-hidden="true" focusable="false"><path d="${path}"/></svg>`
}
