// The page wall and the lists beside it, by mouse and by keys: pages moved, copied, named and signed off, headlines
// and blocks sent from page to page, jumps as arrows and in words.

import { expect, type Locator, type Page } from '@playwright/test'
import { expectSound } from './support/accessibility.ts'
import { boxOf, openSample, showPage, test, wallItem } from './support/desk.ts'

async function sound(page: Page): Promise<void> {
  // Notices come and go: a half-faded one is no text to read.
  await page.waitForTimeout(300)
  await expectSound(page)
}

function onWall(page: Page, label: string): Locator {
  return page.locator(`[data-testid="wall-page"][data-label="${label}"]`)
}

/** The pages in their order. */
function order(page: Page): Promise<readonly string[]> {
  return page
    .getByTestId('page-item')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-key') ?? ''))
}

async function openWall(page: Page): Promise<void> {
  await page.keyboard.press('F4')
  await expect(page.getByTestId('wall')).toBeVisible()
}

async function undo(page: Page): Promise<void> {
  await page.getByTestId('undo').click()
}

/** The headline list at one moment: rows that leave meanwhile are not waited for. */
function articlesOf(page: Page): Promise<readonly string[]> {
  return page
    .getByTestId('headline')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-article') ?? ''))
}

/** A page that is turned to is drawn before the list of its headlines. */
async function listShown(page: Page, label: string): Promise<void> {
  await expect(page.getByRole('heading', { name: `Headlines of page ${label}` })).toBeVisible()
}

/** As a hand does it: in steps, so that what is passed over hears of it. */
async function dragTo(
  page: Page,
  from: Locator,
  to: { readonly x: number; readonly y: number },
  rest = 0,
): Promise<void> {
  const box = await boxOf(from)
  await page.mouse.move(box.x + box.width / 2, box.y + Math.min(30, box.height / 2))
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + 8, box.y + 40, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.move(to.x + 2, to.y + 2)
  await page.waitForTimeout(rest)
}

async function inside(locator: Locator, x: number, y: number): Promise<{ x: number; y: number }> {
  const box = await boxOf(locator)
  return { x: box.x + box.width * x, y: box.y + box.height * y }
}

for (const language of ['en', 'zh'] as const) {
  test(`the wall in ${language} is sound, light and dark, with its lists and dialogs`, async ({ desk }) => {
    test.setTimeout(120_000)
    const { page } = desk
    const second = language === 'zh' ? '02' : '2'
    await openSample(desk, language)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await openWall(page)
      await page.getByTestId('wall-list').click()
      await expect(page.getByTestId('wall-jump').first()).toBeVisible()
      await sound(page)
      await onWall(page, second).click()
      await page.keyboard.press('Shift+F10')
      await expect(page.getByRole('menu')).toBeVisible()
      await sound(page)
      await page.keyboard.press('Escape')
      await page.keyboard.press('F4')
      await expect(page.getByTestId('wall')).toHaveCount(0)
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await showPage(page, second)
    await page.getByTestId('tab-page').click()
    await wallItem(page, second).getByRole('button').last().click()
    await page.getByRole('menuitem', { name: /Move to a number|移到第几版/ }).click()
    await expect(page.getByTestId('number-dialog')).toBeVisible()
    await sound(page)
    await page.keyboard.press('Escape')
    expect(desk.complaints).toEqual([])
  })
}

test('pages are moved on the wall by mouse and by keys, each one undo', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  const before = await order(page)
  await openWall(page)
  await dragTo(page, onWall(page, '3'), await inside(onWall(page, '1'), 0.2, 0.4))
  await expect(page.getByTestId('wall-mark')).toBeVisible()
  await page.mouse.up()
  await expect.poll(() => order(page)).toEqual([before[2], before[0], before[1], ...before.slice(3)])
  await undo(page)
  await expect.poll(() => order(page)).toEqual(before)

  await onWall(page, '1').click()
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => order(page)).toEqual([before[1], before[0], ...before.slice(2)])
  await expect(onWall(page, '2')).toBeFocused()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => order(page)).toEqual(before)

  // Two together, the first and the third: they come after the second.
  await onWall(page, '1').click()
  await onWall(page, '3').click({ modifiers: ['Control'] })
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => order(page)).toEqual([before[1], before[0], before[2], ...before.slice(3)])
  await page.keyboard.press('Control+z')
  await expect.poll(() => order(page)).toEqual(before)
})

