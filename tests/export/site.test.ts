// The replica edition: zones, ways from issue to issue, hostile words, and what is left of an older export.

import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parse } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import type { Issue } from '../../src/model/issue.ts'
import { printedText } from '../../src/model/query/printed.ts'
import { lostCharacters, markupText, pdfText } from '../support/characters.ts'
import { after, composer, paper, story } from '../support/paper.ts'
import { exportFolder, exportIssue, fingerprints, laidOut, madePicture } from './run-export.ts'

const day = 'html/2026-11/23'
let folder = ''
let issue: Issue

beforeAll(async () => {
  folder = await exportFolder()
  issue = laidOut(
    paper({
      pages: [
        [story('长稿甲', 60, { rank: 1 }), story('长稿乙', 60, { rank: 2 }), story('短讯', 2, { rank: 5 })],
        [story('内页', 6)],
      ],
    }),
  )
  orThrow(await exportIssue({ issue, target: folder, formats: ['site'] }))
}, 120_000)

const contents = (): readonly string[] => [...issue.articles.keys()].map((id) => `content_${id}.htm`)
const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8')

test('a zone covers exactly what its story covers in print, to a pixel', async () => {
  const [first] = composer().issue(issue)
  if (first === undefined) throw new Error('a page')
  const html = await read(`${day}/node_01.htm`)
  const areas = [
    ...html.matchAll(/<area shape="poly" coords="([\d,]+)" href="content_([a-z0-9]+)\.htm#(p\d+)"/g),
  ]
  const stories = first.blocks.filter((block) => block.kind === 'story')
  expect(areas.length).toBe(stories.length)
  const height = Math.round((first.height * 700) / first.width)
  for (const [, coords = '', article = ''] of areas) {
    const block = stories.find((one) => one.article === article)
    const wanted =
      block?.polygon.flatMap(([x, y]) => [(x / first.width) * 700, (y / first.height) * height]) ?? []
    const found = coords.split(',').map(Number)
    expect(found.length).toBe(wanted.length)
    for (const [index, value] of found.entries())
      expect(Math.abs(value - (wanted[index] ?? -99))).toBeLessThanOrEqual(1)
  }
})

test('every article is there once and whole, and a continued one says where print goes on', async () => {
  for (const article of issue.articles.values()) {
    const html = await read(`${day}/content_${article.id}.htm`)
    expect(lostCharacters(printedText(article), markupText(html))).toBe('')
    if (article.jumps.length === 0) continue
    expect(html).toContain('下转第2版')
    expect(html).toContain('(上接一版)')
    expect(html).toContain('第01版 → 第02版')
  }
})

