// May an article break off before a jump after this line? The one law of it, for the engine that breaks and
// for the desk that offers places to break at.

import type { JumpRules } from '../../model/publication.ts'

export interface LineEnd {
  readonly crosshead: boolean
  /** The last line of its paragraph. */
  readonly last: boolean
  /** One more line, and the paragraph is over. */
  readonly isBeforeLast: boolean
  /** It ends within a word. */
  readonly hyphen: boolean
}

export type LineEndFault = 'crosshead' | 'paragraph-end' | 'widow' | 'hyphen'

/** Why the paper's rules don't let an article break there; null where they do. */
export function endFault(end: LineEnd, rules: JumpRules): LineEndFault | null {
  if (end.crosshead) return 'crosshead'
  if (end.last) return rules.paragraphEnd ? null : 'paragraph-end'
  if (end.isBeforeLast && !rules.widow) return 'widow'
  return end.hyphen && !rules.hyphen ? 'hyphen' : null
}
