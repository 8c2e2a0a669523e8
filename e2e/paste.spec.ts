// Pastes each case of the corpus into a story as the system does, by an event with what the clipboard holds: no
// script runs, nothing is asked for, nothing leads anywhere, the words are kept, and the window does not wait.

import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { costlyCorpus, pasteCorpus } from '../tests/support/paste-corpus.ts'
import { type Desk, openSample, test } from './support/desk.ts'

const story = (page: Page): Locator => page.getByTestId('story-editor').locator('.ProseMirror')

/** An article without a word in it, open for writing. */
async function openBlank(desk: Desk, language: 'en' | 'zh'): Promise<void> {
  const { page } = desk
  await openSample(desk, language)
  await page.keyboard.press('Control+Shift+n')
  await expect(story(page)).toBeVisible()
  await caretInBody(page)
}

async function caretInBody(page: Page): Promise<void> {
  await page.locator('.ProseMirror > :not(.story-field)').last().click()
}

async function emptyBody(page: Page): Promise<void> {
  await caretInBody(page)
  // In an empty body the key would choose the fields too.
  await page.keyboard.press('z')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect(page.locator('.ProseMirror > :not(.story-field)')).toHaveCount(1)
}

type Flavours = Readonly<Record<string, string>>

/** Milliseconds from the event to the frame that shows what came of it. */
function paste(page: Page, flavours: Flavours, how: 'paste' | 'drop' = 'paste'): Promise<number> {
  return page.evaluate(
    async ([data, kind]) => {
      const transfer = new DataTransfer()
      for (const [type, text] of Object.entries(data)) transfer.setData(type, text)
      const editor = document.querySelector('.ProseMirror')
      const line = document.querySelector('.ProseMirror > :not(.story-field)')?.getBoundingClientRect()
      const options = { bubbles: true, cancelable: true }
      const event =
        kind === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: transfer })
          : new DragEvent('drop', {
              ...options,
              dataTransfer: transfer,
              clientX: (line?.left ?? 0) + 2,
              clientY: (line?.top ?? 0) + 2,
            })
      const start = performance.now()
      editor?.dispatchEvent(event)
      await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)))
      return performance.now() - start
    },
    [flavours, how] as const,
  )
}

/** What a reader sees of the document: drawn in a page without scripts and without a network. */
async function seenWords(browser: Browser, html: string): Promise<string> {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
  try {
    const page = await context.newPage()
    await page.route('**/*', (route) => route.abort())
    // A refresh would lead away; what a machine is told is not read; neither are controls, comments and removals.
    const shown = html.replaceAll(/<meta[^>]*refresh[^>]*>/gi, '')
    const unseen =
      'noscript,button,select,input,textarea,[class^=Mso][class*=Reference],[style*="mso-element:comment"],' +
      'del[datetime],[style*=webdings],[face=Webdings]{display:none!important}'
    await page.setContent(`<style>${unseen}</style>${shown}`, { waitUntil: 'commit' })
    return await page.evaluate(() => document.body.innerText)
  } finally {
    await context.close()
  }
}

/** Chinese characters, and words of anything else, with how often they stand there. */
function countedWords(text: string): ReadonlyMap<string, number> {
  const counted = new Map<string, number>()
  for (const [word] of text.normalize().matchAll(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu))
    counted.set(word, (counted.get(word) ?? 0) + 1)
  return counted
}

function shareKept(seen: string, kept: string): number {
  const [wanted, found] = [countedWords(seen), countedWords(kept)]
  let [all, there] = [0, 0]
  for (const [word, count] of wanted) {
    all += count
    there += Math.min(count, found.get(word) ?? 0)
  }
  return all === 0 ? 1 : there / all
}

function bodyText(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.ProseMirror > :not(.story-field)')]
      .map((element) => element.innerText)
      .join('\n'),
  )
}

/** Elements and attributes of the story that no story has of itself. */
function foreign(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const tags = new Set(['P', 'H2', 'H3', 'BLOCKQUOTE', 'STRONG', 'EM', 'S', 'BR'])
    return [...document.querySelectorAll('.ProseMirror *')].flatMap((element) => [
      ...(tags.has(element.tagName) ? [] : [element.tagName]),
      ...[...element.attributes].flatMap(({ name, value }) => {
        const isOwn =
          (name === 'class' && /^(?:story-[a-z]+ ?|ProseMirror-trailingBreak)+$/.test(value)) ||
          (name === 'data-field' && /^[a-z]+$/.test(value))
        return isOwn ? [] : [`${element.tagName} ${name}=${value}`]
      }),
    ])
  })
}

