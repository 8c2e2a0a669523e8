// The laws of edits, on random sequences of them.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ArticleId, BlockId, JumpId, PageId, ParagraphId } from '../../src/base/ids.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import { record, redo, startHistory, undo } from '../../src/model/edit/history.ts'
import type { GridRect, Issue } from '../../src/model/issue.ts'
import { makeArticle, makeBlock, makePage, makeParagraph } from '../../src/model/make.ts'
import { applyLawfully, checkTextWhole } from '../support/laws.ts'
import { composer, paper, somePicture, story } from '../support/paper.ts'

const start = paper({
  pages: [[story('一', 6), story('二', 3)], [story('三', 2)], []],
  pictures: [somePicture('pica'), somePicture('picb')],
})

/** Numbers from which an edit is made that may fit the issue as it then is. */
const steps = fc.array(fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }), {
  minLength: 1,
  maxLength: 25,
})

function editOf(issue: Issue, numbers: readonly number[], count: number): Edit {
  const [kind = 0, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers
  const pick = <Thing>(list: readonly Thing[], number: number): Thing | undefined =>
    list[number % Math.max(1, list.length)]
  const page = pick(issue.pages, a)?.id ?? ('none' as PageId)
  const article = pick([...issue.articles.keys()], b) ?? ('none' as ArticleId)
  const blocks = issue.pages.flatMap((one) => one.blocks)
  const block = pick(blocks, c)?.id ?? ('none' as BlockId)
  const other = pick(blocks, d)?.id ?? ('none' as BlockId)
  const area: readonly GridRect[] = [
    { column: a % 8, line: d % 110, columns: 1 + (e % 5), lines: 1 + (f % 60) },
  ]
  const mint = (): string => `new${String(count)}x${String(kind)}`
  switch (kind % 18) {
    case 0:
      return {
        kind: 'page.insert',
        page: makePage(mint, 'broadsheet', '增'),
        index: b % (issue.pages.length + 1),
      }
    case 1:
      return { kind: 'page.remove', page }
    case 2:
      return { kind: 'page.move', page, index: b % issue.pages.length }
    case 3:
      return {
        kind: 'page.set',
        page,
        fields: { section: `版${String(b)}`, state: b % 2 === 0 ? 'read' : 'signed' },
      }
    case 4:
    case 5: {
      const content = {
        kind: 'story' as const,
        article,
        headlineSize: null,
        headlinePlace: 'top' as const,
        columns: { kind: 'grid' as const },
      }
      return { kind: 'block.insert', page, block: makeBlock(mint, area, content), index: 0 }
    }
    case 6:
      return { kind: 'block.remove', block }
    case 7:
    case 8:
      return { kind: 'block.move', block, area, pinned: b % 2 === 0 }
    case 9:
      return { kind: 'headline.insert', page, article, index: c % 3 }
    case 10:
      return { kind: 'headline.remove', page, article }
    case 11:
      return { kind: 'headline.reorder', page, article, index: c % 3 }
    case 12:
      return { kind: 'article.insert', article: makeArticle(mint, { headline: ['新'] }) }
    case 13:
      return { kind: 'article.set', article, fields: { rank: 4, deck: `副题${String(d)}` } }
    case 14: {
      const paragraph = {
        ...makeParagraph(mint, `第${String(d)}段，${'字'.repeat(e % 90)}。`),
        id: `para${String(count)}` as ParagraphId,
      }
      const marks = e % 3 === 0 ? [{ kind: 'cut' as const, from: 0, to: 2 }] : []
      return {
        kind: 'body.splice',
        article,
        index: d % 4,
        remove: e % 2,
        insert: f % 3 === 0 ? [] : [{ ...paragraph, marks }],
      }
    }
    case 15:
    case 16:
      return {
        kind: 'jump.cut',
        article,
        jump: { id: `jump${String(count)}` as JumpId, from: block, to: other },
      }
    default: {
      const jumps = issue.articles.get(article)?.jumps ?? []
      return { kind: 'jump.join', article, jump: jumps.at(-1)?.id ?? ('none' as JumpId) }
    }
  }
}

test('any sequence of edits keeps the laws, each edit is undone exactly, and no text is lost or doubled', () => {
  const engine = composer()
  fc.assert(
    fc.property(steps, (list) => {
      let issue = start.issue
      for (const [count, numbers] of list.entries())
        issue = applyLawfully(issue, editOf(issue, numbers, count))
      checkTextWhole(issue, engine)
    }),
    { numRuns: 150 },
  )
})

test('undoing every mark gives the issue as it was, and redoing them all gives the last one again', () => {
  fc.assert(
    fc.property(steps, (list) => {
      let history = startHistory(start.issue)
      for (const [count, numbers] of list.entries()) {
        const recorded = record(history, { name: 'x', edits: [editOf(history.issue, numbers, count)] })
        if (recorded.ok) history = recorded.value
      }
      const last = history.issue
      for (let step = undo(history); step !== null; step = undo(history)) history = step.history
      expect(history.issue).toEqual(start.issue)
      for (let step = redo(history); step !== null; step = redo(history)) history = step.history
      expect(history.issue).toEqual(last)
    }),
    { numRuns: 100 },
  )
})
