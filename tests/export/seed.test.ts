// The page of a real digital edition that the product is measured by. Everything that stands on it must come
// out of an export, in its place: read here as a browser reads it, by a parser that knows nothing of ours.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countingMint } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import { toIssue } from '../../src/import/copy-edits.ts'
import { readCopyFolder } from '../../src/import/copy-folder.ts'
import { type Seed, sharedFolder, skipReason, writeSeedCopy } from '../support/sample-copy.ts'
import { after } from '../support/paper.ts'
import { exportFolder, exportIssue, laidOut } from './run-export.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

function elements(node: Node): readonly Element[] {
  const inner = 'childNodes' in node ? node.childNodes.flatMap(elements) : []
  return 'tagName' in node ? [node, ...inner] : inner
}

function attribute(element: Element | undefined, name: string): string {
  return element?.attrs.find((one) => one.name === name)?.value ?? ''
}

function words(node: Node | undefined): string {
  if (node === undefined) return ''
  if (node.nodeName === '#text' && 'value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(words).join('') : ''
}

const flat = (text: string): string => text.replaceAll(/\s/g, '')

/** An exported file with its links by their words. */
class Shown {
  readonly all: readonly Element[]
  readonly html: string
  constructor(html: string) {
    this.html = html
    this.all = elements(parse(html))
  }
  /** Where links with these words lead. */
  links(text: string): readonly string[] {
    return this.all
      .filter((one) => one.tagName === 'a' && flat(words(one)) === flat(text))
      .map((one) => attribute(one, 'href'))
  }
  ofClass(name: string): readonly Element[] {
    return this.all.filter((one) => attribute(one, 'class').split(' ').includes(name))
  }
}

describe.skipIf(sharedFolder === null)(
  `the seed page${sharedFolder === null ? ` (${skipReason})` : ''}`,
  () => {
    let folder = ''
    let seed: Seed
    let page: Shown
    let article: Shown
    const day = 'html/2023-05/24'

    beforeAll(async () => {
      const copy = await mkdtemp(join(tmpdir(), 'jumpline-seed-'))
      afterAll(() => rm(copy, { recursive: true, force: true }))
      seed = await writeSeedCopy(sharedFolder ?? '', copy)
      const names = (await readdir(copy, { recursive: true, withFileTypes: true })).filter((one) =>
        one.isFile(),
      )
      const files = await Promise.all(
        names.map(async (one) => {
          const path = join(one.parentPath, one.name)
          return { path: path.slice(copy.length + 1), bytes: new Uint8Array(await readFile(path)) }
        }),
      )
      const mint = countingMint('s')
      const read = orThrow(readCopyFolder({ name: 'seed', files, pictures: [] }))
      const issue = laidOut({
        issue: orThrow(toIssue(read, new Map(), '2023-05-24', mint)),
        mint,
        articles: [],
      })
      folder = await exportFolder()
      for (const date of ['2023-05-23', '2023-05-25', '2023-05-24'])
        orThrow(
          await exportIssue({
            issue: after(issue, [{ kind: 'issue.set', fields: { date } }]),
            target: folder,
            formats: date === '2023-05-24' ? ['pdf', 'site'] : ['site'],
          }),
        )
      page = new Shown(await readFile(join(folder, day, 'node_02.htm'), 'utf8'))
      const [href = ''] = page.links(seed.continued)
      article = new Shown(await readFile(join(folder, day, href.replace(/#.*/, '')), 'utf8'))
    }, 180_000)

    test('says which page it is, of which section, and how to get to the pages beside it', () => {
      expect(page.ofClass('label').map(words)).toContain('第02版：要闻综合')
      expect(page.links('上一版')).toEqual(['node_01.htm'])
      const first = page.links('第01版：要闻')
      expect(new Set(first)).toEqual(new Set(['node_01.htm']))
    })

    test('lists its nine headlines, each leading to its article', async () => {
      expect(seed.headlines).toHaveLength(9)
      const files = await readdir(join(folder, day))
      for (const headline of seed.headlines) {
        const targets = page.links(headline).map((href) => href.replace(/#.*/, ''))
        expect(targets.length, headline).toBeGreaterThan(0)
        for (const target of targets) expect(files).toContain(target)
      }
      const zones = page.all.filter((one) => one.tagName === 'area').map((one) => attribute(one, 'href'))
      expect(new Set(zones).size).toBe(9)
    })

    test('leads home, to the paper, to its pages, to the sister paper and to the issues around it', () => {
      for (const shown of [page, article]) {
        expect(shown.ofClass('home').map((one) => attribute(one, 'href'))).toEqual(['https://www.zynews.cn/'])
        expect(shown.links('郑州日报')).toContain('../../../index.html')
        expect(shown.links('版面导航')).toEqual(['#pages'])
        expect(shown.all.some((one) => attribute(one, 'id') === 'pages')).toBe(true)
        expect(shown.ofClass('sister').map(words)).toEqual(['郑州晚报'])
        expect(shown.links('上一期 2023-05-23')).toEqual(['../../../html/2023-05/23/node_01.htm'])
        expect(shown.links('下一期 2023-05-25')).toEqual(['../../../html/2023-05/25/node_01.htm'])
        expect(flat(shown.ofClass('rights').map(words).join(''))).toBe('版权声明@中原网网站版权所有')
      }
    })

    test('the article has its headline, its label, and what stood on the page before it', () => {
      const [heading] = article.all.filter((one) => one.tagName === 'h1')
      expect(flat(words(heading))).toBe(flat(seed.continued))
      expect(article.ofClass('label').map(words).join('')).toContain('第02版：要闻综合')
      expect(article.ofClass('turn-line').map(words)).toEqual(['(上接一版)'])
      expect(article.ofClass('jump-line').map(words)).toEqual(['下转第2版'])
    })

    test('its text is whole and in order, the crossheads among it', () => {
      const [content] = article.all.filter((one) => one.tagName === 'founder-content')
      const marks = article.ofClass('print-mark').map((one) => flat(words(one)))
      const text = marks.reduce((rest, mark) => rest.replace(mark, ''), flat(words(content)))
      expect(text).toContain(flat(seed.paragraphs.join('')))
      expect(article.ofClass('crosshead').map(words)).toEqual(expect.arrayContaining([...seed.crossheads]))
    })

    test('leads on to the articles before and after it', () => {
      const steps = article.all.filter(
        (one) =>
          one.tagName === 'a' && /^(?:上一篇|下一篇)/.test(flat(words(one)).replaceAll(/^[^上下]*/g, '')),
      )
      const hrefs = steps.map((one) => attribute(one, 'href'))
      expect(hrefs.length).toBeGreaterThan(0)
      for (const href of hrefs) expect(href).toMatch(/^content_[a-z0-9]+\.htm/)
      // None of the arrows that older editions had as digits of a symbol font.
      for (const step of steps) expect(words(step)).not.toMatch(/[34](?:上|下)一篇|(?:上|下)一篇[34]/)
    })
  },
)
