// The style book at the desk: what it changes is seen on the page, one step of undo takes it back, and nothing is taken
// that no press could print.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, type Locator, type Page } from '@playwright/test'
import { expectSound } from './support/accessibility.ts'
import { chooseHere, inkOf, openSample, saved, showPage, test, wallItem } from './support/desk.ts'

const screens = process.env['STYLE_SCREENS']
const tabs = ['paper', 'faces', 'sizes', 'grid', 'setting', 'jumps', 'checks', 'templates'] as const

async function picture(page: Page, name: string): Promise<void> {
  if (screens === undefined) return
  mkdirSync(screens, { recursive: true })
  // Faces are fetched when they are first drawn in.
  await page.waitForTimeout(1200)
  await page.screenshot({ path: join(screens, `${name}.png`) })
}

async function openStyleBook(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+Y')
  await expect(page.getByTestId('style-book')).toBeVisible()
}

for (const [language, scheme] of [
  ['en', 'light'],
  ['zh', 'dark'],
] as const) {
  test(`every part of the style book in ${language}, ${scheme}`, async ({ desk }) => {
    test.setTimeout(180_000)
    const { page } = desk
    await page.emulateMedia({ colorScheme: 'light' })
    await openSample(desk, language)
    await openStyleBook(page)
    await page.emulateMedia({ colorScheme: scheme })
    for (const tab of tabs) {
      await page.getByTestId(`style-tab-${tab}`).click()
      await picture(page, `${tab}-${language}-${scheme}`)
      await expectSound(page)
    }
    expect(desk.complaints).toEqual([])
    expect(desk.strangers).toEqual([])
  })
}

/** The page at the desk as it is drawn, once pictures and faces have come and nothing changes any more. */
async function deskPicture(page: Page): Promise<Buffer> {
  await page.waitForLoadState('networkidle')
  const look = async (): Promise<Buffer> => {
    const url = await inkOf(page.getByTestId('page-canvas').locator('canvas').first())
    return sharp(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))
      .greyscale()
      .raw()
      .toBuffer()
  }
  let before = await look()
  let same = 0
  await expect
    .poll(
      async () => {
        const now = await look()
        same = now.equals(before) ? same + 1 : 0
        before = now
        return same
      },
      { intervals: [500] },
    )
    .toBeGreaterThan(2)
  return before
}

// What is drawn again in part has other shades along its edges; a letter that is another is black on white.
const anotherShade = 64

/** Pixels of the page at the desk that are others than in a picture of it. */
async function changedPixels(page: Page, before: Buffer): Promise<number> {
  const now = await deskPicture(page)
  return now.reduce(
    (sum, shade, index) => sum + (Math.abs(shade - (before[index] ?? 0)) > anotherShade ? 1 : 0),
    0,
  )
}

/** Fetches the pictures as finely as the preview wants them: the desk draws with the finest there are. */
async function lookIntoStyleBook(page: Page): Promise<void> {
  await openStyleBook(page)
  await expect(page.getByTestId('style-stage').locator('canvas')).toBeVisible()
  await page.waitForLoadState('networkidle')
  await page.getByTestId('style-cancel').click()
  await expect(page.getByTestId('style-book')).toBeHidden()
}

function field(page: Page, id: string): Locator {
  return page.getByTestId(id).locator('input')
}

async function apply(page: Page): Promise<void> {
  await page.getByTestId('style-apply').click()
  await expect(page.getByTestId('style-book')).toBeHidden()
}

async function showTab(page: Page, tab: (typeof tabs)[number]): Promise<void> {
  await page.getByTestId(`style-tab-${tab}`).click()
  await expect(page.getByTestId(`style-tab-${tab}`)).toHaveAttribute('aria-selected', 'true')
}

