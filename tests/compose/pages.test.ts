// Articles over the parts of pages.

import { describe, expect, test } from 'vitest'
import { mintId, type JumpId } from '../../src/base/ids.ts'
import { dumpPage } from '../../src/compose/dump.ts'
import { makeBlock, makePage } from '../../src/model/make.ts'
import type { Issue } from '../../src/model/issue.ts'
import { checkTextWhole } from '../support/laws.ts'
import { after, composer, paper, placed, rect, somePicture, story } from '../support/paper.ts'

/** A long article on page 1 that goes on on page 3 of three. */
function jumping(): { readonly issue: Issue; readonly article: string } {
  const { issue, mint, articles } = paper({
    pages: [[story('两岸人家', 30, { byline: '本报记者', tagline: '（完）' })], [], []],
  })
  const [article] = articles
  const [first, , third] = issue.pages
  if (article === undefined || first === undefined || third === undefined) throw new Error('three pages')
  const head = placed(issue, first, article, rect(0, 0, 4, 30), mint)
  const listed = after(head.issue, [
    { kind: 'headline.insert', page: third.id, article: article.id, index: 0 },
  ])
  const tail = placed(listed, third, article, rect(2, 10, 5, 40), mint)
  const jump = { id: mintId<JumpId>(mint), from: head.block.id, to: tail.block.id, keep: null }
  return { issue: after(tail.issue, [{ kind: 'jump.cut', article: article.id, jump }]), article: article.id }
}

function storyOn(issue: Issue, pageIndex: number): ReturnType<typeof find> {
  return find(issue, pageIndex)
}

function find(issue: Issue, pageIndex: number) {
  const page = issue.pages[pageIndex]
  if (page === undefined) throw new Error('no such page')
  const block = composer()
    .page(issue, page.id)
    .blocks.find((one) => one.kind === 'story')
  if (block?.kind !== 'story') throw new Error('no story')
  return block
}

describe('a continued article', () => {
  test('prints where it goes and where it comes from, and no word twice', () => {
    const { issue } = jumping()
    const [head, tail] = [storyOn(issue, 0), storyOn(issue, 2)]
    expect(head.jumpLine?.text).toBe('下转第3版')
    expect(tail.turnLine?.text).toBe('(上接一版)')
    expect(head.lines.length).toBeGreaterThan(24)
    expect(tail.lines[0]?.from).toBe(head.lines.at(-1)?.to)
    // The turn line stands before the first word, not on it.
    expect((tail.turnLine?.x ?? 0) + (tail.turnLine?.width ?? 0)).toBeLessThanOrEqual(tail.lines[0]?.x ?? 0)
    checkTextWhole(issue, composer())
  })

  test('breaks off inside a paragraph that has more than a line to go', () => {
    const { issue } = jumping()
    expect(storyOn(issue, 0).lines.at(-1)?.last).toBe(false)
    expect(storyOn(issue, 2).lines[0]?.last).toBe(false)
  })

  test('has both printed page numbers right in the same step when a page is put before its target', () => {
    const { issue } = jumping()
    const page = makePage(() => 'inserted1', 'broadsheet', '增页')
    const later = after(issue, [{ kind: 'page.insert', page, index: 1 }])
    expect(storyOn(later, 0).jumpLine?.text).toBe('下转第4版')
    expect(storyOn(later, 3).turnLine?.text).toBe('(上接一版)')
    const before = after(later, [{ kind: 'page.move', page: page.id, index: 0 }])
    expect(storyOn(before, 1).jumpLine?.text).toBe('下转第4版')
    expect(storyOn(before, 3).turnLine?.text).toBe('(上接二版)')
  })

  test('draws the jump line on the last line of the part, flush right, and the credit after the last word only', () => {
    const { issue } = jumping()
    const [head, tail] = [storyOn(issue, 0), storyOn(issue, 2)]
    const right = Math.max(...head.polygon.map(([x]) => x))
    expect(head.jumpLine === null ? 0 : head.jumpLine.x + head.jumpLine.width).toBeCloseTo(right, -1)
    expect(head.extras.map((extra) => extra.role)).toEqual([])
    expect(tail.extras.map((extra) => extra.text)).toEqual(['（完）'])
  })
})

