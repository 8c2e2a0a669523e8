// Shapes Western words with HarfBuzz: kerning, ligatures, and marks on their letters, as the browser and every
// other reader of the font has them. A face is given as a font file without its outlines; what a word
// came to is kept, because a paper says the same words again and again.

import { Blob, Buffer, Direction, Face, Feature, Font, shape } from 'harfbuzzjs'

/** The glyphs of a text in the order they are drawn; lengths in font units. */
export interface Shaped {
  readonly glyphs: readonly number[]
  /** UTF-16 offset of the first character each glyph stands for. */
  readonly clusters: readonly number[]
  /** UTF-16 offset after the last of them. */
  readonly ends: readonly number[]
  readonly advances: readonly number[]
  /** Where a glyph is drawn, from where it would stand: marks above letters. y grows upwards. */
  readonly offsets: readonly (readonly [x: number, y: number])[]
}

export interface Shaper {
  /**
   * Without `ligatures` each letter keeps its own glyph, for words that are spaced out. A text that runs from the
   * right is never spaced.
   */
  readonly shape: (text: string, ligatures: boolean, rtl?: boolean) => Shaped
}

// A daily holds some ten thousand different words.
const mostWords = 60_000

// As a browser sets text of its own accord, and as it sets spaced-out text.
const joined = { kern: 1, liga: 1, clig: 1, calt: 1 }
const apart = { kern: 1, liga: 0, clig: 0, calt: 0 }

function features(wanted: Readonly<Record<string, number>>): Feature[] {
  return Object.entries(wanted).map(([tag, value]) => new Feature(tag, value))
}

/** By glyph: where the characters end that it stands for. Clusters ascend, or descend where text runs from the right. */
function clusterEnds(clusters: readonly number[], length: number, rtl: boolean): readonly number[] {
  const ends: number[] = []
  let end = length
  const order = [...clusters.keys()]
  for (const index of rtl ? order : order.toReversed()) {
    const before = clusters[rtl ? index - 1 : index + 1]
    if (before !== undefined && before !== clusters[index]) end = before
    ends[index] = end
  }
  return ends
}

/** Throws when the bytes are not a font file: it is ours, made at build. */
export function createShaper(file: Uint8Array): Shaper {
  const font = new Font(new Face(new Blob(file)))
  const buffer = new Buffer()
  const settings = {
    joined: features(joined),
    apart: features(apart),
    rtl: features(joined),
  }
  const known = {
    joined: new Map<string, Shaped>(),
    apart: new Map<string, Shaped>(),
    rtl: new Map<string, Shaped>(),
  }

  function shaped(text: string, kind: keyof typeof settings): Shaped {
    const words = known[kind]
    const before = words.get(text)
    if (before !== undefined) return before
    buffer.reset()
    buffer.addText(text)
    buffer.guessSegmentProperties()
    buffer.setDirection(kind === 'rtl' ? Direction.RTL : Direction.LTR)
    shape(font, buffer, settings[kind])
    const infos = buffer.getGlyphInfos()
    const positions = buffer.getGlyphPositions()
    const clusters = infos.map((info) => info.cluster)
    const result: Shaped = {
      glyphs: infos.map((info) => info.codepoint),
      clusters,
      ends: clusterEnds(clusters, text.length, kind === 'rtl'),
      advances: positions.map((position) => position.xAdvance),
      offsets: positions.map((position) => [position.xOffset, position.yOffset] as const),
    }
    if (words.size >= mostWords) words.clear()
    words.set(text, result)
    return result
  }

  return {
    shape: (text, ligatures, rtl = false) => shaped(text, rtl ? 'rtl' : ligatures ? 'joined' : 'apart'),
  }
}
