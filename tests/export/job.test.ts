// An export as a job: it is whole and proved, or nothing has happened.

import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { exportFormats } from '../../src/contract/calls.ts'
import { createPress } from '../../src/export/pdf/press.ts'
import { partsOf, readTrueType } from '../../src/export/true-type/font-file.ts'
import { openPdfReader } from '../../src/main/services/jobs/pdf-text.ts'
import { plainText, type Proof } from '../../src/main/services/jobs/proof.ts'
import { proveSite } from '../../src/main/services/jobs/prove-html.ts'
import { provePdf } from '../../src/main/services/jobs/prove-pdf.ts'
import { deflateSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PlacedPage } from '../../src/compose/placed.ts'
import type { Issue } from '../../src/model/issue.ts'
import { printedText } from '../../src/model/query/printed.ts'
import { pdfText } from '../support/characters.ts'
import { often } from '../support/often.ts'
import { after, composer, paper, placed, realFonts, rect, story } from '../support/paper.ts'
import { plainPress } from '../support/press.ts'
import { exportFolder, exportIssue, fingerprints, laidOut } from './run-export.ts'

/** An issue whose only story has room for some of its text. */
function tooLong(field: Partial<Record<'tagline' | 'kicker' | 'dateline', string>> = {}): Issue {
  const { issue, mint, articles } = paper({ pages: [[story('太长的稿', 20, field)]] })
  const [article] = articles
  const [page] = issue.pages
  if (article === undefined || page === undefined) throw new Error('a page')
  return placed(issue, page, article, rect(0, 0, 2, 20), mint).issue
}

test('an error of the check stops the export, is told, and leaves the folder as it was', async () => {
  const folder = await exportFolder()
  await writeFile(join(folder, 'mine.txt'), 'mine')
  const before = await fingerprints(folder)
  const result = await exportIssue({ issue: tooLong(), target: folder })
  expect(result).toMatchObject({
    ok: false,
    fault: { kind: 'check-errors', errors: [{ code: 'OVERSET', values: { headline: '太长的稿' } }] },
  })
  expect(await fingerprints(folder)).toEqual(before)
  expect(await readdir(folder)).toEqual(['mine.txt'])
}, 60_000)

test('whoever exports in spite of it gets what has room, and the proof says what was accepted and what is lacking', async () => {
  const folder = await exportFolder()
  const issue = tooLong()
  const report = orThrow(await exportIssue({ issue, target: folder, formats: ['pdf'], despiteErrors: true }))
  expect(report.errors).toBe(1)
  const record = JSON.parse(await readFile(join(folder, 'proof.json'), 'utf8')) as ProofRecord
  expect(record.errors).toMatchObject([{ code: 'OVERSET', page: '01' }])
  expect(record.proof).toEqual(report.proof)
  const [article] = issue.articles.values()
  if (article === undefined) throw new Error('an article')
  // What composing calls left over is what the file lacks, and what another program finds lacking.
  const { characters } = composer().article(issue, article.id).overset
  expect(record.proof).toMatchObject([{ missing: characters, extra: 0 }])
  const printed = plainText(pdfText(join(folder, 'press/2026-11/23/2026-11-23.pdf')))
  expect(printed).not.toContain(plainText(printedText(article)).slice(-20))
  expect(printed).toContain(plainText(printedText(article)).slice(0, 8))
}, 60_000)

interface ProofRecord {
  readonly errors: readonly unknown[]
  readonly proof: readonly { readonly missing: number; readonly extra: number }[]
}

test.each(['tagline', 'kicker', 'dateline', 'body'] as const)(
  'a %s that is not all in the file stops it, whatever the paper takes the check for',
  async (field) => {
    const folder = await exportFolder()
    const issue = tooLong(field === 'body' ? {} : { [field]: '很长的话，'.repeat(400) })
    const { rules } = issue.publication
    const lax: Issue = {
      ...issue,
      publication: { ...issue.publication, rules: { ...rules, severities: { OVERSET: 'note' } } },
    }
    const result = await exportIssue({ issue: lax, target: folder, formats: ['pdf'], despiteErrors: true })
    expect(result).toMatchObject({ ok: false, fault: { kind: 'incomplete', articles: ['太长的稿'] } })
    expect(await readdir(folder)).toEqual([])
  },
  60_000,
)

test('an export cancelled at any of its steps leaves no trace, and the one before it whole', async () => {
  const folder = await exportFolder()
  const issue = laidOut(paper({ pages: [[story('甲', 10)], [story('乙', 10)]] }))
  let steps = 0
  const count = (): void => {
    steps += 1
  }
  orThrow(await exportIssue({ issue, target: folder, formats: exportFormats, onProgress: count }))
  const before = await fingerprints(folder)
  const next = after(issue, [{ kind: 'issue.set', fields: { date: '2026-11-24' } }])
  expect(steps).toBeGreaterThan(30)
  for (let stop = 1; stop <= steps; stop += often(1, 4)) {
    const abort = new AbortController()
    let seen = 0
    const onProgress = (): void => {
      seen += 1
      if (seen === stop) abort.abort()
    }
    const result = await exportIssue({
      issue: next,
      target: folder,
      formats: exportFormats,
      signal: abort.signal,
      onProgress,
    })
    expect(result, `at step ${stop} of ${steps}`).toEqual({ ok: false, fault: { kind: 'cancelled' } })
    expect(await fingerprints(folder)).toEqual(before)
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([])
  }
}, 240_000)

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

test('what a killed export left a day ago is cleared away, and nothing else that is hidden', async () => {
  const folder = await exportFolder()
  for (const name of ['.export-old', '.export-fresh', '.mine', '.export-old copy'])
    await mkdir(join(folder, name, 'html'), { recursive: true })
  await writeFile(join(folder, '.export-old', 'html', 'half.htm'), 'half')
  const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000)
  for (const name of ['.export-old', '.mine', '.export-old copy'])
    await utimes(join(folder, name), yesterday, yesterday)
  const issue = laidOut(paper({ pages: [[story('甲', 4)]] }))
  orThrow(await exportIssue({ issue, target: folder, formats: ['pdf'] }))
  const hidden = (await readdir(folder)).filter((name) => name.startsWith('.'))
  expect(hidden.toSorted()).toEqual(['.export-fresh', '.export-old copy', '.mine'])
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
      return await provePdf({ issue, pages: [page], texts: reader.pages(path, 1), onPage: () => {} })
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
