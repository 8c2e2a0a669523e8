// Books, syndicated items and the copy folder by the job the program uses: proved, the same each time, rid of what an
// older export left, and read back by programs that are not ours.

import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { countingMint } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import type { ExportFormat } from '../../src/contract/calls.ts'
import type { ExportReport } from '../../src/contract/events.ts'
import { toIssue } from '../../src/import/copy-edits.ts'
import { proveBook, proveNewsml, proveNinjs } from '../../src/main/services/jobs/prove-items.ts'
import { proveText } from '../../src/main/services/jobs/prove-text.ts'
import { findCopy } from '../../src/main/services/read-copy.ts'
import { createPictures } from '../../src/main/services/pictures.ts'
import { makeText } from '../../src/export/text/text.ts'
import { siteIssue } from '../../src/export/site/site-issue.ts'
import type { Article, Issue } from '../../src/model/issue.ts'
import { printedText } from '../../src/model/query/printed.ts'
import { readingOrder } from '../../src/model/query/reading-order.ts'
import { after, composer, paper, story } from '../support/paper.ts'
import { hostile, hostileStory } from './hostile.ts'
import { exportFolder, exportIssue, fingerprints, laidOut, madePicture } from './run-export.ts'

const formats: readonly ExportFormat[] = ['epub', 'ninjs', 'newsml', 'text']
const day = '2026-11/23'

let folder = ''
let issue: Issue
let originals: ReadonlyMap<string, Uint8Array> = new Map()

async function exported(one: Issue, target: string): Promise<ExportReport> {
  return orThrow(await exportIssue({ issue: one, target, formats, originals, despiteErrors: true }))
}

beforeAll(async () => {
  folder = await exportFolder()
  const { picture, bytes } = await madePicture('pica', hostile)
  originals = new Map([[picture.sha256, bytes]])
  issue = laidOut(
    paper({
      pictures: [{ ...picture, credit: hostile, focal: { x: 300, y: 700 } }],
      pages: [
        [
          { ...story('长稿', 60, { rank: 1 }), pictures: [picture.id] },
          story('乙稿', 60, { rank: 2 }),
          { ...hostileStory, pictures: [picture.id] },
        ],
        [story('内页', 6)],
      ],
    }),
  )
}, 60_000)

test('each format is proved: no character missing and none too many', async () => {
  const report = await exported(issue, folder)
  expect(
    report.proof.map(({ format, articles, missing, extra }) => ({ format, articles, missing, extra })),
  ).toEqual(formats.map((format) => ({ format, articles: 4, missing: 0, extra: 0 })))
  const names = Object.keys(await fingerprints(folder))
  expect(names).toContain(`epub/${day}/2026-11-23.epub`)
  expect(names).toContain(`ninjs/${day}/issue.json`)
  expect(names).toContain(`newsml/${day}/pic_pica.xml`)
  expect(names).toContain(`text/${day}/01 section 1/01 长稿.md`)
}, 60_000)

test('exporting again changes no byte; an article that left the issue leaves each folder', async () => {
  const own = await exportFolder()
  await exported(issue, own)
  const before = await fingerprints(own)
  await exported(issue, own)
  expect(await fingerprints(own)).toEqual(before)
  const last = issue.pages[1]?.headlines[0]
  if (last === undefined) throw new Error('a story on page two')
  const blocks = issue.pages.flatMap(({ blocks: all }) =>
    all.filter((block) => block.content.kind === 'story' && block.content.article === last),
  )
  const without = after(issue, [
    ...blocks.map((block) => ({ kind: 'block.remove', block: block.id }) as const),
    { kind: 'headline.remove', page: issue.pages[1]?.id ?? issue.pages[0]!.id, article: last },
  ])
  await exported(without, own)
  const names = Object.keys(await fingerprints(own))
  expect(names.filter((name) => name.includes(last) || name.includes('内页'))).toEqual([])
  expect(names).toContain(`text/${day}/01 section 1/01 长稿.md`)
}, 120_000)

