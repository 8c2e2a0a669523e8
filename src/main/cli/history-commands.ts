// history, restore, merge: what an issue was, and what others made of it.

import { err, ok, type Result } from '../../base/result.ts'
import { diffIssues } from '../../model/merge/diff.ts'
import type { StoredIssue } from '../services/store/stored-issue.ts'
import { type Command, inputFault, type Stop } from './command.ts'

export const historyCommand: Command = {
  name: 'history',
  usage: 'ISSUE [--all] --json',
  about: 'lists the restore points of an issue, the newest first',
  words: [1, 1],
  options: { all: { takes: 'nothing', about: 'autosaves and merges too' } },
  async run(given, desk) {
    const [path = ''] = given.words
    const read = await desk.readIssue(path)
    if (!read.ok) return read
    const points = await read.value.stored.history(Number.MAX_SAFE_INTEGER)
    if (!points.ok) return inputFault(points.fault)
    const shown = points.value
      .filter(({ kind }) => given.has('all') || kind === 'saved' || kind === 'new')
      .map(({ commit, writer, seconds, message, kind }) => ({
        commit,
        at: new Date(seconds * 1000).toISOString(),
        writer,
        kind,
        message,
      }))
    return ok({
      json: { version: 1, points: shown },
      lines: shown.map(
        ({ commit, at, writer, message }) =>
          `${commit.slice(0, 10)}  ${at.slice(0, 16).replace('T', ' ')}  ${writer}  ${message}`,
      ),
    })
  },
}

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'ISSUE POINT',
  about: 'makes an issue again what it was at a restore point, as a new commit',
  words: [2, 2],
  options: {},
  async run(given, desk) {
    const [path = '', point = ''] = given.words
    const read = await desk.readIssue(path)
    if (!read.ok) return read
    const commit = await findPoint(read.value.stored, point, path)
    if (!commit.ok) return commit
    let restored = ''
    const done = await desk.editIssue(path, `Restore ${commit.value.slice(0, 10)}`, async (issue, stored) => {
      const then = await stored.issueAt(commit.value)
      if (!then.ok) return inputFault(then.fault)
      restored = commit.value
      return ok({ edits: diffIssues(issue, then.value) })
    })
    if (!done.ok) return done
    return ok({
      json: { version: 1, restored },
      lines: [`${path}: as it was at ${restored.slice(0, 10)}; what it was before is in its history`],
    })
  },
}

async function findPoint(stored: StoredIssue, given: string, path: string): Promise<Result<string, Stop>> {
  const points = await stored.history(Number.MAX_SAFE_INTEGER)
  if (!points.ok) return inputFault(points.fault)
  const found = points.value.filter(({ commit }) => given.length >= 4 && commit.startsWith(given))
  const [only] = found
  if (only === undefined)
    return err({ exit: 2, line: `${path}: no restore point ${given}; history --all lists them` })
  return found.length > 1
    ? err({ exit: 2, line: `${path}: ${given} begins several commits; give more of it` })
    : ok(only.commit)
}

export const mergeCommand: Command = {
  name: 'merge',
  usage: 'ISSUE OTHER',
  about: 'takes what another copy of the issue (a folder or an .issuez) has into it and merges the two',
  words: [2, 2],
  options: {},
  async run(given, desk) {
    const [path = '', other = ''] = given.words
    const merged = await desk.mergeIssue(path, other)
    if (!merged.ok) return merged
    const { conflicts, writers } = merged.value
    return ok({
      json: { version: 1, writers, conflicts },
      lines: [
        `${path}: ${writers.length === 0 ? 'nothing new' : `merged with ${writers.join(', ')}`}` +
          (conflicts === 0
            ? ''
            : `; ${conflicts} ${conflicts === 1 ? 'place stands' : 'places stand'} in two versions: open it to choose`),
      ],
    })
  },
}
