// The main job at the desk, in a real browser: open the sample, arrange, write, continue, undo it all, redo it
// all, export, open again. Once by mouse and once by keyboard alone.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { usualExport } from '../src/contract/calls.ts'
import {
  chooseHere,
  compose,
  type Desk,
  headlineIds,
  openSample,
  saved,
  showPage,
  test,
  wallItem,
} from './support/desk.ts'

/** What the issue looks like to an editor: every page's headline list, the story's words, the jumps. */
async function look(page: Page): Promise<unknown> {
  const labels = await page
    .getByTestId('page-item')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-label') ?? ''))
  const lists: Record<string, readonly string[]> = {}
  for (const label of labels) {
    await showPage(page, label)
    lists[label] = await page
      .getByTestId('headline')
      .evaluateAll((items) =>
        items.map(
          (item) =>
            `${item.getAttribute('data-article') ?? ''} ${item.querySelector('.headline-text')?.textContent ?? ''} ${item.querySelector('.headline-badges')?.textContent ?? ''}`,
        ),
      )
  }
  const blocks: Record<string, readonly string[]> = {}
  for (const label of labels) {
    await showPage(page, label)
    blocks[label] = await page
      .getByTestId('block')
      .evaluateAll((items) =>
        items
          .map(
            (item) =>
              `${item.getAttribute('data-block') ?? ''} ${item.getAttribute('data-part') ?? ''} ${item.getAttribute('style') ?? ''}`,
          )
          .toSorted(),
      )
  }
  return { lists, blocks }
}

async function storyText(page: Page, article: string): Promise<string> {
  await page.locator(`[data-testid="headline"][data-article="${article}"]`).click()
  return page.getByTestId('story-editor').locator('.ProseMirror').innerText()
}

async function undoAll(page: Page): Promise<number> {
  let steps = 0
  while (await isEnabled(page, 'undo')) {
    await page.getByTestId('undo').click()
    steps += 1
    if (steps > 200) throw new Error('undo does not end')
  }
  return steps
}

/** Buttons are drawn a moment after the story, so that a key is never late: what they say then counts. */
async function isEnabled(page: Page, button: string): Promise<boolean> {
  await page.waitForTimeout(150)
  return page.getByTestId(button).isEnabled()
}

async function exportTo(desk: Desk, name: string): Promise<string> {
  const { page } = desk
  await page.getByTestId('export').click()
  await page.getByTestId('export-start').click()
  await chooseHere(page, name)
  await expect(page.getByTestId('export-result')).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Escape')
  return join(desk.home, name)
}

test('the whole job by mouse', async ({ desk }) => {
  test.setTimeout(180_000)
  const { page } = desk
  await openSample(desk, 'zh')
  await showPage(page, '01')
  const before = await look(page)

  // A headline goes to another page.
  await showPage(page, '01')
  const [, , moving = ''] = await headlineIds(page)
  await page.locator(`[data-testid="headline"][data-article="${moving}"]`).dragTo(wallItem(page, '03'))
  await expect(page.locator(`[data-testid="headline"][data-article="${moving}"]`)).toHaveCount(0)
  await showPage(page, '03')
  await expect(page.locator(`[data-testid="headline"][data-article="${moving}"]`)).toBeVisible()

  // Words are typed into it, through an input method too.
  await page.locator(`[data-testid="headline"][data-article="${moving}"]`).click()
  const paragraph = page
    .getByTestId('story-editor')
    .locator('.ProseMirror p')
    .filter({ hasText: /.{20,}/ })
    .first()
  await paragraph.click()
  await page.keyboard.press('Home')
  const cdp = await page.context().newCDPSession(page)
  await compose(cdp, ['x', 'xi', 'xin', 'xin w', 'xin wen'], '新闻')
  await page.keyboard.type('2026')
  await compose(cdp, ['n', 'ni', 'nian'], '年')
  await expect(page.getByTestId('story-editor').locator('.ProseMirror')).toContainText('新闻2026年')

  // It is continued on the last page.
  await page.keyboard.press('Control+j')
  await page.locator('[data-testid="jump-target"][data-label="04"]').dblclick()
  await expect(page.getByTestId('jump-dialog')).toBeHidden()
  await showPage(page, '04')
  await expect(page.locator(`[data-testid="headline"][data-article="${moving}"]`)).toContainText('← 03')
  const after = await look(page)
  await showPage(page, '03')
  const words = await storyText(page, moving)

  // All of it is undone and redone.
  const steps = await undoAll(page)
  expect(steps).toBeGreaterThanOrEqual(3)
  await expect.poll(() => look(page)).toEqual(before)
  for (let step = 0; step < steps; step += 1) {
    await expect.poll(() => isEnabled(page, 'redo')).toBe(true)
    await page.getByTestId('redo').click()
  }
  await expect.poll(() => look(page)).toEqual(after)
  await showPage(page, '03')
  await expect.poll(() => storyText(page, moving)).toBe(words)

  // It is exported, and what was exported holds what was written.
  const target = await exportTo(desk, 'by-mouse')
  const folder = join(target, 'html/2026-11/23')
  expect(readFileSync(join(folder, `content_${moving}.htm`), 'utf8')).toContain('新闻2026年')
  expect(existsSync(join(target, 'press/2026-11/23/2026-11-23.pdf'))).toBe(true)
  const proof = JSON.parse(readFileSync(join(target, 'proof.json'), 'utf8')) as {
    proof: readonly { format: string; missing: number; extra: number }[]
  }
  expect(proof.proof.map((one) => [one.format, one.missing, one.extra])).toEqual(
    usualExport.formats.map((format) => [format, 0, 0]),
  )

  // Started again, all is as it was left.
  await saved(page)
  await desk.restart('quit')
  await openSample(desk, 'zh')
  await expect.poll(() => look(page)).toEqual(after)
  await showPage(page, '03')
  await expect.poll(() => storyText(page, moving)).toBe(words)
  expect(desk.strangers).toEqual([])
  expect(desk.complaints).toEqual([])
})

