// A window as the renderer has it, without what it draws: its own store, its own sender of edits, its own way
// of taking in what others publish, over whichever wire the test gives it. Every window has these modules for
// itself, as a page of a browser has.

import { WebSocket as Socket } from 'ws'
import { vi } from 'vitest'
import type { Ask, CallName, Reply } from '../../src/contract/calls.ts'
import type { Events } from '../../src/contract/events.ts'
import { orThrow } from '../../src/base/result.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import type { Issue } from '../../src/model/issue.ts'
import type { OpenIssueState } from '../../src/renderer/state/issue-store.ts'
import type { DeskProgram } from './desk-program.ts'
import { enter } from './node-client.ts'
import type { RunningProgram } from './program.ts'

export interface DeskWindow {
  readonly open: () => Promise<void>
  readonly issue: () => Issue
  readonly state: () => OpenIssueState | null
  /** False when the edits are refused. */
  readonly make: (edits: readonly Edit[]) => boolean
  /** True when everything made is acknowledged. */
  readonly flush: () => Promise<boolean>
  /** Publishes; gives the commit. */
  readonly save: (message: string) => Promise<string>
  readonly close: () => Promise<void>
  readonly call: <Name extends CallName>(name: Name, ask: Ask<Name>) => Promise<Reply<Name>>
  readonly others: Events['issue.others'][]
  readonly stored: Events['issue.stored'][]
  /** Keys of what the editor was told in notices. */
  readonly told: () => readonly string[]
}

/** What the preload would put on the window. */
export interface Surface {
  readonly call: (name: string, ask: unknown) => Promise<unknown>
  readonly listen: (name: string, handler: (data: unknown) => void) => () => void
}

// The browser gives a page its cookie by the address it speaks to.
const cookies = new Map<string, string>()

class BrowserSocket extends Socket {
  constructor(address: string) {
    const origin = new URL(address).origin.replace('ws:', 'http:')
    super(address, { headers: { Origin: origin, Cookie: cookies.get(origin) ?? '' } })
    // A browser tells of it by closing.
    this.on('error', () => undefined)
    openSockets.set(origin, (openSockets.get(origin) ?? new Set<Socket>()).add(this))
  }
}

const openSockets = new Map<string, Set<Socket>>()

/** Breaks every connection to that address at once, as a dropped network does. */
export function dropSockets(origin: string): void {
  for (const socket of openSockets.get(origin) ?? []) socket.terminate()
  openSockets.delete(origin)
}

/** A window of the node host. The first one uses the entrance up; later ones are given the cookie of the first. */
export async function hostWindow(program: RunningProgram): Promise<DeskWindow> {
  if (!cookies.has(program.origin)) cookies.set(program.origin, await enter(program.entrance))
  return windowOf({ location: { href: `${program.origin}/` } }, async (call) => {
    const { opening, recent } = orThrow(await call('app.state', {}))
    return opening ?? recent[0]?.key ?? ''
  })
}

/** A window of a program in this process, on the issue at `path`. */
export function programWindow(program: DeskProgram, wire: ProgramWire, path: string): Promise<DeskWindow> {
  wire.serve(program, path)
  return windowOf({ jumpline: wire.surface }, () => Promise.resolve('issue'))
}

export interface ProgramWire {
  readonly tell: (name: string, data: unknown) => void
  readonly surface: Surface
  readonly serve: (program: DeskProgram, path: string) => void
}

/** To be made before its program, which tells it everything. */
export function programWire(): ProgramWire {
  const handlers = new Map<string, Set<(data: unknown) => void>>()
  let answer: (name: string, ask: never) => Promise<unknown> = () => Promise.resolve(null)
  return {
    tell(name, data) {
      const copy = structuredClone(data)
      // Over a wire it comes a moment later.
      setImmediate(() => {
        for (const handler of handlers.get(name) ?? []) handler(copy)
      })
    },
    surface: {
      call: (name, ask) => answer(name, structuredClone(ask) as never),
      listen(name, handler) {
        handlers.set(name, (handlers.get(name) ?? new Set()).add(handler))
        return () => handlers.get(name)?.delete(handler)
      },
    },
    serve(program, path) {
      answer = (name, ask) => answerCall(program, path, name, ask)
    },
  }
}

type SessionAsk = { readonly session: string; readonly seq: number } & {
  readonly edits: readonly Edit[]
  readonly message: string
}

async function answerCall(
  program: DeskProgram,
  path: string,
  name: string,
  ask: SessionAsk,
): Promise<unknown> {
  const { sessions } = program
  if (name === 'issue.openRecent') {
    const opened = await sessions.open(path, 'window')
    return opened.ok ? { ok: true, value: { ...opened.value, key: 'issue', view: null } } : opened
  }
  if (name === 'issue.close') return sessions.close(ask.session)
  if (name === 'issue.view') return { ok: true, value: null }
  const found = sessions.find(ask.session)
  if (!found.ok) return found
  if (name === 'issue.edit') return found.value.edit(ask.seq, ask.edits)
  if (name === 'issue.merge') return found.value.merge(ask.seq)
  if (name === 'issue.save') return found.value.save(ask.message)
  throw new Error(`${name} is not for this window`)
}

interface Globals {
  window?: unknown
  WebSocket?: unknown
}

let lastWindow: Promise<unknown> = Promise.resolve()

/** One after the other: while a window is made, the globals are its own. */
function windowOf(page: object, findKey: FindKey): Promise<DeskWindow> {
  const made = lastWindow.then(() => makeWindow(page, findKey))
  lastWindow = made.catch(() => null)
  return made
}

type FindKey = (call: DeskWindow['call']) => Promise<string>

async function makeWindow(page: object, findKey: FindKey): Promise<DeskWindow> {
  const globals = globalThis as Globals
  globals.window = page
  globals.WebSocket = BrowserSocket
  vi.resetModules()
  const client = await import('../../src/renderer/bridge/client.ts')
  const opening = await import('../../src/renderer/state/open-issue.ts')
  const store = await import('../../src/renderer/state/issue-store.ts')
  const { useNotices } = await import('../../src/renderer/state/notices.ts')
  const others: Events['issue.others'][] = []
  const stored: Events['issue.stored'][] = []
  const told: string[] = []
  useNotices.subscribe(({ notices }) => {
    const key = notices.at(-1)?.key
    if (key !== undefined) told.push(key)
  })
  // The wire is made at the first word: it belongs to this page from then on.
  client.listen('issue.others', (event) => others.push(event))
  client.listen('issue.stored', (event) => stored.push(event))
  opening.followIssue()
  const open = (): OpenIssueState => {
    const state = store.currentOpen()
    if (state === null) throw new Error('the window has no issue open')
    return state
  }
  return {
    others,
    stored,
    told: () => told,
    call: client.call,
    issue: () => open().issue,
    state: store.currentOpen,
    async open() {
      orThrow(await opening.openRecent(await findKey(client.call)))
    },
    make: (edits) => store.useIssueStore.getState().dispatch(edits, { key: 'marks.test' }).ok,
    flush: async () => (await store.currentSender()?.flush()) ?? false,
    async save(message) {
      await store.currentSender()?.flush()
      return orThrow(await client.call('issue.save', { session: open().session, message })).commit
    },
    close: opening.closeIssue,
  }
}