describe('columns', () => {
  test('every line stands on the baseline grid', () => {
    const { issue } = jumping()
    const page = composer().issue(issue)[0]
    const lines = storyOn(issue, 0).lines
    const first = lines[0]
    for (const line of lines)
      expect((line.baseline - (first?.baseline ?? 0)) % (page?.grid.leading ?? 1)).toBe(0)
  })

  test('equal columns share the width out: three columns cut into two are twenty characters each', () => {
    const { issue, mint, articles } = paper({ pages: [[story('破栏', 8)]] })
    const [article] = articles
    const [page] = issue.pages
    if (article === undefined || page === undefined) throw new Error('one page')
    const content = {
      kind: 'story' as const,
      article: article.id,
      headlineSize: null,
      headlinePlace: 'top' as const,
      columns: { kind: 'equal' as const, count: 2, fit: 'absolute' as const },
    }
    const block = makeBlock(mint, [rect(0, 0, 3, 40)], content)
    const laid = after(issue, [{ kind: 'block.insert', page: page.id, block, index: 0 }])
    const measures = new Set(
      storyOn(laid, 0)
        .lines.filter((line) => line.justified && line.text.length > 15)
        .map((line) => line.measure),
    )
    expect([...measures]).toContain(180_000)
  })

  test('text keeps out of its own picture', () => {
    const picture = somePicture('pica', { caption: '江边的渡口' })
    const { issue, mint, articles } = paper({
      pages: [[story('有图', 12, { pictures: [picture.id] })]],
      pictures: [picture],
    })
    const [article] = articles
    const [page] = issue.pages
    if (article === undefined || page === undefined) throw new Error('one page')
    const laid = placed(issue, page, article, rect(0, 0, 4, 40), mint)
    const shown = makeBlock(mint, [rect(2, 8, 2, 14)], {
      kind: 'picture',
      picture: picture.id,
      article: article.id,
      crop: null,
    })
    const withPicture = after(laid.issue, [{ kind: 'block.insert', page: page.id, block: shown, index: 1 }])
    const placedPage = composer().page(withPicture, page.id)
    const frame = placedPage.blocks.find((block) => block.kind === 'picture')
    const lines = storyOn(withPicture, 0).lines
    if (frame?.kind !== 'picture') throw new Error('a picture')
    const [left, right] = [
      Math.min(...frame.polygon.map(([x]) => x)),
      Math.max(...frame.polygon.map(([x]) => x)),
    ]
    const [top, foot] = [
      Math.min(...frame.polygon.map(([, y]) => y)),
      Math.max(...frame.polygon.map(([, y]) => y)),
    ]
    for (const line of lines) {
      const beside = line.x + line.width <= left || line.x >= right
      expect(beside || line.baseline <= top || line.baseline > foot).toBe(true)
    }
    expect(frame.caption.map((text) => text.text).join('')).toBe('江边的渡口')
    checkTextWhole(withPicture, composer())
  })
})

test('after an edit only what changed is composed again', () => {
  const { issue, article } = jumping()
  const engine = composer()
  const before = engine.issue(issue)
  const paragraph = issue.articles.get(article as never)?.body[0]
  if (paragraph === undefined) throw new Error('a paragraph')
  const changed = { ...paragraph, text: `又${paragraph.text}` }
  const edited = after(issue, [
    { kind: 'body.splice', article: article as never, index: 0, remove: 1, insert: [changed] },
  ])
  const now = engine.issue(edited)
  expect(now[1]).toBe(before[1])
  expect(now[0]).not.toBe(before[0])
  expect(engine.issue(edited)[0]).toBe(now[0])
})

test('text that does not fit is counted, in lines and characters', () => {
  const { issue, mint, articles } = paper({ pages: [[story('太长', 12)]] })
  const [article] = articles
  const [page] = issue.pages
  if (article === undefined || page === undefined) throw new Error('one page')
  const engine = composer()
  const small = placed(issue, page, article, rect(0, 0, 2, 12), mint)
  const over = engine.article(small.issue, article.id)
  const shown = over.parts.flatMap((part) => part.lines).reduce((sum, line) => sum + line.text.length, 0)
  expect(over.overset.lines).toBeGreaterThan(0)
  expect(shown + over.overset.characters).toBe(over.characters)
  const large = placed(issue, page, article, rect(0, 0, 4, 60), mint)
  expect(engine.article(large.issue, article.id).overset).toEqual({ characters: 0, lines: 0 })
})

