// jump, move and page: the edits a desk makes most, each as one commit.

import { err, ok, type Result } from '../../base/result.ts'
import { planJump, planMove, planRemovePage, type PlanFault } from '../../makeup/plan.ts'
import type { Edit } from '../../model/edit/edit.ts'
import type { Issue } from '../../model/issue.ts'
import { makePage } from '../../model/make.ts'
import { pagesOf } from '../../model/query/find.ts'
import { headlineText, pageLabel } from '../../model/query/labels.ts'
import { chooseArticle, chooseNumber, choosePage } from './choose.ts'
import { type Command, type Given, type Outcome, type Stop, wrongUse } from './command.ts'
import type { Desk } from './desk.ts'

const planWords: Readonly<Record<PlanFault['kind'], string>> = {
  'article-missing': 'the article is not in this issue',
  'page-missing': 'the page is not in this issue',
  'block-missing': 'the block is not in this issue',
  'not-placed': 'the article is on no page yet; place it first, or run makeup',
  'same-page': 'the article already ends on that page',
  'off-grid': 'the area does not fit the page',
  'no-room': 'that page has no room for it, and nothing there may be moved',
  'last-page': 'an issue has at least one page',
  locked: 'a block that would have to move is locked',
  'no-fix': 'it can not be mended by itself',
}

/** A plan's edits, or a stop that says what about. */
function planned(
  about: string,
  plan: Result<readonly Edit[], PlanFault>,
): Result<{ readonly edits: readonly Edit[] }, Stop> {
  if (plan.ok) return ok({ edits: plan.value })
  return err({ exit: 2, line: `${about}: ${planWords[plan.fault.kind]}` })
}

export const jumpCommand: Command = {
  name: 'jump',
  usage: 'ISSUE ARTICLE --to PAGE',
  about: 'continues an article on a page',
  words: [2, 2],
  options: { to: { takes: 'value', about: 'page number or label' } },
  async run(given, desk) {
    const [path = '', text = ''] = given.words
    const to = given.value('to')
    if (to === undefined) return wrongUse('jump: needs --to PAGE')
    let line = ''
    const edited = await desk.editIssue(path, 'Jump', (issue) => {
      const article = chooseArticle(issue, text)
      if (!article.ok) return article
      const page = choosePage(issue, to)
      if (!page.ok) return page
      line = `${headlineText(article.value)}: continued on page ${pageLabel(issue, page.value.id)}`
      const context = { issue, composer: desk.composer(), mint: desk.mint }
      return planned(`jump to page ${to}`, planJump(context, article.value.id, page.value.id))
    })
    return done(edited, line)
  },
}

export const moveCommand: Command = {
  name: 'move',
  usage: 'ISSUE ARTICLE --to PAGE [--at N]',
  about: 'moves an article to another page, or within its own',
  words: [2, 2],
  options: {
    to: { takes: 'value', about: 'page number or label' },
    at: { takes: 'value', about: 'place in the headline list, from 1; the end when not given' },
  },
  async run(given, desk) {
    const [path = '', text = ''] = given.words
    const to = given.value('to')
    if (to === undefined) return wrongUse('move: needs --to PAGE')
    let line = ''
    const edited = await desk.editIssue(path, 'Move', (issue) => {
      const article = chooseArticle(issue, text)
      if (!article.ok) return article
      const page = choosePage(issue, to)
      if (!page.ok) return page
      const { id } = article.value
      const [from] = pagesOf(issue, id)
      const others = page.value.headlines.filter((one) => one !== id).length
      const at = placeAt(given, others)
      if (!at.ok) return at
      line = `${headlineText(article.value)}: on page ${pageLabel(issue, page.value.id)}, place ${at.value + 1}`
      const context = { issue, composer: desk.composer(), mint: desk.mint }
      return planned(`move to page ${to}`, planMove(context, id, from?.id ?? null, page.value.id, at.value))
    })
    return done(edited, line)
  },
}

/** A place from 0, at most `last`. */
function placeAt(given: Given, last: number): Result<number, Stop> {
  const text = given.value('at')
  if (text === undefined) return ok(last)
  const at = chooseNumber('at', text)
  if (!at.ok) return at
  return at.value <= last + 1 ? ok(at.value - 1) : wrongUse(`--at ${text}: at most ${last + 1} here`)
}

export const pageCommand: Command = {
  name: 'page',
  usage: 'ISSUE insert [--at N] [--section NAME] | delete PAGE | move PAGE --to N',
  about: 'inserts, deletes or moves a page',
  words: [2, 3],
  options: {
    at: { takes: 'value', about: 'insert: number the new page gets; the last when not given' },
    section: { takes: 'value', about: 'insert: section name of the new page' },
    to: { takes: 'value', about: 'move: number the page gets' },
  },
  async run(given, desk) {
    const [path = '', what = '', page] = given.words
    if (what === 'insert' && page === undefined) return insertPage(given, desk, path)
    if (what === 'delete' && page !== undefined) return deletePage(desk, path, page)
    if (what === 'move' && page !== undefined) return movePage(given, desk, path, page)
    return wrongUse(`page: ${what} is not one of: ${pageCommand.usage}`)
  },
}

async function insertPage(given: Given, desk: Desk, path: string): Promise<Outcome> {
  let index = 0
  const edited = await desk.editIssue(path, 'Insert page', (issue) => {
    const at = placeAt(given, issue.pages.length)
    if (!at.ok) return at
    index = at.value
    const page = makePage(desk.mint, issue.publication.format, given.value('section') ?? '')
    return ok({ edits: [{ kind: 'page.insert', page, index }] })
  })
  return done(edited, `page ${index + 1}: inserted`)
}

async function deletePage(desk: Desk, path: string, text: string): Promise<Outcome> {
  const edited = await desk.editIssue(path, 'Delete page', (issue) => {
    const page = choosePage(issue, text)
    if (!page.ok) return page
    const context = { issue, composer: desk.composer(), mint: desk.mint }
    return planned(`page ${text}`, planRemovePage(context, page.value.id))
  })
  return done(edited, `page ${text}: deleted; its articles are in the copy basket`)
}

async function movePage(given: Given, desk: Desk, path: string, text: string): Promise<Outcome> {
  const to = given.value('to')
  if (to === undefined) return wrongUse('page move: needs --to N')
  const edited = await desk.editIssue(path, 'Move page', (issue) => {
    const page = choosePage(issue, text)
    if (!page.ok) return page
    const number = chooseNumber('to', to)
    if (!number.ok) return number
    if (number.value > issue.pages.length)
      return wrongUse(`--to ${to}: the issue has ${issue.pages.length} pages`)
    return ok({ edits: [{ kind: 'page.move', page: page.value.id, index: number.value - 1 }] })
  })
  return done(edited, `page ${text}: is page ${to} now`)
}

function done(edited: Result<Issue, Stop>, line: string): Outcome {
  if (!edited.ok) return edited
  return ok({ json: { version: 1, done: line, pages: edited.value.pages.length }, lines: [line] })
}
