// The node host: the program under plain Node, with Chromium as its window or any browser here that is
// given the address. It ends when its last window is gone, and publishes what is open before it does.

import { err, ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Wire } from '../../rpc/wire.ts'
import { randomName } from '../../services/sessions.ts'
import { type Application, start, type StartParts } from '../../start.ts'
import type { Folders, Host } from '../host.ts'
import { hasDisplay, languageOf, type Surroundings, systemClock, systemRandom, userName } from '../program.ts'
import { createDrawnDialogs, type WindowDialogs } from './drawn-dialogs.ts'
import { createNodeShell } from './node-shell.ts'
import { type LoopbackServer, startServer } from './server.ts'
import { type ChromiumWindow, findChromium, openChromium } from './window.ts'

export interface NodeHostWishes {
  readonly folders: Folders
  readonly around: Surroundings
  readonly version: string
  readonly parts: StartParts
  /** False: the address is printed and no browser opened. */
  readonly window: boolean
  readonly port: number
}

export interface NodeHost {
  readonly application: Application
  /** Opens the program once, in one browser. */
  readonly entrance: string
  /** Opens the window; false when there is no browser or no display for it. */
  readonly show: () => Promise<boolean>
  /** The last window has been gone for a while. */
  readonly finished: Promise<void>
  /** Publishes and ends everything; the faults are of issues whose work is in the journal only. */
  readonly close: () => Promise<readonly Fault[]>
}

// Long enough for a page to load again on a busy machine.
const reloadTime = 15_000

export async function startNodeHost(wishes: NodeHostWishes): Promise<Result<NodeHost, Fault>> {
  const { folders, around } = wishes
  const newName = (): string => randomName(systemRandom)
  // The dialogs speak through the application, which needs them to be made.
  let application: Application | null = null
  const dialogs = createDrawnDialogs({
    ask: (event, window) => application?.tell('dialog.ask', event, window),
    newName,
    first: () => folders.documents,
  })
  const started = await start(nodeHost(wishes, dialogs), wishes.parts)
  if (!started.ok) return started
  application = started.value

  let windows = 0
  let stopWaiting: (() => void) | null = null
  let isClosing = false
  let finish: () => void = () => undefined
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const connect = (wire: Wire): void => {
    const window = newName()
    windows += 1
    stopWaiting?.()
    started.value.connect(window, wire)
    wire.onClose(() => {
      dialogs.forget(window)
      windows -= 1
      if (windows === 0 && !isClosing) stopWaiting = systemClock.after(reloadTime, finish)
    })
  }
  const server = await listen(started.value, connect, wishes.port)
  if (!server.ok) return server
  let chromium: ChromiumWindow | null = null

  return ok({
    application: started.value,
    entrance: server.value.entrance,
    async show() {
      const program = findChromium(around)
      if (!wishes.window || program === null || !hasDisplay(around)) return false
      chromium = await openChromium(
        program,
        server.value.entrance,
        folders.userData,
        process.getuid?.() === 0,
      )
      chromium.onEnd(finish)
      return true
    },
    finished,
    async close() {
      isClosing = true
      stopWaiting?.()
      const faults = await started.value.close()
      await server.value.close()
      await chromium?.close()
      return faults
    },
  })
}

async function listen(
  application: Application,
  onWire: (wire: Wire) => void,
  port: number,
): Promise<Result<LoopbackServer, Fault>> {
  try {
    return ok(await startServer({ files: application.files, onWire, port }))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return err({ kind: 'io', name: `127.0.0.1:${String(port)}`, code })
  }
}

function nodeHost({ folders, around, version }: NodeHostWishes, dialogs: WindowDialogs): Host {
  return {
    name: 'node',
    platform: around.platform,
    version,
    language: languageOf(around),
    userName: userName(),
    clock: systemClock,
    random: systemRandom,
    folders,
    dialogs,
    shell: createNodeShell(around.platform),
  }
}
