// Items in ninjs, judged by ajv with the IPTC's own schema, and read back as a web desk would.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parseFragment } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeNinjs } from '../../src/export/ninjs/ninjs.ts'
import { printedText } from '../../src/model/query/printed.ts'
import { sharedFolder, skipReason } from '../support/sample-copy.ts'
import { hostile } from './hostile.ts'
import { flat, goodIssue, hostileIssue, type Syndicated, textsOf } from './syndicated.ts'

interface Item {
  readonly uri: string
  readonly type: string
  readonly headlines?: readonly { readonly role: string; readonly value: string }[]
  readonly bodies?: readonly { readonly role: string; readonly value: string; readonly charCount: number }[]
  readonly altIds: readonly { readonly role: string; readonly value: string }[]
  readonly associations?: readonly (Item & { readonly renditions?: readonly Record<string, unknown>[] })[]
}

let good: Syndicated
let odd: Syndicated

beforeAll(async () => {
  good = await goodIssue()
  odd = await hostileIssue()
}, 60_000)

function itemsOf(from: Syndicated): ReadonlyMap<string, Item> {
  const texts = [...textsOf(makeNinjs(from))].filter(([path]) => path.endsWith('.json'))
  return new Map(texts.map(([path, text]) => [path, JSON.parse(text) as Item]))
}

const valuesOf = (item: Item | undefined, role: string): readonly string[] =>
  (item?.altIds ?? []).filter((one) => one.role === role).map((one) => one.value)

interface HtmlNode {
  readonly nodeName: string
  readonly value?: string
  readonly childNodes?: readonly HtmlNode[]
}
const words = (node: HtmlNode): string => node.value ?? (node.childNodes ?? []).map(words).join('')

describe.skipIf(sharedFolder === null)(`by the schema (${sharedFolder === null ? skipReason : ''})`, () => {
  async function validator(formats: boolean): Promise<(item: unknown) => readonly unknown[]> {
    const text = await readFile(join(sharedFolder ?? '', 'data/schemas/ninjs/ninjs-schema_3.1.json'), 'utf8')
    const { $schema: _draft, ...schema } = JSON.parse(text) as { readonly $schema: string }
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: formats })
    if (formats) addFormats(ajv)
    // Places on a map are not what we send; their schema is elsewhere.
    ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' })
    const validate = ajv.compile(schema)
    return (item) => (validate(item) ? [] : (validate.errors ?? []))
  }

  test('every item is valid, those of pictures in it too, and addresses are addresses', async () => {
    const faults = await validator(true)
    const items = itemsOf(good)
    expect(items.size).toBe(4)
    for (const [path, item] of items) expect(faults(item), path).toEqual([])
  })

  test('every item with hostile words is valid', async () => {
    const faults = await validator(false)
    for (const [path, item] of itemsOf(odd)) expect(faults(item), path).toEqual([])
  })

  test.each([
    ['a field the standard has not', { page: '01' }],
    ['an urgency off the scale', { urgency: 10 }],
    ['a headline without words', { headlines: [{ role: 'main' }] }],
    ['a picture without a name', { associations: [{ uri: 'urn:a:b' }] }],
    [
      'a picture at no address',
      { associations: [{ name: 'a', uri: 'urn:a:b', renditions: [{ name: 'web', href: 'a b' }] }] },
    ],
  ])('a broken item is found: %s', async (_what, change) => {
    const faults = await validator(true)
    const item = itemsOf(good).get('issue.json')
    expect(faults(item)).toEqual([])
    expect(faults({ ...item, ...change })).not.toEqual([])
  })
})

test('an article is whole in each of its bodies, and says where it stands in print', () => {
  const items = itemsOf(good)
  for (const entry of good.site.order) {
    const item = items.get(`content_${entry.id}.json`)
    const { article } = entry
    const wanted = flat(article.dateline + printedText(article) + article.tagline)
    const [html, plain] = item?.bodies ?? []
    expect(flat(plain?.value ?? '')).toBe(wanted)
    expect(flat(words(parseFragment(html?.value ?? '') as HtmlNode))).toBe(wanted)
    expect(item?.headlines?.[0]).toMatchObject({ role: 'main', value: entry.headline })
    expect(valuesOf(item, 'print:page')).toEqual(entry.parts.map((part) => good.site.pages[part.page]?.label))
  }
  expect(good.site.order.some((entry) => entry.parts.length > 1)).toBe(true)
})

test('each kind of paragraph is its own element, and marks stay on their words', () => {
  const entry = good.site.order.find((one) => one.headline === '有记号')
  const item = itemsOf(good).get(`content_${entry?.id ?? ''}.json`)
  expect(item?.bodies?.[0]?.value).toBe(`<h2>小标题</h2>
<p><strong>甲</strong><em><strong>丙</strong></em><em>丁</em></p>
<ul><li>• 一</li>
<li>• 二</li></ul>
<blockquote><p>引文</p></blockquote>
<p class="note">附注</p>`)
})

test('the issue lists its articles as they are read, by the names they have', () => {
  const items = itemsOf(good)
  const issue = items.get('issue.json')
  expect(issue?.type).toBe('composite')
  expect(issue?.associations?.map((one) => one.uri)).toEqual(
    good.site.order.map((entry) => items.get(`content_${entry.id}.json`)?.uri),
  )
  expect(new Set([...items.values()].map((item) => item.uri)).size).toBe(items.size)
  expect(issue?.uri).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('a picture is an item with its file, measured, and what to keep in view', () => {
  const [first] = good.site.order
  const [picture] = itemsOf(good).get(`content_${first?.id ?? ''}.json`)?.associations ?? []
  expect(picture?.type).toBe('picture')
  expect(picture?.renditions).toEqual([
    {
      name: 'web',
      href: 'https://paper.example/ninjs/2026-11/23/pic_pica.jpg',
      contentType: 'image/jpeg',
      sizeInBytes: good.pictures.get('pic_pica.jpg')?.length,
      width: 1800,
      height: 1200,
      poi: { x: 450, y: 600 },
    },
  ])
})

test('hostile words come out as words, and nothing in a body is an element they made', () => {
  const text = hostile.replaceAll(/[\u0007\u0085\uffff]/g, '').replace('\ud800', '\ufffd')
  const [first] = odd.site.order
  const item = itemsOf(odd).get(`content_${first?.id ?? ''}.json`)
  expect(item?.headlines?.map((one) => one.value)).toEqual([text, text, text])
  const fragment = parseFragment(item?.bodies?.[0]?.value ?? '') as HtmlNode
  expect(words(fragment).split(text).length).toBe(4)
  expect(
    JSON.stringify(fragment, (key, value: unknown) => (key === 'parentNode' ? undefined : value)),
  ).not.toMatch(/"tagName":"(?:script|img)"/)
})
