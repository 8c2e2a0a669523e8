// The text styles a publication's style book gives. A style is the same object each time it is asked
// for, because what was measured with it is kept under its identity.

import type { Mpt } from '../../base/units.ts'
import {
  type FaceKey,
  type PageFormat,
  type Publication,
  scriptOf,
  type TextSetting,
} from '../../model/publication.ts'
import type { TextStyle } from '../para/measure.ts'

export interface TextStyles {
  readonly han: boolean
  readonly body: (format: PageFormat) => TextStyle
  readonly crosshead: (format: PageFormat) => TextStyle
  readonly quote: (format: PageFormat) => TextStyle
  /** A line set in one face. */
  readonly line: (face: FaceKey, size: Mpt) => TextStyle
  /** The same for a line that runs down the page. */
  readonly down: (face: FaceKey, size: Mpt) => TextStyle
}

const known = new WeakMap<Publication, TextStyles>()

export function textStyles(publication: Publication): TextStyles {
  const before = known.get(publication)
  if (before !== undefined) return before
  const { styles } = publication
  const han = scriptOf(publication) === 'han'
  const made = new Map<string, TextStyle>()
  const { language } = publication
  // Headlines, captions and generated lines are ragged, and their words stay whole.
  const whole: TextSetting = { ...styles.setting, hyphenate: false }
  const style = (
    face: FaceKey,
    strong: FaceKey,
    emphasis: FaceKey,
    size: Mpt,
    setting: TextSetting = styles.setting,
    down = false,
  ): TextStyle => {
    const key = `${face} ${strong} ${emphasis} ${size} ${setting === whole} ${down}`
    const same = made.get(key)
    if (same !== undefined) return same
    const { fallback, kinsoku, hanLatinGap } = styles
    const fresh: TextStyle = {
      face,
      strong,
      emphasis,
      fallback,
      size,
      han,
      down,
      language,
      kinsoku,
      hanLatinGap,
      setting,
    }
    made.set(key, fresh)
    return fresh
  }
  const line = (face: FaceKey, size: Mpt): TextStyle => style(face, face, face, size, whole)
  const result: TextStyles = {
    han,
    body: (format) => style(styles.body, styles.bodyBold, styles.bodyItalic, format.bodySize),
    crosshead: (format) => line(styles.crosshead, format.bodySize),
    quote: (format) => style(styles.bodyItalic, styles.bodyBold, styles.body, format.bodySize),
    line,
    down: (face, size) => style(face, face, face, size, whole, true),
  }
  known.set(publication, result)
  return result
}

/** Where a baseline stands in a line of the given height: the em box in its middle. */
export function baselineIn(height: number, size: Mpt, han: boolean): number {
  // Han glyphs stand 0.88 em above the baseline by convention; Western text looks centred with 0.78.
  return (height - size) / 2 + size * (han ? 0.88 : 0.78)
}
