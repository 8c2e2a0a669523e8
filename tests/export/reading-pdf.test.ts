// The reading PDF, read by others: poppler's text by structure, pdf.js's tree, links and bookmarks, and by eye against
// the press's pages.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Issue } from '../../src/model/issue.ts'
import { printedText } from '../../src/model/query/printed.ts'
import { composer, paper, story } from '../support/paper.ts'
import { type MadeReading, pressFile, readingFiles } from '../support/pdf-files.ts'
import { readPdf } from '../support/pdf-file.ts'
import { deepColours, photograph, type Photograph, rgbJpeg } from '../support/photographs.ts'
import { laidOut } from './run-export.ts'

const folder = mkdtempSync(join(tmpdir(), 'jumpline-reading-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

interface Made {
  readonly issue: Issue
  readonly files: MadeReading
  readonly path: string
}

let photo: Photograph
let english: Made
let chinese: Made

async function make(language: 'en' | 'zh-CN', issue: Issue): Promise<Made> {
  const files = await readingFiles(issue, new Map([[photo.picture.sha256, photo.bytes]]))
  const path = join(folder, `${language}.pdf`)
  writeFileSync(path, files.whole)
  return { issue, files, path }
}

beforeAll(async () => {
  photo = photograph('pica', await rgbJpeg(deepColours()))
  const body = (
    words: string,
  ): readonly (
    | string
    | { kind: 'crosshead' | 'quote' | 'list' | 'paragraph'; text: string; marks: [] }
  )[] => [
    words.repeat(8),
    { kind: 'crosshead', text: 'What comes next', marks: [] },
    { kind: 'list', text: '1. First of all', marks: [] },
    { kind: 'list', text: '2. And then', marks: [] },
    { kind: 'quote', text: `“${words.repeat(3).trim()}”`, marks: [] },
    words.repeat(5),
  ]
  const words = 'The council of the harbour said on Monday morning that the bridge would be opened. '
  english = await make(
    'en',
    laidOut(
      paper({
        language: 'en',
        pages: [
          [
            {
              ...story('Ferry runs on time and nobody looks at a watch', 1, {
                rank: 1,
                pictures: [photo.picture.id],
              }),
              body: body(words),
              byline: 'By our reporter',
              dateline: 'UPPER QUAY',
              kicker: 'Harbour',
            },
            story('A second story in English', 30),
          ],
          [story('Lanes to be lit', 10)],
        ],
        pictures: [photo.picture],
      }),
    ),
  )
  chinese = await make(
    'zh-CN',
    laidOut(
      paper({
        pages: [
          [
            story('一条江上的两岸人家', 60, { rank: 1, pictures: [photo.picture.id], byline: '本报记者' }),
            story('长稿乙', 60, { rank: 2 }),
          ],
          [story('English and 中文 mixed', 4)],
        ],
        pictures: [photo.picture],
      }),
    ),
  )
}, 120_000)

function run(command: string, ...words: readonly string[]): string {
  const ran = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  expect(ran.status, `${command} ${ran.stderr}`).toBe(0)
  return ran.stdout
}

test('is sound, tagged, and says its language and title', () => {
  for (const { path, files } of [english, chinese]) {
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors')
    expect(run('pdfinfo', path)).toMatch(/Tagged:\s+yes/)
    const { catalog } = readPdf(files.whole)
    expect(catalog['/MarkInfo']).toEqual({ '/Marked': true })
    expect(catalog['/ViewerPreferences']).toEqual({ '/DisplayDocTitle': true })
  }
  expect(readPdf(chinese.files.whole).catalog['/Lang']).toBe('u:zh-CN')
  expect(readPdf(english.files.whole).catalog['/Lang']).toBe('u:en')
})

test('every face is embedded as a subset with its Unicode', () => {
  for (const row of run('pdffonts', chinese.path).trim().split('\n').slice(2))
    expect(row).toMatch(/^[A-Z]{6}\+\S+\s+CID TrueType\s+Identity-H\s+yes yes yes/)
})

// The elements and texts poppler prints, without the lines that only give attributes.
function outlineOf(path: string): readonly string[] {
  return run('pdfinfo', '-struct-text', path)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('/'))
    .map((line) => line.replace(/ \((block|inline)\).*$/, '').replace(/^(\s*(?:Sect|Art)) ".*$/, '$1'))
}

test('a story is its kicker, headline, byline, figure and text, in that order, one element a paragraph', () => {
  const rows = outlineOf(english.path)
  const names = rows.map((row) => row.trim()).filter((row) => !row.startsWith('"'))
  const from = names.indexOf('Art')
  const lead = names.slice(from, names.indexOf('Art', from + 1))
  expect(lead.filter((name) => !name.startsWith('Object'))).toEqual([
    'Art',
    'P',
    'H1',
    'P',
    'Figure:',
    'Caption',
    'P',
    'P',
    'H2',
    'L',
    'LI',
    'LBody',
    'LI',
    'LBody',
    'BlockQuote',
    'P',
    'P',
  ])
  // The nameplate comes first.
  expect(names.slice(0, 4)).toEqual(['Document', 'Sect', 'P', 'Art'])
})

test('words at the ends of lines stay apart, and words that are broken stay whole', () => {
  const text = outlineOf(english.path).join('\n')
  const [first] = [...english.issue.articles.values()]
  const sentence = 'The council of the harbour said on Monday morning that the bridge would be opened.'
  expect(first?.dateline).toBe('UPPER QUAY')
  const read = text.replaceAll('\u00ad', '')
  expect(read.split(sentence).length - 1).toBeGreaterThanOrEqual(8 + 3 + 5)
  // The headline is set in several lines, the dateline before the text.
  expect(read).toContain('"Ferry runs on time and nobody looks at a watch"')
  expect(read).toMatch(/"UPPER QUAY ?"\s+"The council/)
})

test('all text of an article is in its elements, once', () => {
  const flat = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\u00ad"]/g, '')
  for (const { path, issue } of [english, chinese]) {
    const rows = outlineOf(path).map((row) => row.trim())
    const read = flat(rows.filter((row) => row.startsWith('"')).join(''))
    for (const article of issue.articles.values()) {
      // Each paragraph of a part in one piece; a jump may cut one in two.
      const pieces = printedText(article).split('\n').map(flat)
      const whole = pieces.filter((piece) => read.includes(piece))
      expect(whole.length, article.headline.join('')).toBeGreaterThanOrEqual(
        pieces.length - article.jumps.length,
      )
    }
  }
})

async function opened(bytes: Uint8Array): Promise<Awaited<ReturnType<typeof getDocument>['promise']>> {
  return getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS }).promise
}

interface TreeNode {
  readonly role?: string
  readonly alt?: string
  readonly children?: readonly TreeNode[]
}

function nodesIn(node: TreeNode): readonly TreeNode[] {
  return [node, ...(node.children ?? []).flatMap(nodesIn)]
}

test('a story that only goes on on a page is read there too, after those of its headline list', async () => {
  const { issue } = chinese
  const [first, second] = issue.pages
  if (!first || !second) throw new Error('two pages')
  const jumped = [...issue.articles.values()].filter(({ jumps }) => jumps.length > 0).map(({ id }) => id)
  const unlisted = second.headlines.filter((id) => !jumped.includes(id))
  const files = await readingFiles(
    { ...issue, pages: [first, { ...second, headlines: unlisted }] },
    new Map([[photo.picture.sha256, photo.bytes]]),
  )
  const document = await opened(files.whole)
  const nodes = nodesIn((await (await document.getPage(2)).getStructTree()) as TreeNode)
  expect(nodes.filter(({ role }) => role === 'Art')).toHaveLength(unlisted.length + jumped.length)
  await document.loadingTask.destroy()
})

test('pdf.js finds the same tree, and words for every figure', async () => {
  const document = await opened(chinese.files.whole)
  const page = await document.getPage(1)
  const nodes = nodesIn((await page.getStructTree()) as TreeNode)
  const roles = nodes.map(({ role }) => role)
  expect(roles).toContain('H1')
  expect(roles.filter((role) => role === 'Art')).toHaveLength(2)
  const figures = nodes.filter(({ role }) => role === 'Figure')
  expect(figures.map(({ alt }) => alt)).toEqual(['Photograph pica'])
  await document.loadingTask.destroy()
})

test('the line of a jump leads to where the story goes on, and the turn line back', async () => {
  const document = await opened(chinese.files.whole)
  const pages = composer().issue(chinese.issue)
  const jumps = [...chinese.issue.articles.values()].filter(({ jumps }) => jumps.length > 0)
  expect(jumps.length).toBeGreaterThan(0)
  let links = 0
  for (const [index, placed] of pages.entries()) {
    const page = await document.getPage(index + 1)
    const found = (await page.getAnnotations()) as readonly {
      readonly subtype: string
      readonly dest: readonly [object, { readonly name: string }, number, number]
      readonly rect: readonly number[]
      readonly contentsObj: { readonly str: string }
    }[]
    const wanted = placed.blocks.flatMap((block) =>
      block.kind === 'story'
        ? [[block.turnLine, block.part - 1] as const, [block.jumpLine, block.part + 1] as const].flatMap(
            ([line, part]) => (line === null ? [] : [{ line, part, article: block.article }]),
          )
        : [],
    )
    expect(found).toHaveLength(wanted.length)
    for (const { line, part, article } of wanted) {
      const link = found.find(({ contentsObj }) => contentsObj.str === line.text)
      if (link === undefined) throw new Error(`no link for ${line.text}`)
      expect(link.subtype).toBe('Link')
      // Over its words.
      expect(link.rect[0]).toBeCloseTo(line.x / 1000, 1)
      expect(link.rect[2]).toBeCloseTo((line.x + line.width) / 1000, 1)
      const target = await document.getPageIndex(link.dest[0] as never)
      const there = pages[target]
      const block = there?.blocks.find(
        (one) => one.kind === 'story' && one.article === article && one.part === part,
      )
      if (there === undefined || block === undefined) throw new Error('the link leads to the other part')
      expect(link.dest[1].name).toBe('XYZ')
      expect(link.dest[2]).toBeCloseTo(Math.min(...block.polygon.map(([x]) => x)) / 1000, 1)
      const top = Math.min(...block.polygon.map(([, y]) => y))
      expect(link.dest[3]).toBeCloseTo((there.height - top) / 1000, 1)
      links += 1
    }
  }
  expect(links).toBeGreaterThanOrEqual(2)
  await document.loadingTask.destroy()
})

test('in the file of a page such a line leads to the file of the other page', () => {
  const [first, second] = chinese.files.single
  if (!first || !second) throw new Error('two pages')
  for (const [bytes, other] of [
    [first, '02.pdf'],
    [second, '01.pdf'],
  ] as const) {
    const links = readPdf(bytes)
      .dictionaries.map(([, one]) => one)
      .filter((one) => one['/S'] === '/GoToR')
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) {
      expect(link['/F']).toEqual({ '/Type': '/Filespec', '/F': `u:${other}`, '/UF': `u:${other}` })
      expect(link['/D']).toEqual([0, '/XYZ', expect.any(Number), expect.any(Number), null])
    }
  }
})

test('bookmarks are the pages, and on each its headlines where they stand', async () => {
  const document = await opened(chinese.files.whole)
  const outline = await document.getOutline()
  expect(outline.map(({ title }) => title)).toEqual(chinese.files.site.pages.map(({ title }) => title))
  for (const [index, page] of chinese.files.site.pages.entries()) {
    const items = outline[index]?.items as readonly {
      readonly title: string
      readonly dest: readonly [object, { readonly name: string }]
    }[]
    expect(items.map(({ title }) => title)).toEqual(page.headlines.map(({ headline }) => headline))
    for (const { dest } of items) {
      expect(await document.getPageIndex(dest[0] as never)).toBe(index)
      expect(dest[1].name).toBe('XYZ')
    }
  }
  await document.loadingTask.destroy()
})

test('the page looks as it does in print', async () => {
  const press = join(folder, 'press.pdf')
  const originals = new Map([[photo.picture.sha256, photo.bytes]])
  writeFileSync(press, (await pressFile({ issue: chinese.issue, originals })).bytes)
  const look = async (path: string): Promise<{ readonly pixels: Buffer; readonly size: string }> => {
    const out = join(folder, 'look.png')
    run(
      'gs',
      '-q',
      '-dBATCH',
      '-dNOPAUSE',
      '-sDEVICE=pnggray',
      '-dUseTrimBox',
      '-r50',
      '-dFirstPage=2',
      '-dLastPage=2',
      `-sOutputFile=${out}`,
      path,
    )
    const { data, info } = await sharp(out).raw().toBuffer({ resolveWithObject: true })
    return { pixels: data, size: `${info.width} ${info.height}` }
  }
  const [printed, shown] = [await look(press), await look(chinese.path)]
  expect(shown.size).toBe(printed.size)
  // Black of a press is not as black on a screen: what counts is where it is.
  const dark = (pixels: Buffer): number => pixels.filter((level) => level < 128).length / pixels.length
  expect(dark(printed.pixels)).toBeGreaterThan(0.03)
  expect(Math.abs(dark(shown.pixels) / dark(printed.pixels) - 1)).toBeLessThan(0.02)
})

test('nothing in it is in the inks of a press', () => {
  const file = readPdf(english.files.whole)
  const spaces = file.streams.flatMap(({ dictionary }) => dictionary['/ColorSpace'] ?? [])
  expect(new Set(spaces)).toEqual(new Set(['/DeviceRGB']))
  for (const page of file.pages) {
    const plain = file.stream(page['/Contents'])?.plain ?? new Uint8Array()
    expect(Buffer.from(plain).toString('latin1')).not.toMatch(/ k\n/)
  }
})

test('every piece of a page is marked, as part of the tree or as nothing to read', () => {
  const file = readPdf(english.files.whole)
  for (const page of file.pages) {
    const plain = file.stream(page['/Contents'])?.plain ?? new Uint8Array()
    let depth = 0
    for (const line of Buffer.from(plain).toString('latin1').split('\n')) {
      if (line.endsWith(' BDC')) depth += 1
      else if (line === 'EMC') depth -= 1
      else if (/ (Tj|TJ|Do Q)$|\]TJ$|>Tj$|^f$/.test(line)) expect(depth, line).toBe(1)
    }
    expect(depth).toBe(0)
  }
})

