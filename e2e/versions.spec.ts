// The versions of an issue: a restore point is saved, compared with what came after it, read, and restored in one
// step that can be undone.

import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import { type Desk, openSample, saved, test } from './support/desk.ts'

async function sound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect
    .soft(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`))
    .toEqual([])
}

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
  await sound(page)

  await dialog.getByTestId('version-text').click()
  await expect(dialog.getByRole('tabpanel')).toContainText('FIRST ')
  await expect(dialog.getByRole('tabpanel')).not.toContainText('SECOND ')
  await sound(page)

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
  await sound(page)
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByTestId('row-added')).toHaveCount(1)
  await expect(dialog.getByTestId('restore')).toBeEnabled()
  await dialog.getByTestId('all-points').locator('input').check({ force: true })
  await expect(dialog.getByTestId('restore-point').first()).toBeVisible()
  await sound(page)
})

test('what was brought back after the program was killed is marked until the next restore point', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'en')
  await page.getByTestId('headline').first().click()
  await saved(page)
  await write(page, 'BROUGHT BACK ')
  await expect(page.getByTestId('saved-state')).toHaveAttribute('data-state', /journal|saved/)
  await desk.restart('kill')
  await expect(page.getByTestId('recovered')).toBeVisible()
  await sound(page)
  await saved(page)
  await expect(page.getByTestId('recovered')).toBeHidden()
})
