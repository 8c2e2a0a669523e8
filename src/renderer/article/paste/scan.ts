// A first pass over pasted markup, before any parser sees it. Tags are written anew with the few attributes that
// reading needs, so that even a document which is only read asks for nothing: browsers fetch a <track> and try a
// <base> in one. What is never text is taken out, and nesting is bounded: a parser takes seconds over markup that
// is nested thousands deep, or that leaves thousands of <b> open, since it opens them anew in each paragraph.
//
// It reads tags as the HTML standard does, so that what it takes for a tag is one for the parser too, in time
// that grows with the length alone.

import { kindAttribute } from './look.ts'

const voidElements = new Set(
  'area base br col embed hr img input link meta source track wbr basefont bgsound frame keygen param'.split(
    ' ',
  ),
)
// Elements whose end tag is left out by rule: their tags say nothing of depth.
const selfClosing = new Set('p li dt dd tr td th option optgroup tbody thead tfoot colgroup rt rp'.split(' '))
/** Levels that come with an element whose parts are not counted themselves. */
const levelsOf = new Map([
  ['table', 4],
  ['ul', 2],
  ['ol', 2],
  ['dl', 2],
])
/** What a parser opens anew in the next block when it was not closed. */
const formatting = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '))
/** What is nothing without its attributes, and more than nothing to a parser. */
const empty = new Set('base link meta track source embed bgsound frame img image'.split(' '))
/** What reading asks for. */
const keptAttributes = new Set([
  'class',
  'cite',
  'datetime',
  'face',
  'hidden',
  'size',
  'start',
  'style',
  'type',
  'value',
  kindAttribute,
])
/** Gone with all they hold, which a parser doesn't read as markup. */
const removed = new Set('style script title textarea iframe noembed noframes'.split(' '))

// Twice what Word nests at its worst.
const depthLimit = 256
// No writer needs more than three at once; old mail programs leave a dozen <font> open.
const openLimit = 16
const openFree = 4
// A newspaper page full of articles from a word processor has some 10,000.
const tagLimit = 40_000

interface Tag {
  /** Lower case; empty for a comment or a declaration. */
  readonly name: string
  readonly isEnd: boolean
  /** Where the markup goes on. */
  readonly end: number
  /** The tag to parse. */
  readonly written: string
}

/** What `style` is called after the pass: a browser would try its rules, and complain of each that it may not use. */
export const styleAttribute = 'data-style'

/** The markup to parse, or null when it is more than a document that a person wrote. */
export function scanMarkup(markup: string): string | null {
  const kept: string[] = []
  const omitted = new Map<string, number>()
  let [from, depth, open, cost] = [0, 0, 0, 0]
  const put = (start: number, end: number, written: string): void => {
    kept.push(markup.slice(from, start), written)
    from = end
  }
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at)) {
    const tag = readTag(markup, at)
    const start = at
    at = tag?.end ?? at + 1
    if (tag === null) continue
    const { name, isEnd } = tag
    let { written } = tag
    if (name === 'plaintext') {
      put(start, at, written)
      break
    }
    if (empty.has(name)) written = ''
    else if (removed.has(name)) {
      if (!isEnd) at = endOfRaw(markup, name, at)
      written = ''
    } else if (!voidElements.has(name) && !selfClosing.has(name) && name !== '') {
      const isFormatting = formatting.has(name)
      const without = omitted.get(name) ?? 0
      if (isEnd && without > 0) {
        omitted.set(name, without - 1)
        written = ''
      } else if (!isEnd && (depth >= depthLimit || (isFormatting && open >= openLimit))) {
        omitted.set(name, without + 1)
        written = ''
      } else {
        const levels = levelsOf.get(name) ?? 1
        depth = Math.max(0, depth + (isEnd ? -levels : levels))
        if (isFormatting) open = Math.max(0, open + (isEnd ? -1 : 1))
      }
    }
    put(start, at, written)
    if (name === 'xmp' && !isEnd) at = endOfRaw(markup, name, at)
    if (written !== '' && !isEnd) cost += open > openFree ? open : 1
    if (cost > tagLimit) return null
  }
  kept.push(markup.slice(from))
  return kept.join('')
}

