// The versions of an issue: a restore point is saved, compared with what came after it, read, and restored in one
// step that can be undone.

import { expect, type Locator, type Page } from '@playwright/test'
import { expectSound } from './support/accessibility.ts'
import { type Desk, inkOf, kept, openSample, saved, test } from './support/desk.ts'

function story(page: Page): Locator {
  return page.getByTestId('story-editor').locator('.ProseMirror')
}

/** Writes at the beginning of the first paragraph of the open story. */
async function write(page: Page, text: string): Promise<void> {
  const paragraph = story(page)
    .locator('p')
    .filter({ hasText: /.{20,}/ })
    .first()
  await paragraph.click()
  await page.keyboard.press('Home')
  await page.keyboard.type(text)
  await expect(story(page)).toContainText(text)
}

async function showVersions(page: Page): Promise<Locator> {
  await page.getByTestId('page-item').first().focus()
  await page.keyboard.press('Control+Shift+H')
  const dialog = page.getByTestId('versions-dialog')
  await expect(dialog).toBeVisible()
  return dialog
}

/** Two edits of the first article with a restore point between them. */
async function editTwice(desk: Desk): Promise<void> {
  const { page } = desk
  await openSample(desk, 'en')
  await page.getByTestId('headline').first().click()
  await write(page, 'FIRST ')
  await saved(page)
  // A step of undo of its own.
  await page.waitForTimeout(1100)
  await write(page, 'SECOND ')
}

test('a restore point is compared, read, restored by keyboard, and that is undone', async ({ desk }) => {
  const { page } = desk
  await editTwice(desk)

  const dialog = await showVersions(page)
  // The newest one is chosen: the issue as it was before the second edit.
  const added = dialog.getByTestId('row-added')
  await expect(added).toHaveCount(1)
  await expect(added.locator('ins')).toContainText('SECOND FIRST ')
  await expect(dialog.getByTestId('row-removed').locator('del')).toContainText('FIRST ')
  await expectSound(page)

  await dialog.getByTestId('version-text').click()
  await expect(dialog.getByRole('tabpanel')).toContainText('FIRST ')
  await expect(dialog.getByRole('tabpanel')).not.toContainText('SECOND ')
  await expectSound(page)

  // Enter in the list leads to the button, and restores nothing yet.
  await dialog.getByRole('option', { selected: true }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog.getByTestId('restore')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(story(page)).not.toContainText('SECOND ')
  await expect(story(page)).toContainText('FIRST ')

  await page.getByTestId('undo').click()
  await expect(story(page)).toContainText('SECOND FIRST ')
  expect(desk.complaints).toEqual([])
  expect(desk.strangers).toEqual([])
})

test('where nothing has changed since, there is nothing to restore', async ({ desk }) => {
  const { page } = desk
  await editTwice(desk)
  await saved(page)
  const dialog = await showVersions(page)
  await expect(dialog.getByText('Nothing has changed since')).toBeVisible()
  await expect(dialog.getByTestId('restore')).toBeDisabled()
  await expectSound(page)
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByTestId('row-added')).toHaveCount(1)
  await expect(dialog.getByTestId('restore')).toBeEnabled()
  await dialog.getByTestId('all-points').locator('input').check({ force: true })
  await expect(dialog.getByTestId('restore-point').first()).toBeVisible()
  await expectSound(page)
})

test('what was brought back after the program was killed is marked until the next restore point', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'en')
  await page.getByTestId('headline').first().click()
  await saved(page)
  await write(page, 'BROUGHT BACK ')
  await kept(page)
  await desk.restart('kill')
  await expect(page.getByTestId('recovered')).toBeVisible()
  await expectSound(page)
  await saved(page)
  await expect(page.getByTestId('recovered')).toBeHidden()
})

/**
 * Two restore points of an issue whose first headline was changed between them and whose last block was moved; then
 * the newest version of the issue. The block that was moved.
 */
async function editPages(desk: Desk): Promise<string> {
  const { page } = desk
  await openSample(desk, 'en')
  await page.getByTestId('headline').first().click()
  await saved(page)
  await page.waitForTimeout(1100)
  await story(page).locator('[data-field="headline"]').first().click()
  await page.keyboard.press('Home')
  await page.keyboard.type('Now ')
  const last = page.getByTestId('block').last()
  const [block, before] = [await last.getAttribute('data-block'), await last.getAttribute('style')]
  await last.focus()
  await page.keyboard.press('ArrowUp')
  await expect(last).not.toHaveAttribute('style', before ?? '')
  await saved(page)
  return block ?? ''
}

async function chooseOlder(page: Page, dialog: Locator): Promise<void> {
  await expect(dialog.getByText('Nothing has changed since')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByTestId('row-added').first()).toBeVisible()
}

