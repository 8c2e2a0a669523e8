// The Electron adapter over a stub of Electron: what a window may do, who may call, and the order in which
// the program starts and ends. Everything behind the adapter is real: services, files, the issue store.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { runElectron } from '../../src/main/host/electron/electron-host.ts'
import { callChannel } from '../../src/main/host/electron/ipc-wire.ts'
import { git, fsck } from '../store/git.ts'
import { headlineEdit, sampleIssue, temporaryFolder, testStore } from '../store/sample-issue.ts'
import {
  createStubElectron,
  preventable,
  type StubAnswers,
  type StubElectron,
  StubWindow,
} from './stub-electron.ts'

const ours = 'app://jumpline'

interface Launched extends StubElectron {
  readonly folder: string
  readonly issue: string
  /** A call as the page of the first window makes it. */
  readonly call: (name: string, ask: unknown) => Promise<unknown>
}

interface Launch {
  readonly answers?: Partial<StubAnswers>
  /** Opens the sample issue as a word of the command line. */
  readonly withIssue?: boolean
  readonly platform?: string
  readonly beforeReady?: (stub: StubElectron, issue: string) => void
}

async function launch({
  answers = {},
  withIssue = false,
  platform = 'linux',
  beforeReady,
}: Launch = {}): Promise<Launched> {
  const folder = await temporaryFolder()
  const issue = join(folder, '2026-11-23 晨报.issue')
  orThrow(await testStore().create(issue, sampleIssue(), []))
  const renderer = join(folder, 'renderer')
  for (const one of [renderer, join(folder, 'data')]) await mkdir(one)
  await writeFile(join(renderer, 'index.html'), '<!doctype html><head></head><title>Jumpline</title>')
  const stub = createStubElectron(answers)
  const running = runElectron(stub.electron, {
    folders: {
      userData: join(folder, 'data'),
      documents: folder,
      fonts: join(folder, 'fonts'),
      samples: join(folder, 'samples'),
      profiles: join(folder, 'profiles'),
      renderer,
    },
    around: { platform, env: {}, home: folder },
    version: '1.2.3',
    parts: { exports: null, readCopy: null, makeSample: null, writer: 'desk' },
    preload: '/program/preload.cjs',
    issue: withIssue ? issue : null,
  })
  beforeReady?.(stub, issue)
  stub.ready()
  await running
  onTestFinished(async () => {
    stub.events.emit('will-quit', preventable())
    if (stub.answers.hasLock) await vi.waitUntil(() => stub.facts.exit !== null)
  })
  const call = (name: string, ask: unknown): Promise<unknown> => {
    const contents = StubWindow.made[0]!.webContents.id
    return stub.handlers.get(callChannel)!(
      { sender: { id: contents }, senderFrame: { origin: ours, parent: null } },
      name,
      ask,
    )
  }
  return { ...stub, folder, issue, call }
}

test('the sandbox and the scheme are set up before Electron is ready', async () => {
  const { facts } = await launch()
  expect(facts.beforeReady).toEqual(['sandbox', 'app'])
  expect(facts.userData).toContain('electron')
})

test('a window is sandboxed, isolated and without Node, and loads our own page alone', async () => {
  await launch()
  expect(StubWindow.made).toHaveLength(1)
  const [window] = StubWindow.made
  expect(window!.url).toBe('app://jumpline/')
  expect(window!.options.webPreferences).toMatchObject({
    preload: '/program/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
  })
  expect(window!.shown).toBe(false)
  window!.events.emit('ready-to-show')
  expect(window!.shown).toBe(true)
})

test('no page goes anywhere, opens a window or holds a foreign page', async () => {
  const { events } = await launch()
  const [window] = StubWindow.made
  // Electron tells of every page there is, whoever made it.
  events.emit('web-contents-created', preventable(), window!.webContents)
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
    const event = preventable()
    window!.pageEvents.emit(name, event)
    expect(event.prevented, name).toBe(true)
  }
  expect(window!.openHandler?.()).toEqual({ action: 'deny' })
})

test('full screen and the clipboard are granted to our page, and nothing else to anyone', async () => {
  const { permissions, facts } = await launch()
  const asked = (permission: string, requestingUrl: string): boolean => {
    let answer = false
    permissions.request!({ id: 1 }, permission, (granted) => (answer = granted), { requestingUrl })
    expect(permissions.check!(null, permission, requestingUrl)).toBe(answer)
    return answer
  }
  expect(asked('fullscreen', `${ours}/`)).toBe(true)
  expect(asked('clipboard-sanitized-write', `${ours}/`)).toBe(true)
  for (const permission of [
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'openExternal',
    'usb',
    'unknown',
  ]) {
    expect(asked(permission, `${ours}/`), permission).toBe(false)
  }
  for (const url of ['https://example.org/', 'app://jumpline.example/', 'app://other/', 'about:blank', '']) {
    expect(asked('fullscreen', url), url).toBe(false)
  }
  expect(facts.spellChecker).toBe(false)
})

