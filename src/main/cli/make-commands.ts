// new and import: issues and what goes into them.

import { lstat, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { ok, type Result } from '../../base/result.ts'
import type { Copy } from '../../import/copy.ts'
import { copyEdits, issueOf, toIssue } from '../../import/copy-edits.ts'
import { readCopyFolder } from '../../import/copy-folder.ts'
import { isDate } from '../../model/query/dates.ts'
import { applyAll } from '../../model/edit/apply.ts'
import type { Edit } from '../../model/edit/edit.ts'
import type { Issue } from '../../model/issue.ts'
import { makePage } from '../../model/make.ts'
import { paperFormats } from '../../model/papers.ts'
import { attempt } from '../fs/file-fault.ts'
import type { Original } from '../services/store/original.ts'
import { startIssue } from '../services/paper-choice.ts'
import { findCopy, type FoundCopy } from '../services/read-copy.ts'
import { chooseNumber, choosePage } from './choose.ts'
import {
  type Command,
  type Given,
  inputFault,
  type Outcome,
  outputFault,
  type Stop,
  wrongUse,
} from './command.ts'
import type { Desk } from './desk.ts'

const papers = ['zh', 'en'].flatMap((language) => paperFormats.map((format) => `${language}-${format}`))
const maxPages = 512

export const newCommand: Command = {
  name: 'new',
  usage: 'ISSUE --paper NAME|FILE --date YYYY-MM-DD --pages N',
  about: 'makes an issue with empty pages',
  words: [1, 1],
  options: {
    paper: { takes: 'value', about: `${papers.join(', ')}, or an issue.yaml with a paper's settings` },
    date: { takes: 'value', about: 'date of the issue' },
    pages: { takes: 'value', about: 'number of pages' },
  },
  async run(given, desk) {
    const [path = ''] = given.words
    const issue = await newIssue(given, desk, path)
    if (!issue.ok) return issue
    const created = await desk.createIssue(path, issue.value, [])
    return created.ok ? ok(made(path, issue.value, [])) : created
  },
}

async function newIssue(given: Given, desk: Desk, path: string): Promise<Result<Issue, Stop>> {
  const [paper, date, count] = [given.value('paper'), given.value('date'), given.value('pages')]
  if (paper === undefined || date === undefined || count === undefined) {
    return wrongUse('new: needs --paper, --date and --pages')
  }
  if (!isDate(date)) return wrongUse(`--date ${date}: not a date (YYYY-MM-DD)`)
  const pages = chooseNumber('pages', count)
  if (!pages.ok) return pages
  if (pages.value > maxPages) return wrongUse(`--pages ${count}: at most ${maxPages}`)
  const name = basename(path)
    .replace(/\.issue$/, '')
    .replace(/^\d{4}-\d{2}-\d{2}\s+/, '')
  if (papers.includes(paper))
    return ok(startIssue(desk.mint, { paper, name, date, pages: pages.value }, desk.locale))
  const settings = await paperFile(paper)
  if (!settings.ok) return settings
  const issue = issueOf(settings.value.settings, date, desk.mint)
  const made = Array.from({ length: pages.value }, () => makePage(desk.mint, issue.publication.format, ''))
  return ok({ ...issue, pages: made })
}

async function paperFile(path: string): Promise<Result<Copy, Stop>> {
  if (!/\.ya?ml$/i.test(path))
    return wrongUse(`--paper ${path}: none of ${papers.join(', ')}, nor an issue.yaml`)
  const bytes = await attempt(path, () => readFile(path))
  if (!bytes.ok) return inputFault(bytes.fault)
  const name = basename(path).replace(/\.ya?ml$/i, '')
  const read = readCopyFolder({ name, files: [{ path: 'issue.yaml', bytes: bytes.value }], pictures: [] })
  return read.ok ? read : inputFault({ kind: 'unreadable', name: path, why: read.fault.why })
}

export const importCommand: Command = {
  name: 'import',
  usage: 'INPUT… --into ISSUE [--page N]',
  about: 'adds copy and pictures to an issue, and makes the issue when it is not there',
  words: [1, 1000],
  options: {
    into: { takes: 'value', about: 'the issue folder' },
    page: { takes: 'value', about: 'page for copy that has none; else it goes to the copy basket' },
  },
  async run(given, desk) {
    const into = given.value('into')
    if (into === undefined) return wrongUse('import: needs --into ISSUE')
    // All of it is read before any of it is written.
    const found: FoundCopy[] = []
    for (const input of given.words) {
      const one = await findCopy(input, desk.pictures)
      if (!one.ok) return inputFault(one.fault)
      found.push(one.value)
      for (const note of one.value.copy.notes) desk.say(note)
    }
    const there = await attempt(into, () => lstat(into))
    if (!there.ok && there.fault.kind !== 'not-found') return inputFault(there.fault)
    return there.ok ? intoIssue(given, desk, into, found) : intoNew(given, desk, into, found)
  },
}

interface Taken {
  readonly issue: Issue
  readonly edits: readonly Edit[]
  readonly articles: number
}

/** The edits of each input in turn, on the issue as the one before it leaves it. */
function takeAll(given: Given, desk: Desk, start: Issue, found: readonly FoundCopy[]): Result<Taken, Stop> {
  let issue = start
  const edits: Edit[] = []
  let articles = 0
  for (const { copy, pictures } of found) {
    const page = given.value('page')
    const target = page === undefined ? ok(null) : choosePage(issue, page)
    if (!target.ok) return target
    const taken = copyEdits(issue, copy, pictures, target.value?.id ?? null, desk.mint)
    const applied = applyAll(issue, taken.edits)
    if (!applied.ok) {
      const { edit, kind, id } = applied.fault
      return outputFault({ kind: 'refused', edit, why: kind, id })
    }
    issue = applied.value.issue
    edits.push(...taken.edits)
    articles += taken.articles.length
  }
  return ok({ issue, edits, articles })
}

async function intoIssue(
  given: Given,
  desk: Desk,
  into: string,
  found: readonly FoundCopy[],
): Promise<Outcome> {
  let articles = 0
  const edited = await desk.editIssue(into, 'Import', (issue) => {
    const taken = takeAll(given, desk, issue, found)
    if (!taken.ok) return taken
    articles = taken.value.articles
    return ok({ edits: taken.value.edits, originals: originalsOf(found) })
  })
  return edited.ok ? ok(imported(into, edited.value, articles, found)) : edited
}

async function intoNew(
  given: Given,
  desk: Desk,
  into: string,
  found: readonly FoundCopy[],
): Promise<Outcome> {
  // The paper's own settings, wherever they are among the inputs.
  const lead = found.find(({ copy }) => copy.hasSettings) ?? found[0]
  if (lead === undefined) return wrongUse('import: needs something to import')
  const { date } = lead.copy.settings
  if (date === null)
    return wrongUse(`${into}: no date for the new issue; put "date: YYYY-MM-DD" in an issue.yaml`)
  const first = toIssue(lead.copy, lead.pictures, date, desk.mint)
  if (!first.ok)
    return outputFault({ kind: 'refused', edit: first.fault.edit, why: first.fault.kind, id: first.fault.id })
  const rest = found.filter((one) => one !== lead)
  const taken = takeAll(given, desk, first.value, rest)
  if (!taken.ok) return taken
  const created = await desk.createIssue(into, taken.value.issue, originalsOf(found))
  if (!created.ok) return created
  return ok(imported(into, taken.value.issue, first.value.articles.size + taken.value.articles, found))
}

function originalsOf(found: readonly FoundCopy[]): readonly Original[] {
  return [...new Map(found.flatMap((one) => one.originals).map((one) => [one.sha256, one])).values()]
}

function imported(
  path: string,
  issue: Issue,
  articles: number,
  found: readonly FoundCopy[],
): ReturnType<typeof made> {
  const pictures = originalsOf(found).length
  const notes = found.flatMap((one) => one.copy.notes)
  const report = made(path, issue, notes)
  const line = `${path}: ${articles} ${articles === 1 ? 'article' : 'articles'} and ${pictures} ${pictures === 1 ? 'picture' : 'pictures'} imported`
  return { json: { ...report.json, articles, pictures }, lines: [line] }
}

function made(
  path: string,
  issue: Issue,
  notes: readonly string[],
): { readonly json: object; readonly lines: readonly string[] } {
  const json = { version: 1, issue: path, id: issue.id, date: issue.date, pages: issue.pages.length, notes }
  return { json, lines: [`${path}: ${issue.publication.name} ${issue.date}, ${issue.pages.length} pages`] }
}
