// export: an issue as files for press and readers, whole or not at all.

import { basename, resolve } from 'node:path'
import { ok, type Result } from '../../base/result.ts'
import { type ExportFormat, exportFormats } from '../../contract/calls.ts'
import { programFiles } from '../host/program.ts'
import { createExportJobs } from '../services/jobs/export-jobs.ts'
import { type Command, outputFault, type Stop, wrongUse } from './command.ts'

export const exportCommand: Command = {
  name: 'export',
  usage: 'ISSUE --to DIR --format LIST',
  about: 'writes an issue for press and readers, and proves that all of it is there',
  words: [1, 1],
  options: {
    to: { takes: 'value', about: 'folder to write into' },
    format: { takes: 'value', about: `${exportFormats.join(',')} or all` },
  },
  async run(given, desk) {
    const [path = ''] = given.words
    const [to, list] = [given.value('to'), given.value('format')]
    if (to === undefined || list === undefined) return wrongUse('export: needs --to DIR and --format LIST')
    const formats = chooseFormats(list)
    if (!formats.ok) return formats
    const exports = createExportJobs({
      files: programFiles(desk.around),
      fontsFolder: desk.folders.fonts,
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
      formats: formats.value,
      onProgress: (step, count, total) => {
        desk.progress(`${basename(path)}: ${step} ${count}/${total}`)
      },
      signal: abort.signal,
    })
    desk.progress(null)
    if (!written.ok) return outputFault(written.fault)
    const { folder, files, proof } = written.value
    return ok({
      json: { version: 1, folder, files, proof },
      lines: [
        ...proof.map(
          (one) =>
            `${one.format}: ${one.articles} articles, ${one.characters} characters, ${one.missing} missing`,
        ),
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
