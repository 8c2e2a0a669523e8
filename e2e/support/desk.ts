// A running program and a window on it, as an editor has them: the node host with user data of its own, and
// a page of the real browser that has come in through its entrance.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CDPSession, expect, type Locator, type Page, test as base } from '@playwright/test'
import { type RunningProgram, startProgram } from '../../tests/support/program.ts'

export interface Desk {
  readonly page: Page
  /** The user's folder, where dialogs start; user data is in it too. */
  readonly home: string
  /** Requests that left the program's own origin: there must be none. */
  readonly strangers: readonly string[]
  /** What the browser complained of. */
  readonly complaints: readonly string[]
  /** Ends the program as a power cut would, or in order, and starts it again on the same user data. */
  readonly restart: (how: 'kill' | 'quit') => Promise<void>
}

export const test = base.extend<{ desk: Desk }>({
  desk: async ({ page }, use) => {
    const home = mkdtempSync(join(tmpdir(), 'jumpline-e2e-'))
    const strangers: string[] = []
    const complaints: string[] = []
    let program: RunningProgram = await startProgram(home)
    page.on('request', (request) => {
      const url = request.url()
      if (/^(?:https?|wss?):/.test(url) && !url.startsWith(program.origin)) strangers.push(url)
    })
    page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/WebSocket|ERR_CONNECTION_REFUSED|net::/.test(message.text()))
        complaints.push(message.text())
    })
    await page.goto(program.entrance)
    await expect(page.getByTestId('app')).toHaveAttribute('data-ready', 'true')
    await use({
      page,
      home,
      strangers,
      complaints,
      async restart(how) {
        program.child.kill(how === 'kill' ? 'SIGKILL' : 'SIGTERM')
        await program.ended
        program = await startProgram(home)
        await page.goto(program.entrance)
        await expect(page.getByTestId('app')).toHaveAttribute('data-ready', 'true')
      },
    })
    program.child.kill('SIGKILL')
    await program.ended
    rmSync(home, { recursive: true, force: true })
  },
})

/** Opens the sample paper in a language: the two actions of a first start. */
export async function openSample({ page }: Desk, language: 'en' | 'zh'): Promise<void> {
  await useLanguage(page, language)
  await page.getByTestId('open-sample').click()
  await expect(page.getByTestId('page-item').first()).toBeVisible()
  await expect(page.getByTestId('block').first()).toBeVisible()
}

export async function useLanguage(page: Page, language: 'en' | 'zh'): Promise<void> {
  const wanted = language === 'zh' ? 'zh-CN' : 'en'
  if ((await page.locator('html').getAttribute('lang')) !== wanted) await page.getByTestId('language').click()
  await expect(page.locator('html')).toHaveAttribute('lang', wanted)
}

/** The words of a headline list, top to bottom. */
export async function headlineIds(page: Page): Promise<readonly string[]> {
  const items = await page.getByTestId('headline').all()
  return Promise.all(items.map(async (item) => (await item.getAttribute('data-article')) ?? ''))
}

export async function showPage(page: Page, label: string): Promise<void> {
  await wallItem(page, label).click()
  await expect(wallItem(page, label)).toHaveAttribute('aria-selected', 'true')
}

export function wallItem(page: Page, label: string): Locator {
  return page.locator(`[data-testid="page-item"][data-label="${label}"]`)
}

/** Waits until everything is in the issue folder, as the window says. */
export async function saved(page: Page): Promise<void> {
  await page.keyboard.press('Control+s')
  await expectState(page, 'saved')
}

/** Waits until a program that is killed now would bring back all that was typed, as the window says. */
export function kept(page: Page): Promise<void> {
  return expectState(page, /journal|saved/)
}

async function expectState(page: Page, state: string | RegExp): Promise<void> {
  // The words in the bar follow what is typed in the window's spare time: until then they are those of before.
  await page.waitForTimeout(500)
  await expect(page.getByTestId('saved-state')).toHaveAttribute('data-state', state)
}

/** What a canvas shows, as a data address. A face that is asked for is drawn with when it has come, and not before. */
export function inkOf(canvas: Locator): Promise<string> {
  return canvas.evaluate(async (element) => {
    await document.fonts.ready
    return (element as HTMLCanvasElement).toDataURL()
  })
}

/** Takes another choice of a list that opens, so many rows down, by keyboard. */
export async function chooseBelow(page: Page, list: Locator, rows: number): Promise<void> {
  const button = list.getByRole('button')
  const before = await button.textContent()
  await button.press('Enter')
  await expect(page.getByRole('option').first()).toBeVisible()
  for (let row = 0; row < rows; row += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(button).not.toHaveText(before ?? '')
}

/** Types a text through an input method: composition events as the browser sends them for pinyin. */
export async function compose(cdp: CDPSession, steps: readonly string[], text: string): Promise<void> {
  for (const step of steps) {
    await cdp.send('Input.imeSetComposition', {
      text: step,
      selectionStart: step.length,
      selectionEnd: step.length,
    })
  }
  await cdp.send('Input.insertText', { text })
}

/** Takes the folder the window's own dialog shows, or something new of that name inside it. */
export async function chooseHere(page: Page, name: string | null): Promise<void> {
  const dialog = page.getByTestId('file-dialog')
  await expect(dialog).toBeVisible()
  if (name !== null) await dialog.getByTestId('file-name').locator('input').fill(name)
  await dialog.getByTestId('file-choose').click()
  await expect(dialog).toBeHidden()
}

/** Where something is seen, in pixels of the window. */
export async function boxOf(
  locator: Locator,
): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('it is not seen')
  return box
}