describe('goldens', () => {
  test('a Chinese page with a jump', async () => {
    const { issue } = jumping()
    const pages = composer().issue(issue)
    await expect(pages.map(dumpPage).join('\n')).toMatchFileSnapshot('../golden/jump-zh.txt')
  })

  test('an English page with a headline block', async () => {
    const { issue, mint, articles } = paper({
      language: 'en',
      format: 'tabloid',
      pages: [
        [
          story(
            'Ferry runs on batteries, and on time',
            5,
            {
              kicker: 'Harbour',
              deck: 'Ten days in, waits are halved',
              byline: 'By our reporter',
              dateline: 'UPPER QUAY',
            },
            'en',
          ),
        ],
      ],
    })
    const [article] = articles
    const [page] = issue.pages
    if (article === undefined || page === undefined) throw new Error('one page')
    const laid = placed(issue, page, article, rect(0, 0, 3, 40), mint)
    await expect(dumpPage(composer().page(laid.issue, page.id))).toMatchFileSnapshot(
      '../golden/headline-en.txt',
    )
  })

  test('a Chinese page of broken columns, a picture, a crosshead, and an area like an L', async () => {
    const picture = somePicture('pica', { caption: '江边的渡口', credit: '本报记者摄' })
    const plain = story('破栏与图', 9, { pictures: [picture.id], deck: '副题一行' })
    const crosshead = { kind: 'crosshead', text: '等船的人少了', marks: [] } as const
    const { issue, mint, articles } = paper({
      pages: [
        [
          { ...plain, body: [...plain.body.slice(0, 5), crosshead, ...plain.body.slice(5)] },
          story('拐角', 8),
        ],
      ],
      pictures: [picture],
    })
    const [page] = issue.pages
    const [first, second] = articles
    if (page === undefined || first === undefined || second === undefined) throw new Error('two articles')
    const content = { kind: 'story', headlineSize: null, headlinePlace: 'top' } as const
    const broken = { kind: 'equal', count: 3, fit: 'relative' } as const
    const blocks = [
      makeBlock(mint, [rect(0, 0, 5, 34)], { ...content, article: first.id, columns: broken }),
      makeBlock(mint, [rect(2, 12, 2, 12)], {
        kind: 'picture',
        picture: picture.id,
        article: first.id,
        crop: null,
      }),
      makeBlock(mint, [rect(5, 0, 3, 16), rect(7, 16, 1, 20)], {
        ...content,
        article: second.id,
        columns: { kind: 'grid' },
      }),
    ]
    const edits = blocks.map((block, index) => ({
      kind: 'block.insert' as const,
      page: page.id,
      block,
      index,
    }))
    const laid = after(issue, edits)
    checkTextWhole(laid, composer())
    await expect(dumpPage(composer().page(laid, page.id))).toMatchFileSnapshot('../golden/broken-zh.txt')
  })

  test('an English page of narrow columns with hyphens, bold, and words of other scripts', async () => {
    const text =
      'The harbour master’s report names three extraordinarily uncomfortable responsibilities: dredging, lighting and ' +
      'the timetable; “nobody volunteers,” she said, “and 1,552.8 tonnes of silt do not wait.” The ship ' +
      '\u05e9\u05dc\u05d5\u05dd \u05e2\u05dc\u05d9\u05db\u05dd (built 1984) sails under a new name, 望帆, from Monday \u{1f6a2}.'
    const bold = text.indexOf('harbour')
    const marked = {
      kind: 'paragraph',
      text,
      marks: [{ kind: 'strong', from: bold, to: bold + 14 }],
    } as const
    const { issue, mint, articles } = paper({
      language: 'en',
      format: 'tabloid',
      pages: [
        [{ headline: ['Silt does not wait'], body: [marked, marked, marked], byline: 'By our reporter' }],
      ],
    })
    const [article] = articles
    const [page] = issue.pages
    if (article === undefined || page === undefined) throw new Error('one page')
    const block = makeBlock(mint, [rect(0, 0, 2, 30)], {
      kind: 'story',
      article: article.id,
      headlineSize: null,
      headlinePlace: 'top',
      columns: { kind: 'equal', count: 3, fit: 'free' },
    })
    const laid = after(issue, [{ kind: 'block.insert', page: page.id, block, index: 0 }])
    checkTextWhole(laid, composer())
    await expect(dumpPage(composer().page(laid, page.id))).toMatchFileSnapshot('../golden/narrow-en.txt')
  })
})
