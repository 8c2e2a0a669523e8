// A client of the node host as a browser is one: it swaps the token for a cookie and speaks over a web
// socket from the right origin. Any of that can be made wrong.

import { request } from 'node:http'
import { WebSocket } from 'ws'
import type { Ask, CallName, Reply } from '../../src/contract/calls.ts'
import type { EventName, Events } from '../../src/contract/events.ts'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly text: string
}

/** One request with exactly these headers; `fetch` would not let a test lie about its host. */
export function ask(
  address: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  const url = new URL(address)
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: url.hostname, port: url.port, path: address.slice(url.origin.length), method, headers },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (more: string) => (text += more))
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
        })
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

/** Uses the entrance up; gives the cookie. */
export async function enter(entrance: string): Promise<string> {
  const { status, headers } = await ask(entrance)
  const [cookie] = headers['set-cookie'] ?? []
  if (status !== 303 || cookie === undefined) throw new Error(`the entrance answered ${status}`)
  return cookie.split(';')[0] ?? ''
}

/** Opens a socket; the status when it is turned away. */
export function openSocket(
  origin: string,
  headers: Readonly<Record<string, string>>,
  path = '/wire',
): Promise<WebSocket | number> {
  const socket = new WebSocket(`${origin.replace('http:', 'ws:')}${path}`, { headers: { ...headers } })
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      resolve(socket)
    })
    socket.once('unexpected-response', (_request, response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    socket.once('error', reject)
  })
}

export interface NodeClient {
  readonly call: <Name extends CallName>(name: Name, ask: Ask<Name>) => Promise<Reply<Name>>
  /** Without types: what a hostile page may send. */
  readonly callRaw: (name: string, ask: unknown) => Promise<unknown>
  /** The next event of that name, or the last one that came before anybody asked. */
  readonly next: <Name extends EventName>(name: Name) => Promise<Events[Name]>
  readonly socket: WebSocket
}

export async function connect(origin: string, cookie: string): Promise<NodeClient> {
  const socket = await openSocket(origin, { Origin: origin, Cookie: cookie })
  if (typeof socket === 'number') throw new Error(`the socket was refused with ${socket}`)
  const waiting = new Map<
    number,
    { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }
  >()
  const events: { readonly event: string; readonly data: unknown }[] = []
  const watchers = new Set<() => void>()
  let lastId = 0
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as {
      id?: number
      result?: unknown
      event?: string
      data?: unknown
    }
    if (message.event === undefined) waiting.get(message.id ?? 0)?.resolve(message.result)
    else events.push({ event: message.event, data: message.data })
    for (const watcher of watchers) watcher()
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    for (const one of waiting.values()) one.reject(new Error('the socket was closed'))
  })
  const callRaw = (call: string, asked: unknown): Promise<unknown> => {
    lastId += 1
    const id = lastId
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      socket.send(JSON.stringify({ id, call, ask: asked }))
    })
  }
  return {
    socket,
    callRaw,
    call: callRaw as NodeClient['call'],
    next: (name) =>
      new Promise((resolve) => {
        const look = (): void => {
          const index = events.findIndex((one) => one.event === name)
          if (index < 0) return
          watchers.delete(look)
          resolve(events.splice(index, 1)[0]!.data as Events[typeof name])
        }
        watchers.add(look)
        look()
      }),
  }
}
