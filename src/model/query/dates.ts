// Dates as a newspaper prints them, in the paper's language. No locale data of the machine is used, so
// the same issue prints the same words everywhere.

import { scriptOf } from '../publication.ts'

const chineseDays = ['日', '一', '二', '三', '四', '五', '六']
const englishDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
export const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** True for a day there is, as `YYYY-MM-DD`: the 31st of February is none. */
export function isDate(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (found === null) return false
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day >= 1 && day <= (days[month - 1] ?? 0)
}

/** `2026-11-23` as `2026年11月23日 星期一` or `Monday, November 23, 2026`. */
export function printedDate(date: string, language: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const weekday = weekdayOf(year, month, day)
  if (scriptOf({ language }) === 'han') return `${year}年${month}月${day}日 星期${chineseDays[weekday] ?? ''}`
  return `${englishDays[weekday] ?? ''}, ${englishMonths[month - 1] ?? ''} ${day}, ${year}`
}

// Sakamoto's table: days by which each month shifts the weekday.
const monthShift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]

/** 0 for Sunday, in the Gregorian calendar. */
export function weekdayOf(year: number, month: number, day: number): number {
  const y = month < 3 ? year - 1 : year
  const sum =
    y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + (monthShift[month - 1] ?? 0) + day
  return ((sum % 7) + 7) % 7
}