test('only the whole page of a window of ours may call', async () => {
  const { handlers, call } = await launch()
  const handle = handlers.get(callChannel)!
  const sender = { id: StubWindow.made[0]!.webContents.id }
  const refused = [
    { sender, senderFrame: { origin: 'https://example.org', parent: null } },
    { sender, senderFrame: { origin: 'app://other', parent: null } },
    { sender, senderFrame: { origin: 'null', parent: null } },
    { sender, senderFrame: { origin: '', parent: null } },
    { sender, senderFrame: { origin: ours, parent: {} } },
    { sender, senderFrame: null },
    { sender: { id: 7 }, senderFrame: { origin: ours, parent: null } },
  ]
  for (const event of refused)
    await expect(handle(event, 'app.state', {}), JSON.stringify(event)).rejects.toThrow('refused')
  expect(await call('app.state', {})).toMatchObject({
    ok: true,
    value: { host: 'electron', version: '1.2.3', writer: 'desk' },
  })
  expect(await call('app.state', { more: 1 })).toMatchObject({ fault: { kind: 'malformed-call' } })
  expect(await call('process.exit', {})).toMatchObject({ fault: { kind: 'malformed-call' } })
})

test('a window that is closed may not call any more', async () => {
  const { handlers } = await launch({ platform: 'darwin' })
  const [window] = StubWindow.made
  window!.events.emit('closed')
  const event = { sender: { id: window!.webContents.id }, senderFrame: { origin: ours, parent: null } }
  await expect(handlers.get(callChannel)!(event, 'app.state', {})).rejects.toThrow('refused')
})

test('the scheme answers our own paths under the policy, and nothing else', async () => {
  const { protocols } = await launch()
  const get = (url: string): Promise<Response> => protocols.get('app')!(new Request(url))
  const page = await get(`${ours}/`)
  expect(page.status).toBe(200)
  expect(page.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; script-src 'self'/)
  expect(page.headers.get('Access-Control-Allow-Origin')).toBeNull()
  expect(await page.text()).toContain('<title>Jumpline</title>')
  expect((await get('app://other/index.html')).status).toBe(400)
  expect((await get(`${ours}/missing.js`)).status).toBe(404)
  expect((await get(`${ours}/%2e%2e/data/writer.json`)).status).toBe(404)
  expect((await get(`${ours}/..%2fdata/writer.json`)).status).toBe(400)
})

test('the menu is what the window says, and its items send commands to the window', async () => {
  const { facts, call } = await launch()
  const items = [{ id: 'page.fit', label: '适合窗口', shortcut: 'Mod+0', enabled: true }]
  await call('app.menu', { menus: [{ group: 'view', label: '视图', items }] })
  const view = facts.menu.find((menu) => menu.label === '视图')
  const [first] = (view?.submenu ?? []) as { label?: string; click?: () => void }[]
  expect(first?.label).toBe('适合窗口')
  first?.click?.()
  const commands = StubWindow.made[0]!.sent.filter(({ words }) => words[0] === 'menu.command')
  expect(commands.map(({ words }) => words[1])).toEqual([{ command: 'page.fit' }])
})

test('what the user picks in a native dialog becomes a grant, never a path', async () => {
  const { call, answers, issue, folder } = await launch()
  const choose = (purpose: string): Promise<unknown> => call('files.choose', { purpose, suggestion: 'x' })
  expect(await choose('open-issue')).toEqual({ ok: true, value: null })
  answers.filePaths = [issue]
  const chosen = (await choose('open-issue')) as { value: { grant: string } }
  expect(chosen).toMatchObject({ ok: true, value: { name: '2026-11-23 晨报.issue', isFolder: true } })
  expect(JSON.stringify(chosen)).not.toContain(folder)
  expect(await call('issue.open', { grant: chosen.value.grant })).toMatchObject({
    ok: true,
    value: { name: '2026-11-23 晨报.issue' },
  })
  answers.filePath = join(folder, 'new.issue')
  expect(await choose('new-issue')).toMatchObject({ value: { name: 'new.issue' } })
})

