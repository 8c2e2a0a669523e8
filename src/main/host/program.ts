// Where the program keeps its own files and the user's, the same for every entry. In: the folder of the
// built entries (`out/main`) and the environment. Out: absolute paths.

import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { homedir, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Result } from '../../base/result.ts'
import type { Fault } from '../../contract/fault.ts'
import { attempt, codeOf } from '../fs/file-fault.ts'
import type { PortParts } from '../fs/file-port.ts'
import { nodeFileSystem } from '../fs/file-system.ts'
import type { Clock, Folders } from './host.ts'

export interface Surroundings {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

export function surroundings(): Surroundings {
  return { platform: process.platform, env: process.env, home: homedir() }
}

export function programFolders(entries: string, around: Surroundings): Folders {
  return {
    userData: userDataFolder(around),
    documents: join(around.home, 'Documents'),
    fonts: join(entries, '..', 'fonts'),
    samples: join(entries, '..', '..', 'resources', 'sample'),
    profiles: join(entries, '..', '..', 'resources', 'icc'),
    renderer: join(entries, '..', 'renderer'),
  }
}

/** What a file port is made from outside a window: the system's own files, chance and time. */
export function programFiles({ platform }: Surroundings): PortParts {
  return {
    system: nodeFileSystem,
    platform,
    random: systemRandom,
    pause: (milliseconds) => wait(milliseconds),
  }
}

/** The version in the program's package.json, two folders above the entries. */
export function programVersion(entries: string): string {
  const facts: unknown = JSON.parse(readFileSync(join(entries, '..', '..', 'package.json'), 'utf8'))
  const version = typeof facts === 'object' && facts !== null && 'version' in facts ? facts.version : ''
  return typeof version === 'string' ? version : ''
}

/** JUMPLINE_HOME, or where the system keeps the data of programs for each user. */
function userDataFolder({ platform, env, home }: Surroundings): string {
  const wished = env['JUMPLINE_HOME'] ?? ''
  if (wished !== '') return resolve(wished)
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Jumpline')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Jumpline')
  const data = env['XDG_DATA_HOME'] ?? ''
  return data.startsWith('/') ? join(data, 'jumpline') : join(home, '.local', 'share', 'jumpline')
}

/** True when a window could be seen. */
export function hasDisplay({ platform, env }: Surroundings): boolean {
  return (
    platform !== 'linux' ||
    [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((name) => name !== undefined && name !== '')
  )
}

/** Makes the user-data folder, for this user alone, and sees to it that it is still there after a power cut. */
export function makeUserData(folder: string): Promise<Result<null, Fault>> {
  return attempt(folder, async () => {
    const first = await mkdir(folder, { recursive: true, mode: 0o700 })
    if (first === undefined) return null
    for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
    return null
  })
}

async function syncFolder(folder: string): Promise<void> {
  try {
    await nodeFileSystem.syncFolder(folder)
  } catch (error) {
    // Windows can't, and a folder above ours may be one we can't even open: what is in it is not ours.
    if (!['EPERM', 'EACCES'].includes(codeOf(error))) throw error
  }
}

/** What the system calls whoever runs the program; empty where it can't tell. */
export function userName(): string {
  try {
    return userInfo().username.slice(0, 60)
  } catch {
    return ''
  }
}

/** `zh_CN.UTF-8` of the environment as `zh-CN`. */
export function languageOf({ env }: Surroundings): string {
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  )
  return set?.replace(/[.@].*$/, '').replace('_', '-') ?? Intl.DateTimeFormat().resolvedOptions().locale
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds)
    return () => {
      clearTimeout(timer)
    }
  },
}

export const systemRandom = (below: number): number => randomInt(below)