const commentEnd = /--!?>/g

/** The tag or comment that begins there; null when the sign is text. */
function readTag(markup: string, at: number): Tag | null {
  if (markup.startsWith('<!--', at)) {
    if (markup.startsWith('>', at + 4)) return comment(at + 5)
    if (markup.startsWith('->', at + 4)) return comment(at + 6)
    commentEnd.lastIndex = at + 4
    return comment(commentEnd.test(markup) ? commentEnd.lastIndex : markup.length)
  }
  const isEnd = markup[at + 1] === '/'
  const first = markup.charCodeAt(at + (isEnd ? 2 : 1)) | 32
  if (first < 97 || first > 122) {
    const declares = isEnd ? at + 2 < markup.length : markup[at + 1] === '!' || markup[at + 1] === '?'
    if (!declares) return null
    const close = markup.indexOf('>', at)
    return comment(close < 0 ? markup.length : close + 1)
  }
  const begin = at + (isEnd ? 2 : 1)
  let end = begin
  while (end < markup.length && !isNameEnd(markup.charCodeAt(end))) end += 1
  const written = markup.slice(begin, end)
  const inside = readAttributes(markup, end)
  return {
    name: written.toLowerCase(),
    isEnd,
    end: inside.end,
    written: isEnd ? `</${written}>` : `<${written}${inside.kept}>`,
  }
}

function comment(end: number): Tag {
  return { name: '', isEnd: false, end, written: '' }
}

const [slash, greater, equals, double, single] = [47, 62, 61, 34, 39]

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 11)
}

function isNameEnd(code: number): boolean {
  return code === slash || code === greater || isSpace(code)
}

/**
 * The attributes of a tag that are kept, and where the tag ends: behind a `>` that stands in no quoted value. A quote
 * counts only where a value begins. Of two attributes of one name a parser takes the first. An element of a drawing
 * may end in its tag.
 */
function readAttributes(markup: string, at: number): { readonly kept: string; readonly end: number } {
  const seen = new Set<string>()
  let kept = ''
  while (at < markup.length) {
    const code = markup.charCodeAt(at)
    if (code === greater) return { kept, end: at + 1 }
    if (code === slash && markup.charCodeAt(at + 1) === greater) return { kept: `${kept} /`, end: at + 2 }
    if (code === slash || isSpace(code)) {
      at += 1
      continue
    }
    const start = at
    // An equals sign that begins a name is part of it.
    do at += 1
    while (at < markup.length && !isNameEnd(markup.charCodeAt(at)) && markup.charCodeAt(at) !== equals)
    const name = at - start > 20 ? '' : markup.slice(start, at).toLowerCase()
    const value = valueAt(markup, at)
    if (keptAttributes.has(name) && !seen.has(name)) {
      seen.add(name)
      const sign = value === null ? '' : `=${markup.slice(value.start, value.end)}`
      kept += ` ${name === 'style' ? styleAttribute : name}${sign}`
    }
    at = value?.end ?? at
  }
  // A parser drops a tag that never ends.
  return { kept: '', end: markup.length }
}

/** The value after an attribute's name, in its quotes; null where there is none. */
function valueAt(markup: string, at: number): { readonly start: number; readonly end: number } | null {
  while (isSpace(markup.charCodeAt(at))) at += 1
  if (markup.charCodeAt(at) !== equals) return null
  at += 1
  while (isSpace(markup.charCodeAt(at))) at += 1
  const start = at
  const quote = markup.charCodeAt(at)
  if (quote === double || quote === single) {
    const close = markup.indexOf(markup.charAt(at), at + 1)
    return { start, end: close < 0 ? markup.length : close + 1 }
  }
  while (at < markup.length && markup.charCodeAt(at) !== greater && !isSpace(markup.charCodeAt(at))) at += 1
  return at === start ? null : { start, end: at }
}

/** Where the element ends whose text is no markup; the end of the markup when it is never closed. */
function endOfRaw(markup: string, name: string, at: number): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  close.lastIndex = at
  return close.test(markup) ? readAttributes(markup, close.lastIndex).end : markup.length
}
