// One page of the replica edition: its label, its picture with a zone for every story, the headline list,
// what each story on it begins with, and the ways to other pages and issues.

import { mpt } from '../../base/units.ts'
import type { PlacedPage, Point } from '../../compose/placed.ts'
import { pictureHeight } from '../page-picture.ts'
import { frame, headlineNavigation, type IssueLinks, pageNavigation, pageSteps } from './frame.ts'
import { commentText, escapeText, scriptData } from './markup.ts'
import { issuePaths, type SiteArticle, type SiteIssue, type SitePage } from './site-issue.ts'

export const pictureWidths = { icon: 160, brief: 700, large: 1600 } as const
export type PictureSize = keyof typeof pictureWidths
export const pictureTypes = { icon: 'jpg', brief: 'jpg', large: 'webp' } as const

/** Path of a page picture from the folder's top. */
export function picturePath(date: string, page: SitePage, size: PictureSize): string {
  return `${issuePaths(date).page}/${page.name}_${size}.${pictureTypes[size]}`
}

const root = '../../../'

export function pageFile(site: SiteIssue, page: SitePage, links: IssueLinks): string {
  const { words } = site
  const publication = site.issue.publication
  const pdf = `${root}${issuePaths(site.date).page}/${page.name}.pdf`
  const body = `<div class="page-head">
<h1><span class="label">${escapeText(page.title)}</span></h1>
<p class="page-steps">${pageSteps(site, page)}</p>
</div>
<div class="columns">
<section class="picture" aria-label="${escapeText(words.pagePicture(page.title))}">
${picture(site, page)}
<p class="picture-links"><a href="${root}${picturePath(site.date, page, 'large')}">${words.largePicture}</a>${
    site.hasPdf ? ` <a href="${pdf}">${words.pdf}</a>` : ''
  }</p>
</section>
<div class="lists">
${headlineNavigation(site, page, true, null)}${pageNavigation(site, [page])}</div>
</div>
${stories(site, page)}`
  return frame({
    site,
    title: `${page.title} ${publication.name} ${site.date}`,
    root,
    links,
    kind: 'page',
    head: `<link rel="canonical" href="${page.file}">
<script type="application/ld+json">${scriptData(pageData(site, page))}</script>
`,
    body,
    tail: `<!--enpproperty <founder-date>${site.date} 00:00:00</founder-date><founder-pagenum>${commentText(
      page.label,
    )}</founder-pagenum><founder-papername>${commentText(
      publication.name,
    )}</founder-papername><founder-type>2</founder-type><founder-pagepicurl>${picturePath(
      site.date,
      page,
      'brief',
    )}</founder-pagepicurl><founder-content>${commentText(publication.name)}</founder-content> /enpproperty-->
`,
  })
}

/** A polygon on a picture of the page, in whole pixels. */
export function pixelPolygon(polygon: readonly Point[], page: PlacedPage, width: number): readonly Point[] {
  const height = pictureHeight(page, width)
  return polygon.map(([x, y]) => [mpt((x * width) / page.width), mpt((y * height) / page.height)])
}

function picture(site: SiteIssue, page: SitePage): string {
  const { brief } = pictureWidths
  const height = pictureHeight(page.placed, brief)
  const address = `${root}${picturePath(site.date, page, 'brief')}`
  const large = `${root}${picturePath(site.date, page, 'large')}`
  const areas = page.zones.map((zone) => {
    const coords = pixelPolygon(zone.polygon, page.placed, brief).flat().join(',')
    // The drawn zones above the picture take the keyboard; two stops for one story would be one too many.
    return `<area shape="poly" coords="${coords}" href="${zone.href}" alt="${escapeText(zone.headline)}" tabindex="-1">`
  })
  const shapes = page.zones.map((zone) => {
    const points = pixelPolygon(zone.polygon, page.placed, brief)
      .map((point) => point.join(','))
      .join(' ')
    const title = escapeText(zone.headline)
    return `<a href="${zone.href}" aria-label="${title}"><polygon points="${points}"><title>${title}</title></polygon></a>`
  })
  return `<div class="zones" style="--ratio:${brief}/${height}">
<img src="${address}" srcset="${address} ${brief}w, ${large} ${pictureWidths.large}w" sizes="(min-width: 60rem) 44rem, 100vw" width="${brief}" height="${height}" usemap="#pagepicmap" alt="${escapeText(
    site.words.pagePicture(page.title),
  )}">
<map name="pagepicmap">${areas.join('\n')}</map>
<svg viewBox="0 0 ${brief} ${height}" preserveAspectRatio="none">${shapes.join('\n')}</svg>
</div>`
}

/** What stands on the page, story by story, with the lines that lead from page to page. */
function stories(site: SiteIssue, page: SitePage): string {
  const cards = page.headlines.map((article) => card(page, article))
  if (cards.length === 0) return ''
  return `<section class="stories" aria-labelledby="stories-title">
<h2 id="stories-title">${site.words.onThisPage}</h2>
${cards.join('')}</section>
`
}

// As much of a part as shows what it is about.
const opening = 120

function card(page: SitePage, entry: SiteArticle): string {
  const { article } = entry
  const parts = entry.parts.filter((part) => part.page === page.index)
  const first = parts[0]
  const isStart = first === undefined || first.index === 0
  const href = `${entry.file}${first === undefined || isStart ? '' : `#${first.anchor}`}`
  const from = first?.from ?? 0
  const paragraph = entry.paragraphs.find(
    (one) => one.kind !== 'crosshead' && one.from + one.text.length > from,
  )
  const text = paragraph?.text.slice(Math.max(0, from - paragraph.from)) ?? ''
  const cut = [...text].length > opening ? `${[...text].slice(0, opening).join('')}…` : text
  const last = parts.at(-1)
  const nextPart = last === undefined ? undefined : entry.parts[last.index + 1]
  const jump =
    last === undefined || nextPart === undefined
      ? ''
      : `<p class="jump-line"><a href="${entry.file}#${nextPart.anchor}">${escapeText(last.jumpLine)}</a></p>\n`
  const turn =
    first === undefined || isStart ? '' : `<span class="turn-line">${escapeText(first.turnLine)}</span>`
  return `<article class="story rank-${article.rank}">
${isStart && article.kicker !== '' ? `<p class="kicker">${escapeText(article.kicker)}</p>\n` : ''}<h3><a href="${href}">${escapeText(entry.headline)}</a></h3>
${isStart && article.deck !== '' ? `<p class="deck">${escapeText(article.deck)}</p>\n` : ''}${
  isStart && article.byline !== '' ? `<p class="byline">${escapeText(article.byline)}</p>\n` : ''
}${turn === '' && cut === '' ? '' : `<p class="opening">${turn}${escapeText(cut)}</p>\n`}${jump}</article>
`
}

function pageData(site: SiteIssue, page: SitePage): unknown {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    name: page.title,
    inLanguage: site.issue.publication.language,
    datePublished: site.date,
    isPartOf: issueData(site),
  }
}

export function issueData(site: SiteIssue): unknown {
  const { publication, number } = site.issue
  return {
    '@type': 'PublicationIssue',
    datePublished: site.date,
    ...(number === null ? {} : { issueNumber: String(number) }),
    isPartOf: { '@type': 'Newspaper', name: publication.name, inLanguage: publication.language },
  }
}
