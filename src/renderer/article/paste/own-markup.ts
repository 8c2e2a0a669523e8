// What is copied from a story, for other programs and for other stories: plain elements without ids, classes or
// looks. A kind that has no element of its own says so in an attribute, which pasting knows; everything else
// about it is cleaned as any other paste is.

import type { Node } from 'prosemirror-model'
import { isBody } from '../convert.ts'
import { kindAttribute } from './look.ts'

const elements: Readonly<Record<string, string>> = { headline: 'h1', crosshead: 'h3', quote: 'blockquote' }
const markElements: Readonly<Record<string, string>> = { strong: 'strong', emphasis: 'em', cut: 's' }

/** Paragraphs and fields, in order. Words of one alone are put into a line of text: they get no element. */
export function ownMarkup(nodes: readonly Node[], isWhole: boolean): string {
  const [first] = nodes
  if (nodes.length === 1 && first !== undefined && (!isWhole || first.type.name === 'paragraph'))
    return inlineMarkup(first)
  return nodes
    .map((node) => {
      const name = node.type.name
      const element = elements[name] ?? 'p'
      const kind = isBody(node) && name !== 'paragraph' ? ` ${kindAttribute}="${name}"` : ''
      return `<${element}${kind}>${inlineMarkup(node)}</${element}>`
    })
    .join('\n')
}

export function ownText(nodes: readonly Node[]): string {
  return nodes.map((node) => node.textContent).join('\n')
}

function inlineMarkup(node: Node): string {
  return node.children
    .map((child) => {
      const names = child.marks.flatMap((mark) => markElements[mark.type.name] ?? [])
      const open = names.map((name) => `<${name}>`).join('')
      const close = names.toReversed().map((name) => `</${name}>`)
      return open + escaped(child.text ?? '') + close.join('')
    })
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
