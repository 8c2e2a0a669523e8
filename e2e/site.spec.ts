// The replica edition in a browser, from the disk: read and followed without a script, judged by axe with one, its
// zones measured against the blocks they stand for, at sizes from a small phone to a wall, light, dark and on paper.

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { err, ok, orThrow } from '../src/base/result.ts'
import type { PlacedPage } from '../src/compose/placed.ts'
import { createExportJobs } from '../src/main/services/jobs/export-jobs.ts'
import { usualPress } from '../src/contract/calls.ts'
import { readingOrder } from '../src/model/query/reading-order.ts'
import { type CopyIssue, sampleIssue } from '../tests/support/copy-issue.ts'
import { realParts } from '../tests/support/issue-folder.ts'
import { after, composer } from '../tests/support/paper.ts'
import { accessibilityFaults } from './support/accessibility.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folders = new Map<string, string>()
const copies = new Map<string, CopyIssue>()
let names = 0

async function exported(copy: CopyIssue, date: string, target: string): Promise<void> {
  const jobs = createExportJobs({
    files: realParts,
    fontsFolder: join(root, 'out/fonts'),
    profilesFolder: join(root, 'resources/icc'),
    newName: () => `s${String((names += 1))}`,
  })
  orThrow(
    await jobs.start({
      issue: after(copy.issue, [{ kind: 'issue.set', fields: { date } }]),
      target,
      wishes: { formats: ['site'], press: usualPress, despiteErrors: true },
      readOriginal: (sha256) => {
        const bytes = copy.originals.get(sha256)
        return Promise.resolve(
          bytes === undefined
            ? err({ kind: 'not-found', name: sha256 })
            : ok({ sha256, type: 'jpeg', bytes }),
        )
      },
      onProgress: () => {},
      signal: new AbortController().signal,
    }),
  )
}

test.describe.configure({ mode: 'default' })
test.setTimeout(180_000)

test.beforeAll(async () => {
  test.setTimeout(240_000)
  for (const language of ['zh', 'en'] as const) {
    const copy = await sampleIssue(language)
    const target = await mkdtemp(join(tmpdir(), 'jumpline-site-'))
    folders.set(language, target)
    copies.set(language, copy)
    if (language === 'zh') await exported(copy, '2026-12-01', target)
    await exported(copy, '2026-11-23', target)
  }
})

test.afterAll(async () => {
  for (const folder of folders.values()) await rm(folder, { recursive: true, force: true })
})

const day = 'html/2026-11/23'

function address(language: string, path: string): string {
  return pathToFileURL(join(folders.get(language) ?? '', path)).href
}

function frontOf(language: string): string {
  return `${day}/node_${language === 'zh' ? '01' : '1'}.htm`
}

/** The file of the sample's continued article. */
function continued(language: string): string {
  const issue = copies.get(language)?.issue
  const found = [...(issue?.articles.values() ?? [])].find(({ jumps }) => jumps.length > 0)
  return `${day}/content_${found?.id ?? ''}.htm`
}

interface Looks {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly script?: boolean
  readonly forced?: boolean
}

async function opened(browser: Browser, url: string, looks: Looks = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: looks.width ?? 1280, height: looks.height ?? 800 },
    colorScheme: looks.dark === true ? 'dark' : 'light',
    javaScriptEnabled: looks.script ?? true,
    ...(looks.forced === true ? { forcedColors: 'active' as const } : {}),
  })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

test('axe finds nothing on a page, an article, the top and a month, light and dark, wide and narrow', async ({
  browser,
}) => {
  for (const language of ['zh', 'en']) {
    for (const path of [frontOf(language), continued(language), 'index.html', 'period/2026-11.html']) {
      for (const looks of [{}, { dark: true }, { width: 320, height: 640 }]) {
        const page = await opened(browser, address(language, path), looks)
        await page.evaluate(() => document.fonts.ready)
        const about = `${language} ${path} ${JSON.stringify(looks)}`
        expect.soft(await accessibilityFaults(page), about).toEqual([])
        // 2.5.8 is not among what axe looks at unasked.
        expect.soft(await smallTargets(page), about).toEqual([])
        await page.context().close()
      }
    }
  }
})

