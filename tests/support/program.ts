// The built program as its users run it: the command line and the node host as processes of their own.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const entries = fileURLToPath(new URL('../../out/main', import.meta.url))

export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function entry(name: string): string {
  const path = join(entries, name)
  if (!existsSync(path)) throw new Error(`${path} is not there: npm run build makes it`)
  return path
}

function environment(home: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    LANG: 'en_GB.UTF-8',
    // Where dialogs begin.
    HOME: home,
    JUMPLINE_HOME: home,
    JUMPLINE_WRITER: 'desk',
    ...more,
  }
}

/** What starts one command, for a test that must have hold of its process. */
export function programWords(
  home: string,
  ...words: readonly string[]
): { readonly program: string; readonly words: readonly string[]; readonly env: NodeJS.ProcessEnv } {
  return { program: process.execPath, words: [entry('cli.js'), ...words], env: environment(home) }
}

/** A user to run as: permission bits bind nobody who is root. */
export interface User {
  readonly uid: number
  readonly gid: number
}

/** Runs one command to its end. `home` is the folder of user data. */
export function jumpline(home: string, ...words: readonly string[]): Ended {
  return jumplineAs(null, home, ...words)
}

export function jumplineAs(user: User | null, home: string, ...words: readonly string[]): Ended {
  const ran = spawnSync(process.execPath, [entry('cli.js'), ...words], {
    encoding: 'utf8',
    env: environment(home),
    maxBuffer: 256 * 1024 * 1024,
    ...user,
  })
  return { code: ran.status ?? -1, stdout: ran.stdout, stderr: ran.stderr }
}

export interface RunningProgram {
  readonly child: ChildProcess
  readonly entrance: string
  readonly origin: string
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>
}

export interface ProgramWish {
  readonly env?: Readonly<Record<string, string>>
  /** A command that runs the program, such as `strace` with its words. */
  readonly under?: readonly string[]
  readonly user?: User
}

/** Starts the node host without a window; resolves when it has told its address. */
export function startProgram(home: string, ...words: readonly string[]): Promise<RunningProgram> {
  return startProgramAs({}, home, ...words)
}

/** The same with a wish: another writer by `JUMPLINE_WRITER`, another user, under another command. */
export function startProgramAs(
  { env = {}, under = [], user }: ProgramWish,
  home: string,
  ...words: readonly string[]
): Promise<RunningProgram> {
  const [command = '', ...rest] = [...under, process.execPath, entry('node.js'), '--no-window', ...words]
  const child = spawn(command, rest, {
    env: environment(home, env),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  })
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(code ?? signal ?? '')
    })
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (more: string) => (said += more))
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const entrance = /^Jumpline is at (http:\S+)$/.exec(line)?.[1]
      if (entrance !== undefined) resolve({ child, entrance, origin: new URL(entrance).origin, ended })
    })
    void ended.then((how) => {
      reject(new Error(`the program ended with ${how}: ${said}`))
    })
  })
}
