// npm run golden:accept -- NAME...: writes the goldens of the named tests anew. Never all of them at once: the
// commit says of each why it changed.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const names = process.argv.slice(2)
if (names.length === 0) {
  process.stderr.write('npm run golden:accept -- NAME...: name the tests whose goldens are to change.\n')
  process.exit(2)
}
const vitest = join(import.meta.dirname, '..', 'node_modules', '.bin', 'vitest')
for (const name of names) {
  const ran = spawnSync(vitest, ['run', 'tests/compose', '-t', name, '-u'], { stdio: 'inherit' })
  if (ran.status !== 0) process.exit(ran.status ?? 1)
}
