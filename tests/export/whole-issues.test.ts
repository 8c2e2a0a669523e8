// Whole issues in every format, by the job the program uses: both sample papers and, where they are kept beside the
// project, the seed page and a real daily. What is in the files is counted and judged by programs that are not ours.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { type PlacedPage, stripsOf } from '../../src/compose/placed.ts'
import { exportFormats } from '../../src/contract/calls.ts'
import type { ExportReport } from '../../src/contract/events.ts'
import { blockTexts } from '../../src/export/export-fonts.ts'
import type { Article } from '../../src/model/issue.ts'
import { printedText } from '../../src/model/query/printed.ts'
import { readingOrder } from '../../src/model/query/reading-order.ts'
import { lostCharacters, pdfText } from '../support/characters.ts'
import { type CopyIssue, issueOfCopy, sampleIssue } from '../support/copy-issue.ts'
import { composer } from '../support/paper.ts'
import { readPdf } from '../support/pdf-file.ts'
import { faultsOf } from '../support/pdf-x.ts'
import { sharedFolder, skipReason, writeDailyCopy, writeSeedCopy } from '../support/sample-copy.ts'
import { epubFaults, xmlFileFaults, xmlFileValue } from './judges.ts'
import { exportFolder, exportIssue, fingerprints } from './run-export.ts'
import { flat } from './syndicated.ts'

const g2 = join(sharedFolder ?? '', 'data/schemas/newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd')

const kept = sharedFolder === null ? ` (SKIPPED: ${skipReason})` : ''

