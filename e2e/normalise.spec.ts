// Texts put right with a preview, and quotes while typing.

import { expect, type Page } from '@playwright/test'
import { accessibilityFaults } from './support/accessibility.ts'
import { compose, type Desk, openSample, test } from './support/desk.ts'

const story = (page: Page) => page.getByTestId('story-editor').locator('.ProseMirror')
const firstParagraph = (page: Page) => story(page).locator('p.story-paragraph').first()

async function openLead({ page }: Desk): Promise<void> {
  await page.getByTestId('page-item').first().click()
  await page.getByTestId('headline').first().click()
  await expect(story(page)).toBeVisible()
}

/** Puts the caret at the start of the text; what is typed stands before it. */
async function writeAtStart(page: Page): Promise<void> {
  await firstParagraph(page).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('ArrowLeft')
}

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByTestId('palette').getByRole('searchbox').fill(name)
  await page.getByTestId('palette').getByRole('menuitem').first().click()
}

test('quotes, dashes and dots become those of the language; Backspace gives back what was typed', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'en')
  await openLead(desk)
  await writeAtStart(page)
  await page.keyboard.type(`"It's late," he said--twice... `)
  await expect(firstParagraph(page)).toContainText('“It’s late,” he said—twice… ')
  await page.keyboard.type('"')
  await expect(firstParagraph(page)).toContainText('twice… “')
  await page.keyboard.press('Backspace')
  await expect(firstParagraph(page)).toContainText('twice… "')
  // A second one takes the quote itself away.
  await page.keyboard.press('Backspace')
  await expect(firstParagraph(page)).not.toContainText('"')
  await page.keyboard.type('a--')
  await page.keyboard.press('Backspace')
  await expect(firstParagraph(page)).toContainText('a--')

  await command(page, 'Quotes and dashes while typing')
  await writeAtStart(page)
  await page.keyboard.type('"off"...')
  await expect(firstParagraph(page)).toContainText('"off"...')
  // The setting is the program's: it is there again after a restart.
  await desk.restart('quit')
  await page.getByTestId('open-sample').click()
  await openLead(desk)
  await writeAtStart(page)
  await page.keyboard.type('"off"')
  await expect(firstParagraph(page)).toContainText('"off"')
  expect(desk.complaints).toEqual([])
})

test('Chinese quotes pair without spaces, and what an input method brings stays as it is', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'zh')
  await openLead(desk)
  await writeAtStart(page)
  const cdp = await page.context().newCDPSession(page)
  await compose(cdp, ['t', 'ta', 'tashuo'], '他说')
  await page.keyboard.type('"')
  await compose(cdp, ['h', 'hao'], '好')
  await page.keyboard.type('"--')
  await expect(firstParagraph(page)).toContainText('他说“好”——')
  await compose(cdp, ['"'], '"')
  await page.waitForTimeout(200)
  await expect(firstParagraph(page)).toContainText('他说“好”——"')
  // Another composition begins at once where one has ended.
  await compose(cdp, ['n', 'ni'], '你')
  await expect(firstParagraph(page)).toContainText('他说“好”——"你')
})

test('normalise a story: each change is seen before and after, one is left out, one undo', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'zh')
  await openLead(desk)
  await command(page, '自动改引号')
  await writeAtStart(page)
  const typed = '项目占地1552.8亩,总投资３．６亿元(其中"一期"占79％).'
  await page.keyboard.insertText(typed)
  await expect(firstParagraph(page)).toContainText(typed)
  await page.keyboard.press('Control+Shift+u')
  const dialog = page.getByTestId('normalise')
  const rows = dialog.getByTestId('find-row')
  await expect(rows.filter({ hasText: '亩' }).first().locator('ins')).toHaveText('，')
  expect(await accessibilityFaults(page)).toEqual([])
  // Brackets stay as they are: the row of the first is left out, all dashes and spaces too.
  await rows
    .filter({ hasText: '亿元' })
    .filter({ has: page.locator('ins', { hasText: '（' }) })
    .locator('input')
    .uncheck()
  await dialog.getByTestId('normalise-apply').click()
  await expect(dialog).toBeHidden()
  await expect(firstParagraph(page)).toContainText('项目占地1552.8亩，总投资3.6亿元(其中“一期”占79%）。')
  await page.getByTestId('undo').click()
  await expect(firstParagraph(page)).toContainText(typed)
  expect(desk.complaints).toEqual([])
})

test('normalise the issue: found over all articles, by rule', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await openLead(desk)
  await writeAtStart(page)
  await page.keyboard.insertText('The 5 km path -- "new" -- is open. ')
  await page.getByTestId('page-item').nth(1).click()
  await page.getByTestId('headline').first().click()
  await page.keyboard.press('Control+Shift+u')
  const dialog = page.getByTestId('normalise')
  const rows = dialog.getByTestId('find-row')
  await expect(dialog.getByText('Nothing to change')).toBeVisible()
  await dialog.getByTestId('normalise-scope').locator('button').click()
  await page.getByTestId('normalise-scope-option').last().click()
  await expect(rows).toHaveCount(5)
  await expect(dialog.getByTestId('normalise-apply')).toHaveText('Change 5 places')
  await dialog.getByTestId('normalise-quotes').click()
  await expect(dialog.getByTestId('normalise-apply')).toHaveText('Change 3 places')
  await dialog.getByTestId('normalise-apply').click()
  await page.getByTestId('page-item').first().click()
  await page.getByTestId('headline').first().click()
  await expect(firstParagraph(page)).toContainText('The 5\u00a0km path — "new" — is open.')
})
