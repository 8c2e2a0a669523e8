// What this adapter needs of Electron, and no more: `electron.ts` hands in the real thing, which the compiler
// holds against these types, and the wiring test a stub of the same types.

import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'

export interface Preventable {
  readonly preventDefault: () => void
}

export interface ElectronFrame {
  readonly origin: string
  readonly parent: unknown
}

export interface ElectronContents {
  readonly id: number
  readonly send: (channel: string, ...words: unknown[]) => void
  readonly setWindowOpenHandler: (handler: () => { action: 'deny' }) => void
  on(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect' | 'will-attach-webview',
    listener: (event: Preventable) => void,
  ): unknown
}

export interface ElectronWindow {
  readonly id: number
  readonly webContents: ElectronContents
  readonly loadURL: (url: string) => Promise<void>
  readonly show: () => void
  readonly focus: () => void
  readonly restore: () => void
  readonly isMinimized: () => boolean
  once(event: 'ready-to-show' | 'closed', listener: () => void): unknown
}

export interface ElectronApp {
  readonly isPackaged: boolean
  readonly enableSandbox: () => void
  readonly requestSingleInstanceLock: (data: Record<string, unknown>) => boolean
  readonly setPath: (name: 'userData', path: string) => void
  readonly getLocale: () => string
  readonly whenReady: () => Promise<void>
  readonly quit: () => void
  readonly exit: (code: number) => void
  on(event: 'window-all-closed' | 'activate', listener: () => void): unknown
  on(event: 'before-quit' | 'will-quit', listener: (event: Preventable) => void): unknown
  on(event: 'open-file', listener: (event: Preventable, path: string) => void): unknown
  on(
    event: 'second-instance',
    listener: (event: Preventable, argv: string[], folder: string, data: unknown) => void,
  ): unknown
  on(
    event: 'web-contents-created',
    listener: (event: Preventable, contents: ElectronContents) => void,
  ): unknown
}

export interface ElectronSession {
  readonly setSpellCheckerEnabled: (on: boolean) => void
  readonly setPermissionRequestHandler: (
    handler: (
      contents: { readonly id: number },
      permission: string,
      answer: (granted: boolean) => void,
      details: { readonly requestingUrl: string },
    ) => void,
  ) => void
  readonly setPermissionCheckHandler: (
    handler: (contents: unknown, permission: string, origin: string) => boolean,
  ) => void
}

export interface CallEvent {
  readonly sender: { readonly id: number }
  readonly senderFrame: ElectronFrame | null
}

/** `Window` and `Menu` stand for the classes' own instances, which only Electron looks into. */
export interface ElectronApi<Window extends ElectronWindow = ElectronWindow, Menu = unknown> {
  readonly app: ElectronApp
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => Window
  readonly Menu: {
    readonly buildFromTemplate: (template: MenuItemConstructorOptions[]) => Menu
    readonly setApplicationMenu: (menu: Menu) => void
  }
  readonly dialog: {
    readonly showOpenDialog: (window: Window, options: OpenDialogOptions) => Promise<OpenDialogReturnValue>
    readonly showSaveDialog: (window: Window, options: SaveDialogOptions) => Promise<SaveDialogReturnValue>
    readonly showMessageBox: (window: Window, options: MessageBoxOptions) => Promise<MessageBoxReturnValue>
    readonly showErrorBox: (title: string, content: string) => void
  }
  readonly ipcMain: {
    readonly handle: (
      channel: string,
      listener: (event: CallEvent, call: unknown, ask: unknown) => Promise<unknown>,
    ) => void
  }
  readonly protocol: {
    readonly registerSchemesAsPrivileged: (schemes: CustomScheme[]) => void
    readonly handle: (scheme: string, handler: (request: Request) => Promise<Response>) => void
  }
  readonly session: { readonly defaultSession: ElectronSession }
  readonly shell: {
    readonly openExternal: (url: string) => Promise<void>
    readonly openPath: (path: string) => Promise<string>
  }
}
