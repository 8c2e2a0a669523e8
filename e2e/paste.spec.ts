// Pastes each case of the corpus into a story as the system does, by an event with what the clipboard holds: no
// script runs, nothing is asked for, nothing leads anywhere, the words are kept, and the window does not wait.

import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { costlyCorpus, pasteCorpus } from '../tests/support/paste-corpus.ts'
import { expectSound } from './support/accessibility.ts'
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
function paste(page: Page, flavours: Flavours, how: 'paste' | 'drop' = 'paste', times = 1): Promise<number> {
  return page.evaluate(
    async ([data, kind, count]) => {
      const transfer = new DataTransfer()
      for (const [type, text] of Object.entries(data)) transfer.setData(type, text.repeat(count))
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
    [flavours, how, times] as const,
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

/** Everything the page asks for from now on, but for its own fonts, hyphenation and thumbnails of the sample. */
function watchRequests(page: Page): readonly string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (!/^blob:|\/(?:fonts|hyphenation|picture)\//.test(request.url())) asked.push(request.url())
  })
  return asked
}

// On a quiet machine all are far below; a busy one is given a second and a third try.
const soon = 500
const tries = 3
const slow = 2_000
// That the window can be typed in again; how fast it is, the bench says.
const nextKey = 500

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
  for (const { name, html, text, times, refused } of costlyCorpus()) {
    let [time, key, tried] = [Infinity, Infinity, 0]
    while (tried < tries && (time > slow || key > nextKey)) {
      tried += 1
      await emptyBody(page)
      time = await paste(
        page,
        html === undefined ? { 'text/plain': text ?? '' } : { 'text/html': html },
        'paste',
        times,
      )
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
        tooLong: 'One paragraph of this has more',
        notProse: 'no text to set',
      }
      await expect.soft(page.getByTestId('toast').filter({ hasText: words[refused] }), name).toBeVisible()
      expect.soft(came, name).toBe('x')
    }
  }
  expect(desk.complaints).toEqual([])
})

test('what was recognised is offered, shown, taken in one step, taken back, and let go', async ({ desk }) => {
  const { page } = desk
  await openBlank(desk, 'en')
  const offer = page.getByTestId('paste-offer')
  const field = (name: string): Locator => page.locator(`.ProseMirror [data-field="${name}"]`)
  const article = pasteCorpus().find((one) => one.name === 'word-news.html')
  const copy = { 'text/html': article?.data ?? '' }
  const written = async (): Promise<string> => story(page).innerText()

  await expect(offer).toBeEmpty()
  await paste(page, copy)
  await expect(offer).toContainText('kicker, headline, byline, dateline')
  // The story keeps the keyboard.
  await expect(story(page)).toBeFocused()
  const asText = await written()
  await page.getByTestId('paste-show').click()
  await expect(offer.locator('dl')).toContainText('三千民工上堤抢修六处险工')
  await page.getByTestId('paste-take').click()
  await expect(offer).toBeEmpty()
  await expect(field('kicker')).toHaveText('入冬第一仗——')
  await expect(field('headline')).toHaveText('三千民工上堤抢修六处险工')
  await expect(field('byline')).toHaveText('本报记者 白一')
  await expect(field('dateline')).toHaveText('本报讯')
  await expect(page.locator('.story-paragraph').first()).toHaveText(/^入冬以来/)
  await expect(page.locator('.story-crosshead')).toHaveText(['夜里也不停工'])

  await page.getByTestId('undo').click()
  await expect.poll(written).toBe(asText)
  await expect(field('headline')).toHaveText('')
  await page.getByTestId('undo').click()
  await expect(page.locator('.story-paragraph')).toHaveText([''])

  // By key; Escape and going on writing let it go.
  await emptyBody(page)
  await paste(page, copy)
  await expect(offer).not.toBeEmpty()
  await page.keyboard.press('Escape')
  await expect(offer).toBeEmpty()
  await expect(story(page)).toBeFocused()
  await emptyBody(page)
  await paste(page, copy)
  await expect(offer).not.toBeEmpty()
  await page.keyboard.press('x')
  await expect(offer).toBeEmpty()
  await expect(field('headline')).toHaveText('')
  await emptyBody(page)
  await paste(page, copy)
  await page.keyboard.press('Control+Enter')
  await expect(field('headline')).toHaveText('三千民工上堤抢修六处险工')

  // What a field holds is shown before it is replaced.
  await emptyBody(page)
  await paste(page, {
    'text/plain':
      'Another head\nBy Ada Marsh\nThe first hard frost came in the night of Tuesday, and it was late.',
  })
  await expect(offer).toContainText('in place of “三千民工上堤抢修六处险工”')
  await expectSound(page, 'what is offered after a paste')
  await page.getByTestId('paste-leave').click()
  await expect(offer).toBeEmpty()
  await expect(field('headline')).toHaveText('三千民工上堤抢修六处险工')
  expect(desk.complaints).toEqual([])
})

test('what is copied from a story comes back as it was, and is plain elsewhere', async ({ desk }) => {
  const { page } = desk
  await openBlank(desk, 'en')
  await paste(page, {
    'text/html':
      '<h2>Head</h2><p>One <b>two</b> <i>three</i> <s>four</s>.</p><ul><li>item</ul><blockquote>Said.</blockquote>',
  })
  await caretInBody(page)
  await page.keyboard.press('Control+a')
  const copied = await page.evaluate(() => {
    const transfer = new DataTransfer()
    const options = { bubbles: true, cancelable: true, clipboardData: transfer }
    document.querySelector('.ProseMirror')?.dispatchEvent(new ClipboardEvent('copy', options))
    return [transfer.getData('text/html'), transfer.getData('text/plain')]
  })
  expect(copied[0]?.replaceAll('\n', '')).toBe(
    '<h3 data-jumpline="crosshead">Head</h3><p>One <strong>two</strong> <em>three</em> <s>four</s>.</p>' +
      '<p data-jumpline="list">• item</p><blockquote data-jumpline="quote">Said.</blockquote>',
  )
  expect(copied[1]).toBe('Head\nOne two three four.\n• item\nSaid.')
  const shape = (): Promise<string> =>
    page.evaluate(() =>
      [...document.querySelectorAll('.ProseMirror > :not(.story-field), .ProseMirror > :not(.story-field) *')]
        .map((one) => `${one.localName} ${one.className} ${one.textContent}`)
        .join(),
    )
  const before = await shape()
  // By the keys and the clipboard of the system.
  await page.keyboard.press('Control+x')
  await expect(page.locator('.ProseMirror > :not(.story-field)')).toHaveText([''])
  await page.keyboard.press('Control+v')
  await expect.poll(shape).toBe(before)
})

test('whatever would become markup in the window becomes text', async ({ desk }) => {
  const { page } = desk
  await openSample(desk, 'en')
  const made = await page.evaluate(() => {
    const element = document.createElement('div')
    Reflect.set(element, 'innerHTML', '<img src=x onerror="window.pasteRan=1"><a href="javascript:1">a</a>')
    return [element.childElementCount, element.textContent]
  })
  expect(made).toEqual([0, '<img src=x onerror="window.pasteRan=1"><a href="javascript:1">a</a>'])
  const script = await page.evaluate(() => {
    try {
      document.createElement('script').text = 'window.pasteRan = 1'
      return 'made'
    } catch (error) {
      return error instanceof TypeError ? 'refused' : 'failed'
    }
  })
  expect(script).toBe('refused')
  expect(await ran(page)).toBeUndefined()
})
