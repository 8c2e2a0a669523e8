// open: the editor. Electron where its runtime is there, else the node host with Chromium as its window.

import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ok } from '../../base/result.ts'
import { hasDisplay, type Surroundings } from '../host/program.ts'
import { isZipName } from '../services/store/open-zip.ts'
import { type Command, inputFault, type Outcome } from './command.ts'

export const openCommand: Command = {
  name: 'open',
  usage: '[ISSUE]',
  about: 'opens the editor; also what happens without a command',
  words: [0, 1],
  options: {},
  async run(given, desk) {
    const [path] = given.words
    // What is in one file is known only once the editor has unpacked it.
    if (path !== undefined && !isZipName(path)) {
      const read = await desk.readIssue(path)
      if (!read.ok) return read
    }
    const issue = path === undefined ? [] : [resolve(path)]
    const entries = join(desk.folders.renderer, '..', 'main')
    const electron = hasDisplay(desk.around) ? findElectron(join(entries, '..', '..'), desk.around) : null
    if (electron !== null)
      return runEditor(electron, [join(entries, '..', '..'), ...asRoot(desk.around), ...issue])
    if (hasDisplay(desk.around)) {
      desk.say(
        'Electron is not installed here (npx install-electron fetches it): opening in Chromium instead.',
      )
    }
    return runEditor(process.execPath, [join(entries, 'node.js'), ...issue])
  },
}

/**
 * The Electron program, or null. Its package is looked at and never loaded: loading it where the runtime
 * is missing would download it.
 */
function findElectron(root: string, { env }: Surroundings): string | null {
  const folder = join(root, 'node_modules', 'electron')
  const named = join(folder, 'path.txt')
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : 'electron'
  const program = join(env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name)
  return existsSync(program) ? program : null
}

/** Chromium's sandbox refuses to start as root. */
function asRoot({ platform }: Surroundings): readonly string[] {
  return platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

function runEditor(program: string, words: readonly string[]): Promise<Outcome> {
  return new Promise((settle) => {
    const child = spawn(program, words, { stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
    child.once('error', (error) => {
      settle(inputFault({ kind: 'io', name: program, code: error.message }))
    })
    child.once('exit', (code) => {
      const exit = code === 2 || code === 3 ? code : code === 0 ? 0 : 3
      // The editor has told what there was to tell.
      settle(exit === 0 ? ok({ json: { version: 1 }, lines: [] }) : { ok: false, fault: { exit, line: '' } })
    })
  })
}