test('an import asks first whether a folder or a document is meant, except on a Mac', async () => {
  const { call, answers, folder } = await launch()
  answers.filePaths = [folder]
  answers.response = 2
  expect(await call('files.choose', { purpose: 'import', suggestion: '' })).toEqual({ ok: true, value: null })
  answers.response = 0
  expect(await call('files.choose', { purpose: 'import', suggestion: '' })).toMatchObject({
    value: { isFolder: true },
  })
})

test('an address is opened outside only after a yes', async () => {
  const { call, answers, facts } = await launch()
  answers.response = 1
  expect(await call('app.browse', { url: 'https://example.org/a' })).toMatchObject({
    fault: { kind: 'cancelled' },
  })
  expect(facts.opened).toEqual([])
  answers.response = 0
  expect(await call('app.browse', { url: 'https://example.org/a' })).toMatchObject({ ok: true })
  expect(await call('app.browse', { url: 'file:///etc/passwd' })).toMatchObject({ ok: false })
  expect(facts.opened).toEqual(['https://example.org/a'])
})

test('an issue opened from the system before the program is ready waits for its window', async () => {
  const event = preventable()
  const { call, issue } = await launch({
    platform: 'darwin',
    beforeReady: (stub, path) => {
      stub.events.emit('open-file', event, path)
    },
  })
  expect(event.prevented).toBe(true)
  const state = (await call('app.state', {})) as {
    value: { opening: string; recent: { key: string; name: string }[] }
  }
  expect(state.value.recent).toMatchObject([{ key: state.value.opening, name: '2026-11-23 晨报.issue' }])
  expect(StubWindow.made).toHaveLength(1)
  expect(issue).toContain('晨报')
})

test('an issue of the command line is opened, and what is none is told of', async () => {
  const { call } = await launch({ withIssue: true })
  expect(await call('app.state', {})).toMatchObject({ value: { opening: expect.any(String) as string } })
  const { facts, events, folder } = await launch()
  events.emit('second-instance', preventable(), [], '/', { issue: join(folder, 'renderer') })
  await vi.waitUntil(() => facts.errors.length > 0)
  expect(facts.errors).toEqual(['renderer: not an issue folder'])
})

test('a second program hands its issue to the first, which comes to the front', async () => {
  const { events, issue } = await launch()
  const [window] = StubWindow.made
  window!.minimized = true
  events.emit('second-instance', preventable(), [], '/', { issue })
  await vi.waitUntil(() => window!.focused > 0)
  expect(window!.minimized).toBe(false)
  expect(window!.sent.map(({ words }) => words[0])).toContain('app.open')
})

test('without the lock the program quits before it has opened anything', async () => {
  const { facts, protocols } = await launch({ answers: { hasLock: false } })
  expect(facts.quits).toBe(1)
  expect(StubWindow.made).toEqual([])
  expect(protocols.size).toBe(0)
})

test('the last window ends the program, except on a Mac, where a click brings a new one', async () => {
  const linux = await launch()
  linux.events.emit('window-all-closed')
  expect(linux.facts.quits).toBe(1)
  const mac = await launch({ platform: 'darwin' })
  StubWindow.made[0]!.events.emit('closed')
  mac.events.emit('window-all-closed')
  expect(mac.facts.quits).toBe(0)
  mac.events.emit('activate')
  expect(StubWindow.made).toHaveLength(2)
})

test('quitting waits until what was typed is published, then ends', async () => {
  const { call, facts, events, issue } = await launch({ withIssue: true })
  const state = (await call('app.state', {})) as { value: { opening: string } }
  const opened = (await call('issue.openRecent', { key: state.value.opening })) as {
    value: { session: string; seq: number }
  }
  const { session, seq } = opened.value
  const edits = [headlineEdit(sampleIssue(), '付印前的最后一改')]
  expect(await call('issue.edit', { session, seq: seq + 1, edits })).toMatchObject({ ok: true })
  expect(git(issue, 'log', '--all', '--format=%s').text).toBe('New issue\n')

  let logAtExit = ''
  facts.onExit = () => {
    logAtExit = git(issue, 'log', '--all', '--format=%s').text
  }
  const event = preventable()
  events.emit('will-quit', event)
  expect(event.prevented).toBe(true)
  expect(facts.exit).toBeNull()
  await vi.waitUntil(() => facts.exit !== null)
  expect(facts.exit).toBe(0)
  expect(logAtExit).toBe('Autosave\nNew issue\n')
  expect(fsck(issue)).toBe('')
  // Electron asks again when it really ends, and is let.
  const again = preventable()
  events.emit('will-quit', again)
  expect(again.prevented).toBe(false)
})