describe.each([
  ['the Chinese sample', false, () => sampleIssue('zh')],
  ['the English sample', false, () => sampleIssue('en')],
  [`the seed page${kept}`, sharedFolder === null, () => copied(writeSeedCopy)],
  [`a daily of eight pages${kept}`, sharedFolder === null, () => copied(writeDailyCopy)],
] as const)('%s', (_name, skipped, make) => {
  describe.skipIf(skipped)('in every format', () => {
    let folder = ''
    let made: CopyIssue
    let report: ExportReport
    let pages: readonly PlacedPage[] = []
    let day = ''

    beforeAll(async () => {
      folder = await exportFolder()
      made = await make()
      const { issue, originals } = made
      report = orThrow(
        await exportIssue({
          issue,
          target: folder,
          formats: exportFormats,
          originals,
          // The seed page is one page of an issue: its first part stands where nothing else is.
          despiteErrors: true,
        }),
      )
      pages = composer().issue(issue)
      day = `${issue.date.slice(0, 7)}/${issue.date.slice(8)}`
    }, 180_000)

    const articles = (): readonly Article[] =>
      readingOrder(made.issue).flatMap((id) => made.issue.articles.get(id) ?? [])

    test('nothing is missing and nothing extra, as the proof has it', async () => {
      const record = JSON.parse(await readFile(join(folder, 'proof.json'), 'utf8')) as {
        readonly proof: ExportReport['proof']
        readonly files: readonly { readonly path: string; readonly sha256: string }[]
      }
      expect(record.proof).toEqual(report.proof)
      expect(record.proof.map(({ format, missing, extra }) => [format, missing, extra])).toEqual(
        exportFormats.map((format) => [format, 0, 0]),
      )
      const prints = await fingerprints(folder)
      for (const { path, sha256 } of record.files) expect(prints[path], path).toBe(sha256)
      expect(Object.keys(prints).length).toBe(record.files.length + 1)
    })

    test.each(['press', 'page'])(
      'the PDF in %s has all that stands on its pages and no more, for poppler',
      (kind) => {
        const text = pdfText(join(folder, kind, day, `${made.issue.date}.pdf`))
        const placed = pages.map(wordsOf).join('')
        expect(lostCharacters(placed, text)).toBe('')
        expect(lostCharacters(text, placed)).toBe('')
        const manuscripts = articles().map(printedText).join('')
        expect(lostCharacters(manuscripts, text)).toBe('')
      },
    )

    test('press files are sound, with every face a subset with its Unicode, and keep the rules of PDF/X-4', async () => {
      for (const name of [made.issue.date, ...pages.map(({ label }) => label)]) {
        const path = join(folder, 'press', day, `${name}.pdf`)
        expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors')
        for (const row of run('pdffonts', path).trim().split('\n').slice(2))
          expect(row).toMatch(/^[A-Z]{6}\+\S+\s+CID TrueType\s+Identity-H\s+yes yes yes/)
        expect(faultsOf(readPdf(await readFile(path)), 'x4')).toEqual([])
      }
    })

    test('pages of text alone have ink of one colour, for ghostscript', () => {
      const path = join(folder, 'press', day, `${made.issue.date}.pdf`)
      const rows = run('gs', '-q', '-o', '-', '-sDEVICE=ink_cov', path).trim().split('\n')
      for (const [index, { blocks }] of pages.entries()) {
        const [cyan, magenta, yellow, black] = (rows[index] ?? '').trim().split(/\s+/).map(Number)
        expect(black, `page ${index + 1}`).toBeGreaterThan(0.05)
        if (blocks.some(({ kind }) => kind === 'picture')) continue
        expect([cyan, magenta, yellow], `page ${index + 1}`).toEqual([0, 0, 0])
      }
    })

    test('each article of the replica edition is whole and once, for libxml2', () => {
      for (const article of articles()) {
        const path = join(folder, 'html', day, `content_${article.id}.htm`)
        const around = ['print-mark', 'dateline', 'tagline'].map(
          (name) => `[not(ancestor-or-self::*[contains(concat(' ',@class,' '),' ${name} ')])]`,
        )
        const content = `//founder-content//text()${around.join('')}[not(ancestor::figure)]`
        const text = execFileSync('xmllint', ['--html', '--nowarning', '--xpath', content, path], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        })
        expect(flat(textOf(parseFragment(text)))).toBe(flat(printedText(article)))
      }
    })

    test('each article of the book and of the items is whole and once, and all of them are valid', async () => {
      const book = join(folder, 'epub', day, `${made.issue.date}.epub`)
      for (const article of articles()) {
        const { id } = article
        const wanted = flat(printedText(article))
        const around = flat(article.dateline) + wanted + flat(article.tagline)
        const xhtml = execFileSync('unzip', ['-p', book, `EPUB/content_${id}.xhtml`])
        const one = join(folder, '..', `one-${id}.xhtml`)
        await writeFile(one, xhtml)
        const lead = flat(await xmlFileValue(one, "string(//*[@class='dateline'])"))
        expect(flat(await xmlFileValue(one, "string(//*[local-name()='section'])"))).toBe(lead + wanted)
        const newsml = join(folder, 'newsml', day, `content_${id}.xml`)
        const content = "//*[local-name()='body.content']"
        const media = await xmlFileValue(newsml, `${content}/*[local-name()='media']//text()`).catch(() => '')
        const text = flat(await xmlFileValue(newsml, `string(${content})`))
        expect(text).toBe(flat(textOf(parseFragment(media))) + wanted)
        const item = JSON.parse(await readFile(join(folder, 'ninjs', day, `content_${id}.json`), 'utf8')) as {
          readonly bodies: readonly { readonly value: string }[]
        }
        const [html, plain] = item.bodies
        expect(flat(plain?.value ?? '')).toBe(around)
        expect(flat(textOf(parseFragment(html?.value ?? '')))).toBe(around)
      }
      expect(await epubFaults(new Uint8Array(await readFile(book)))).toEqual([])
    }, 180_000)

    test.skipIf(sharedFolder === null)(
      `each item of NewsML-G2 is valid by its schema${kept}`,
      async () => {
        const items = Object.keys(await fingerprints(folder)).filter((name) => /^newsml.*xml$/.test(name))
        expect(items.length).toBeGreaterThan(articles().length)
        const paths = items.map((name) => join(folder, name))
        expect(await xmlFileFaults(paths, g2)).toEqual([])
      },
      60_000,
    )

    test('the copy folder has every article once, for a reader of plain text', async () => {
      const names = Object.keys(await fingerprints(folder)).filter((name) => /^text.*\.md$/.test(name))
      expect(names).toHaveLength(articles().length)
      const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
      expect(lostCharacters(articles().map(printedText).join(''), texts.join(''))).toBe('')
    })
  })
})

/** All words that were placed on a page, as they are drawn. */
function wordsOf(page: PlacedPage): string {
  const lines = [...page.folio, ...page.blocks.flatMap(blockTexts)]
  return lines
    .flatMap(stripsOf)
    .flatMap(({ runs }) => runs.map(({ text }) => text))
    .join('')
}

function run(command: string, ...words: readonly string[]): string {
  const ran = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  expect(ran.status, `${command} ${ran.stderr}`).toBe(0)
  return ran.stdout
}

async function copied(write: (shared: string, folder: string) => Promise<unknown>): Promise<CopyIssue> {
  const folder = join(await exportFolder(), 'copy')
  await mkdir(folder)
  await write(sharedFolder ?? '', folder)
  return issueOfCopy(folder)
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}
