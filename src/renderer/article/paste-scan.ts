// A first look over pasted markup, before any parser sees it: style sheets and scripts are taken out, and
// nesting is counted. A browser's parser takes seconds over markup that is nested thousands deep. One pass,
// in time that grows with the length alone.

const voidElements = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])
// Elements whose end tag is left out by rule: their tags say nothing of depth.
const selfClosing = new Set(['p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'option', 'tbody', 'thead', 'tfoot'])
const removed = new Set(['style', 'script', 'template', 'noscript', 'xml'])
const depthLimit = 256

/** The markup to parse, or null when it is nested too deep to be a document a person wrote. */
export function scanMarkup(markup: string): string | null {
  let kept = ''
  let from = 0
  let depth = 0
  const tag = /<(\/?)([a-z][a-z0-9:-]*)/gi
  for (let found = tag.exec(markup); found !== null; found = tag.exec(markup)) {
    const [, slash, written = ''] = found
    const name = written.toLowerCase()
    if (slash === '' && removed.has(name)) {
      kept += markup.slice(from, found.index)
      from = endOf(markup, name, tag.lastIndex)
      tag.lastIndex = from
    } else if (!voidElements.has(name) && !selfClosing.has(name)) {
      depth = Math.max(0, depth + (slash === '' ? 1 : -1))
      if (depth > depthLimit) return null
    }
  }
  return kept + markup.slice(from)
}

/** Where the element ends; the end of the markup when it is never closed. */
function endOf(markup: string, name: string, at: number): number {
  const close = new RegExp(`</${name}\\s*>`, 'gi')
  close.lastIndex = at
  return close.exec(markup) === null ? markup.length : close.lastIndex
}

/** The words of markup that is not parsed: its tags taken off. */
export function plainWords(markup: string): string {
  return markup.replace(/<[^<>]*>/g, '\n')
}
