// Files let go over the page: documents become articles there, pictures picture blocks, of the story they are
// let go on if there is one. One drop is one step of undo.

import type { ArticleId, PageId } from '../../base/ids.ts'
import { clamp } from '../../base/order.ts'
import { maxBrought } from '../../contract/brought.ts'
import type { BroughtFile } from '../../contract/calls.ts'
import { planDraw, storyUnder } from '../../makeup/draw-plans.ts'
import { type PlanContext, planPlace } from '../../makeup/plan.ts'
import { applyAll } from '../../model/edit/apply.ts'
import type { Edit } from '../../model/edit/edit.ts'
import { boundsOf, rectsOverlap } from '../../model/grid.ts'
import type { GridRect, Issue, Page, Picture } from '../../model/issue.ts'
import { formatOf } from '../../model/publication.ts'
import { findPage } from '../../model/query/find.ts'
import { call } from '../bridge/client.ts'
import { newPicture, pictureArea, pictureLines } from '../desk/add-picture.ts'
import { planContext } from '../state/composer.ts'
import { tellFault } from '../state/faults.ts'
import { currentOpen } from '../state/issue-store.ts'
import { make } from '../state/make.ts'
import { notify } from '../state/notices.ts'
import { tellPlanFault } from '../state/refusals.ts'
import { chooseNew } from './arrange-actions.ts'
import { areaFor, type Cell } from './free-area.ts'

/** What the browser calls files that are dragged. */
export const filesDragType = 'Files'

export async function dropFiles(files: readonly File[], page: PageId, at: Cell): Promise<void> {
  const brought: { readonly name: string; readonly file: BroughtFile }[] = []
  for (const file of files) {
    const read = await bring(file, page)
    if (read !== null) brought.push({ name: file.name, file: read })
  }
  const context = planContext()
  if (context === null || brought.length === 0) return
  const edits: Edit[] = []
  let { issue } = context
  for (const { name, file } of brought) {
    const made =
      file.kind === 'picture'
        ? pictureEdits({ ...context, issue }, page, at, newPicture(file.picture))
        : articleEdits({ ...context, issue }, page, at, file.edits, name)
    const applied = applyAll(issue, made)
    if (!applied.ok) continue
    issue = applied.value.issue
    edits.push(...made)
  }
  const name = brought.map((one) => one.name).join(', ')
  if (edits.length > 0 && make(edits, { key: 'blocks.marks.drop', values: { name } }))
    chooseNew(context.issue)
}

/** The file's bytes go to the main process, which tells what it is; null when it can't be taken in, which is said. */
async function bring(file: File, page: PageId): Promise<BroughtFile | null> {
  const open = currentOpen()
  if (open === null) return null
  const { name } = file
  if (file.size > maxBrought) {
    notify({ tone: 'warning', key: 'blocks.drop.tooLarge', values: { name } })
    return null
  }
  const data = await base64Of(file)
  if (data === null) {
    notify({ tone: 'warning', key: 'blocks.drop.unreadable', values: { name } })
    return null
  }
  const answer = await call('file.bring', { session: open.session, name, data, page })
  if (!answer.ok) {
    tellFault(answer.fault)
    return null
  }
  if (answer.value.kind === 'copy')
    for (const note of answer.value.notes.slice(0, 3))
      notify({ tone: 'warning', key: 'shell.importNote', values: { note } })
  return answer.value
}

/** Null for what is no file after all, such as a folder. */
async function base64Of(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => {
      const { result } = reader
      resolve(typeof result === 'string' ? result.slice(result.indexOf(',') + 1) : null)
    }
    reader.onerror = () => resolve(null)
    reader.readAsDataURL(file)
  })
}

/** The article is taken in as an imported one is, and placed where it was let go. */
function articleEdits(
  context: PlanContext,
  pageId: PageId,
  at: Cell,
  taken: readonly Edit[],
  name: string,
): readonly Edit[] {
  const applied = applyAll(context.issue, taken)
  if (!applied.ok) return []
  const { issue } = applied.value
  const page = findPage(issue, pageId)
  const inserted = taken.find((edit) => edit.kind === 'article.insert')
  if (page === null || inserted?.kind !== 'article.insert') return taken
  const lines = context.composer.article(issue, inserted.article.id).overset.lines
  const rect = areaFor(formatOf(issue.publication, page.format), page, at, lines)
  if (rect === null) {
    notify({ tone: 'info', key: 'blocks.drop.unplaced', values: { name } })
    return taken
  }
  const placed = planPlace({ ...context, issue }, inserted.article.id, pageId, [rect])
  if (!placed.ok) tellPlanFault(placed.fault)
  return placed.ok ? [...taken, ...placed.value] : taken
}

function pictureEdits(context: PlanContext, pageId: PageId, at: Cell, picture: Picture): readonly Edit[] {
  const { issue } = context
  const page = findPage(issue, pageId)
  if (page === null) return []
  const under: GridRect = { ...at, columns: 1, lines: 1 }
  const advert = page.blocks.find(
    ({ content, area }) => content.kind === 'advert' && rectsOverlap(boundsOf(area), under),
  )
  if (advert?.content.kind === 'advert') {
    const content = { ...advert.content, picture: picture.id }
    return [
      { kind: 'picture.insert', picture },
      { kind: 'block.set', block: advert.id, content },
    ]
  }
  const owner = storyUnder(page, under)
  const rect =
    owner === null
      ? pictureArea(formatOf(issue.publication, page.format), page, picture)
      : areaInStory(issue, page, owner, at, picture)
  if (rect === null) {
    notify({ tone: 'warning', key: 'desk.picture.noRoom' })
    return []
  }
  const plan = planDraw(context, pageId, rect, { kind: 'picture', picture })
  if (!plan.ok) tellPlanFault(plan.fault)
  return plan.ok ? plan.value : []
}

// A picture takes at most this much of a story's columns where the story has several.
const shareOfStory = 0.67

/** Where it was let go in the story, as wide as leaves text beside it. */
function areaInStory(
  issue: Issue,
  page: Page,
  owner: ArticleId,
  at: Cell,
  picture: Picture,
): GridRect | null {
  const block = page.blocks.find(({ content }) => content.kind === 'story' && content.article === owner)
  if (block === undefined) return null
  const story = boundsOf(block.area)
  const columns = Math.max(1, Math.floor(story.columns * shareOfStory))
  const format = formatOf(issue.publication, page.format)
  const lines = Math.min(story.lines, pictureLines(format, picture, columns))
  return {
    column: clamp(at.column, story.column, story.column + story.columns - columns),
    line: clamp(at.line, story.line, story.line + story.lines - lines),
    columns,
    lines,
  }
}
