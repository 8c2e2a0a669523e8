import { moved } from '../../base/order.ts'
import { ok, type Result } from '../../base/result.ts'
import type { Issue } from '../issue.ts'
import { findPage } from '../query/find.ts'
import type { Applied, HeadlineInsert, HeadlineRemove, HeadlineReorder, Refusal } from './edit.ts'
import { withPage } from './page-edits.ts'
import { refuse } from './refuse.ts'

export function applyHeadlineInsert(issue: Issue, edit: HeadlineInsert): Result<Applied, Refusal> {
  const page = findPage(issue, edit.page)
  if (page === null) return refuse(edit, 'page-missing', edit.page)
  if (!issue.articles.has(edit.article)) return refuse(edit, 'article-missing', edit.article)
  if (page.headlines.includes(edit.article)) return refuse(edit, 'headline-exists', edit.article)
  if (edit.index < 0 || edit.index > page.headlines.length) return refuse(edit, 'out-of-range', edit.article)
  return ok({
    issue: withPage(issue, { ...page, headlines: page.headlines.toSpliced(edit.index, 0, edit.article) }),
    undo: { kind: 'headline.remove', page: edit.page, article: edit.article },
  })
}

export function applyHeadlineRemove(issue: Issue, edit: HeadlineRemove): Result<Applied, Refusal> {
  const page = findPage(issue, edit.page)
  if (page === null) return refuse(edit, 'page-missing', edit.page)
  const index = page.headlines.indexOf(edit.article)
  if (index < 0) return refuse(edit, 'headline-missing', edit.article)
  const shown = page.blocks.some(
    (block) => block.content.kind === 'story' && block.content.article === edit.article,
  )
  if (shown) return refuse(edit, 'article-placed', edit.article)
  return ok({
    issue: withPage(issue, { ...page, headlines: page.headlines.toSpliced(index, 1) }),
    undo: { kind: 'headline.insert', page: edit.page, article: edit.article, index },
  })
}

export function applyHeadlineReorder(issue: Issue, edit: HeadlineReorder): Result<Applied, Refusal> {
  const page = findPage(issue, edit.page)
  if (page === null) return refuse(edit, 'page-missing', edit.page)
  const from = page.headlines.indexOf(edit.article)
  if (from < 0) return refuse(edit, 'headline-missing', edit.article)
  if (edit.index < 0 || edit.index >= page.headlines.length) return refuse(edit, 'out-of-range', edit.article)
  return ok({
    issue: withPage(issue, { ...page, headlines: moved(page.headlines, from, edit.index) }),
    undo: { ...edit, index: from },
  })
}
