// What the node host asks of the desktop: to show an address or a file in the program the user has for it.

import { spawn } from 'node:child_process'
import type { Shell } from '../host.ts'

export function createNodeShell(platform: string): Shell {
  return {
    openExternal: (url) => show(platform, url),
    showFile: (path) => show(platform, path),
    // Menus and titles are all in the window here.
    setLocale: () => undefined,
    setMenu: () => undefined,
  }
}

/** `what` is one word of the command, never read by a command interpreter. */
function show(platform: string, what: string): Promise<void> {
  const [command, words]: readonly [string, readonly string[]] =
    platform === 'win32'
      ? ['rundll32', ['url.dll,FileProtocolHandler', what]]
      : [platform === 'darwin' ? 'open' : 'xdg-open', [what]]
  return new Promise((resolve) => {
    const child = spawn(command, words, { stdio: 'ignore', detached: true })
    child.once('spawn', () => {
      child.unref()
      resolve()
    })
    // A machine without a desktop has nothing to show it in; the window names the path all the same.
    child.once('error', () => {
      resolve()
    })
  })
}
