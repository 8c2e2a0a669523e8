// The loopback server of the node host: the window's files and its wire, for one browser on this machine.
// In: the files and a taker of wires. Out: an address with a token that works once.
//
// Any page in any browser here can reach a loopback port, and a name can be pointed at it: so every
// request must name our exact host, come from our exact origin or from no page at all, and carry the
// cookie that the token was swapped for. No answer has a CORS header.

import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { maxMessage } from '../../../contract/check.ts'
import type { Wire } from '../../rpc/wire.ts'
import { type AppAnswer, type AppFiles, plain } from '../../services/app-files.ts'
import { createSocketWire } from './socket-wire.ts'

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** Opens the program once, in one browser. */
  readonly entrance: string
  /** Ends all connections. */
  readonly close: () => Promise<void>
}

export interface ServerParts {
  readonly files: AppFiles
  readonly onWire: (wire: Wire) => void
  /** 0 takes any free one. */
  readonly port: number
}

const loopback = '127.0.0.1'
const wirePath = '/wire'

export async function startServer(parts: ServerParts): Promise<LoopbackServer> {
  const secret = randomBytes(32).toString('base64url')
  let token: string | null = randomBytes(32).toString('base64url')
  let origin = ''
  let cookieName = ''

  /** True when the request was not made for us, or not by our own page. */
  function isForeign(request: IncomingMessage): boolean {
    const { host, origin: from, 'sec-fetch-site': site } = request.headers
    if (`http://${host ?? ''}` !== origin) return true
    if (from !== undefined && from !== origin) return true
    // Browsers tell this and pages can't forge it: nothing of ours is loaded or linked from another site.
    return site !== undefined && site !== 'same-origin' && site !== 'none'
  }

  function hasCookie(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim())
    const prefix = `${cookieName}=`
    return cookies.some((cookie) => cookie.startsWith(prefix) && isSame(cookie.slice(prefix.length), secret))
  }

  /** The token of the address, when it is the one and has not been used. */
  function usesToken(path: string): boolean {
    const given = /^\/\?token=([\w-]+)$/.exec(path)?.[1]
    if (token === null || given === undefined || !isSame(given, token)) return false
    token = null
    return true
  }

  async function answer(request: IncomingMessage): Promise<AppAnswer> {
    const path = request.url ?? '/'
    if (isForeign(request)) return refused(403, 'This address is for the window of Jumpline alone.')
    if (request.method === 'GET' && usesToken(path)) {
      const cookie = `${cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict`
      const see = refused(303, 'Jumpline is opening.')
      return { ...see, headers: { ...see.headers, Location: '/', 'Set-Cookie': cookie } }
    }
    if (!hasCookie(request)) {
      return refused(403, 'This address works once, in one browser. Start Jumpline again for a new one.')
    }
    return parts.files.answer(request.method ?? '', path)
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = await answer(request).catch(
      (): AppAnswer => refused(500, 'Jumpline could not read this file.'),
    )
    // What is refused may be followed by a body nobody wants to read.
    const ending = reply.status >= 400 ? { Connection: 'close' } : {}
    response.writeHead(reply.status, { ...reply.headers, ...ending }).end(reply.body)
  }

  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessage, perMessageDeflate: false })
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000 }, (request, response) => {
    void respond(request, response)
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {
      socket.destroy()
    })
    const isOurs = request.url === wirePath && request.headers.origin === origin
    if (!isOurs || isForeign(request) || !hasCookie(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      // A broken frame or one too large: the library closes the socket, and that is what is listened to.
      opened.on('error', () => {
        opened.terminate()
      })
      parts.onWire(createSocketWire(opened))
    })
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(parts.port, loopback, resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : parts.port
  origin = `http://${loopback}:${String(port)}`
  // Cookies do not tell ports apart: two running programs must not take each other's.
  cookieName = `jumpline-${String(port)}`

  return {
    origin,
    entrance: `${origin}/?token=${token}`,
    close: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate()
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

function isSame(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** An answer in words for whoever looks at it in a browser, under the same policy as every other. */
function refused(status: number, words: string): AppAnswer {
  const bare = plain(status, '')
  const body = new TextEncoder().encode(`${words}\n`)
  return { status, headers: { ...bare.headers, 'Content-Length': String(body.length) }, body }
}
