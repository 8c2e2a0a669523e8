// Times and sizes as the interface shows them, in its language and the clock of this computer.

import type { Locale } from '../../contract/calls.ts'

const tags: Readonly<Record<Locale, string>> = { en: 'en-GB', zh: 'zh-CN' }

/** An ISO time as day and minute. */
export function shownTime(at: string, locale: Locale): string {
  return new Date(at).toLocaleString(tags[locale], { dateStyle: 'medium', timeStyle: 'short' })
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** A number of bytes in the largest unit it fills. */
export function shownSize(bytes: number, locale: Locale): string {
  let at = 0
  let size = bytes
  while (size >= 1000 && at < units.length - 1) {
    size /= 1000
    at += 1
  }
  const unit = units[at] ?? 'byte'
  return size.toLocaleString(tags[locale], { style: 'unit', unit, maximumFractionDigits: size < 10 ? 1 : 0 })
}
