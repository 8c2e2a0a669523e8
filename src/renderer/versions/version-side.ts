// A version of the issue with the composer that sets it, and what that prints, as the comparison of pages asks.

import type { PageId } from '../../base/ids.ts'
import type { Composer } from '../../compose/compose.ts'
import type { PlacedPage, PlacedStory } from '../../compose/placed.ts'
import type { Issue } from '../../model/issue.ts'
import type { PartsOf, PrintedPart, PrintedParts } from '../../model/query/compare-pages.ts'
import { findPage } from '../../model/query/find.ts'
import type { Side } from './pages-look.ts'

export interface VersionSide {
  readonly issue: Issue
  readonly composer: Composer
}

export function printedPartsOf({ before, after }: Readonly<Record<Side, VersionSide>>): PrintedParts {
  return { before: partsBy(before.composer), after: partsBy(after.composer) }
}

function partsBy(composer: Composer): PartsOf {
  return (issue, article) => composer.article(issue, article).parts.map(printedPart)
}

function printedPart({ id, headline, lines, extras, turnLine, jumpLine }: PlacedStory): PrintedPart {
  const texts = [...headline, ...extras, ...[turnLine, jumpLine].filter((line) => line !== null)]
  return {
    block: id,
    // Without its spaces: where a headline breaks its line is no change of its words.
    display: texts.map((line) => line.text.replaceAll(/\s/g, '')).join(''),
    from: lines[0]?.from ?? 0,
    to: lines.at(-1)?.to ?? 0,
  }
}

/** Null where that version does not have the page. */
export function placedIn({ issue, composer }: VersionSide, page: PageId): PlacedPage | null {
  return findPage(issue, page) === null ? null : composer.page(issue, page)
}
