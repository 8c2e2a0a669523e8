// An export as a job: it is whole and proved, or nothing has happened.

import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { createPress } from '../../src/export/pdf/press.ts'
import { partsOf, readTrueType } from '../../src/export/true-type/font-file.ts'
import { openPdfReader } from '../../src/main/services/jobs/pdf-text.ts'
import { type Proof, provePdf, proveSite } from '../../src/main/services/jobs/prove.ts'
import { deflateSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PlacedPage } from '../../src/compose/placed.ts'
import { after, composer, paper, placed, realFonts, rect, story } from '../support/paper.ts'
import { plainPress } from '../support/press.ts'
import { exportFolder, exportIssue, fingerprints, laidOut } from './run-export.ts'

test('text that does not fit stops the export, names the article, and leaves the folder as it was', async () => {
  const folder = await exportFolder()
  await writeFile(join(folder, 'mine.txt'), 'mine')
  const { issue, mint, articles } = paper({ pages: [[story('太长的稿', 20)]] })
  const [article] = articles
  const [page] = issue.pages
  if (article === undefined || page === undefined) throw new Error('a page')
  const small = placed(issue, page, article, rect(0, 0, 2, 20), mint).issue
  const before = await fingerprints(folder)
  const result = await exportIssue({ issue: small, target: folder })
  expect(result).toEqual({ ok: false, fault: { kind: 'incomplete', format: 'pdf', articles: ['太长的稿'] } })
  expect(await fingerprints(folder)).toEqual(before)
  expect(await readdir(folder)).toEqual(['mine.txt'])
}, 60_000)

test.each(['tagline', 'kicker', 'dateline'] as const)(
  'a %s that finds no place stops it as well',
  async (field) => {
    const folder = await exportFolder()
    const { issue, mint, articles } = paper({
      pages: [[story('有话说', 4, { [field]: '很长的话，'.repeat(400) })]],
    })
    const [article] = articles
    const [page] = issue.pages
    if (article === undefined || page === undefined) throw new Error('a page')
    const small = placed(issue, page, article, rect(0, 0, 2, 30), mint).issue
    const result = await exportIssue({ issue: small, target: folder, formats: ['pdf'] })
    expect(result).toMatchObject({ ok: false, fault: { kind: 'incomplete', articles: ['有话说'] } })
  },
  60_000,
)

test.each(['compose', 'encode', 'prove'] as const)(
  'an export cancelled while it does %s leaves no trace, and the one before it whole',
  async (step) => {
    const folder = await exportFolder()
    const whole = paper({ pages: [[story('甲', 10)], [story('乙', 10)], [story('丙', 10)]] })
    const issue = laidOut(whole)
    orThrow(await exportIssue({ issue, target: folder }))
    const before = await fingerprints(folder)
    const abort = new AbortController()
    const result = await exportIssue({
      issue: after(issue, [{ kind: 'issue.set', fields: { date: '2026-11-24' } }]),
      target: folder,
      signal: abort.signal,
      onProgress: (now) => {
        if (now === step) abort.abort()
      },
    })
    expect(result).toEqual({ ok: false, fault: { kind: 'cancelled' } })
    expect(await fingerprints(folder)).toEqual(before)
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([])
  },
  60_000,
)

test('a target made for an export that is cancelled is gone again', async () => {
  const folder = join(await exportFolder(), 'new')
  const issue = laidOut(paper({ pages: [[story('甲', 4)]] }))
  const abort = new AbortController()
  const onProgress = (): void => {
    abort.abort()
  }
  const result = await exportIssue({ issue, target: folder, signal: abort.signal, onProgress })
  expect(result).toEqual({ ok: false, fault: { kind: 'cancelled' } })
  await expect(readdir(folder)).rejects.toThrow('ENOENT')
}, 60_000)

test('a target that is a file is refused in words', async () => {
  const folder = await exportFolder()
  const file = join(folder, 'file')
  await writeFile(file, 'x')
  const issue = laidOut(paper({ pages: [[story('甲', 4)]] }))
  expect(await exportIssue({ issue, target: file })).toEqual({
    ok: false,
    fault: { kind: 'exists', name: 'file' },
  })
})

test('the proof finds a line that is missing from the PDF, and one that is missing from the site', async () => {
  const issue = laidOut(paper({ pages: [[story('甲', 10)]] }))
  const [page] = composer().issue(issue)
  if (page === undefined) throw new Error('a page')
  const fonts = fileURLToPath(new URL('../../out/fonts', import.meta.url))
  const write = (drawn: PlacedPage): Promise<Uint8Array> => {
    const press = createPress({
      ...plainPress(),
      fonts: {
        library: realFonts(),
        outlines: (key) => readTrueType(partsOf(readFileSync(join(fonts, `${key}.ttf`)))),
      },
      pictures: () => null,
      deflate: (bytes) => Promise.resolve(deflateSync(bytes)),
    })
    return press.file([drawn], {
      title: '',
      author: '',
      language: 'zh-CN',
      date: '2026-11-23',
      id: '0'.repeat(32),
      producer: '',
      outline: [],
    })
  }
  const prove = async (drawn: PlacedPage): Promise<Proof> => {
    const path = join(await exportFolder(), 'page.pdf')
    await writeFile(path, await write(drawn))
    const reader = openPdfReader()
    try {
      return await provePdf(issue, [page], reader.pages(path, 1), () => {})
    } finally {
      await reader.close()
    }
  }
  const whole = await prove(page)
  expect(whole.articles.map((one) => one.missing)).toEqual([0])
  const torn: PlacedPage = {
    ...page,
    blocks: page.blocks.map((block) =>
      block.kind === 'story' ? { ...block, lines: block.lines.toSpliced(3, 1) } : block,
    ),
  }
  const lacking = await prove(torn)
  expect(lacking.articles[0]?.missing).toBeGreaterThan(8)

  const [id] = issue.articles.keys()
  const article = id === undefined ? undefined : issue.articles.get(id)
  if (id === undefined || article === undefined) throw new Error('an article')
  const html = (paragraphs: readonly string[]): string =>
    `<h1>甲</h1><founder-content>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</founder-content>`
  const texts = article.body.map((paragraph) => paragraph.text)
  expect((await proveSite(issue, new Map([[id, html(texts)]]))).articles[0]?.missing).toBe(0)
  expect(
    (await proveSite(issue, new Map([[id, html(texts.slice(1))]]))).articles[0]?.missing,
  ).toBeGreaterThan(30)
  expect(
    (await proveSite(issue, new Map([[id, html(texts.toReversed())]]))).articles[0]?.missing,
  ).toBeGreaterThan(0)
}, 60_000)

test('a PDF that another program can not read stops the export', async () => {
  const path = join(await exportFolder(), 'page.pdf')
  await writeFile(path, '%PDF-1.7\nnothing')
  const reader = openPdfReader()
  const read = async (): Promise<void> => {
    for await (const text of reader.pages(path, 1)) expect(text).toBe('never')
  }
  await expect(read()).rejects.toThrow('Invalid PDF structure')
  await reader.close()
}, 60_000)
