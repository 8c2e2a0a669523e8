// One issue as the replica edition shows it: pages with their zones and headline lists, articles with
// their whole text and the spots where it goes from page to page. Everything follows from the issue and
// its placed pages; nothing is drawn here.

import type { ArticleId, PictureId } from '../../base/ids.ts'
import type { PlacedPage, PlacedStory, Point } from '../../compose/placed.ts'
import type { Article, Issue, Picture } from '../../model/issue.ts'
import { printedDate } from '../../model/query/dates.ts'
import { headlineText, jumpWords, pageLabel } from '../../model/query/labels.ts'
import { printedBody, printedMarks, printedParagraph } from '../../model/query/printed.ts'
import { readingOrder } from '../../model/query/reading-order.ts'
import { blocksInOrder } from '../export-fonts.ts'
import { safeName } from '../named-bytes.ts'
import { type SiteFonts, siteFonts } from './site-fonts.ts'
import { type SiteWords, siteWords } from './words.ts'
import { findBlock } from '../../model/query/find.ts'

export interface SiteIssue {
  readonly issue: Issue
  readonly words: SiteWords
  readonly date: string
  readonly longDate: string
  readonly pages: readonly SitePage[]
  readonly articles: ReadonlyMap<ArticleId, SiteArticle>
  /** Articles in the order they are read. */
  readonly order: readonly SiteArticle[]
  /** True when the PDFs for reading are exported along. Those for the press are never linked. */
  readonly hasPdf: boolean
  readonly fonts: SiteFonts
}

export interface SitePage {
  readonly index: number
  readonly label: string
  readonly section: string
  readonly title: string
  /** Safe part of file names. */
  readonly name: string
  readonly file: string
  readonly placed: PlacedPage
  readonly headlines: readonly SiteArticle[]
  readonly zones: readonly Zone[]
}

/** What leads to one article from the page's picture: its blocks there, text and pictures. */
export interface Zone {
  readonly article: ArticleId
  readonly headline: string
  readonly href: string
  readonly part: number
  /** Name by which the zone, the row of the headline list and the story below light up together. */
  readonly name: string
  /** One for every block, in the order they are read. */
  readonly polygons: readonly (readonly Point[])[]
}

export interface SiteArticle {
  readonly id: ArticleId
  readonly article: Article
  readonly file: string
  readonly headline: string
  /** Where it stands in print, in the order of its parts; the page of its headline list when it is not laid. */
  readonly parts: readonly SitePart[]
  readonly paragraphs: readonly SiteParagraph[]
  readonly pictures: readonly SitePicture[]
}

export interface SitePart {
  readonly index: number
  readonly page: number
  readonly anchor: string
  /** Offset in the printed text at which the part begins. */
  readonly from: number
  /** The words printed over the part and under the one before it. */
  readonly turnLine: string
  readonly jumpLine: string
}

export interface SiteParagraph {
  readonly kind: Article['body'][number]['kind']
  readonly text: string
  /** Offset of its first character in the printed text. */
  readonly from: number
  readonly marks: readonly {
    readonly kind: 'strong' | 'emphasis'
    readonly from: number
    readonly to: number
  }[]
}

export interface SitePicture {
  readonly id: PictureId
  readonly picture: Picture
  readonly file: string
  /** The paragraph it stands before: the one set nearest to it in print. */
  readonly before: number
}

interface LaidPart {
  readonly page: number
  readonly story: PlacedStory
}

/** Folders of an issue below the top of an export, by what is in them: each ends with `2023-05/24`. */
export interface IssuePaths {
  readonly html: string
  /** Pictures and reading PDFs of pages, pictures of articles. */
  readonly page: string
  readonly press: string
  readonly epub: string
  readonly ninjs: string
  readonly newsml: string
  readonly text: string
}

export function issuePaths(date: string): IssuePaths {
  const folder = (name: string): string => `${name}/${date.slice(0, 7)}/${date.slice(8)}`
  return {
    html: folder('html'),
    page: folder('page'),
    press: folder('press'),
    epub: folder('epub'),
    ninjs: folder('ninjs'),
    newsml: folder('newsml'),
    text: folder('text'),
  }
}

function nodeFile(name: string): string {
  return `node_${name}.htm`
}

function contentFile(id: ArticleId): string {
  return `content_${id}.htm`
}

export function siteIssue(issue: Issue, placed: readonly PlacedPage[], hasPdf: boolean): SiteIssue {
  const words = siteWords(issue.publication.language)
  const stories = new Map<ArticleId, LaidPart[]>()
  for (const [page, one] of placed.entries()) {
    for (const block of one.blocks) {
      if (block.kind !== 'story' || block.part < 0) continue
      const list = stories.get(block.article) ?? []
      list.push({ page, story: block })
      stories.set(block.article, list)
    }
  }
  const articles = new Map<ArticleId, SiteArticle>()
  for (const id of readingOrder(issue)) {
    const article = issue.articles.get(id)
    if (article === undefined) continue
    const laid = (stories.get(id) ?? []).toSorted((left, right) => left.story.part - right.story.part)
    articles.set(id, siteArticle(issue, article, laid, placed))
  }
  const names = new Set<string>()
  const pages = placed.map((one, index): SitePage => {
    const label = pageLabel(issue, one.page)
    const title = words.pageTitle(label, one.section)
    const name = freeName(safeName(label), names)
    const headlines = headlinesOf(issue.pages[index]?.headlines ?? [], one, articles)
    return {
      index,
      label,
      section: one.section,
      title,
      name,
      file: nodeFile(name),
      placed: one,
      headlines,
      zones: zonesOf(one, headlines),
    }
  })
  const order = [...articles.values()]
  const longDate = printedDate(issue.date, issue.publication.language)
  return {
    issue,
    words,
    date: issue.date,
    longDate,
    pages,
    articles,
    order,
    hasPdf,
    fonts: siteFonts({ issue, words, date: issue.date, longDate, pages, order }),
  }
}

