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
import { safeName } from '../named-bytes.ts'
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
  /** True when page PDFs are exported along. */
  readonly hasPdf: boolean
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

export interface Zone {
  readonly article: ArticleId
  readonly headline: string
  readonly href: string
  readonly part: number
  readonly polygon: readonly Point[]
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
  const stories = new Map<ArticleId, { readonly page: number; readonly story: PlacedStory }[]>()
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
    articles.set(id, siteArticle(issue, article, laid))
  }
  const pages = placed.map((one, index): SitePage => {
    const label = pageLabel(issue, one.page)
    const page = issue.pages[index]
    const title = words.pageTitle(label, one.section)
    const name = safeName(label)
    return {
      index,
      label,
      section: one.section,
      title,
      name,
      file: nodeFile(name),
      placed: one,
      headlines: (page?.headlines ?? []).flatMap((id) => articles.get(id) ?? []),
      zones: one.blocks.flatMap((block): readonly Zone[] => {
        const id = block.kind === 'story' || block.kind === 'picture' ? block.article : null
        const article = id === null ? undefined : articles.get(id)
        if (article === undefined) return []
        const part = block.kind === 'story' ? block.part : 0
        const anchor = article.parts[part]?.anchor ?? 'p1'
        const href = `${article.file}#${anchor}`
        return [{ article: article.id, headline: article.headline, href, part, polygon: block.polygon }]
      }),
    }
  })
  return {
    issue,
    words,
    date: issue.date,
    longDate: printedDate(issue.date, issue.publication.language),
    pages,
    articles,
    order: [...articles.values()],
    hasPdf,
  }
}

function siteArticle(
  issue: Issue,
  article: Article,
  laid: readonly { readonly page: number; readonly story: PlacedStory }[],
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
      return picture === undefined ? [] : [{ id, picture, file: `pic_${id}.jpg` }]
    }),
  }
}
