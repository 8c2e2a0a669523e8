// Makes a checkout ready to run, and builds it: on plain Node 20 and npm, with nothing installed yet.
// Does only what is missing or stale, and tells what it does on stderr. Run by hand with `build`, it
// does all of it; the other tools here take the steps they need.

import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'

export const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')
const out = join(root, 'out')
const windows = process.platform === 'win32'

/** The Node that Electron embeds: everything but these tools runs on it. */
export const node = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')

export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** Runs a program on our own Node and packages; gives its exit code. What it prints goes to `output`. */
export function run(command, words, { output = 'inherit', env = {} } = {}) {
  const path = `${bin}${delimiter}${process.env.PATH ?? ''}`
  return new Promise((resolve) => {
    const child = spawn(command, words, {
      cwd: root,
      env: { ...process.env, ...env, PATH: path },
      stdio: ['ignore', output, 'inherit'],
      shell: windows,
    })
    child.on('error', (error) => {
      say(`${command}: ${error.message}`)
      resolve(127)
    })
    child.on('exit', (code) => {
      resolve(code ?? 1)
    })
  })
}

/** True when every package of the lock file is there in its version. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const found = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages
    const packages = Object.entries(wanted).filter(([path, facts]) => path !== '' && facts.optional !== true)
    // The lock file may list what only another platform needs.
    const differs = ([path, facts]) => found[path]?.version !== facts.version && facts.os === undefined
    return !packages.some(differs) && spawnSync(node, ['--version']).status === 0
  } catch {
    return false
  }
}

export async function ensurePackages() {
  if (isInstalled()) return
  say('Installing packages (npm ci) …')
  const npm = windows ? 'npm.cmd' : 'npm'
  const code = await run(npm, ['ci', '--no-audit', '--no-fund'], { output: process.stderr })
  if (code !== 0 || !isInstalled()) stop('The packages could not be installed: see what npm says above.')
}

const systemTools = [
  { name: 'chromium', package: 'chromium', found: () => chromiumNames.some(isOnPath) },
  { name: 'qpdf', package: 'qpdf', found: () => isOnPath('qpdf') },
  { name: 'pdftotext', package: 'poppler-utils', found: () => isOnPath('pdftotext') },
  { name: 'gs', package: 'ghostscript', found: () => isOnPath('gs') },
  { name: 'git', package: 'git', found: () => isOnPath('git') },
  { name: 'java', package: 'default-jre-headless', found: () => isOnPath('java') },
  { name: 'unzip', package: 'unzip', found: () => isOnPath('unzip') },
  { name: 'xmllint', package: 'libxml2-utils', found: () => isOnPath('xmllint') },
]
const chromiumNames = [process.env.CHROMIUM ?? '', 'chromium', 'chromium-browser', 'google-chrome']

function isOnPath(name) {
  if (name === '') return false
  if (name.includes('/')) return existsSync(name)
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => existsSync(join(folder, windows ? `${name}.exe` : name)))
}

/** Programs the tests judge with. Debian's are installed when we may; else what is missing is named. */
export async function ensureSystemTools(names) {
  const missing = () => systemTools.filter((tool) => names.includes(tool.name) && !tool.found())
  const wanted = missing().map((tool) => tool.package)
  if (wanted.length === 0) return
  if (process.getuid?.() === 0 && isOnPath('apt-get')) {
    say(`Installing ${wanted.join(', ')} (apt-get) …`)
    const options = { output: process.stderr, env: { DEBIAN_FRONTEND: 'noninteractive' } }
    await run('apt-get', ['update', '-qq'], options)
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], options)
  }
  const still = missing()
  if (still.length === 0) return
  say(
    `Not on this machine: ${still.map((tool) => tool.name).join(', ')}. ` +
      `Install ${still.map((tool) => tool.package).join(' ')} with the system's package manager.`,
  )
}

function* filesBelow(path) {
  const facts = statSync(path, { throwIfNoEntry: false })
  if (facts === undefined) return
  if (!facts.isDirectory()) yield { path, facts }
  else for (const name of readdirSync(path).toSorted()) yield* filesBelow(join(path, name))
}

/** Changes when a file below `paths` was changed, came or went. */
function stateOf(paths) {
  const hash = createHash('sha256')
  for (const one of paths) {
    for (const { path, facts } of filesBelow(join(root, one))) {
      if (/\.test\.tsx?$|\.tsbuildinfo$/.test(path)) continue
      hash.update(`${relative(root, path)} ${String(facts.size)} ${String(facts.mtimeMs)}\n`)
    }
  }
  return hash.digest('hex')
}

const steps = [
  {
    name: 'hyphenation',
    inputs: ['tools/build-hyphenation.ts', 'src/compose/text/hyphenation.ts', 'package-lock.json'],
    result: 'fonts/hyphenation/licence.txt',
    command: ['node', [join('tools', 'build-hyphenation.ts')]],
  },
  {
    name: 'fonts',
    inputs: [
      'tools/build-fonts.ts',
      'tools/font-tables.ts',
      'src/compose/type/type-library.ts',
      'src/export/true-type/font-file.ts',
      'package-lock.json',
    ],
    result: 'fonts/fonts.json',
    command: ['node', [join('tools', 'build-fonts.ts')]],
  },
  {
    name: 'program',
    inputs: ['src', 'electron.vite.config.ts', 'package-lock.json', 'tsconfig.base.json'],
    result: 'main/cli.js',
    command: ['electron-vite', ['build', '--logLevel', 'warn']],
  },
]

/** Builds what is stale into out/. False when it can't be built. */
export async function build() {
  mkdirSync(out, { recursive: true })
  const stale = () => steps.filter((step) => !isFresh(step))
  if (stale().length === 0) return true
  const release = await takeTurn()
  try {
    for (const step of stale()) {
      const state = stateOf(step.inputs)
      say(`Building ${step.name} …`)
      rmSync(stampOf(step), { force: true })
      const [command, words] = step.command
      if ((await run(command, words, { output: process.stderr })) !== 0) return false
      writeFileSync(stampOf(step), state)
    }
    return true
  } finally {
    release()
  }
}

function stampOf(step) {
  return join(out, `${step.name}.stamp`)
}

function isFresh(step) {
  if (!existsSync(stampOf(step)) || !existsSync(join(out, step.result))) return false
  return readFileSync(stampOf(step), 'utf8') === stateOf(step.inputs)
}

/** Two commands at once must not build over each other: the second waits, then finds all fresh. */
async function takeTurn() {
  const lock = join(out, 'building')
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return () => {
        rmSync(lock, { force: true })
      }
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isAbandoned(lock)) rmSync(lock, { force: true })
    else await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** Ends with one line and no stack: what failed has been told by the program that failed. */
export function stop(line) {
  say(line)
  process.exit(1)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensurePackages()
  if (process.argv[2] === 'build' && !(await build())) stop('The build failed: see above.')
}
