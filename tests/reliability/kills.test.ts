// R1: a process that publishes over and over is killed at a random moment, again and again on one folder. What
// it acknowledged is in the issue, the issue opens there or later, and git finds nothing missing or broken.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { applyAll } from '../../src/model/edit/apply.ts'
import { firstArticle, sampleIssue, temporaryFolder, testStore } from '../store/sample-issue.ts'
import { seededDice } from '../support/dice.ts'
import { commitsLost } from '../support/issue-judge.ts'
import { often } from '../support/often.ts'
import type { Wrong } from '../support/publish-again.ts'

const kills = often(2000, 60)
// A folder's history grows with each kill, and git's look at all of it with that.
const killsOfFolder = 50
const lanes = 2
const longestLife = 120
// Whoever was killed with the branch's lock in hand keeps the next one out for half a second.
const lockedFor = 550

interface Acknowledged {
  readonly number: number
  readonly commit: string
}

interface Publisher {
  readonly ready: Promise<void>
  /** Lets it acknowledge so many, goes on for a while and kills it; gives what it acknowledged, in its order. */
  readonly killAfter: (least: number, milliseconds: number) => Promise<readonly Acknowledged[]>
}

const script = fileURLToPath(new URL('../support/publish-again.ts', import.meta.url))

// Two thousand starts: the compiled code is kept.
const environment = (cache: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: cache,
})

function startPublisher(path: string, wrong: Wrong | '', cache: string): Publisher {
  const child: ChildProcess = spawn(process.execPath, [script, path, wrong], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: environment(cache),
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const told: Acknowledged[] = []
  let trouble = ''
  child.stderr?.on('data', (more: Buffer) => (trouble += more.toString()))
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (line === 'ready') resolve()
      const [, number, commit] = /^(\d+) ([0-9a-f]{40})$/.exec(line) ?? []
      if (commit !== undefined) told.push({ number: Number(number), commit })
    })
    void closed.then(() => reject(new Error(`ended by itself: ${trouble}`)))
  })
  // It is looked at when its turn comes.
  ready.catch(() => null)
  return {
    ready,
    async killAfter(least, milliseconds) {
      child.stdin?.write('go\n')
      while (told.length < least && child.exitCode === null) await setTimeout(2)
      await setTimeout(milliseconds)
      child.kill('SIGKILL')
      await closed
      if (trouble !== '' || child.signalCode !== 'SIGKILL') throw new Error(`ended by itself: ${trouble}`)
      return told
    },
  }
}

interface Killed {
  readonly kills: number
  readonly acknowledged: number
  /** What was not as it should be; null when all was. */
  readonly found: string | null
}

async function newIssue(): Promise<string> {
  const path = join(await temporaryFolder(), 'killed.issue')
  const issue = sampleIssue()
  const fields = { deck: '0' }
  const numbered = applyAll(issue, [{ kind: 'article.set', article: firstArticle(issue), fields }])
  orThrow(await testStore({ writer: 'desk' }).create(path, orThrow(numbered).issue, []))
  return path
}

/** Null when the folder holds the last number acknowledged, or a later one, and nothing is amiss in it. */
async function amiss(path: string, told: readonly Acknowledged[]): Promise<string | null> {
  const lost = commitsLost(
    path,
    told.map(({ commit }) => commit),
  )
  if (lost !== null) return lost
  const opened = await testStore({ writer: 'desk' }).open(path)
  if (!opened.ok) return JSON.stringify(opened.fault)
  const { issue, notes } = opened.value
  if (notes.length > 0) return JSON.stringify(notes)
  const [number, last] = [Number(issue.articles.get(firstArticle(issue))?.deck), told.at(-1)?.number ?? 0]
  return number >= last ? null : `opens at ${number} and not at ${last}`
}

/** Kills until the count is reached or something is found. */
async function killAgain(count: number, wrong: Wrong | '', seed: number): Promise<Killed> {
  const dice = seededDice(seed)
  const cache = await temporaryFolder()
  // The cache is written by one that comes to its end.
  spawnSync(process.execPath, [script], { env: environment(cache) })
  const pathOf = new Map<number, Promise<string>>()
  const pathAt = (kill: number): Promise<string> => {
    const folder = Math.floor(kill / killsOfFolder)
    const path = pathOf.get(folder) ?? newIssue()
    pathOf.set(folder, path)
    return path
  }
  let told: readonly Acknowledged[] = []
  let acknowledged = 0
  let next = startPublisher(await pathAt(0), wrong, cache)
  for (let kill = 0; kill < count; kill += 1) {
    const [path, publisher] = [await pathAt(kill), next]
    await publisher.ready
    if (kill % killsOfFolder === 0) told = []
    const isLocked = existsSync(join(path, 'refs/heads/desk.lock'))
    // Every other one is let come so far, however busy the machine is.
    const fresh = await publisher.killAfter(kill % 2, dice(longestLife) + (isLocked ? lockedFor : 0))
    acknowledged += fresh.length
    told = [...told, ...fresh]
    // It loads while git looks at what the last one left.
    if (kill + 1 < count) next = startPublisher(await pathAt(kill + 1), wrong, cache)
    const found = await amiss(path, told)
    if (found !== null) return { kills: kill + 1, acknowledged, found: `${found} (kill ${kill})` }
  }
  return { kills: count, acknowledged, found: null }
}

test(`${kills} kills at store level: 0 acknowledged changes lost`, { timeout: 3_600_000 }, async () => {
  const share = kills / lanes
  const done = await Promise.all(Array.from({ length: lanes }, (_, lane) => killAgain(share, '', lane)))
  expect(done.map(({ found }) => found)).toEqual(done.map(() => null))
  const sum = (of: (one: Killed) => number): number => done.reduce((total, one) => total + of(one), 0)
  expect(sum((one) => one.kills)).toBe(kills)
  // Killed too early to acknowledge anything, it would prove nothing.
  expect(sum((one) => one.acknowledged)).toBeGreaterThanOrEqual(kills / 2)
  process.stdout.write(`${kills} kills, ${sum((one) => one.acknowledged)} acknowledged changes, 0 lost\n`)
})

test.each<[string, Wrong]>([
  ['the branch moves before its objects are there', 'late-packs'],
  ['a commit is acknowledged before its branch has moved', 'told-early'],
])('they find it when %s', { timeout: 120_000 }, async (_what, wrong) => {
  expect((await killAgain(60, wrong, 7)).found).toMatch(/lost|rev-list|fsck|opens at|damaged/)
})
