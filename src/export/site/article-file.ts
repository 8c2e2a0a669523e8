// One article of the replica edition: its whole text once, however many pages it is printed on. Where
// print breaks off, a mark says so, with the paper's own jump line and turn line; the marks are not text
// of the article and stand in elements of their own.

import {
  articleStep,
  frame,
  headlineNavigation,
  type IssueLinks,
  pageNavigation,
  pageSteps,
} from './frame.ts'
import { commentText, escapeText, scriptData } from './markup.ts'
import { issueData, picturePath } from './page-file.ts'
import {
  issuePaths,
  type SiteArticle,
  type SiteIssue,
  type SitePage,
  type SiteParagraph,
  type SitePart,
} from './site-issue.ts'

const root = '../../../'

export function articleFile(site: SiteIssue, entry: SiteArticle, links: IssueLinks): string {
  const { words } = site
  const { article } = entry
  const publication = site.issue.publication
  const pages = pagesOf(site, entry)
  const first = pages[0]
  const index = site.order.indexOf(entry)
  const before = site.order[index - 1]
  const after = site.order[index + 1]
  const line = (name: string, text: string): string =>
    text === '' ? '' : `<p class="${name}">${escapeText(text)}</p>\n`
  const headline = article.headline.length > 0 ? article.headline : [entry.headline]
  const lines = headline.map((text) => `<span class="line">${escapeText(text)}</span>`).join(' ')
  const body = `<div class="page-head">
${pages
  .map(
    (page) =>
      `<p class="label"><a href="${page.file}">${escapeText(page.title)}</a> <span class="page-steps">${pageSteps(site, page)}</span></p>`,
  )
  .join('\n')}
</div>
<article class="text" lang="${escapeText(publication.language)}">
<header id="p1">
${line('kicker', article.kicker)}<h1>${lines}</h1>
${line('deck', article.deck)}${line('byline', article.byline)}${trail(site, entry, pages)}</header>
<div id="ozoom"><founder-content><!--enpcontent-->
${pictures(site, entry)}${paragraphs(site, entry)}${line('tagline', article.tagline)}<!--/enpcontent--></founder-content></div>
</article>
<nav class="article-steps" aria-label="${escapeText(`${words.previousArticle} ${words.nextArticle}`)}">
${before === undefined ? '' : articleStep(before.file, before.headline, words.previousArticle, 'left')}
${after === undefined ? '' : articleStep(after.file, after.headline, words.nextArticle, 'right')}
</nav>
<div class="lists">
${pages.map((page) => headlineNavigation(site, page, false, entry.id)).join('')}${pageNavigation(site, pages)}</div>
`
  const meta = (name: string, text: string): string =>
    `<founder-${name}>${commentText(text)}</founder-${name}>`
  return frame({
    site,
    title: `${entry.headline} ${publication.name}`,
    root,
    links,
    kind: 'article',
    head: `<link rel="canonical" href="${entry.file}">
<script type="application/ld+json">${scriptData(articleData(site, entry, pages))}</script>
`,
    body,
    tail: `<!--enpproperty ${meta('title', entry.headline)}${meta('introtitle', article.kicker)}${meta(
      'subtitle',
      article.deck,
    )}${meta('author', article.byline)}${meta('keyword', article.slug)}${meta('date', `${site.date} 00:00:00`)}${meta(
      'pagenum',
      pages.map((page) => page.label).join(','),
    )}${meta('papername', publication.name)}${meta('type', '1')}${meta(
      'pagepicurl',
      first === undefined ? '' : picturePath(site.date, first, 'brief'),
    )} /enpproperty-->
`,
  })
}

function pagesOf(site: SiteIssue, entry: SiteArticle): readonly SitePage[] {
  const indexes = [...new Set(entry.parts.map((part) => part.page))]
  return indexes.flatMap((index) => site.pages[index] ?? [])
}

/** `第01版：要闻 → 第02版：要闻综合`, each leading to where that part begins. */
function trail(site: SiteIssue, entry: SiteArticle, pages: readonly SitePage[]): string {
  if (pages.length === 0) return ''
  const steps = entry.parts.flatMap((part) => {
    const page = site.pages[part.page]
    return page === undefined ? [] : [`<a href="#${part.anchor}">${escapeText(page.title)}</a>`]
  })
  return `<p class="trail"><span class="trail-name">${site.words.trail}</span> ${steps.join(' <span aria-hidden="true">→</span> ')}</p>\n`
}

function pictures(site: SiteIssue, entry: SiteArticle): string {
  return entry.pictures
    .map(({ picture, file }) => {
      const caption =
        picture.caption === '' ? '' : `<span class="caption">${escapeText(picture.caption)}</span>`
      const credit = picture.credit === '' ? '' : ` <span class="credit">${escapeText(picture.credit)}</span>`
      const note = caption === '' && credit === '' ? '' : `<figcaption>${caption}${credit}</figcaption>`
      const alt = picture.caption === '' ? entry.headline : picture.caption
      const address = `${root}${issuePaths(site.date).page}/${file}`
      return `<figure><img src="${address}" width="${picture.width}" height="${picture.height}" loading="lazy" alt="${escapeText(alt)}">${note}</figure>\n`
    })
    .join('')
}

