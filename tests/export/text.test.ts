// The text export against the import: whatever an article holds comes back as it was, and exporting what came back
// gives the same bytes. Judged on random articles, on the sample papers, on the seed and on one real issue.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { countingMint } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import { makeText } from '../../src/export/text/text.ts'
import { type ReadPictures, toIssue } from '../../src/import/copy-edits.ts'
import { readCopyFolder } from '../../src/import/copy-folder.ts'
import { isPicture } from '../../src/import/read-document.ts'
import {
  type Article,
  articleKinds,
  type Issue,
  type Paragraph,
  paragraphKinds,
  type Picture,
  type Rank,
  textMarkKinds,
} from '../../src/model/issue.ts'
import { readingOrder } from '../../src/model/query/reading-order.ts'
import { sharedFolder, skipReason, writeDailyCopy, writeSeedCopy } from '../support/sample-copy.ts'
import { paper, type Story, story } from '../support/paper.ts'

/** What the import makes of an export, as a program would that has the files only. */
function readBack(issue: Issue): Issue {
  const { files, pictures } = makeText(issue)
  const root = files[0]?.path.replace(/issue\.yaml$/, '') ?? ''
  const below = (path: string): string => path.slice(root.length)
  const copy = orThrow(
    readCopyFolder({
      name: 'export',
      files: files.map((file) => ({ ...file, path: below(file.path) })),
      pictures: pictures.map(({ path }) => below(path)),
    }),
  )
  expect(copy.notes).toEqual([])
  const read: ReadPictures = new Map(
    pictures.flatMap(({ path, picture }) => {
      const found = issue.pictures.get(picture)
      if (found === undefined) return []
      const { sha256, type, width, height } = found
      return [[below(path), { sha256, type, width, height }] as const]
    }),
  )
  return orThrow(toIssue(copy, read, copy.settings.date ?? '', countingMint('b')))
}

/** All of an issue that a copy folder carries, without ids. */
function copyOf(issue: Issue): unknown {
  const { publication, date, number } = issue
  const place = (id: unknown): number | null => {
    const index = issue.pages.findIndex((page) => page.id === id)
    return index < 0 ? null : index
  }
  const seen = new Set<string>()
  return {
    date,
    number,
    paper: [publication.name, publication.language, publication.format, publication.labels, publication.home],
    sisters: publication.sisters,
    rights: publication.rights,
    lines: [publication.jumps.jumpLine, publication.jumps.turnLine],
    pages: issue.pages.map((page) => ({
      section: page.section,
      gathering: page.gathering,
      credits: page.credits,
      format: page.format,
      articles: page.headlines.flatMap((id) => {
        const article = issue.articles.get(id)
        if (article === undefined || seen.has(id)) return []
        seen.add(id)
        const { kind, rank, slug, kicker, headline, deck, byline, dateline, tagline, keyword } = article
        return [
          {
            ...{ kind, rank, slug, kicker, headline, deck, byline, dateline, tagline, keyword },
            continueOn: place(article.continueOn),
            body: article.body.map((paragraph) => ({
              kind: paragraph.kind,
              text: paragraph.text,
              marks: paragraph.marks
                .map((mark) => `${String(mark.from).padStart(6, '0')}-${mark.to} ${mark.kind}`)
                .toSorted(),
            })),
            pictures: article.pictures.map((picture) => ({ ...issue.pictures.get(picture), id: '' })),
          },
        ]
      }),
    })),
  }
}

function filesOf(issue: Issue): Readonly<Record<string, string>> {
  const { files, pictures } = makeText(issue)
  const texts = files.map((file) => [file.path, new TextDecoder().decode(file.bytes)] as const)
  return Object.fromEntries([
    ...texts,
    ...pictures.map(({ path, picture }) => [path, issue.pictures.get(picture)?.sha256 ?? ''] as const),
  ])
}

function expectSame(issue: Issue): void {
  const back = readBack(issue)
  expect(copyOf(back)).toEqual(copyOf(issue))
  expect(filesOf(back)).toEqual(filesOf(issue))
}

const pieces = [
  '字', '江面。', '“你好”', '，', 'word', ' ', '  ', '\u3000', '\u00a0', '\t', '#', '##', '-', '- ', '+', '* ', '*', '**',
  '***', '_', '__', '~', '~~', '~~~', '`', '```', '>', '> ', '1. ', '1) ', '12.', '（1）', '• ', '•', '|', ':', ': ', '[',
  ']', '(', ')', '![a](b.jpg)', '[a](b)', '[!NOTE]', '<', '</', '<br>', '<strong>', '</em>', '<script>alert(1)</script>',
  '<!--', '-->', ']]>', '&', '&lt;', '&#32;', '&amp;amp;', '\\', '\\\\', '"', "'", '{', '}', '{{n}}', '%', '@', '!', '=', '---',
  '...', '\u2028', '\u2029', '\u202e', '\u200b', '\u200f', '\u00ad', '\ufeff', '\u2066', '😀', '𠮷', 'é', 'e\u0301', '0', '2023', 'no',
  'null', 'true', '.', '/', '..', 'http://a.b/', '<http://a.b>', '\u061c', '؟', 'שלום', '́',
] // biome-ignore format: a table
const words = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
    ),
    {
      maxLength: 8,
    },
  )
  .map((some) => some.join(''))
  // What no text file can hold is left out of an export: see below.
  .map((text) => text.replaceAll(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g, ''))

