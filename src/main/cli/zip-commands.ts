// pack and unpack: an issue as one file to hand over, and back again.

import { basename, dirname, resolve } from 'node:path'
import { ok } from '../../base/result.ts'
import { systemRandom } from '../host/program.ts'
import { packIssue, type ZipPlace } from '../services/store/issue-zip.ts'
import { unpackIssue, zipBudget } from '../services/store/unzip-issue.ts'
import { verifyIssue } from '../services/store/verify-issue.ts'
import { type Command, inputFault, outputFault } from './command.ts'
import type { Desk } from './desk.ts'

// What is in an archive that its owner vouches for.
const trustedBudget = { archive: 16 * 1024 ** 3, total: 16 * 1024 ** 3, entries: 1_000_000 }

// Of these it is the issue that is at fault, not the place the file is to be.
const readFaults = new Set<string>(['not-found', 'not-an-issue', 'newer-format', 'damaged'])

export const packCommand: Command = {
  name: 'pack',
  usage: 'ISSUE FILE',
  about: 'makes one file of an issue (.issuez), to hand over',
  words: [2, 2],
  options: { over: { takes: 'nothing', about: 'replace FILE when it is there' } },
  async run(given, desk) {
    const [path = '', file = ''] = given.words
    const packed = await packIssue(desk.portAt(resolve(path)), placeOf(desk, file), given.has('over'))
    if (!packed.ok) {
      const { fault } = packed
      return readFaults.has(fault.kind) ? inputFault(fault) : outputFault(fault)
    }
    const { id, files, bytes } = packed.value
    return ok({
      json: { version: 1, issue: path, file, id, files, bytes },
      lines: [`${file}: ${files} files, ${bytes} bytes`],
    })
  },
}

export const unpackCommand: Command = {
  name: 'unpack',
  usage: 'FILE DIR',
  about: 'makes an issue folder of an .issuez, and checks every object in it',
  words: [2, 2],
  options: { large: { takes: 'nothing', about: 'take a file of more than 1 GB' } },
  async run(given, desk) {
    const [file = '', folder = ''] = given.words
    const parts = { portAt: desk.portAt, random: systemRandom }
    const target = placeOf(desk, folder)
    const budget = given.has('large') ? trustedBudget : zipBudget
    const unpacked = await unpackIssue(parts, placeOf(desk, file), target, budget)
    if (!unpacked.ok) {
      const { fault } = unpacked
      return 'name' in fault && fault.name === target.name ? outputFault(fault) : inputFault(fault)
    }
    const verified = await verifyIssue(desk.portAt(resolve(folder)))
    if (!verified.ok) return outputFault(verified.fault)
    const { id, files } = unpacked.value
    const { faults } = verified.value
    const rows = faults.map(({ kind, object, at }) => `${kind} ${object}${at === '' ? '' : ` ${at}`}`)
    return ok({
      json: { version: 1, issue: folder, id, files, faults },
      lines: [
        ...rows,
        `${folder}: ${files} files; ${faults.length === 0 ? 'all sound' : `${faults.length} not sound`}`,
      ],
      problems: faults.length > 0,
    })
  },
}

function placeOf(desk: Desk, path: string): ZipPlace {
  const full = resolve(path)
  return { folder: desk.portAt(dirname(full)), name: basename(full) }
}
