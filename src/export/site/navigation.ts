// The ways within an issue: pages, headlines, the page and the article before and after. Names of elements are
// those of three families of digital editions, so that what reads those goes on reading these
// (docs/decisions/0022-replica-names.md).

import { arrow } from './frame.ts'
import { escapeText } from './markup.ts'
import { picturePath, pictureSize, readingPdf } from './page-pictures.ts'
import { type SiteArticle, type SiteIssue, type SitePage, zoneName } from './site-issue.ts'

/** Links to the pages before and after; the first and the last page have only one. */
export function pageSteps(site: SiteIssue, page: SitePage): string {
  const before = site.pages[page.index - 1]
  const after = site.pages[page.index + 1]
  const { words } = site
  const link = (target: SitePage, rel: string, inner: string): string =>
    `<a class="preart ${rel}" rel="${rel}" href="${target.file}" title="${escapeText(target.title)}">${inner}</a>`
  return (
    (before === undefined ? '' : link(before, 'prev', `${arrow('left')}${words.previousPage}`)) +
    (before === undefined || after === undefined ? '' : ' ') +
    (after === undefined ? '' : link(after, 'next', `${words.nextPage}${arrow('right')}`))
  )
}

/** The same for the head of a file, where browsers and readers look for it. */
export function headSteps(
  before: { readonly file: string } | undefined,
  after: { readonly file: string } | undefined,
): string {
  const link = (rel: string, target: { readonly file: string } | undefined): string =>
    target === undefined ? '' : `<link rel="${rel}" href="${target.file}">\n`
  return link('prev', before) + link('next', after)
}

/** A headline in the lines the paper broke it into: where there is room they stand side by side. */
export function headlineLines(entry: SiteArticle): string {
  const { headline } = entry.article
  const lines = headline.some((line) => line !== '') ? headline : [entry.headline]
  return lines.map((line) => `<span class="line">${escapeText(line)}</span>`).join(' ')
}

/** Links to the articles before and after, with their headlines. */
export function articleSteps(site: SiteIssue, entry: SiteArticle): string {
  const index = site.order.indexOf(entry)
  const { words } = site
  const step = (target: SiteArticle | undefined, rel: 'prev' | 'next', inner: string): string =>
    target === undefined
      ? ''
      : `<a class="preart ${rel}" rel="${rel}" href="${target.file}"><span class="step">${inner}</span> <span class="title">${escapeText(target.headline)}</span></a>\n`
  return `<nav class="article-steps" aria-label="${words.articleSteps}">
${step(site.order[index - 1], 'prev', arrow('left') + words.previousArticle)}${step(
  site.order[index + 1],
  'next',
  words.nextArticle + arrow('right'),
)}</nav>
`
}

/** Every page of the issue with its small picture; `here` are those the reader is on. */
export function pageNavigation(site: SiteIssue, here: readonly SitePage[], root: string): string {
  const rows = site.pages.map((page, index) => {
    const current = here.includes(page) ? ' aria-current="page"' : ''
    const title = escapeText(page.title)
    // An id may stand once in a file: crawlers that ask for every `#pageLink` find the class beside it.
    const id = index === 0 ? ' id="pageLink"' : ''
    const { width, height } = pictureSize(page.placed, 'icon')
    const pdf = site.hasPdf
      ? `<a class="pdf" href="${root}${readingPdf(site.date, page)}">PDF<span class="hidden"> ${title}</span></a>`
      : ''
    return `<li class="swiper-slide right_title-name"><a${id} class="pageLink" href="${page.file}"${current}><img src="${root}${picturePath(
      site.date,
      page,
      'icon',
    )}" width="${width}" height="${height}" alt="" loading="lazy">${title}</a>${pdf}</li>\n`
  })
  return `<nav id="pages" class="pages" aria-labelledby="pages-title">
<h2 id="pages-title">${site.words.pageNavigation}</h2>
<div id="pageList" class="swiper-container">
<ul class="swiper-wrapper">
${rows.join('')}</ul>
</div>
</nav>
`
}

/**
 * The headline list of a page, in its editorial order. On the page itself its rows have the ids that crawlers
 * know and light up with the zones of the picture.
 */
export function headlineNavigation(
  site: SiteIssue,
  page: SitePage,
  own: boolean,
  current: SiteArticle | null,
): string {
  const titleId = `headlines-${page.name}`
  const rows = page.headlines.map((article, index) => {
    const part = article.parts.find((one) => one.page === page.index)
    const from = part !== undefined && part.index > 0 ? article.parts[part.index - 1] : undefined
    const origin = from === undefined ? undefined : site.pages[from.page]
    const anchor = part === undefined || part.index === 0 ? '' : `#${part.anchor}`
    const note =
      origin === undefined
        ? ''
        : ` <span class="from">← ${escapeText(site.words.pageShort(origin.label))}</span>`
    const mark = article === current ? ' aria-current="true"' : ''
    const title = escapeText(article.headline)
    const name = own ? ` class="${zoneName(index)}"` : ''
    const inner = own ? `<div id="mp${article.id}">${title}</div>` : title
    return `<li${name}><a href="${article.file}${anchor}"${mark}>${inner}</a>${note}</li>\n`
  })
  const heading = own ? site.words.headlineNavigation : page.title
  const list = `<ul class="news-list list01">\n${rows.join('')}</ul>`
  return `<nav class="headlines" aria-labelledby="${titleId}">
<h2 id="${titleId}">${escapeText(heading)}</h2>
${own ? `<div id="titleList">\n${list}\n</div>` : list}
</nav>
`
}
