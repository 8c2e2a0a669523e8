// Copy fitting at the desk: a story that is over is cut to fit by mouse and by keyboard, a headline that is over gets
// another size and other breaks. Each choice is one step of undo, and nothing is changed before one is taken.

import { expect, type Locator, type Page } from '@playwright/test'
import { expectSound } from './support/accessibility.ts'
import { chooseBelow, openSample, test } from './support/desk.ts'

const more = {
  zh: '据市水利局介绍，这些堤防大多建于六十年代，每年冬天都要修一次。居民如有意见，可以拨打热线。',
  en: ' The clock, which is the oldest in the county, will be back before Christmas, the council said. Nobody has asked it to hurry.',
}

function story(page: Page): Locator {
  return page.getByTestId('story-editor').locator('.ProseMirror')
}

/** The caret at the end of the last paragraph: the credit stands below it. */
async function endOfStory(page: Page): Promise<void> {
  await story(page).locator('.story-paragraph').last().click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('End')
}

/** Opens the second story of the front page and writes more than there is room for. */
async function writeTooMuch(page: Page, language: 'zh' | 'en'): Promise<void> {
  await page.getByTestId('headline').nth(1).click()
  await expect(page.getByTestId('fit-over')).toHaveCount(0)
  await endOfStory(page)
  await page.keyboard.insertText(more[language])
  await expect(page.getByTestId('fit-over')).toBeVisible()
}

/** The words that are painted in the story. */
function painted(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...(CSS.highlights.get('story-chosen') ?? [])].map((range) => (range as Range).toString()).join(' '),
  )
}

const bare = (text: string): string => text.replaceAll(/\s/g, '')

test('a story that is over is cut to fit by mouse, in one step', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await writeTooMuch(page, 'en')
  const written = await story(page).innerText()
  await page.getByTestId('cut-to-fit').click()
  const first = page.getByTestId('cut-way').first()
  await first.hover()
  const text = bare(await first.locator('.strip-text').innerText())
  await expect.poll(async () => bare(await painted(page))).toBe(text)
  await expect(story(page).locator('.story-cut')).toHaveCount(0)
  await expectSound(page, 'cut to fit')

  await page.getByTestId('cut-these').click()
  await expect(page.getByTestId('fit-over')).toHaveCount(0)
  expect(bare(await story(page).innerText())).toBe(bare(written))
  await expect(story(page).locator('.story-cut').first()).toBeVisible()
  await expect(page.getByTestId('cut-here').first()).toBeVisible()
  await expectSound(page, 'cuts there are')
  await page.getByTestId('undo').click()
  await expect(page.getByTestId('fit-over')).toBeVisible()
  await expect(story(page).locator('.story-cut')).toHaveCount(0)
  expect(desk.complaints).toEqual([])
})

test('by keyboard: one cut after the other until it fits, each a step of its own, and one printed again', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'en')
  await writeTooMuch(page, 'en')
  await page.keyboard.press('Control+Alt+c')
  const ways = page.getByTestId('cut-way')
  await expect(ways.first()).toBeFocused()
  const first = await painted(page)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => painted(page)).not.toBe(first)
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => painted(page)).toBe(first)
  let cuts = 0
  while (await page.getByTestId('fit-over').isVisible()) {
    const before = await page.getByTestId('fit-over').innerText()
    await expect.poll(() => painted(page)).not.toBe('')
    await page.keyboard.press('Enter')
    cuts += 1
    await expect(page.getByTestId('cut-here')).toHaveCount(cuts)
    await expect(page.getByText(before)).toHaveCount(0)
    expect(cuts).toBeLessThan(9)
  }
  await expect(page.getByTestId('fit-over')).toHaveCount(0)
  // The keyboard is still in the strip; Escape gives it back to the story.
  await expect(page.getByTestId('cut-strip').locator(':focus')).toBeVisible()
  await page.getByTestId('print-again').last().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('cut-here')).toHaveCount(cuts - 1)
  await page.getByTestId('cut-strip').press('Escape')
  await expect(page.getByTestId('cut-strip')).toHaveCount(0)
  await expect(story(page)).toBeFocused()
  for (let step = 0; step < cuts + 1; step += 1) await page.keyboard.press('Control+z')
  await expect(story(page).locator('.story-cut')).toHaveCount(0)
  await expect(page.getByTestId('fit-over')).toBeVisible()
  expect(desk.complaints).toEqual([])
})

