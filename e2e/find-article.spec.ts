// The command palette finds articles by words of their texts, and goes to them.

import { expect } from '@playwright/test'
import { openSample, test } from './support/desk.ts'

test('a few words of a text lead to its article and its page', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  const story = page.getByTestId('story-editor').locator('.ProseMirror')
  // Words of an article of the second page, looked for from the first.
  await page.getByTestId('page-item').nth(1).click()
  await page.getByTestId('headline').first().click()
  const text = await story
    .locator('p')
    .filter({ hasText: /.{60,}/ })
    .last()
    .innerText()
  const words = text.slice(20, 45)
  await page.getByTestId('page-item').first().click()
  await page.getByTestId('headline').first().click()
  await expect(story).not.toContainText(words)

  await page.keyboard.press('Control+k')
  await page.getByTestId('palette').getByRole('searchbox').fill(words.toUpperCase())
  const found = page.getByTestId('palette-article')
  await expect(found).toHaveCount(1)
  await expect(found).toContainText(words)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('palette')).toBeHidden()
  await expect(story).toContainText(words)
  await expect(page.getByTestId('page-item').nth(1)).toHaveAttribute('aria-selected', 'true')
})
