// Jumps at the desk: a break dragged and moved by keys, a badge dropped on a page of the wall and on a page that
// opened under it, two actions to continue a story, one undo for each.

import { expect, type Locator, type Page } from '@playwright/test'
import { accessibilityFaults } from './support/accessibility.ts'
import { headlineIds, openSample, showPage, test, wallItem } from './support/desk.ts'

/** Every block of every page, with its place: what one undo must bring back. */
async function blocks(page: Page, labels: readonly string[]): Promise<readonly string[]> {
  const all: string[] = []
  for (const label of labels) {
    await showPage(page, label)
    all.push(
      ...(await page
        .getByTestId('block')
        .evaluateAll((items) =>
          items.map((item) =>
            [
              item.getAttribute('data-block'),
              item.getAttribute('data-part'),
              item.getAttribute('style'),
            ].join(' '),
          ),
        )),
    )
  }
  return all.toSorted()
}

function blockOf(page: Page, article: string): Locator {
  return page.locator(`[data-testid="block"][data-article="${article}"]`)
}

async function linesBefore(marker: Locator): Promise<number> {
  return Number(await marker.getAttribute('aria-valuenow'))
}

/** Makes a story's block so much lower that text of it is over. */
async function shorten(page: Page, article: string): Promise<void> {
  await page.locator(`[data-testid="headline"][data-article="${article}"]`).click()
  await blockOf(page, article).focus()
  for (let step = 0; step < 14; step += 1) await page.keyboard.press('Shift+ArrowUp')
  await expect(page.locator(`[data-testid="overset"][data-article="${article}"]`)).toBeVisible()
}

const pages = ['01', '02', '03', '04']

