// What is known of a character wherever it stands in a style: what it is to the line breaker, the face that draws
// it, how wide it is. A paper has a few styles and three thousand characters: each is looked up once.

import type { Mpt } from '../../base/units.ts'
import type { FaceKey } from '../../model/publication.ts'
import { classes, lineClass, type LineClass } from '../text/line-class.ts'
import { flatAdvance, isInvisible, isShaped } from '../type/glyphs.ts'
import type { Face, FaceScript, TypeLibrary } from '../type/type-library.ts'
import type { Stretch, TextStyle } from './measure.ts'

export const apostrophe = 0x2019

/** What the style book's faces lack, for the report; a character as often as it stands there. */
export interface Strange {
  /** Characters that no face has. */
  readonly missing: string
  /** Those that a face of last resort had. */
  readonly borrowed: string
}

/** What is the same for a character wherever it stands in a style. */
interface CharacterFacts {
  readonly kind: LineClass
  readonly face: Face
  /** Whose face it is: the style book's, one of last resort, or nobody's. */
  readonly source: Source
  readonly shaped: boolean
  /** Advance of a character that stands by itself. */
  readonly natural: number
}

type StylePart = 'face' | Stretch['kind']

export interface StyleFacts {
  readonly of: (part: StylePart, codePoint: number) => CharacterFacts
  /** An apostrophe within a word of a Chinese text. */
  readonly inWord: (part: StylePart) => CharacterFacts
}

const known = new WeakMap<TypeLibrary, WeakMap<TextStyle, StyleFacts>>()

export function factsOf(style: TextStyle, library: TypeLibrary): StyleFacts {
  let byStyle = known.get(library)
  if (byStyle === undefined) known.set(library, (byStyle = new WeakMap<TextStyle, StyleFacts>()))
  let facts = byStyle.get(style)
  if (facts === undefined) byStyle.set(style, (facts = createFacts(style, library)))
  return facts
}

function createFacts(style: TextStyle, library: TypeLibrary): StyleFacts {
  const characters = {
    face: new Map<number, CharacterFacts>(),
    strong: new Map<number, CharacterFacts>(),
    emphasis: new Map<number, CharacterFacts>(),
  }
  const words = new Map<StylePart, CharacterFacts>()

  function find(
    part: StylePart,
    codePoint: number,
    kind: LineClass,
    script: FaceScript | null,
  ): CharacterFacts {
    const { face, source } = findFace(codePoint, style[part], style.fallback, script, library)
    const text = String.fromCodePoint(codePoint)
    const shaped = isShaped(face, codePoint)
    return {
      kind,
      face,
      source,
      shaped,
      natural: shaped ? 0 : naturalOf(face, style.size, text, 0, text.length),
    }
  }

  return {
    of(part, codePoint) {
      const before = characters[part].get(codePoint)
      if (before !== undefined) return before
      const made = find(part, codePoint, lineClass(codePoint, style.han), null)
      characters[part].set(codePoint, made)
      return made
    },
    inWord(part) {
      const made = words.get(part) ?? find(part, apostrophe, classes.latin, 'latin')
      words.set(part, made)
      return made
    },
  }
}

type Source = 'usual' | keyof Strange

interface FoundFace {
  readonly face: Face
  readonly source: Source
}

/** The first of the faces that has the character; where none has it, it is the wanted face's empty box. */
function findFace(
  codePoint: number,
  wanted: FaceKey,
  fallback: readonly FaceKey[],
  script: FaceScript | null,
  library: TypeLibrary,
): FoundFace {
  // What is not drawn stays in the face of the text around it.
  if (isInvisible(codePoint)) return { face: library.face(wanted), source: 'usual' }
  const usual = [wanted, ...fallback]
    .map((key) => library.face(key))
    .find((face) => (script === null || face.script === script) && face.advance(codePoint) >= 0)
  if (usual !== undefined) return { face: usual, source: 'usual' }
  const lent = library.lastResort.map((key) => library.face(key)).find((face) => face.advance(codePoint) >= 0)
  return lent === undefined
    ? { face: library.face(wanted), source: 'missing' }
    : { face: lent, source: 'borrowed' }
}
/** What of a text the faces of a style lack. */
export function strangeIn(text: string, style: TextStyle, library: TypeLibrary): Strange {
  const facts = factsOf(style, library)
  const strange = { missing: '', borrowed: '' }
  for (const character of text) {
    const { source } = facts.of('face', character.codePointAt(0) ?? 0)
    if (source !== 'usual') strange[source] += character
  }
  return strange
}

export function naturalOf(face: Face, size: Mpt, text: string, start: number, end: number): number {
  return Math.round((flatAdvance(face, text, start, end) * size) / face.unitsPerEm)
}
