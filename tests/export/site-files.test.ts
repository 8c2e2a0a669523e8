// The files of the replica edition as a whole, judged by others: the Nu checker reads every page and style sheet,
// FreeType (by fontconfig's fc-query, where there is one) the fonts, and the sizes are what a reader loads.

import { execFile, spawnSync } from 'node:child_process'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { fontsOf, makeSite } from '../../src/export/site/site.ts'
import { siteIssue } from '../../src/export/site/site-issue.ts'
import { openWebFonts } from '../../src/main/services/jobs/web-fonts.ts'
import type { Issue } from '../../src/model/issue.ts'
import { type CopyIssue, issueOfCopy, sampleIssue } from '../support/copy-issue.ts'
import { after, composer, paper, someText } from '../support/paper.ts'
import { attribute, readHtml, words } from '../support/parsed-html.ts'
import { sharedFolder, skipReason, writeDailyCopy } from '../support/sample-copy.ts'
import { exportFolder, exportIssue, fingerprints, laidOut } from './run-export.ts'

const run = promisify(execFile)
const checker = fileURLToPath(new URL('../../node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url))
const fontsFolder = fileURLToPath(new URL('../../out/fonts', import.meta.url))
const kilobyte = 1024
/** FreeType's eye on fonts, where the machine has it. */
const fontReader = spawnSync('fc-query', ['--version']).error === undefined

async function below(folder: string, pattern: RegExp): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => pattern.test(path))
    .toSorted()
}

/** What the checker says, as `error: …` and `warning: …`. */
async function judged(files: readonly string[]): Promise<readonly string[]> {
  const { stderr } = await run(
    'java',
    ['-jar', checker, '--also-check-css', '--exit-zero-always', '--format', 'json', ...files],
    { maxBuffer: 64 * kilobyte * kilobyte },
  )
  const { messages } = JSON.parse(stderr) as {
    readonly messages: readonly {
      readonly type: string
      readonly subType?: string
      readonly message: string
      readonly url?: string
    }[]
  }
  return messages.map(({ type, subType, message, url }) => `${subType ?? type}: ${message} (${url ?? ''})`)
}

const folders = new Map<string, string>()
const copies = new Map<string, CopyIssue>()

beforeAll(async () => {
  for (const language of ['zh', 'en'] as const) {
    const copy = await sampleIssue(language)
    const target = await exportFolder()
    copies.set(language, copy)
    folders.set(language, target)
    orThrow(
      await exportIssue({
        issue: copy.issue,
        originals: copy.originals,
        target,
        formats: ['site'],
        despiteErrors: true,
      }),
    )
  }
}, 240_000)

