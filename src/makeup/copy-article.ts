import { type Mint, mintId, type ParagraphId } from '../base/ids.ts'
import type { Article } from '../model/issue.ts'
import { makeArticle } from '../model/make.ts'

/** An article with the same words and pictures under another slug, whole and on no page yet. */
export function copyArticle(mint: Mint, article: Article, slug: string): Article {
  const body = article.body.map((paragraph) => ({ ...paragraph, id: mintId<ParagraphId>(mint) }))
  return makeArticle(mint, { ...article, slug, body, jumps: [], continueOn: null })
}