/** Labels of one pattern differ, but what is left of them for a file name may not. */
function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted
  for (let more = 2; taken.has(name); more += 1) name = `${wanted}_${more}`
  taken.add(name)
  return name
}

/** The page's list, and after it what stands on the page without being in it. */
function headlinesOf(
  listed: readonly ArticleId[],
  page: PlacedPage,
  articles: ReadonlyMap<ArticleId, SiteArticle>,
): readonly SiteArticle[] {
  const placed = page.blocks.flatMap((block) =>
    block.kind === 'story' && block.part >= 0 ? [block.article] : [],
  )
  return [...new Set([...listed, ...placed])].flatMap((id) => articles.get(id) ?? [])
}

/**
 * Zones in the order of the headline list, which is the order the page is read in. An article has one, of all its
 * blocks; adverts, and pictures that belong to no article, have none: there is nothing to lead to.
 */
function zonesOf(page: PlacedPage, headlines: readonly SiteArticle[]): readonly Zone[] {
  const blocks = blocksInOrder(page)
  return headlines.flatMap((article, index): readonly Zone[] => {
    const own = blocks.filter(
      (block) => (block.kind === 'story' || block.kind === 'picture') && block.article === article.id,
    )
    if (own.length === 0) return []
    const story = own.find((block) => block.kind === 'story')
    const part = story?.kind === 'story' ? Math.max(0, story.part) : 0
    return [
      {
        article: article.id,
        headline: article.headline,
        href: `${article.file}#${article.parts[part]?.anchor ?? 'p1'}`,
        part,
        name: zoneName(index),
        polygons: own.map((block) => block.polygon),
      },
    ]
  })
}

export function zoneName(index: number): string {
  return `z${index + 1}`
}

function siteArticle(
  issue: Issue,
  article: Article,
  laid: readonly LaidPart[],
  placed: readonly PlacedPage[],
): SiteArticle {
  const paragraphs: SiteParagraph[] = []
  let at = 0
  for (const paragraph of printedBody(article)) {
    const text = printedParagraph(paragraph)
    paragraphs.push({ kind: paragraph.kind, text, from: at, marks: printedMarks(paragraph) })
    at += text.length + 1
  }
  const { jumps } = issue.publication
  const listed = issue.pages.findIndex((page) => page.headlines.includes(article.id))
  const onPages = laid.length > 0 ? laid.map((one) => one.page) : [Math.max(0, listed)]
  let from = 0
  const parts = onPages.map((page, index): SitePart => {
    from = laid[index]?.story.lines[0]?.from ?? from
    const [partBefore, partAfter] = [laid[index - 1], laid[index + 1]].map((one) =>
      one === undefined ? null : findBlock(issue, one.story.id),
    )
    return {
      index,
      page,
      anchor: `p${index + 1}`,
      from: index === 0 ? 0 : from,
      turnLine: partBefore ? jumpWords(issue, jumps.turnLine, article, partBefore) : '',
      jumpLine: partAfter ? jumpWords(issue, jumps.jumpLine, article, partAfter) : '',
    }
  })
  return {
    id: article.id,
    article,
    file: contentFile(article.id),
    headline: headlineText(article) === '' ? article.slug || article.id : headlineText(article),
    parts,
    paragraphs,
    pictures: article.pictures.flatMap((id) => {
      const picture = issue.pictures.get(id)
      if (picture === undefined) return []
      const offset = printedBeside(id, laid, placed)
      const index = paragraphs.findLastIndex((paragraph) => paragraph.from <= offset)
      return [{ id, picture, file: `pic_${id}.jpg`, before: Math.max(0, index) }]
    }),
  }
}

/** Offset in the printed text of the line nearest to a picture; 0 for one that is not on a page with its text. */
function printedBeside(id: PictureId, laid: readonly LaidPart[], placed: readonly PlacedPage[]): number {
  for (const { page, story } of laid) {
    const block = placed[page]?.blocks.find((one) => one.kind === 'picture' && one.picture === id)
    if (block?.kind !== 'picture') continue
    const { x, y, width, height } = block.frame
    let nearest = { far: Infinity, from: 0 }
    for (const line of story.lines) {
      const across = Math.max(x - line.x - line.measure, line.x - x - width, 0)
      const down = Math.max(y - line.baseline, line.baseline - y - height, 0)
      const far = across + down
      if (far < nearest.far) nearest = { far, from: line.from }
    }
    return nearest.from
  }
  return 0
}
