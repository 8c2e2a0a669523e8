// Keeps a paragraph from growing longer than an issue can hold, by whatever way: typing, pasting into it, joining
// two. The step is not made, and the editor says why; nothing that was there is changed.

import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { longestText } from '../../model/issue.ts'

export function storyLimit(refuse: () => void): Plugin {
  return new Plugin({
    filterTransaction(step, before) {
      if (!step.docChanged || !growsTooLong(before.doc, step.doc)) return true
      refuse()
      return false
    },
  })
}

function growsTooLong(before: Node, after: Node): boolean {
  return after.children.some(
    (node) => node.content.size > longestText && !before.children.some((other) => other === node),
  )
}
