// What hands do with blocks on the page, by mouse and by keyboard. On the third page of the English sample, which
// has free space below its stories. Places are read from what the blocks say of themselves.

import { expect, type Locator, type Page } from '@playwright/test'
import { pageGrid, rectBox } from '../src/compose/page/grid.ts'
import type { GridRect } from '../src/model/issue.ts'
import { makePublication } from '../src/model/papers.ts'
import { formatOf } from '../src/model/publication.ts'
import { expectSound } from './support/accessibility.ts'
import { boxOf, type Desk, openSample, showPage, test } from './support/desk.ts'

const publication = makePublication({ name: '', language: 'en', format: 'tabloid' })
const format = formatOf(publication, 'tabloid')
const foot = format.lines

async function begin(desk: Desk): Promise<Page> {
  const { page } = desk
  await page.setViewportSize({ width: 1280, height: 800 })
  await openSample(desk, 'en')
  await showPage(page, '3')
  return page
}

function blocks(page: Page): Locator {
  return page.getByTestId('block')
}

/** The block whose name begins so. */
function named(page: Page, name: string): Locator {
  return page.locator(`[data-testid="block"][aria-label^="${name}"]`)
}

async function areaOf(block: Locator): Promise<GridRect> {
  const label = (await block.getAttribute('aria-label')) ?? ''
  const [left = 0, right = 0, top = 0, end = 0] =
    /columns (\d+) to (\d+), lines (\d+) to (\d+)/.exec(label)?.slice(1).map(Number) ?? []
  return { column: left - 1, line: top - 1, columns: right - left + 1, lines: end - top + 1 }
}

/** A point of the window: the middle of a rect of the grid, or a corner of it. */
async function pointAt(
  page: Page,
  rect: GridRect,
  across = 0.5,
  down = 0.5,
): Promise<{ x: number; y: number }> {
  const sheet = await boxOf(page.locator('.page-sheet'))
  const box = rectBox(pageGrid(format), rect)
  const pixels = sheet.width / format.trim.width
  return {
    x: sheet.x + (box.x + box.width * across) * pixels,
    y: sheet.y + (box.y + box.height * down) * pixels,
  }
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 3 })
}

async function selected(page: Page): Promise<number> {
  return page.locator('[data-testid="block"][aria-selected="true"]').count()
}

async function clickBlock(page: Page, block: Locator, more: { shift?: boolean } = {}): Promise<void> {
  const { x, y } = await pointAt(page, await areaOf(block), 0.25, 0.06)
  if (more.shift === true) await page.keyboard.down('Shift')
  await page.mouse.click(x, y)
  if (more.shift === true) await page.keyboard.up('Shift')
}

/** Beside the page: nothing is chosen then. */
async function clickDesk(page: Page): Promise<void> {
  const { x, y } = await pointAt(page, { column: 0, line: foot - 1, columns: 1, lines: 1 }, 0, 0.9)
  await page.mouse.click(x - 12, y)
  await expect.poll(() => selected(page)).toBe(0)
}

/** A command by its name, as the palette has it. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const palette = page.getByTestId('palette')
  await palette.locator('input').fill(name)
  await expect(palette.getByRole('menuitem').first()).toContainText(name)
  await expect(palette.getByRole('menuitem')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
}

/** One step of undo brings back how all blocks stood. */
async function undoOnce(page: Page, before: readonly (string | null)[]): Promise<void> {
  await page.keyboard.press('Control+z')
  await expect.poll(() => look(page)).toEqual(before)
}

