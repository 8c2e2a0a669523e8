// npm run golden:accept -- NAME...: writes the goldens of the named tests anew. Never all of them at once: the
// commit says of each why it changed. `oracle` is the agreement with Chromium (e2e/oracle.spec.ts).

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const names = process.argv.slice(2)
if (names.length === 0) {
  process.stderr.write('npm run golden:accept -- NAME...: name the tests whose goldens are to change.\n')
  process.exit(2)
}
const programs = join(import.meta.dirname, '..', 'node_modules', '.bin')
for (const name of names) {
  const [program, ...words] =
    name === 'oracle'
      ? ['playwright', 'test', 'e2e/oracle.spec.ts', '--update-snapshots=all']
      : ['vitest', 'run', 'tests/compose', '-t', name, '-u']
  const ran = spawnSync(join(programs, program), words, { stdio: 'inherit' })
  if (ran.status !== 0) process.exit(ran.status ?? 1)
}
