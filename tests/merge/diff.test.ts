// The edits between two issues lead exactly from one to the other, whatever lies between them.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PageId, PictureId } from '../../src/base/ids.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import { encodeIssue } from '../../src/model/file/encode.ts'
import type { Issue } from '../../src/model/issue.ts'
import { makeBlock } from '../../src/model/make.ts'
import { diffIssues } from '../../src/model/merge/diff.ts'
import { after, paper, rect, somePicture, story } from '../support/paper.ts'
import { edited, steps } from '../support/random-edits.ts'
import { checkLaws } from '../support/laws.ts'
import { laidPaper } from '../support/laid-paper.ts'

const start = paper({
  pages: [[story('一', 6), story('二', 3)], [story('三', 2)], []],
  pictures: [somePicture('pica'), somePicture('picb')],
})
const laid = laidPaper()

function leads(from: Issue, to: Issue): readonly Edit[] {
  const edits = diffIssues(from, to)
  const reached = after(from, edits)
  expect(encodeIssue(reached)).toEqual(encodeIssue(to))
  expect(reached).toEqual(to)
  return edits
}

test('leads from any issue to any other, and back', () => {
  fc.assert(
    fc.property(fc.boolean(), steps, steps, steps, (bare, common, left, right) => {
      const base = edited(bare ? start.issue : laid.issue, common, 'b')
      const [one, other] = [edited(base, left, 'l'), edited(base, right, 'r')]
      checkLaws(one)
      leads(base, one)
      leads(one, base)
      leads(one, other)
      leads(other, one)
    }),
    { numRuns: 500 },
  )
})

describe('small changes cost few edits', () => {
  const { issue, pages, articles, blocks } = laid
  const [first, second, third] = pages
  const [one] = articles
  const kinds = (to: Issue): readonly string[] => leads(issue, to).map((edit) => edit.kind)

  test('nothing', () => expect(kinds(issue)).toEqual([]))

  test('a paragraph', () => {
    const paragraph = one.body[2]
    if (paragraph === undefined) throw new Error('six paragraphs')
    const typed = { ...paragraph, text: `${paragraph.text}再加一句。` }
    const edit: Edit = { kind: 'body.splice', article: one.id, index: 2, remove: 1, insert: [typed] }
    expect(leads(issue, after(issue, [edit]))).toEqual([edit])
  })

  test('a page that moves, a headline that moves', () => {
    expect(kinds(after(issue, [{ kind: 'page.move', page: third.id, index: 0 }]))).toEqual(['page.move'])
    const reordered: Edit = { kind: 'headline.reorder', page: second.id, article: one.id, index: 1 }
    expect(kinds(after(issue, [reordered]))).toEqual(['headline.reorder'])
  })

  test('a block that changes its place among the others is taken out and put in, its jump opened and closed', () => {
    const page = issue.pages[0]
    if (page === undefined) throw new Error('a page')
    const turned = { ...page, blocks: page.blocks.toReversed() }
    const to = { ...issue, pages: [turned, ...issue.pages.slice(1)] }
    expect(kinds(to).length).toBeLessThanOrEqual(4)
  })

  test('a block goes to another page while a jump touches it', () => {
    const [, tail] = blocks
    const pagesAfter = issue.pages.map((page) => {
      if (page.id === second.id)
        return { ...page, blocks: page.blocks.filter((block) => block.id !== tail.id) }
      if (page.id === third.id) return { ...page, headlines: [one.id], blocks: [tail] }
      return page
    })
    expect(kinds({ ...issue, pages: pagesAfter })).toEqual([
      'jump.join',
      'block.remove',
      'headline.insert',
      'block.insert',
      'jump.cut',
    ])
  })

  test('every page is another one', () => {
    const page = { ...first, id: 'another' as PageId, headlines: [], blocks: [] }
    const articles = new Map([...issue.articles].map(([id, article]) => [id, { ...article, jumps: [] }]))
    leads(issue, { ...issue, pages: [page], articles })
  })

  test('a lower page whose blocks fit it only where they go, and one that fits neither grid', () => {
    const [format] = issue.publication.formats
    if (format === undefined) throw new Error('a format')
    const grids = (lines: number, columns: number) => ({
      ...issue.publication,
      formats: [{ ...format, lines, columns }],
    })
    const low = (line: number, lines: number, columns: number): Issue => ({
      ...issue,
      publication: grids(60, 20),
      pages: issue.pages.map((page) => ({
        ...page,
        blocks: page.blocks.map((block) => ({ ...block, area: [rect(0, line, columns, lines)] })),
      })),
    })
    leads(issue, low(2, 10, 4))
    leads(low(2, 10, 4), issue)
    leads(issue, low(30, 30, 20))
    leads(low(30, 30, 20), issue)
  })

  test('a picture whose original is another one', () => {
    const id = 'pica' as PictureId
    const shown = makeBlock(() => 'picblock', [rect(0, 90, 2, 5)], {
      kind: 'picture',
      picture: id,
      article: null,
      crop: null,
    })
    const from = after(issue, [
      { kind: 'block.insert', page: third.id, block: shown, index: 0 },
      { kind: 'article.set', article: one.id, fields: { pictures: [id] } },
    ])
    const picture = from.pictures.get(id)
    if (picture === undefined) throw new Error('a picture')
    const drawn = { ...picture, sha256: 'f'.repeat(64), width: 10 }
    leads(from, { ...from, pictures: new Map(from.pictures).set(id, drawn) })
  })
})
