// Every screen of the window as pictures, in both languages and themes, and held against the accessibility
// rules. The pictures are kept in docs/screens when SCREENS is set.

import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { expectSound } from './support/accessibility.ts'
import { openSample, showPage, test, useLanguage, wallItem } from './support/desk.ts'

const keep = process.env['SCREENS'] !== undefined

const sizes = { small: { width: 1280, height: 800 }, large: { width: 1920, height: 1080 } } as const
const schemes = ['light', 'dark'] as const
type Scheme = (typeof schemes)[number]

/** Each screen is kept small in light and large in dark; the desk and the wall in all four. */
const usual: readonly (readonly [keyof typeof sizes, Scheme])[] = [
  ['small', 'light'],
  ['large', 'dark'],
]
const all: typeof usual = [...usual, ['large', 'light'], ['small', 'dark']]

/** Holds a screen against the rules, English in light and Chinese in dark, and keeps its pictures. */
async function look(page: Page, name: string, pictures = usual): Promise<void> {
  for (const scheme of keep ? schemes : [name.includes('-zh') ? ('dark' as const) : ('light' as const)]) {
    await page.emulateMedia({ colorScheme: scheme })
    await expectSound(page, `${name}, ${scheme}`)
    expect.soft(await clipped(page), `${name}, ${scheme}`).toEqual([])
  }
  // What 1280 x 800 is where the system scales to 125 %.
  await page.setViewportSize({ width: 1024, height: 640 })
  expect.soft(await clipped(page), `${name}, at 125 %`).toEqual([])
  await page.setViewportSize(sizes.small)
  for (const [size, scheme] of keep ? pictures : []) {
    await page.setViewportSize(sizes[size])
    await page.emulateMedia({ colorScheme: scheme })
    // Faces are fetched when they are first drawn in.
    await page.waitForTimeout(1500)
    const file = `${name}-${String(sizes[size].width)}-${scheme}.jpg`
    await page.screenshot({
      path: join(import.meta.dirname, '../docs/screens', file),
      quality: 82,
      type: 'jpeg',
    })
  }
  await page.setViewportSize(sizes.small)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Words of buttons, tabs and labels that are cut off without the sign that says so. */
function clipped(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('button, [role="tab"], label, h1, h2, h3')) {
      if (element.childElementCount > 0 || element.textContent.trim() === '') continue
      const { overflowX, textOverflow } = getComputedStyle(element)
      // What is only for screen readers is a pixel wide.
      const cut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1
      if (cut && overflowX !== 'visible' && textOverflow !== 'ellipsis') found.push(element.textContent)
    }
    return found
  })
}

async function openFront(page: Page): Promise<string> {
  const label = (await page.getByTestId('page-item').first().getAttribute('data-label')) ?? ''
  await showPage(page, label)
  await page.getByTestId('headline').first().click()
  return label
}

for (const language of ['en', 'zh'] as const) {
  test(`the desk in ${language}: every panel, light and dark`, async ({ desk }) => {
    test.setTimeout(keep ? 900_000 : 240_000)
    const { page } = desk
    await page.emulateMedia({ colorScheme: 'light' })
    await useLanguage(page, language)
    await look(page, `start-${language}`)
    await openSample(desk, language)
    const label = await openFront(page)
    await look(page, `desk-${language}`, all)
    await page.keyboard.press('F4')
    await expect(page.getByTestId('wall')).toBeVisible()
    await look(page, `wall-${language}`, all)
    await page.keyboard.press('F4')
    await expect(page.getByTestId('page-canvas')).toBeVisible()
    for (const tab of ['page', 'jumps', 'check', 'story']) {
      await page.getByTestId(`tab-${tab}`).click()
      await look(page, `panel-${tab}-${language}`)
    }
    // A picture with its crop.
    const pictures = page.locator('[data-testid="block"]:not([data-article])')
    for (let index = 0; index < (await pictures.count()); index += 1) {
      await pictures.nth(index).focus()
      if (await page.getByTestId('picture-crop').isVisible()) break
    }
    await page.getByTestId('picture-crop').scrollIntoViewIfNeeded()
    await look(page, `panel-picture-${language}`)
    await page.keyboard.press('Escape')
    await wallItem(page, label).focus()
    await page.keyboard.press('Control+PageDown')
    await page.keyboard.press('Shift+W')
    await page.keyboard.press('Control+r')
    await expect(page.getByTestId('facing-page')).toBeVisible()
    await look(page, `spread-${language}`)
    await page.keyboard.press('Shift+W')
    await page.keyboard.press('Control+r')
    expect(desk.complaints).toEqual([])
    expect(desk.strangers).toEqual([])
  })

  test(`the dialogs in ${language}, light and dark`, async ({ desk }) => {
    test.setTimeout(keep ? 900_000 : 240_000)
    const { page } = desk
    await page.emulateMedia({ colorScheme: 'light' })
    await openSample(desk, language)
    const label = await openFront(page)
    for (const [name, keys] of [
      ['palette', 'Control+k'],
      ['shortcuts', 'F1'],
      ['jump', 'Control+j'],
      ['move', 'Control+Shift+M'],
      ['export', 'Control+Shift+E'],
      ['new-issue', 'Control+n'],
      ['versions', 'Control+Shift+H'],
      ['shapes', 'Control+Alt+S'],
      ['style-book', 'Control+Shift+Y'],
    ] as const) {
      await wallItem(page, label).focus()
      await page.keyboard.press(keys)
      await expect(page.getByRole('dialog')).toBeVisible()
      await look(page, `dialog-${name}-${language}`)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    expect(desk.complaints).toEqual([])
  })

  test(`the story at work in ${language}, light and dark`, async ({ desk }) => {
    test.setTimeout(keep ? 900_000 : 240_000)
    const { page } = desk
    const { keyboard } = page
    await page.emulateMedia({ colorScheme: 'light' })
    await openSample(desk, language)
    await openFront(page)
    const paragraph = page.getByTestId('story-editor').locator('.story-paragraph').first()
    await keyboard.press('Control+y')
    await paragraph.click({ position: { x: 60, y: 8 } })
    await keyboard.press('Control+Alt+t')
    await keyboard.type(language === 'en' ? 'quiet ' : '静静地')
    await keyboard.press('Shift+End')
    await keyboard.press('Control+Alt+m')
    await keyboard.type(language === 'en' ? 'Who says so?' : '出处？')
    await keyboard.press('Enter')
    await expect(page.getByTestId('comment')).toBeVisible()
    await look(page, `story-review-${language}`)
    await keyboard.press('Control+Alt+y')
    await look(page, `story-galley-${language}`)
    await paragraph.click()
    await keyboard.press('Control+f')
    await keyboard.type(language === 'en' ? 'ferry' : '渡船')
    await keyboard.press('Control+h')
    await look(page, `story-find-${language}`)
    await keyboard.press('Escape')
    await keyboard.press('Control+Alt+y')
    for (const [name, keys] of [
      ['cut', 'Control+Alt+c'],
      ['headline', 'Control+Alt+h'],
    ] as const) {
      await paragraph.click({ position: { x: 60, y: 8 } })
      await keyboard.press(keys)
      await expect(page.locator('.strip')).toBeVisible()
      await look(page, `story-${name}-${language}`)
      await keyboard.press('Escape')
    }
    await page.getByTestId('tab-find').click()
    await look(page, `panel-find-${language}`)
    await keyboard.press('Control+Shift+U')
    await expect(page.getByRole('dialog')).toBeVisible()
    await look(page, `dialog-normalise-${language}`)
    expect(desk.complaints).toEqual([])
  })
}