test('by keys alone: open the wall, go to a page, name it, open it', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await wallItem(page, '1').focus()
  await openWall(page)
  await expect(onWall(page, '1')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(onWall(page, '2')).toBeFocused()
  await page.keyboard.press('F2')
  await expect(page.getByTestId('section-input')).toBeFocused()
  await page.keyboard.type('Harbour')
  await page.keyboard.press('Enter')
  await expect(onWall(page, '2')).toContainText('Harbour')
  await expect(onWall(page, '2')).toBeFocused()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page.getByTestId('wall-page').and(page.locator('[aria-selected="true"]'))).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('wall-page').and(page.locator('[aria-selected="true"]'))).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('wall')).toHaveCount(0)
  await expect(wallItem(page, '3')).toHaveAttribute('aria-selected', 'true')
})

test('the wall grows and shrinks by wheel and keys, and shows all at once again', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await openWall(page)
  const width = async (): Promise<number> => (await onWall(page, '1').boundingBox())?.width ?? 0
  const fitted = await width()
  await onWall(page, '1').focus()
  await page.keyboard.press('-')
  await expect.poll(width).toBeLessThan(fitted)
  await page.keyboard.press('0')
  await expect.poll(width).toBe(fitted)
  const spot = await inside(onWall(page, '1'), 0.5, 0.5)
  await page.mouse.move(spot.x, spot.y)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, 120)
  await page.keyboard.up('Control')
  await expect.poll(width).toBeLessThan(fitted)
})

test('a page is copied, moved to a number, put in and deleted from its menu', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  const before = await order(page)
  await openWall(page)
  const choose = async (label: string, name: string | RegExp): Promise<void> => {
    await onWall(page, label).getByRole('button').click()
    await page.getByRole('menuitem', { name }).click()
  }
  await choose('1', 'Duplicate')
  await expect.poll(async () => (await order(page)).length).toBe(before.length + 1)
  expect((await order(page))[0]).toBe(before[0])
  await undo(page)
  await choose('1', 'Move to a number…')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('99')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('number-dialog')).toContainText('Give a whole number')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  await expect.poll(() => order(page)).toEqual([before[1], before[2], before[0], ...before.slice(3)])
  await undo(page)
  await choose('2', 'Insert a page before')
  await expect.poll(async () => (await order(page)).length).toBe(before.length + 1)
  await expect(page.getByText(/change sides/).last()).toBeVisible()
  await undo(page)
  await choose('2', 'Delete this page')
  await expect.poll(async () => (await order(page)).length).toBe(before.length - 1)
  await undo(page)
  await expect.poll(() => order(page)).toEqual(before)
})

test('jumps are arrows: a page lights its own, and the list says the same', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await openWall(page)
  const arrows = page.getByTestId('wall-arrow')
  const count = await arrows.count()
  expect(count).toBeGreaterThan(0)
  await expect(page.getByTestId('wall-list')).toContainText(String(count))
  await page.getByTestId('wall-list').click()
  await expect(page.getByTestId('wall-jump')).toHaveCount(count)
  const first = page.getByTestId('wall-jump').first()
  await first.focus()
  await expect(page.locator('.wall-arrow-strong')).toHaveCount(1)
  const words = (await first.innerText()).split('\n')
  const [from = '', to = ''] = (words[0] ?? '').split(' → ')
  await expect(onWall(page, from)).toHaveAttribute('aria-description', new RegExp(`to page ${to}`))
  await onWall(page, from).hover({ position: { x: 4, y: 4 } })
  await expect(page.locator('.wall-arrow-strong').first()).toBeAttached()
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(wallItem(page, to)).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByTestId('wall')).toHaveCount(0)
})