test('what is found follows the text, and writing goes on beside it', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'zh')
  await writeTooMuch(page, 'zh')
  await page.getByTestId('cut-to-fit').click()
  await expect(page.getByTestId('cut-these')).toBeVisible()
  const before = await page.getByTestId('cut-these').innerText()
  await endOfStory(page)
  await page.keyboard.insertText('新闻发言人王立说，明年还要再修三十处。工程由三支队伍分段施工，互不影响。')
  await expect(page.getByTestId('cut-these')).not.toHaveText(before)
  await expect(story(page)).toBeFocused()

  // A public notice is printed word for word.
  await page.getByTestId('cut-to-fit').click()
  await page.getByTestId('story-editor').locator('.story-facts .select-button').last().click()
  await page.getByRole('option', { name: '公告' }).click()
  await page.getByTestId('cut-to-fit').click()
  await expect(page.getByTestId('cut-strip')).toContainText('公告须照原文刊登')
  await expect(page.getByTestId('cut-way')).toHaveCount(0)
})

test('the command cuts what makes the story fit, without the strip', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await writeTooMuch(page, 'en')
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText('Cut what makes')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('fit-over')).toHaveCount(0)
  await expect(story(page).locator('.story-cut').first()).toBeVisible()
  await page.getByTestId('undo').click()
  await expect(page.getByTestId('fit-over')).toBeVisible()
})

test('a headline that is over gets a size by mouse and a break by keyboard', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await page.getByTestId('headline').nth(1).click()
  const fit = page.getByTestId('headline-fit')
  await expect(fit).toContainText('9 over at 30 pt')
  const headline = story(page).locator('.story-headline')
  await fit.click()
  await expect(page.getByTestId('headline-line')).toContainText('set in 2 lines')
  await expectSound(page, 'headline fit')
  await page.getByTestId('headline-size').first().click()
  await expect(fit).toContainText('short at 18 pt')
  await expect(headline).toHaveCount(1)
  await page.getByTestId('undo').click()
  await expect(fit).toContainText('9 over at 30 pt')

  await page.getByTestId('strip-close').click()
  await story(page).focus()
  await page.keyboard.press('Control+Alt+h')
  const choice = page.getByTestId('headline-break').first()
  await expect(choice).toBeFocused()
  const lines = await choice.locator('.strip-broken span').allInnerTexts()
  expect(lines.length).toBeGreaterThan(1)
  await page.keyboard.press('Enter')
  await expect(headline).toHaveText(lines)
  await expect(fit).not.toContainText('over')
  await page.getByTestId('undo').click()
  await expect(headline).toHaveCount(1)
  await expect(fit).toContainText('9 over at 30 pt')
  expect(desk.complaints).toEqual([])
})

test('a headline down the side and a jump head have figures of their own', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'zh')
  await page.getByTestId('headline').first().click()
  await page.getByTestId('headline-fit').click()
  const lines = page.getByTestId('headline-line')
  await expect(lines).toHaveCount(3)
  await expect(lines.last()).toContainText('转接题')
  await expect(lines.first()).toContainText('初号欠')
  const across = await lines.first().innerText()
  await page.locator('[data-testid="block"][data-part="0"]').first().focus()
  await chooseBelow(page, page.getByTestId('headline-place'), 1)
  await expect(lines.first()).not.toHaveText(across)
  await expect(lines.first()).toContainText('欠')
})
