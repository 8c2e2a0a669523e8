// Where a worker's file is: beside the program's entries once it is built, and beside this file before.

import { existsSync } from 'node:fs'
import { join } from 'node:path'

export function workerFile(name: string): string {
  const here = import.meta.dirname
  const candidates = [join(here, `${name}.js`), join(here, '..', `${name}.js`), join(here, `${name}.ts`)]
  return candidates.find((file) => existsSync(file)) ?? join(here, `${name}.js`)
}