test('a face, a size, page labels and a jump line are seen on the page, and undone', async ({ desk }) => {
  test.setTimeout(120_000)
  const { page } = desk
  await openSample(desk, 'zh')
  await showPage(page, '01')
  await lookIntoStyleBook(page)
  const before = await deskPicture(page)

  const changes: readonly (() => Promise<void>)[] = [
    async () => {
      await showTab(page, 'faces')
      await page.getByTestId('face-headline').getByRole('button').click()
      await page.getByTestId('face').filter({ hasText: 'Noto Sans SC Bold' }).click()
      await expect(page.getByTestId('face-headline')).toContainText('Noto Sans SC Bold')
    },
    async () => {
      await showTab(page, 'sizes')
      await field(page, 'rank-3').fill('15')
      await expect(page.getByTestId('rank-3')).toContainText('小三')
    },
    async () => {
      await showTab(page, 'jumps')
      await page.getByTestId('jumpLine-preset').getByRole('button').click()
      await page.getByRole('option', { name: '(下转' }).click()
      await expect(field(page, 'jumpLine-pattern')).toHaveValue('(下转{cn}版)')
      await expect(page.getByTestId('jumpLine-example')).toHaveText(/^\(下转[一二三四]版\)$/)
    },
  ]
  for (const change of changes) {
    await openStyleBook(page)
    await change()
    await apply(page)
    await expect.poll(() => changedPixels(page, before)).toBeGreaterThan(5)
    await page.getByTestId('undo').click()
    await expect.poll(() => changedPixels(page, before)).toBe(0)
  }

  await openStyleBook(page)
  await field(page, 'style-labels').fill('A{nn}')
  await expect(page.getByTestId('style-labels-shown')).toHaveText(/A01\s*A02\s*A03/)
  await apply(page)
  await expect(wallItem(page, 'A01')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(wallItem(page, '01')).toBeVisible()
  expect(desk.complaints).toEqual([])
})

test('by keyboard alone: a part, a value, the preview, and it is applied', async ({ desk }) => {
  const { page } = desk
  const { keyboard } = page
  await openSample(desk, 'en')
  await lookIntoStyleBook(page)
  const before = await deskPicture(page)
  await openStyleBook(page)
  const fit = await page.getByTestId('style-fit').textContent()
  await page.getByTestId('style-tab-paper').focus()
  for (let step = 0; step < 4; step += 1) await keyboard.press('ArrowDown')
  await expect(page.getByTestId('style-tab-setting')).toHaveAttribute('aria-selected', 'true')
  // The scrolled part itself, then its first field.
  await keyboard.press('Tab')
  while (!(await field(page, 'setting-indent').evaluate((input) => input === document.activeElement)))
    await keyboard.press('Tab')
  for (let step = 0; step < 12; step += 1) await keyboard.press('ArrowUp')
  await expect(field(page, 'setting-indent')).toHaveValue('4')
  await expect(page.getByTestId('style-fit')).not.toHaveText(fit ?? '')
  while (!(await page.getByTestId('style-apply').evaluate((button) => button === document.activeElement)))
    await keyboard.press('Tab')
  await keyboard.press('Enter')
  await expect(page.getByTestId('style-book')).toBeHidden()
  await expect.poll(() => changedPixels(page, before)).toBeGreaterThan(5)
  await keyboard.press('Control+z')
  await expect.poll(() => changedPixels(page, before)).toBe(0)
})

test('another grid: what leaves it is told, moved in the same step and brought back by one undo', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'zh')
  await showPage(page, '01')
  const areas = (): Promise<readonly string[]> =>
    page
      .getByTestId('block')
      .evaluateAll((blocks) =>
        blocks.map((one) => `${one.dataset['block'] ?? ''} ${one.getAttribute('style') ?? ''}`).toSorted(),
      )
  const before = await areas()
  await openStyleBook(page)
  await showTab(page, 'grid')
  await expect(page.getByTestId('sum-width')).toHaveText('8 × 13 + 7 = 111 字 = 352.4 mm')
  await expect(page.getByTestId('sum-longs')).toContainText('5 栏 69')
  await expect(page.getByTestId('sum-broken')).toContainText('三破二 20')
  await expect(page.getByTestId('sum-holds')).toHaveText('11,960 字')
  await field(page, 'grid-columns').fill('7')
  await expect(page.getByTestId('leaving-block').first()).toBeVisible()
  const leaving = await page.getByTestId('leaving-block').count()
  await expect(page.getByTestId('style-leaving')).toContainText(String(leaving))
  await picture(page, 'leaving-zh-light')
  await expectSound(page)
  await apply(page)
  await expect.poll(areas).not.toEqual(before)
  expect((await areas()).map((one) => one.split(' ')[0])).toEqual(before.map((one) => one.split(' ')[0]))
  await page.keyboard.press('Control+z')
  await expect.poll(areas).toEqual(before)
  expect(desk.complaints).toEqual([])
})

