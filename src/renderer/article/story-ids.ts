// Gives each paragraph an id of its own: one that was split off, pasted or copied gets a new one, in the
// same step, so that an edit can name it. The first of two keeps the id it had.

import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { type Mint, mintId, type ParagraphId } from '../../base/ids.ts'
import { isBody } from './convert.ts'

export function storyIds(mint: Mint): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, after) {
      if (!transactions.some((transaction) => transaction.docChanged)) return null
      const missing = withoutId(after.doc)
      if (missing.length === 0) return null
      const step = after.tr
      for (const at of missing) step.setNodeAttribute(at, 'id', mintId<ParagraphId>(mint))
      return step
    },
  })
}

/** Positions of paragraphs that have no id, or one that stands further up already. */
function withoutId(story: Node): readonly number[] {
  const taken = new Set<unknown>()
  const missing: number[] = []
  story.forEach((node, at) => {
    if (!isBody(node)) return
    const id: unknown = node.attrs['id']
    if (id === null || taken.has(id)) missing.push(at)
    else taken.add(id)
  })
  return missing
}
