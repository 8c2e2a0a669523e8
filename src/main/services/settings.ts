// What the user has set for the program as a whole.

import { z } from 'zod'
import { ok, type Result } from '../../base/result.ts'
import { type ExportHabit, type Locale, type Theme, usualExport } from '../../contract/calls.ts'
import { exportHabitSchema } from '../../contract/check.ts'
import type { Fault } from '../../contract/fault.ts'
import type { FilePort } from '../fs/file-port.ts'
import { createUserFile } from './user-file.ts'

export interface SettingValues {
  readonly locale: Locale
  readonly theme: Theme
  readonly smartTyping: boolean
  readonly exporting: ExportHabit
}

export interface Settings {
  readonly get: () => SettingValues
  readonly set: (change: {
    readonly locale?: Locale | undefined
    readonly theme?: Theme | undefined
    readonly smartTyping?: boolean | undefined
    readonly exporting?: ExportHabit | undefined
  }) => Promise<Result<SettingValues, Fault>>
}

const schema = z.object({
  locale: z.enum(['en', 'zh']),
  theme: z.enum(['system', 'light', 'dark']),
  // Settings that were written before there were these are good settings.
  smartTyping: z.boolean().default(true),
  exporting: exportHabitSchema.catch(usualExport),
})

/** At first start the interface speaks the system's language, where it can. */
export async function loadSettings(port: FilePort, language: string): Promise<Settings> {
  const file = createUserFile(port, 'settings.json', schema)
  const first: SettingValues = {
    locale: localeOf(language),
    theme: 'system',
    smartTyping: true,
    exporting: usualExport,
  }
  let values = (await file.read()) ?? first
  return {
    get: () => values,
    async set(change) {
      const next = {
        locale: change.locale ?? values.locale,
        theme: change.theme ?? values.theme,
        smartTyping: change.smartTyping ?? values.smartTyping,
        exporting: change.exporting ?? values.exporting,
      }
      const written = await file.write(next)
      if (!written.ok) return written
      values = next
      return ok(values)
    },
  }
}

export function localeOf(language: string): Locale {
  return /^zh\b/i.test(language.replace('_', '-')) ? 'zh' : 'en'
}
