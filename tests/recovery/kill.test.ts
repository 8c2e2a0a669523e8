// The node host is killed, as by a power cut, while someone types: again and again on one issue and one
// folder of user data. What was acknowledged is never lost, what was not is at most the last batch, and
// the real git finds nothing wrong at any time.

import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import type { OpenIssue } from '../../src/contract/calls.ts'
import { decodeIssue } from '../../src/model/file/decode.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import type { Issue } from '../../src/model/issue.ts'
import { makeParagraph } from '../../src/model/make.ts'
import { fsck, git } from '../store/git.ts'
import { firstArticle, sampleIssue, temporaryFolder, testStore } from '../store/sample-issue.ts'
import { connect, enter, type NodeClient } from '../support/node-client.ts'
import { type RunningProgram, startProgram } from '../support/program.ts'

const kills = 20

interface Opened {
  readonly program: RunningProgram
  readonly client: NodeClient
  readonly opened: OpenIssue
}

async function open(home: string, path: string): Promise<Opened> {
  const program = await startProgram(home, path)
  onTestFinished(() => {
    program.child.kill('SIGKILL')
  })
  const client = await connect(program.origin, await enter(program.entrance))
  const { opening } = orThrow(await client.call('app.state', {}))
  const opened = orThrow(await client.call('issue.openRecent', { key: opening ?? '' }))
  return { program, client, opened }
}

function typed(opened: OpenIssue): string {
  const issue = orThrow(decodeIssue(new Map(opened.files)))
  return issue.articles.get(firstArticle(issue))?.body[0]?.text ?? ''
}

/** The edit of one keystroke: the first paragraph as it is now. */
function keystroke(issue: Issue, text: string): Edit {
  const article = firstArticle(issue)
  const paragraph = { ...makeParagraph(() => 'typed1', text), id: issue.articles.get(article)!.body[0]!.id }
  return { kind: 'body.splice', article, index: 0, remove: 1, insert: [paragraph] }
}

test(`killed ${kills} times while typing, nothing acknowledged is lost`, { timeout: 240_000 }, async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'typed.issue')
  const home = join(folder, 'home')
  const issue = sampleIssue()
  orThrow(await testStore({ writer: 'desk' }).create(path, issue, []))
  let acknowledged = ''
  let sent = ''
  for (let round = 0; round < kills; round += 1) {
    const { program, client, opened } = await open(home, path)
    const found = typed(opened)
    if (round > 0) {
      // Batches are whole: what came back is what was acknowledged, or that and what was on its way.
      expect(found.startsWith(acknowledged), `round ${round}: lost ${acknowledged.slice(found.length)}`).toBe(
        true,
      )
      expect(sent.startsWith(found)).toBe(true)
      expect(opened.recovered).toBeGreaterThan(0)
      expect(opened.notes).toEqual([])
    }
    let text = `${found}|${String(round)}:`
    let seq = opened.seq
    const typing = (async () => {
      for (;;) {
        text += String.fromCharCode(0x4e00 + (text.length % 500))
        seq += 1
        sent = text
        const answer = await client
          .call('issue.edit', { session: opened.session, seq, edits: [keystroke(issue, text)] })
          .catch(() => null)
        if (answer === null) return
        orThrow(answer)
        acknowledged = text
      }
    })()
    // Every third time a publish is under way as well.
    if (round % 3 === 2)
      void client.call('issue.save', { session: opened.session, message: `round ${round}` }).catch(() => null)
    await setTimeout(30 + ((round * 37) % 200))
    program.child.kill('SIGKILL')
    expect(await program.ended).toBe('SIGKILL')
    await typing
    expect(fsck(path)).toBe('')
  }
  const last = await open(home, path)
  expect(typed(last.opened).startsWith(acknowledged)).toBe(true)
  expect(acknowledged.length).toBeGreaterThan(kills * 3)
  // An orderly end publishes it all.
  last.program.child.kill('SIGTERM')
  expect(await last.program.ended).toBe(0)
  expect(fsck(path)).toBe('')
  const stored = orThrow(await testStore({ writer: 'desk' }).open(path))
  expect(stored.issue.articles.get(firstArticle(stored.issue))?.body[0]?.text).toBe(typed(last.opened))
  expect(git(path, 'for-each-ref', '--format=%(refname)').text).toBe('refs/heads/desk\n')
})
