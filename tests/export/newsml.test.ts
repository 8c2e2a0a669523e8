// Items in NewsML-G2, judged by libxml2 with the IPTC's schemas, the one of NITF for the texts within.

import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeNewsml } from '../../src/export/newsml/newsml.ts'
import { printedText } from '../../src/model/query/printed.ts'
import { sharedFolder, skipReason } from '../support/sample-copy.ts'
import { hostile } from './hostile.ts'
import { xmlFaults, xmlValue } from './judges.ts'
import { flat, goodIssue, hostileIssue, type Syndicated, textsOf } from './syndicated.ts'

let good: Syndicated
let odd: Syndicated

beforeAll(async () => {
  good = await goodIssue()
  odd = await hostileIssue()
}, 60_000)

function documentsOf(from: Syndicated): ReadonlyMap<string, string> {
  return new Map([...textsOf(makeNewsml(from))].filter(([path]) => path.endsWith('.xml')))
}

const named = (name: string): string => `//*[local-name()='${name}']`

describe.skipIf(sharedFolder === null)(`by the schemas (${sharedFolder === null ? skipReason : ''})`, () => {
  const schemas = join(sharedFolder ?? '', 'data/schemas')
  const g2 = join(schemas, 'newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd')
  const nitf = join(schemas, 'nitf/nitf-3-6.xsd')

  test('the package, the items and the texts in them are valid, with hostile words too', async () => {
    for (const from of [good, odd]) {
      const documents = documentsOf(from)
      expect(documents.size).toBe(from.site.order.length + 2)
      for (const [path, xml] of documents) {
        expect(await xmlFaults(xml, g2), path).toEqual([])
        if (path.startsWith('content_'))
          expect(await xmlFaults(await xmlValue(xml, named('nitf')), nitf), path).toEqual([])
      }
    }
  }, 60_000)

  test.each([
    ['a package without its root', 'issue.xml', ' root="issue"', '', g2],
    ['a time that is none', 'issue.xml', 'T00:00:00Z', 'noon', g2],
    ['an item without a provider', 'issue.xml', 'provider>', 'owner>', g2],
    ['a page where the text may not have it', 'content_', '<pubdata', '<page>1</page><pubdata', nitf],
    [
      'a body before its headline',
      'content_',
      '</body.head>',
      '</body.head><hedline><hl1></hl1></hedline>',
      nitf,
    ],
  ])('a broken item is found: %s', async (_what, name, from, to, schema) => {
    const [, xml = ''] = [...documentsOf(good)].find(([path]) => path.includes(name)) ?? []
    expect(xml).toContain(from)
    const broken = xml.replaceAll(from, to)
    expect(
      await xmlFaults(schema === g2 ? broken : await xmlValue(broken, named('nitf')), schema),
    ).not.toEqual([])
  })
})

test('an article is whole in its text, with its head where the standard has it', async () => {
  const documents = documentsOf(good)
  for (const entry of good.site.order) {
    const xml = documents.get(`content_${entry.id}.xml`) ?? ''
    const { article } = entry
    const content = named('body.content')
    const media = (await xmlValue(xml, `string(${content}/*[local-name()='media'])`)).trim()
    const text = await xmlValue(xml, `string(${content})`)
    expect(flat(text)).toBe(flat(media) + flat(printedText(article)))
    expect(await xmlValue(xml, `string(${named('hl1')})`)).toBe(entry.headline)
    for (const [name, words] of [
      ['byline', article.byline],
      ['tagline', article.tagline],
    ] as const)
      expect(await xmlValue(xml, `string(${named(name)})`)).toBe(words)
  }
}, 60_000)

test('each kind of paragraph is its own element, and marks stay on their words', () => {
  const entry = good.site.order.find((one) => one.headline === '有记号')
  const xml = documentsOf(good).get(`content_${entry?.id ?? ''}.xml`) ?? ''
  expect(/<body\.content>\n([\s\S]*)\n<\/body\.content>/.exec(xml)?.[1]).toBe(`<hl2>小标题</hl2>
<p><em class="strong">甲</em><em class="emphasis"><em class="strong">丙</em></em><em class="emphasis">丁</em></p>
<ul><li>• 一</li>
<li>• 二</li></ul>
<bq><block><p>引文</p></block></bq>
<p class="note">附注</p>`)
})

test('the place in print stands with the text, once for each page', async () => {
  const entry = good.site.order.find(({ parts }) => parts.length > 1)
  const xml = documentsOf(good).get(`content_${entry?.id ?? ''}.xml`) ?? ''
  const pages = entry?.parts.map((part) => good.site.pages[part.page])
  expect(await xmlValue(xml, `count(${named('pubdata')})`)).toBe('2')
  for (const [index, page] of (pages ?? []).entries()) {
    const place = `${named('pubdata')}[${String(index + 1)}]`
    expect(await xmlValue(xml, `string(${place}/@position.sequence)`)).toBe(page?.label)
    expect(await xmlValue(xml, `string(${place}/@position.section)`)).toBe(page?.section)
  }
}, 60_000)

test('the package leads from the issue to its pages and from each to its articles, by their names', async () => {
  const documents = documentsOf(good)
  const xml = documents.get('issue.xml') ?? ''
  // libxml2 does not follow references when it judges by a schema.
  expect(await xmlValue(xml, `string(${named('groupSet')}/@root)`)).toBe('issue')
  const references = `${named('group')}[@id='issue']/*[local-name()='groupRef']`
  expect(await xmlValue(xml, `count(${references})`)).toBe('3')
  expect(await xmlValue(xml, `count(${references}[@idref=${named('group')}/@id])`)).toBe('3')
  for (const [at, page] of good.site.pages.entries()) {
    const group = `${named('group')}[@id='page-${String(at + 1)}']`
    for (const [index, entry] of page.headlines.entries()) {
      const guid = await xmlValue(documents.get(`content_${entry.id}.xml`) ?? '', 'string(/*/@guid)')
      const place = `${group}/*[local-name()='itemRef'][${String(index + 1)}]`
      expect(await xmlValue(xml, `string(${place}/@residref)`)).toBe(guid)
    }
  }
}, 60_000)

test('hostile words come out as words', async () => {
  const text = hostile.replaceAll(/[\u0007\u0085\uffff]/g, '').replace('\ud800', '\ufffd')
  const [first] = odd.site.order
  const xml = documentsOf(odd).get(`content_${first?.id ?? ''}.xml`) ?? ''
  expect(await xmlValue(xml, `string(${named('hl1')})`)).toBe(text)
  expect(await xmlValue(xml, `string(${named('tagline')})`)).toBe(text)
  expect(await xmlValue(xml, `string(${named('body.content')}/*[local-name()='p'])`)).toContain(text)
  expect(await xmlValue(xml, `count(${named('script')})`)).toBe('0')
})
