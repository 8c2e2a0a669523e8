// The galley: the story in its printed lines, with their numbers, where each part ends and what is over; the caret on
// the page and in the story; and the story without line ends.

import { expect, type Locator, type Page } from '@playwright/test'
import { expectSound } from './support/accessibility.ts'
import { boxOf, openSample, test } from './support/desk.ts'

const story = (page: Page): Locator => page.getByTestId('story-editor').locator('.ProseMirror')

/** Rows of text the body is shown in, as the browser has laid it out, and how many of them a printed line ends. */
function rowsOf(page: Page): Promise<{ readonly rows: number; readonly ends: number }> {
  return story(page).evaluate((editor) => {
    const body = [...editor.querySelectorAll('.story-paragraph, .story-crosshead, .story-quote, .story-list')]
    let rows = 0
    for (const paragraph of body) {
      const range = document.createRange()
      range.selectNodeContents(paragraph)
      rows += new Set(
        [...range.getClientRects()].filter((box) => box.width > 1).map((box) => Math.round(box.bottom / 4)),
      ).size
    }
    return { rows, ends: editor.querySelectorAll('.galley-end').length }
  })
}

async function printedLines(page: Page): Promise<number> {
  const figures = (await page.getByTestId('fit').locator('.fit-figures').textContent()) ?? ''
  return Number(/([\d,]+)\s*(?:lines|行)/.exec(figures)?.[1]?.replaceAll(',', '') ?? '0')
}

for (const language of ['en', 'zh'] as const)
  test(`the lines of the story are the printed ones: ${language}`, async ({ desk }) => {
    test.slow()
    const { page } = desk
    await openSample(desk, language)
    await page.getByTestId('headline').first().click()
    const plain = await rowsOf(page)
    expect(plain.ends).toBe(0)
    await page.getByTestId('story-galley').click()
    await expect(page.getByTestId('story-galley')).toHaveAttribute('aria-pressed', 'true')
    const lines = await printedLines(page)
    expect(lines).toBeGreaterThan(50)
    await expect.poll(async () => (await rowsOf(page)).rows).toBe(lines)
    await expect(page.locator('.galley-number').first()).toHaveText('5')
    await expectSound(page)

    // The whole column for it, and back.
    await page.getByTestId('story-large').click()
    await expect(page.getByTestId('tab-check')).toHaveCount(0)
    await expect.poll(async () => (await rowsOf(page)).rows).toBe(lines)
    await page.keyboard.press('Control+Alt+y')
    await expect(page.getByTestId('tab-check')).toBeVisible()

    // At every key: what is typed is in the lines, and in the figures.
    await story(page).locator('.galley-end').nth(3).click()
    await page.keyboard.press('Home')
    await page.keyboard.type(
      language === 'en'
        ? 'and a good many words more, which take a line of their own '
        : '又写了很多很多的字进去，足足占了一行还多',
    )
    await expect.poll(() => printedLines(page)).toBeGreaterThan(lines)
    const more = await printedLines(page)
    await expect.poll(async () => (await rowsOf(page)).rows).toBe(more)

    await page.keyboard.press('Control+y')
    await expect.poll(async () => (await rowsOf(page)).ends).toBe(0)
    expect(desk.complaints).toEqual([])
  })

test('keys go from printed line to printed line, and to their ends', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await page.getByTestId('headline').first().click()
  await page.keyboard.press('Control+y')
  await story(page).locator('.galley-end').nth(4).click()
  const top = (): Promise<number> =>
    page.evaluate(() => {
      const range = document.getSelection()?.getRangeAt(0).cloneRange()
      return (
        range?.getClientRects()[0]?.top ??
        range?.startContainer.parentElement?.getBoundingClientRect().top ??
        0
      )
    })
  await page.keyboard.press('Home')
  const first = await top()
  await page.keyboard.press('ArrowDown')
  const second = await top()
  expect(second).toBeGreaterThan(first)
  await page.keyboard.press('ArrowDown')
  expect((await top()) - second).toBeCloseTo(second - first, 0)
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => top()).toBeCloseTo(second, 0)
  // A selection of one line holds one line.
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+End')
  const words = await page.evaluate(() => document.getSelection()?.toString() ?? '')
  expect(words.length).toBeGreaterThan(15)
  expect(words).not.toContain('\n')
})

