// Looking at a page: zoom at the pointer, panning, spreads, rulers, the clean preview; what is said while a block is
// dragged; and the crop of a picture. By mouse, and by keyboard where there is a key.

import { expect, type Locator, type Page } from '@playwright/test'
import { accessibilityFaults } from './support/accessibility.ts'
import { boxOf, openSample, showPage, test, wallItem } from './support/desk.ts'

const sheet = (page: Page): Locator => page.locator('.page-sheet:not(.page-facing)')
const scroller = (page: Page): Locator => page.locator('.page-scroller')

test('the wheel zooms where the pointer is, Space and a drag move the page, keys fit it', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'en')
  const before = await boxOf(sheet(page))
  const at = { x: before.x + before.width * 0.3, y: before.y + before.height * 0.25 }
  await page.mouse.move(at.x, at.y)
  await page.keyboard.down('Control')
  for (let turn = 0; turn < 6; turn += 1) await page.mouse.wheel(0, -120)
  await page.keyboard.up('Control')
  await expect.poll(async () => (await boxOf(sheet(page))).width).toBeGreaterThan(before.width * 2)
  const zoomed = await boxOf(sheet(page))
  // The spot of the page that was under the pointer still is.
  expect(Math.abs((at.x - zoomed.x) / zoomed.width - 0.3)).toBeLessThan(0.01)
  expect(Math.abs((at.y - zoomed.y) / zoomed.height - 0.25)).toBeLessThan(0.01)
  await page.keyboard.down(' ')
  await page.mouse.down()
  await page.mouse.move(at.x - 120, at.y - 90, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.up(' ')
  const panned = await boxOf(sheet(page))
  // Scroll offsets are whole pixels, so a step may lose a part of one.
  expect(Math.abs(panned.x - zoomed.x + 120)).toBeLessThan(4)
  expect(Math.abs(panned.y - zoomed.y + 90)).toBeLessThan(4)
  await page.keyboard.press('Control+1')
  // 280 mm at 96 pixels an inch.
  await expect.poll(async () => (await boxOf(sheet(page))).width).toBeCloseTo((280 / 25.4) * 96, 0)
  await page.keyboard.press('Control+0')
  await expect.poll(async () => (await boxOf(sheet(page))).width).toBeCloseTo(before.width, 0)
})

test('the spread shows the page beside it; a press opens that one', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'zh')
  await page.keyboard.press('Shift+W')
  // The first page lies alone.
  await expect(page.getByTestId('facing-page')).toHaveCount(0)
  await showPage(page, '02')
  const facing = page.getByTestId('facing-page')
  await expect(facing).toBeVisible()
  const [left, right] = [await boxOf(sheet(page)), await boxOf(page.locator('.page-facing'))]
  expect(right.x).toBeCloseTo(left.x + left.width, 0)
  expect(await accessibilityFaults(page)).toEqual([])
  await facing.click()
  await expect(wallItem(page, '03')).toHaveAttribute('aria-selected', 'true')
  const [third, second] = [await boxOf(sheet(page)), await boxOf(page.locator('.page-facing'))]
  expect(third.x).toBeCloseTo(second.x + second.width, 0)
  // Blocks are where they are drawn: a press on the open page chooses one of its own.
  const block = await boxOf(page.getByTestId('block').first())
  expect(block.x).toBeGreaterThan(third.x)
  await page.keyboard.press('Shift+W')
  await expect(facing).toHaveCount(0)
})

test('rulers and the clean preview come and go by key', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await page.keyboard.press('Control+r')
  const ruler = await boxOf(page.locator('.ruler-across'))
  const first = await boxOf(page.locator('.ruler-across .ruler-column').first())
  const paper = await boxOf(sheet(page))
  expect(ruler.height).toBeLessThan(24)
  expect(first.x).toBeGreaterThan(paper.x)
  // It follows the page.
  await page.keyboard.press('Control+1')
  await scroller(page).evaluate((element) => element.scrollBy(80, 0))
  // The ruler is drawn a frame after the page has moved.
  await expect
    .poll(async () => {
      const now = await boxOf(sheet(page))
      const moved = await boxOf(page.locator('.ruler-across .ruler-column').first())
      return Math.abs(((moved.x - now.x) * paper.width) / now.width - (first.x - paper.x))
    })
    .toBeLessThan(0.5)
  await page.keyboard.press('w')
  await expect(page.getByTestId('rulers')).toHaveCount(0)
  await expect(page.getByTestId('block')).toHaveCount(0)
  await page.keyboard.press('w')
  await expect(page.getByTestId('block').first()).toBeVisible()
})

test('while a block is dragged it is said what its text and the page would make of it', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'zh')
  const block = page.locator('[data-testid="block"][data-part="0"]').first()
  await block.focus()
  const handle = page.locator('[data-handle="s"]')
  const from = await boxOf(handle)
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2, from.y - 160, { steps: 8 })
  await expect(page.getByTestId('live-rules')).toContainText('行')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(page.getByTestId('live-rules')).toHaveCount(0)
  await expect(page.getByTestId('undo')).toBeDisabled()
})

test('a picture is cropped by mouse and by keyboard, each a step of undo', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  const picture = page
    .locator('[data-testid="block"]:not([data-article])')
    .filter({ hasNot: page.locator('nothing') })
  const count = await picture.count()
  for (let index = 0; index < count; index += 1) {
    await picture.nth(index).focus()
    if (await page.getByTestId('picture-crop').isVisible()) break
  }
  const shown = page.getByTestId('crop-shown')
  await expect(shown).toBeVisible()
  await shown.scrollIntoViewIfNeeded()
  const before = await boxOf(shown)
  const ppi = (await page.getByTestId('crop-ppi').textContent()) ?? ''
  await shown.focus()
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('+')
  await expect.poll(async () => (await boxOf(shown)).width).toBeLessThan(before.width * 0.75)
  await expect(page.getByTestId('crop-ppi')).not.toHaveText(ppi)
  const zoomed = await boxOf(shown)
  // Not in the middle, where the focal point may be.
  await page.mouse.move(zoomed.x + 8, zoomed.y + 8)
  await page.mouse.down()
  await page.mouse.move(zoomed.x - 22, zoomed.y + 8, { steps: 4 })
  await page.mouse.up()
  await expect.poll(async () => (await boxOf(shown)).x).toBeLessThan(zoomed.x - 10)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByTestId('crop-focal').focus()
  await page.keyboard.press('ArrowLeft')
  for (let step = 0; step < 7; step += 1) await page.getByTestId('undo').click()
  await expect(page.getByTestId('undo')).toBeDisabled()
  await expect.poll(async () => (await boxOf(shown)).width).toBeCloseTo(before.width, 0)
})
