// Looks at the folder of an open issue again and again: whether others have published, whose files are still
// on their way, and who else has it open. Told are changes only. By looking rather than by the system's
// notices, which shares and sync services do not give.

import type { Others } from '../../contract/events.ts'
import type { Clock } from '../host/host.ts'
import type { StoredIssue } from './store/stored-issue.ts'
import { renewEvery } from './store/leases.ts'

export interface FolderWatch {
  readonly start: () => void
  /** Looks now, rather than when the time has come, and tells what it finds even if that was told before. */
  readonly look: () => void
  /** The next look tells what it finds even if that was told before. */
  readonly tellAgain: () => void
  /** Tells what was told last once more: for a window that has only just come. */
  readonly repeat: () => void
  /** Waits for a look under way, and takes our lease away. */
  readonly stop: () => Promise<void>
}

export interface FolderWatchParts {
  readonly clock: Clock
  readonly stored: Pick<StoredIssue, 'news' | 'leases'>
  readonly userName: string
  readonly onChange: (others: Others) => void
}

// Often enough for two people who speak across a table, and a few small files each time.
const lookEvery = 2_000

export function createFolderWatch({ clock, stored, userName, onChange }: FolderWatchParts): FolderWatch {
  const leases = stored.leases(clock.monotonic, userName)
  let told = ''
  let last: Others | null = null
  let running = false
  let renewedAt = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | null = null
  let looking: Promise<void> = Promise.resolve()

  async function lookOnce(): Promise<void> {
    if (clock.monotonic() - renewedAt >= renewEvery) await renew()
    const { here, arrived } = await leases.look()
    // Whoever has just come sees at once that we are here.
    if (arrived) await renew()
    const news = await stored.news()
    if (!running) return
    const others: Others = {
      here,
      news: news.ok && news.value.moved,
      waiting: news.ok ? news.value.waiting.map(({ writer, files }) => ({ writer, files })) : [],
    }
    const text = JSON.stringify(others)
    if (text === told) return
    told = text
    last = others
    onChange(others)
  }

  async function renew(): Promise<void> {
    renewedAt = clock.monotonic()
    await leases.renew()
  }

  function look(): void {
    cancel?.()
    cancel = null
    if (!running) return
    // A folder that is away fails here as it fails to be published to, and that is told of.
    looking = looking.then(lookOnce).catch(() => undefined)
    void looking.then(() => {
      if (running) cancel ??= clock.after(lookEvery, look)
    })
  }

  return {
    start() {
      running = true
      look()
    },
    look() {
      told = ''
      look()
    },
    tellAgain() {
      told = ''
    },
    repeat() {
      if (running && last !== null) onChange(last)
    },
    async stop() {
      if (!running) return
      running = false
      cancel?.()
      await looking
      await leases.end()
    },
  }
}
