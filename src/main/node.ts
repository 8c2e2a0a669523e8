// Entry under plain Node: `node out/main/node.js [--no-window] [--port N] [ISSUE]`. Prints one line with the
// address, opens Chromium as the window where it can, and ends with its last window or a signal.

import { resolve } from 'node:path'
import { debuglog, parseArgs } from 'node:util'
import { faultWords } from './fault-words.ts'
import { askInstance, claimInstance, type Instance, type InstanceAsk } from './host/instance.ts'
import { type NodeHost, startNodeHost } from './host/node/node-host.ts'
import { makeUserData, programFolders, programVersion, surroundings } from './host/program.ts'
import { programParts } from './parts.ts'

const wrongUse = 2
const outside = 3

interface Words {
  readonly window: boolean
  readonly port: number
  readonly issue: string | null
}

function readWords(): Words | null {
  try {
    const { values, positionals } = parseArgs({
      options: { 'no-window': { type: 'boolean' }, port: { type: 'string' } },
      allowPositionals: true,
    })
    const port = Number(values.port ?? '0')
    if (!Number.isInteger(port) || port < 0 || port > 65_535 || positionals.length > 1) return null
    const [issue] = positionals
    return { window: values['no-window'] !== true, port, issue: issue === undefined ? null : resolve(issue) }
  } catch {
    return null
  }
}

async function main(): Promise<number> {
  const words = readWords()
  if (words === null) {
    console.error('Usage: node out/main/node.js [--no-window] [--port N] [ISSUE]')
    return wrongUse
  }
  const around = surroundings()
  const entries = import.meta.dirname
  const folders = programFolders(entries, around)
  const made = await makeUserData(folders.userData)
  if (!made.ok) return tell(faultWords(made.fault), outside)

  let ready: (host: NodeHost) => void = () => undefined
  const running = new Promise<NodeHost>((done) => {
    ready = done
  })
  const instance = await claimInstance(folders.userData, async (ask) => answer(await running, ask))
  if (instance === null) return openElsewhere(folders.userData, words.issue)

  const started = await startNodeHost({
    folders,
    around,
    version: programVersion(entries),
    parts: programParts(folders, around),
    window: words.window,
    port: words.port,
  })
  if (!started.ok) return tell(faultWords(started.fault), outside)
  const host = started.value
  if (words.issue !== null) {
    const opened = await host.application.openPath(words.issue, null)
    if (!opened.ok) {
      await host.close()
      return tell(faultWords(opened.fault), wrongUse)
    }
  }
  ready(host)
  return runUntilEnd(host, instance)
}

async function runUntilEnd(host: NodeHost, instance: Instance): Promise<number> {
  const signalled = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        done()
      })
    }
  })
  console.log(`Jumpline is at ${host.entrance}`)
  const shown = await host.show()
  if (!shown)
    console.error('Open this address in a browser on this machine; it works once. Ctrl+C ends Jumpline.')
  await Promise.race([host.finished, signalled])
  const faults = await host.close()
  await instance.release()
  for (const fault of faults)
    tell(`${faultWords(fault)}. Your work is kept and comes back at the next start`, outside)
  return faults.length === 0 ? 0 : outside
}

async function answer(host: NodeHost, ask: InstanceAsk): Promise<boolean> {
  if (ask.ask === 'holds') return host.application.isOpen(ask.path)
  return ask.path === null || (await host.application.openPath(ask.path, null)).ok
}

async function openElsewhere(userData: string, issue: string | null): Promise<number> {
  const opened = await askInstance(userData, { ask: 'open', path: issue })
  if (opened === true) return tell('Jumpline is running already; look at its window.', 0)
  return tell(`${issue ?? userData}: Jumpline is running already and could not open this.`, wrongUse)
}

function tell(line: string, code: number): number {
  console.error(line)
  return code
}

process.on('uncaughtException', (error) => {
  debuglog('jumpline')(error.stack ?? '')
  console.error(
    `Jumpline ended by a fault of its own: ${error.message}. Your work is kept and comes back at the next start`,
  )
  process.exit(outside)
})

process.exitCode = await main()
