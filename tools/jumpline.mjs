// The command line in a checkout: builds when stale, then runs the program. Nothing but the program's
// own output goes to stdout.

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, ensurePackages, node, root, stop } from './setup.mjs'

/** Runs `out/main/cli.js` in the caller's folder and ends as it ends. */
export function runProgram(words) {
  const program = join(root, 'out', 'main', 'cli.js')
  const child = spawn(node, [program, ...words], { stdio: 'inherit', cwd: callersFolder() })
  // A terminal sends Ctrl+C to both; the program decides when it has ended well.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 3) : 3
  })
}

/** npm runs scripts in the checkout, and tells where it was called. */
function callersFolder() {
  const { INIT_CWD, npm_lifecycle_event: script } = process.env
  return ['start', 'jumpline'].includes(script ?? '') ? INIT_CWD : process.cwd()
}

if (import.meta.filename === process.argv[1]) {
  await ensurePackages()
  if (!(await build())) stop('The build failed: see above.')
  runProgram(process.argv.slice(2))
}
