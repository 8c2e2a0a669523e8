// One article of the replica edition: its whole text once, however many pages it is printed on. Where print
// breaks off, a mark says so, with the paper's own jump line and turn line; the marks are not text of the
// article and stand in elements of their own.
//
// Elements, ids and comments are those that readers of three families of digital editions look for
// (docs/decisions/0022-replica-names.md); their tests are in tests/export/crawlers.test.ts.

import { runsOf } from '../whole-text.ts'
import { frame, type IssueLinks } from './frame.ts'
import { commentText, escapeText, scriptData } from './markup.ts'
import {
  articleSteps,
  headlineLines,
  headlineNavigation,
  headSteps,
  pageNavigation,
  pageSteps,
} from './navigation.ts'
import { drawnBox, drawnPoints, picturePath, pictureSize } from './page-pictures.ts'
import {
  issuePaths,
  type SiteArticle,
  type SiteIssue,
  type SitePage,
  type SiteParagraph,
  type SitePart,
  type SitePicture,
} from './site-issue.ts'
import { articleData } from './structured-data.ts'

const root = '../../../'

export function articleFile(site: SiteIssue, entry: SiteArticle, links: IssueLinks): string {
  const { article } = entry
  const publication = site.issue.publication
  const pages = pagesOf(site, entry)
  const index = site.order.indexOf(entry)
  const body = `<div class="page-head">
${pages
  .map(
    (page) =>
      `<p class="label"><a href="${page.file}">${escapeText(page.title)}</a> <span class="page-steps">${pageSteps(site, page)}</span></p>`,
  )
  .join('\n')}
</div>
<div class="reading">
<article class="text" lang="${escapeText(publication.language)}">
<header id="p1">
${headings(entry)}${sources(site, entry, pages)}${trail(site, entry, pages)}</header>
<div id="ozoom"><founder-content><!--enpcontent-->
${text(site, entry)}${paragraphOf('tagline', article.tagline)}<!--/enpcontent--></founder-content></div>
</article>
${inPrint(site, entry, pages)}</div>
${articleSteps(site, entry)}<div class="lists">
${pages.map((page) => headlineNavigation(site, page, false, entry)).join('')}</div>
${pageNavigation(site, pages, root)}`
  return frame({
    site,
    title: `${entry.headline} ${publication.name}`,
    description:
      article.deck === '' ? [...(entry.paragraphs[0]?.text ?? '')].slice(0, 120).join('') : article.deck,
    root,
    links,
    kind: 'article',
    file: entry.file,
    head: `<link rel="canonical" href="${entry.file}">
${headSteps(site.order[index - 1], site.order[index + 1])}<script type="application/ld+json">${scriptData(
      articleData(site, entry, pages, root),
    )}</script>
`,
    body,
    tail: trailer(site, entry, pages),
  })
}

function pagesOf(site: SiteIssue, entry: SiteArticle): readonly SitePage[] {
  const indexes = [...new Set(entry.parts.map((part) => part.page))]
  return indexes.flatMap((index) => site.pages[index] ?? [])
}

function paragraphOf(name: string, text: string): string {
  return text === '' ? '' : `<p class="${name}">${escapeText(text)}</p>\n`
}

/**
 * Kicker, headline and deck as h3, h1 and h2, in the cells older editions have them in. Only the headline is a
 * heading to a reader: the lines around it are its subtitles, and the table is none. Empty ones stay, hidden, so
 * that what looks for the first h3 does not find another.
 */
function headings(entry: SiteArticle): string {
  const { article } = entry
  const subtitle = (cell: string, tag: 'h2' | 'h3', name: string, words: string): string =>
    `<tr${words === '' ? ' hidden' : ''}><td class="${cell}"><${tag} class="${name}" role="doc-subtitle">${escapeText(words)}</${tag}></td></tr>\n`
  return `<table class="heads" role="presentation">
${subtitle('font03', 'h3', 'kicker', article.kicker)}<tr><td class="font01"><h1>${headlineLines(entry)}</h1></td></tr>
${subtitle('font02', 'h2', 'deck', article.deck)}</table>
`
}

function sources(site: SiteIssue, entry: SiteArticle, pages: readonly SitePage[]): string {
  const { byline } = entry.article
  const labels = pages.map((page) => page.label)
  const date = `<span class="newstime"><time datetime="${site.date}">${escapeText(site.longDate)}</time></span>`
  const source = site.words.source(escapeText(site.issue.publication.name), date, labels.map(escapeText))
  const author = byline === '' ? '' : `<span class="byline">${escapeText(byline)}</span> `
  return `<p class="sec">${author}<span class="source">${source}</span></p>\n`
}

/** `第01版：要闻 → 第02版：要闻综合`, each leading to where that part begins; nothing for one on one page. */
function trail(site: SiteIssue, entry: SiteArticle, pages: readonly SitePage[]): string {
  if (pages.length < 2) return ''
  const steps = entry.parts.flatMap((part) => {
    const page = site.pages[part.page]
    return page === undefined ? [] : [`<a href="#${part.anchor}">${escapeText(page.title)}</a>`]
  })
  return `<p class="trail"><span class="trail-name">${site.words.trail}</span> ${steps.join(' <span aria-hidden="true">→</span> ')}</p>\n`
}

