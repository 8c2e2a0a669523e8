// Two programs at work on one issue folder, each with a window and user data of its own, making edits as fast
// as they can and publishing now and then. In: how the world around them is. Out: the first thing that was
// promised and is not so, or null.

import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { orThrow } from '../../src/base/result.ts'
import { encodeIssue } from '../../src/model/file/encode.ts'
import type { Issue } from '../../src/model/issue.ts'
import type { IssueStore } from '../../src/main/services/store/issue-store.ts'
import { fsck, git } from '../store/git.ts'
import { seededDice } from './dice.ts'
import type { DeskWindow } from './desk-window.ts'
import { fullIssue, startAccount, tracedEdit, type Account } from './traced-edits.ts'

/** One of the two: a window, and what ends the program under it. */
export interface Desk {
  readonly window: DeskWindow
  readonly end: () => Promise<void>
}

export interface TwoDesks {
  /** Makes the issue, and opens it anew in the end. */
  readonly store: IssueStore
  readonly start: (folder: string, path: string) => Promise<readonly [Desk, Desk]>
  readonly edits: number
  readonly seed: number
  /** Longest pause after an edit, in milliseconds. */
  readonly pause: number
  readonly leasesAreDeleted: boolean
  /** Whether each must have been seen by the other. */
  readonly seesTheOther: boolean
  /** How long the two may take to come to the same once they rest. */
  readonly patience: number
}

const publishEvery = 20

/** Null when all is as it should be. */
export async function firstTrouble(folder: string, wish: TwoDesks): Promise<string | null> {
  const path = join(folder, 'shared.issue')
  await mkdir(folder, { recursive: true })
  const { issue, originals } = fullIssue()
  orThrow(await wish.store.create(path, issue, originals))
  const account = startAccount(issue)
  const desks = await wish.start(folder, path)
  const watch = watchRefs(path, wish.leasesAreDeleted)
  const commits = new Set<string>()
  try {
    const names = ['d', 'n'].map((name) => `${name}${String(wish.seed)}`)
    await Promise.all(
      desks.map(({ window }, row) => work(window, wish, account, commits, names[row] ?? '', row)),
    )
    for (const { window } of desks) commits.add(await window.save('last'))
    const same = await comeTogether(desks, wish.patience)
    if (!same) return 'the windows never came to the same'
    const shown = desks[0].window.issue()
    for (const { window } of desks) await window.close()
    for (const { end } of desks) await end()
    for (const commit of watch.stop()) commits.add(commit)
    return await trouble(path, wish, desks, account, commits, shown)
  } finally {
    watch.stop()
  }
}

async function work(
  window: DeskWindow,
  { edits, seed, pause }: TwoDesks,
  account: Account,
  commits: Set<string>,
  name: string,
  row: number,
): Promise<void> {
  const dice = seededDice(seed * 2 + row)
  let saving: Promise<unknown> = Promise.resolve()
  for (let made = 0, tried = 0; made < edits; tried += 1) {
    const before = window.issue()
    const { edit, trace } = tracedEdit(before, dice, `${name}-${String(tried)}`)
    if (!window.make([edit])) continue
    account.note(before, window.issue(), trace)
    made += 1
    if (made % publishEvery === 0) {
      await saving
      saving = window.save(`${name} ${String(made)}`).then((commit) => commits.add(commit))
    }
    await rest(dice(pause + 1))
  }
  await saving
}

async function comeTogether(desks: readonly Desk[], patience: number): Promise<boolean> {
  const end = performance.now() + patience
  while (performance.now() < end) {
    const [one, other] = desks.map(({ window }) => filesOf(window.issue()))
    if (one === other && (await Promise.all(desks.map(({ window }) => window.flush()))).every(Boolean)) {
      // What was under way may still change one of them.
      await rest(300)
      const [still, yet] = desks.map(({ window }) => filesOf(window.issue()))
      if (still === yet) return true
    }
    await rest(50)
  }
  return false
}

const filesOf = (issue: Issue): string => JSON.stringify([...encodeIssue(issue)].toSorted())

async function trouble(
  path: string,
  { store, edits, seesTheOther }: TwoDesks,
  desks: readonly Desk[],
  account: Account,
  commits: ReadonlySet<string>,
  shown: Issue,
): Promise<string | null> {
  if (account.count() !== 2 * edits) return `${account.count()} edits were made`
  const reached = new Set(git(path, 'rev-list', '--all').text.split('\n'))
  for (const commit of commits) if (!reached.has(commit)) return `commit ${commit} is on no branch any more`
  const { issue } = orThrow(await store.open(path))
  const [gone] = account.missing(issue)
  if (gone !== undefined) return `${gone} is gone (${account.missing(issue).length} are)`
  if (filesOf(issue) !== filesOf(shown)) return 'the folder holds another issue than the windows showed'
  for (const { window } of desks) {
    if (!window.others.some(({ news }) => news)) return 'one was never told that the other had published'
    if (seesTheOther && !window.others.some(({ here }) => here.length > 0))
      return 'one was never told that the other is here'
  }
  return fsck(path) || null
}

/** Every commit a branch ever stood at, as far as looking again and again can tell. */
function watchRefs(path: string, leasesGo: boolean): { readonly stop: () => ReadonlySet<string> } {
  const seen = new Set<string>()
  const timer = setInterval(() => {
    for (const text of headTexts(join(path, 'refs/heads')))
      if (/^[0-9a-f]{40}\n$/.test(text)) seen.add(text.trim())
    if (leasesGo)
      for (const name of namesIn(join(path, 'leases'))) rmSync(join(path, 'leases', name), { force: true })
  }, 4)
  return {
    stop() {
      clearInterval(timer)
      return seen
    },
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function headTexts(folder: string): readonly string[] {
  return namesIn(folder).flatMap((name) => {
    try {
      return [readFileSync(join(folder, name), 'utf8')]
    } catch {
      return []
    }
  })
}