async function look(page: Page): Promise<readonly (string | null)[]> {
  return blocks(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
}

/** The two stories that stand first, and the free space at the foot of the page. */
async function places(page: Page) {
  const stories = page.locator('[data-testid="block"][data-article]')
  const [first, second] = [stories.nth(0), stories.nth(1)]
  const ids = await Promise.all([first, second].map((one) => one.getAttribute('data-block')))
  const byId = (id: string | null | undefined): Locator => page.locator(`[data-block="${id ?? ''}"]`)
  const areas = await Promise.all((await blocks(page).all()).map(areaOf))
  const free = Math.max(...areas.map(({ line, lines }) => line + lines)) + 2
  return { first: byId(ids[0]), second: byId(ids[1]), free }
}

test('choosing and drawing by mouse', async ({ desk }) => {
  const page = await begin(desk)
  const { first, second, free } = await places(page)
  // A band from the empty foot over the page chooses what it touches; Shift adds, Escape and a click clear.
  const area = await areaOf(second)
  const corner = await pointAt(page, { column: 0, line: foot - 1, columns: 4, lines: 1 }, 0, 0.9)
  await drag(
    page,
    { x: corner.x - 12, y: corner.y },
    await pointAt(page, { ...area, columns: 4, column: 0 }, 1, 0.5),
  )
  await page.mouse.up()
  await expect.poll(() => selected(page)).toBeGreaterThan(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => selected(page)).toBe(0)
  await clickBlock(page, first)
  await clickBlock(page, second, { shift: true })
  await expect.poll(() => selected(page)).toBe(2)
  await page.mouse.click(corner.x, corner.y)
  await expect.poll(() => selected(page)).toBe(0)

  // The tool, an area, and a new article in it.
  const before = await look(page)
  await page.getByTestId('draw-tool').click()
  const rect = { column: 1, line: free, columns: 2, lines: 12 }
  await drag(page, await pointAt(page, rect, 0.02, 0.02), await pointAt(page, rect, 0.98, 0.98))
  await page.mouse.up()
  await expect(page.getByTestId('drawn-menu')).toBeVisible()
  await expectSound(page)
  await page.getByRole('menuitem', { name: 'New article' }).click()
  const made = named(page, 'Untitled article')
  await expect(made).toHaveCount(1)
  await expect.poll(() => areaOf(made)).toEqual(rect)
  await undoOnce(page, before)
  expect(desk.complaints).toEqual([])
})

test('choosing and drawing by keyboard', async ({ desk }) => {
  const page = await begin(desk)
  await blocks(page).first().focus()
  await page.keyboard.press('Control+a')
  await expect.poll(() => selected(page)).toBe(await blocks(page).count())
  await page.keyboard.press('Escape')
  await expect.poll(() => selected(page)).toBe(0)
  const before = await look(page)
  await page.keyboard.press('Shift+N')
  await expect(page.getByTestId('drawn-menu')).toBeVisible()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(named(page, 'Box')).toHaveCount(1)
  await expect(named(page, 'Box')).toHaveAttribute('aria-selected', 'true')
  await undoOnce(page, before)
  // The tool is put away by Escape.
  await page.keyboard.press('n')
  await expect(page.getByRole('status').filter({ hasText: 'Drag an area' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('status').filter({ hasText: 'Drag an area' })).toBeHidden()
})

test('arranging by mouse: the context menu, and the buttons for several', async ({ desk }) => {
  const page = await begin(desk)
  const { first, second } = await places(page)
  const before = await look(page)
  const [one, two] = [await areaOf(first), await areaOf(second)]
  await clickBlock(page, first)
  await clickBlock(page, second, { shift: true })
  await expectSound(page)
  await page.getByTestId('block.swap').click()
  await expect.poll(() => areaOf(first)).toEqual(two)
  await expect.poll(() => areaOf(second)).toEqual(one)
  await undoOnce(page, before)

  await first.focus()
  await page.keyboard.press('Escape')
  const spot = await pointAt(page, one, 0.25, 0.06)
  await page.mouse.click(spot.x, spot.y, { button: 'right' })
  await expect(page.getByTestId('block-menu')).toBeVisible()
  await expectSound(page)
  await page.getByRole('menuitem', { name: 'Size and place' }).click()
  await page.getByRole('menuitem', { name: 'Split, one above the other' }).click()
  await expect(named(page, 'Untitled article')).toHaveCount(1)
  await expect.poll(async () => (await areaOf(first)).lines).toBe(Math.ceil((one.lines - 1) / 2))
  await undoOnce(page, before)
  expect(desk.complaints).toEqual([])
})

test('arranging by keyboard: fit, extend, align, and the Menu key', async ({ desk }) => {
  const page = await begin(desk)
  const { first, second } = await places(page)
  // Much too high, then exactly as high as its text.
  await first.focus()
  const before = await look(page)
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Shift+ArrowUp')
  await expect(first).toHaveAttribute('aria-label', /over/)
  await page.keyboard.press('Control+Alt+f')
  await expect(first).not.toHaveAttribute('aria-label', /over/)
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z')
  await expect.poll(() => look(page)).toEqual(before)

  // The last story of its column goes down to the foot of the page.
  const last = blocks(page).last()
  await last.focus()
  await command(page, 'Extend down')
  await expect.poll(async () => (({ line, lines }) => line + lines)(await areaOf(last))).toBe(foot)
  await undoOnce(page, before)

  // Tops of two are aligned from the menu that a key opens.
  await second.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await clickBlock(page, second)
  await clickBlock(page, first, { shift: true })
  const moved = await look(page)
  await second.focus()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByTestId('block-menu')).toBeVisible()
  await page.keyboard.type('Align')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('menuitem', { name: 'Align tops' }).press('Enter')
  await expect.poll(async () => (await areaOf(first)).line - (await areaOf(second)).line).toBe(0)
  await undoOnce(page, moved)
  expect(desk.complaints).toEqual([])
})

test('groups and locks by mouse', async ({ desk }) => {
  const page = await begin(desk)
  const { first, second, free } = await places(page)
  await clickBlock(page, first)
  await clickBlock(page, second, { shift: true })
  await page.getByTestId('block.group').click()
  await clickDesk(page)
  await clickBlock(page, second)
  await expect.poll(() => selected(page)).toBe(2)
  // Both go down together.
  const [one, two] = [await areaOf(first), await areaOf(second)]
  const from = await pointAt(page, two, 0.25, 0.06)
  const to = await pointAt(page, { ...two, line: two.line + 8 }, 0.25, 0.06)
  await page.keyboard.down('Alt')
  await drag(page, from, to)
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await expect.poll(() => areaOf(second)).toEqual({ ...two, line: two.line + 8 })
  await expect.poll(() => areaOf(first)).toEqual({ ...one, line: one.line + 8 })
  await page.keyboard.press('Control+z')

  // A locked one says so, has no handles, and stays.
  await page.keyboard.press('Control+Shift+G')
  await clickDesk(page)
  await clickBlock(page, second)
  await page.getByTestId('locked').click()
  await expect(second).toHaveAttribute('aria-label', /locked/)
  await expect(page.locator('[data-handle]')).toHaveCount(0)
  await drag(page, from, await pointAt(page, { column: 0, line: free, columns: 1, lines: 2 }))
  await page.mouse.up()
  await expect(page.getByTestId('toast').filter({ hasText: 'is locked' })).toBeVisible()
  await expect.poll(() => areaOf(second)).toEqual(two)
})

test('groups, locks and copies by keyboard', async ({ desk }) => {
  const page = await begin(desk)
  const { first, second } = await places(page)
  const before = await look(page)
  await first.focus()
  await page.keyboard.press('Control+.')
  await expect(first).toHaveAttribute('aria-label', /locked/)
  for (const key of ['ArrowDown', 'Shift+ArrowUp', 'Delete']) await page.keyboard.press(key)
  await expect(page.getByTestId('toast').filter({ hasText: 'is locked' })).toBeVisible()
  const area = await areaOf(first)
  await page.keyboard.press('Control+l')
  await expect(first).toHaveAttribute('aria-label', /locked/)
  await expect.poll(() => areaOf(first)).toEqual(area)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => look(page)).toEqual(before)

  // A group is chosen when Tab comes to one of it, and Space takes one alone.
  await first.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+g')
  await page.keyboard.press('Escape')
  await second.focus()
  await expect.poll(() => selected(page)).toBe(await blocks(page).count())
  await page.keyboard.press('Space')
  await expect.poll(() => selected(page)).toBe(1)
  await page.keyboard.press('Control+Shift+G')
  await expect(second).not.toHaveAttribute('aria-label', /group/)

  const count = await blocks(page).count()
  const { columns, lines } = await areaOf(blocks(page).last())
  await blocks(page).last().focus()
  await page.keyboard.press('Control+d')
  await expect(blocks(page)).toHaveCount(count + 1)
  const copy = page.locator('[data-testid="block"][aria-selected="true"]')
  await expect.poll(() => areaOf(copy)).toMatchObject({ columns, lines })
  expect(desk.complaints).toEqual([])
})

test('adverts by mouse: a size, whose it is, and its properties', async ({ desk }) => {
  const page = await begin(desk)
  const before = await look(page)
  await page.getByRole('button', { name: 'Block', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Place an advert' }).click()
  const dialog = page.getByTestId('advert-dialog')
  await expect(dialog.getByRole('option', { name: 'One column' })).toContainText('1 column × 13 lines')
  await expectSound(page)
  await dialog.getByRole('option', { name: 'One column' }).click()
  await page.getByTestId('advert-client').locator('input').fill('Quay Bakery')
  await page.getByTestId('advert-place').click()
  const advert = named(page, 'Advertisement Quay Bakery')
  await expect(advert).toHaveAttribute('aria-label', /locked/)
  // The third page is a right-hand one: its outer side is the right.
  await expect.poll(() => areaOf(advert)).toEqual({ column: 3, line: foot - 13, columns: 1, lines: 13 })
  await expectSound(page)
  await page.getByTestId('client').locator('input').fill('Quay Café')
  await page.keyboard.press('Enter')
  await expect(named(page, 'Advertisement Quay Café')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.getByTestId('undo').click()
  await page.getByTestId('undo').click()
  await expect.poll(() => look(page)).toEqual(before)
})

test('adverts by keyboard: stacked from the outer foot corner', async ({ desk }) => {
  const page = await begin(desk)
  for (const client of ['One', 'Two']) {
    await command(page, 'Place an advert')
    await expect(page.getByTestId('advert-sizes')).toBeVisible()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('option', { name: 'Two columns' })).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Tab')
    await page.keyboard.type(client)
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(named(page, `Advertisement ${client}`)).toHaveCount(1)
  }
  const [one, two] = [
    await areaOf(named(page, 'Advertisement One')),
    await areaOf(named(page, 'Advertisement Two')),
  ]
  expect(one).toEqual({ column: 2, line: foot - 26, columns: 2, lines: 26 })
  expect(two).toEqual({ column: 0, line: foot - 26, columns: 2, lines: 26 })
})

test('shapes by mouse and by keyboard', async ({ desk }) => {
  const page = await begin(desk)
  const { first } = await places(page)
  const before = await look(page)
  await clickBlock(page, first)
  await page.getByTestId('place-in-shape').click()
  const options = page.getByTestId('shape-dialog').getByRole('option')
  await expect(options.first()).toContainText('words')
  await expectSound(page)
  const [, columns = '', lines = ''] =
    /(\d+) columns? × (\d+) lines/.exec((await options.first().textContent()) ?? '') ?? []
  await options.first().dblclick()
  await expect(page.getByTestId('shape-dialog')).toBeHidden()
  await expect.poll(() => areaOf(first)).toMatchObject({ columns: Number(columns), lines: Number(lines) })
  await undoOnce(page, before)

  // A block's own measures become one, and are offered.
  await first.focus()
  await command(page, 'Save as shape')
  await page.keyboard.type('Weekend lead')
  await expectSound(page)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('save-shape-dialog')).toBeHidden()
  await first.focus()
  await page.keyboard.press('Control+Alt+s')
  await page.keyboard.type('Weekend')
  await expect(page.getByRole('option', { name: 'Weekend lead' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('shape-dialog')).toBeHidden()
  expect(desk.complaints).toEqual([])
})

test('a box holds a story: inside it the story is chosen, its border is the box', async ({ desk }) => {
  const page = await begin(desk)
  const { first } = await places(page)
  await clickBlock(page, first)
  await command(page, 'Put a box around')
  const box = named(page, 'Box')
  await expect(box).toHaveCount(1)
  await expect(box).not.toHaveAttribute('aria-label', /overlaps/)
  await expect(first).not.toHaveAttribute('aria-label', /overlaps/)
  await page.keyboard.press('Escape')
  await clickBlock(page, first)
  await expect(first).toHaveAttribute('aria-selected', 'true')
  const area = await areaOf(first)
  const edge = await pointAt(page, area, 0.4, 1)
  await page.mouse.click(edge.x, edge.y + 2)
  await expect(box).toHaveAttribute('aria-selected', 'true')
  // By keyboard: Tab reaches it too, and its style is chosen in the panel.
  await page.keyboard.press('Escape')
  await box.focus()
  await expect(box).toHaveAttribute('aria-selected', 'true')
  await page.getByTestId('rule-style').getByRole('button').press('Enter')
  await page.getByRole('option', { name: 'Heavy and fine' }).press('Enter')
  await expect(page.getByTestId('rule-style')).toContainText('Heavy and fine')
  await expectSound(page)
})

test('files let go over the page: a document becomes an article there, a picture is the story’s', async ({
  desk,
}) => {
  const page = await begin(desk)
  const { first, free } = await places(page)
  const before = await look(page)
  const drop = async (name: string, base64: string, at: { x: number; y: number }): Promise<void> => {
    const data = await page.evaluateHandle(
      ([file, content]) => {
        const transfer = new DataTransfer()
        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
        transfer.items.add(new File([bytes], file))
        return transfer
      },
      [name, base64] as const,
    )
    const event = { dataTransfer: data, clientX: at.x, clientY: at.y }
    await page.locator('.page-scroller').dispatchEvent('dragover', event)
    await page.locator('.page-scroller').dispatchEvent('drop', event)
    // Where it would have come to stand is shown no longer.
    await expect(page.locator('.drop-area')).toHaveCount(0, { timeout: 3000 })
  }
  const text = Buffer.from('# A late ferry\n\nThe last boat left at nine.\n').toString('base64')
  await drop('ferry.md', text, await pointAt(page, { column: 1, line: free, columns: 1, lines: 1 }))
  await expect(named(page, 'A late ferry')).toHaveCount(1)
  expect((await areaOf(named(page, 'A late ferry'))).column).toBe(1)
  await undoOnce(page, before)

  const dot =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const pictures = await page.locator('[data-testid="block"][aria-label^="Picture"]').count()
  await drop('dot.png', dot, await pointAt(page, await areaOf(first), 0.3, 0.6))
  await expect(page.locator('[data-testid="block"][aria-label^="Picture"]')).toHaveCount(pictures + 1)
  await expect(first).not.toHaveAttribute('aria-label', /overlaps/)
  await undoOnce(page, before)
  await drop('letter.docx', text, await pointAt(page, await areaOf(first)))
  await expect(page.getByTestId('toast').filter({ hasText: 'letter.docx' })).toBeVisible()
})

test('what is moved shows edges in line and sticks to them, unless Alt is held', async ({ desk }) => {
  const page = await begin(desk)
  const { free } = await places(page)
  const draw = async (rect: GridRect): Promise<Locator> => {
    await page.getByTestId('draw-tool').click()
    await drag(page, await pointAt(page, rect, 0.05, 0.02), await pointAt(page, rect, 0.95, 0.98))
    await page.mouse.up()
    await page.getByRole('menuitem', { name: 'New article' }).click()
    const made = page.locator('[data-testid="block"][aria-selected="true"]')
    await expect(made).toHaveAttribute('aria-label', /Untitled/)
    return page.locator(`[data-block="${(await made.getAttribute('data-block')) ?? ''}"]`)
  }
  await draw({ column: 0, line: free, columns: 1, lines: 12 })
  const area = { column: 2, line: free + 6, columns: 1, lines: 15 }
  const block = await draw(area)
  // Two lines below the top of the one beside it.
  const from = await pointAt(page, area, 0.4, 0.3)
  const to = await pointAt(page, { ...area, line: free + 2 }, 0.4, 0.3)
  await page.keyboard.down('Alt')
  await drag(page, from, to)
  await expect(page.getByTestId('gap').first()).toBeAttached()
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await expect.poll(() => areaOf(block)).toEqual({ ...area, line: free + 2 })
  await page.getByTestId('undo').click()
  await expect.poll(() => areaOf(block)).toEqual(area)
  await drag(page, from, to)
  await expect(page.getByTestId('guide').first()).toBeAttached()
  await page.mouse.up()
  await expect.poll(() => areaOf(block)).toEqual({ ...area, line: free })
})
