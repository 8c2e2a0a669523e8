// What every file of the replica edition has around its own content: head, masthead, navigation between
// issues, footer.

import { escapeText, outsideAddress } from './markup.ts'
import type { SiteIssue, SitePage } from './site-issue.ts'

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
  /** From this file to the top of the folder: `../../../` or nothing. */
  readonly root: string
  readonly links: IssueLinks
  readonly head: string
  readonly body: string
  readonly tail: string
  /** What kind of file it is: a class of the body. */
  readonly kind: 'page' | 'article' | 'index'
}

export const stylePath = 'style/site.css'

export function frame(wishes: FrameWishes): string {
  const { site, root } = wishes
  const { publication } = site.issue
  const { words } = site
  return `<!DOCTYPE html>
<html lang="${escapeText(publication.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(wishes.title)}</title>
<meta name="generator" content="Jumpline">
<link rel="stylesheet" href="${root}${stylePath}">
<link rel="alternate" type="application/atom+xml" title="${escapeText(publication.name)}" href="${root}feed.xml">
${wishes.head}</head>
<body class="${wishes.kind}">
<a class="skip" href="#main">${words.skip}</a>
<header class="masthead">
<p class="paper"><a href="${root}index.html">${escapeText(publication.name)}</a></p>
<p class="dateline"><time datetime="${site.date}">${escapeText(site.longDate)}</time>${
    site.issue.number === null
      ? ''
      : ` <span class="number">${escapeText(words.issueNumber(site.issue.number))}</span>`
  }</p>
<nav class="paper-links" aria-label="${escapeText(publication.name)}">
<ul>
<li><a class="home" href="${escapeText(homeOf(wishes))}">${words.home}</a></li>
<li><a href="${root}index.html">${escapeText(publication.name)}</a></li>
${wishes.kind === 'index' ? '' : `<li><a href="#pages">${words.pageNavigation}</a></li>\n`}${sisterLinks(site)}</ul>
</nav>
${issueNavigation(site, wishes.links, root)}
</header>
<main id="main">
${wishes.body}</main>
<footer>
<p class="rights">${escapeText(publication.rights === '' ? `© ${publication.name}` : publication.rights)}</p>
</footer>
${wishes.tail}</body>
</html>
`
}

function homeOf(wishes: FrameWishes): string {
  return outsideAddress(wishes.site.issue.publication.home) ?? `${wishes.root}index.html`
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

function issueNavigation(site: SiteIssue, links: IssueLinks, root: string): string {
  const label = escapeText(site.words.issueNavigation)
  return `<nav class="issues" aria-label="${label}">${opens}${issueList(links, root, site.words)}${closes}</nav>`
}

function issueList(
  links: IssueLinks,
  root: string,
  words: { readonly previousIssue: string; readonly nextIssue: string },
): string {
  const entry = (name: string, rel: string, link: IssueLink | null): string =>
    link === null
      ? `<span class="${rel}">${name}</span>`
      : `<a class="${rel}" rel="${rel}" href="${root}${link.first}">${name}<span class="date"> ${link.date}</span></a>`
  return `${entry(words.previousIssue, 'prev', links.previous)} ${entry(words.nextIssue, 'next', links.next)}`
}

/** A file that was exported before, with its links to the neighbouring issues made anew. */
export function relinkIssues(
  html: string,
  links: IssueLinks,
  root: string,
  words: { readonly previousIssue: string; readonly nextIssue: string },
): string {
  const from = html.indexOf(opens)
  const to = html.indexOf(closes, from)
  if (from < 0 || to < 0) return html
  return html.slice(0, from + opens.length) + issueList(links, root, words) + html.slice(to)
}

// Arrows are drawn: the digits that stood for them in the old editions' symbol font are read out as digits.
const arrow = (direction: 'left' | 'right'): string =>
  `<svg class="arrow" viewBox="0 0 10 10" aria-hidden="true" focusable="false"><path d="${
    direction === 'left' ? 'M7 0 2 5l5 5z' : 'M3 0l5 5-5 5z'
  }"/></svg>`

/** Links to the pages before and after; the first and the last page have only one. */
export function pageSteps(site: SiteIssue, page: SitePage): string {
  const before = site.pages[page.index - 1]
  const after = site.pages[page.index + 1]
  const { words } = site
  const link = (target: SitePage, rel: string, inner: string): string =>
    `<a class="preart" rel="${rel}" href="${target.file}" title="${escapeText(target.title)}">${inner}</a>`
  return (
    (before === undefined ? '' : link(before, 'prev', `${arrow('left')}${words.previousPage}`)) +
    (before === undefined || after === undefined ? '' : ' ') +
    (after === undefined ? '' : link(after, 'next', `${words.nextPage}${arrow('right')}`))
  )
}

export function articleStep(href: string, title: string, word: string, direction: 'left' | 'right'): string {
  const rel = direction === 'left' ? 'prev' : 'next'
  const inner = direction === 'left' ? `${arrow('left')}${word}` : `${word}${arrow('right')}`
  return (
    `<a class="${rel}" rel="${rel}" href="${href}"><span class="step">${inner}</span> ` +
    `<span class="title">${escapeText(title)}</span></a>`
  )
}

/** Every page of the issue; `here` are those the reader is on. */
export function pageNavigation(site: SiteIssue, here: readonly SitePage[], root = ''): string {
  const rows = site.pages.map((page) => {
    const current = here.includes(page) ? ' aria-current="page"' : ''
    const pdf = site.hasPdf
      ? ` <a class="pdf" href="${pdfHref(site, page)}">PDF<span class="hidden"> ${escapeText(page.title)}</span></a>`
      : ''
    return `<li><a class="page-link" href="${root}${page.file}"${current}>${escapeText(page.title)}</a>${pdf}</li>\n`
  })
  return (
    `<nav id="pages" class="pages" aria-labelledby="pages-title">\n<h2 id="pages-title">${site.words.pageNavigation}</h2>\n` +
    `<ol id="pageList">\n${rows.join('')}</ol>\n</nav>\n`
  )
}

function pdfHref(site: SiteIssue, page: SitePage): string {
  return `../../../pdf/${site.date.slice(0, 7)}/${site.date.slice(8)}/${page.name}.pdf`
}

/** The headline list of a page, in its editorial order. `ids` marks the rows for the page's own list. */
export function headlineNavigation(
  site: SiteIssue,
  page: SitePage,
  ids: boolean,
  current: string | null,
): string {
  const titleId = `headlines-${page.name}`
  const rows = page.headlines.map((article) => {
    const part = article.parts.find((one) => one.page === page.index)
    const from = part !== undefined && part.index > 0 ? article.parts[part.index - 1] : undefined
    const origin = from === undefined ? '' : site.pages[from.page]
    const anchor = part === undefined || part.index === 0 ? '' : `#${part.anchor}`
    const note =
      origin === '' || origin === undefined
        ? ''
        : ` <span class="from">← ${escapeText(site.words.pageShort(origin.label))}</span>`
    const mark = article.id === current ? ' aria-current="true"' : ''
    const title = `<a href="${article.file}${anchor}"${mark}>${escapeText(article.headline)}</a>${note}`
    return `<li>${ids ? `<div id="mp${article.id}">${title}</div>` : title}</li>\n`
  })
  const heading = ids ? site.words.headlineNavigation : page.title
  return (
    `<nav class="headlines" aria-labelledby="${titleId}">\n<h2 id="${titleId}">${escapeText(heading)}</h2>\n` +
    `<ul${ids ? ' id="titleList"' : ''} class="news-list list01">\n${rows.join('')}</ul>\n</nav>\n`
  )
}
