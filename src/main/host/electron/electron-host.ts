// The program under Electron: its windows, menu, protocol and calls, and the order in which it ends. In:
// Electron and the parts of the program. Nothing here decides anything about issues.

import { join } from 'node:path'
import type { Locale, WindowMenu } from '../../../contract/calls.ts'
import { faultWords } from '../../fault-words.ts'
import { type Application, start, type StartParts } from '../../start.ts'
import type { Folders, Host } from '../host.ts'
import { claimInstance, type Instance } from '../instance.ts'
import { type Surroundings, systemClock, systemRandom, userName } from '../program.ts'
import type { ElectronApi, ElectronWindow } from './electron-api.ts'
import { appOrigin, appScheme, guardContents, guardSession, isOwnSender, windowOptions } from './guards.ts'
import { callChannel, createIpcWire, type IpcWire } from './ipc-wire.ts'
import { menuTemplate } from './menu.ts'
import { createNativeDialogs } from './native-dialogs.ts'

export interface ElectronWishes {
  readonly folders: Folders
  readonly around: Surroundings
  readonly version: string
  readonly parts: StartParts
  /** Absolute path of the built preload. */
  readonly preload: string
  /** An issue of the command line. */
  readonly issue: string | null
}

/** Must be called before Electron is ready. */
export async function runElectron<Window extends ElectronWindow, Menu>(
  electron: ElectronApi<Window, Menu>,
  wishes: ElectronWishes,
): Promise<void> {
  const { app } = electron
  const { folders, around } = wishes
  app.enableSandbox()
  app.setPath('userData', join(folders.userData, 'electron'))
  electron.protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
  if (!app.requestSingleInstanceLock({ issue: wishes.issue })) {
    app.quit()
    return
  }

  const windows = new Map<number, { readonly window: Window; readonly ipc: IpcWire }>()
  let application: Application | null = null
  let instance: Instance | null = null
  let locale: Locale = 'en'
  let waiting = wishes.issue
  let hasEnded = false

  function setMenu(menus: readonly WindowMenu[]): void {
    const send = (command: string): void => application?.tell('menu.command', { command }, null)
    electron.Menu.setApplicationMenu(
      electron.Menu.buildFromTemplate(menuTemplate(menus, around.platform, send)),
    )
  }

  /** A path that comes before there is an application waits for it. */
  async function openIssue(path: string | null): Promise<boolean> {
    if (application === null) {
      waiting = path ?? waiting
      return true
    }
    if (path !== null) {
      const opened = await application.openPath(path, null)
      if (!opened.ok) electron.dialog.showErrorBox('Jumpline', faultWords(opened.fault))
      if (!opened.ok) return false
    }
    if (windows.size === 0) openWindow(application)
    for (const { window } of windows.values()) {
      if (window.isMinimized()) window.restore()
      window.focus()
    }
    return true
  }

  function openWindow(to: Application): void {
    const window = new electron.BrowserWindow(windowOptions(wishes.preload, app.isPackaged))
    const contents = window.webContents.id
    const ipc = createIpcWire(window)
    windows.set(contents, { window, ipc })
    to.connect(String(contents), ipc.wire)
    window.once('ready-to-show', () => {
      window.show()
    })
    window.once('closed', () => {
      windows.delete(contents)
    })
    void window.loadURL(`${appOrigin}/`)
  }

  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void openIssue(path)
  })
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const issue = typeof data === 'object' && data !== null && 'issue' in data ? data.issue : null
    void openIssue(typeof issue === 'string' ? issue : null)
  })
  app.on('activate', () => {
    if (application !== null && windows.size === 0) openWindow(application)
  })
  app.on('window-all-closed', () => {
    if (around.platform !== 'darwin') app.quit()
  })
  // By now the windows are gone, so what they still had to say has been said. The program stays until it
  // is published, and ends for good only then.
  app.on('will-quit', (event) => {
    if (hasEnded || application === null) return
    event.preventDefault()
    hasEnded = true
    void end(application)
  })

  async function end(running: Application): Promise<void> {
    const faults = await running.close()
    for (const fault of faults) {
      electron.dialog.showErrorBox(
        'Jumpline',
        `${faultWords(fault)}. Your work is kept and comes back at the next start.`,
      )
    }
    await instance?.release()
    app.exit(faults.length === 0 ? 0 : 3)
  }

  electron.ipcMain.handle(callChannel, (event, call, ask) => {
    const known = windows.get(event.sender.id)
    if (known === undefined || !isOwnSender(event, (id) => windows.has(id)))
      return Promise.reject(new Error('refused'))
    return known.ipc.call(call, ask)
  })

  await app.whenReady()
  instance = await claimInstance(folders.userData, async (ask) =>
    ask.ask === 'open' ? openIssue(ask.path) : (application?.isOpen(ask.path) ?? false),
  )
  if (instance === null) {
    electron.dialog.showErrorBox('Jumpline', 'Jumpline is running already, in a browser window.')
    app.exit(2)
    return
  }
  guardSession(electron.session.defaultSession)
  const host: Host = {
    name: 'electron',
    platform: around.platform,
    version: wishes.version,
    language: app.getLocale(),
    userName: userName(),
    clock: systemClock,
    random: systemRandom,
    folders,
    dialogs: createNativeDialogs({
      dialog: electron.dialog,
      windowOf: (id) => windows.get(Number(id))?.window ?? null,
      documents: folders.documents,
      locale: () => locale,
      platform: around.platform,
    }),
    shell: {
      openExternal: (url) => electron.shell.openExternal(url),
      async showFile(path) {
        await electron.shell.openPath(path)
      },
      setLocale(next) {
        locale = next
      },
      setMenu,
    },
  }
  const started = await start(host, wishes.parts)
  if (!started.ok) {
    electron.dialog.showErrorBox('Jumpline', faultWords(started.fault))
    app.exit(3)
    return
  }
  const { files } = started.value
  electron.protocol.handle(appScheme, async ({ method, url }) => {
    // The path as it was sent: nothing is cleaned or guessed.
    const path = url.startsWith(`${appOrigin}/`) ? url.slice(appOrigin.length) : ''
    const { status, headers, body } = await files.answer(method, path)
    return new Response(new Uint8Array(body), { status, headers })
  })
  application = started.value
  const first = waiting
  if (first !== null) await openIssue(first)
  if (windows.size === 0) openWindow(application)
}
