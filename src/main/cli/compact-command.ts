// compact: fewer files in an issue folder.

import { resolve } from 'node:path'
import { ok } from '../../base/result.ts'
import { compactIssue } from '../services/store/compact-issue.ts'
import { type Command, inputFault, outputFault } from './command.ts'

export const compactCommand: Command = {
  name: 'compact',
  usage: 'ISSUE',
  about: 'joins the small files of an issue folder into packs; what they replace is kept for 30 days',
  words: [1, 1],
  options: {},
  async run(given, desk) {
    const [path = ''] = given.words
    const compacted = await compactIssue(desk.portAt(resolve(path)), Date.now())
    if (!compacted.ok) {
      const { fault } = compacted
      return fault.kind === 'io' || fault.kind === 'no-permission' ? outputFault(fault) : inputFault(fault)
    }
    const { packs, objects, retired, removed } = compacted.value
    return ok({
      json: { version: 1, issue: path, packs, objects, retired, removed },
      lines: [
        packs.length === 0
          ? `${path}: nothing to join`
          : `${path}: ${objects} objects in ${packs.length === 1 ? '1 pack' : `${packs.length} packs`}; ${retired} files and packs they replace are in quarantine`,
        ...(removed === 0
          ? []
          : [`${path}: ${removed} files of the quarantine were over 30 days old and are gone`]),
      ],
    })
  },
}
