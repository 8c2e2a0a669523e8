// The book, judged by epubcheck, which must find nothing to say; and read back by parse5 out of what yauzl unpacks.

import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeEpub } from '../../src/export/epub/epub.ts'
import type { NamedBytes } from '../../src/export/named-bytes.ts'
import { bookZip, readZip } from '../../src/main/services/jobs/book-zip.ts'
import type { Issue } from '../../src/model/issue.ts'
import { printedText } from '../../src/model/query/printed.ts'
import { epubFaults } from './judges.ts'
import { flat, goodIssue, hostileIssue, type Syndicated, syndicated } from './syndicated.ts'

function bookFiles(from: Syndicated): readonly NamedBytes[] {
  const [cover = new Uint8Array()] = from.pictures.values()
  return makeEpub({ ...from, cover })
}

async function unpacked(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const found = await readZip(bytes, () => true)
  return new Map([...found].map(([path, content]) => [path, new TextDecoder().decode(content)]))
}

type Node = DefaultTreeAdapterTypes.Node
function words(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(words).join('') : ''
}
function elements(node: Node): readonly DefaultTreeAdapterTypes.Element[] {
  const inner = 'childNodes' in node ? node.childNodes.flatMap(elements) : []
  return 'tagName' in node ? [node, ...inner] : inner
}
function classOf(node: DefaultTreeAdapterTypes.Element): string {
  return node.attrs.find((one) => one.name === 'class')?.value ?? ''
}

let good: Syndicated
let issue: Issue
let files: readonly NamedBytes[] = []
let book: Uint8Array = new Uint8Array()

beforeAll(async () => {
  good = await goodIssue()
  issue = good.issue
  files = bookFiles(good)
  book = await bookZip(files, issue.date)
}, 60_000)

test('epubcheck has nothing to say', async () => {
  expect(await epubFaults(book)).toEqual([])
}, 60_000)

test('the same issue gives the same bytes, and the first of them say what it is', async () => {
  expect(Buffer.from(await bookZip(bookFiles(await goodIssue()), issue.date)).equals(book)).toBe(true)
  expect(Buffer.from(book.subarray(30, 58)).toString('latin1')).toBe('mimetypeapplication/epub+zip')
})

test('every article is there once and whole, and a break says which page print goes on', async () => {
  const found = await unpacked(book)
  const jumped = [...issue.articles.values()].filter((article) => article.jumps.length > 0)
  expect(jumped.length).toBeGreaterThan(0)
  for (const article of issue.articles.values()) {
    const all = elements(parse(found.get(`EPUB/content_${article.id}.xhtml`) ?? ''))
    const body = all.find((one) => classOf(one) === 'text')
    expect(body).toBeDefined()
    if (body !== undefined) expect(flat(words(body))).toBe(flat(article.dateline + printedText(article)))
    const [heading] = all.filter((one) => one.tagName === 'h1')
    expect(heading === undefined ? '' : words(heading)).toBe(article.headline.join(' '))
    const breaks = all.filter((one) => one.attrs.some((attribute) => attribute.value === 'doc-pagebreak'))
    const pages = article.jumps.map((jump) =>
      issue.pages.findIndex((page) => page.blocks.some((block) => block.id === jump.to)),
    )
    expect(breaks.map((one) => one.attrs.find(({ name }) => name === 'aria-label')?.value)).toEqual(
      pages.map((index) => `0${String(index + 1)}`),
    )
  }
})

test('a break stands before the first word of its part, within a sentence too', async () => {
  const found = await unpacked(book)
  const continued = good.site.order.filter((entry) => entry.parts.length > 1)
  expect(continued.length).toBeGreaterThan(0)
  for (const entry of continued) {
    const xhtml = found.get(`EPUB/content_${entry.id}.xhtml`) ?? ''
    const text = printedText(entry.article)
    for (const part of entry.parts.slice(1)) {
      const [before = '', after] = xhtml.split(new RegExp(`<(?:span|div)[^>]*id="${part.anchor}"`))
      expect(after).toBeDefined()
      const section = before.slice(before.indexOf('<section'))
      expect(flat(words(parse(section)))).toBe(flat(entry.article.dateline + text.slice(0, part.from)))
    }
  }
})

