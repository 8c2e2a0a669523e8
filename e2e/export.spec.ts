// The export dialog: what is asked for is kept, errors of the check stop an export until somebody says otherwise, and
// one that is stopped leaves the folder as it was. By mouse and by keyboard.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { exportFormats, usualExport } from '../src/contract/calls.ts'
import { accessibilityFaults } from './support/accessibility.ts'
import { chooseHere, openSample, test } from './support/desk.ts'

async function openExport(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+e')
  await expect(page.getByTestId('export-dialog')).toBeVisible()
}

/** All formats off but these. */
async function wantOnly(page: Page, formats: readonly string[]): Promise<void> {
  for (const format of exportFormats) {
    const box = page.getByTestId(`export-${format}`).locator('input')
    if ((await box.isChecked()) !== formats.includes(format))
      await page.getByTestId(`export-${format}`).click()
  }
}

test('what was asked for is asked for the next time, and after a restart', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await openExport(page)
  for (const format of exportFormats)
    await expect(page.getByTestId(`export-${format}`).locator('input')).toBeChecked({
      checked: usualExport.formats.includes(format),
    })
  await expect(page.getByTestId('export-standard')).toContainText('PDF/X-4')
  expect(await accessibilityFaults(page)).toEqual([])
  await wantOnly(page, ['pdf'])
  await page.getByTestId('export-standard').getByRole('button').click()
  await page.getByRole('option', { name: 'PDF/X-1a' }).click()
  await page.getByTestId('export-marks').click()
  await page.keyboard.press('Escape')

  await desk.restart('quit')
  await page.getByTestId('open-sample').click()
  await expect(page.getByTestId('block').first()).toBeVisible()
  await openExport(page)
  await expect(page.getByTestId('export-pdf').locator('input')).toBeChecked()
  await expect(page.getByTestId('export-site').locator('input')).not.toBeChecked()
  await expect(page.getByTestId('export-standard')).toContainText('PDF/X-1a')
  await expect(page.getByTestId('export-marks').locator('input')).toBeChecked()
  await page.getByTestId('export-start').click()
  await chooseHere(page, 'press only')
  await expect(page.getByTestId('export-result')).toContainText('0 missing, 0 extra', { timeout: 60_000 })
  expect(readdirSync(join(desk.home, 'press only')).toSorted()).toEqual(['press', 'proof.json'])
  const proof = JSON.parse(readFileSync(join(desk.home, 'press only', 'proof.json'), 'utf8')) as {
    readonly press: unknown
  }
  expect(proof.press).toMatchObject({ standard: 'x1a', marks: true })
  // Without a press file there is nothing to ask about one.
  await page.getByRole('button', { name: 'Done' }).click()
  await openExport(page)
  await wantOnly(page, [])
  await expect(page.getByTestId('export-standard')).toBeHidden()
  await expect(page.getByTestId('export-start')).toBeDisabled()
  expect(desk.complaints).toEqual([])
})

test('an issue with an error goes out only when somebody says so, and the proof says it too', async ({
  desk,
}) => {
  const { page } = desk
  await openSample(desk, 'zh')
  await page.getByTestId('headline').first().click()
  await page.getByTestId('story-editor').locator('.ProseMirror p.story-paragraph').first().click()
  await page.keyboard.insertText('这一段写得太长。'.repeat(600))
  await openExport(page)
  const warning = page.getByTestId('export-dialog').getByRole('status')
  await expect(warning).toContainText(/印前检查发现 \d+ 处差错/)
  await expect(page.getByTestId('export-start')).toBeDisabled()
  expect(await accessibilityFaults(page)).toEqual([])
  // The errors are a press away.
  await page.getByTestId('export-show-errors').click()
  await expect(page.locator('[data-testid=problem][data-code=OVERSET]').first()).toBeVisible()

  // By keyboard: the box is reached by Tab and set by Space.
  await openExport(page)
  await wantOnly(page, ['pdf', 'site'])
  await page.getByTestId('export-despite').locator('input').focus()
  await page.keyboard.press('Space')
  await expect(page.getByTestId('export-start')).toBeEnabled()
  await page.getByTestId('export-start').focus()
  await page.keyboard.press('Enter')
  await chooseHere(page, 'despite')
  const result = page.getByTestId('export-result')
  await expect(result).toBeVisible({ timeout: 60_000 })
  await expect(result.getByRole('status')).toContainText(/仍有 \d+ 处差错/)
  const proof = JSON.parse(readFileSync(join(desk.home, 'despite', 'proof.json'), 'utf8')) as {
    readonly errors: readonly { readonly code: string }[]
    readonly proof: readonly { readonly missing: number }[]
  }
  expect(proof.errors.map((one) => one.code)).toContain('OVERSET')
  expect(proof.proof[0]?.missing).toBeGreaterThan(100)
  // A restart of the dialog asks anew: what was accepted once is not accepted for good.
  await page.keyboard.press('Escape')
  await openExport(page)
  await expect(page.getByTestId('export-start')).toBeDisabled()
  expect(desk.complaints).toEqual([])
})

test('an export says how far it is, and one that is stopped leaves nothing', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  await openExport(page)
  await page.getByTestId('export-start').click()
  await chooseHere(page, 'stopped')
  const running = page.getByTestId('export-running')
  await expect(running).toContainText(/\d+ %/)
  await expect(running).toContainText(/\d+ of \d+/)
  await expect(running).toContainText(/Press PDF: |Replica edition: |Reading PDF: /)
  await page.getByTestId('export-cancel').click()
  await expect(page.getByTestId('export-start')).toBeVisible({ timeout: 20_000 })
  expect(existsSync(join(desk.home, 'stopped'))).toBe(false)
  expect(desk.complaints).toEqual([])
})