/** Links and controls under 24 pixels that are not words of a sentence. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const inText = 'founder-content p, .opening, svg, map, .skip'
    return [...document.querySelectorAll('a[href], summary, label, button')]
      .filter((one) => one.closest(inText) === null && one.getClientRects().length > 0)
      .filter((one) => {
        const box = one.getBoundingClientRect()
        return box.height < 23.9 || box.width < 23.9
      })
      .map(
        (one) =>
          `${one.tagName} ${one.textContent} ${String(Math.round(one.getBoundingClientRect().height))}`,
      )
  })
}

test('without a script it is read from page to page, by zones, steps, months and issues', async ({
  browser,
}) => {
  const page = await opened(browser, address('zh', 'index.html'), { script: false })
  await page.getByRole('link', { name: '阅读本期' }).click()
  await expect(page).toHaveURL(/2026-12\/01\/node_01\.htm$/)
  await page.getByRole('link', { name: /上一期/ }).click()
  await expect(page).toHaveURL(/2026-11\/23\/node_01\.htm$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('第01版：要闻')
  await page.getByRole('navigation', { name: '上一版、下一版' }).getByRole('link', { name: '下一版' }).click()
  await expect(page).toHaveURL(/node_02\.htm$/)
  await page.goBack()
  // A zone, by the pointer, in its middle.
  const zone = page.locator('.zones a').first()
  const href = await zone.getAttribute('href')
  await zone
    .locator('polygon')
    .first()
    .click({ position: { x: 8, y: 8 } })
  await expect(page).toHaveURL(new RegExp(`${(href ?? '').replace(/[.#]/g, '\\$&')}$`))
  await expect(page.locator('founder-content')).toContainText('青芦江')
  await page
    .getByRole('link', { name: /^第02版/ })
    .first()
    .click()
  await page.goBack()
  await page.getByRole('link', { name: /下一篇/ }).click()
  await expect(page).toHaveURL(/content_\w+\.htm$/)
  // The calendar opens, and leads out of its frame.
  await page.getByText('日历', { exact: true }).first().click()
  const frame = page.frameLocator('.calendar iframe')
  await frame.getByRole('link', { name: '下一月' }).click()
  await frame.getByRole('link', { name: '1', exact: true }).click()
  await expect(page).toHaveURL(/2026-12\/01\/node_01\.htm$/)
  await page.context().close()
})

test('a zone lights up with its row and its story, pointed at or focused, without a script', async ({
  browser,
}) => {
  const page = await opened(browser, address('zh', frontOf('zh')), { script: false, height: 2000 })
  const fill = (index: number): Promise<string> =>
    page
      .locator(`.zones a.z${String(index)} polygon`)
      .first()
      .evaluate((one) => getComputedStyle(one).fill)
  const ground = (index: number): Promise<string> =>
    page.locator(`.headlines li.z${String(index)}`).evaluate((one) => getComputedStyle(one).backgroundColor)
  const clear = 'rgba(0, 0, 0, 0)'
  expect([await fill(2), await ground(2)]).toEqual([clear, clear])
  await page
    .locator('.zones a.z2 polygon')
    .first()
    .hover({ position: { x: 8, y: 8 } })
  await expect.poll(() => fill(2)).not.toBe(clear)
  await expect.poll(() => ground(2)).not.toBe(clear)
  await expect.poll(() => fill(1)).toBe(clear)
  await page.locator('.headlines li.z3 a').hover()
  await expect.poll(() => fill(3)).not.toBe(clear)
  await expect.poll(() => fill(2)).toBe(clear)
  await page.mouse.move(0, 0)
  // By the keyboard, in the order of the list.
  await page.locator('.picture-links a').first().focus()
  const reached: string[] = []
  for (let stop = 0; stop < 3; stop += 1) {
    await page.keyboard.press('Tab')
    reached.push((await page.locator(':focus').getAttribute('class')) ?? '')
  }
  expect(reached).toEqual(['z1', 'z2', 'z3'])
  await expect.poll(() => ground(3)).not.toBe(clear)
  await page.context().close()
})

test('drawn zones and map equal the blocks to a pixel of the picture, at every size it is shown in', async ({
  browser,
}) => {
  for (const language of ['zh', 'en']) {
    const copy = copies.get(language)
    if (copy === undefined) throw new Error('an issue')
    const placed = composer().issue(copy.issue)
    for (const [index, one] of placed.entries()) {
      const label = language === 'zh' ? `0${String(index + 1)}` : String(index + 1)
      for (const width of [390, 1280, 2560]) {
        const page = await opened(browser, address(language, `${day}/node_${label}.htm`), { width })
        const picture = await page.locator('.zones img').first().boundingBox()
        if (picture === null) throw new Error('a picture')
        const drawn = await page.locator('.zones polygon').evaluateAll((all) =>
          all.map((polygon) => {
            const own = polygon as SVGPolygonElement
            const matrix = own.getScreenCTM()
            return [...own.points].map((point) => {
              const { x, y } = matrix === null ? point : point.matrixTransform(matrix)
              return [x + window.scrollX, y + window.scrollY] as const
            })
          }),
        )
        const mapped = await page
          .locator('map area')
          .evaluateAll((all) => all.map((area) => (area.getAttribute('coords') ?? '').split(',').map(Number)))
        const wanted = zonesOf(one, copy)
        expect(drawn.length).toBe(wanted.length)
        expect(wanted.length).toBeGreaterThan(4)
        const [wide, high] = await page
          .locator('.zones img')
          .first()
          .evaluate((img) => [Number(img.getAttribute('width')), Number(img.getAttribute('height'))] as const)
        const offsets = wanted.flatMap((polygon, zone) =>
          polygon.flatMap(([x, y], corner) => {
            const [left = -99, top = -99] = drawn[zone]?.[corner] ?? []
            return [
              left - picture.x - x * picture.width,
              top - picture.y - y * picture.height,
              (mapped[zone]?.[corner * 2] ?? -99) - x * wide,
              (mapped[zone]?.[corner * 2 + 1] ?? -99) - y * high,
            ].map(Math.abs)
          }),
        )
        expect(Math.max(...offsets), `${language} ${label} ${String(width)}`).toBeLessThanOrEqual(1)
        await page.context().close()
      }
    }
  }
})

/** Corners of the blocks that lead somewhere, in parts of the page, in the order of the headline list. */
function zonesOf(
  page: PlacedPage,
  { issue }: CopyIssue,
): readonly (readonly (readonly [number, number])[])[] {
  const listed = issue.pages.find(({ id }) => id === page.page)?.headlines ?? []
  const order = [...new Set([...listed, ...readingOrder(issue)])]
  const corner = (polygon: PlacedPage['blocks'][number]['polygon']): readonly [number, number] => [
    Math.min(...polygon.map(([, y]) => y)),
    Math.min(...polygon.map(([x]) => x)),
  ]
  return order.flatMap((article) =>
    page.blocks
      .filter((block) => (block.kind === 'story' || block.kind === 'picture') && block.article === article)
      .toSorted((left, right) => {
        const [a, b] = [corner(left.polygon), corner(right.polygon)]
        return a[0] - b[0] || a[1] - b[1]
      })
      .map(({ polygon }) => polygon.map(([x, y]) => [x / page.width, y / page.height] as const)),
  )
}

