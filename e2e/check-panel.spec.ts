// The check panel: every problem that can be mended by itself is planted on a page of its own; the panel shows it, a
// click or a key mends it, undo brings it back.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomInt } from 'node:crypto'
import { expect, type Locator, type Page, test as base } from '@playwright/test'
import { orThrow } from '../src/base/result.ts'
import { nodeFileSystem } from '../src/main/fs/file-system.ts'
import { createIssueStore } from '../src/main/services/store/issue-store.ts'
import { startProgramAs } from '../tests/support/program.ts'
import {
  faultyIssue,
  faultyJumps,
  jumpFaults,
  jumpHeadline,
  plantedFaults,
} from '../tests/support/planted-faults.ts'
import { accessibilityFaults } from './support/accessibility.ts'

const test = base.extend<{ faults: 'jumps' | 'others'; desk: Page }>({
  faults: ['others', { option: true }],
  desk: async ({ page, faults }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'jumpline-check-'))
    const path = join(folder, 'faulty.issue')
    const store = createIssueStore({
      system: nodeFileSystem,
      platform: process.platform,
      random: (below) => randomInt(below),
      pause: () => Promise.resolve(),
      now: () => Date.now(),
      writer: 'e2e',
    })
    orThrow(await store.create(path, faults === 'jumps' ? faultyJumps() : faultyIssue(), []))
    const program = await startProgramAs({ env: {} }, join(folder, 'home'), path)
    await page.goto(program.entrance)
    await expect(page.getByTestId('page-canvas')).toBeVisible()
    await use(page)
    program.child.kill('SIGKILL')
    await program.ended
    rmSync(folder, { recursive: true, force: true })
  },
})

/** A row of the panel; only those of the open page are listed. */
const problem = (page: Page, code: string): Locator =>
  page.locator(`[data-testid=problem][data-code=${code}]`)

async function openCheck(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+K')
  await page.getByTestId('check-notes').click()
  await page.getByTestId('check-page-only').click()
}

test('each problem is shown, mended by a click, and brought back by undo', async ({ desk: page }) => {
  test.setTimeout(240_000)
  await openCheck(page)
  for (const [index, [code]] of plantedFaults.entries()) {
    await test.step(code, async () => {
      await page.getByTestId('page-item').nth(index).click()
      const row = problem(page, code).first()
      await expect(row).toBeVisible({ timeout: 15_000 })
      const count = await problem(page, code).count()
      await row.getByTestId('mend').click()
      await expect(problem(page, code)).toHaveCount(count - 1, { timeout: 15_000 })
      await page.keyboard.press('Control+Z')
      await expect(problem(page, code)).toHaveCount(count, { timeout: 15_000 })
    })
  }
})

test.describe('jumps', () => {
  test.use({ faults: 'jumps' })
  test('each problem of a jump is shown, mended by a click, and brought back by undo', async ({
    desk: page,
  }) => {
    test.setTimeout(240_000)
    await page.keyboard.press('Control+Shift+K')
    for (const [code] of jumpFaults) {
      await test.step(code, async () => {
        const row = problem(page, code).filter({ hasText: jumpHeadline(code) })
        await expect(row).toBeVisible({ timeout: 15_000 })
        await row.getByTestId('mend').click()
        await expect(row).toHaveCount(0, { timeout: 15_000 })
        await page.keyboard.press('Control+Z')
        await expect(row).toBeVisible({ timeout: 15_000 })
      })
    }
  })
})

test('F8 goes from one to the next, and a key mends the one that is shown', async ({ desk: page }) => {
  const current = page.locator('.problem-current')
  // Problems are found a moment after the issue is open.
  await expect(async () => {
    await page.keyboard.press('F8')
    await expect(current).toBeVisible({ timeout: 500 })
  }).toPass()
  const seen = new Set<string>()
  for (let step = 0; step < 4; step += 1) {
    seen.add((await current.first().textContent()) ?? '')
    await page.keyboard.press('F8')
  }
  expect(seen.size).toBe(4)
  await page.keyboard.press('Shift+F8')
  const words = (await current.first().textContent()) ?? ''
  expect(seen).toContain(words)
  const rows = page.getByTestId('problem')
  const before = await rows.count()
  for (let step = 0; step < 12 && (await current.getByTestId('mend').count()) === 0; step += 1)
    await page.keyboard.press('F8')
  await page.keyboard.press('Control+F8')
  await expect(rows).not.toHaveCount(before)
  await page.keyboard.press('Control+Z')
  await expect(rows).toHaveCount(before)
})

for (const locale of ['en-GB', 'zh-CN'] as const) {
  test.describe(locale, () => {
    test.use({ locale })
    test('axe finds nothing in a full panel', async ({ desk: page }) => {
      await openCheck(page)
      await expect(page.getByTestId('problem').first()).toBeVisible()
      expect(await accessibilityFaults(page)).toEqual([])
    })
  })
}
