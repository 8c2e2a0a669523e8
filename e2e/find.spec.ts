// Finding and replacing, in the open story and over the whole issue.

import { expect, type Page } from '@playwright/test'
import { accessibilityFaults } from './support/accessibility.ts'
import { type Desk, openSample, saved, test, wallItem } from './support/desk.ts'

const story = (page: Page) => page.getByTestId('story-editor').locator('.ProseMirror')

/** What the browser paints in the story under a name. */
function painted(page: Page, name: string): Promise<readonly string[]> {
  return page.evaluate((wanted) => {
    const highlight = CSS.highlights.get(wanted)
    return highlight === undefined ? [] : [...highlight].map((range) => (range as Range).toString())
  }, name)
}

function selected(page: Page): Promise<string> {
  return page.evaluate(() => getSelection()?.toString() ?? '')
}

async function openLead({ page }: Desk): Promise<void> {
  await page.getByTestId('page-item').first().click()
  await page.getByTestId('headline').first().click()
  await expect(story(page)).toBeVisible()
}

/** How often the words stand in the story, letters of any case. */
async function countIn(page: Page, words: string): Promise<number> {
  const text = (await story(page).innerText()).toLowerCase()
  return text.split(words.toLowerCase()).length - 1
}

test('find in the story: counted, painted, and gone through by keys', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await openLead(desk)
  const count = await countIn(page, 'the')
  await page.keyboard.press('Control+f')
  await expect(page.getByTestId('find-words')).toBeFocused()
  await page.keyboard.type('THE')
  // From the caret on, which waits at the start of the text.
  const shown = page.getByTestId('find-count')
  await expect(shown).toHaveText(new RegExp(`^\\d+ of ${String(count)}$`))
  const first = Number(/^\d+/.exec(await shown.innerText())?.[0])
  await expect.poll(() => painted(page, 'story-found')).toHaveLength(count)
  expect((await painted(page, 'story-found-now')).map((words) => words.toLowerCase())).toEqual(['the'])
  await page.keyboard.press('Enter')
  await expect(shown).toHaveText(`${String(first + 1)} of ${String(count)}`)
  await page.keyboard.press('F3')
  await expect(shown).toHaveText(`${String(first + 2)} of ${String(count)}`)
  for (let back = first + 1; back >= 1; back -= 1) {
    await page.keyboard.press(back % 2 === 0 ? 'Shift+Enter' : 'Shift+F3')
    await expect(shown).toHaveText(`${String(back)} of ${String(count)}`)
  }
  await page.keyboard.press('Shift+F3')
  await expect(shown).toHaveText(`${String(count)} of ${String(count)}`)

  // Case, then whole words only.
  await page.getByTestId('find-words-matchCase').click()
  await expect(page.getByTestId('find-count')).toHaveText('Not found')
  await page.getByTestId('find-words').fill('the')
  await page.getByTestId('find-words-wholeWord').click()
  await expect(page.getByTestId('find-count')).toHaveText(/of \d+$/)
  expect(new Set(await painted(page, 'story-found'))).toEqual(new Set(['the']))
  expect(await accessibilityFaults(page)).toEqual([])

  // Escape leaves the words selected in the story, and nothing painted.
  await page.keyboard.press('Escape')
  await page.getByTestId('find-words').press('Escape')
  await expect(page.getByTestId('find-bar')).toBeHidden()
  await expect(story(page)).toBeFocused()
  await expect.poll(() => selected(page)).toBe('the')
  await expect.poll(() => painted(page, 'story-found')).toEqual([])
})

test('replace in the story: one place, then all, each one undo; a regular expression with groups', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'en')
  await openLead(desk)
  const before = await story(page).innerText()
  const count = await countIn(page, 'the')
  await page.keyboard.press('Control+h')
  await page.getByTestId('find-words').fill('the')
  const shown = page.getByTestId('find-count')
  await expect(shown).toHaveText(new RegExp(`^\\d+ of ${String(count)}$`))
  const first = Number(/^\d+/.exec(await shown.innerText())?.[0])
  await page.getByTestId('find-put').fill('≪the≫')
  await page.getByTestId('find-put').press('Enter')
  // The words are found within what was written: it is the next one all the same.
  await expect(shown).toHaveText(`${String(first + 1)} of ${String(count)}`)
  await expect.poll(() => countIn(page, '≪the≫')).toBe(1)
  await page.getByTestId('find-replace-all').click()
  await expect.poll(() => countIn(page, '≪the≫')).toBe(count)
  await story(page).focus()
  await page.keyboard.press('Control+z')
  await expect.poll(() => countIn(page, '≪the≫')).toBe(1)
  await page.keyboard.press('Control+z')
  await expect.poll(() => story(page).innerText()).toBe(before)

  await page.getByTestId('find-words-expression').click()
  await page.getByTestId('find-words').fill('(?<first>\\w+) (of) the')
  await page.getByTestId('find-put').fill('[$<first>|$2]')
  const want = before.match(/\w+ of the/gi)?.length ?? 0
  expect(want).toBeGreaterThan(0)
  await expect(shown).toHaveText(new RegExp(`of ${String(want)}$`))
  await page.getByTestId('find-replace-all').click()
  await expect
    .poll(() => story(page).innerText())
    .toBe(before.replaceAll(/(?<first>\w+) (of) the/gi, '[$<first>|$2]'))
  expect(desk.complaints).toEqual([])
})

