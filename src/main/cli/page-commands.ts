// makeup, compose and check: pages laid out, set and looked over.

import { ok } from '../../base/result.ts'
import { issueFacts } from '../../compose/facts.ts'
import type { PlacedBlock, PlacedPage, PlacedText } from '../../compose/placed.ts'
import { makeUp, type MakeupNote } from '../../makeup/makeup.ts'
import { checkIssue } from '../../model/check/check.ts'
import { problemWords } from '../../model/check/words.ts'
import type { Issue } from '../../model/issue.ts'
import { headlineText, pageLabel } from '../../model/query/labels.ts'
import { choosePage, choosePages } from './choose.ts'
import type { Command } from './command.ts'

export const makeupCommand: Command = {
  name: 'makeup',
  usage: 'ISSUE [--pages 1-4] [--keep]',
  about: 'lays out pages',
  words: [1, 1],
  options: {
    pages: { takes: 'value', about: 'pages to lay out, such as 1-4 or 2,5; all when not given' },
    keep: { takes: 'nothing', about: 'leaves every block that is placed' },
  },
  async run(given, desk) {
    const [path = ''] = given.words
    let notes: readonly MakeupNote[] = []
    const edited = await desk.editIssue(path, 'Make-up', (issue) => {
      const pages = choosePages(issue, given.value('pages'))
      if (!pages.ok) return pages
      const wishes = { pages: pages.value?.map((page) => page.id) ?? null, keep: given.has('keep') }
      const result = makeUp({ issue, composer: desk.composer(), mint: desk.mint }, wishes)
      notes = result.notes
      return ok({ edits: result.edits })
    })
    if (!edited.ok) return edited
    const issue = edited.value
    const placed = desk.composer().issue(issue)
    return ok({
      json: {
        version: 1,
        pages: placed.map(({ label, section, fill }) => ({ label, section, fill })),
        notes: notes.map((note) => noteJson(issue, note)),
      },
      lines: [...placed.map(pageRow), ...notes.map((note) => noteRow(issue, note))],
    })
  },
}

function noteJson(issue: Issue, note: MakeupNote): object {
  const { kind, article } = note
  if (kind === 'jumped')
    return { kind, article, from: pageLabel(issue, note.from), to: pageLabel(issue, note.to) }
  const page = pageLabel(issue, note.page)
  return kind === 'overset' ? { kind, article, page, lines: note.lines } : { kind, article, page }
}

function noteRow(issue: Issue, note: MakeupNote): string {
  const article = issue.articles.get(note.article)
  const headline = article === undefined ? note.article : headlineText(article)
  switch (note.kind) {
    case 'jumped':
      return `${headline}: page ${pageLabel(issue, note.from)} to page ${pageLabel(issue, note.to)}`
    case 'overset':
      return `${headline}: ${note.lines} lines too many on page ${pageLabel(issue, note.page)}`
    case 'unplaced':
      return `${headline}: no room on page ${pageLabel(issue, note.page)}`
  }
}

function pageRow(page: PlacedPage): string {
  return `${page.label} ${page.section}: ${(page.fill * 100).toFixed(1)} % filled`.replace('  ', ' ')
}

export const composeCommand: Command = {
  name: 'compose',
  usage: 'ISSUE [--page N] --json',
  about: 'gives the placed pages',
  words: [1, 1],
  options: { page: { takes: 'value', about: 'one page only' } },
  async run(given, desk) {
    const [path = ''] = given.words
    const read = await desk.readIssue(path)
    if (!read.ok) return read
    const { issue } = read.value
    const wanted = given.value('page')
    const page = wanted === undefined ? ok(null) : choosePage(issue, wanted)
    if (!page.ok) return page
    const composer = desk.composer()
    const pages = page.value === null ? composer.issue(issue) : [composer.page(issue, page.value.id)]
    return ok({ json: { version: 1, pages: pages.map(pageJson) }, lines: pages.map(pageRow) })
  },
}

function pageJson(page: PlacedPage): object {
  const { label, section, width, height, grid, fill } = page
  return { label, section, width, height, grid, blocks: page.blocks.map(blockJson), fill }
}

function blockJson(block: PlacedBlock): object {
  const { id, kind, polygon } = block
  if (kind === 'picture') {
    const { picture, article, frame, crop } = block
    return { id, kind, picture, article, polygon, frame, crop, caption: block.caption.map(textJson) }
  }
  if (kind !== 'story') return { id, kind, polygon, lines: block.lines.map(textJson) }
  return {
    id,
    kind,
    article: block.article,
    part: block.part,
    polygon,
    headline: block.headline.map(textJson),
    lines: block.lines.map(({ runs: _runs, ...line }) => line),
    jumpLine: block.jumpLine?.text ?? null,
    turnLine: block.turnLine?.text ?? null,
    overset: block.overset,
  }
}

function textJson({ text, size, x, baseline, width }: PlacedText): object {
  return { text, size, x, baseline, width }
}

export const checkCommand: Command = {
  name: 'check',
  usage: 'ISSUE [--json]',
  about: 'looks for problems before print; exit code 1 when one is an error',
  words: [1, 1],
  options: {},
  async run(given, desk) {
    const [path = ''] = given.words
    const read = await desk.readIssue(path)
    if (!read.ok) return read
    const { issue } = read.value
    const problems = checkIssue(issue, issueFacts(issue, desk.composer())).map((problem) => ({
      code: problem.code,
      severity: problem.severity,
      page: problem.page === null ? null : pageLabel(issue, problem.page),
      article: problem.article,
      block: problem.block,
      ...problemWords(problem, desk.locale),
    }))
    const rows = problems.map(({ severity, code, page, message, fix }) => {
      const where = page === null ? '' : ` page ${page}`
      return `${severity} ${code}${where}: ${message}${fix === null ? '' : ` (${fix})`}`
    })
    const errors = problems.filter((problem) => problem.severity === 'error').length
    return ok({
      json: { version: 1, problems },
      lines: [...rows, `${problems.length} problems, ${errors} of them errors`],
      problems: errors > 0,
    })
  },
}
