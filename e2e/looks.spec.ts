// Every screen of the window as pictures, in both languages and themes, and held against the accessibility
// rules. The pictures are kept in docs/screens when SCREENS is set.

import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { openSample, showPage, test, useLanguage, wallItem } from './support/desk.ts'

const keep = process.env['SCREENS'] !== undefined

async function picture(page: Page, name: string): Promise<void> {
  if (!keep) return
  // Faces are fetched when they are first drawn in.
  await page.waitForTimeout(1500)
  await page.screenshot({ path: join(import.meta.dirname, '../docs/screens', `${name}.png`) })
}

async function sound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  // Soft: one run tells of every screen.
  expect
    .soft(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`))
    .toEqual([])
}

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const

for (const language of ['en', 'zh'] as const) {
  test(`the desk in ${language}: every panel and dialog, at both sizes, light and dark`, async ({ desk }) => {
    test.setTimeout(180_000)
    const { page } = desk
    await page.emulateMedia({ colorScheme: 'light' })
    await useLanguage(page, language)
    await picture(page, `start-${language}`)
    await sound(page)
    await openSample(desk, language)
    const label = (await page.getByTestId('page-item').first().getAttribute('data-label')) ?? ''
    await showPage(page, label)
    await page.getByTestId('headline').first().click()
    for (const size of sizes) {
      await page.setViewportSize(size)
      await picture(page, `desk-${language}-${String(size.width)}`)
    }
    await page.setViewportSize(sizes[0])
    await sound(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await picture(page, `desk-${language}-dark`)
    await sound(page)
    await page.emulateMedia({ colorScheme: 'light' })
    for (const tab of ['page', 'jumps', 'check', 'story']) {
      await page.getByTestId(`tab-${tab}`).click()
      await picture(page, `panel-${tab}-${language}`)
      await sound(page)
    }
    for (const [name, keys] of [
      ['palette', 'Control+k'],
      ['shortcuts', 'F1'],
      ['jump', 'Control+j'],
      ['move', 'Control+Shift+M'],
      ['export', 'Control+Shift+E'],
      ['new-issue', 'Control+n'],
      ['versions', 'Control+Shift+H'],
    ] as const) {
      await wallItem(page, label).focus()
      await page.keyboard.press(keys)
      await expect(page.getByRole('dialog')).toBeVisible()
      await picture(page, `dialog-${name}-${language}`)
      await sound(page)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    expect(desk.complaints).toEqual([])
    expect(desk.strangers).toEqual([])
  })
}
