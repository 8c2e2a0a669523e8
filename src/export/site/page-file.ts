// One page of the replica edition: its label, its headline list, its picture with a zone for every story, what
// each story on it begins with, and the ways to other pages and issues. The list comes before the picture: on a
// phone it is what is read.

import { frame, type IssueLinks } from './frame.ts'
import { commentText, escapeText, scriptData } from './markup.ts'
import { headlineLines, headlineNavigation, headSteps, pageNavigation, pageSteps } from './navigation.ts'
import { openingOf } from './opening.ts'
import {
  drawnBox,
  drawnPoints,
  picturePath,
  pictureSize,
  pictureWidths,
  pixelPolygon,
  readingPdf,
} from './page-pictures.ts'
import { type SiteArticle, type SiteIssue, type SitePage, zoneName } from './site-issue.ts'
import { issueData } from './structured-data.ts'

const root = '../../../'

export function pageFile(site: SiteIssue, page: SitePage, links: IssueLinks): string {
  const { words } = site
  const publication = site.issue.publication
  const steps = pageSteps(site, page)
  const body = `<div class="page-head">
<h1><span class="label">${escapeText(page.title)}</span></h1>
<nav class="page-steps" aria-label="${words.pageSteps}">${steps}</nav>
</div>
<div class="columns">
<div class="lists">
<p class="to-picture"><a href="#picture">${words.toPicture}</a></p>
${headlineNavigation(site, page, true, null)}</div>
${picture(site, page)}
</div>
${stories(site, page)}${pageNavigation(site, [page], root)}`
  return frame({
    site,
    title: `${page.title} ${publication.name} ${site.date}`,
    description: page.headlines.map(({ headline }) => headline).join(' · '),
    root,
    links,
    kind: 'page',
    file: page.file,
    head: `<link rel="canonical" href="${page.file}">
${headSteps(site.pages[page.index - 1], site.pages[page.index + 1])}${litTogether(page)}<script type="application/ld+json">${scriptData(pageData(site, page))}</script>
`,
    body,
    tail: `<!--enpproperty <founder-date>${site.date} 00:00:00</founder-date><founder-pagenum>${commentText(
      page.label,
    )}</founder-pagenum><founder-papername>${commentText(
      publication.name,
    )}</founder-papername><founder-type>2</founder-type><founder-pagepicurl>${commentText(picturePath(site.date, page, 'brief'))}</founder-pagepicurl><founder-content>${commentText(publication.name)}</founder-content> /enpproperty-->
`,
  })
}

/** Rules by which a zone, its row and its story light up when any of them is pointed at or focused. */
function litTogether(page: SitePage): string {
  if (page.headlines.length === 0) return ''
  const rules = page.headlines.map((_, index) => {
    const name = zoneName(index)
    return `main:has(.${name}:is(:hover,:focus-within)) .${name}`
  })
  return `<style>${rules.join(',')}{--lit:var(--zone);--lit-line:var(--accent);--lit-row:var(--tint)}</style>\n`
}

function picture(site: SiteIssue, page: SitePage): string {
  const { words } = site
  const { width, height } = pictureSize(page.placed, 'brief')
  const whole = pictureSize(page.placed, 'large')
  const address = `${root}${picturePath(site.date, page, 'brief')}`
  const large = `${root}${picturePath(site.date, page, 'large')}`
  const title = escapeText(words.pagePicture(page.title))
  const areas = page.zones.flatMap((zone) =>
    zone.polygons.map((polygon) => {
      const coords = pixelPolygon(polygon, page.placed, width).flat().join(',')
      // The drawn zones above the picture take pointer and keyboard, at any size; a map has but one.
      return `<area shape="poly" coords="${coords}" href="${zone.href}" alt="${escapeText(zone.headline)}" tabindex="-1">`
    }),
  )
  const shapes = page.zones.map((zone) => {
    const name = zoneName(page.headlines.findIndex(({ id }) => id === zone.article))
    const headline = escapeText(zone.headline)
    const polygons = zone.polygons
      .map((polygon) => `<polygon vector-effect="non-scaling-stroke" points="${drawnPoints(polygon)}"/>`)
      .join('')
    return `<a class="${name}" href="${zone.href}" aria-label="${headline}"><title>${headline}</title>${polygons}</a>`
  })
  const pdf = site.hasPdf ? ` <a href="${root}${readingPdf(site.date, page)}">${words.pdf}</a>` : ''
  return `<section id="picture" class="picture" aria-label="${title}">
<p class="picture-links"><label class="zoom"><input type="checkbox">${words.zoom}</label> <a href="${large}">${words.largePicture}</a>${pdf}</p>
<div class="viewer">
<div class="zones" style="--ratio:${width}/${height}">
<img src="${address}" srcset="${address} ${width}w, ${large} ${pictureWidths.large}w" sizes="(min-width: 110rem) 60rem, (min-width: 64rem) calc(100vw - 27rem), 100vw" width="${width}" height="${height}" usemap="#pagepicmap" alt="${title}">
<img class="large" src="${large}" width="${whole.width}" height="${whole.height}" loading="lazy" alt="">
<map name="pagepicmap">${areas.join('\n')}</map>
<svg viewBox="${drawnBox(page.placed)}" preserveAspectRatio="none">${shapes.join('\n')}</svg>
</div>
</div>
</section>`
}

/** What stands on the page, story by story, with the lines that lead from page to page. */
function stories(site: SiteIssue, page: SitePage): string {
  const cards = page.headlines.map((article, index) => card(page, article, zoneName(index)))
  if (cards.length === 0) return ''
  return `<section class="stories" aria-labelledby="stories-title">
<h2 id="stories-title">${site.words.onThisPage}</h2>
<div class="cards">
${cards.join('')}</div>
</section>
`
}

function card(page: SitePage, entry: SiteArticle, zone: string): string {
  const { article } = entry
  const { text, first, last } = openingOf(page, entry)
  const isStart = first === null || first.index === 0
  const href = `${entry.file}${first === null || isStart ? '' : `#${first.anchor}`}`
  const nextPart = last === null ? undefined : entry.parts[last.index + 1]
  const line = (name: string, words: string): string =>
    words === '' || !isStart ? '' : `<p class="${name}">${escapeText(words)}</p>\n`
  const jump =
    last === null || nextPart === undefined
      ? ''
      : `<p class="jump-line"><a href="${entry.file}#${nextPart.anchor}">${escapeText(last.jumpLine)}</a></p>\n`
  const turn = first === null || isStart ? '' : `<span class="turn-line">${escapeText(first.turnLine)}</span>`
  return `<article class="story rank-${article.rank} ${zone}">
${line('kicker', article.kicker)}<h3><a href="${href}">${headlineLines(entry)}</a></h3>
${line('deck', article.deck)}${line('byline', article.byline)}${
  turn === '' && text === '' ? '' : `<p class="opening">${turn}${escapeText(text)}</p>\n`
}${jump}</article>
`
}

function pageData(site: SiteIssue, page: SitePage): unknown {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    name: page.title,
    inLanguage: site.issue.publication.language,
    datePublished: site.date,
    primaryImageOfPage: {
      '@type': 'ImageObject',
      contentUrl: `${root}${picturePath(site.date, page, 'large')}`,
    },
    isPartOf: issueData(site),
  }
}