test('nothing is wider than the screen, from 320 pixels to 4K', async ({ browser }) => {
  for (const language of ['zh', 'en']) {
    for (const path of [frontOf(language), continued(language), 'index.html']) {
      for (const width of [320, 390, 768, 1280, 1920, 3840]) {
        const page = await opened(browser, address(language, path), { width })
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect.soft(over, `${path} ${String(width)}`).toBeLessThanOrEqual(0)
        await page.context().close()
      }
    }
  }
})

test('its fonts load, are all the page loads of them, and set the text', async ({ browser }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  let bytes = 0
  const failed: string[] = []
  page.on('requestfailed', (request) => failed.push(request.url()))
  const asked: string[] = []
  page.on('request', (request) => {
    if (/\.(?:woff2|css|htm)$/.test(request.url())) asked.push(request.url())
  })
  await page.goto(address('zh', continued('zh')))
  const states = await page.evaluate(async () => {
    await document.fonts.ready
    return [...document.fonts].map(({ family, status }) => `${family.replaceAll(/['"]/g, '')} ${status}`)
  })
  expect(failed).toEqual([])
  expect(states.filter((state) => state.endsWith('error'))).toEqual([])
  for (const family of ['Text', 'Head', 'Note']) expect(states).toContain(`Jumpline ${family} loaded`)
  for (const url of new Set(asked)) bytes += (await readFile(fileURLToPath(url))).length
  expect(bytes).toBeLessThan(400 * 1024)
  // Every Chinese character of the text is set in the paper's own face.
  const client = await context.newCDPSession(page)
  await client.send('DOM.enable')
  await client.send('CSS.enable')
  const { root: node } = await client.send('DOM.getDocument')
  const { nodeIds } = await client.send('DOM.querySelectorAll', {
    nodeId: node.nodeId,
    selector: 'founder-content > p:not(:has(.print-mark)), .heads h1, .heads h2',
  })
  for (const nodeId of nodeIds) {
    const { fonts } = await client.send('CSS.getPlatformFontsForNode', { nodeId })
    for (const font of fonts) expect(font.familyName).toMatch(/^Jumpline/)
  }
  await context.close()
})

