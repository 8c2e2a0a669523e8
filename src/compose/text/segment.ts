// Cuts a text into clusters: what stays together when lines are broken and filled. A cluster is one
// character with the marks, joiners and variation selectors that belong to it; —— and …… are one mark of
// two characters (CLREQ 3.1.3.2).

const extender = /[\p{M}\u200d\ufe00-\ufe0f]|[\u{1f3fb}-\u{1f3ff}]|[\u{e0020}-\u{e007f}]/u
const joiner = 0x200d

/** UTF-16 offsets at which clusters begin, and the text's length as the last entry. */
export function clusterStarts(text: string): readonly number[] {
  const starts: number[] = []
  let joins = false
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at) ?? 0
    const size = codePoint > 0xffff ? 2 : 1
    // Nothing below the combining marks extends anything: nearly all text takes this way.
    const extendsLast =
      codePoint >= 0x300 &&
      codePoint !== 0x3000 &&
      extenderPossible(codePoint) &&
      extender.test(String.fromCodePoint(codePoint))
    const halves = (codePoint === 0x2014 || codePoint === 0x2026) && pairs(text, at, starts.at(-1))
    if (starts.length === 0 || !(joins || extendsLast || halves)) starts.push(at)
    joins = codePoint === joiner
    at += size
  }
  starts.push(text.length)
  return starts
}

function extenderPossible(codePoint: number): boolean {
  return codePoint < 0x2e80 || (codePoint >= 0x302a && codePoint <= 0x309a) || codePoint >= 0xa66f
}

/** True when the character before is the same and begins a cluster: the two are one mark. */
function pairs(text: string, at: number, start: number | undefined): boolean {
  return start === at - 1 && text.charCodeAt(start) === text.charCodeAt(at)
}