test('by mouse: the break is dragged, badges land on pages, one undo each', async ({ desk }) => {
  test.setTimeout(120_000)
  const { page } = desk
  await openSample(desk, 'zh')
  const start = await blocks(page, pages)
  await showPage(page, '01')

  // The break is dragged up, lands on a legal place, and is one mark.
  const marker = page.getByTestId('break-marker').first()
  const before = await linesBefore(marker)
  const box = await marker.boundingBox()
  if (box === null) throw new Error('a marker')
  const at = { x: box.x + 8, y: box.y + box.height / 2 }
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(at.x, at.y - 20, { steps: 5 })
  // It is seen before it is let go.
  await expect.poll(() => linesBefore(marker)).toBeLessThan(before)
  await page.mouse.move(at.x, at.y - 45, { steps: 5 })
  await page.mouse.up()
  const moved = await linesBefore(marker)
  expect(moved).toBeLessThan(before)
  await page.getByTestId('undo').click()
  await expect.poll(() => linesBefore(marker)).toBe(before)
  await expect(page.getByTestId('undo')).toBeDisabled()

  // A badge dropped on a page of the wall: the rest goes into the best space there.
  const [, over = ''] = await headlineIds(page)
  await shorten(page, over)
  const short = await blocks(page, pages)
  await showPage(page, '01')
  const badge = page.locator(`[data-testid="overset"][data-article="${over}"]`)
  await badge.dragTo(wallItem(page, '03'))
  await expect(badge).toHaveCount(0)
  await showPage(page, '03')
  await expect(blockOf(page, over)).toHaveCount(1)
  await page.getByTestId('undo').click()
  await expect(blockOf(page, over)).toHaveCount(0)
  await expect.poll(() => blocks(page, pages)).toEqual(short)

  // Held over a page of the wall it opens that page, and lands where it is let go.
  await showPage(page, '01')
  const from = await badge.boundingBox()
  const row = await wallItem(page, '04').boundingBox()
  const list = await wallItem(page, '02').boundingBox()
  const target = row !== null && row.y < 380 ? row : list
  if (from === null || target === null) throw new Error('a badge and a page')
  const opened = target === row ? '04' : '02'
  await page.mouse.move(from.x + 10, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(target.x + 60, target.y + 30, { steps: 8 })
  for (let step = 0; step < 9; step += 1) {
    await page.mouse.move(target.x + 60 + step, target.y + 30)
    await page.waitForTimeout(100)
  }
  await expect(wallItem(page, opened)).toHaveAttribute('aria-selected', 'true')
  const sheet = await page.locator('.page-sheet').boundingBox()
  if (sheet === null) throw new Error('a sheet')
  const drop = { x: sheet.x + sheet.width * 0.6, y: sheet.y + sheet.height * 0.93 }
  await page.mouse.move(drop.x, drop.y, { steps: 6 })
  // Coming upon a block and passing over it are two events, and here one move is one.
  for (let step = 1; step < 4; step += 1) await page.mouse.move(drop.x + step, drop.y)
  await expect(page.locator('.drop-area')).toBeVisible()
  await page.mouse.up()
  await expect(blockOf(page, over)).toHaveCount(1)
  await page.getByTestId('undo').click()
  await expect.poll(() => blocks(page, pages)).toEqual(short)

  while (await page.getByTestId('undo').isEnabled()) {
    await page.getByTestId('undo').click()
    await page.waitForTimeout(150)
  }
  await expect.poll(() => blocks(page, pages)).toEqual(start)
  expect(desk.complaints).toEqual([])
})

test('by keyboard alone: break, lower block, jump in two actions, take away, one undo each', async ({
  desk,
}) => {
  test.setTimeout(120_000)
  const { page } = desk
  const { keyboard } = page
  await openSample(desk, 'en')
  const labels = ['1', '2', '3']
  await showPage(page, '1')
  const [first = '', second = ''] = await headlineIds(page)
  await page.locator(`[data-testid="headline"][data-article="${first}"]`).focus()
  await keyboard.press('Space')

  // To the marker of the chosen part, and up to the next legal places.
  await keyboard.press('Control+Alt+b')
  const marker = page.locator(`[data-testid="break-marker"][data-article="${first}"]`)
  await expect(marker).toBeFocused()
  const before = await linesBefore(marker)
  await keyboard.press('ArrowUp')
  await expect.poll(() => linesBefore(marker)).toBeLessThan(before)
  const once = await linesBefore(marker)
  await keyboard.press('ArrowDown')
  await expect.poll(() => linesBefore(marker)).toBeGreaterThan(once)
  await keyboard.press('Home')
  await expect.poll(() => linesBefore(marker)).toBeLessThan(once)
  await expect(page.getByTestId('break-lower')).toBeVisible()
  const high = await blockOf(page, first).getAttribute('style')
  await page.waitForTimeout(1100)
  await marker.focus()
  await keyboard.press('Enter')
  await expect.poll(() => blockOf(page, first).getAttribute('style')).not.toBe(high)
  expect(await accessibilityFaults(page)).toEqual([])
  await keyboard.press('Control+z')
  await expect.poll(() => blockOf(page, first).getAttribute('style')).toBe(high)
  await marker.focus()
  await keyboard.press('Delete')
  await expect.poll(() => linesBefore(marker)).toBe(before)

  // To the next part and back.
  await keyboard.press('Control+Alt+ArrowRight')
  await expect(wallItem(page, '3')).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByTestId('jump-tag-back')).toBeVisible()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByTestId('jump-tag-back').focus()
  await keyboard.press('Enter')
  await expect(wallItem(page, '1')).toHaveAttribute('aria-selected', 'true')

  // Two actions: Ctrl+J, Enter.
  await page.locator(`[data-testid="headline"][data-article="${second}"]`).focus()
  await keyboard.press('Space')
  const start = await blocks(page, labels)
  await showPage(page, '1')
  await page.locator(`[data-testid="headline"][data-article="${second}"]`).focus()
  await keyboard.press('Space')
  await keyboard.press('Control+j')
  await expect(page.getByTestId('jump-dialog')).toBeVisible()
  await expect(page.getByTestId('jump-look')).not.toBeEmpty()
  expect(await accessibilityFaults(page)).toEqual([])
  await keyboard.press('Enter')
  await expect(page.getByTestId('jump-dialog')).toBeHidden()
  await expect(page.locator(`[data-testid="break-marker"][data-article="${second}"]`)).toBeVisible()

  // The panel has it, and takes it away again.
  await page.getByTestId('tab-jumps').click()
  const row = page.locator(`[data-testid="jump-row"][data-article="${second}"]`)
  await expect(row).toBeVisible()
  await expect(page.getByTestId('jump-budget')).toContainText('Jumps: 2')
  expect(await accessibilityFaults(page)).toEqual([])
  await row.getByTestId('jump-row-send').focus()
  await keyboard.press('Enter')
  await expect(page.getByTestId('jump-dialog')).toBeVisible()
  expect(await accessibilityFaults(page)).toEqual([])
  await keyboard.press('Escape')
  await row.getByTestId('jump-row-remove').focus()
  await keyboard.press('Enter')
  await expect(row).toHaveCount(0)
  await keyboard.press('Control+z')
  await expect(row).toHaveCount(1)
  await keyboard.press('Control+z')
  await expect(row).toHaveCount(0)
  await expect.poll(() => blocks(page, labels)).toEqual(start)
  expect(desk.complaints).toEqual([])
})

test('without a jump: what fits is offered first, and one button does it', async ({ desk }) => {
  test.setTimeout(90_000)
  const { page } = desk
  await openSample(desk, 'zh')
  await showPage(page, '01')
  const [, over = ''] = await headlineIds(page)
  await shorten(page, over)
  await page.keyboard.press('Control+j')
  const ways = page.getByTestId('fit-ways')
  await expect(ways.getByTestId('fit-below')).toBeVisible()
  await expect(ways.getByTestId('fit-cut')).toBeVisible()
  expect(await accessibilityFaults(page)).toEqual([])
  await ways.getByTestId('fit-below').click()
  await expect(page.getByTestId('jump-dialog')).toBeHidden()
  const badge = page.locator(`[data-testid="overset"][data-article="${over}"]`)
  await expect(badge).toHaveCount(0)
  await page.getByTestId('undo').click()
  await expect(badge).toBeVisible()
  expect(desk.complaints).toEqual([])
})