test('zoomed, it shows the large picture, and its zones stay where they belong', async ({ browser }) => {
  const page = await opened(browser, address('zh', frontOf('zh')), { script: false, width: 390, height: 844 })
  await page.getByLabel('放大').check()
  const large = page.locator('.zones img.large')
  await expect(large).toBeVisible()
  await expect.poll(() => large.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(2000)
  const [picture, drawing] = [await large.boundingBox(), await page.locator('.zones svg').boundingBox()]
  expect(picture?.width).toBeGreaterThan(1500)
  expect(drawing).toEqual(picture)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(over).toBeLessThanOrEqual(0)
  await page.context().close()
})

test('on paper an article is text in columns, and the picture of a page is one page', async ({ browser }) => {
  const page = await opened(browser, address('zh', continued('zh')))
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('founder-content').evaluate((one) => getComputedStyle(one).columnCount)).toBe('2')
  await expect(page.locator('.lists')).toBeHidden()
  await page.goto(address('zh', frontOf('zh')))
  const box = await page.locator('.zones img').first().boundingBox()
  expect(box?.height).toBeLessThanOrEqual((225 / 25.4) * 96 + 1)
  await page.context().close()
})

test('where a reader has colours of their own, a focused zone has a line in them', async ({ browser }) => {
  const page = await opened(browser, address('zh', frontOf('zh')), { forced: true, script: false })
  await page.locator('.zones a').first().focus()
  await page.keyboard.press('Tab')
  const stroke = await page
    .locator('.zones a:focus polygon')
    .first()
    .evaluate((one) => {
      const { stroke: line, strokeWidth } = getComputedStyle(one)
      return [line, strokeWidth]
    })
  expect(stroke[0]).not.toBe('rgba(0, 0, 0, 0)')
  expect(stroke[1]).toBe('4px')
  await page.context().close()
})
