// One program at a time works with a folder of user data: two would write the same journals. Whoever is
// running listens on a socket there, and a second one asks it instead. A socket file that a killed
// program left behind has nobody listening, so it never keeps anyone out.

import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

export type InstanceAsk =
  /** Open this issue, or just come to the front. */
  | { readonly ask: 'open'; readonly path: string | null }
  /** Is this issue open with you? */
  | { readonly ask: 'holds'; readonly path: string }

export interface Instance {
  readonly release: () => Promise<void>
}

/** Named by a hash where the folder's own name is too long for a socket's. */
function socketPath(userData: string): string {
  const hash = createHash('sha256').update(userData).digest('hex').slice(0, 24)
  if (process.platform === 'win32') return `\\\\.\\pipe\\jumpline-${hash}`
  const path = join(userData, 'running.sock')
  return Buffer.byteLength(path) <= 100
    ? path
    : join(tmpdir(), `jumpline-${String(userInfo().uid)}-${hash}.sock`)
}

/** Becomes the running program; null when there is one already. */
export async function claimInstance(
  userData: string,
  answer: (ask: InstanceAsk) => Promise<boolean>,
): Promise<Instance | null> {
  const path = socketPath(userData)
  if ((await exchange(path, { ask: 'who' })) !== null) return null
  if (process.platform !== 'win32') await rm(path, { force: true })
  const me = `${String(process.pid)} ${String(performance.timeOrigin)}`
  const server = createServer((socket) => {
    socket.on('error', () => {
      socket.destroy()
    })
    onLine(socket, (line) => {
      const ask = parseAsk(line)
      const reply = ask === null ? Promise.resolve(me) : answer(ask)
      void reply.then((value) => socket.end(`${JSON.stringify(value)}\n`))
    })
  })
  if (!(await listen(server, path))) return null
  // Two that started in the same moment may each have taken the other's socket away: one of them is found.
  if ((await exchange(path, { ask: 'who' })) !== me) {
    server.close()
    return null
  }
  // The socket alone must not keep a program alive that is otherwise done.
  server.unref()
  return {
    release: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
      }),
  }
}

/** What the running program says; null when none is running. */
export async function askInstance(userData: string, ask: InstanceAsk): Promise<boolean | null> {
  const reply = await exchange(socketPath(userData), ask)
  return typeof reply === 'boolean' ? reply : null
}

function parseAsk(line: string): InstanceAsk | null {
  const message = parse(line)
  if (typeof message !== 'object' || message === null || !('ask' in message) || !('path' in message))
    return null
  const { ask, path } = message
  if (ask === 'open' && (path === null || typeof path === 'string')) return { ask, path }
  return ask === 'holds' && typeof path === 'string' ? { ask, path } : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function listen(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(false)
    })
    server.listen(path, () => {
      resolve(true)
    })
  })
}

const longestLine = 64 * 1024

/** The first line that comes; whoever sends more without one is not of ours. */
function onLine(socket: Socket, handler: (line: string) => void): void {
  let text = ''
  socket.setEncoding('utf8').on('data', (more: string) => {
    text += more
    if (text.length > longestLine) socket.destroy()
    if (!text.includes('\n')) return
    socket.removeAllListeners('data')
    handler(text.slice(0, text.indexOf('\n')))
  })
}

// A program that has stopped answering is as good as none for the one who asks.
const patience = 5_000

function exchange(path: string, message: object): Promise<unknown> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.write(`${JSON.stringify(message)}\n`)
    })
    socket.setTimeout(patience, () => {
      socket.destroy()
    })
    socket.once('error', () => {
      resolve(null)
    })
    socket.once('close', () => {
      resolve(null)
    })
    onLine(socket, (line) => {
      resolve(parse(line))
      socket.destroy()
    })
  })
}
