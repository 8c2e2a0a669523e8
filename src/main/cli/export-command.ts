// export: an issue as files for press and readers, whole or not at all.

import { basename, resolve } from 'node:path'
import { ok, type Result } from '../../base/result.ts'
import {
  type ExportFormat,
  exportFormats,
  type PressStandard,
  pressStandards,
  type PressWishes,
  usualPress,
} from '../../contract/calls.ts'
import type { ExportProgress } from '../../contract/events.ts'
import { programFiles } from '../host/program.ts'
import { createExportJobs } from '../services/jobs/export-jobs.ts'
import { type Command, type Given, outputFault, type Stop, wrongUse } from './command.ts'

export const exportCommand: Command = {
  name: 'export',
  usage: 'ISSUE --to DIR --format LIST',
  about: 'writes an issue for press and readers, and proves that all of it is there',
  words: [1, 1],
  options: {
    to: { takes: 'value', about: 'folder to write into' },
    format: { takes: 'value', about: `${exportFormats.join(',')} or all` },
    'pdf-standard': { takes: 'value', about: `of the press PDF: ${pressStandards.join(' or ')}` },
    'ink-limit': { takes: 'value', about: 'most ink of all plates in the press PDF, in per cent' },
    marks: { takes: 'nothing', about: 'crop and registration marks in the press PDF' },
    'despite-errors': { takes: 'nothing', about: 'exports an issue in which the check finds errors' },
  },
  async run(given, desk) {
    const [path = ''] = given.words
    const [to, list] = [given.value('to'), given.value('format')]
    if (to === undefined || list === undefined) return wrongUse('export: needs --to DIR and --format LIST')
    const formats = chooseFormats(list)
    if (!formats.ok) return formats
    const press = choosePress(given)
    if (!press.ok) return press
    const exports = createExportJobs({
      files: programFiles(desk.around),
      fontsFolder: desk.folders.fonts,
      profilesFolder: desk.folders.profiles,
      newName: desk.mint,
    })
    exports.prepare()
    const read = await desk.readIssue(path)
    if (!read.ok) return read
    const abort = new AbortController()
    const stop = (): void => {
      abort.abort()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    const written = await exports.start({
      issue: read.value.issue,
      readOriginal: read.value.stored.readOriginal,
      target: resolve(to),
      wishes: {
        formats: formats.value,
        press: press.value,
        despiteErrors: given.has('despite-errors'),
      },
      onProgress: (progress) => {
        desk.progress(`${basename(path)}: ${progressWords(progress)}`)
      },
      signal: abort.signal,
    })
    desk.progress(null)
    if (!written.ok) return outputFault(written.fault)
    const { folder, files, proof, errors } = written.value
    return ok({
      json: { version: 1, folder, files, proof, errors },
      lines: [
        ...proof.map(
          (one) =>
            `${one.format}: ${one.articles} articles, ${one.characters} characters, ` +
            `${one.missing} missing, ${one.extra} extra`,
        ),
        ...(errors === 0 ? [] : [`exported despite ${errors} errors of the check`]),
        `${folder}: ${files.length} files`,
      ],
    })
  },
}

function chooseFormats(list: string): Result<readonly ExportFormat[], Stop> {
  if (list === 'all') return ok(exportFormats)
  const names = list.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !(exportFormats as readonly string[]).includes(name))
  if (unknown !== undefined) return wrongUse(`--format ${unknown}: none of ${exportFormats.join(', ')}, all`)
  return ok(exportFormats.filter((format) => names.includes(format)))
}

function choosePress(given: Given): Result<PressWishes, Stop> {
  const standard = given.value('pdf-standard') ?? usualPress.standard
  if (!isStandard(standard))
    return wrongUse(`--pdf-standard ${standard}: none of ${pressStandards.join(', ')}`)
  const limit = given.value('ink-limit')
  const inkLimit = limit === undefined ? usualPress.inkLimit : Number(limit)
  if (!Number.isInteger(inkLimit) || inkLimit < 100 || inkLimit > 400)
    return wrongUse(`--ink-limit ${limit ?? ''}: not a number from 100 to 400`)
  return ok({ standard, inkLimit, marks: given.has('marks') })
}

function isStandard(name: string): name is PressStandard {
  return (pressStandards as readonly string[]).includes(name)
}

function progressWords({ format, step, done, total, part, secondsLeft }: ExportProgress): string {
  const left = secondsLeft === null ? '' : `, ${secondsLeft} s left`
  const what = format === null ? step : `${format} ${step}`
  return `${Math.floor(part * 100)} %, ${what} ${done}/${total}${left}`
}
