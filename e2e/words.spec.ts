// The paper's word lists: edited in its style book, checked in every text, waved under in the story and mended.

import { expect, type Page } from '@playwright/test'
import { accessibilityFaults } from './support/accessibility.ts'
import { openSample, saved, test } from './support/desk.ts'

const story = (page: Page) => page.getByTestId('story-editor').locator('.ProseMirror')

function painted(page: Page, name: string): Promise<readonly string[]> {
  return page.evaluate((wanted) => {
    const highlight = CSS.highlights.get(wanted)
    return highlight === undefined ? [] : [...highlight].map((range) => (range as Range).toString())
  }, name)
}

async function openWords(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+y')
  await page.getByTestId('style-tab-words').click()
}

test('names and words are listed, found in the texts, and mended by one press', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await page.getByTestId('page-item').first().click()
  await page.getByTestId('headline').first().click()
  await openWords(page)
  // Many at once, then one by hand.
  await page
    .getByTestId('words-names-lines')
    .locator('textarea')
    .fill('Saltmarch, Salt Marsh => Saltmarsh\nAna Mercer')
  await page.getByTestId('words-names-lines-add').click()
  await expect(page.getByTestId('words-names').getByRole('option')).toHaveCount(2)
  await page.getByTestId('words-names-lines-show').click()
  await expect(page.getByTestId('words-names-lines').locator('textarea')).toHaveValue(
    'Saltmarch, Salt Marsh => Saltmarsh\nAna Mercer',
  )
  await page.getByTestId('words-avoid-add').click()
  await expect(page.getByTestId('style-apply')).toBeDisabled()
  await page.getByTestId('words-avoid-word').locator('input').fill('utilise')
  await page.getByTestId('words-avoid-instead').locator('input').fill('use')
  await page.getByTestId('words-avoid-why').locator('input').fill('Plain words.')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByTestId('style-apply').click()
  await expect(page.getByTestId('style-book')).toBeHidden()

  await story(page).locator('p.story-paragraph').first().click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.insertText('In Saltmarch they utilise it, said Ana Mercar of Saltmarch. ')
  await expect.poll(() => painted(page, 'story-wrong')).toEqual(['Saltmarch', 'Saltmarch'])
  await expect.poll(() => painted(page, 'story-avoid')).toEqual(['utilise'])
  await expect.poll(() => painted(page, 'story-suspect')).toEqual(['Mercar'])

  await page.getByTestId('tab-check').click()
  await page.getByTestId('check-notes').click()
  const row = (code: string) => page.locator(`[data-testid="problem"][data-code="${code}"]`)
  await expect(row('NAME_WRONG')).toContainText('“Saltmarch”, which is “Saltmarsh” in this paper (2×)')
  await expect(row('NAME_SUSPECT')).toContainText('“Mercar”, which is nearly “Mercer”')
  await expect(row('WORD_AVOIDED')).toContainText('Plain words.')
  await row('WORD_AVOIDED').locator('.problem-place').click()
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('utilise')

  await row('NAME_WRONG').getByTestId('mend').click()
  await expect(row('NAME_WRONG')).toHaveCount(0)
  await row('WORD_AVOIDED').getByTestId('mend').click()
  await expect(story(page)).toContainText('In Saltmarsh they use it, said Ana Mercar of Saltmarsh.')
  await expect.poll(() => painted(page, 'story-wrong')).toEqual([])
  await page.getByTestId('undo').click()
  await expect(story(page)).toContainText('In Saltmarsh they utilise it')
  await saved(page)

  // The lists are the paper's: they are there again.
  await openWords(page)
  await expect(page.getByTestId('words-avoid').getByRole('option')).toHaveCount(1)
  await page.getByTestId('words-avoid-remove').click()
  await page.getByTestId('style-apply').click()
  await expect.poll(() => painted(page, 'story-avoid')).toEqual([])
  expect(desk.complaints).toEqual([])
})

for (const language of ['en', 'zh'] as const)
  test(`the words of a style book can be read in ${language}`, async ({ desk }) => {
    const { page } = desk
    await openSample(desk, language)
    await openWords(page)
    await page.getByTestId('words-names-lines').locator('textarea').fill('甲乙丁 => 甲乙丙\n戊己庚')
    await page.getByTestId('words-names-lines-add').click()
    await expect(page.getByTestId('words-names').getByRole('option')).toHaveCount(2)
    expect(await accessibilityFaults(page)).toEqual([])
  })
