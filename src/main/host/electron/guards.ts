// What a window of ours may not do under Electron: go anywhere else, open another, hold a foreign page, or
// ask for anything but full screen and the clipboard. And who may call: our own page, in its own frame.

import type { BrowserWindowConstructorOptions } from 'electron'
import type { CallEvent, ElectronContents, ElectronSession, Preventable } from './electron-api.ts'

/** Scheme and host of the window's own files. */
export const appScheme = 'app'
export const appOrigin = `${appScheme}://jumpline`

const allowed = new Set(['fullscreen', 'clipboard-sanitized-write'])

export function windowOptions(preload: string, packaged: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    // Shown once there is something to see.
    show: false,
    title: 'Jumpline',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !packaged,
    },
  }
}

export function guardContents(contents: ElectronContents): void {
  const prevent = (event: Preventable): void => {
    event.preventDefault()
  }
  contents.on('will-navigate', prevent)
  contents.on('will-frame-navigate', prevent)
  contents.on('will-redirect', prevent)
  contents.on('will-attach-webview', prevent)
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

export function guardSession(session: ElectronSession): void {
  // Its dictionaries would be downloaded.
  session.setSpellCheckerEnabled(false)
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    answer(allowed.has(permission) && isOurs(requestingUrl))
  })
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => allowed.has(permission) && isOurs(origin),
  )
}

function isOurs(url: string): boolean {
  return url === appOrigin || url.startsWith(`${appOrigin}/`)
}

/** True when the call came from the whole page of a window we made. An empty or blank frame has another origin. */
export function isOwnSender(event: CallEvent, known: (contents: number) => boolean): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && frame.origin === appOrigin && known(event.sender.id)
}