/** The pages it is printed on, small, with its own place on them shown. */
function inPrint(site: SiteIssue, entry: SiteArticle, pages: readonly SitePage[]): string {
  if (pages.length === 0) return ''
  const figures = pages.map((page) => {
    const { width, height } = pictureSize(page.placed, 'icon')
    const zone = page.zones.find((one) => one.article === entry.id)
    const polygons = (zone?.polygons ?? [])
      .map((one) => `<polygon vector-effect="non-scaling-stroke" points="${drawnPoints(one)}"/>`)
      .join('')
    return `<a class="place" href="${page.file}#mp${entry.id}"><span class="thumb"><img src="${root}${picturePath(
      site.date,
      page,
      'icon',
    )}" width="${width}" height="${height}" alt="" loading="lazy"><svg viewBox="${drawnBox(page.placed)}" preserveAspectRatio="none" aria-hidden="true">${polygons}</svg></span>${escapeText(page.title)}</a>\n`
  })
  return `<aside class="in-print" aria-label="${site.words.whereInPrint}">
${figures.join('')}</aside>
`
}

/** What the classic editions and the older content systems say of an article in a comment: one for both. */
function trailer(site: SiteIssue, entry: SiteArticle, pages: readonly SitePage[]): string {
  const { article } = entry
  const first = pages[0]
  const labels = pages.map((page) => page.label).join(',')
  const picture = first === undefined ? '' : picturePath(site.date, first, 'brief')
  const fields: readonly (readonly [name: string, text: string])[] = [
    ['founder-title', entry.headline],
    ['founder-introtitle', article.kicker],
    ['founder-subtitle', article.deck],
    ['founder-author', article.byline],
    ['founder-keyword', article.slug],
    ['founder-date', `${site.date} 00:00:00`],
    ['founder-pagenum', labels],
    ['founder-papername', site.issue.publication.name],
    ['founder-type', '1'],
    ['founder-pagepicurl', picture],
    ['articleid', entry.id],
    ['date', `${site.date} 00:00:00.0`],
    ['author', article.byline],
    ['title', entry.headline],
    ['keyword', article.slug],
    ['subtitle', article.deck],
    ['introtitle', article.kicker],
    ['siteid', ''],
    ['nodeid', first?.label ?? ''],
    ['nodename', first?.section ?? ''],
    ['nodesearchname', first?.section ?? ''],
    ['picurl', picture],
  ]
  const written = fields.map(([name, value]) =>
    value === '' ? `<${name}/>` : `<${name}>${commentText(value)}</${name}>`,
  )
  return `<!--enpproperty ${written.join('')}/enpproperty-->\n`
}

function figure(site: SiteIssue, entry: SiteArticle, { picture, file }: SitePicture): string {
  const caption = picture.caption === '' ? '' : `<span class="caption">${escapeText(picture.caption)}</span>`
  const credit = picture.credit === '' ? '' : ` <span class="credit">${escapeText(picture.credit)}</span>`
  const note = caption === '' && credit === '' ? '' : `<figcaption>${caption}${credit}</figcaption>`
  const alt = picture.caption === '' ? entry.headline : picture.caption
  const address = `${root}${issuePaths(site.date).page}/${file}`
  return `<figure><img src="${address}" width="${picture.width}" height="${picture.height}" loading="lazy" alt="${escapeText(alt)}">${note}</figure>\n`
}

/** Paragraphs with the marks of print between or within them, and pictures beside what they stand by in print. */
function text(site: SiteIssue, entry: SiteArticle): string {
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
    const words = lead + paragraphText(site, entry, paragraph, inside)
    const marks = between.map((part) => markBetween(site, entry, part)).join('')
    const pictures = entry.pictures
      .filter((picture) => picture.before === index)
      .map((picture) => figure(site, entry, picture))
      .join('')
    return marks + pictures + paragraphElement(paragraph, words)
  })
  const dangling =
    entry.paragraphs.length === 0 && dateline !== ''
      ? `<p class="dateline">${escapeText(dateline)}</p>\n`
      : ''
  const pictures =
    entry.paragraphs.length === 0
      ? entry.pictures.map((picture) => figure(site, entry, picture)).join('')
      : ''
  const unmarked = rest.map((part) => markBetween(site, entry, part)).join('')
  return pictures + dangling + made.join('').replaceAll(listEnd + listStart, '\n') + unmarked
}

/** No paragraph: what collects the paragraphs of `#ozoom` gets the article's and no others. */
function markBetween(site: SiteIssue, entry: SiteArticle, part: SitePart): string {
  return `<div class="print-mark" id="${part.anchor}">${printMark(site, entry, part)}</div>\n`
}

// Items that follow each other are one list; each has its mark or number in its text.
const listStart = '<ul class="list">'
const listEnd = '</ul>\n'

function paragraphElement(paragraph: SiteParagraph, text: string): string {
  switch (paragraph.kind) {
    case 'crosshead':
      // A paragraph by its element, because readers of the old editions take those alone; a heading by its role.
      return `<p class="crosshead" role="heading" aria-level="2">${text}</p>\n`
    case 'quote':
      return `<blockquote><p>${text}</p></blockquote>\n`
    case 'note':
      return `<p class="note">${text}</p>\n`
    case 'list':
      return `${listStart}<li><p>${text}</p></li>${listEnd}`
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
  return runsOf(paragraph, parts)
    .map((run) => {
      if (run.kind === 'break')
        return `<span class="print-mark" id="${run.part.anchor}">${printMark(site, entry, run.part)}</span>`
      const piece = escapeText(run.text)
      const strong = run.strong ? `<strong>${piece}</strong>` : piece
      return run.emphasis ? `<em>${strong}</em>` : strong
    })
    .join('')
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
