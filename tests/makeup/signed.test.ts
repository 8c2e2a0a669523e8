// A page that is signed off is printed as it was read, or the change is refused.

import { expect, test } from 'vitest'
import type { Edit } from '../../src/model/edit/edit.ts'
import { makePage, makeParagraph } from '../../src/model/make.ts'
import { makeUp } from '../../src/makeup/makeup.ts'
import { spoiledSignature } from '../../src/makeup/signed.ts'
import { laidPaper } from '../support/laid-paper.ts'
import { after, composer, someText } from '../support/paper.ts'

const engine = composer()

/** The first page is signed; what goes on of its first article stands on the second. */
function signedPaper() {
  const laid = laidPaper()
  const [first] = laid.pages
  const [one] = laid.articles
  // Long enough to go on.
  const more = Array.from({ length: 12 }, (_, index) =>
    makeParagraph(() => `more${index}x`, someText(110, index)),
  )
  const issue = after(laid.issue, [
    { kind: 'body.splice', article: one.id, index: one.body.length, remove: 0, insert: more },
    { kind: 'page.set', page: first.id, fields: { state: 'signed' } },
  ])
  return { ...laid, issue }
}

const { issue, pages, articles, blocks } = signedPaper()
const [first, second] = pages
const [one, two, three] = articles
const text = (paragraph: number) =>
  one.body[paragraph] ?? { id: 'none' as never, kind: 'paragraph', text: '', marks: [] }
const spoils = (edits: readonly Edit[]) => spoiledSignature(engine, issue, after(issue, edits))

const spoiling: readonly (readonly [string, readonly Edit[]])[] = [
  [
    'a block moved on it',
    [
      {
        kind: 'block.move',
        block: blocks[2].id,
        area: [{ column: 4, line: 30, columns: 4, lines: 20 }],
        pinned: true,
      },
    ],
  ],
  ['a headline written on it', [{ kind: 'article.set', article: two.id, fields: { headline: ['另一条'] } }]],
  [
    'a word before the jump',
    [
      {
        kind: 'body.splice',
        article: one.id,
        index: 0,
        remove: 1,
        insert: [{ ...text(0), text: `早${text(0).text}` }],
      },
    ],
  ],
  ['the order of its list', [{ kind: 'headline.reorder', page: first.id, article: two.id, index: 0 }]],
  [
    'a page before it, for its label',
    [{ kind: 'page.insert', page: makePage(() => 'newpage', 'broadsheet', '新'), index: 0 }],
  ],
  ['the page its jump line names moved', [{ kind: 'page.move', page: second.id, index: 2 }]],
  [
    'the jump taken away',
    [
      {
        kind: 'jump.join',
        article: one.id,
        jump: issue.articles.get(one.id)?.jumps[0]?.id ?? ('none' as never),
      },
    ],
  ],
  ['its section name', [{ kind: 'page.set', page: first.id, fields: { section: '改' } }]],
  [
    'the size of its text',
    [
      {
        kind: 'publication.set',
        publication: {
          ...issue.publication,
          formats: issue.publication.formats.map((format) => ({ ...format, bodySize: 10_000 as never })),
        },
      },
    ],
  ],
]

test.each(spoiling)('%s is refused', (_, edits) => {
  expect(spoils(edits)).toBe(first.id)
})

const harmless: readonly (readonly [string, readonly Edit[]])[] = [
  [
    'an article on another page',
    [{ kind: 'article.set', article: three.id, fields: { headline: ['改了'] } }],
  ],
  [
    'the part on another page',
    [
      {
        kind: 'body.splice',
        article: one.id,
        index: one.body.length + 12,
        remove: 0,
        insert: [{ ...text(0), id: 'tailpara' as never }],
      },
    ],
  ],
  [
    'a page after it that no jump leads past',
    [{ kind: 'page.insert', page: makePage(() => 'newpage', 'broadsheet', '新'), index: 3 }],
  ],
  [
    'its sign-off taken back, and a change with it',
    [
      { kind: 'page.set', page: first.id, fields: { state: 'read' } },
      { kind: 'article.set', article: two.id, fields: { headline: ['另一条'] } },
    ],
  ],
  ['what the desk calls an article', [{ kind: 'article.set', article: two.id, fields: { slug: '代号' } }]],
]

test.each(harmless)('%s is free', (_, edits) => {
  expect(spoils(edits)).toBeNull()
})

test('laying out all pages leaves it alone', () => {
  const context = { issue, composer: engine, mint: () => `made${(count += 1)}` }
  let count = 100
  expect(spoils(makeUp(context, { pages: null, keep: false }).edits)).toBeNull()
})