test('each kind of paragraph is its own element, and marks stay on their words', async () => {
  const entry = good.site.order.find((one) => one.headline === '有记号')
  const xhtml = (await unpacked(book)).get(`EPUB/content_${entry?.id ?? ''}.xhtml`) ?? ''
  expect(/<section class="text">\n([\s\S]*)\n<\/section>/.exec(xhtml)?.[1]).toBe(`<h2>小标题</h2>
<p><strong>甲</strong><em><strong>丙</strong></em><em>丁</em></p>
<ul class="list"><li>• 一</li>
<li>• 二</li></ul>
<blockquote><p>引文</p></blockquote>
<p class="note">附注</p>`)
})

test('contents lead from pages to articles, and the list of pages names each printed page', async () => {
  const [navigation = ''] = [(await unpacked(book)).get('EPUB/nav.xhtml')]
  const navs = elements(parse(navigation)).filter((one) => one.tagName === 'nav')
  expect(navs.map((one) => one.attrs.find((attribute) => attribute.name === 'epub:type')?.value)).toEqual([
    'toc',
    'page-list',
    'landmarks',
  ])
  const links = navs.map((nav) =>
    elements(nav)
      .filter((one) => one.tagName === 'a')
      .map(words),
  )
  expect(links[0]).toEqual([
    '第01版：section 1',
    '第一行 第二行',
    '乙稿',
    '第02版：section 2',
    '有记号',
    '第03版：section 3',
  ])
  expect(links[1]).toEqual(['01', '02', '03'])
})

test('sections stand over their pages where the paper has gatherings', async () => {
  const pages = issue.pages.map((page, index) => ({ ...page, gathering: ['A', '', 'B'][index] ?? '' }))
  const [cover = new Uint8Array()] = good.pictures.values()
  const made = bookFiles(syndicated({ ...issue, pages }, cover))
  const zip = await bookZip(made, issue.date)
  const navigation = (await unpacked(zip)).get('EPUB/nav.xhtml') ?? ''
  expect(navigation).toMatch(/A叠<\/a>\s*<ol>\s*<li><a href="page_1.xhtml">第A01版/)
  expect(navigation).toMatch(/B叠<\/a>\s*<ol>\s*<li><a href="page_3.xhtml">第B01版/)
  expect(await epubFaults(zip)).toEqual([])
}, 60_000)

describe('words that look like something else', () => {
  test('come out as words, and epubcheck has nothing to say', async () => {
    const odd = await hostileIssue()
    const zip = await bookZip(bookFiles(odd), odd.issue.date)
    expect(await epubFaults(zip)).toEqual([])
    const [first] = odd.issue.articles.values()
    const html = (await unpacked(zip)).get(`EPUB/content_${first?.id ?? ''}.xhtml`) ?? ''
    const all = elements(parse(html))
    expect(
      all.some((one) => one.tagName === 'script' || one.attrs.some(({ name }) => name.startsWith('on'))),
    ).toBe(false)
    // Trail, headline, kicker, deck, byline, dateline, tagline, body, caption and credit, and the title of the document.
    expect(
      all
        .filter((one) => one.tagName === 'html')
        .map(words)
        .join('')
        .split('<script>alert(1)</script>').length,
    ).toBe(12)
  }, 60_000)
})

test.each([
  ['a list of links with an empty one', 'nav.xhtml', '>01</a>', '></a>'],
  ['a page list that leads nowhere', 'nav.xhtml', 'page_2.xhtml#page', 'page_2.xhtml#nowhere'],
  ['text that is markup', 'content_', '</h1>', '</h1><script>'],
  ['a time that is none', 'package.opf', 'T00:00:00Z', ''],
])(
  'a broken book is found: %s',
  async (_what, name, from, to) => {
    const decoder = new TextDecoder()
    let changed = 0
    const broken = files.map((file) => {
      const text = decoder.decode(file.bytes)
      if (!file.path.includes(name) || !text.includes(from)) return file
      changed += 1
      return { ...file, bytes: new TextEncoder().encode(text.replace(from, to)) }
    })
    expect(changed).toBeGreaterThan(0)
    expect(await epubFaults(await bookZip(broken, issue.date))).not.toEqual([])
  },
  60_000,
)