test('the whole job by keyboard alone', async ({ desk }) => {
  test.setTimeout(180_000)
  const { page } = desk
  const { keyboard } = page
  await openSample(desk, 'en')
  const before = await look(page)
  await showPage(page, (await page.getByTestId('page-item').first().getAttribute('data-label')) ?? '')
  const [first = '', second = ''] = await headlineIds(page)

  // Within the list: the second headline goes up.
  await page.locator(`[data-testid="headline"][data-article="${second}"]`).focus()
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  await page.locator(`[data-testid="headline"][data-article="${second}"]`).focus()
  await keyboard.press('Space')
  await keyboard.press('Alt+ArrowUp')
  await expect.poll(async () => (await headlineIds(page)).slice(0, 2)).toEqual([second, first])

  // To another page: by the command and a number.
  await keyboard.press('Control+Shift+M')
  await expect(page.getByRole('dialog')).toBeVisible()
  await keyboard.type('2')
  await keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.locator(`[data-testid="headline"][data-article="${second}"]`)).toHaveCount(0)

  // To that page, and into the story.
  await keyboard.press('Control+PageDown')
  await expect(page.locator(`[data-testid="headline"][data-article="${second}"]`)).toBeVisible()
  await page.locator(`[data-testid="headline"][data-article="${second}"]`).focus()
  await keyboard.press('Space')
  await keyboard.press('Control+e')
  await keyboard.press('Control+End')
  await keyboard.type(' One more sentence.')
  await expect(page.getByTestId('story-editor').locator('.ProseMirror')).toContainText('One more sentence.')

  // Continued on the last page, from the story, by typing its number.
  await keyboard.press('Control+j')
  await expect(page.getByTestId('jump-dialog')).toBeVisible()
  await keyboard.type('4')
  await keyboard.press('Enter')
  await expect(page.getByTestId('jump-dialog')).toBeHidden()

  // A block is moved by a column and made lower by a line.
  await showPage(page, (await page.getByTestId('page-item').last().getAttribute('data-label')) ?? '')
  const tail = page.locator(`[data-testid="block"][data-article="${second}"]`)
  await tail.focus()
  const styled = await tail.getAttribute('style')
  await keyboard.press('Shift+ArrowUp')
  await expect.poll(() => tail.getAttribute('style')).not.toBe(styled)
  const after = await look(page)

  let steps = 0
  while (await isEnabled(page, 'undo')) {
    await keyboard.press('Control+z')
    steps += 1
    if (steps > 100) throw new Error('undo does not end')
  }
  await expect.poll(() => look(page)).toEqual(before)
  for (let step = 0; step < steps; step += 1) await keyboard.press('Control+Shift+Z')
  await expect.poll(() => look(page)).toEqual(after)
  await saved(page)
  await desk.restart('quit')
  await openSample(desk, 'en')
  await expect.poll(() => look(page)).toEqual(after)
  expect(desk.strangers).toEqual([])
  expect(desk.complaints).toEqual([])
})

test('what was typed is back after the program is killed, and said to be recovered', async ({ desk }) => {
  test.setTimeout(120_000)
  const { page } = desk
  await openSample(desk, 'zh')
  const [article = ''] = await headlineIds(page)
  await page.locator(`[data-testid="headline"][data-article="${article}"]`).click()
  await page
    .getByTestId('story-editor')
    .locator('.ProseMirror p')
    .filter({ hasText: /.{20,}/ })
    .first()
    .click()
  await page.keyboard.press('Home')
  await page.keyboard.type('KILLED WHILE TYPING ')
  await expect(page.getByTestId('saved-state')).toHaveAttribute('data-state', 'journal')
  await page.waitForTimeout(400)
  await desk.restart('kill')
  // The issue that was open is opened again by itself.
  await expect(page.getByTestId('block').first()).toBeVisible()
  await expect(page.getByTestId('toast').first()).toBeVisible()
  await expect.poll(() => storyText(page, article)).toContain('KILLED WHILE TYPING')
})
