// Writing through an input method, as pinyin sends it: while the galley breaks its lines anew, while changes are tracked
// and remarks stand beside the words, while the window changes its shape. No character is lost, none comes twice.

import { type CDPSession, expect, type Page } from '@playwright/test'
import { kept, openSample, test } from './support/desk.ts'

// A picture of the document at every step would take longer than the steps.
test.use({ trace: 'off' })

const story = (page: Page) => page.getByTestId('story-editor').locator('.ProseMirror')

interface Caret {
  /** Which of the editor's paragraphs and fields. */
  readonly block: number
  readonly offset: number
}

function caretOf(page: Page): Promise<Caret> {
  return story(page).evaluate((editor) => {
    const selection = document.getSelection()
    const blocks = [...editor.children]
    const block = blocks.findIndex((one) => one.contains(selection?.focusNode ?? null))
    const range = document.createRange()
    range.setStart(blocks[block] ?? editor, 0)
    range.setEnd(selection?.focusNode ?? editor, selection?.focusOffset ?? 0)
    return { block, offset: range.toString().length }
  })
}

function textsOf(page: Page): Promise<readonly string[]> {
  return story(page).evaluate((editor) => [...editor.children].map((one) => one.textContent))
}

const syllables: readonly (readonly [pinyin: string, han: string])[] = [
  ['duchuan', '渡船'],
  ['jiangshang', '江上'],
  ['wu', '雾'],
  ['likaian', '离开岸'],
  ['，', '，'],
  ['“', '“'],
  ['zhezhongyinzi', '这种样子的早晨'],
]

/** In a few steps, as one types them; then the words that were chosen, or nothing where it was given up. */
async function composeSlowly(
  cdp: CDPSession,
  pinyin: string,
  han: string | null,
  between: (letter: number) => Promise<void>,
): Promise<void> {
  const step = Math.ceil(pinyin.length / 4)
  for (let length = step; length < pinyin.length + step; length += step) {
    const text = pinyin.slice(0, length)
    const end = text.length
    await cdp.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end })
    await between(length)
  }
  if (han === null)
    await cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  else await cdp.send('Input.insertText', { text: han })
}

// The same each time: a failure can be looked at again.
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

/** Somewhere else in the text, by keys that go to ends of printed lines and between them. */
const ways: readonly (readonly string[])[] = [
  ['End'],
  ['Home'],
  ['ArrowDown', 'End'],
  ['ArrowDown', 'Home'],
  ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight'],
  ['ArrowUp', 'End', 'ArrowLeft'],
  ['ArrowLeft', 'ArrowLeft', 'ArrowLeft'],
  [],
]

test('200 compositions in the galley lose nothing and double nothing', async ({ desk }) => {
  test.setTimeout(240_000)
  const { page } = desk
  await openSample(desk, 'zh')
  await page.getByTestId('headline').first().click()
  await page.keyboard.press('Control+y')
  await story(page).locator('.galley-end').first().click()
  // A remark, and tracking, beside what is written.
  await page.keyboard.press('Shift+End')
  await page.keyboard.press('Control+Alt+m')
  await page.keyboard.type('?')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Alt+t')
  await story(page).locator('.galley-end').nth(2).click()
  const cdp = await page.context().newCDPSession(page)
  const roll = dice(7)
  const expected = [...(await textsOf(page))]
  for (let count = 0; count < 200; count += 1) {
    for (const key of ways[roll(ways.length)] ?? []) await page.keyboard.press(key)
    const { block, offset } = await caretOf(page)
    const [pinyin, han] = syllables[roll(syllables.length)] ?? ['a', '啊']
    const isGivenUp = roll(9) === 0
    // What is composed anew meanwhile: the window's own shape, and with it the lines of the galley and the page.
    const shakes = roll(12) === 0
    await composeSlowly(cdp, pinyin, isGivenUp ? null : han, async (letter) => {
      if (shakes && letter < 4) await page.setViewportSize({ width: 1240 + roll(80), height: 780 + roll(40) })
    })
    const text = expected[block] ?? ''
    if (!isGivenUp) expected[block] = text.slice(0, offset) + han + text.slice(offset)
    if (count % 20 === 19) await expect.poll(() => textsOf(page)).toEqual(expected)
  }
  await expect.poll(() => textsOf(page)).toEqual(expected)
  // The issue has the same words, and so has the program that is killed now.
  await kept(page)
  await page.waitForTimeout(1200)
  await desk.restart('kill')
  await page.getByTestId('headline').first().click()
  await expect.poll(() => textsOf(page)).toEqual(expected)
  expect(desk.complaints).toEqual([])
})

// The ends and the beginnings of printed lines, where an element of the galley begins or ends at the caret.
for (const key of ['End', 'Home'])
  test(`the text node that is composed in stays while lines are broken around it: ${key}`, async ({
    desk,
  }) => {
    const { page } = desk
    await openSample(desk, 'zh')
    await page.getByTestId('headline').first().click()
    await page.keyboard.press('Control+y')
    await story(page).locator('.galley-end').nth(1).click()
    await page.keyboard.press(key)
    const before = await textsOf(page)
    const { block, offset } = await caretOf(page)
    const cdp = await page.context().newCDPSession(page)
    const nodes = await page.evaluateHandle(() => new Set<Node | null>())
    await composeSlowly(cdp, 'jiangshangdeyu', '江上的雨', async () => {
      await nodes.evaluate((seen) => seen.add(document.getSelection()?.focusNode ?? null))
      await page.waitForTimeout(80)
    })
    // An input method keeps hold of the node it writes in: another one in its place would end the composition.
    expect(await nodes.evaluate((seen) => seen.size)).toBe(1)
    const text = before[block] ?? ''
    const wanted = before.with(block, `${text.slice(0, offset)}江上的雨${text.slice(offset)}`)
    await expect.poll(() => textsOf(page)).toEqual(wanted)
    expect(desk.complaints).toEqual([])
  })

test('the second letter of a name, the mark after it, and Escape belong to the input method', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'zh')
  await page.getByTestId('headline').first().click()
  await story(page)
    .locator('.story-paragraph')
    .first()
    .click({ position: { x: 80, y: 8 } })
  await page.keyboard.press('Home')
  const before = await textsOf(page)
  const cdp = await page.context().newCDPSession(page)
  await composeSlowly(cdp, 'ni', null, async () => {})
  await expect.poll(() => textsOf(page)).toEqual(before)
  // Nothing was made a step of undo.
  await expect(page.getByTestId('undo')).toBeDisabled()
  await composeSlowly(cdp, 'ni', '你', async () => {})
  await expect.poll(async () => (await textsOf(page)).join('').length).toBe(before.join('').length + 1)
  await page.getByTestId('undo').click()
  await expect.poll(() => textsOf(page)).toEqual(before)
})
