// Starts a worker of an export. Its file is beside the program's entries once it is built, and beside this file
// before.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

// Nearly all that an export makes it keeps to its end, so room for things that soon go gives no time back: left to
// itself it grows to twice of what is kept.
const youngMegabytes = 12

export function startWorker(name: string): Worker {
  const here = import.meta.dirname
  const candidates = [join(here, `${name}.js`), join(here, '..', `${name}.js`), join(here, `${name}.ts`)]
  const file = candidates.find((one) => existsSync(one)) ?? join(here, `${name}.js`)
  return new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } })
}
