// Programs that read digital editions, written as those for three families of them are, let loose on ours: the
// classic look (map `pagepicmap`, `mp{ID}`, `founder-content`), the older content system (`introtitle` in the
// trailing comment), and the new look (`#ozoom`, `.swiper-slide`, `ul.news-list`, h3, h1, h2). Each must come home
// with every page, every article and its whole text.

import { readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import type { Article, Issue } from '../../src/model/issue.ts'
import { headlineText } from '../../src/model/query/labels.ts'
import { printedBody, printedParagraph } from '../../src/model/query/printed.ts'
import { readingOrder } from '../../src/model/query/reading-order.ts'
import { after, paper, story } from '../support/paper.ts'
import { attribute, type Document, readHtml, words } from '../support/parsed-html.ts'
import { exportFolder, exportIssue, laidOut } from './run-export.ts'

const day = 'html/2026-11/23'
let folder = ''
let issue: Issue

const get = async (path: string): Promise<Document> => readHtml(await readFile(join(folder, path), 'utf8'))
/** Where a link leads to, without its fragment. */
const at = (from: string, href: string): string => normalize(join(dirname(from), href.replace(/#.*/, '')))
const flat = (text: string): string => text.replaceAll(/\s/g, '')

beforeAll(async () => {
  folder = await exportFolder()
  const plain = paper({
    pages: [
      [
        story('长稿甲', 60, {
          rank: 1,
          headline: ['长稿甲', '分两行'],
          kicker: '引题一',
          deck: '副题一',
          byline: '本报记者 甲',
          slug: 'changgao',
          tagline: '（完）',
        }),
        story('长稿乙', 60, { rank: 2 }),
      ],
      [
        story('内页', 6),
        {
          headline: ['有小标题'],
          body: [
            '第一段。',
            { kind: 'crosshead', text: '小标题', marks: [] },
            { kind: 'quote', text: '引文。', marks: [] },
            { kind: 'list', text: '一、条目。', marks: [] },
            '第二段，较长一些。',
          ],
        },
      ],
      [story('末版', 3)],
    ],
  })
  const named = after(plain.issue, [
    ...plain.issue.pages.map(
      (page, index) =>
        ({
          kind: 'page.set',
          page: page.id,
          fields: { section: ['要闻', '综合', '副刊'][index] ?? '' },
        }) as const,
    ),
  ])
  issue = laidOut({ ...plain, issue: named })
  for (const date of ['2026-11-22', '2026-11-24', '2026-11-23'])
    orThrow(
      await exportIssue({
        issue: after(issue, [{ kind: 'issue.set', fields: { date } }]),
        target: folder,
        formats: ['site'],
        despiteErrors: true,
      }),
    )
}, 180_000)

const articles = (): readonly Article[] => readingOrder(issue).flatMap((id) => issue.articles.get(id) ?? [])

function paragraphsOf(article: Article): readonly string[] {
  return printedBody(article).map((paragraph) => flat(printedParagraph(paragraph)))
}

/** The text within an element without the marks of print, which are no part of it. */
function body(document: Document, selector: string): readonly string[] {
  return document.select(selector).map((one) => {
    const marks = document
      .select(`${selector} .print-mark`)
      .filter((mark) => one.childNodes.includes(mark))
      .map((mark) => flat(words(mark)))
    return marks.reduce((text, mark) => text.replace(mark, ''), flat(words(one)))
  })
}

function comment(document: Document): string {
  return /<!--enpproperty([\s\S]*?)\/enpproperty-->/.exec(document.html)?.[1] ?? ''
}
function field(text: string, name: string): string {
  return new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(text)?.[1] ?? ''
}

describe('a reader of the classic look', () => {
  test('goes from page to page by 下一版, and from issue to issue', async () => {
    const seen: string[] = []
    for (let path = `${day}/node_01.htm`; path !== ''; ) {
      seen.push(path)
      const document = await get(path)
      const next = document.select('a.preart').find((one) => words(one).includes('下一版'))
      path = next === undefined ? '' : at(path, attribute(next, 'href'))
    }
    expect(seen).toEqual(['01', '02', '03'].map((label) => `${day}/node_${label}.htm`))
    const first = await get(`${day}/node_01.htm`)
    const issues = first.select('a.preart').map((one) => [flat(words(one)), attribute(one, 'href')])
    expect(issues).toContainEqual(['上一期2026-11-22', '../../../html/2026-11/22/node_01.htm'])
    expect(issues).toContainEqual(['下一期2026-11-24', '../../../html/2026-11/24/node_01.htm'])
  })

  test('finds every page by its page links, with its label and name', async () => {
    const document = await get(`${day}/node_02.htm`)
    const rows = document.select('#pageList a.pageLink').map((one) => flat(words(one)))
    expect(rows).toEqual(['第01版：要闻', '第02版：综合', '第03版：副刊'])
    // An id stands once in a file: the first row has it.
    expect(document.select('a#pageLink').map((one) => attribute(one, 'href'))).toEqual(['node_01.htm'])
    const match = /第(\w+)版：(\S+)/.exec(words(document.select('h1')[0]))
    expect(match?.slice(1)).toEqual(['02', '综合'])
  })

  test('reads the map and the headline list, which lead to the same articles', async () => {
    const found = new Set<string>()
    for (const label of ['01', '02', '03']) {
      const document = await get(`${day}/node_${label}.htm`)
      const picture = document.select('img[usemap]')[0]
      expect(attribute(picture, 'usemap').toLowerCase()).toBe('#pagepicmap')
      const areas = document.select('map[name="pagepicmap"] area[shape="poly"]')
      const ids = (hrefs: readonly string[]): ReadonlySet<string> =>
        new Set(hrefs.map((href) => /content_(\w+)\.htm/.exec(href)?.[1] ?? ''))
      const mapped = ids(areas.map((one) => attribute(one, 'href')))
      const rows = document.select('ul.list01 > li > a')
      expect(ids(rows.map((one) => attribute(one, 'href')))).toEqual(mapped)
      for (const id of mapped) {
        found.add(id)
        const [row] = document.select(`ul.list01 li a div#mp${id}`)
        const article = articles().find((one) => one.id === id)
        expect(words(row)).toBe(article === undefined ? '' : headlineText(article))
      }
      for (const area of areas) {
        const coords = attribute(area, 'coords').split(',').map(Number)
        expect(coords.length).toBeGreaterThanOrEqual(8)
        expect(coords.every((value) => Number.isInteger(value) && value >= 0)).toBe(true)
      }
    }
    expect(found).toEqual(new Set(articles().map(({ id }) => id)))
  })

  test('takes headline, deck and text from the cells and the element it knows', async () => {
    for (const article of articles()) {
      const document = await get(`${day}/content_${article.id}.htm`)
      expect(words(document.select('td.font01')[0])).toBe(headlineText(article))
      expect(words(document.select('td.font02')[0])).toBe(article.deck)
      const text = body(document, 'div#ozoom > founder-content > p')
      // Quotations and items of lists are paragraphs one element further in.
      const plain = printedBody(article).filter(({ kind }) => kind !== 'quote' && kind !== 'list')
      const tagline = article.tagline === '' ? [] : [article.tagline]
      expect(text).toEqual([...plain.map(printedParagraph), ...tagline].map(flat))
      const between = /<!--enpcontent-->([\s\S]*)<!--\/enpcontent-->/.exec(document.html)?.[1] ?? ''
      expect(body(readHtml(between), 'p')).toEqual([...paragraphsOf(article), ...tagline])
    }
  })

  test('reads the trailing comments of pages and articles', async () => {
    const page = comment(await get(`${day}/node_02.htm`))
    expect(field(page, 'founder-type')).toBe('2')
    expect(field(page, 'founder-pagenum')).toBe('02')
    expect(field(page, 'founder-papername')).toBe('试验日报')
    expect(field(page, 'founder-pagepicurl')).toBe('page/2026-11/23/02_brief.jpg')
    const [first] = articles()
    const own = comment(await get(`${day}/content_${first?.id ?? ''}.htm`))
    expect(field(own, 'founder-title')).toBe('长稿甲 分两行')
    expect(field(own, 'founder-subtitle')).toBe('副题一')
    expect(field(own, 'founder-author')).toBe('本报记者 甲')
    expect(field(own, 'founder-type')).toBe('1')
    expect(field(own, 'founder-date')).toBe('2026-11-23 00:00:00')
  })
})

describe('a reader of the older content system', () => {
  test('finds its fields in the comment, the kicker as introtitle', async () => {
    const [first, , third] = articles()
    const own = comment(await get(`${day}/content_${first?.id ?? ''}.htm`))
    const read = Object.fromEntries(
      ['articleid', 'date', 'author', 'title', 'keyword', 'subtitle', 'introtitle', 'nodename', 'picurl'].map(
        (name) => [name, field(own, name)],
      ),
    )
    expect(read).toEqual({
      articleid: first?.id,
      date: '2026-11-23 00:00:00.0',
      author: '本报记者 甲',
      title: '长稿甲 分两行',
      keyword: 'changgao',
      subtitle: '副题一',
      introtitle: '引题一',
      nodename: '要闻',
      picurl: 'page/2026-11/23/01_brief.jpg',
    })
    // What is not known is there, and empty.
    const plain = comment(await get(`${day}/content_${third?.id ?? ''}.htm`))
    for (const name of ['author', 'subtitle', 'introtitle', 'siteid']) expect(plain).toContain(`<${name}/>`)
  })
})

describe('a reader of the new look', () => {
  test('finds the pages as slides and as titles of the list', async () => {
    const document = await get(`${day}/node_03.htm`)
    const slides = document.select('.swiper-container .swiper-slide a')
    expect(slides.map((one) => /(\d+)版：(\S+)/.exec(words(one))?.slice(1))).toEqual([
      ['01', '要闻'],
      ['02', '综合'],
      ['03', '副刊'],
    ])
    expect(document.select('div#pageList ul .right_title-name a').length).toBe(3)
  })

  test('finds the articles of a page in either list it knows', async () => {
    const document = await get(`${day}/node_02.htm`)
    const titles = document.select('div#titleList ul li a').map((one) => attribute(one, 'href'))
    expect(titles.length).toBeGreaterThan(1)
    expect(titles.every((href) => href.includes('content'))).toBe(true)
    const [list] = document.select('ul.news-list')
    expect(document.select('ul.news-list li a').map((one) => attribute(one, 'href'))).toEqual(titles)
    expect(list).toBeDefined()
  })

  test('reads h3, h1 and h2 as kicker, headline and deck, whichever of them there are', async () => {
    for (const article of articles()) {
      const document = await get(`${day}/content_${article.id}.htm`)
      const first = (tag: string): string => words(document.select(tag)[0])
      expect(document.select('h3').length).toBeGreaterThan(0)
      expect([first('h3'), first('h1'), first('h2')]).toEqual([
        article.kicker,
        headlineText(article),
        article.deck,
      ])
      const source = words(document.select('p.sec')[0])
      expect(source).toContain(article.byline)
      expect(source).toMatch(/《试验日报》（2026年11月23日.* 第0\d(?:、0\d)*版）/)
      expect(words(document.select('span.newstime')[0])).toContain('2026年11月23日')
    }
  })

  test('gets every paragraph of the text, and no other, from #ozoom p', async () => {
    for (const article of articles()) {
      const document = await get(`${day}/content_${article.id}.htm`)
      const text = body(document, '#ozoom p')
      const tagline = article.tagline === '' ? [] : [flat(article.tagline)]
      expect(text).toEqual([...paragraphsOf(article), ...tagline])
    }
  })
})

test('there is no id twice in any file', async () => {
  const files = ['01', '02', '03'].map((label) => `${day}/node_${label}.htm`)
  for (const path of [...files, ...articles().map(({ id }) => `${day}/content_${id}.htm`), 'index.html']) {
    const ids = (await get(path)).all.map((one) => attribute(one, 'id')).filter((id) => id !== '')
    expect(ids.length, path).toBe(new Set(ids).size)
  }
})