test('several headlines go to a page of the wall at once, and one undo brings them back', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'en')
  await showPage(page, '2')
  await listShown(page, '2')
  const before = await articlesOf(page)
  await openWall(page)
  const rows = page.getByTestId('headline')
  await rows.nth(0).click()
  await rows.nth(1).click({ modifiers: ['Control'] })
  await expect(page.getByTestId('headline').and(page.locator('[aria-selected="true"]'))).toHaveCount(2)
  await expect(page.getByTestId('wall')).toBeVisible()
  await dragTo(page, rows.nth(0), await inside(onWall(page, '3'), 0.5, 0.4))
  await page.mouse.up()
  await expect.poll(() => articlesOf(page)).toEqual(before.slice(2))
  await onWall(page, '3').click()
  await expect.poll(async () => (await articlesOf(page)).slice(-2)).toEqual(before.slice(0, 2))
  await undo(page)
  await onWall(page, '2').click()
  await expect.poll(() => articlesOf(page)).toEqual(before)
})

test('a page opens under a headline that is held over it', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await showPage(page, '2')
  await listShown(page, '2')
  const [moved = ''] = await articlesOf(page)
  await openWall(page)
  await dragTo(page, page.getByTestId('headline').first(), await inside(onWall(page, '3'), 0.5, 0.4), 900)
  await expect(page.getByTestId('wall')).toHaveCount(0)
  await expect(wallItem(page, '3')).toHaveAttribute('aria-selected', 'true')
  // Over the page itself now; the list it came from has stayed.
  const spot = await inside(page.getByTestId('page-canvas'), 0.5, 0.6)
  await page.mouse.move(spot.x, spot.y, { steps: 6 })
  await page.mouse.up()
  await expect(page.locator(`[data-testid="block"][data-article="${moved}"]`)).toBeVisible()
  await expect.poll(() => articlesOf(page)).toContain(moved)
})

test('headlines by keys: reorder, to the next page, edit in place, and back by the badge', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'en')
  await showPage(page, '2')
  await listShown(page, '2')
  const before = await articlesOf(page)
  const [first = '', second = ''] = before
  await page.getByTestId('headline').first().click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => articlesOf(page)).toEqual([before[2], first, second, ...before.slice(3)])
  await page.keyboard.press('Control+z')
  await expect.poll(() => articlesOf(page)).toEqual(before)
  await page.locator(`[data-testid="headline"][data-article="${first}"]`).click()
  await page.keyboard.press('F2')
  await page.keyboard.type('Ferries wait for the tide')
  await page.keyboard.press('Escape')
  const row = page.locator(`[data-testid="headline"][data-article="${first}"]`)
  await expect(row).not.toContainText('Ferries wait')
  await row.click()
  await page.keyboard.press('F2')
  await page.keyboard.type('Ferries wait for the tide')
  await page.keyboard.press('Enter')
  await expect(row).toContainText('Ferries wait for the tide')
  await row.focus()
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(wallItem(page, '3')).toHaveAttribute('aria-selected', 'true')
  await expect.poll(() => articlesOf(page)).toContain(first)
  await expect(row).toBeFocused()
  await page.keyboard.press('Control+z')
  await showPage(page, '2')
  await expect.poll(() => articlesOf(page)).toContain(first)
})

test('a badge leads to the page where the story goes on', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  const badge = page.getByTestId('page-badge').first()
  const to = (await badge.innerText()).replace(/[^0-9A-Z]/g, '')
  await badge.focus()
  await page.keyboard.press('Enter')
  await expect(wallItem(page, to)).toHaveAttribute('aria-selected', 'true')
})