test('an expression that is none is said at the field; one that never ends is given up', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await openLead(desk)
  await page.keyboard.press('Control+f')
  await page.getByTestId('find-words-expression').click()
  await page.getByTestId('find-words').fill('(harbour')
  await expect(page.getByTestId('find-words-fault')).toHaveText(
    'Not a regular expression: Unterminated group',
  )
  await page.getByTestId('find-words').fill('((\\w+ ?)+)+#')
  await expect(page.getByTestId('find-words-fault')).toContainText('takes too long on this text', {
    timeout: 10_000,
  })
  // The window never stood still, and the next expression is answered.
  await page.getByTestId('find-words').fill('\\bthe\\b')
  await expect(page.getByTestId('find-count')).toHaveText(/of \d+$/)
  await expect(page.getByTestId('find-words-fault')).toBeHidden()
  expect(desk.complaints).toEqual([])
})

test('the issue: places of all articles, some left out, replaced as one step', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await openLead(desk)
  await page.keyboard.press('Control+Shift+f')
  await expect(page.getByTestId('find-issue-words')).toBeFocused()
  await page.keyboard.type('council')
  const count = page.getByTestId('find-issue-count')
  await expect(count).toHaveText(/^\d+ places in \d+ articles$/)
  const places = Number(/^\d+/.exec(await count.innerText())?.[0])
  const rows = page.getByTestId('find-row')
  await expect(rows).toHaveCount(places)
  await page.getByTestId('find-issue-replacing').click()
  await page.getByTestId('find-issue-put').fill('assembly')
  await expect(rows.first().locator('ins')).toHaveText('assembly')
  await expect(rows.first().locator('del')).toHaveText(/council/i)
  expect(await accessibilityFaults(page)).toEqual([])

  // The first is left out.
  await rows.first().locator('input').uncheck()
  const replace = page.getByTestId('find-issue-replace')
  await expect(replace).toHaveText(`Replace ${String(places - 1)}`)
  await replace.click()
  await expect(count).toHaveText('1 place in 1 article')
  await expect(page.locator('.toast', { hasText: 'One undo takes it all back' })).toBeVisible()
  await saved(page)
  await page.getByTestId('undo').click()
  await expect(count).toHaveText(new RegExp(`^${String(places)} places`))
  expect(desk.complaints).toEqual([])
})

test('a place of the list opens its article with the words selected', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'zh')
  await openLead(desk)
  await page.keyboard.press('Control+Shift+f')
  await page.getByTestId('find-issue-words').fill('记者')
  const rows = page.getByTestId('find-row').locator('button')
  await expect(rows.nth(3)).toBeVisible()
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(1)).toBeFocused()
  await rows.last().click()
  await expect.poll(() => selected(page)).toBe('记者')
  await expect(story(page)).toBeFocused()
})

test('texts of a page that is signed off are listed as locked and left as they are', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await openLead(desk)
  await page.keyboard.press('Control+Shift+f')
  await page.getByTestId('find-issue-words').fill('the')
  const rows = page.getByTestId('find-row')
  await expect(rows.first()).toBeVisible()
  await wallItem(page, '1').getByRole('button').last().click()
  await page.getByRole('menuitem', { name: 'Sign off' }).click()
  const ask = page.getByTestId('sign-dialog')
  if (await ask.isVisible()) await page.getByTestId('sign-anyway').click()
  await expect(page.getByTestId('signed-banner')).toBeVisible()

  await expect(rows.first()).toContainText('Page 1 is signed off')
  await page.getByTestId('find-issue-replacing').click()
  await page.getByTestId('find-issue-put').fill('THE')
  await expect(rows.first().locator('input')).toBeDisabled()
  const locked = await rows.filter({ hasText: 'is signed off' }).count()
  const label = await page.getByTestId('find-issue-replace').innerText()
  await page.getByTestId('find-issue-replace').click()
  await expect(page.locator('.toast', { hasText: 'Replaced in' })).toBeVisible()
  // What stands on the signed page is as it was, all else is not.
  await expect(page.getByTestId('signed-banner')).toBeVisible()
  await page.getByTestId('find-issue-words-matchCase').click()
  await page.getByTestId('find-issue-words').fill('THE')
  // The count grows while the issue is searched.
  const made = async (): Promise<number> =>
    Number(/\d+/.exec(await page.getByTestId('find-issue-count').innerText())?.[0])
  await expect.poll(made).toBeGreaterThanOrEqual(Number(/\d+/.exec(label)?.[0]))
  expect(locked).toBeGreaterThan(0)
})
