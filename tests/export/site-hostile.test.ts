// Words that look like markup, script, ends of comments, control or direction characters, in every field an editor
// can fill: they come out as text. An edition with such words has exactly the elements and attributes that one with
// tame words has, and what they say is all there.

import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { closedBidi } from '../../src/export/site/markup.ts'
import { makeSite } from '../../src/export/site/site.ts'
import { siteIssue } from '../../src/export/site/site-issue.ts'
import { writable } from '../../src/export/writable.ts'
import { applyAll } from '../../src/model/edit/apply.ts'
import type { Issue, Paragraph } from '../../src/model/issue.ts'
import { composer, paper, somePicture, story } from '../support/paper.ts'
import { laidOut } from './run-export.ts'

const hostile = [
  '<script>alert(1)</script>',
  '"onmouseover="x" \' onfocus=y ',
  ']]>--><!-- --!> <![CDATA[ <?php ?>',
  '</style></title></textarea></script><img src=x onerror=y>',
  '&lt;b&gt; &amp; &#60;i&#62; &nbsp',
  '{{n}} ${x} %7B javascript:alert(1)',
  'a\u0000b\u0007c\u000bd\u0085e\u009ff',
  '\u202eabc \u2066def \u200fghi',
  'lone \ud800 and \udc00 halves',
  'non\ufffecharacters \ufdd0 \u{1ffff}',
  'lines\r\nand\u2028separators',
  '\u001b[31mred\u001b[0m',
] as const
const tame = 'plain words'

/** The same issue with these words in every field there is. */
function issueWith(words: string): Issue {
  const text = `${words}。`
  const marked = (from: number): Omit<Paragraph, 'id'> => ({
    kind: 'paragraph',
    text,
    marks: [
      { kind: 'strong', from, to: text.length - 1 },
      { kind: 'emphasis', from: from + 1, to: text.length },
    ],
  })
  const picture = somePicture('pica', { caption: words, credit: words, name: `${words}.jpg` })
  const made = laidOut(
    paper({
      pictures: [picture],
      pages: [
        [
          {
            ...story('长', 40, { rank: 1 }),
            kicker: words,
            headline: [words, words],
            deck: words,
            byline: words,
            dateline: words,
            tagline: words,
            slug: words,
            keyword: words,
            pictures: [picture.id],
          },
          {
            headline: [''],
            slug: words,
            body: [
              text,
              marked(2),
              { kind: 'crosshead', text, marks: [] },
              { kind: 'quote', text, marks: [] },
              { kind: 'note', text, marks: [] },
              { kind: 'list', text, marks: [] },
            ],
          },
        ],
        [story('末', 2)],
      ],
    }),
  )
  const { publication } = made
  return orThrow(
    applyAll(made, [
      ...made.pages.map(
        (page) => ({ kind: 'page.set', page: page.id, fields: { section: words, credits: words } }) as const,
      ),
      {
        kind: 'publication.set',
        publication: {
          ...publication,
          name: words,
          rights: words,
          home: words,
          sisters: [
            { name: words, home: words },
            { name: words, home: `https://example.org/"><script>${words}` },
          ],
          labels: `{nn}${words}`,
          jumps: { ...publication.jumps, jumpLine: `${words}{n}`, turnLine: `${words}{cn}` },
        },
      },
    ]),
  ).issue
}

function siteOf(words: string): ReadonlyMap<string, string> {
  const issue = issueWith(words)
  const site = siteIssue(issue, composer().issue(issue), true)
  const files = makeSite({ site, others: [], htmlOf: () => [] })
  return new Map(
    files.map(({ path, bytes }) => [path, new TextDecoder('utf-8', { fatal: true }).decode(bytes)]),
  )
}

interface Shape {
  readonly name: string
  readonly attributes: readonly string[]
}

