// What a drawn area becomes: an article that waits to be placed, a new one, a picture, furniture.

import type { ArticleId, PageId } from '../base/ids.ts'
import { boundsOf, containsRect } from '../model/grid.ts'
import type { Block, BlockContent, GridRect, Page, Picture } from '../model/issue.ts'
import { makeArticle, makeBlock } from '../model/make.ts'
import { findPage } from '../model/query/find.ts'
import { fault, finish, partsFor, type Plan, type PlanContext, planPlace } from './plan.ts'
import { plainStory } from './story-edits.ts'

export type Wanted =
  | { readonly kind: 'article'; readonly article: ArticleId }
  | { readonly kind: 'new-article' }
  | { readonly kind: 'picture'; readonly picture: Picture }
  | {
      readonly kind: 'furniture'
      readonly content: Exclude<BlockContent, { readonly kind: 'story' | 'picture' }>
    }

export function planDraw(context: PlanContext, pageId: PageId, rect: GridRect, wanted: Wanted): Plan {
  const page = findPage(context.issue, pageId)
  if (page === null) return fault('page-missing', pageId)
  if (wanted.kind === 'article') return drawArticle(context, page, rect, wanted.article)
  const parts = partsFor(context)
  const { draft, mint } = parts
  const insert = (content: BlockContent, index = page.blocks.length): void => {
    // Adverts are booked: they stay where they were put.
    const block = { ...makeBlock(mint, [rect], content, true), locked: content.kind === 'advert' }
    draft.make({ kind: 'block.insert', page: pageId, block, index })
  }
  switch (wanted.kind) {
    case 'new-article': {
      const article = makeArticle(mint, {})
      draft.make({ kind: 'article.insert', article })
      draft.make({ kind: 'headline.insert', page: pageId, article: article.id, index: page.headlines.length })
      insert(plainStory(parts, article.id, 0))
      break
    }
    case 'picture': {
      const { picture } = wanted
      const owner = storyUnder(page, rect)
      draft.make({ kind: 'picture.insert', picture })
      if (owner !== null) {
        const pictures = [...(context.issue.articles.get(owner)?.pictures ?? []), picture.id]
        draft.make({ kind: 'article.set', article: owner, fields: { pictures } })
      }
      insert({ kind: 'picture', picture: picture.id, article: owner, crop: null })
      break
    }
    case 'furniture':
      // A box is drawn under what it holds.
      insert(wanted.content, wanted.content.kind === 'box' ? 0 : page.blocks.length)
  }
  return finish(context, draft)
}

/** The area an editor drew is kept as it was drawn, also where the text is shorter. */
function drawArticle(context: PlanContext, page: Page, rect: GridRect, article: ArticleId): Plan {
  const placed = planPlace(context, article, page.id, [rect])
  if (!placed.ok) return placed
  const { draft } = partsFor(context)
  for (const edit of placed.value) draft.make(edit)
  const story = findPage(draft.issue(), page.id)?.blocks.find(
    ({ content }) => content.kind === 'story' && content.article === article,
  )
  if (story !== undefined) draft.make({ kind: 'block.move', block: story.id, area: [rect], pinned: true })
  return finish(context, draft)
}

/** The story whose block the rect lies in: a picture drawn there is its own. */
export function storyUnder(page: Page, rect: GridRect): ArticleId | null {
  const isUnder = ({ area }: Block): boolean => containsRect(boundsOf(area), rect)
  const content = page.blocks.find((block) => block.content.kind === 'story' && isUnder(block))?.content
  return content?.kind === 'story' ? content.article : null
}
