// A placed page as text, one printed line a line: for golden files, where a change reads as "this line
// moved down", and for reports of what went wrong. Lengths are in points.

import type { Mpt } from '../base/units.ts'
import type { PlacedBlock, PlacedLine, PlacedPage, PlacedStory, PlacedText, Strip } from './placed.ts'

export function dumpPage(page: PlacedPage): string {
  const head = `page ${page.label} ${page.section} ${size(page.width, page.height)} fill ${(page.fill * 100).toFixed(1)}%`
  return [head, ...page.folio.map(textRow), ...page.blocks.flatMap(blockRows), ''].join('\n')
}

function blockRows(block: PlacedBlock): readonly string[] {
  const outline = block.polygon.map(([x, y]) => `${pt(x)},${pt(y)}`).join(' ')
  const title = `${block.kind} ${block.id} [${outline}]`
  switch (block.kind) {
    case 'story':
      return [`${title} ${storyFacts(block)}`, ...storyRows(block)]
    case 'picture':
      return [`${title} frame ${size(block.frame.width, block.frame.height)}`, ...block.caption.map(textRow)]
    default:
      return [title, ...block.lines.map(textRow)]
  }
}

function storyFacts(story: PlacedStory): string {
  const { overset, underset, capacity } = story
  return `article ${story.article} part ${story.part} capacity ${capacity} overset ${overset.lines}/${overset.characters} underset ${underset}`
}

function storyRows(story: PlacedStory): readonly string[] {
  const furniture = [story.turnLine, ...story.extras].filter((text) => text !== null)
  return [
    ...story.headline.map(textRow),
    ...furniture.map(textRow),
    ...story.lines.map(lineRow),
    ...(story.jumpLine === null ? [] : [textRow(story.jumpLine)]),
  ]
}

function textRow(text: PlacedText): string {
  const down = text.strips === undefined ? '' : ` ${text.strips.map(stripFacts).join(' ')}`
  return `  ${text.role} ${pt(text.x)},${pt(text.baseline)} w${pt(text.width)} ${pt(text.size)}pt ${text.text}${down}`
}

/** Of a line that runs down the page: `|` for what stands upright, `>` for what lies on its side. */
function stripFacts({ baseline, runs, turned }: Strip): string {
  const words = runs.map((run) => `${run.text}@${pt(run.x)}${run.scale === 1000 ? '' : `*${run.scale}`}`)
  return `${turned === true ? '>' : '|'}${words.join(' ')},${pt(baseline)}`
}

function lineRow(line: PlacedLine): string {
  const marks = `${line.justified ? 'j' : '-'}${line.last ? '$' : ' '}`
  const runs = line.runs
    .map((run) => `${run.face}@${pt(run.x)}+${pt(run.spacing)}${run.scale === 1000 ? '' : `*${run.scale}`}`)
    .join(' ')
  return `  ${line.column}${marks} ${pt(line.x)},${pt(line.baseline)} w${pt(line.width)}/${pt(line.measure)} ${line.from}-${line.to} |${line.text}| ${runs}`
}

function pt(length: Mpt): string {
  return String(Math.round(length / 10) / 100)
}

function size(width: Mpt, height: Mpt): string {
  return `${pt(width)}x${pt(height)}`
}
