// The node host's door: who is let in, and that nothing it says can be read from anywhere else.

import { connect as connectSocket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { ask, connect, enter, openSocket } from '../support/node-client.ts'
import { runningHost } from './running-host.ts'

test('the token is swapped for a cookie once, and leaves the address', async () => {
  const { entrance, origin } = await runningHost()
  const first = await ask(entrance)
  expect(first.status).toBe(303)
  expect(first.headers['location']).toBe('/')
  const [cookie = ''] = first.headers['set-cookie'] ?? []
  expect(cookie).toMatch(/^jumpline-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  expect((await ask(entrance)).status).toBe(403)
  expect((await ask(`${origin}/?token=${'A'.repeat(43)}`)).status).toBe(403)
  const page = await ask(`${origin}/`, { Cookie: cookie.split(';')[0] ?? '' })
  expect(page.status).toBe(200)
  expect(page.text).toContain('<title>Jumpline</title>')
})

test('a wrong token does not use the right one up', async () => {
  const { entrance, origin } = await runningHost()
  for (const wrong of ['', 'x', 'A'.repeat(43), `${'A'.repeat(43)}&token=x`]) {
    expect((await ask(`${origin}/?token=${wrong}`)).status).toBe(403)
  }
  expect((await ask(entrance)).status).toBe(303)
})

test('without the cookie nothing is served, and a wrong one is none', async () => {
  const { entrance, origin } = await runningHost()
  const cookie = await enter(entrance)
  const [name = '', secret = ''] = cookie.split('=')
  for (const wrong of [
    '',
    `${name}=`,
    `${name}=${'A'.repeat(43)}`,
    `x${cookie}`,
    `${name}=${secret}x`,
    `other=${secret}`,
  ]) {
    expect((await ask(`${origin}/`, { Cookie: wrong })).status, wrong).toBe(403)
    expect((await ask(`${origin}/index.html`, { Cookie: wrong })).status, wrong).toBe(403)
  }
  expect((await ask(`${origin}/`, { Cookie: `a=b; ${cookie}; c=d` })).status).toBe(200)
})

test('every request must name our host exactly and come from our own page, or from none', async () => {
  const { entrance, origin } = await runningHost()
  const cookie = await enter(entrance)
  const { port } = new URL(origin)
  const status = async (headers: Readonly<Record<string, string>>): Promise<number> =>
    (await ask(`${origin}/`, { Cookie: cookie, ...headers })).status
  expect(await status({})).toBe(200)
  expect(await status({ Origin: origin, 'Sec-Fetch-Site': 'same-origin' })).toBe(200)
  for (const host of [
    `localhost:${port}`,
    `evil.example:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port}0`,
    `127.0.0.1.nip.example:${port}`,
  ]) {
    expect(await status({ Host: host }), host).toBe(403)
  }
  for (const from of [
    'http://evil.example',
    `http://localhost:${port}`,
    `https://127.0.0.1:${port}`,
    'null',
    `${origin}.evil.example`,
  ]) {
    expect(await status({ Origin: from }), from).toBe(403)
  }
  for (const site of ['cross-site', 'same-site'])
    expect(await status({ 'Sec-Fetch-Site': site }), site).toBe(403)
  // Not even the entrance opens from another site, and it is not used up by trying.
  const other = await runningHost()
  expect((await ask(other.entrance, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  expect((await ask(other.entrance, { Origin: 'http://evil.example' })).status).toBe(403)
  expect((await ask(other.entrance)).status).toBe(303)
})

test('a socket is opened only from our origin, at our host, with the cookie, on its one path', async () => {
  const { entrance, origin } = await runningHost()
  const cookie = await enter(entrance)
  const good = { Origin: origin, Cookie: cookie }
  const refused: readonly (readonly [
    what: string,
    headers: Readonly<Record<string, string>>,
    path?: string,
  ])[] = [
    ['no origin', { Cookie: cookie }],
    ['foreign origin', { ...good, Origin: 'http://evil.example' }],
    ['null origin', { ...good, Origin: 'null' }],
    ['no cookie', { Origin: origin }],
    ['wrong cookie', { ...good, Cookie: `${cookie}x` }],
    ['rebound host', { ...good, Host: 'evil.example' }],
    ['another path', good, '/'],
    ['another path', good, '/wire/x'],
    ['a query', good, '/wire?token=x'],
  ]
  for (const [what, headers, path] of refused) expect(await openSocket(origin, headers, path), what).toBe(403)
  const socket = await openSocket(origin, good)
  expect(typeof socket).toBe('object')
})

test('no answer can be read from another origin, and each has the policy', async () => {
  const { entrance, origin } = await runningHost()
  const cookie = await enter(entrance)
  for (const [path, headers] of [
    ['/', { Cookie: cookie }],
    ['/missing', { Cookie: cookie }],
    ['/%2e%2e/data/writer.json', { Cookie: cookie }],
    ['/', {}],
    ['/', { Cookie: cookie, Origin: 'http://evil.example' }],
  ] as const) {
    const answer = await ask(`${origin}${path}`, headers)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/)
    expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  }
  expect((await ask(`${origin}/`, { Cookie: cookie }, 'POST')).status).toBe(405)
  expect((await ask(`${origin}/`, { Cookie: cookie }, 'OPTIONS')).status).toBe(405)
})

test('only this machine can reach the port', async () => {
  const { origin } = await runningHost()
  const { port } = new URL(origin)
  const others = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((one) => !one.internal && one.family === 'IPv4')
  const tried = [...others.map((one) => one.address), '127.0.0.2']
  for (const host of tried) {
    const outcome = await new Promise((resolve) => {
      const socket = connectSocket({ host, port: Number(port) }, () => {
        socket.destroy()
        resolve('connected')
      })
      socket.once('error', () => {
        resolve('refused')
      })
    })
    expect(outcome, host).toBe('refused')
  }
})

test('a message that is not text or is far too large ends its connection, and only that one', async () => {
  const { entrance, origin } = await runningHost()
  const cookie = await enter(entrance)
  const closed = (socket: Awaited<ReturnType<typeof connect>>['socket']): Promise<number> =>
    new Promise((resolve) => socket.once('close', resolve))
  const steady = await connect(origin, cookie)
  const binary = await connect(origin, cookie)
  binary.socket.send(Buffer.from('{"id":1}'))
  expect(await closed(binary.socket)).toBe(1003)
  const large = await connect(origin, cookie)
  large.socket.send('x'.repeat(64 * 1024 * 1024 + 1))
  expect(await closed(large.socket)).toBe(1009)
  expect(await steady.call('app.state', {})).toMatchObject({ ok: true })
})
