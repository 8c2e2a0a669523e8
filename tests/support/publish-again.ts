// Publishes to an issue over and over, as a process of its own that can be killed at any moment. It opens the
// issue, says `ready`, waits for a line on its input and publishes; every commit is told on its output once it
// is acknowledged, with the number that stands in the issue by then. Without an issue it only loads.
//
// The second word breaks it on purpose, so that whoever looks on can prove that he would see it.

import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { orThrow, type Result } from '../../src/base/result.ts'
import type { Fault } from '../../src/contract/fault.ts'
import { type FileSystem, nodeFileSystem } from '../../src/main/fs/file-system.ts'
import { createIssueStore } from '../../src/main/services/store/issue-store.ts'
import type { StoredIssue } from '../../src/main/services/store/stored-issue.ts'
import { apply } from '../../src/model/edit/apply.ts'
import { realParts } from './issue-folder.ts'
import { latePacks } from './late-packs.ts'

/** What is wrong with it: packs appear after the branch that names them, or commits are told before the branch moved. */
export type Wrong = 'late-packs' | 'told-early'

const [path = '', wrong = ''] = process.argv.slice(2)
const heldFor = 40

function say(words: string): void {
  writeSync(1, `${words}\n`)
}

function openWith(system: FileSystem): Promise<Result<StoredIssue, Fault>> {
  return createIssueStore({ ...realParts, system, now: () => Date.now(), writer: 'desk' }).open(path)
}

async function publishAgain(stored: StoredIssue): Promise<void> {
  let { issue } = stored
  const [article] = issue.articles.keys()
  if (article === undefined) throw new Error('an article')
  const first = 1 + Number(issue.articles.get(article)?.deck ?? '')
  for (let number = first; ; number += 1) {
    if (number % 4 === 0) {
      const bytes = new TextEncoder().encode(`picture ${number}`.repeat(30))
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      orThrow(await stored.addOriginal({ sha256, type: 'png', bytes }))
    }
    const fields = { deck: String(number) }
    issue = orThrow(apply(issue, { kind: 'article.set', article, fields })).issue
    const saved = await stored.publish(issue, `${number}`, (commit) => {
      if (wrong === 'told-early') say(`${number} ${commit}`)
      return Promise.resolve({ ok: true, value: null })
    })
    say(`${number} ${orThrow(saved).commit}`)
  }
}

if (path !== '') {
  const system = wrong === 'late-packs' ? latePacks(nodeFileSystem, heldFor) : nodeFileSystem
  const stored = orThrow(await openWith(system))
  say('ready')
  createInterface({ input: process.stdin }).once('line', () => {
    void publishAgain(stored)
  })
}
