// Text out of documents of HTML, XHTML or XML, by parse5, which knows nothing of us. Our writers give every element
// an end tag, so that a reader of HTML sees the same tree in XML.

import type { DefaultTreeAdapterTypes } from 'parse5'

type MarkedNode = DefaultTreeAdapterTypes.ChildNode

export interface Marked {
  /** The text of the first element that is meant, without that of elements left out; empty where there is none. */
  readonly text: (meant: Meant, leftOut?: Meant) => string
}

/** Elements by their name, by a class, or by both. */
export interface Meant {
  readonly name?: string
  readonly class?: string
}

export async function readMarked(document: string): Promise<Marked> {
  const { parseFragment } = await import('parse5')
  const nodes = parseFragment(document).childNodes
  return {
    text(meant, leftOut) {
      const found = find(nodes, meant)
      return found === null ? '' : textOf(found, leftOut ?? null)
    },
  }
}

function isMeant(node: MarkedNode, { name, class: wanted }: Meant): boolean {
  if (!('attrs' in node) || (name !== undefined && node.nodeName !== name)) return false
  const classes = node.attrs.find((one) => one.name === 'class')?.value.split(' ') ?? []
  return wanted === undefined || classes.includes(wanted)
}

function find(nodes: readonly MarkedNode[], meant: Meant): MarkedNode | null {
  for (const node of nodes) {
    if (isMeant(node, meant)) return node
    const inside = 'childNodes' in node ? find(node.childNodes, meant) : null
    if (inside !== null) return inside
  }
  return null
}

function textOf(node: MarkedNode, leftOut: Meant | null): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  if (!('childNodes' in node) || (leftOut !== null && isMeant(node, leftOut))) return ''
  return node.childNodes.map((child) => textOf(child, leftOut)).join('')
}

/** All the text of a document. */
export async function wholeText(document: string): Promise<string> {
  const { parseFragment } = await import('parse5')
  return parseFragment(document)
    .childNodes.map((node) => textOf(node, null))
    .join('')
}
