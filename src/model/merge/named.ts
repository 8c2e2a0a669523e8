// What a side's work names without changing it: a block its new jump leads to, a thing one of its open
// conflicts is about. Such a thing is kept though the other side took it out.

import { sameValue } from '../../base/canonical.ts'
import type { ArticleId, BlockId, PageId, PictureId } from '../../base/ids.ts'
import type { Conflict } from '../conflict.ts'
import type { Issue, Jump } from '../issue.ts'
import { findBlock, findPage, pictureIn } from '../query/find.ts'
import type { Meeting } from './meeting.ts'

export interface Named {
  readonly pages: ReadonlySet<PageId>
  readonly blocks: ReadonlySet<BlockId>
  readonly articles: ReadonlySet<ArticleId>
  readonly pictures: ReadonlySet<PictureId>
}

interface Names {
  readonly pages: Set<PageId>
  readonly blocks: Set<BlockId>
  readonly articles: Set<ArticleId>
  readonly pictures: Set<PictureId>
}

export function namedBy({ base, left, right, heldLeft, heldRight }: Meeting): Named {
  const [one, other] = [namesOf(base, left, heldLeft), namesOf(base, right, heldRight)]
  return {
    pages: new Set([...one.pages, ...other.pages]),
    blocks: new Set([...one.blocks, ...other.blocks]),
    articles: new Set([...one.articles, ...other.articles]),
    pictures: new Set([...one.pictures, ...other.pictures]),
  }
}

/** What one side names and has itself: a thing it took out though a conflict is about it is not wanted back. */
function namesOf(base: Issue, side: Issue, held: ReadonlySet<Conflict['id']>): Named {
  const names: Names = { pages: new Set(), blocks: new Set(), articles: new Set(), pictures: new Set() }
  for (const article of side.articles.values()) {
    const before = base.articles.get(article.id)
    if (article !== before && !sameValue(article.jumps, before?.jumps)) nameEnds(names, article.jumps)
  }
  for (const id of held) nameOf(names, side, id)
  return {
    pages: new Set([...names.pages].filter((id) => findPage(side, id) !== null)),
    blocks: new Set([...names.blocks].filter((id) => findBlock(side, id) !== null)),
    articles: new Set([...names.articles].filter((id) => side.articles.has(id))),
    pictures: new Set([...names.pictures].filter((id) => side.pictures.has(id))),
  }
}

function nameEnds(names: Names, jumps: readonly Jump[]): void {
  for (const jump of jumps) names.blocks.add(jump.from).add(jump.to)
}

function nameOf(names: Names, side: Issue, id: Conflict['id']): void {
  const conflict = side.conflicts.get(id)
  switch (conflict?.kind) {
    case 'paragraph':
    case 'article':
      names.articles.add(conflict.article)
      break
    case 'jumps':
      names.articles.add(conflict.article)
      nameEnds(names, conflict.jumps)
      break
    case 'page':
      names.pages.add(conflict.page)
      break
    case 'place':
      names.blocks.add(conflict.block)
      names.pages.add(conflict.place.page)
      break
    case 'content':
      names.blocks.add(conflict.block)
      if (conflict.content.kind === 'story' || conflict.content.kind === 'picture') {
        if (conflict.content.article !== null) names.articles.add(conflict.content.article)
      }
      for (const picture of [pictureIn(conflict.content)]) if (picture !== null) names.pictures.add(picture)
      break
    case 'picture':
      names.pictures.add(conflict.picture)
      break
    case 'order':
      if ('page' in conflict.list) names.pages.add(conflict.list.page)
      if ('article' in conflict.list) names.articles.add(conflict.list.article)
      break
    case 'issue':
    case 'publication':
    case undefined:
      break
  }
}
