// The press PDF, judged by qpdf, poppler and our eyes on its content stream.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import type { Issue } from '../../src/model/issue.ts'
import { printedText } from '../../src/model/query/printed.ts'
import { pdfText } from '../support/characters.ts'
import { composer, paper, story } from '../support/paper.ts'
import { exportFolder, exportIssue, fingerprints, laidOut, madePicture } from './run-export.ts'

let folder = ''
let issue: Issue
let pdf = ''

function run(command: string, ...words: readonly string[]): string {
  const ran = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  // qpdf says 3 for warnings; a press file has none.
  expect(ran.status, `${command} ${ran.stderr}`).toBe(0)
  return ran.stdout
}

beforeAll(async () => {
  folder = await exportFolder()
  const { picture, bytes } = await madePicture('pica', '渡口')
  issue = laidOut(
    paper({
      pages: [
        [
          story('一条江上的两岸人家', 60, { rank: 1, pictures: [picture.id], byline: '本报记者' }),
          story('长稿乙', 60, { rank: 2 }),
        ],
        [story('English and 中文 mixed', 4)],
      ],
      pictures: [picture],
    }),
  )
  orThrow(
    await exportIssue({
      issue,
      target: folder,
      formats: ['pdf'],
      originals: new Map([[picture.sha256, bytes]]),
    }),
  )
  pdf = join(folder, 'press/2026-11/23/2026-11-23.pdf')
}, 120_000)

test('is sound, and has a file for each page beside it', () => {
  expect(run('qpdf', '--check', pdf)).toContain('No syntax or stream encoding errors')
  for (const name of ['01', '02']) run('qpdf', '--check', join(folder, `press/2026-11/23/${name}.pdf`))
})

test('embeds every face as a subset with its Unicode, none of them Type 3', () => {
  const rows = run('pdffonts', pdf).trim().split('\n').slice(2)
  expect(rows.length).toBeGreaterThan(2)
  for (const row of rows) {
    expect(row).toMatch(/^[A-Z]{6}\+\S+\s+CID TrueType\s+Identity-H\s+yes yes yes/)
  }
})

test('has its boxes right to a tenth of a millimetre', () => {
  const boxes = Object.fromEntries(
    run('pdfinfo', '-box', pdf)
      .split('\n')
      .flatMap((line) => {
        const found = /^(\w+Box):\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)/.exec(line)
        return found === null
          ? []
          : [[found[1] ?? '', found.slice(2).map((part) => (Number(part) * 25.4) / 72)]]
      }),
  ) as Record<string, readonly number[]>
  const [left = 0, foot = 0, right = 0, top = 0] = boxes['TrimBox'] ?? []
  expect(right - left).toBeCloseTo(390, 1)
  expect(top - foot).toBeCloseTo(540, 1)
  const bleed = boxes['BleedBox'] ?? []
  expect(left - (bleed[0] ?? 0)).toBeCloseTo(3, 1)
  expect((bleed[3] ?? 0) - top).toBeCloseTo(3, 1)
})

test('prints text and rules in black alone: no other colour is ever set', () => {
  const plain = run('qpdf', '--qdf', '--object-streams=disable', pdf, '-')
  const streams = [...plain.matchAll(/stream\n([\s\S]*?)\nendstream/g)]
    .map(([, body = '']) => body)
    .filter((body) => /\bBT\b/.test(body))
  expect(streams.length).toBe(2)
  for (const body of streams) {
    const colours = [...body.matchAll(/^.*\b(k|K|rg|RG|g|G|scn|SCN|cs|CS)$/gm)].map(([line]) => line.trim())
    expect(new Set(colours)).toEqual(new Set(['0 0 0 1 k']))
  }
})

const flat = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '')

test('holds the whole text of every article in order, as poppler reads it', () => {
  const read = flat(pdfText(pdf))
  const pages = composer().issue(issue)
  for (const article of issue.articles.values()) {
    const stories = pages
      .flatMap((page) => page.blocks)
      .flatMap((block) => (block.kind === 'story' && block.article === article.id ? [block] : []))
      .toSorted((left, right) => left.part - right.part)
    const parts = stories.map((story) => flat(story.lines.map((line) => line.text).join('')))
    // What the parts hold is the manuscript, and each part stands in the file in one piece.
    expect(parts.join('')).toBe(flat(printedText(article)))
    for (const part of parts) expect(read.includes(part), `${article.headline.join('')}: ${part}`).toBe(true)
  }
  expect(read).toContain('下转第2版')
  expect(read).toContain('(上接一版)')
})

test('lays ink of one colour on a page of text, as ghostscript counts it', () => {
  // The second page has no picture.
  const counted = run('gs', '-q', '-o', '-', '-sDEVICE=ink_cov', '-dFirstPage=2', '-dLastPage=2', pdf)
  const [cyan, magenta, yellow, black] = counted.trim().split(/\s+/).map(Number)
  expect([cyan, magenta, yellow]).toEqual([0, 0, 0])
  expect(black).toBeGreaterThan(0.5)
})

test('comes out byte for byte the same when it is exported again', async () => {
  const before = await fingerprints(join(folder, 'press'))
  const { picture, bytes } = await madePicture('pica', '渡口')
  orThrow(
    await exportIssue({
      issue,
      target: folder,
      formats: ['pdf'],
      originals: new Map([[picture.sha256, bytes]]),
    }),
  )
  expect(await fingerprints(join(folder, 'press'))).toEqual(before)
}, 60_000)
