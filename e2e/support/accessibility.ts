// What axe finds on a screen.

import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Rule by rule, with the elements each is broken at; none on a sound screen. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** Softly, so that one run tells of every screen it comes to; `about` names the screen. */
export async function expectSound(page: Page, about = ''): Promise<void> {
  expect.soft(await accessibilityFaults(page), about).toEqual([])
}