test('an article that waits is placed from the list', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await openWall(page)
  await page.getByTestId('wall-insert').click()
  await expect(page.getByTestId('headline')).toHaveCount(0)
  await page.keyboard.press('F4')
  await page.keyboard.press('Control+Shift+N')
  await expect(page.getByTestId('headline')).toContainText('not placed')
  await page.getByTestId('place').click()
  await expect(page.getByTestId('block')).toHaveCount(1)
  await expect(page.getByTestId('place')).toHaveCount(0)
})

test('a block is dragged from the page onto another page of the list, or sent there by keys', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'en')
  await showPage(page, '2')
  const from = page.getByTestId('block').last()
  const id = (await from.getAttribute('data-block')) ?? ''
  const block = page.locator(`[data-testid="block"][data-block="${id}"]`)
  const target = await inside(wallItem(page, '3'), 0.5, 0.5)
  const start = await inside(from, 0.5, 0.5)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x - 20, start.y, { steps: 4 })
  await page.mouse.move(target.x, target.y, { steps: 10 })
  await expect(wallItem(page, '3')).toHaveAttribute('data-block-over', '')
  await page.mouse.up()
  await expect(block).toHaveCount(0)
  await undo(page)
  await expect(block).toHaveCount(1)
  await block.focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Move the chosen blocks')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('move-dialog')).toBeVisible()
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  await expect(block).toHaveCount(0)
})

test('a page is signed off and nothing on it gives way; taken back, it does', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await showPage(page, '2')
  const menu = async (name: string | RegExp): Promise<void> => {
    await wallItem(page, '2').getByRole('button').last().click()
    await page.getByRole('menuitem', { name }).click()
  }
  await menu('Mark as laid')
  await expect(wallItem(page, '2').getByTestId('page-state')).toHaveText('laid')
  await menu('Sign off')
  const ask = page.getByTestId('sign-dialog')
  if (await ask.isVisible()) await page.getByTestId('sign-anyway').click()
  await expect(page.getByTestId('signed-banner')).toBeVisible()
  await expect(page.getByTestId('status-signed')).toHaveText(/1 of/)
  await sound(page)
  await page.getByTestId('block').first().focus()
  await expect(page.locator('.block-handle')).toHaveCount(0)
  await expect(page.getByTestId('block').first()).toHaveAttribute('aria-label', /Signed off/)
  const style = await page.getByTestId('block').first().getAttribute('style')
  await page.keyboard.press('ArrowDown')
  await page.waitForTimeout(300)
  expect(await page.getByTestId('block').first().getAttribute('style')).toBe(style)
  await page.getByTestId('take-back').click()
  await expect(page.getByTestId('signed-banner')).toHaveCount(0)
  await expect(wallItem(page, '2').getByTestId('page-state')).toHaveText('read')
})

test('a page with errors is signed off only after they were shown', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await showPage(page, '2')
  // A headline that is empty is an error.
  await page.getByTestId('headline').first().click()
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Enter')
  await openWall(page)
  await onWall(page, '2').getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Sign off' }).click()
  await expect(page.getByTestId('sign-error').first()).toBeVisible()
  await sound(page)
  await page.keyboard.press('Escape')
  await expect(onWall(page, '2').getByTestId('page-state')).not.toHaveText('signed')
  await onWall(page, '2').getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Sign off' }).click()
  await page.getByTestId('sign-anyway').click()
  await expect(onWall(page, '2').getByTestId('page-state')).toHaveText('signed')
  await expect(page.getByTestId('wall-signed')).toHaveText(/^1 of/)
})

test('a gathering begins with a page, and all labels follow', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await showPage(page, '3')
  await page.getByTestId('tab-page').click()
  await page.getByTestId('begins-gathering').click()
  await expect(wallItem(page, 'B1')).toHaveAttribute('aria-selected', 'true')
  const field = page.getByTestId('gathering-letter').locator('input')
  await field.fill('9')
  await field.press('Enter')
  await expect(wallItem(page, 'B1')).toBeVisible()
  await field.fill('c')
  await field.press('Enter')
  await expect(wallItem(page, 'C1')).toBeVisible()
  await openWall(page)
  await expect(onWall(page, 'C1')).toBeVisible()
})