function paragraphs(site: SiteIssue, entry: SiteArticle): string {
  const { dateline } = entry.article
  let rest = entry.parts.slice(1)
  const made = entry.paragraphs.map((paragraph, index) => {
    const end = paragraph.from + paragraph.text.length
    const isLast = index === entry.paragraphs.length - 1
    // A part that begins with the next paragraph has its mark before that one, not after this.
    const here = rest.filter((part) => part.from < end || isLast)
    rest = rest.slice(here.length)
    const lead =
      index === 0 && dateline !== '' ? `<span class="dateline">${escapeText(dateline)}</span> ` : ''
    const between = here.filter((part) => part.from <= paragraph.from && part.from < end)
    const inside = here.filter((part) => !between.includes(part))
    const text = lead + paragraphText(site, entry, paragraph, inside)
    const marks = between
      .map((part) => `<p class="print-mark" id="${part.anchor}">${printMark(site, entry, part)}</p>\n`)
      .join('')
    return marks + paragraphElement(paragraph, text)
  })
  const dangling =
    entry.paragraphs.length === 0 && dateline !== ''
      ? `<p class="dateline">${escapeText(dateline)}</p>\n`
      : ''
  const unmarked = rest
    .map((part) => `<p class="print-mark" id="${part.anchor}">${printMark(site, entry, part)}</p>\n`)
    .join('')
  return dangling + made.join('').replaceAll(listEnd + listStart, '\n') + unmarked
}

// Items that follow each other are one list; each has its mark or number in its text.
const listStart = '<ul class="list">'
const listEnd = '</ul>\n'

function paragraphElement(paragraph: SiteParagraph, text: string): string {
  switch (paragraph.kind) {
    case 'crosshead':
      return `<h2 class="crosshead">${text}</h2>\n`
    case 'quote':
      return `<blockquote><p>${text}</p></blockquote>\n`
    case 'note':
      return `<p class="note">${text}</p>\n`
    case 'list':
      return `${listStart}<li>${text}</li>${listEnd}`
    default:
      return `<p>${text}</p>\n`
  }
}

/** The paragraph's text with its emphasis, and a mark at each spot where print goes to another page. */
function paragraphText(
  site: SiteIssue,
  entry: SiteArticle,
  paragraph: SiteParagraph,
  parts: readonly SitePart[],
): string {
  const { text, marks } = paragraph
  const spots = new Set([0, text.length])
  for (const mark of marks) {
    spots.add(mark.from)
    spots.add(mark.to)
  }
  const breaks = new Map<number, SitePart[]>()
  for (const part of parts) {
    const at = Math.min(Math.max(part.from - paragraph.from, 0), text.length)
    spots.add(at)
    breaks.set(at, [...(breaks.get(at) ?? []), part])
  }
  const ordered = [...spots].toSorted((left, right) => left - right)
  let html = ''
  for (const [index, from] of ordered.entries()) {
    for (const part of breaks.get(from) ?? []) {
      html += `<span class="print-mark" id="${part.anchor}">${printMark(site, entry, part)}</span>`
    }
    const to = ordered[index + 1]
    if (to === undefined || to === from) continue
    const over = marks.filter((mark) => mark.from <= from && mark.to >= to)
    const piece = escapeText(text.slice(from, to))
    const strong = over.some((mark) => mark.kind === 'strong') ? `<strong>${piece}</strong>` : piece
    html += over.some((mark) => mark.kind === 'emphasis') ? `<em>${strong}</em>` : strong
  }
  return html
}

/** The lines the paper prints at the break, and the way from page to page. */
function printMark(site: SiteIssue, entry: SiteArticle, part: SitePart): string {
  const before = entry.parts[part.index - 1]
  const from = before === undefined ? undefined : site.pages[before.page]
  const to = site.pages[part.page]
  if (before === undefined || from === undefined || to === undefined) return ''
  const short = site.words.pageShort
  return (
    `<span class="jump-line">${escapeText(before.jumpLine)}</span> ` +
    `<a class="print-pages" href="${to.file}#mp${entry.id}">${escapeText(short(from.label))} → ${escapeText(short(to.label))}</a> ` +
    `<span class="turn-line">${escapeText(part.turnLine)}</span>`
  )
}

function articleData(site: SiteIssue, entry: SiteArticle, pages: readonly SitePage[]): unknown {
  const { article } = entry
  const { publication } = site.issue
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: entry.headline,
    ...(article.deck === '' ? {} : { alternativeHeadline: article.deck }),
    ...(article.byline === '' ? {} : { author: { '@type': 'Person', name: article.byline } }),
    ...(article.dateline === '' ? {} : { dateline: article.dateline }),
    ...(entry.pictures.length === 0
      ? {}
      : { image: entry.pictures.map((picture) => `${root}${issuePaths(site.date).page}/${picture.file}`) }),
    datePublished: site.date,
    inLanguage: publication.language,
    printPage: pages.map((page) => page.label).join(', '),
    printSection: pages.map((page) => page.section).join(', '),
    printEdition: publication.name,
    articleSection: pages[0]?.section ?? '',
    publisher: { '@type': 'Organization', name: publication.name },
    ...(publication.rights === '' ? {} : { copyrightNotice: publication.rights }),
    isPartOf: issueData(site),
  }
}
