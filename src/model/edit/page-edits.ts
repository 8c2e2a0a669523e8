import { moved } from '../../base/order.ts'
import { ok, type Result } from '../../base/result.ts'
import { fitsGrid } from '../grid.ts'
import type { Block, Issue, Page } from '../issue.ts'
import { formatOf } from '../publication.ts'
import { findBlock, jumpsTouching, pictureIn } from '../query/find.ts'
import type { Applied, PageInsert, PageMove, PageRemove, PageSet, Refusal } from './edit.ts'
import { previous, refuse } from './refuse.ts'

export function applyPageInsert(issue: Issue, edit: PageInsert): Result<Applied, Refusal> {
  const { page, index } = edit
  if (issue.pages.some((one) => one.id === page.id)) return refuse(edit, 'page-exists', page.id)
  if (index < 0 || index > issue.pages.length) return refuse(edit, 'out-of-range', page.id)
  const format = formatOf(issue.publication, page.format)
  for (const article of page.headlines) {
    if (!issue.articles.has(article)) return refuse(edit, 'article-missing', article)
  }
  if (new Set(page.headlines).size !== page.headlines.length) return refuse(edit, 'headline-exists', page.id)
  for (const block of page.blocks) {
    if (findBlock(issue, block.id) !== null) return refuse(edit, 'block-exists', block.id)
    if (!fitsGrid(block.area, format)) return refuse(edit, 'off-grid', block.id)
    const fault = contentFault(issue, page, block)
    if (fault !== null) return refuse(edit, fault.kind, fault.id)
  }
  if (new Set(page.blocks.map((block) => block.id)).size !== page.blocks.length) {
    return refuse(edit, 'block-exists', page.id)
  }
  return ok({
    issue: { ...issue, pages: issue.pages.toSpliced(index, 0, page) },
    undo: { kind: 'page.remove', page: page.id },
  })
}

/** What is wrong with showing a block's content on a page, or null. */
export function contentFault(issue: Issue, page: Page, block: Block): Pick<Refusal, 'kind' | 'id'> | null {
  const { content } = block
  if (content.kind === 'story') {
    if (!issue.articles.has(content.article)) return { kind: 'article-missing', id: content.article }
    if (!page.headlines.includes(content.article)) return { kind: 'headline-missing', id: content.article }
  }
  const picture = pictureIn(content)
  if (picture !== null && !issue.pictures.has(picture)) return { kind: 'picture-missing', id: picture }
  if (content.kind === 'picture') {
    if (content.article !== null && !issue.articles.has(content.article)) {
      return { kind: 'article-missing', id: content.article }
    }
  }
  return null
}

export function applyPageRemove(issue: Issue, edit: PageRemove): Result<Applied, Refusal> {
  const index = issue.pages.findIndex((page) => page.id === edit.page)
  const page = issue.pages[index]
  if (page === undefined) return refuse(edit, 'page-missing', edit.page)
  if (issue.pages.length === 1) return refuse(edit, 'last-page', edit.page)
  const touched = page.blocks.find((block) => jumpsTouching(issue, block.id).length > 0)
  if (touched !== undefined) return refuse(edit, 'block-jumps', touched.id)
  return ok({
    issue: { ...issue, pages: issue.pages.toSpliced(index, 1) },
    undo: { kind: 'page.insert', page, index },
  })
}

export function applyPageMove(issue: Issue, edit: PageMove): Result<Applied, Refusal> {
  const from = issue.pages.findIndex((page) => page.id === edit.page)
  if (from < 0) return refuse(edit, 'page-missing', edit.page)
  if (edit.index < 0 || edit.index >= issue.pages.length) return refuse(edit, 'out-of-range', edit.page)
  return ok({
    issue: { ...issue, pages: moved(issue.pages, from, edit.index) },
    undo: { ...edit, index: from },
  })
}

export function applyPageSet(issue: Issue, edit: PageSet): Result<Applied, Refusal> {
  const page = issue.pages.find((one) => one.id === edit.page)
  if (page === undefined) return refuse(edit, 'page-missing', edit.page)
  const changed: Page = { ...page, ...edit.fields }
  const format = formatOf(issue.publication, changed.format)
  const outside = changed.blocks.find((block) => !fitsGrid(block.area, format))
  if (outside !== undefined) return refuse(edit, 'off-grid', outside.id)
  return ok({ issue: withPage(issue, changed), undo: { ...edit, fields: previous(page, edit.fields) } })
}

/** The issue with the page of the same id replaced. */
export function withPage(issue: Issue, page: Page): Issue {
  return { ...issue, pages: issue.pages.map((one) => (one.id === page.id ? page : one)) }
}
