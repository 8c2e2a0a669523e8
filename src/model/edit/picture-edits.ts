import { ok, type Result } from '../../base/result.ts'
import type { Issue } from '../issue.ts'
import type { Applied, PictureInsert, PictureRemove, PictureSet, Refusal } from './edit.ts'
import { previous, refuse } from './refuse.ts'
import { pictureIn } from '../query/find.ts'

export function applyPictureInsert(issue: Issue, edit: PictureInsert): Result<Applied, Refusal> {
  const { picture } = edit
  if (issue.pictures.has(picture.id)) return refuse(edit, 'picture-exists', picture.id)
  return ok({
    issue: { ...issue, pictures: new Map(issue.pictures).set(picture.id, picture) },
    undo: { kind: 'picture.remove', picture: picture.id },
  })
}

export function applyPictureRemove(issue: Issue, edit: PictureRemove): Result<Applied, Refusal> {
  const picture = issue.pictures.get(edit.picture)
  if (picture === undefined) return refuse(edit, 'picture-missing', edit.picture)
  const placed = issue.pages.some((page) =>
    page.blocks.some((block) => pictureIn(block.content) === picture.id),
  )
  const used = placed || [...issue.articles.values()].some((article) => article.pictures.includes(picture.id))
  if (used) return refuse(edit, 'picture-used', picture.id)
  const pictures = new Map(issue.pictures)
  pictures.delete(picture.id)
  return ok({ issue: { ...issue, pictures }, undo: { kind: 'picture.insert', picture } })
}

export function applyPictureSet(issue: Issue, edit: PictureSet): Result<Applied, Refusal> {
  const picture = issue.pictures.get(edit.picture)
  if (picture === undefined) return refuse(edit, 'picture-missing', edit.picture)
  const pictures = new Map(issue.pictures).set(picture.id, { ...picture, ...edit.fields })
  return ok({ issue: { ...issue, pictures }, undo: { ...edit, fields: previous(picture, edit.fields) } })
}