const paragraph: fc.Arbitrary<Omit<Paragraph, 'id'>> = fc
  .record({
    kind: fc.constantFrom(...paragraphKinds),
    text: words,
    spots: fc.array(fc.tuple(fc.constantFrom(...textMarkKinds), fc.nat(40), fc.nat(40)), { maxLength: 4 }),
  })
  .map(({ kind, text, spots }) => {
    const borders = [0, ...[...text].map((_, index, all) => all.slice(0, index + 1).join('').length)]
    const marks = spots
      .map(([mark, one, other]) => {
        const [a = 0, b = 0] = [borders[one % borders.length], borders[other % borders.length]]
        return { kind: mark, from: Math.min(a, b), to: Math.max(a, b) }
      })
      .filter((mark) => mark.to > mark.from)
      .toSorted((left, right) => left.from - right.from)
    const apart = marks.filter((mark, index) =>
      marks.slice(0, index).every((before) => before.kind !== mark.kind || before.to <= mark.from),
    )
    return { kind, text, marks: apart }
  })

const anyStory: fc.Arbitrary<Story> = fc.record({
  slug: words,
  kind: fc.constantFrom(...articleKinds),
  rank: fc.constantFrom<Rank>(1, 2, 3, 4, 5),
  kicker: words,
  headline: fc.array(words, { maxLength: 3 }),
  deck: words,
  byline: words,
  dateline: words,
  tagline: words,
  keyword: words,
  body: fc.array(paragraph, { maxLength: 6 }),
})

const anyPage = fc.record({ section: words, gathering: fc.constantFrom('', 'A', 'B'), credits: words })

function pictured(issue: Issue, texts: readonly string[]): Issue {
  const [first, second, third] = issue.articles.values()
  const pictures = texts.map(
    (text, index): Picture => ({
      id: `pict${index}` as Picture['id'],
      sha256: String(index).repeat(64),
      type: index === 0 ? 'jpeg' : 'png',
      width: 100,
      height: 80,
      focal: index === 0 ? { x: 500, y: 500 } : { x: index, y: 1000 - index },
      caption: text,
      credit: text,
      name: `${text}.jpg`,
    }),
  )
  const ids = pictures.map((picture) => picture.id)
  const articles = new Map(issue.articles)
  if (first !== undefined) articles.set(first.id, { ...first, pictures: ids.slice(0, 1) })
  if (second !== undefined) articles.set(second.id, { ...second, pictures: ids.slice(0, 3) })
  const [, inside] = issue.pages
  const continueOn = inside?.id ?? null
  // An article can't ask to go on where it is.
  if (third !== undefined && inside?.headlines.includes(third.id) === false)
    articles.set(third.id, { ...third, continueOn })
  const used = second === undefined ? (first === undefined ? 0 : 1) : 3
  return { ...issue, articles, pictures: new Map(pictures.slice(0, used).map((one) => [one.id, one])) }
}