test('it says it is accessible only where every glyph stands for characters', async () => {
  const claim = (bytes: Uint8Array): boolean => {
    const file = readPdf(bytes)
    const plain = file.stream(file.catalog['/Metadata'])?.plain ?? new Uint8Array()
    return Buffer.from(plain).toString('utf8').includes('pdfuaid:part')
  }
  expect(claim(english.files.whole)).toBe(true)
  // No face has a character of the private use area.
  const odd = await readingFiles(laidOut(paper({ pages: [[{ ...story('Odd', 1), body: ['a \ue123 b'] }]] })))
  expect(claim(odd.whole)).toBe(false)
})

test('words that run from the right have their text beside them, as they are read', async () => {
  const words = 'They said שלום עולם at the gate of the harbour and went home. '
  const issue = laidOut(
    paper({ language: 'en', pages: [[{ ...story('Two ways', 1), body: [words.repeat(4)] }]] }),
  )
  const file = readPdf((await readingFiles(issue)).whole)
  const plain = file.stream(file.pages[0]?.['/Contents'])?.plain ?? new Uint8Array()
  const said = [
    ...Buffer.from(plain)
      .toString('latin1')
      .matchAll(/ActualText<FEFF(\w*)>/g),
  ].map(([, digits = '']) => Buffer.from(digits, 'hex').swap16().toString('utf16le'))
  expect(said.length).toBeGreaterThan(2)
  // Lines with such words alone have it, and together with the others they are the text.
  for (const line of said) expect(words.repeat(4)).toContain(line.trimEnd())
  expect(said.join('')).toContain('שלום עולם')
})
