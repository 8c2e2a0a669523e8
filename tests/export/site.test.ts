// The replica edition: zones, ways from issue to issue, hostile words, and what is left of an older export.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import type { Issue } from '../../src/model/issue.ts'
import { printedText } from '../../src/model/query/printed.ts'
import { lostCharacters, markupText } from '../support/characters.ts'
import { after, composer, paper, story } from '../support/paper.ts'
import { exportFolder, exportIssue, fingerprints, laidOut } from './run-export.ts'

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
})

test('exporting again changes no byte; another issue is linked from this one and back', async () => {
  const before = await fingerprints(folder)
  orThrow(await exportIssue({ issue, target: folder, formats: ['site'] }))
  expect(await fingerprints(folder)).toEqual(before)

  const next = after(issue, [{ kind: 'issue.set', fields: { date: '2026-11-24' } }])
  orThrow(await exportIssue({ issue: next, target: folder, formats: ['site'] }))
  expect(await read(`${day}/node_01.htm`)).toContain('href="../../../html/2026-11/24/node_01.htm"')
  expect(await read('html/2026-11/24/node_01.htm')).toContain('href="../../../html/2026-11/23/node_01.htm"')
  const index = await read('index.html')
  expect(index).toContain('html/2026-11/23/node_01.htm')
  expect(index).toContain('html/2026-11/24/node_01.htm')
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
    const odd = laidOut(
      paper({
        pages: [
          [
            {
              ...story('x', 0),
              headline: [hostile],
              deck: hostile,
              byline: hostile,
              kicker: hostile,
              tagline: '',
              body: [`${hostile}。${'字'.repeat(60)}`],
            },
          ],
        ],
      }),
    )
    orThrow(await exportIssue({ issue: odd, target: own, formats: ['site', 'pdf'] }))
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
    for (const name of ['feed.xml', 'sitemap.xml', 'period.xml']) {
      expect(await readFile(join(own, name), 'utf8')).not.toMatch(/<script|\u0007/)
    }
  }, 60_000)
})
