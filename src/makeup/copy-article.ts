import { type Mint, mintId, type ParagraphId } from '../base/ids.ts'
import type { Article } from '../model/issue.ts'
import { makeArticle } from '../model/make.ts'

/** An article with the same words and pictures under another slug, whole and on no page yet. What was said of the first stays there. */
export function copyArticle(mint: Mint, article: Article, slug: string): Article {
  const body = article.body.map(({ kind, text, marks }) => ({
    id: mintId<ParagraphId>(mint),
    kind,
    text,
    marks: marks.filter((mark) => mark.kind !== 'comment'),
  }))
  const bare = { jumps: [], continueOn: null, comments: [], agreed: null, hands: [] }
  return makeArticle(mint, { ...article, ...bare, slug, body })
}
