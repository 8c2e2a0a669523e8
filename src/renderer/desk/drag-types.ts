// What is carried when something is dragged about the desk. The data is the JSON of the interface beside it.

import type { DropItem } from 'react-aria-components'
import type { ArticleId, PageId } from '../../base/ids.ts'
import { jumpDragType } from '../jumps/make-jump.ts'

export const articleDragType = 'application/x-jumpline-article'
export const pageDragType = 'application/x-jumpline-page'

export interface DraggedArticle {
  readonly article: ArticleId
  /** The page whose headline list it was taken from; null for the copy basket. */
  readonly from: PageId | null
}

export function articleDragItem(dragged: DraggedArticle, text: string): Record<string, string> {
  return { [articleDragType]: JSON.stringify(dragged), 'text/plain': text }
}

/** The articles among what was dropped. */
export async function droppedArticles(items: readonly DropItem[]): Promise<readonly DraggedArticle[]> {
  const texts = await textsOf(items, articleDragType)
  return texts.flatMap((text) => readDraggedArticle(text) ?? [])
}

/** The articles whose overset badge was dropped: they are to be continued where it was. */
export async function droppedJumps(items: readonly DropItem[]): Promise<readonly ArticleId[]> {
  const texts = await textsOf(items, jumpDragType)
  return texts as readonly ArticleId[]
}

function textsOf(items: readonly DropItem[], type: string): Promise<readonly string[]> {
  const carried = items.flatMap((item) => (item.kind === 'text' && item.types.has(type) ? item : []))
  return Promise.all(carried.map((item) => item.getText(type)))
}

/** Null when the text was not written by `articleDragItem`. */
export function readDraggedArticle(text: string): DraggedArticle | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('article' in value)) return null
    const from = 'from' in value && typeof value.from === 'string' ? (value.from as PageId) : null
    return typeof value.article === 'string' ? { article: value.article as ArticleId, from } : null
  } catch {
    return null
  }
}

/** Where in a list a thing goes that is dropped before or after another; the list is without the thing. */
export function dropIndex<Key>(list: readonly Key[], target: Key, position: string): number {
  const at = list.indexOf(target)
  if (at < 0) return list.length
  return position === 'after' ? at + 1 : at
}

// How react-aria hands several things on: the browser itself carries one of each type.
const severalType = 'application/vnd.react-aria.items+json'

/** The articles that the browser's own drag carries. */
export function draggedArticles(data: DataTransfer): readonly DraggedArticle[] {
  const several = data.getData(severalType)
  const texts = several === '' ? [data.getData(articleDragType)] : readSeveral(several)
  return texts.flatMap((text) => readDraggedArticle(text) ?? [])
}

function readSeveral(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text)
    if (!Array.isArray(value)) return []
    return value.flatMap((one: unknown) => {
      const carried: unknown =
        typeof one === 'object' && one !== null ? Reflect.get(one, articleDragType) : null
      return typeof carried === 'string' ? [carried] : []
    })
  } catch {
    return []
  }
}

/** Several pages are one text. The list of pages drags one, and its id is such a text too. */
export function pageDragText(pages: readonly PageId[]): string {
  return pages.join(' ')
}

export function draggedPages(data: DataTransfer): readonly PageId[] {
  return data
    .getData(pageDragType)
    .split(' ')
    .filter((id) => id !== '') as PageId[]
}
