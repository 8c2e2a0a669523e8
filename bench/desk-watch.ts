// What the bench of the desk asks of a window from within: when the page it shows was opened and drawn, when the
// pictures of the page wall were, and how long there was no frame meanwhile. Only events of the browser and its
// clock are read; nothing of the program is.

import type { Browser, Page } from '@playwright/test'

/** Milliseconds since the page was loaded. */
interface Watch {
  /** Of the event that is clocked; 0 before it came. */
  begin: number
  readonly frames: number[]
  readonly longTasks: number[]
  readonly thumbnails: Map<Element, number>
  pictures: number
  opened: Promise<{ frame: number; begin: number }> | null
}

declare global {
  interface Window {
    deskWatch: Watch
  }
}

/** Notes when canvases are drawn and when edits of another writer come. Before the page is loaded. */
export async function watchDesk(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watch: Watch = {
      begin: 0,
      frames: [],
      longTasks: [],
      thumbnails: new Map(),
      pictures: 0,
      opened: null,
    }
    window.deskWatch = watch
    const drawing = CanvasRenderingContext2D.prototype
    const note = (canvas: HTMLCanvasElement): void => {
      if (canvas.classList.contains('page-thumbnail')) watch.thumbnails.set(canvas, performance.now())
      else if (canvas.classList.contains('page-drawing')) watch.pictures = performance.now()
    }
    // A drawing of a page ends with this.
    const { restore } = drawing
    drawing.restore = function restoreAndNote(this: CanvasRenderingContext2D) {
      restore.call(this)
      note(this.canvas)
    }
    const Plain = WebSocket
    window.WebSocket = class extends Plain {
      constructor(address: string | URL) {
        super(address)
        this.addEventListener('message', ({ data }) => {
          if (watch.begin === -1 && String(data).includes('publication.set')) watch.begin = performance.now()
        })
      }
    }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) watch.longTasks.push(entry.startTime)
    }).observe({ type: 'longtask' })
  })
}

/** Milliseconds of processor's time that the tasks of a page's main thread have had so far. */
export async function taskClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
}

export interface Opened {
  /** Of the processor, until about then. */
  readonly busy: number
  /** To after the frame that shows the page. */
  readonly frame: number
  /** To when it was drawn for the last time, with all of its pictures. */
  readonly pictures: number
}

/** Clocks from an event's own time stamp until the desk has another label and its frame has been handed over. */
export async function timeOpening(
  page: Page,
  clock: () => Promise<number>,
  act: () => Promise<void>,
): Promise<Opened> {
  await page.evaluate(() => {
    const labelOf = (): string | null =>
      document.querySelector('[data-testid="page-canvas"]')?.getAttribute('aria-label') ?? null
    const before = labelOf()
    let begin = 0
    const onInput = (event: Event): void => {
      begin ||= event.timeStamp
    }
    for (const type of ['pointerdown', 'keydown'])
      addEventListener(
        type,
        (event) => (event instanceof KeyboardEvent && event.key === 'Control' ? null : onInput(event)),
        {
          capture: true,
        },
      )
    window.deskWatch.opened = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`the page shown is still ${before ?? 'none'}`)), 10_000)
      const watcher = new MutationObserver(() => {
        if (labelOf() === before) return
        watcher.disconnect()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve({ begin, frame: performance.now() - begin })
          port2.postMessage(null)
        })
      })
      watcher.observe(document.body, { subtree: true, childList: true, attributeFilter: ['aria-label'] })
    })
  })
  const busyBefore = await clock()
  await act()
  const { begin, frame } = await page.evaluate(
    () => window.deskWatch.opened ?? Promise.reject(new Error('nothing is watched')),
  )
  const busy = (await clock()) - busyBefore
  await page.waitForTimeout(200)
  const pictures = await page.evaluate((from) => Math.max(0, window.deskWatch.pictures - from), begin)
  return { busy, frame, pictures: Math.max(frame, pictures) }
}

/** Milliseconds. */
export interface Drawn {
  /** Until the last picture of the wall was drawn. */
  readonly fresh: number
  readonly thumbnails: number
  /** Times that two frames were more than 25 ms apart. */
  readonly dropped: number
  readonly longest: number
  readonly longTasks: number
}

