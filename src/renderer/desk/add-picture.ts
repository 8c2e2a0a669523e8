// Takes a picture from a file into the issue: for the open article, in the free space of the shown page.

import { mintId } from '../../base/ids.ts'
import { pageGrid, spanWidth } from '../../compose/page/grid.ts'
import type { AddedPicture } from '../../contract/calls.ts'
import type { Edit } from '../../model/edit/edit.ts'
import { freeRects } from '../../model/grid.ts'
import type { GridRect, Page, Picture } from '../../model/issue.ts'
import { makeBlock } from '../../model/make.ts'
import { formatOf, type PageFormat } from '../../model/publication.ts'
import { findPage } from '../../model/query/find.ts'
import { call } from '../bridge/client.ts'
import { mint } from '../state/composer.ts'
import { tellFault } from '../state/faults.ts'
import { currentIssue, currentOpen } from '../state/issue-store.ts'
import { notify } from '../state/notices.ts'
import { useViewStore } from '../state/view-store.ts'
import { make } from '../state/make.ts'

// A news picture is seldom wider in a first draft of a page, and its caption takes about two lines.
const widest = 3
const captionLines = 2
// Lower than this nothing can be made out.
const lowest = 6

export async function addPicture(): Promise<void> {
  const picture = await pickPicture()
  if (picture !== null) place(picture)
}

/** Lets the user choose a picture file and keeps it in the issue; null when none was chosen or it can't be read. */
export async function pickPicture(): Promise<Picture | null> {
  const open = currentOpen()
  const chosen = await call('files.choose', { purpose: 'picture', suggestion: '' })
  if (!chosen.ok) tellFault(chosen.fault)
  if (open === null || !chosen.ok || chosen.value === null) return null
  const added = await call('picture.add', { session: open.session, grant: chosen.value.grant })
  if (added.ok) return newPicture(added.value)
  tellFault(added.fault)
  return null
}

/** A picture that has just come in: nothing is known of it but what its file tells. */
export function newPicture(added: AddedPicture): Picture {
  return { ...added, id: mintId(mint), focal: { x: 500, y: 500 }, caption: '', credit: '' }
}

function place(picture: Picture): void {
  const issue = currentIssue()
  const view = useViewStore.getState()
  const page = issue === null || view.page === null ? null : findPage(issue, view.page)
  if (issue === null || page === null) return
  const article = view.article === null ? undefined : issue.articles.get(view.article)
  const rect = pictureArea(formatOf(issue.publication, page.format), page, picture)
  if (rect === null && article === undefined) {
    notify({ tone: 'warning', key: 'desk.picture.noRoom' })
    return
  }
  const edits: Edit[] = [{ kind: 'picture.insert', picture }]
  if (article !== undefined) {
    const pictures = [...article.pictures, picture.id]
    edits.push({ kind: 'article.set', article: article.id, fields: { pictures } })
  }
  if (rect !== null) {
    const owner = article !== undefined && page.headlines.includes(article.id) ? article.id : null
    const block = makeBlock(mint, [rect], {
      kind: 'picture',
      picture: picture.id,
      article: owner,
      crop: null,
    })
    edits.push({ kind: 'block.insert', page: page.id, block, index: page.blocks.length })
  }
  if (!make(edits, { key: 'pictureAdd', values: { name: picture.name } })) return
  if (rect === null) notify({ tone: 'info', key: 'desk.picture.attached', values: { name: picture.name } })
}

/** In the largest free space, whole columns wide and as high as the picture is at that width. */
export function pictureArea(
  format: PageFormat,
  page: Page,
  { width, height }: Pick<Picture, 'width' | 'height'>,
): GridRect | null {
  const occupied = page.blocks.flatMap((block) => block.area)
  const [room] = freeRects(format, occupied)
  if (room === undefined || room.lines < lowest) return null
  const linesAt = (columns: number): number => pictureLines(format, { width, height }, columns)
  let columns = Math.min(widest, room.columns)
  while (columns > 1 && linesAt(columns) > room.lines) columns -= 1
  return { column: room.column, line: room.line, columns, lines: Math.min(room.lines, linesAt(columns)) }
}

/** Lines a picture takes at a width, with those of its caption. */
export function pictureLines(
  format: PageFormat,
  { width, height }: Pick<Picture, 'width' | 'height'>,
  columns: number,
): number {
  return captionLines + Math.ceil((spanWidth(pageGrid(format), columns) * height) / width / format.leading)
}