test('the copy folder imports as the same articles, with their pictures, and exports as the same files', async () => {
  const own = await exportFolder()
  await exported(issue, own)
  const found = orThrow(await findCopy(join(own, 'text', ...day.split('/')), createPictures()))
  expect(found.copy.notes).toEqual([])
  const back = orThrow(toIssue(found.copy, found.pictures, issue.date, countingMint('b')))
  const shown = (one: Issue): readonly unknown[] =>
    readingOrder(one)
      .flatMap((id) => one.articles.get(id) ?? [])
      .map((article: Article) => ({
        headline: article.headline,
        text: printedText(article),
        pictures: article.pictures.map((id) => {
          const picture = one.pictures.get(id)
          return [picture?.sha256, picture?.width, picture?.focal, picture?.name]
        }),
      }))
  const clean = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll('\\u0007', '')
        .replaceAll('\u0085', '')
        .replaceAll('\uffff', '')
        .replaceAll('\\ud800', '\ufffd'),
    )
  expect(shown(back)).toEqual(clean(shown(issue)))
  const texts = (one: Issue): readonly string[] =>
    makeText(one).files.map(({ path, bytes }) => `${path}\n${new TextDecoder().decode(bytes)}`)
  expect(texts(back)).toEqual(texts(issue))
}, 60_000)

describe('a proof that is not one is found', () => {
  const first = (): Article => {
    const [article] = issue.articles.values()
    if (article === undefined) throw new Error('an article')
    return article
  }
  const site = (): ReturnType<typeof siteIssue> => siteIssue(issue, composer().issue(issue), false)
  const changed = async (
    path: string,
    from: string,
    to: string,
  ): Promise<ReadonlyMap<Article['id'], string>> => {
    const text = await readFile(join(folder, path), 'utf8')
    expect(text).toContain(from)
    return new Map([[first().id, text.replace(from, to)]])
  }
  const word = (): string => first().body[3]?.text.slice(0, 4) ?? ''

  test('in items', async () => {
    for (const [prove, name, end, headline] of [
      [proveNinjs, 'ninjs', 'json', '"长稿"'],
      [proveNewsml, 'newsml', 'xml', '长稿</hl1>'],
    ] as const) {
      const path = `${name}/${day}/content_${first().id}.${end}`
      const of = async (from: string, to: string): Promise<unknown> =>
        (await prove(site(), await changed(path, from, to))).articles[0]
      expect(await of(word(), word())).toMatchObject({ missing: 0, extra: 0 })
      expect(await of(word(), '')).toMatchObject({ missing: 4, extra: 0 })
      expect(await of(word(), `${word()}增`)).toMatchObject({ missing: 0, extra: 1 })
      expect(await of(headline, headline.replace('稿', '搞'))).not.toMatchObject({ missing: 0 })
    }
  })

  test('in a book', async () => {
    const path = join(folder, `epub/${day}/2026-11-23.epub`)
    const unzipped = execFileSync('unzip', ['-p', path, `EPUB/content_${first().id}.xhtml`], {
      encoding: 'utf8',
    })
    const of = async (text: string): Promise<unknown> =>
      (await proveBook(site(), new Map([[first().id, text]]))).articles[0]
    expect(await of(unzipped)).toMatchObject({ missing: 0, extra: 0 })
    expect(await of(unzipped.replace(word(), ''))).toMatchObject({ missing: 4, extra: 0 })
    expect(await of(unzipped.replace(word(), `${word()}增`))).toMatchObject({ missing: 0, extra: 1 })
  })

  test('in a copy folder', () => {
    const { files, documents } = makeText(issue)
    const read = (from: string, to: string): ReadonlyMap<string, Uint8Array> =>
      new Map(
        files.map(({ path, bytes }) => [
          path,
          new TextEncoder().encode(new TextDecoder().decode(bytes).replace(from, to)),
        ]),
      )
    const pictures = makeText(issue).pictures.map(({ path }) => path)
    const of = (from: string, to: string): unknown =>
      proveText(issue, documents, read(from, to), pictures).articles[0]
    expect(of('长稿', '长稿')).toMatchObject({ missing: 0, extra: 0 })
    expect(of(word(), '')).not.toMatchObject({ missing: 0 })
    expect(of('"长稿"', '"长稿子"')).toMatchObject({ missing: 0, extra: 1 })
    expect(of('---\n', '')).not.toMatchObject({ extra: 0 })
  })
})
