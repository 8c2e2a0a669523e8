// The program is killed in the middle of typing and of dragging a block, again and again (R2): what was typed
// up to a second before is back on the page where the caret was, the state is marked as recovered, and in the
// issue folder everything is sound.

import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { fsck, git } from '../tests/store/git.ts'
import { type Desk, openSample, saved, showPage, test, wallItem } from './support/desk.ts'

const kills = 5

const story = (page: Page): Locator => page.getByTestId('story-editor').locator('.ProseMirror')

const issueOf = ({ home }: Desk): string => join(home, 'samples', 'sample-zh.issue')

test(`killed ${kills} times while typing and dragging, all but the last second is back`, async ({ desk }) => {
  test.setTimeout(240_000)
  const { page } = desk
  await openSample(desk, 'zh')
  await showPage(page, '02')
  await page.getByTestId('headline').first().click()
  await expect(story(page)).toContainText(/.{20,}/)
  await saved(page)
  const before = git(issueOf(desk), 'rev-parse', 'desk').text.trim()
  const typed: string[] = []
  for (let round = 0; round < kills; round += 1) {
    const paragraph = story(page)
      .locator('p')
      .filter({ hasText: /.{20,}/ })
      .first()
    await paragraph.click({ position: { x: 30, y: 8 } })
    await page.keyboard.press('Home')
    let words = ''
    for (const letter of 'abcdefghijkl') {
      await page.keyboard.type(`${String(round)}${letter}`)
      words += `${String(round)}${letter}`
    }
    typed.push(words)
    await expect(story(page)).toContainText(words)
    await page.waitForTimeout(1000)
    // A block is on its way across the page, and more is typed, when the power goes.
    const block = page.locator('[data-testid="block"]').first()
    const box = await block.boundingBox()
    if (box !== null && round % 2 === 1) {
      await page.mouse.move(box.x + box.width / 2, box.y + 12)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width / 2 + 60, box.y + 90, { steps: 4 })
    } else await page.keyboard.type('xyz')
    await desk.restart('kill')
    await expect(wallItem(page, '02')).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByTestId('recovered')).toBeVisible()
    for (const one of typed) await expect(story(page)).toContainText(one)
    // Nothing but the autosaves of a session stands on the commit that was saved, and all of it is sound.
    const since = git(issueOf(desk), 'log', '--format=%s', `${before}..desk`).text
    expect(since.replaceAll('Autosave\n', '').trim()).toBe('')
    expect(fsck(issueOf(desk))).toBe('')
  }
  await saved(page)
  await expect(page.getByTestId('recovered')).toBeHidden()
})