describe.each(['zh', 'en'])('the sample paper in %s', (language) => {
  const folder = (): string => folders.get(language) ?? ''

  test('has no error for the Nu checker, and no warning but for headings that are kept empty', async () => {
    const files = await below(folder(), /\.(?:html?|css)$/)
    expect(files.length).toBeGreaterThan(15)
    const said = await judged(files)
    expect(said.filter((one) => !/^warning: Empty heading\./.test(one))).toEqual([])
  }, 120_000)

  test('has one h1 in every file and no heading that leaves out a level', async () => {
    for (const path of await below(folder(), /\.html?$/)) {
      const levels = readHtml(await readFile(path, 'utf8')).all.flatMap((one) => {
        const role = attribute(one, 'role')
        if (role === 'doc-subtitle') return []
        if (role === 'heading') return [Number(attribute(one, 'aria-level'))]
        return /^h[1-6]$/.test(one.tagName) ? [Number(one.tagName.slice(1))] : []
      })
      expect(levels.filter((level) => level === 1).length, path).toBe(1)
      expect(levels[0], path).toBe(1)
      for (const [index, level] of levels.entries())
        expect(level - (levels[index - 1] ?? 0), `${path} ${levels.join()}`).toBeLessThanOrEqual(1)
    }
  })

  test('has a feed with an id of its own for every entry, and no map of addresses it cannot know', async () => {
    const feed = await readFile(join(folder(), 'feed.xml'), 'utf8')
    await run('xmllint', ['--noout', '--nonet', join(folder(), 'feed.xml'), join(folder(), 'period.xml')])
    const ids = [...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, id = '']) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe((copies.get(language)?.issue.articles.size ?? 0) + 1)
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const there = new Set(Object.keys(await fingerprints(folder())))
    for (const [, href = ''] of feed.matchAll(/<link[^>]* href="([^"]*)"/g)) expect(there).toContain(href)
    const home = copies.get(language)?.issue.publication.home ?? ''
    expect(there.has('sitemap.xml')).toBe(home !== '')
    if (home === '') return
    const map = await readFile(join(folder(), 'sitemap.xml'), 'utf8')
    for (const [, address = ''] of map.matchAll(/<loc>(.*?)<\/loc>/g))
      expect(new URL(address).host).not.toBe('')
  })

  test('says of an article only what the issue knows', async () => {
    const issue = copies.get(language)?.issue as Issue
    const article = [...issue.articles.values()].find(({ jumps }) => jumps.length > 0)
    const [path = ''] = await below(folder(), new RegExp(`content_${article?.id ?? ''}\\.htm$`))
    const document = readHtml(await readFile(path, 'utf8'))
    const data = JSON.parse(words(document.select('script[type="application/ld+json"]')[0])) as Record<
      string,
      unknown
    >
    expect(data).toMatchObject({
      '@type': 'NewsArticle',
      headline: article?.headline.join(' '),
      datePublished: issue.date,
      inLanguage: issue.publication.language,
      printPage: expect.arrayContaining([expect.any(String)]) as unknown,
      printEdition: expect.stringContaining(String(issue.number)) as unknown,
      isPartOf: {
        '@type': 'PublicationIssue',
        issueNumber: String(issue.number),
        isPartOf: { '@type': 'Newspaper', name: issue.publication.name },
      },
    })
    expect(data).not.toHaveProperty('wordCount')
    expect(data).not.toHaveProperty('author')
  })

  test('loads less than 400 kB a page without pictures, fonts and all', async () => {
    const shared = await sizes(
      await below(folder(), /(?:site\.css|fonts\.css|font_(?:text|head|note|sans|strong|emphasis)\.woff2)$/),
    )
    for (const path of await below(folder(), /(?:node|content)_\w+\.htm$/)) {
      const html = await readFile(path, 'utf8')
      const own = [...html.matchAll(/url\('([^']+)'\)/g)].map(([, address = '']) =>
        normalize(join(dirname(path), address)),
      )
      expect(shared + (await sizes([path, ...own])), path).toBeLessThan(400 * kilobyte)
    }
  })

  test('brings fonts of its own name, with the characters they are said to have, and their licences', async () => {
    const style = (
      await Promise.all((await below(folder(), /fonts\.css$/)).map((path) => readFile(path, 'utf8')))
    ).join('')
    expect(style.match(/font-display:swap/g)?.length).toBe(style.match(/@font-face/g)?.length)
    const licences = await below(folder(), /style\/OFL-.*\.txt$/)
    expect(licences.length).toBeGreaterThan(2)
    for (const path of licences) expect(await readFile(path, 'utf8')).toContain('SIL Open Font License')
    if (!fontReader) return
    const fonts = await below(folder(), /\.woff2$/)
    for (const path of fonts) {
      const { stdout } = await run('fc-query', ['-f', '%{family}|%{charset}', path])
      const [family = '', charset = ''] = stdout.split('|')
      expect(family, path).toMatch(/^Jumpline (?:Text|Head|Note|Sans)$/)
      const name = path.replace(/^.*\//, '')
      const rule = style.split('\n').find((line) => line.includes(name))
      if (rule === undefined) continue
      const has = rangesOf(charset.split(' '))
      const said = rangesOf(
        rule
          .replace(/^.*unicode-range:|\}$/g, '')
          .replaceAll('U+', '')
          .split(','),
      )
      // The faces lack a few signs; what is said beyond them falls through to the next face.
      expect([...said].filter((point) => !has.has(point)).length, path).toBeLessThan(6)
    }
  })
})

/** Code points of ranges such as `4e00-4e05`. */
function rangesOf(ranges: readonly string[]): ReadonlySet<number> {
  const points = new Set<number>()
  for (const range of ranges.filter((one) => one !== '')) {
    const [first = '', last = first] = range.split('-')
    for (let point = Number.parseInt(first, 16); point <= Number.parseInt(last, 16); point += 1)
      points.add(point)
  }
  return points
}

async function sizes(paths: readonly string[]): Promise<number> {
  const found = await Promise.all(paths.map((path) => stat(path)))
  return found.reduce((sum, { size }) => sum + size, 0)
}

test('an article of three thousand different-looking characters loads less than a megabyte', async () => {
  // No two characters alike: worse than any text.
  const unlike = String.fromCodePoint(...Array.from({ length: 3000 }, (_, index) => 0x4e00 + index * 6))
  const odd = laidOut(
    paper({ pages: [[{ headline: ['生僻'], body: [unlike.slice(0, 1500), unlike.slice(1500)] }]] }),
  )
  const target = await exportFolder()
  orThrow(await exportIssue({ issue: odd, target, formats: ['site'], despiteErrors: true }))
  const files = await below(target, /(?:content_.*\.htm|site\.css|fonts\.css|font_(?!index|node).*\.woff2)$/)
  expect(await sizes(files)).toBeLessThan(1024 * kilobyte)
}, 60_000)

