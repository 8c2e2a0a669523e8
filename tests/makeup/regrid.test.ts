// Another grid under pages that are laid out already.

import { expect, test } from 'vitest'
import { issueUnder, publicationEdits, regridded } from '../../src/makeup/regrid.ts'
import { apply, applyAll } from '../../src/model/edit/apply.ts'
import { record, startHistory, undo } from '../../src/model/edit/history.ts'
import type { Block, Issue } from '../../src/model/issue.ts'
import { makeBlock } from '../../src/model/make.ts'
import type { PageFormat, Publication } from '../../src/model/publication.ts'
import { checkLaws } from '../support/laws.ts'
import { after, paper, placed, rect, somePicture, story } from '../support/paper.ts'

function laidOut() {
  const photo = somePicture('photo1')
  const one = paper({ pages: [[story('甲乙丙丁', 8), story('戊己庚辛', 8)]], pictures: [photo] })
  const [first, second] = one.articles
  const [page] = one.issue.pages
  if (first === undefined || second === undefined || page === undefined) throw new Error('two stories')
  const left = placed(one.issue, page, first, rect(0, 0, 3, 40), one.mint)
  const right = placed(left.issue, left.issue.pages[0] ?? page, second, rect(4, 60, 4, 50), one.mint)
  const picture = makeBlock(one.mint, [rect(6, 64, 2, 12)], {
    kind: 'picture',
    picture: photo.id,
    article: second.id,
    crop: null,
  })
  const issue = after(right.issue, [{ kind: 'block.insert', page: page.id, block: picture, index: 2 }])
  return { issue, left: left.block.id, right: right.block.id, picture: picture.id }
}

function gridded(issue: Issue, fields: Partial<PageFormat>): Publication {
  const { publication } = issue
  const formats = publication.formats.map((format) => ({ ...format, ...fields }))
  return { ...publication, formats }
}

const blockOf = (issue: Issue, id: string): Block => {
  const block = issue.pages.flatMap((page) => page.blocks).find((one) => one.id === id)
  if (block === undefined) throw new Error(`no block ${id}`)
  return block
}

test('the model refuses such a grid by itself', () => {
  const { issue, right } = laidOut()
  const refused = apply(issue, { kind: 'publication.set', publication: gridded(issue, { columns: 6 }) })
  expect(refused).toMatchObject({ ok: false, fault: { kind: 'off-grid', id: right } })
})

test('what leaves the page moves onto it, its picture with it; what fits stays', () => {
  const { issue, left, right, picture } = laidOut()
  const publication = gridded(issue, { columns: 6 })
  expect(regridded(issue, publication)).toMatchObject([
    { block: right, after: [rect(2, 60, 4, 50)], clipped: false, meets: false },
    { block: picture, after: [rect(4, 64, 2, 12)], clipped: false, meets: false },
  ])
  const made = after(issue, publicationEdits(issue, publication))
  checkLaws(made)
  expect(made).toEqual(issueUnder(issue, publication))
  expect(blockOf(made, left)).toBe(blockOf(issue, left))
})

test('what is too large is clipped, and what comes to lie on another says so', () => {
  const { issue, left, right, picture } = laidOut()
  const publication = gridded(issue, { columns: 3, lines: 70 })
  const moved = regridded(issue, publication)
  expect(moved).toMatchObject([
    { block: right, after: [rect(0, 20, 3, 50)], clipped: true, meets: true },
    { block: picture, after: [rect(1, 24, 2, 12)], clipped: false, meets: true },
  ])
  const made = after(issue, publicationEdits(issue, publication))
  checkLaws(made)
  expect(made.pages.flatMap((page) => page.blocks.map((block) => block.id)).toSorted()).toEqual(
    [left, right, picture].toSorted(),
  )
})

test('one undo brings back grid and blocks', () => {
  const { issue } = laidOut()
  const edits = publicationEdits(issue, gridded(issue, { columns: 5, lines: 80 }))
  const recorded = record(startHistory(issue), { name: 'style', edits, join: null })
  if (!recorded.ok) throw new Error('refused')
  expect(recorded.value.issue).not.toEqual(issue)
  expect(undo(recorded.value)?.history.issue).toEqual(issue)
})

test('a page of another format is not touched, and a grid that only grows moves nothing', () => {
  const { issue } = laidOut()
  const tabloid: Publication = {
    ...issue.publication,
    formats: issue.publication.formats.map((format) =>
      format.key === 'tabloid' ? { ...format, columns: 1 } : format,
    ),
  }
  expect(regridded(issue, tabloid)).toEqual([])
  const larger = gridded(issue, { columns: 12, lines: 200 })
  expect(publicationEdits(issue, larger)).toEqual([{ kind: 'publication.set', publication: larger }])
  expect(applyAll(issue, publicationEdits(issue, larger)).ok).toBe(true)
})
