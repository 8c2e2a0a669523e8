// Chromium as the window of the node host: an app window with a profile of its own, which is made new at
// each start and taken away at the end. The browser the user works in is not touched.

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { Surroundings } from '../program.ts'

export interface ChromiumWindow {
  /** Called once when the browser has ended, by itself or not. */
  readonly onEnd: (handler: () => void) => void
  readonly close: () => Promise<void>
}

/** CHROMIUM, or one of Chromium's family where the system keeps its programs; null when there is none. */
export function findChromium({ platform, env }: Surroundings): string | null {
  const wished = env['CHROMIUM'] ?? ''
  if (wished !== '') return existsSync(wished) ? wished : null
  return candidates(platform, env).find((path) => existsSync(path)) ?? null
}

function candidates(platform: string, env: Surroundings['env']): readonly string[] {
  if (platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].flatMap(
      (root) => root ?? [],
    )
    const places = [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return roots.flatMap((root) => places.map((place) => join(root, place)))
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  const folders = (env['PATH'] ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

// Nothing but the window itself: no pages of its own, no updates, no accounts, no calls home.
const switches = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-quic',
  '--disable-sync',
  '--disable-translate',
  '--disable-features=MediaRouter,OptimizationHints,Translate',
  '--password-store=basic',
  '--window-size=1440,900',
]

const profilePrefix = 'window-'

export async function openChromium(
  chromium: string,
  url: string,
  userData: string,
  asRoot: boolean,
): Promise<ChromiumWindow> {
  await clearProfiles(userData)
  const profile = await mkdtemp(join(userData, profilePrefix))
  // Its sandbox refuses to start as root.
  const words = [
    ...switches,
    ...(asRoot ? ['--no-sandbox'] : []),
    `--user-data-dir=${profile}`,
    `--app=${url}`,
  ]
  const child = spawn(chromium, words, { stdio: 'ignore' })
  const ended = whenEnded(child)
  return {
    onEnd(handler) {
      void ended.then(handler)
    },
    async close() {
      child.kill()
      await ended
      await remove(profile)
    },
  }
}

/** A program that was killed leaves its profile behind; only one program works here at a time. */
async function clearProfiles(userData: string): Promise<void> {
  const names = await readdir(userData)
  await Promise.all(
    names.filter((name) => name.startsWith(profilePrefix)).map((name) => remove(join(userData, name))),
  )
}

/** As far as it goes: a browser that is still ending may write once more, and the next start comes again. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)
}

function whenEnded(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve()
    })
    child.once('error', () => {
      resolve()
    })
  })
}
