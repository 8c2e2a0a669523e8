// The book, judged by epubcheck, which must find nothing to say; and read back by parse5 out of what yauzl unpacks.

import { createHash } from 'node:crypto'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import { composer, paper, type Story, story } from '../support/paper.ts'
import { makeEpub } from '../../src/export/epub/epub.ts'
import type { NamedBytes } from '../../src/export/named-bytes.ts'
import { siteIssue } from '../../src/export/site/site-issue.ts'
import { bookZip } from '../../src/main/services/jobs/book-zip.ts'
import type { Issue } from '../../src/model/issue.ts'
import { printedText } from '../../src/model/query/printed.ts'
import { epubFaults } from './judges.ts'
import { hostile, hostileStory } from './hostile.ts'
import { laidOut, madePicture } from './run-export.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

function bookFiles(issue: Issue, bytes: Uint8Array): readonly NamedBytes[] {
  const site = siteIssue(issue, composer().issue(issue), false)
  const pictures = site.order.flatMap((entry) => entry.pictures.map(({ file }) => [file, bytes] as const))
  return makeEpub({ site, hash, cover: bytes, pictures: new Map(pictures) })
}

function unpacked(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  return new Promise((resolve, reject) => {
    const found = new Map<string, string>()
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error !== null) return reject(error)
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (fault, stream) => {
          if (fault !== null) return reject(fault)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            found.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
            zip.readEntry()
          })
        })
      })
      zip.on('end', () => resolve(found))
      zip.readEntry()
    })
  })
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
const flat = (text: string): string => text.replaceAll(/[\s\p{Cf}\p{Cc}]/gu, '')

let picture: Awaited<ReturnType<typeof madePicture>>
let issue: Issue
let files: readonly NamedBytes[] = []
let book: Uint8Array = new Uint8Array()

beforeAll(async () => {
  picture = await madePicture('pica', '图片说明')
  const long: Story = {
    ...story('长稿', 40, { rank: 1, pictures: [picture.picture.id] }),
    headline: ['第一行', '第二行'],
    kicker: '引题',
    deck: '副题',
    byline: '本报记者',
    dateline: '本报讯',
    tagline: '责任编辑',
  }
  const marked: Story = {
    ...story('有记号', 1),
    body: [
      { kind: 'crosshead', text: '小标题', marks: [] },
      {
        kind: 'paragraph',
        text: '甲乙丙丁',
        marks: [
          { kind: 'strong', from: 0, to: 3 },
          { kind: 'cut', from: 1, to: 2 },
          { kind: 'emphasis', from: 2, to: 4 },
        ],
      },
      { kind: 'list', text: '• 一', marks: [] },
      { kind: 'list', text: '• 二', marks: [] },
      { kind: 'quote', text: '引文', marks: [] },
      { kind: 'note', text: '附注', marks: [] },
    ],
  }
  issue = laidOut(
    paper({ pictures: [picture.picture], pages: [[long, story('乙稿', 60, { rank: 2 })], [marked], []] }),
  )
  issue = { ...issue, number: 12 }
  files = bookFiles(issue, picture.bytes)
  book = await bookZip(files, issue.date)
}, 60_000)

test('epubcheck has nothing to say', async () => {
  expect(await epubFaults(book)).toEqual([])
}, 60_000)

test('the same issue gives the same bytes, and the first of them say what it is', async () => {
  expect(Buffer.from(await bookZip(bookFiles(issue, picture.bytes), issue.date)).equals(book)).toBe(true)
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
  const made = bookFiles({ ...issue, pages }, picture.bytes)
  const zip = await bookZip(made, issue.date)
  const navigation = (await unpacked(zip)).get('EPUB/nav.xhtml') ?? ''
  expect(navigation).toMatch(/A叠<\/a>\s*<ol>\s*<li><a href="page_1.xhtml">第A01版/)
  expect(navigation).toMatch(/B叠<\/a>\s*<ol>\s*<li><a href="page_3.xhtml">第B01版/)
  expect(await epubFaults(zip)).toEqual([])
}, 60_000)

describe('words that look like something else', () => {
  test('come out as words, and epubcheck has nothing to say', async () => {
    const own = await madePicture('pica', hostile)
    const odd = laidOut(
      paper({
        pictures: [{ ...own.picture, credit: hostile }],
        pages: [
          [
            { ...hostileStory, pictures: [own.picture.id] },
            { ...story('', 1), headline: ['\u202e\u0007'] },
          ],
        ],
      }),
    )
    const publication = { ...odd.publication, name: hostile, rights: hostile, labels: '<{n}>' }
    const pages = odd.pages.map((page) => ({ ...page, section: hostile }))
    const zip = await bookZip(bookFiles({ ...odd, publication, pages }, own.bytes), odd.date)
    expect(await epubFaults(zip)).toEqual([])
    const [first] = odd.articles.values()
    const html = (await unpacked(zip)).get(`EPUB/content_${first?.id ?? ''}.xhtml`) ?? ''
    const all = elements(parse(html))
    expect(
      all.some((one) => one.tagName === 'script' || one.attrs.some(({ name }) => name.startsWith('on'))),
    ).toBe(false)
    // Trail, headline, kicker, deck, byline, tagline, body, caption and credit, and the title of the document.
    expect(
      all
        .filter((one) => one.tagName === 'html')
        .map(words)
        .join('')
        .split('<script>alert(1)</script>').length,
    ).toBe(11)
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
