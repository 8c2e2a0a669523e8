import { ok, type Result } from '../../base/result.ts'
import { fitsGrid } from '../grid.ts'
import type { Block, Issue, Page } from '../issue.ts'
import { formatOf } from '../publication.ts'
import { findBlock, findPage, jumpsTouching } from '../query/find.ts'
import type {
  Applied,
  BlockHold,
  BlockInsert,
  BlockMove,
  BlockRemove,
  BlockSet,
  Edit,
  Refusal,
} from './edit.ts'
import { contentFault, withPage } from './page-edits.ts'
import { previous, refuse } from './refuse.ts'

export function applyBlockInsert(issue: Issue, edit: BlockInsert): Result<Applied, Refusal> {
  const { block, index } = edit
  const page = findPage(issue, edit.page)
  if (page === null) return refuse(edit, 'page-missing', edit.page)
  if (findBlock(issue, block.id) !== null) return refuse(edit, 'block-exists', block.id)
  if (index < 0 || index > page.blocks.length) return refuse(edit, 'out-of-range', block.id)
  if (!fitsGrid(block.area, formatOf(issue.publication, page.format)))
    return refuse(edit, 'off-grid', block.id)
  const fault = contentFault(issue, page, block)
  if (fault !== null) return refuse(edit, fault.kind, fault.id)
  return ok({
    issue: withPage(issue, { ...page, blocks: page.blocks.toSpliced(index, 0, block) }),
    undo: { kind: 'block.remove', block: block.id },
  })
}

export function applyBlockRemove(issue: Issue, edit: BlockRemove): Result<Applied, Refusal> {
  const found = findBlock(issue, edit.block)
  if (found === null) return refuse(edit, 'block-missing', edit.block)
  if (jumpsTouching(issue, edit.block).length > 0) return refuse(edit, 'block-jumps', edit.block)
  const { page, block } = found
  const index = page.blocks.indexOf(block)
  return ok({
    issue: withPage(issue, { ...page, blocks: page.blocks.toSpliced(index, 1) }),
    undo: { kind: 'block.insert', page: page.id, block, index },
  })
}

/** Refuses rather than clips when the area would leave the page's grid. */
export function applyBlockMove(issue: Issue, edit: BlockMove): Result<Applied, Refusal> {
  return changeBlock(issue, edit, (page, block) => {
    if (!fitsGrid(edit.area, formatOf(issue.publication, page.format)))
      return refuse(edit, 'off-grid', block.id)
    return ok({
      block: { ...block, area: edit.area, pinned: edit.pinned },
      undo: { ...edit, area: block.area, pinned: block.pinned },
    })
  })
}

/** A block that is part of a jump goes on showing its article. */
export function applyBlockSet(issue: Issue, edit: BlockSet): Result<Applied, Refusal> {
  return changeBlock(issue, edit, (page, block) => {
    const changed: Block = { ...block, content: edit.content }
    const fault = contentFault(issue, page, changed)
    if (fault !== null) return refuse(edit, fault.kind, fault.id)
    if (jumpsTouching(issue, block.id).length > 0 && articleShown(changed) !== articleShown(block)) {
      return refuse(edit, 'block-jumps', block.id)
    }
    return ok({ block: changed, undo: { ...edit, content: block.content } })
  })
}

export function applyBlockHold(issue: Issue, edit: BlockHold): Result<Applied, Refusal> {
  return changeBlock(issue, edit, (_page, block) =>
    ok({ block: { ...block, ...edit.fields }, undo: { ...edit, fields: previous(block, edit.fields) } }),
  )
}

function articleShown(block: Block): string | null {
  return block.content.kind === 'story' ? block.content.article : null
}

function changeBlock(
  issue: Issue,
  edit: BlockMove | BlockSet | BlockHold,
  change: (page: Page, block: Block) => Result<{ readonly block: Block; readonly undo: Edit }, Refusal>,
): Result<Applied, Refusal> {
  const found = findBlock(issue, edit.block)
  if (found === null) return refuse(edit, 'block-missing', edit.block)
  const changed = change(found.page, found.block)
  if (!changed.ok) return changed
  const blocks = found.page.blocks.map((block) => (block === found.block ? changed.value.block : block))
  return ok({ issue: withPage(issue, { ...found.page, blocks }), undo: changed.value.undo })
}
