// A program run as a user would run it: how long it takes, and what memory it and all that it starts use.

import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export interface Program {
  readonly command: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface Ran {
  readonly milliseconds: number
  /** Milliseconds of all cores: what a busy machine does not lengthen much. */
  readonly cpu: number
  readonly output: string
}

/** Throws when the program fails. */
export function run(program: Program): Promise<Ran> {
  return watch(program, null)
}

/** The most that the whole tree held at one time, in MB. */
export interface Memory {
  /** Pages that several processes share are counted once (PSS). */
  readonly shared: number
  /** Every process counted whole (RSS). */
  readonly whole: number
}

// Reading what the processes hold takes part of a core: times are measured in runs that are not watched.
const every = 20

// `time` writes its line to the error output, after what the program says there.
const cpuMark = 'cpu-seconds '

export async function memoryOf(program: Program): Promise<Memory> {
  const most = { shared: 0, whole: 0 }
  await watch(program, (pid) => {
    const now = treeMemory(pid)
    most.shared = Math.max(most.shared, now.shared)
    most.whole = Math.max(most.whole, now.whole)
  })
  return most
}

function watch({ command, args, env }: Program, look: ((pid: number) => void) | null): Promise<Ran> {
  return new Promise((done, fail) => {
    const start = performance.now()
    const child = spawn('/usr/bin/time', ['-f', `${cpuMark}%U %S`, command, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let errors = ''
    child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()))
    child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()))
    const { pid } = child
    const timer = look === null || pid === undefined ? null : setInterval(look, every, pid)
    let milliseconds = 0
    child.on('exit', () => {
      milliseconds = performance.now() - start
    })
    child.on('error', fail)
    child.on('close', (code) => {
      if (timer !== null) clearInterval(timer)
      if (code === 0) done({ milliseconds, cpu: cpuOf(errors), output })
      else fail(new Error(`${command} ended with ${code ?? 'a signal'}: ${errors.slice(-2000)}`))
    })
  })
}

function cpuOf(errors: string): number {
  const [user, system] = errors.slice(errors.lastIndexOf(cpuMark) + cpuMark.length).split(' ')
  return (Number(user) + Number(system)) * 1000
}

/** What a process and all it has started hold now. */
export function treeMemory(root: number): Memory {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    // The name of a program may hold spaces and brackets: what follows its last bracket is counted.
    const parent = Number(readGone(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ')[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const tree = [root]
  for (let index = 0; index < tree.length; index += 1) tree.push(...(children.get(tree[index] ?? -1) ?? []))
  let shared = 0
  let whole = 0
  for (const pid of tree) {
    const text = readGone(`/proc/${pid}/smaps_rollup`)
    shared += kilobytes(text, 'Pss')
    whole += kilobytes(text, 'Rss')
  }
  return { shared: shared / 1024, whole: whole / 1024 }
}

function kilobytes(text: string, name: string): number {
  return Number(new RegExp(`^${name}: +(\\d+) kB`, 'm').exec(text)?.[1] ?? 0)
}

/** A process may end between being listed and being read. */
function readGone(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
