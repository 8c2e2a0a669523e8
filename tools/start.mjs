// npm start: set-up, then the editor. The program itself takes Electron when its runtime is there, else
// the node host with Chromium as its window; without a display it prints the address.

import { build, ensurePackages, ensureSystemTools, stop } from './setup.mjs'
import { runProgram } from './jumpline.mjs'

const hasDisplay =
  process.platform !== 'linux' || (process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY ?? '') !== ''

await ensurePackages()
if (hasDisplay) await ensureSystemTools(['chromium'])
if (!(await build())) stop('The build failed: see above.')
runProgram(['open', ...process.argv.slice(2)])