test('nothing in it runs or is fetched from elsewhere', async () => {
  const names = (await readdir(join(folder, day))).filter((name) => name.endsWith('.htm'))
  for (const name of [...names.map((file) => `${day}/${file}`), 'index.html']) {
    const html = await read(name)
    expect(html).not.toMatch(/<script(?! type="application\/ld\+json")/)
    expect(html).not.toMatch(/\son\w+=/)
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
  }
  expect(await read('style/site.css')).not.toMatch(/@import|url\(/)
})

test('every link and every picture of it is there', async () => {
  const there = new Set(Object.keys(await fingerprints(folder)))
  const files = [...there].filter((path) => /\.html?$/.test(path))
  expect(files.length).toBeGreaterThan(4)
  for (const file of files) {
    const html = await read(file)
    const addresses = [...html.matchAll(/\s(?:src|href)="([^"#]+)/g)].map(([, address = '']) => address)
    for (const address of addresses)
      expect(there, `${file}: ${address}`).toContain(join(dirname(file), address))
  }
})

test('exporting again changes no byte; another issue is linked from this one and back', async () => {
  const before = await fingerprints(folder)
  orThrow(await exportIssue({ issue, target: folder, formats: ['site'] }))
  expect(await fingerprints(folder)).toEqual(before)

  const next = after(issue, [{ kind: 'issue.set', fields: { date: '2026-11-24' } }])
  orThrow(await exportIssue({ issue: next, target: folder, formats: ['site'] }))
  const link = (word: string, date: string): RegExp =>
    new RegExp(`<a[^>]*href="../../../html/2026-11/${date}/node_01.htm"[^>]*>${word}<`)
  for (const name of ['node_01.htm', 'node_02.htm', ...contents()]) {
    expect(await read(`${day}/${name}`)).toMatch(link('下一期', '24'))
    expect(await read(`html/2026-11/24/${name}`)).toMatch(link('上一期', '23'))
  }
  const index = await read('index.html')
  expect(index).toContain('html/2026-11/23/node_01.htm')
  expect(index).toContain('html/2026-11/24/node_01.htm')

  const both = await fingerprints(folder)
  for (const one of [issue, next])
    orThrow(await exportIssue({ issue: one, target: folder, formats: ['site'] }))
  expect(await fingerprints(folder)).toEqual(both)
}, 120_000)

test('an article that is no longer in the issue leaves the folder at the next export', async () => {
  const own = await exportFolder()
  orThrow(await exportIssue({ issue, target: own, formats: ['site'] }))
  const [, , third] = issue.articles.values()
  const blocks = issue.pages.flatMap((page) =>
    page.blocks.filter((block) => block.content.kind === 'story' && block.content.article === third?.id),
  )
  if (third === undefined) throw new Error('three articles')
  const without = after(issue, [
    ...blocks.map((block) => ({ kind: 'block.remove', block: block.id }) as const),
    ...issue.pages.flatMap((page) =>
      page.headlines.includes(third.id)
        ? [{ kind: 'headline.remove', page: page.id, article: third.id } as const]
        : [],
    ),
  ])
  orThrow(await exportIssue({ issue: without, target: own, formats: ['site'] }))
  expect(await readdir(join(own, day))).not.toContain(`content_${third.id}.htm`)
}, 60_000)

describe('words that look like something else', () => {
  const hostile =
    '<script>alert(1)</script>"onmouseover="x" \u202e]]>--><img src=x onerror=y> &lt; {{n}} \u0007'

  test('come out as words everywhere', async () => {
    const own = await exportFolder()
    const { picture, bytes } = await madePicture('pica', hostile)
    const odd = laidOut(
      paper({
        pictures: [{ ...picture, credit: hostile }],
        pages: [
          [
            {
              ...story('x', 0),
              headline: [hostile],
              deck: hostile,
              byline: hostile,
              kicker: hostile,
              tagline: hostile,
              pictures: [picture.id],
              body: [`${hostile}。${'字'.repeat(60)}`],
            },
          ],
        ],
      }),
    )
    const originals = new Map([[picture.sha256, bytes]])
    orThrow(
      await exportIssue({
        issue: odd,
        target: own,
        formats: ['site', 'pdf'],
        originals,
        despiteErrors: true,
      }),
    )
    const names = (await readdir(join(own, day))).filter((name) => name.endsWith('.htm'))
    for (const name of names) {
      const html = await readFile(join(own, day, name), 'utf8')
      const tags = JSON.stringify(parse(html), (key, value: unknown) =>
        key === 'parentNode' ? undefined : value,
      )
      expect(tags).not.toContain('"name":"onerror"')
      expect(tags).not.toContain('"name":"onmouseover"')
      expect(html.match(/<script/g)?.length ?? 0).toBeLessThanOrEqual(1)
      expect(html).toContain('&lt;script&gt;')
      const data = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1]
      expect(() => JSON.parse(data ?? '') as unknown).not.toThrow()
    }
    for (const name of ['feed.xml', 'period.xml']) {
      const xml = await readFile(join(own, name), 'utf8')
      expect(xml).not.toMatch(/<script|\u0007/)
      expect(unbalanced(xml), name).toEqual([])
    }
    const feed = await readFile(join(own, 'feed.xml'), 'utf8')
    expect(markupText(feed)).toContain('<script>alert(1)</script>')
    const printed = pdfText(join(own, 'press/2026-11/23/2026-11-23.pdf')).replaceAll(/\s/g, '')
    // Headline, kicker, deck, byline, tagline, body, caption and credit.
    expect(printed.split('<script>alert(1)</script>')).toHaveLength(9)
  }, 60_000)
})

/** Elements of an XML document that are not closed where they should be. */
function unbalanced(xml: string): readonly string[] {
  const open: string[] = []
  const wrong: string[] = []
  for (const [, end = '', name = '', closed = ''] of xml.matchAll(
    /<(\/?)([A-Za-z][\w:.-]*)(?:\s[^<>]*?)?(\/?)>/g,
  )) {
    if (closed !== '') continue
    if (end === '') open.push(name)
    else if (open.pop() !== name) wrong.push(name)
  }
  const outside = xml.replaceAll(/<\?[^<>]*\?>|<\/?[A-Za-z][^<>]*>/g, '')
  return [
    ...wrong,
    ...open,
    ...(outside.match(/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/gi) ?? []),
  ]
}
