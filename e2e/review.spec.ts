// Beside the text of a story: remarks with answers, and changes that are tracked, accepted and rejected.

import { expect, type Page } from '@playwright/test'
import { expectSound } from './support/accessibility.ts'
import { boxOf, openSample, test } from './support/desk.ts'

const story = (page: Page) => page.getByTestId('story-editor').locator('.ProseMirror')

async function openLead(page: Page): Promise<void> {
  await page.getByTestId('headline').first().click()
  await expect(story(page)).toBeVisible()
}

/** Selects a word of the first paragraph, by keyboard. */
async function selectWord(page: Page, word: number): Promise<string> {
  await story(page)
    .locator('.story-paragraph')
    .first()
    .click({ position: { x: 30, y: 8 } })
  await page.keyboard.press('Home')
  for (let step = 0; step < word; step += 1) await page.keyboard.press('Control+ArrowRight')
  await page.keyboard.press('Control+Shift+ArrowRight')
  return page.evaluate(() => (document.getSelection()?.toString() ?? '').trim())
}

test('a remark on words is written, answered, done with and undone, by keyboard', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await openLead(page)
  const words = await selectWord(page, 2)
  await page.keyboard.press('Control+Alt+m')
  const draft = page.getByTestId('comment-draft')
  await expect(draft).toContainText(words)
  await expect(draft.locator('textarea')).toBeFocused()
  await page.keyboard.type('Who says so?')
  await page.keyboard.press('Enter')
  const comment = page.getByTestId('comment')
  await expect(comment).toContainText('Who says so?')
  await expect(comment.locator('q')).toHaveText(words)
  const mark = story(page).locator('[data-comment]')
  await expect(mark).toHaveText(words)
  await expect(story(page)).toBeFocused()
  await expectSound(page)

  // The mark goes along with its words, and the remark is not printed.
  await page.keyboard.press('Home')
  await page.keyboard.type('So: ')
  await expect(mark).toHaveText(words)

  await comment.getByTestId('comment-reply').click()
  await page.keyboard.type('The harbour master.')
  await page.keyboard.press('Enter')
  await expect(comment).toContainText('The harbour master.')
  await comment.getByTestId('comment-done').click()
  await expect(comment).toHaveCount(0)
  await page.getByTestId('undo').click()
  await expect(comment).toHaveCount(1)
  await comment.getByTestId('comment-remove').click()
  await expect(comment).toHaveCount(0)
  await expect(mark).toHaveCount(0)
  await page.getByTestId('undo').click()
  await expect(mark).toHaveCount(1)
  expect(desk.complaints).toEqual([])
})

test('a remark on a headline is about the field', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'zh')
  await openLead(page)
  await story(page).locator('[data-field="headline"]').first().click()
  await page.keyboard.press('Control+Alt+m')
  await page.keyboard.type('题目可再短')
  await page.keyboard.press('Enter')
  const comment = page.getByTestId('comment')
  await expect(comment).toContainText('题目可再短')
  await comment.locator('.review-place').click()
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString() ?? '')).not.toBe('')
  await expectSound(page)
  expect(desk.complaints).toEqual([])
})

test('changes are tracked, shown, accepted and rejected, each a step of undo', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await openLead(page)
  await story(page).locator('.story-paragraph').first().click()
  await page.keyboard.press('Control+Alt+t')
  await expect(page.getByTestId('track-changes').locator('input')).toBeChecked()
  const changes = page.getByTestId('change')
  await expect(changes).toHaveCount(0)

  const words = await selectWord(page, 1)
  await page.keyboard.type(' quiet')
  await expect(changes).toHaveCount(1)
  await expect(changes.locator('del')).toContainText(words)
  await expect(changes.locator('ins')).toHaveText('quiet')
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('story-inserted')?.size)).toBe(1)
  const last = story(page).locator('.story-paragraph').last()
  await last.scrollIntoViewIfNeeded()
  // Its last line.
  await last.click({ position: { x: 40, y: (await boxOf(last)).height - 6 } })
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('And a new end.')
  await expect(changes).toHaveCount(2)
  await expect(changes.last()).toContainText('New paragraph')
  await expectSound(page)

  // Tracking does not end while something is open.
  await page.keyboard.press('Control+Alt+t')
  await expect(page.getByText('2 changes are open.')).toBeVisible()

  await changes.first().getByTestId('change-reject').click()
  await expect(changes).toHaveCount(1)
  await expect(story(page).locator('.story-paragraph').first()).toContainText(words)
  await page.getByTestId('undo').click()
  await expect(changes).toHaveCount(2)
  await story(page).locator('.story-paragraph').first().click()
  await page.keyboard.press('F7')
  await expect(changes.first().locator('.review-place')).toHaveAttribute('aria-current', 'true')
  await page.getByTestId('accept-all').click()
  await expect(changes).toHaveCount(0)
  await expect(story(page)).toContainText('And a new end.')
  await story(page).locator('.story-paragraph').first().click()
  await page.keyboard.press('Control+Alt+t')
  await expect(page.getByTestId('track-changes').locator('input')).not.toBeChecked()
  expect(desk.complaints).toEqual([])
})
