// Copy that has been read to the edits that take it into an issue, or to a new issue. The window makes
// the edits as one mark of its history, the command line applies them.

import {
  type ArticleId,
  type Mint,
  mintId,
  type PageId,
  type ParagraphId,
  type PictureId,
} from '../base/ids.ts'
import { applyAll } from '../model/edit/apply.ts'
import type { Edit, Refusal } from '../model/edit/edit.ts'
import type { Result } from '../base/result.ts'
import type { Article, Issue, Page, Paragraph, Picture } from '../model/issue.ts'
import { makeArticle, makeIssue, makePage } from '../model/make.ts'
import { makePublication } from '../model/papers.ts'
import type { Publication } from '../model/publication.ts'
import type { Copy, CopyArticle, CopyPage, CopyPicture, CopySettings } from './copy.ts'
import { nameOf } from './read-document.ts'

/** What decoding a picture told; by the path it has in the copy. */
export interface ReadPicture {
  readonly sha256: string
  readonly type: Picture['type']
  readonly width: number
  readonly height: number
}
export type ReadPictures = ReadonlyMap<string, ReadPicture>

export interface CopyEdits {
  readonly edits: readonly Edit[]
  readonly articles: readonly ArticleId[]
  readonly pictures: readonly PictureId[]
}

function publicationOf(settings: CopySettings): Publication {
  const base = makePublication({
    name: settings.publication,
    language: settings.language,
    format: settings.format,
  })
  return {
    ...base,
    labels: settings.labels ?? base.labels,
    home: settings.home,
    sisters: settings.sisters,
    rights: settings.rights,
    jumps: {
      ...base.jumps,
      jumpLine: settings.jumpLine ?? base.jumps.jumpLine,
      turnLine: settings.turnLine ?? base.jumps.turnLine,
    },
  }
}

/** A new issue with nothing but the copy's settings: no pages yet. */
export function issueOf(settings: CopySettings, date: string, mint: Mint): Issue {
  return { ...makeIssue(mint, publicationOf(settings), date), number: settings.number }
}

/** A new issue that holds the copy. It has at least one page. */
export function toIssue(
  copy: Copy,
  pictures: ReadPictures,
  date: string,
  mint: Mint,
): Result<Issue, Refusal> {
  const issue = issueOf(copy.settings, date, mint)
  const applied = applyAll(issue, copyEdits(issue, copy, pictures, null, mint).edits)
  if (!applied.ok) return applied
  if (applied.value.issue.pages.length > 0) return { ok: true, value: applied.value.issue }
  return {
    ok: true,
    value: { ...applied.value.issue, pages: [makePage(mint, issue.publication.format, '')] },
  }
}

/**
 * Articles go to the end of their page's headline list; pages the issue lacks are made. Copy without a
 * page goes to `page`, or to the copy basket when that is null.
 */
export function copyEdits(
  issue: Issue,
  copy: Copy,
  pictures: ReadPictures,
  page: PageId | null,
  mint: Mint,
): CopyEdits {
  const edits: Edit[] = []
  const articleIds: ArticleId[] = []
  const pictureIds = new Map<string, PictureId>()

  const listed = copy.pages.flatMap((one) => one.articles)
  const lastPage = Math.max(
    0,
    ...copy.pages.map((one) => one.number),
    ...[...listed, ...copy.loose].map((article) => article.continueOn ?? 0),
  )
  const pageIds: PageId[] = issue.pages.map((one) => one.id)
  for (let number = issue.pages.length + 1; number <= lastPage; number += 1) {
    const given = copy.pages.find((one) => one.number === number)
    const made = newPage(issue, given ?? null, mint)
    pageIds.push(made.id)
    edits.push({ kind: 'page.insert', page: made, index: number - 1 })
  }
  // A page that was there without a section takes the folder's.
  for (const one of copy.pages) {
    const there = issue.pages[one.number - 1]
    if (there !== undefined && there.section === '' && one.section !== '') {
      edits.push({ kind: 'page.set', page: there.id, fields: { section: one.section } })
    }
  }

  const addPicture = (picture: CopyPicture): PictureId | null => {
    const known = pictureIds.get(picture.path)
    if (known !== undefined) return known
    const read = pictures.get(picture.path)
    if (read === undefined) return null
    const id = mintId<PictureId>(mint)
    pictureIds.set(picture.path, id)
    edits.push({
      kind: 'picture.insert',
      picture: {
        id,
        ...read,
        focal: picture.focal ?? { x: 500, y: 500 },
        caption: picture.caption,
        credit: picture.credit,
        name: picture.name ?? nameOf(picture.path),
      },
    })
    return id
  }
  const add = (copied: CopyArticle, target: PageId | null, index: number): void => {
    const shown = copied.pictures.flatMap((picture) => addPicture(picture) ?? [])
    const continueOn = copied.continueOn === null ? null : (pageIds[copied.continueOn - 1] ?? null)
    const article = articleOf(copied, shown, continueOn === target ? null : continueOn, mint)
    articleIds.push(article.id)
    edits.push({ kind: 'article.insert', article })
    if (target !== null) edits.push({ kind: 'headline.insert', page: target, article: article.id, index })
  }
  for (const one of copy.pages) {
    const target = pageIds[one.number - 1] ?? null
    const before = issue.pages[one.number - 1]?.headlines.length ?? 0
    for (const [index, article] of one.articles.entries()) add(article, target, before + index)
  }
  const before =
    (issue.pages.find((one) => one.id === page)?.headlines.length ?? 0) +
    copy.pages
      .filter((one) => pageIds[one.number - 1] === page)
      .reduce((sum, one) => sum + one.articles.length, 0)
  for (const [index, article] of copy.loose.entries()) add(article, page, before + index)
  return { edits, articles: articleIds, pictures: [...pictureIds.values()] }
}

function newPage(issue: Issue, given: CopyPage | null, mint: Mint): Page {
  const { publication } = issue
  const isFormat = publication.formats.some((format) => format.key === given?.format)
  const format = isFormat ? (given?.format ?? publication.format) : publication.format
  const page = makePage(mint, format, given?.section ?? '')
  return { ...page, gathering: given?.gathering ?? '', credits: given?.credits ?? '' }
}

function articleOf(
  copied: CopyArticle,
  pictures: readonly PictureId[],
  continueOn: PageId | null,
  mint: Mint,
): Article {
  const { slug, kicker, headline, deck, byline, dateline, tagline, keyword } = copied
  const body: readonly Paragraph[] = copied.body.map((paragraph) => ({
    id: mintId<ParagraphId>(mint),
    ...paragraph,
  }))
  return makeArticle(mint, {
    slug,
    kicker,
    headline,
    deck,
    byline,
    dateline,
    tagline,
    keyword,
    body,
    pictures,
    continueOn,
    kind: copied.kind ?? 'news',
    rank: copied.rank ?? 3,
  })
}