test('where a part ends is said in its place, and what is over stands in red', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'zh')
  await page.getByTestId('headline').first().click()
  await page.keyboard.press('Control+y')
  const ends = page.locator('.galley-part:not(.galley-over)')
  // Signs stand where they can be seen: through the story, until the one of the part is met.
  const last = (await story(page).locator('.galley-end').count()) - 1
  await expect
    .poll(async () => {
      for (let line = 0; line <= last; line += 15) {
        await story(page).locator('.galley-end').nth(line).scrollIntoViewIfNeeded()
        await page.waitForTimeout(200)
        if ((await ends.count()) > 0) return true
      }
      return false
    })
    .toBe(true)
  // Another headline whose text is made longer than its block.
  await page.getByTestId('headline').nth(1).click()
  await expect(page.getByTestId('fit')).toBeVisible()
  const paragraph = story(page).locator('.story-paragraph').last()
  await paragraph.scrollIntoViewIfNeeded()
  await paragraph.click({ position: { x: 60, y: (await boxOf(paragraph)).height - 6 } })
  await page.keyboard.press('End')
  await page.keyboard.insertText('这里再添上几句话，让它排不下。'.repeat(12))
  await expect(page.getByTestId('fit-over')).toBeVisible()
  await expect(page.locator('.galley-over')).toContainText('行')
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          [...(CSS.highlights.get('story-overset') ?? [])]
            .map((range) => (range as Range).toString())
            .join('').length,
      ),
    )
    .toBeGreaterThan(20)
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('fit-over')).toHaveCount(0)
  await expect.poll(() => page.evaluate(() => CSS.highlights.has('story-overset'))).toBe(false)
  expect(desk.complaints).toEqual([])
})

test('a click on the page puts the caret into the story, and typing moves it on the page', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'en')
  await page.getByTestId('headline').first().click()
  await page.keyboard.press('Control+y')
  const block = page.locator('[data-testid="block"][data-part="0"]').first()
  const { x, y, width, height } = await boxOf(block)
  await page.mouse.dblclick(x + width / 4, y + height * 0.8)
  await expect(story(page)).toBeFocused()
  const caret = page.locator('.page-caret')
  await expect(caret).toBeVisible()
  const before = await boxOf(caret)
  expect(before.y).toBeGreaterThan(y + height * 0.7)
  const line = await page.evaluate(() => document.getSelection()?.focusNode?.textContent ?? '')
  expect(line.length).toBeGreaterThan(0)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect.poll(async () => (await boxOf(caret)).y).toBeGreaterThan(before.y)
})

// The browser tells of a moved caret in a task of its own: here a key and a drawing come before it.
test('a key and a drawing that come right after the caret moved meet it where it is', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await page.getByTestId('headline').first().click()
  const paragraphs = story(page).locator('.story-paragraph')
  await paragraphs.first().click({ position: { x: 30, y: 8 } })
  await page.keyboard.press('Home')
  const count = await paragraphs.count()

  await story(page).evaluate((editor) => {
    const text = editor.querySelector('.story-paragraph')?.firstChild
    getSelection()?.collapse(text ?? null, 'The first'.length)
    editor.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'Enter',
        code: 'Enter',
        keyCode: 13,
        bubbles: true,
        cancelable: true,
      }),
    )
  })
  await expect(paragraphs).toHaveCount(count + 1)
  await expect(paragraphs.first()).toHaveText('The first')
  await page.keyboard.press('Control+z')
  await expect(paragraphs).toHaveCount(count)

  // Into the last paragraph, while the button of the galley draws every line anew.
  await story(page).evaluate((editor) => {
    const text = [...editor.querySelectorAll('.story-paragraph')].at(-1)?.firstChild
    getSelection()?.collapse(text ?? null, 3)
    document.querySelector<HTMLElement>('[data-testid="story-galley"]')?.click()
  })
  await expect(page.locator('.galley-number').first()).toBeAttached()
  await page.keyboard.type('~')
  await expect(paragraphs.last()).toContainText(/^.{3}~/)
  expect(desk.complaints).toEqual([])
})
