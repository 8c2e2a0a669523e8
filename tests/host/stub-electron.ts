// Electron as far as our adapter uses it, without a browser behind it: it keeps what it was given and lets a
// test send the events that Electron would. Its type is the adapter's view of Electron, which the compiler
// holds against electron.d.ts where `electron.ts` hands in the real one.

import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions } from 'electron'
import type {
  CallEvent,
  ElectronApi,
  ElectronWindow,
  Preventable,
} from '../../src/main/host/electron/electron-api.ts'

type Listener = (...words: never[]) => void

function createEmitter() {
  const listeners = new Map<string, Listener[]>()
  return {
    on(name: string, listener: Listener): void {
      listeners.set(name, [...(listeners.get(name) ?? []), listener])
    },
    emit(name: string, ...words: unknown[]): void {
      for (const listener of listeners.get(name) ?? []) (listener as (...words: unknown[]) => void)(...words)
    },
  }
}

export class StubWindow implements ElectronWindow {
  static made: StubWindow[] = []
  readonly id: number
  readonly webContents
  readonly events = createEmitter()
  readonly pageEvents = createEmitter()
  readonly sent: { readonly channel: string; readonly words: readonly unknown[] }[] = []
  openHandler: (() => { action: 'deny' }) | null = null
  url = ''
  minimized = false
  focused = 0
  shown = false

  readonly options: BrowserWindowConstructorOptions

  constructor(options: BrowserWindowConstructorOptions) {
    this.options = options
    StubWindow.made.push(this)
    this.id = StubWindow.made.length
    this.webContents = {
      id: this.id + 100,
      send: (channel: string, ...words: unknown[]) => {
        this.sent.push({ channel, words })
      },
      setWindowOpenHandler: (handler: () => { action: 'deny' }) => {
        this.openHandler = handler
      },
      on: this.pageEvents.on,
    }
  }
  loadURL(url: string): Promise<void> {
    this.url = url
    return Promise.resolve()
  }
  show(): void {
    this.shown = true
  }
  focus(): void {
    this.focused += 1
  }
  restore(): void {
    this.minimized = false
  }
  isMinimized(): boolean {
    return this.minimized
  }
  once(event: 'ready-to-show' | 'closed', listener: () => void): void {
    this.events.on(event, listener)
  }
}

export interface StubAnswers {
  hasLock: boolean
  filePaths: string[]
  filePath: string
  response: number
}

type Handler = (event: CallEvent, call: unknown, ask: unknown) => Promise<unknown>
type PermissionRequest = Parameters<
  ElectronApi['session']['defaultSession']['setPermissionRequestHandler']
>[0]
type PermissionCheck = Parameters<ElectronApi['session']['defaultSession']['setPermissionCheckHandler']>[0]

export function createStubElectron(change: Partial<StubAnswers> = {}) {
  StubWindow.made = []
  const answers: StubAnswers = { hasLock: true, filePaths: [], filePath: '', response: 0, ...change }
  const events = createEmitter()
  const facts = {
    sandboxed: false,
    schemes: [] as readonly string[],
    quits: 0,
    exit: null as number | null,
    menu: [] as MenuItemConstructorOptions[],
    spellChecker: true,
    opened: [] as string[],
    errors: [] as string[],
    userData: '',
    /** What was set up when Electron was let become ready. */
    beforeReady: [] as string[],
    onExit: null as (() => void) | null,
  }
  const handlers = new Map<string, Handler>()
  const protocols = new Map<string, (request: Request) => Promise<Response>>()
  const permissions: { request: PermissionRequest | null; check: PermissionCheck | null } = {
    request: null,
    check: null,
  }
  let ready: () => void = () => undefined
  const whenReady = new Promise<void>((resolve) => {
    ready = resolve
  })

  const electron = {
    app: {
      isPackaged: true,
      enableSandbox: () => {
        facts.sandboxed = true
      },
      requestSingleInstanceLock: () => answers.hasLock,
      setPath: (_name: 'userData', path: string) => {
        facts.userData = path
      },
      getLocale: () => 'en-GB',
      whenReady: () => {
        if (facts.sandboxed) facts.beforeReady.push('sandbox')
        facts.beforeReady.push(...facts.schemes)
        return whenReady
      },
      quit: () => {
        facts.quits += 1
      },
      exit: (code: number) => {
        facts.exit = code
        facts.onExit?.()
      },
      on: events.on,
    },
    BrowserWindow: StubWindow,
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (menu: MenuItemConstructorOptions[]) => {
        facts.menu = menu
      },
    },
    dialog: {
      showOpenDialog: () =>
        Promise.resolve({ canceled: answers.filePaths.length === 0, filePaths: answers.filePaths }),
      showSaveDialog: () =>
        Promise.resolve({ canceled: answers.filePath === '', filePath: answers.filePath }),
      showMessageBox: () => Promise.resolve({ response: answers.response, checkboxChecked: false }),
      showErrorBox: (_title: string, content: string) => {
        facts.errors.push(content)
      },
    },
    ipcMain: {
      handle: (channel: string, handler: Handler) => {
        handlers.set(channel, handler)
      },
    },
    protocol: {
      registerSchemesAsPrivileged: (schemes: { scheme: string }[]) => {
        facts.schemes = schemes.map((scheme) => scheme.scheme)
      },
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
        protocols.set(scheme, handler)
      },
    },
    session: {
      defaultSession: {
        setSpellCheckerEnabled: (on: boolean) => {
          facts.spellChecker = on
        },
        setPermissionRequestHandler: (handler: PermissionRequest) => {
          permissions.request = handler
        },
        setPermissionCheckHandler: (handler: PermissionCheck) => {
          permissions.check = handler
        },
      },
    },
    shell: {
      openExternal: (url: string) => {
        facts.opened.push(url)
        return Promise.resolve()
      },
      openPath: (path: string) => {
        facts.opened.push(path)
        return Promise.resolve('')
      },
    },
  } satisfies ElectronApi<StubWindow, MenuItemConstructorOptions[]>

  return { electron, answers, facts, events, handlers, protocols, permissions, ready }
}

export type StubElectron = ReturnType<typeof createStubElectron>

/** An event that can tell whether its default was prevented. */
export function preventable(): Preventable & { prevented: boolean } {
  const event = {
    prevented: false,
    preventDefault: () => {
      event.prevented = true
    },
  }
  return event
}
