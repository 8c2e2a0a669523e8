// A first pass over pasted markup, before any parser sees it: what is never text is taken out, and nesting is
// bounded. A browser's parser takes seconds over markup that is nested thousands deep, or that leaves thousands
// of <b> open, since it opens them anew in each paragraph. It reads tags as the HTML standard does, so that
// what it takes for a tag is one for the parser too, in time that grows with the length alone.

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
/** Gone with all they hold, which a parser doesn't read as markup. */
const removed = new Set('style script title textarea iframe noembed noframes'.split(' '))

// Twice what Word nests at its worst.
const depthLimit = 256
// No writer needs more than three at once; old mail programs leave a dozen <font> open.
const openLimit = 16
const openFree = 4
const tagLimit = 300_000

interface Tag {
  /** Lower case; empty for a comment or a declaration. */
  readonly name: string
  readonly isEnd: boolean
  /** Where the markup goes on. */
  readonly end: number
}

/** The markup to parse, or null when it is more than a document that a person wrote. */
export function scanMarkup(markup: string): string | null {
  const kept: string[] = []
  const omitted = new Map<string, number>()
  let [from, depth, open, cost] = [0, 0, 0, 0]
  const leaveOut = (start: number, end: number): void => {
    kept.push(markup.slice(from, start))
    from = end
  }
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at)) {
    const tag = readTag(markup, at)
    const start = at
    at = tag?.end ?? at + 1
    if (tag === null) continue
    const { name, isEnd } = tag
    if (name === 'plaintext') break
    if (name === '') leaveOut(start, at)
    else if (removed.has(name)) {
      if (!isEnd) at = endOfRaw(markup, name, at)
      leaveOut(start, at)
    } else if (name === 'xmp' && !isEnd) at = endOfRaw(markup, name, at)
    else if (!voidElements.has(name) && !selfClosing.has(name)) {
      const isFormatting = formatting.has(name)
      const without = omitted.get(name) ?? 0
      if (isEnd && without > 0) {
        omitted.set(name, without - 1)
        leaveOut(start, at)
      } else if (!isEnd && (depth >= depthLimit || (isFormatting && open >= openLimit))) {
        omitted.set(name, without + 1)
        leaveOut(start, at)
      } else {
        const levels = levelsOf.get(name) ?? 1
        depth = Math.max(0, depth + (isEnd ? -levels : levels))
        if (isFormatting) open = Math.max(0, open + (isEnd ? -1 : 1))
      }
    }
    const isKept = from <= start
    if (isKept && !isEnd) cost += open > openFree ? open : 1
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
  let end = at + (isEnd ? 2 : 1)
  while (end < markup.length && !isNameEnd(markup.charCodeAt(end))) end += 1
  const name = markup.slice(at + (isEnd ? 2 : 1), end).toLowerCase()
  return { name, isEnd, end: tagEnd(markup, end) }
}

function comment(end: number): Tag {
  return { name: '', isEnd: false, end }
}

const [slash, greater, equals, double, single] = [47, 62, 61, 34, 39]

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 11)
}

function isNameEnd(code: number): boolean {
  return code === slash || code === greater || isSpace(code)
}

/** Behind the `>` of a tag. One inside a quoted value does not count, and a quote only where a value begins. */
function tagEnd(markup: string, at: number): number {
  let named = false
  while (at < markup.length) {
    const code = markup.charCodeAt(at)
    at += 1
    if (code === greater) return at
    if (code === equals && named) {
      while (isSpace(markup.charCodeAt(at))) at += 1
      const quote = markup.charCodeAt(at)
      if (quote === double || quote === single) {
        const close = markup.indexOf(markup.charAt(at), at + 1)
        if (close < 0) return markup.length
        at = close + 1
      } else {
        while (at < markup.length && markup.charCodeAt(at) !== greater && !isSpace(markup.charCodeAt(at)))
          at += 1
      }
      named = false
    } else if (code === slash) named = false
    else if (!isSpace(code)) named = true
  }
  return markup.length
}

/** Where the element ends whose text is no markup; the end of the markup when it is never closed. */
function endOfRaw(markup: string, name: string, at: number): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  close.lastIndex = at
  return close.test(markup) ? tagEnd(markup, close.lastIndex) : markup.length
}