test('what can not be taken says why, where it is, and is never sent', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await openStyleBook(page)
  const cannot = async (words: string, tab: string): Promise<void> => {
    await expect(page.getByText(words).first()).toBeVisible()
    await expect(page.getByTestId('style-apply')).toBeDisabled()
    await expect(page.getByTestId('style-faults')).toContainText(tab)
  }
  await field(page, 'style-labels').fill('Page')
  await cannot('all pages would be called the same', 'Paper')
  await field(page, 'style-labels').fill('{n}')
  await expect(page.getByTestId('style-faults')).toBeHidden()
  await showTab(page, 'grid')
  await field(page, 'grid-columns').fill('9')
  await cannot('mm wider than the trim allows', 'Page grid')
  await picture(page, 'refused-en-light')
  await expectSound(page)
  for (const [typed, words] of [
    ['', 'Give a number.'],
    ['2.5', 'Give a whole number.'],
    ['0', 'The least is 1.'],
  ] as const) {
    await field(page, 'grid-columns').fill(typed)
    await cannot(words, 'Page grid')
  }
  await field(page, 'grid-columns').fill('4')
  await showTab(page, 'jumps')
  await field(page, 'jumpLine-pattern').fill('Turn to {page}')
  await cannot('There is no token {page}', 'Jumps')
  await field(page, 'jumpLine-pattern').fill('Turn to {label}')
  await expect(page.getByTestId('jumpLine-example')).toHaveText(/^Turn to \d$/)
  await expect(page.getByTestId('style-apply')).toBeEnabled()

  // Escape asks first, and throwing it away leaves all as it was.
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('style-stay')).toBeFocused()
  await expectSound(page)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('style-apply')).toBeEnabled()
  await page.getByTestId('style-cancel').click()
  await page.getByTestId('style-leave').click()
  await expect(page.getByTestId('style-book')).toBeHidden()
  await expect(page.getByTestId('undo')).toBeDisabled()
})

test('a page that is signed off keeps the style it was signed with', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await page.getByTestId('tab-page').click()
  await page.getByTestId('page-state').getByRole('button').click()
  await page.getByRole('option').last().click()
  await openStyleBook(page)
  await showTab(page, 'sizes')
  await field(page, 'rank-1').fill('60')
  await page.getByTestId('style-apply').click()
  await expect(page.getByTestId('style-refusal')).toContainText('Page 1 is signed off')
  await expectSound(page)
})

test('a style book from a file, and from another issue', async ({ desk }) => {
  test.setTimeout(120_000)
  const { page } = desk
  await openSample(desk, 'en')
  await openStyleBook(page)
  await field(page, 'style-labels').fill('B{nn}')
  await page.getByTestId('style-keep').click()
  await chooseHere(page, 'house style')
  await expect(page.getByTestId('toast').first()).toContainText('house style.json')
  await field(page, 'style-labels').fill('C{nn}')
  await page.getByTestId('style-take').click()
  await page.locator('[data-testid="file-entry"][data-name="house style.json"]').dblclick()
  await expect(field(page, 'style-labels')).toHaveValue('B{nn}')
  await page.getByTestId('style-cancel').click()
  await page.getByTestId('style-leave').click()

  // Tomorrow's paper, made anew, and today's that takes its style book from it.
  await page.keyboard.press('Control+n')
  await page.getByTestId('new-issue-name').locator('input').fill('The Other Paper')
  await page.getByTestId('new-issue-make').click()
  await chooseHere(page, 'other')
  await expect(page.getByTestId('new-issue-dialog')).toBeHidden()
  await openStyleBook(page)
  await field(page, 'style-labels').fill('D{nn}')
  await apply(page)
  await saved(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Close issue')
  await page.keyboard.press('Enter')
  await openSample(desk, 'en')
  await openStyleBook(page)
  await page.getByTestId('style-take').click()
  await page.locator('[data-testid="file-entry"][data-name="other.issue"]').dblclick()
  await expect(field(page, 'style-name')).toHaveValue('The Other Paper')
  await expect(field(page, 'style-labels')).toHaveValue('D{nn}')
  await page.getByTestId('style-apply').click()
  await expect(page.getByTestId('style-book')).toBeHidden()
  await expect(wallItem(page, 'D01')).toBeVisible()
  expect(desk.complaints).toEqual([])
})
