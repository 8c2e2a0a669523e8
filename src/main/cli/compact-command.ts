// compact: fewer files in an issue folder.

import { resolve } from 'node:path'
import { ok } from '../../base/result.ts'
import { compactIssue } from '../services/store/compact-issue.ts'
import { markerName, readMarker } from '../services/store/issue-marker.ts'
import { attempt } from '../fs/file-fault.ts'
import { type Command, inputFault, outputFault } from './command.ts'

export const compactCommand: Command = {
  name: 'compact',
  usage: 'ISSUE',
  about: 'joins the small files of an issue folder into packs; what they replace is kept for 30 days',
  words: [1, 1],
  options: {},
  async run(given, desk) {
    const [path = ''] = given.words
    const port = desk.portAt(resolve(path))
    const marker = await attempt(path, () => port.findText(markerName))
    if (!marker.ok) return inputFault(marker.fault)
    if (readMarker(marker.value) === null) {
      const isThere = (await attempt(path, () => port.facts(''))).ok
      return inputFault(
        isThere ? { kind: 'not-an-issue', name: path, at: markerName } : { kind: 'not-found', name: path },
      )
    }
    const compacted = await compactIssue(port, Date.now())
    if (!compacted.ok) return outputFault(compacted.fault)
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
