// How a story's block is set, by keyboard: the columns of its text, alone or with the blocks it goes on in, and
// where its headline stands.

import { expect, type Locator, type Page } from '@playwright/test'
import { chooseBelow, openSample, showPage, test } from './support/desk.ts'

const asThePage = '随版面基本栏'

function columns(page: Page): Locator {
  return page.getByTestId('text-columns').getByRole('button')
}

test('columns are set for the blocks an article goes on in too, in one step, or for one block alone', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'zh')
  const lead = page.locator('[data-testid="block"][data-part="0"]').first()
  const article = (await lead.getAttribute('data-article')) ?? ''
  const rest = page.locator(`[data-testid="block"][data-part="1"][data-article="${article}"]`)
  const showRest = async (): Promise<void> => {
    await showPage(page, '02')
    await rest.focus()
  }
  const showLead = async (): Promise<void> => {
    await showPage(page, '01')
    await lead.focus()
  }
  await lead.focus()
  await expect(columns(page)).toContainText(asThePage)
  await chooseBelow(page, page.getByTestId('text-columns'), 2)
  await expect(columns(page)).not.toContainText(asThePage)
  await showRest()
  await expect(columns(page)).not.toContainText(asThePage)
  await page.getByTestId('undo').click()
  await expect(columns(page)).toContainText(asThePage)
  await showLead()
  await expect(columns(page)).toContainText(asThePage)

  await page.getByTestId('with-following').click()
  await chooseBelow(page, page.getByTestId('text-columns'), 2)
  await expect(columns(page)).not.toContainText(asThePage)
  await showRest()
  await expect(columns(page)).toContainText(asThePage)
})