test.skipIf(sharedFolder === null)(
  `a page of a real issue loads less than half a megabyte${sharedFolder === null ? ` (${skipReason})` : ''}`,
  async () => {
    const copy = await exportFolder()
    await writeDailyCopy(sharedFolder ?? '', copy)
    const { issue } = await issueOfCopy(copy)
    const site = siteIssue(issue, composer().issue(issue), false)
    const wishes = { site, others: [], htmlOf: () => [] }
    const web = await openWebFonts(fontsFolder)
    const packed = await Promise.all(
      fontsOf(wishes).map(async ({ path, face, characters, family }) => {
        const bytes = await web.subset(face, characters, family, 'Regular')
        return [path, bytes.length] as const
      }),
    )
    const sizeOf = new Map([
      ...packed,
      ...makeSite(wishes).map(({ path, bytes }) => [path, bytes.length] as const),
    ])
    const shared = [
      ...site.fonts.shared.map(({ path }) => path),
      'style/site.css',
      'page/2020-01/01/fonts.css',
    ]
    const loads = [...site.pages, ...site.order].map(({ file }) =>
      [...shared, `html/2020-01/01/${file}`, site.fonts.own.get(file)?.path ?? '']
        .map((path) => sizeOf.get(path) ?? 0)
        .reduce((sum, size) => sum + size, 0),
    )
    expect(loads.length).toBe(8 + 24)
    expect(Math.max(...loads)).toBeLessThan(512 * kilobyte)
  },
  60_000,
)

test.skipIf(!fontReader)(
  `a subset is not called what its makers keep for themselves${fontReader ? '' : ' (SKIPPED: no fc-query)'}`,
  async () => {
    const web = await openWebFonts(fontsFolder)
    const folder = await exportFolder()
    for (const face of ['serif', 'serif-sc', 'kai-sc', 'sans']) {
      const path = join(folder, `${face}.woff2`)
      await writeFile(path, await web.subset(face, '望帆日报 Jumpline', 'Jumpline Text', 'Regular'))
      const names = async (file: string): Promise<string> =>
        (await run('fc-query', ['-f', '%{family}|%{fullname}|%{postscriptname}', file])).stdout
      expect(await names(path)).toBe('Jumpline Text|Jumpline Text Regular|JumplineText-Regular')
      expect(await names(join(fontsFolder, `${face}.ttf`))).toMatch(/Source|Noto|WenKai|Franklin/)
      expect((await stat(path)).size).toBeLessThan(12 * kilobyte)
    }
  },
)

test('an issue between two others is linked from both, in their own words', async () => {
  const target = await exportFolder()
  const issue = laidOut(paper({ pages: [[{ headline: ['甲'], body: [someText(200)] }]] }))
  const at = async (date: string): Promise<void> => {
    const dated = after(issue, [{ kind: 'issue.set', fields: { date } }])
    orThrow(await exportIssue({ issue: dated, target, formats: ['site'], despiteErrors: true }))
  }
  const links = async (date: string): Promise<readonly string[]> => {
    const html = await readFile(join(target, 'html', date.slice(0, 7), date.slice(8), 'node_01.htm'), 'utf8')
    return readHtml(html)
      .select('nav.issues a.preart')
      .map((one) => words(one))
  }
  await at('2026-10-31')
  await at('2026-12-24')
  expect(await links('2026-10-31')).toEqual(['下一期 2026-12-24'])
  await at('2026-11-23')
  expect(await links('2026-10-31')).toEqual(['下一期 2026-11-23'])
  expect(await links('2026-11-23')).toEqual(['上一期 2026-10-31', '下一期 2026-12-24'])
  expect(await links('2026-12-24')).toEqual(['上一期 2026-11-23'])
  // Calendars of the months around lead on, too.
  const month = async (name: string): Promise<readonly string[]> =>
    readHtml(await readFile(join(target, `period/${name}.html`), 'utf8'))
      .select('nav.month-steps a')
      .map((one) => attribute(one, 'href'))
  expect(await month('2026-10')).toEqual(['2026-11.html'])
  expect(await month('2026-11')).toEqual(['2026-10.html', '2026-12.html'])
  expect(await month('2026-12')).toEqual(['2026-11.html'])
  // The newest issue opens the top page, whichever was exported last.
  const top = readHtml(await readFile(join(target, 'index.html'), 'utf8'))
  expect(attribute(top.select('time')[0], 'datetime')).toBe('2026-12-24')
  const all = await fingerprints(target)
  await at('2026-10-31')
  const again = await fingerprints(target)
  expect({ ...again, 'proof.json': '' }).toEqual({ ...all, 'proof.json': '' })
}, 120_000)
