// Two editors at one issue in a shared folder, each with a program, user data and a window of their own: they
// see each other and each other's work within seconds, and where both changed one thing both versions are kept
// until one of them has chosen. And what a killed program left is offered where the issue has gone on.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Locator, type Page, test as base } from '@playwright/test'
import { jumpline, type RunningProgram, startProgramAs } from '../tests/support/program.ts'
import { writeSmallCopy } from '../tests/support/small-copy.ts'
import { accessibilityFaults } from './support/accessibility.ts'
import { kept, saved } from './support/desk.ts'

interface Editor {
  readonly page: Page
  readonly restart: (how: 'kill' | 'quit') => Promise<void>
}

interface Office {
  readonly issue: string
  readonly desk: Editor
  readonly night: Editor
}

const test = base.extend<{ office: Office }>({
  office: async ({ browser }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'jumpline-office-'))
    const issue = join(folder, 'shared.issue')
    const copy = await writeSmallCopy(join(folder, 'copy'), 6)
    for (const words of [
      ['import', copy.folder, '--into', issue],
      ['makeup', issue],
    ])
      expect(jumpline(join(folder, 'home'), ...words).code).toBe(0)
    const ends: (() => Promise<void>)[] = []

    async function sitDown(writer: string): Promise<Editor> {
      const home = join(folder, writer)
      const wish = { env: { JUMPLINE_WRITER: writer } }
      let program: RunningProgram = await startProgramAs(wish, home, issue)
      const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      const page = await context.newPage()
      const enter = async (): Promise<void> => {
        await page.goto(program.entrance)
        await expect(page.getByTestId('block').first()).toBeVisible()
      }
      await enter()
      ends.push(async () => {
        program.child.kill('SIGKILL')
        await program.ended
        await context.close()
      })
      return {
        page,
        async restart(how) {
          program.child.kill(how === 'kill' ? 'SIGKILL' : 'SIGTERM')
          await program.ended
          program = await startProgramAs(wish, home)
          await enter()
        },
      }
    }

    await use({ issue, desk: await sitDown('desk'), night: await sitDown('night') })
    for (const end of ends) await end()
    rmSync(folder, { recursive: true, force: true })
  },
})

const story = (page: Page): Locator => page.getByTestId('story-editor').locator('.ProseMirror')

async function openStory(page: Page, headline: string): Promise<void> {
  await page.getByTestId('headline').filter({ hasText: headline }).first().click()
  await expect(story(page)).toContainText(headline)
}

/** Writes at the beginning of the paragraph that has these words. */
async function write(page: Page, words: string, text: string): Promise<void> {
  // In its first line: Home goes to the beginning of a line.
  const paragraph = story(page).locator('p').filter({ hasText: words }).first()
  await paragraph.click({ position: { x: 30, y: 8 } })
  await page.keyboard.press('Home')
  await page.keyboard.type(text)
  await expect(story(page)).toContainText(text)
}

test('two editors see each other, and each other’s work while they type', async ({ office }) => {
  test.setTimeout(120_000)
  const [desk, night] = [office.desk.page, office.night.page]
  await expect(desk.getByTestId('others-here')).toBeVisible()
  await expect(night.getByTestId('others-here')).toBeVisible()

  await openStory(desk, '今日降温')
  await openStory(night, '江上新渡')
  await write(night, '第1段', '夜班一')
  await write(desk, '夜里有霜', '白班一')
  await saved(desk)
  // The other goes on typing meanwhile, and its caret stays where it is.
  await night.keyboard.type('夜班二', { delay: 150 })
  await expect(story(night)).toContainText('夜班一夜班二第1段')
  await openStory(night, '今日降温')
  await expect(story(night)).toContainText('白班一夜里有霜')
  await saved(night)
  await openStory(desk, '江上新渡')
  await expect(story(desk)).toContainText('夜班一夜班二第1段')

  // Undo takes back one's own work, and leaves the other's.
  await desk.keyboard.press('Control+z')
  await expect(story(desk)).toContainText('夜班一夜班二第1段')
  await openStory(desk, '今日降温')
  await expect(story(desk)).not.toContainText('白班一')
})

test('what comes while an input method is at work in the same story waits, and neither is lost', async ({
  office,
}) => {
  test.setTimeout(120_000)
  const [desk, night] = [office.desk.page, office.night.page]
  for (const page of [desk, night]) await openStory(page, '江上新渡')
  await story(night)
    .locator('p')
    .filter({ hasText: '第1段' })
    .click({ position: { x: 30, y: 8 } })
  await night.keyboard.press('Home')
  const cdp = await night.context().newCDPSession(night)
  for (const text of ['y', 'ye', 'yeban'])
    await cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  await write(desk, '第2段', '白班')
  await saved(desk)
  // Taken in by the window, but not put into the story that is being composed in.
  await expect(night.getByTestId('toast').first()).toBeVisible()
  await expect(story(night)).not.toContainText('白班第2段')
  await cdp.send('Input.insertText', { text: '夜班' })
  await expect(story(night)).toContainText('夜班第1段')
  await expect(story(night)).toContainText('白班第2段')
  await saved(night)
  await expect(story(desk)).toContainText('夜班第1段')
  await expect(story(desk)).toContainText('白班第2段')
})

test('where both changed one paragraph both versions are kept, and one of them chooses', async ({
  office,
}) => {
  test.setTimeout(120_000)
  const [desk, night] = [office.desk.page, office.night.page]
  for (const page of [desk, night]) await openStory(page, '今日降温')
  await Promise.all([write(desk, '夜里有霜', '白班写的'), write(night, '夜里有霜', '夜班写得长一些')])
  await Promise.all([saved(desk), saved(night)])
  for (const page of [desk, night]) {
    await page.getByTestId('tab-check').click()
    await expect(page.locator('[data-testid="problem"][data-code="TWO_VERSIONS"]')).toHaveCount(1)
    await expect(story(page)).toContainText('夜班写得长一些')
  }
  await desk.locator('[data-testid="problem"][data-code="TWO_VERSIONS"]').click()
  const dialog = desk.getByTestId('versions-conflict')
  await expect(dialog).toContainText('白班写的')
  await expect(dialog).toContainText('夜班写得长一些')
  expect(await accessibilityFaults(desk)).toEqual([])
  await dialog.getByTestId('choose-other').click()
  await expect(story(desk)).toContainText('白班写的夜里有霜')
  await saved(desk)
  await expect(story(night)).toContainText('白班写的夜里有霜')
  for (const page of [desk, night])
    await expect(page.locator('[data-testid="problem"][data-code="TWO_VERSIONS"]')).toHaveCount(0)
})

test('what a killed program left is offered over newer content, and merged at a word', async ({ office }) => {
  test.setTimeout(120_000)
  const [desk, night] = [office.desk.page, office.night.page]
  await openStory(desk, '今日降温')
  await write(desk, '夜里有霜', '没存上的')
  await kept(desk)
  const killed = office.desk.restart('kill')
  await openStory(night, '江上新渡')
  await write(night, '第1段', '夜班先存了')
  await saved(night)
  await killed
  // It stood as it was left when it was opened, or the other was quicker: then the editor is asked.
  const work = desk.getByTestId('work-dialog')
  if (await work.isVisible()) {
    await expect(work).toContainText('没存上的')
    await work.getByTestId('work-merge').click()
    await expect(work).toBeHidden()
  }
  await openStory(desk, '今日降温')
  await expect(story(desk)).toContainText('没存上的夜里有霜')
  await openStory(desk, '江上新渡')
  await expect(story(desk)).toContainText('夜班先存了')
})
