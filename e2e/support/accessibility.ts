// What axe finds on a screen.

import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Rule by rule, with the elements each is broken at; none on a sound screen. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // A colour on its way from one to the other is neither: axe would measure the two against each other.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
        .map((animation) => animation.finished),
    ),
  )
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
  // Else the results of frames are put together in a page of their own, which takes as long as all the rest. What
  // stands in frames, a site's calendar, is looked at as the page it is.
  const { violations } = await axe.setLegacyMode().analyze()
  await page.emulateMedia({ reducedMotion: null })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** Softly, so that one run tells of every screen it comes to; `about` names the screen. */
export async function expectSound(page: Page, about = ''): Promise<void> {
  expect.soft(await accessibilityFaults(page), about).toEqual([])
}
