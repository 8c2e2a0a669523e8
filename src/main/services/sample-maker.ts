// Makes the sample paper from the copy that comes with the program: read, taken into a new issue and laid
// out by machine, as a desk would do with a folder of its own.

import { join } from 'node:path'
import type { Mint } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { createComposer } from '../../compose/compose.ts'
import type { Fault } from '../../contract/fault.ts'
import { toIssue } from '../../import/copy-edits.ts'
import { makeUp } from '../../makeup/makeup.ts'
import { applyAll } from '../../model/edit/apply.ts'
import type { Refusal } from '../../model/edit/edit.ts'
import type { Folders } from '../host/host.ts'
import { loadFonts } from './fonts.ts'
import type { Pictures } from './pictures.ts'
import { findCopy } from './read-copy.ts'
import type { MakeSampleIssue } from './samples.ts'

export interface SampleMakerParts {
  readonly folders: Pick<Folders, 'samples' | 'fonts'>
  readonly pictures: Pictures
  readonly mint: Mint
}

export function createSampleMaker({ folders, pictures, mint }: SampleMakerParts): MakeSampleIssue {
  return async (language) => {
    const found = await findCopy(join(folders.samples, language), pictures)
    if (!found.ok) return found
    const { copy, pictures: read, originals } = found.value
    const { date } = copy.settings
    if (date === null) return err({ kind: 'unreadable', name: `sample/${language}`, why: 'has no date' })
    const issue = asFault(toIssue(copy, read, date, mint))
    if (!issue.ok) return issue
    const composer = createComposer(loadFonts(folders.fonts))
    const { edits } = makeUp({ issue: issue.value, composer, mint }, { pages: null, keep: false })
    const laid = asFault(applyAll(issue.value, edits))
    return laid.ok ? ok({ issue: laid.value.issue, originals }) : laid
  }
}

function asFault<Value>(result: Result<Value, Refusal>): Result<Value, Fault> {
  return result.ok
    ? result
    : err({ kind: 'refused', edit: result.fault.edit, why: result.fault.kind, id: result.fault.id })
}
