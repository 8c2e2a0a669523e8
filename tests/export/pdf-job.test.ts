// Both kinds of PDF as the export job writes them: whole, proved, and the same each time. What an editor wrote comes out
// as text in all that a file says of itself.

import { spawnSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import type { Issue } from '../../src/model/issue.ts'
import { paper, story } from '../support/paper.ts'
import { readingFiles } from '../support/pdf-files.ts'
import { readPdf, textOf } from '../support/pdf-file.ts'
import { faultsOf } from '../support/pdf-x.ts'
import { exportFolder, exportIssue, fingerprints, laidOut, madePicture } from './run-export.ts'

let issue: Issue
let originals: ReadonlyMap<string, Uint8Array>
let folder = ''

function write(target: string): ReturnType<typeof exportIssue> {
  const press = { standard: 'x1a', marks: true, inkLimit: 220 } as const
  return exportIssue({ issue, target, formats: ['pdf', 'reading'], press, originals })
}

beforeAll(async () => {
  const { picture, bytes } = await madePicture('pica', '渡口')
  originals = new Map([[picture.sha256, bytes]])
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
  folder = await exportFolder()
  orThrow(await write(folder))
}, 120_000)

test('both are proved to hold the text, no more and no less, marks or not', async () => {
  const proof = JSON.parse(await readFile(join(folder, 'proof.json'), 'utf8')) as {
    readonly proof: readonly { readonly format: string; readonly missing: number; readonly extra: number }[]
    readonly ink: readonly { readonly page: string; readonly picture: string; readonly ink: number }[]
  }
  expect(proof.proof.map(({ format, missing, extra }) => [format, missing, extra])).toEqual([
    ['pdf', 0, 0],
    ['reading', 0, 0],
  ])
  expect(proof.ink.map(({ page, picture }) => [page, picture])).toEqual([['01', 'pica']])
  for (const { ink } of proof.ink) {
    expect(ink).toBeGreaterThan(50)
    expect(ink).toBeLessThanOrEqual(220)
  }
})

test('there is a file of the issue and one of each page, and each is sound', async () => {
  for (const kind of ['press', 'page']) {
    const place = join(folder, `${kind}/2026-11/23`)
    const names = (await readdir(place)).filter((name) => name.endsWith('.pdf')).toSorted()
    expect(names).toEqual(['01.pdf', '02.pdf', '2026-11-23.pdf'])
    for (const name of names) expect(spawnSync('qpdf', ['--check', join(place, name)]).status).toBe(0)
  }
})

test('every press file keeps the rules of the standard that was asked for', async () => {
  for (const name of ['01', '02', '2026-11-23']) {
    const bytes = await readFile(join(folder, `press/2026-11/23/${name}.pdf`))
    expect(faultsOf(readPdf(bytes), 'x1a')).toEqual([])
  }
})

test('written again they are the same, and nothing is left in between', async () => {
  const profiles = async (): Promise<readonly string[]> =>
    (await readdir(tmpdir())).filter((name) => name.startsWith('jumpline-icc-'))
  const [before, left] = [await fingerprints(folder), await profiles()]
  orThrow(await write(folder))
  expect(await fingerprints(folder)).toEqual(before)
  // Other tests may run beside this one, and clear away theirs.
  expect((await profiles()).filter((name) => !left.includes(name))).toEqual([])
}, 60_000)

// What an editor may have typed or pasted anywhere.
const hostile = [
  '<b>bold</b> & "quoted"',
  ']]> <!-- --> ?>',
  '(brackets) \\ ) ( <</JS(x)>>',
  'bell \u0007 escape \u001b[31m null \u0000 end',
  'turned \u202e round \u202c',
  'half \ud83d a pair',
]

test('markup, controls and halves of characters are text in all a file says of itself', async () => {
  const odd = laidOut(paper({ pages: [hostile.map((words) => story(words, 4))] }))
  const named: Issue = { ...odd, publication: { ...odd.publication, name: hostile.join(' ') } }
  const { whole } = await readingFiles(named)
  const file = readPdf(whole)
  const path = join(folder, 'odd.pdf')
  await writeFile(path, whole)
  expect(spawnSync('qpdf', ['--check', path]).status).toBe(0)
  const xmp = file.stream(file.catalog['/Metadata'])?.plain ?? new Uint8Array()
  const judged = spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: xmp, encoding: 'utf8' })
  expect(judged.stderr).toBe('')
  const title = textOf(file.info['/Title']) ?? ''
  expect(title).toContain('<b>bold</b> & "quoted" ]]> <!-- --> ?> (brackets) \\ ) ( <</JS(x)>>')
  expect(title).toContain('escape  [31m')
  expect(title).toContain('half \ufffd a pair')
  const titles = file.dictionaries.flatMap(([, one]) => textOf(one['/Title']) ?? [])
  expect(titles).toContain('<b>bold</b> & "quoted"')
  expect(titles).toContain('(brackets) \\ ) ( <</JS(x)>>')
  expect(file.dictionaries.some(([, one]) => one['/JS'] !== undefined)).toBe(false)
})
