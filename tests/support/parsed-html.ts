// Exported HTML as programs that know nothing of ours read it: parsed by parse5, looked through by the selectors that
// readers of digital editions are written with.

import { type DefaultTreeAdapterTypes, parse } from 'parse5'

export type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

export interface Document {
  readonly html: string
  readonly all: readonly Element[]
  /** Elements by a selector of tags, ids, classes, attributes, spaces and `>`; in document order. */
  readonly select: (selector: string) => readonly Element[]
}

export function readHtml(html: string): Document {
  const all = elements(parse(html))
  return { html, all, select: (selector) => all.filter((one) => matches(one, steps(selector))) }
}

export function attribute(element: Element | undefined, name: string): string {
  return element?.attrs.find((one) => one.name === name)?.value ?? ''
}

export function words(node: Node | undefined): string {
  if (node === undefined) return ''
  if (node.nodeName === '#text' && 'value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(words).join('') : ''
}

function elements(node: Node): readonly Element[] {
  const inner = 'childNodes' in node ? node.childNodes.flatMap(elements) : []
  return 'tagName' in node ? [node, ...inner] : inner
}

interface Step {
  readonly simple: string
  /** True when the step before it must be its parent, not any ancestor. */
  readonly child: boolean
}

function steps(selector: string): readonly Step[] {
  const parts = selector.replaceAll('>', ' > ').split(/\s+/)
  return parts.flatMap((simple, index) =>
    simple === '>' ? [] : [{ simple, child: parts[index - 1] === '>' }],
  )
}

function matches(element: Element, wanted: readonly Step[]): boolean {
  const last = wanted.at(-1)
  if (last === undefined) return true
  if (!fits(element, last.simple)) return false
  const rest = wanted.slice(0, -1)
  if (rest.length === 0) return true
  let parent = element.parentNode
  while (parent !== null && 'tagName' in parent) {
    if (matches(parent, rest)) return true
    if (last.child) return false
    parent = parent.parentNode
  }
  return false
}

function fits(element: Element, simple: string): boolean {
  const tokens = simple.match(/^[a-z][\w-]*|[#.][\w-]+|\[[^\]]+\]/g) ?? []
  if (tokens.join('') !== simple) throw new Error(`a selector this does not read: ${simple}`)
  return tokens.every((token) => {
    if (token.startsWith('#')) return attribute(element, 'id') === token.slice(1)
    if (token.startsWith('.')) return attribute(element, 'class').split(/\s+/).includes(token.slice(1))
    if (!token.startsWith('[')) return element.tagName === token
    const [, name = '', sign = '', value = ''] = /^\[([\w-]+)(?:(\^?=)"?([^"]*)"?)?\]$/.exec(token) ?? []
    const own = element.attrs.find((one) => one.name === name)?.value
    if (own === undefined) return false
    return sign === '' || (sign === '^=' ? own.startsWith(value) : own === value)
  })
}