describe('what is exported comes back', () => {
  test('random articles, with every field and everything that means something to Markdown or YAML', () => {
    fc.assert(
      fc.property(
        fc.array(anyStory, { maxLength: 3 }),
        fc.array(anyStory, { maxLength: 1 }),
        fc.array(anyPage, { minLength: 2, maxLength: 2 }),
        fc.array(words, { minLength: 3, maxLength: 3 }),
        (first, second, settings, texts) => {
          const { issue } = paper({ pages: [first, second] })
          const pages = issue.pages.map((page, index) => ({ ...page, ...settings[index] }))
          const [name = '', rights = '', sister = ''] = texts
          const publication = {
            ...issue.publication,
            name: `p${name}`,
            rights,
            sisters: [{ name: `s${sister}`, home: rights }],
          }
          expectSame(pictured({ ...issue, pages, publication, number: 7 }, texts))
        },
      ),
      { numRuns: Number(process.env['JUMPLINE_RUNS'] ?? 400) },
    )
  }, 120_000)

  test('a long real-looking story stays readable Markdown', () => {
    const { issue } = paper({
      pages: [
        [
          {
            ...story('标题', 0),
            headline: ['一', '二'],
            body: [
              { kind: 'crosshead', text: '小标题', marks: [] },
              { kind: 'paragraph', text: '他说“好”，走了。', marks: [{ kind: 'strong', from: 2, to: 5 }] },
              { kind: 'paragraph', text: '平原大桥', marks: [{ kind: 'emphasis', from: 2, to: 4 }] },
              { kind: 'quote', text: '引文', marks: [] },
              { kind: 'note', text: '编者按', marks: [{ kind: 'cut', from: 0, to: 3 }] },
              { kind: 'list', text: '• 甲', marks: [] },
              { kind: 'list', text: '3. 乙', marks: [] },
              { kind: 'list', text: '（1）丙', marks: [] },
              { kind: 'paragraph', text: '', marks: [] },
              { kind: 'paragraph', text: '\u3000# 1. *', marks: [] },
            ],
          },
        ],
      ],
    })
    expectSame(issue)
    const file = Object.entries(filesOf(issue)).find(([path]) => path.endsWith('.md'))
    expect(file?.[0]).toBe('text/2026-11/23/01 section 1/01 一 二.md')
    expect(file?.[1]).toBe(`---
exact: true
kind: news
rank: 3
headline:
  - "一"
  - "二"
---

## 小标题

他说<strong>“好”</strong>，走了。

平原*大桥*

> 引文

> [!NOTE]
> ~~编者按~~

- 甲

3. 乙

* （1）丙

<br>

&#x3000;# 1. \\*
`)
  })

  test('characters that no text file keeps are left out, and the rest and its marks stay', () => {
    const { issue } = paper({
      pages: [
        [
          {
            ...story('x', 0),
            kicker: 'a\u0007b\ud800',
            body: [
              {
                kind: 'paragraph',
                text: 'a\u0000b\u0085c\ud83dd',
                marks: [{ kind: 'strong', from: 2, to: 5 }],
              },
            ],
          },
        ],
      ],
    })
    const back = readBack(issue)
    const [article] = back.articles.values()
    expect(article?.kicker).toBe('ab\ufffd')
    expect(article?.body[0]).toMatchObject({
      text: 'abc\ufffdd',
      marks: [{ kind: 'strong', from: 1, to: 3 }],
    })
    expect(filesOf(back)).toEqual(filesOf(issue))
  })

  test('a broken writer is found: without its escapes the articles differ', () => {
    const { issue } = paper({ pages: [[{ ...story('x', 0), body: ['*一*'] }]] })
    const [, document] = makeText(issue).files
    const text = new TextDecoder().decode(document?.bytes).replaceAll('\\*', '*')
    const copy = orThrow(
      readCopyFolder({
        name: 'x',
        files: [{ path: '01/01.md', bytes: new TextEncoder().encode(text) }],
        pictures: [],
      }),
    )
    expect(copy.pages[0]?.articles[0]?.body[0]?.text).toBe('一')
  })
})

async function issueOfFolder(folder: string): Promise<Issue> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const files = await Promise.all(
    paths
      .filter((path) => !isPicture(path))
      .map(async (path) => ({ path, bytes: new Uint8Array(await readFile(join(folder, path))) })),
  )
  const pictures = paths.filter(isPicture)
  const copy = orThrow(readCopyFolder({ name: 'copy 2020-01-01', files, pictures }))
  const read: ReadPictures = new Map(
    pictures.map((path, index) => [
      path,
      { sha256: String(index).padStart(64, '0'), type: 'jpeg', width: 10, height: 10 },
    ]),
  )
  return orThrow(toIssue(copy, read, copy.settings.date ?? '2020-01-01', countingMint('c')))
}

const textOf = (issue: Issue): readonly Article[] =>
  readingOrder(issue).flatMap((id) => issue.articles.get(id) ?? [])

test.each(['en', 'zh'])('the sample paper %s comes back as it is', async (name) => {
  const issue = await issueOfFolder(fileURLToPath(new URL(`../../resources/sample/${name}`, import.meta.url)))
  expect(textOf(issue).length).toBeGreaterThan(15)
  expectSame(issue)
})

describe.skipIf(sharedFolder === null)(`real texts (${sharedFolder === null ? skipReason : ''})`, () => {
  const made: string[] = []
  afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))))
  const temporary = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'jumpline-text-'))
    made.push(folder)
    return folder
  }

  test('the seed page comes back as it is', async () => {
    const folder = await temporary()
    await writeSeedCopy(sharedFolder ?? '', folder)
    expectSame(await issueOfFolder(folder))
  })

  test('a real issue comes back as it is', async () => {
    const folder = await temporary()
    await writeDailyCopy(sharedFolder ?? '', folder)
    const issue = await issueOfFolder(folder)
    expect(textOf(issue).length).toBe(24)
    expectSame(issue)
  })
})
