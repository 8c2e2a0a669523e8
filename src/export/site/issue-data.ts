// `issue.json`: the issue for other programs. Pages, their articles and parts, polygons in millimetres and in
// pixels of the page picture, and where each article goes on.

import { toMm } from '../../base/units.ts'
import { pictureSize, pictureWidths, pixelPolygon } from './page-pictures.ts'
import type { SiteIssue } from './site-issue.ts'

export function issueDataFile(site: SiteIssue): string {
  const { publication, number } = site.issue
  const data = {
    version: 1,
    publication: publication.name,
    language: publication.language,
    date: site.date,
    number,
    pages: site.pages.map((page) => ({
      label: page.label,
      section: page.section,
      file: page.file,
      width: tenths(toMm(page.placed.width)),
      height: tenths(toMm(page.placed.height)),
      headlines: page.headlines.map((article) => article.id),
      picture: pictureSize(page.placed, 'brief'),
      zones: page.zones.flatMap((zone) =>
        zone.polygons.map((polygon) => ({
          article: zone.article,
          part: zone.part,
          millimetres: polygon.map(([x, y]) => [tenths(toMm(x)), tenths(toMm(y))]),
          pixels: pixelPolygon(polygon, page.placed, pictureWidths.brief),
        })),
      ),
    })),
    articles: site.order.map((entry) => ({
      id: entry.id,
      headline: entry.headline,
      file: entry.file,
      parts: entry.parts.map((part) => ({
        page: site.pages[part.page]?.label ?? '',
        from: part.from,
        jumpLine: part.jumpLine,
        turnLine: part.turnLine,
      })),
    })),
  }
  return `${JSON.stringify(data, null, 1)}\n`
}

function tenths(millimetres: number): number {
  return Math.round(millimetres * 10) / 10
}
