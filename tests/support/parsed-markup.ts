// Pasted markup read as the window reads it, with parse5 in place of the browser's parser, and clips written
// shortly: `#` before a crosshead, `>` before a quote, `~` before a note, `+` before
// an entry of a list, `*`, `_` and `-` around marks.

import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { type Clip, clipText } from '../../src/renderer/article/paste/clip.ts'
import type { Markup } from '../../src/renderer/article/paste/look.ts'
import { clipsOfMarkup } from '../../src/renderer/article/paste/read-markup.ts'
import { clipsOfText } from '../../src/renderer/article/paste/read-text.ts'
import { scanMarkup } from '../../src/renderer/article/paste/scan.ts'

type ParsedNode = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document

function markupOf(node: ParsedNode): Markup {
  const attributes = 'attrs' in node ? node.attrs : []
  return {
    name: node.nodeName,
    text: 'value' in node ? node.value : '',
    isHidden: attributes.some((one) => one.name === 'hidden'),
    get children() {
      return 'childNodes' in node ? node.childNodes.map(markupOf) : []
    },
    attribute: (name) => attributes.find((one) => one.name === name)?.value ?? '',
  }
}

/** Null when the markup is refused. */
export function clipsOfHtml(html: string): readonly Clip[] | null {
  const scanned = scanMarkup(html)
  return scanned === null ? null : clipsOfMarkup(markupOf(parse(scanned)))
}

export function pastedHtml(html: string): readonly string[] {
  return (clipsOfHtml(html) ?? []).map(writtenClip)
}

export function pastedText(text: string): readonly string[] {
  return clipsOfText(text).map(writtenClip)
}

const signs = { paragraph: '', crosshead: '# ', quote: '> ', note: '~ ', list: '+ ' }

export function writtenClip(clip: Clip): string {
  if (clip.kind === 'crosshead') return signs.crosshead + clipText(clip)
  const words = clip.spans.map(({ text, marks }) => {
    const slanted = marks.includes('emphasis') ? `_${text}_` : text
    const strong = marks.includes('strong') ? `*${slanted}*` : slanted
    return marks.includes('cut') ? `-${strong}-` : strong
  })
  return signs[clip.kind] + words.join('')
}