function ran(page: Page): Promise<unknown> {
  return page.evaluate(() => (window as unknown as { readonly pasteRan?: unknown }).pasteRan)
}

/** Everything the page asks for from now on, but for its own fonts and hyphenation, which new words may need. */
function watchRequests(page: Page): readonly string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (!/^blob:|\/(?:fonts|hyphenation)\//.test(request.url())) asked.push(request.url())
  })
  return asked
}

// On a quiet machine all are far below; a busy one is given a second and a third try.
const soon = 500
const tries = 3
const slow = 2_000
const nextKey = 100

test('what is pasted from anywhere comes in clean, whole and at once', async ({ desk, browser }) => {
  test.setTimeout(300_000)
  const { page } = desk
  await openBlank(desk, 'zh')
  const place = page.url()
  const asked = watchRequests(page)
  for (const { name, type, data } of pasteCorpus()) {
    const times: number[] = []
    while (times.length < tries && (times.length === 0 || Math.min(...times) > soon)) {
      await emptyBody(page)
      times.push(await paste(page, { [type]: data }))
    }
    const seen =
      type === 'text/html' ? await seenWords(browser, data) : data.replace('- 2 -', '').replace(/^ +3$/m, '')
    const text = await bodyText(page)
    // A hyphen at the end of a line is the printer's.
    const share = shareKept(seen.replaceAll(/(\p{Ll})-\n(?=\p{Ll})/gu, '$1'), text)
    process.stdout.write(
      `${name}: ${(share * 100).toFixed(1)} % of words, ${Math.min(...times).toFixed(0)} ms\n`,
    )
    expect.soft(share, name).toBeGreaterThanOrEqual(0.95)
    expect.soft(Math.min(...times), name).toBeLessThan(soon)
    expect.soft(await foreign(page), name).toEqual([])
  }
  await page.mouse.move(900, 400)
  await page.mouse.move(1000, 500)
  expect(await ran(page)).toBeUndefined()
  expect(asked).toEqual([])
  expect(desk.strangers).toEqual([])
  expect(desk.complaints).toEqual([])
  expect(page.url()).toBe(place)
})

test('what is dropped is cleaned as what is pasted', async ({ desk }) => {
  const { page } = desk
  await openBlank(desk, 'en')
  const asked = watchRequests(page)
  for (const { name, type, data } of pasteCorpus().filter((one) => one.name.startsWith('hostile'))) {
    await emptyBody(page)
    await paste(page, { [type]: data }, 'drop')
    expect.soft((await bodyText(page)).length, name).toBeGreaterThan(10)
    expect.soft(await foreign(page), name).toEqual([])
  }
  expect(await ran(page)).toBeUndefined()
  expect(asked).toEqual([])
  expect(desk.complaints).toEqual([])
})

test('what is costly comes in or is refused in words, and one can type on', async ({ desk }) => {
  test.setTimeout(300_000)
  const { page } = desk
  await openBlank(desk, 'en')
  await page.evaluate(() => {
    addEventListener(
      'keydown',
      () => {
        const start = performance.now()
        requestAnimationFrame(() =>
          setTimeout(() => Object.assign(window, { keyTime: performance.now() - start })),
        )
      },
      { capture: true },
    )
  })
  for (const { name, html, text, refused } of costlyCorpus()) {
    let [time, key, tried] = [Infinity, Infinity, 0]
    while (tried < tries && (time > slow || key > nextKey)) {
      tried += 1
      await emptyBody(page)
      time = await paste(page, html === undefined ? { 'text/plain': text ?? '' } : { 'text/html': html })
      await page.keyboard.press('x')
      await expect.poll(() => bodyText(page)).toContain('x')
      key = await page.evaluate(() => (window as unknown as { readonly keyTime: number }).keyTime)
    }
    process.stdout.write(`${name}: ${time.toFixed(0)} ms, the next key ${key.toFixed(0)} ms\n`)
    expect.soft(time, name).toBeLessThan(slow)
    expect.soft(key, name).toBeLessThan(nextKey)
    const came = (await bodyText(page)).trim()
    if (refused === null) expect.soft(came.length, name).toBeGreaterThan(1)
    else {
      const words = {
        tooLarge: '5 million',
        tooMany: 'one article',
        tooLong: '200,000',
        notProse: 'no text to set',
      }
      await expect.soft(page.getByTestId('toast').filter({ hasText: words[refused] }), name).toBeVisible()
      expect.soft(came, name).toBe('x')
    }
  }
  expect(desk.complaints).toEqual([])
})
