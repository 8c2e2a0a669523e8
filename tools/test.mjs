// npm test: set-up, then everything a change must pass. Each check counts as one test; the last line is
// the sum over all of it, and nothing that did not run counts as passed.
//   --unit  only the build and vitest    --e2e  only the build and the browser    --long  the slow suites too

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, ensurePackages, ensureSystemTools, root, run, say, stop } from './setup.mjs'

const known = ['--unit', '--e2e', '--long']
const options = process.argv.slice(2)
const unknown = options.find((option) => !known.includes(option))
if (unknown !== undefined) stop(`npm test: unknown option ${unknown}; there are ${known.join(', ')}.`)
const only = options.find((option) => option !== '--long')
const env = options.includes('--long') ? { JUMPLINE_LONG: '1' } : {}

const reports = join(root, 'out', 'reports')
const total = { passed: 0, failed: 0, skipped: 0 }

function add(name, { passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  say(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/** The parts of `npm run check`, one after the other, so that one failure does not hide the next. */
async function checks() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  for (const check of scripts.check.split('&&')) {
    const [command, ...words] = check.trim().split(/\s+/)
    const code = await run(command, words)
    add(check.trim(), code === 0 ? { passed: 1 } : { failed: 1 })
  }
}

async function unitTests() {
  const report = join(reports, 'vitest.json')
  rmSync(report, { force: true })
  const words = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run('vitest', words, { env })
  const found = readReport(report)
  // A file that did not load has no tests in it, and is a failure all the same.
  const unloaded = found?.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed'),
  )
  const failed = (found?.numFailedTests ?? 0) + (unloaded?.length ?? 0)
  add('vitest', {
    passed: found?.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: (found?.numPendingTests ?? 0) + (found?.numTodoTests ?? 0),
  })
}

async function browserTests() {
  const report = join(reports, 'playwright.json')
  rmSync(report, { force: true })
  const words = ['test', '--reporter=list,json', '--pass-with-no-tests']
  const code = await run('playwright', words, { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } })
  const stats = readReport(report)?.stats
  // A test that passed at the second try has failed once, and is told as that.
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0)
  add('playwright', {
    passed: stats?.expected,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: stats?.skipped,
  })
}

await ensurePackages()
await ensureSystemTools(['chromium', 'qpdf', 'pdftotext', 'gs', 'git', 'java', 'unzip', 'xmllint'])
mkdirSync(reports, { recursive: true })
const built = await build()
add('build', built ? { passed: 1 } : { failed: 1 })
if (only === undefined) await checks()
if (only !== '--e2e') await unitTests()
if (only !== '--unit' && existsSync(join(root, 'e2e'))) await browserTests()

process.exitCode = total.failed === 0 ? 0 : 1
// stdout and stderr are two streams: this line is the last of both.
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
