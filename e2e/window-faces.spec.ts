// Chinese words of the window are Chinese from the first drawing on, on a system without a Chinese face too: every
// character is as wide as it is high, where an empty box is narrower.

import { expect, type Page } from '@playwright/test'
import { test, useLanguage } from './support/desk.ts'

/** The words on the window, with their width in ems a character. */
function narrowWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? ''
      if (!/^\p{Script=Han}+$/u.test(text) || node.parentElement === null) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const em = Number.parseFloat(getComputedStyle(node.parentElement).fontSize)
      const width = range.getBoundingClientRect().width
      if (width > 0 && width < text.length * em * 0.9) found.push(text)
    }
    return found
  })
}

test('no Chinese word is drawn as empty boxes, whenever it comes', async ({ desk }) => {
  const { page } = desk
  await useLanguage(page, 'zh')
  await expect(page.getByTestId('open-sample')).toHaveText('打开样报')
  expect(await narrowWords(page)).toEqual([])
  await desk.restart('quit')
  await expect(page.getByTestId('open-sample')).toHaveText('打开样报')
  expect(await narrowWords(page)).toEqual([])
  await page.getByTestId('open-sample').click()
  await expect(page.getByTestId('headline').first()).toBeVisible()
  expect(await narrowWords(page)).toEqual([])
})
