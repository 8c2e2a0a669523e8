import { ok, type Result } from '../../base/result.ts'
import { type Article, type Issue, longestText } from '../issue.ts'
import type { Applied, ArticleInsert, ArticleRemove, ArticleSet, BodySplice, Refusal } from './edit.ts'
import { previous, refuse } from './refuse.ts'

/** The article may not bring jumps: its blocks don't exist yet. */
export function applyArticleInsert(issue: Issue, edit: ArticleInsert): Result<Applied, Refusal> {
  const { article } = edit
  if (issue.articles.has(article.id)) return refuse(edit, 'article-exists', article.id)
  if (article.jumps.length > 0) return refuse(edit, 'jump-unfit', article.id)
  if (hasTooLong(article)) return refuse(edit, 'text-too-long', article.id)
  const missing = article.pictures.find((picture) => !issue.pictures.has(picture))
  if (missing !== undefined) return refuse(edit, 'picture-missing', missing)
  return ok({ issue: withArticle(issue, article), undo: { kind: 'article.remove', article: article.id } })
}

export function applyArticleRemove(issue: Issue, edit: ArticleRemove): Result<Applied, Refusal> {
  const article = issue.articles.get(edit.article)
  if (article === undefined) return refuse(edit, 'article-missing', edit.article)
  const used = issue.pages.some(
    (page) =>
      page.headlines.includes(article.id) ||
      page.blocks.some((block) => block.content.kind === 'picture' && block.content.article === article.id),
  )
  if (used) return refuse(edit, 'article-placed', article.id)
  const articles = new Map(issue.articles)
  articles.delete(article.id)
  return ok({ issue: { ...issue, articles }, undo: { kind: 'article.insert', article } })
}

export function applyArticleSet(issue: Issue, edit: ArticleSet): Result<Applied, Refusal> {
  const article = issue.articles.get(edit.article)
  if (article === undefined) return refuse(edit, 'article-missing', edit.article)
  if (hasTooLong(edit.fields)) return refuse(edit, 'text-too-long', article.id)
  const missing = edit.fields.pictures?.find((picture) => !issue.pictures.has(picture))
  if (missing !== undefined) return refuse(edit, 'picture-missing', missing)
  return ok({
    issue: withArticle(issue, { ...article, ...edit.fields }),
    undo: { ...edit, fields: previous(article, edit.fields) },
  })
}

export function applyBodySplice(issue: Issue, edit: BodySplice): Result<Applied, Refusal> {
  const article = issue.articles.get(edit.article)
  if (article === undefined) return refuse(edit, 'article-missing', edit.article)
  const { index, remove, insert } = edit
  if (index < 0 || remove < 0 || index + remove > article.body.length) {
    return refuse(edit, 'out-of-range', edit.article)
  }
  if (hasTooLong({ body: insert })) return refuse(edit, 'text-too-long', edit.article)
  const body = article.body.toSpliced(index, remove, ...insert)
  if (new Set(body.map((paragraph) => paragraph.id)).size !== body.length) {
    return refuse(edit, 'malformed', edit.article)
  }
  return ok({
    issue: withArticle(issue, { ...article, body }),
    undo: { ...edit, remove: insert.length, insert: article.body.slice(index, index + remove) },
  })
}

/** What no file of an issue could hold: it must not come into the issue either, or it could never be saved. */
function hasTooLong(fields: Partial<Article>): boolean {
  const { slug, kicker, headline, deck, byline, dateline, tagline, keyword, body, comments } = fields
  const said = comments?.flatMap((comment) => comment.said.map(({ text }) => text)) ?? []
  const lines = [slug, kicker, ...(headline ?? []), deck, byline, dateline, tagline, keyword, ...said]
  return (
    lines.some((line) => line !== undefined && line.length > longestText) ||
    body?.some(({ text }) => text.length > longestText) === true
  )
}

/** The issue with the article of the same id put in or replaced. */
export function withArticle(issue: Issue, article: Article): Issue {
  return { ...issue, articles: new Map(issue.articles).set(article.id, article) }
}
