// Exports as the command line makes them: judged on the written files, by programs that are not ours.

import { spawn, spawnSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { lostCharacters, markupText, pdfText } from '../support/characters.ts'
import { jumpline, programWords } from '../support/program.ts'
import { leadHeadline, type SmallCopy, writeSmallCopy } from '../support/small-copy.ts'
import { keptFolder } from './kept-folder.ts'

let folder = ''
let home = ''
let copy: SmallCopy
let issue = ''

beforeAll(async () => {
  folder = await keptFolder()
  home = join(folder, 'home')
  copy = await writeSmallCopy(join(folder, 'copy'))
  issue = join(folder, 'small.issue')
  expect(jumpline(home, 'import', copy.folder, '--into', issue).code).toBe(0)
  expect(jumpline(home, 'makeup', issue).code).toBe(0)
})

interface Written {
  readonly version: number
  readonly folder: string
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
  readonly proof: readonly {
    readonly format: string
    readonly articles: number
    readonly characters: number
    readonly missing: number
  }[]
}

function exported(to: string, formats = 'pdf,site'): Written {
  const ended = jumpline(home, 'export', issue, '--to', to, '--format', formats, '--json')
  expect(ended.stderr).toBe('')
  expect(ended.code).toBe(0)
  return JSON.parse(ended.stdout) as Written
}

test('the report lists every file that is there, and what was proved', async () => {
  const to = join(folder, 'report')
  const written = exported(to)
  expect(written).toMatchObject({ version: 1, folder: to })
  expect(written.proof.map(({ format, articles, missing }) => [format, articles, missing])).toEqual([
    ['pdf', 4, 0],
    ['site', 4, 0],
  ])
  const there = (await readdir(to, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  )
  expect(written.files.map((file) => file.path).toSorted()).toEqual(
    there.map((entry) => join(entry.parentPath, entry.name).slice(to.length + 1)).toSorted(),
  )
})

test('the PDF and the site hold all of the lead, with the lines of its jump', async () => {
  const to = join(folder, 'whole')
  const { files } = exported(to)
  const lead = await readFile(join(copy.folder, '01 要闻/01 lead.md'), 'utf8')
  const body = lead.slice(lead.indexOf('第1段'))
  const whole = files.find((file) => file.path.endsWith('2026-11-23.pdf'))!
  const printed = pdfText(join(to, whole.path))
  expect(lostCharacters(body, printed)).toBe('')
  expect(printed).toContain('下转第2版')
  expect(printed).toContain('(上接一版)')
  expect(spawnSync('qpdf', ['--check', join(to, whole.path)]).status).toBe(0)

  const pages = await Promise.all(
    files
      .filter((file) => file.path.endsWith('.htm'))
      .map(async ({ path }) => [path, await readFile(join(to, path), 'utf8')] as const),
  )
  const article = pages.find(
    ([path, text]) => path.includes('content_') && markupText(text).includes('第160段'),
  )!
  expect(lostCharacters(body, markupText(article[1]))).toBe('')
  const second = pages.find(([path]) => path.endsWith('node_02.htm'))!
  expect(markupText(second[1])).toContain(leadHeadline)
})

test('exported again the files are the same, byte for byte', () => {
  const to = join(folder, 'twice')
  expect(exported(to).files).toEqual(exported(to).files)
})

test('one format alone is written when one is asked for', () => {
  const { files } = exported(join(folder, 'pdf only'), 'pdf')
  expect(files.some((file) => file.path.endsWith('.pdf'))).toBe(true)
  expect(files.some((file) => file.path.endsWith('.htm'))).toBe(false)
})

test.each([
  [['export', 'ISSUE'], /needs --to DIR and --format LIST/],
  [
    ['export', 'ISSUE', '--to', 'x', '--format', 'docx'],
    /^jumpline: --format docx: none of pdf, [a-z, ]*site, [a-z, ]*all/,
  ],
])('%j is told of in one line', (words, line) => {
  const ended = jumpline(home, ...words.map((word) => (word === 'ISSUE' ? issue : word)))
  expect(ended.code).toBe(2)
  expect(ended.stderr).toMatch(line)
})

test('a file in the way of the folder is left alone', async () => {
  const to = join(folder, 'taken')
  await writeFile(to, 'mine')
  const ended = jumpline(home, 'export', issue, '--to', to, '--format', 'pdf')
  expect(ended).toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'jumpline: taken: exists already, and nothing is written over it\n',
  })
  expect(await readFile(to, 'utf8')).toBe('mine')
})

test('an interrupted export leaves nothing behind', async () => {
  const to = join(folder, 'stopped')
  const { program, words, env } = programWords(home, 'export', issue, '--to', to, '--format', 'pdf,site')
  const child = spawn(program, words, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (more: string) => (said += more))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  // The hidden folder shows that it is under way.
  await expect.poll(() => readdir(to).catch(() => []), { timeout: 20_000, interval: 5 }).not.toEqual([])
  child.kill('SIGINT')
  expect(await ended).toBe(3)
  expect(said).toBe('jumpline: cancelled; nothing was kept\n')
  expect(await readdir(folder)).not.toContain('stopped')
})
