// verify: every object of an issue folder against its name, every picture against its SHA-256.

import { resolve } from 'node:path'
import { ok } from '../../base/result.ts'
import { verifyIssue } from '../services/store/verify-issue.ts'
import { type Command, inputFault } from './command.ts'

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'ISSUE',
  about: 'checks every object and picture of an issue folder by its hash',
  words: [1, 1],
  options: {},
  async run(given, desk) {
    const [path = ''] = given.words
    const verified = await verifyIssue(desk.portAt(resolve(path)))
    if (!verified.ok) return inputFault(verified.fault)
    const { objects, commits, pictures, packs, faults, extras } = verified.value
    const rows = faults.map(({ kind, object, at }) => `${kind} ${object}${at === '' ? '' : ` ${at}`}`)
    const sum = `${path}: ${objects} objects, ${commits} commits, ${pictures} pictures; ${faults.length === 0 ? 'all sound' : `${faults.length} not sound`}`
    return ok({
      json: { version: 1, objects, commits, pictures, packs, faults, extras },
      lines: [...rows, ...extras.map((extra) => `no part of the issue: ${extra}`), sum],
      problems: faults.length > 0,
    })
  },
}