/** Goes on with Tab, as an editor without a mouse does, until the place has the focus. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let step = 0; step < 20; step += 1) {
    if (await place.evaluate((element) => element.contains(document.activeElement))) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab does not lead there')
}

const changesOf = (marks: Locator): Promise<readonly string[]> =>
  marks.evaluateAll((found) => found.map((one) => one.getAttribute('data-changes') ?? ''))

test('two versions are compared as pages, flipped in one place, restored, and that is undone', async ({
  desk,
}) => {
  const { page } = desk
  const moved = await editPages(desk)
  const dialog = await showVersions(page)
  await chooseOlder(page, dialog)
  await dialog.getByTestId('compare-as-pages').click()
  const marks = dialog.getByTestId('compared-mark')
  // Each on the old page and on the new one.
  await expect.poll(() => changesOf(marks)).toEqual(['text', 'moved', 'text', 'moved'])
  await expect(dialog.locator(`[data-block="${moved}"]`).first()).toContainText('moved')
  await expect(dialog.getByTestId('compared-list')).toContainText('text changed')
  await expect(dialog.getByTestId('compared-list')).toContainText('Now The ferry is quiet')
  await expectSound(page)

  const stage = dialog.getByTestId('compared-stage')
  await dialog.getByTestId('layout-flip').click()
  await expect(stage).toHaveAttribute('data-shown', 'after')
  await expect(dialog.getByTestId('shown-side')).toContainText('Now')
  await dialog.getByTestId('flip').click()
  await expect(stage).toHaveAttribute('data-shown', 'before')
  await expect(stage.locator('figure').nth(0)).toBeVisible()
  await expect(stage.locator('figure').nth(1)).toBeHidden()
  await expectSound(page)
  await dialog.getByTestId('show-marks').locator('input').uncheck({ force: true })
  await expect(marks).toHaveCount(0)
  await dialog.getByTestId('show-marks').locator('input').check({ force: true })

  await dialog.getByTestId('same-pages').click()
  await dialog.getByTestId('compared-page').last().click()
  await expect(stage).toContainText('Nothing differs on this page')
  await expectSound(page)

  await dialog.getByTestId('restore').click()
  await expect(dialog).toBeHidden()
  const headline = page.getByTestId('headline').first()
  await expect(headline).not.toContainText('Now ')
  await page.getByTestId('undo').click()
  await expect(headline).toContainText('Now ')
  expect(desk.complaints).toEqual([])
  expect(desk.strangers).toEqual([])
})

test('the picture of an old page is what the page looks like once it is restored', async ({ desk }) => {
  const { page } = desk
  await editPages(desk)
  const dialog = await showVersions(page)
  await chooseOlder(page, dialog)
  await dialog.getByTestId('compare-as-pages').click()
  const ink = (nth: number): Promise<string> => inkOf(dialog.locator('canvas').nth(nth))
  await expect.poll(async () => (await ink(0)) === (await ink(1))).toBe(false)
  // Until its pictures are in.
  let old = ''
  await expect
    .poll(
      async () => {
        const before = old
        old = await ink(0)
        return old === before
      },
      { intervals: [1000] },
    )
    .toBe(true)
  await dialog.getByTestId('restore').click()
  await expect(dialog).toBeHidden()
  // Now is what the old page was: as the issue was begun.
  await showVersions(page)
  await dialog.getByRole('option', { name: 'The issue as it was begun' }).click()
  await expect(dialog.getByTestId('compared-stage').or(dialog.getByText('No page differs'))).toBeVisible()
  await dialog.getByTestId('same-pages').click()
  await dialog.getByTestId('compared-page').first().click()
  await expect.poll(async () => [await ink(0), await ink(1)]).toEqual([old, old])
})

test('by keyboard: two restore points with each other, page by page, and held against each other', async ({
  desk,
}) => {
  const { page } = desk
  const { keyboard } = page
  await editPages(desk)
  await write(page, 'LATER ')
  await saved(page)
  const dialog = await showVersions(page)
  await chooseOlder(page, dialog)

  await tabTo(page, dialog.getByTestId('compare-with'))
  await keyboard.press('Enter')
  await expect(page.getByRole('listbox', { name: 'Compare with' })).toBeVisible()
  await expectSound(page)
  // Now, the newest point, the first one.
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await keyboard.press(key)
  await tabTo(page, dialog.getByTestId('compare-as'))
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  const stage = dialog.getByTestId('compared-stage')
  await expect(stage).toBeVisible()
  // What was written last is in neither of the two.
  const marks = dialog.getByTestId('compared-mark')
  await expect.poll(() => changesOf(marks)).toEqual(['text', 'moved', 'text', 'moved'])
  await expect(dialog.getByTestId('restore')).toContainText('Restore the version of')

  await tabTo(page, dialog.locator('.pages-list'))
  await keyboard.press('f')
  await expect(stage).toHaveAttribute('data-shown', 'after')
  await keyboard.press('f')
  await expect(stage).toHaveAttribute('data-shown', 'before')
  await stage.focus()
  await keyboard.down(' ')
  await expect(stage).toHaveAttribute('data-shown', 'after')
  await keyboard.up(' ')
  await expect(stage).toHaveAttribute('data-shown', 'before')
  const pages = dialog.getByTestId('compared-page')
  await expect(pages.first()).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('ArrowRight')
  await expect(pages.nth(1)).toHaveAttribute('aria-selected', 'true')
  // The rest of the article on that page has the new headline over it.
  await expect.poll(() => changesOf(marks)).toEqual(['text', 'text'])
  await expect(stage).toBeFocused()
  await keyboard.press('ArrowLeft')
  await expect(pages.first()).toHaveAttribute('aria-selected', 'true')
  await expectSound(page)
})
