// Headline fit in the writer's unit: how much a line of the headline is over the room it has at its size, or short of
// it. In: an issue and an article. Out: figures for each block that shows its headline or its jump head.

import type { ArticleId, BlockId, PageId } from '../base/ids.ts'
import type { Mpt } from '../base/units.ts'
import type { Composer } from '../compose/compose.ts'
import { type WrittenLine, writtenLines } from '../compose/page/headline.ts'
import { oneLine } from '../compose/page/set-text.ts'
import type { TypeLibrary } from '../compose/type/type-library.ts'
import type { Issue } from '../model/issue.ts'
import { formatOf } from '../model/publication.ts'
import { type Part, partsOf } from '../model/query/jump-chain.ts'
import { isHan } from './sentence-marks.ts'

export interface HeadlineFit {
  readonly block: BlockId
  readonly page: PageId
  /** 0 for the headline, else the part its jump head stands over. */
  readonly part: number
  readonly size: Mpt
  readonly lines: readonly LineFit[]
  /** It can't be broken so that it fits, or its lines take more columns than the block has. */
  readonly tooWide: boolean
}

export interface LineFit {
  readonly text: string
  /** 字 for Han, characters for anything else. */
  readonly unit: 'han' | 'character'
  /** Above zero: so much is over; below: so much is free. Han counts in halves. */
  readonly over: number
  /** Printed lines it is set in. */
  readonly rows: number
}

/** Empty for an article that stands nowhere, or has no headline. */
export function headlineFit(issue: Issue, composer: Composer, id: ArticleId): readonly HeadlineFit[] {
  const article = issue.articles.get(id)
  if (article === undefined) return []
  const { breaks } = composer.article(issue, id)
  return partsOf(issue, article).flatMap((part, index): readonly HeadlineFit[] => {
    const lines = partLines(issue, composer.fonts, part)
    const [first] = lines
    if (first === undefined) return []
    return [
      {
        block: part.block.id,
        page: part.page.id,
        part: part.index,
        size: first.style.size,
        lines: lines.map((line) => fitOf(line, composer.fonts)),
        tooWide: breaks[index]?.headlineTooWide ?? false,
      },
    ]
  })
}

/** The lines of the headline over a part, as they are written. */
export function partLines(
  issue: Issue,
  library: TypeLibrary,
  { block, page, index }: Part,
): readonly WrittenLine[] {
  const { publication } = issue
  const { content } = block
  const article = content.kind === 'story' ? issue.articles.get(content.article) : undefined
  const room = block.area[0]
  if (content.kind !== 'story' || article === undefined || room === undefined) return []
  const format = formatOf(publication, page.format)
  return writtenLines({ article, part: index, content, publication, format, room, library })
}

const known = new WeakMap<TypeLibrary, Map<string, LineFit>>()
const mostKnown = 500

/** Asked at every key: a line that stayed as it is is not measured again. */
function fitOf(line: WrittenLine, library: TypeLibrary): LineFit {
  const { text, style, room } = line
  let fits = known.get(library)
  if (fits === undefined) known.set(library, (fits = new Map<string, LineFit>()))
  const key = [text, style.face, style.size, style.down, style.language, line.width, room].join('\n')
  const before = fits.get(key)
  if (before !== undefined) return before
  const unit = isHan(text) ? 'han' : 'character'
  const made: LineFit = {
    text,
    unit,
    over: unit === 'han' ? ems(line) : characters(line, library),
    rows: line.rows,
  }
  if (fits.size >= mostKnown) fits.clear()
  fits.set(key, made)
  return made
}

/** What is over counts up to the next half, what is free down to it: half a character more would not fit. */
function ems({ width, room, style }: WrittenLine): number {
  const over = ((width - room) * 2) / style.size
  return (over > 0 ? Math.ceil(over) : -Math.floor(-over)) / 2
}

/** Characters from the end that have to go; or as many as there is room for, of the width these have. */
function characters({ text, width, room, style }: WrittenLine, library: TypeLibrary): number {
  if (width <= room) {
    const usual = text.length === 0 ? style.size / 2 : width / text.length
    return -Math.floor((room - width) / usual)
  }
  let [fits, over] = [0, text.length]
  while (over - fits > 1) {
    const middle = (fits + over) >> 1
    const line = oneLine(text.slice(0, middle).trimEnd(), style, library)
    if (line === null || line.width <= room) fits = middle
    else over = middle
  }
  return text.length - fits
}