/** What an act makes of the wall, from its first event, or from the message that brings another writer's edit. */
export async function drawnSince(
  page: Page,
  act: () => Promise<void>,
  from: 'input' | 'message' = 'input',
): Promise<Drawn> {
  await page.evaluate((waits) => {
    const watch = window.deskWatch
    watch.begin = waits ? -1 : 0
    watch.frames.length = 0
    watch.longTasks.length = 0
    watch.thumbnails.clear()
    const onInput = ({ timeStamp }: Event): void => {
      watch.begin ||= timeStamp
    }
    if (!waits)
      for (const type of ['pointerup', 'keydown'])
        addEventListener(type, onInput, { capture: true, once: true })
    const end = performance.now() + 15_000
    const tick = (): void => {
      const now = performance.now()
      watch.frames.push(now)
      if (now < end) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  }, from === 'message')
  await act()
  await page.waitForFunction(() => window.deskWatch.begin > 0, null, { timeout: 15_000 })
  // Fresh is when nothing has been drawn for a while.
  await page.waitForTimeout(3_000)
  return page.evaluate(() => {
    const { begin, frames, thumbnails, longTasks } = window.deskWatch
    const last = Math.max(begin, ...thumbnails.values())
    const until = frames.filter((at) => at >= begin && at <= last + 100)
    const gaps = until.map((at, index) => at - (until[index - 1] ?? begin))
    return {
      fresh: last - begin,
      thumbnails: thumbnails.size,
      dropped: gaps.filter((gap) => gap > 25).length,
      longest: Math.max(0, ...gaps),
      longTasks: longTasks.filter((at) => at >= begin - 50 && at <= last + 100).length,
    }
  })
}

type Greys = readonly number[]

/** How light every pixel of every picture of the wall is, by page. */
export async function pictures(page: Page): Promise<ReadonlyMap<string, Greys>> {
  return new Map(
    await page.getByTestId('page-item').evaluateAll((items) =>
      items.map((item): [string, number[]] => {
        const canvas = item.querySelector('canvas')
        const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
        return [item.getAttribute('data-key') ?? '', [...data].filter((_, at) => at % 4 === 1)]
      }),
    ),
  )
}

/** A photograph may have been fetched at another width: that is a shade. Text elsewhere is not. */
export function looksAlike(left: Greys, right: Greys): boolean {
  const others = left.filter((grey, at) => Math.abs(grey - (right[at] ?? 0)) > 40).length
  return left.length === right.length && left.length > 0 && others < left.length / 200
}

/** A page with nothing but a box that follows the pointer, and a canvas of the desk's size filled at each press. */
export async function barePage(
  browser: Browser,
  viewport: { readonly width: number; readonly height: number },
): Promise<Page> {
  const page = await browser.newPage({ viewport })
  await watchDesk(page)
  await page.goto('about:blank')
  await page.setContent(`<!doctype html><meta charset="utf-8"><body style="margin:0">
    <section data-testid="page-canvas" aria-label="0"><canvas class="page-drawing" width="560" height="700"></canvas></section>
    <div style="position:absolute;width:200px;height:120px;border:1px dashed blue"></div>`)
  await page.evaluate(() => {
    const box = document.querySelector('div')
    const section = document.querySelector('section')
    const canvas = document.querySelector('canvas')
    let held = false
    let turn = 0
    addEventListener('pointerdown', () => {
      held = true
      turn += 1
      section?.setAttribute('aria-label', String(turn))
      const context = canvas?.getContext('2d', { alpha: false })
      if (context === null || context === undefined) return
      context.fillStyle = turn % 2 === 0 ? 'white' : 'ivory'
      context.fillRect(0, 0, 560, 700)
    })
    addEventListener('pointermove', ({ clientX, clientY }) => {
      if (!held || box === null) return
      box.style.left = `${String(clientX)}px`
      box.style.top = `${String(clientY)}px`
    })
    addEventListener('pointerup', () => {
      held = false
      if (box !== null) box.style.borderColor = turn % 2 === 0 ? 'red' : 'blue'
    })
  })
  return page
}