function shapes(html: string): readonly Shape[] {
  const found: Shape[] = []
  const look = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if ('attrs' in node) found.push({ name: node.nodeName, attributes: node.attrs.map(({ name }) => name) })
    if ('childNodes' in node) for (const child of node.childNodes) look(child)
    if (node.nodeName === '#comment') found.push({ name: '#comment', attributes: [] })
  }
  for (const node of parse(html).childNodes) look(node)
  return found
}

function texts(html: string): string {
  let all = ''
  const look = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if (node.nodeName === '#text' && 'value' in node) all += node.value
    if ('childNodes' in node) for (const child of node.childNodes) look(child)
  }
  for (const node of parse(html).childNodes) look(node)
  return all
}

/** Elements of an XML document by name, in order; what stands between them must hold no bare sign. */
function xmlElements(xml: string): readonly string[] {
  const outside = xml.replaceAll(/<\?xml[^<>]*\?>|<\/?[A-Za-z][^<>]*>/g, '')
  expect(outside).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|#\d+|#x[0-9a-f]+);)/i)
  return [...xml.matchAll(/<(\/?[A-Za-z][\w:.-]*)/g)].map(([, name = '']) => name)
}

// A label that is unsafe in a file name gives other names; only what lies below is compared.
const folders = (site: ReadonlyMap<string, string>): readonly string[] =>
  [...site.keys()].map((path) => path.replace(/node_.*/, 'node'))

const plain = siteOf(tame)

describe.each(hostile)('%j in every field', (words) => {
  const site = siteOf(words)

  test('changes no element and no attribute', () => {
    expect(folders(site)).toEqual(folders(plain))
    const tameFiles = [...plain.values()]
    for (const [index, [path, text]] of [...site].entries()) {
      const like = tameFiles[index] ?? ''
      expect(path).toMatch(/^[A-Za-z0-9._/-]+$/)
      if (path.endsWith('.htm') || path.endsWith('.html')) expect(shapes(text), path).toEqual(shapes(like))
      if (!path.endsWith('.json'))
        for (const [, comment = ''] of text.matchAll(/<!--([\s\S]*?)-->/g))
          expect(comment).not.toMatch(/--|<!/)
      if (path.endsWith('.xml')) expect(xmlElements(text), path).toEqual(xmlElements(like))
      if (path.endsWith('.json')) expect(() => JSON.parse(text) as unknown).not.toThrow()
    }
  })

  test('is there to read, and holds no character that may not be there', () => {
    const flat = (text: string): string => text.replaceAll(/\s/g, '')
    for (const [path, text] of site) {
      if (path.endsWith('.json') || path.endsWith('.css')) continue
      expect(text, path).not.toMatch(
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/,
      )
      if (path.includes('content_')) expect(flat(texts(text)), path).toContain(flat(writable(words)))
    }
  })

  test('leads only where it was meant to, and is data where it stands in data', () => {
    for (const [path, text] of site) {
      if (!path.endsWith('.htm') && !path.endsWith('.html')) continue
      for (const [, address = ''] of text.matchAll(/\s(?:href|src)="([^"]*)"/g))
        expect(address, path).toMatch(/^(?:#|(?:\.\.\/)*[A-Za-z0-9._/-]+(?:#\w+)?$)/)
      const data = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(text)?.[1]
      if (data === undefined) continue
      expect(() => JSON.parse(data) as unknown).not.toThrow()
      expect(data).not.toMatch(/[<>&\u202a-\u202e\u2066-\u2069]/)
    }
  })
})

test('direction marks end with the text they stand in', () => {
  expect(closedBidi('a')).toBe('a')
  expect(closedBidi('\u202ea')).toBe('\u202ea\u202c')
  expect(closedBidi('\u2067a\u202bb')).toBe('\u2067a\u202bb\u202c\u2069')
  expect(closedBidi('\u2067a\u202bb\u2069')).toBe('\u2067a\u202bb\u2069')
  expect(closedBidi('\u202aa\u202c\u202c')).toBe('\u202aa\u202c\u202c')
})
