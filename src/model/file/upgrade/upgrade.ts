// Files of an older format as the newest one has them: texts in, texts out, before anything is decoded. Each
// format has one step to the next, in a file of its own that never changes once it is released. A text that
// is not JSON is left as it is: decoding names it.

import type { IssueFiles } from '../encode.ts'
import type { JsonRecord, UpgradeStep } from './step.ts'
import { fromVersion1 } from './v1.ts'
import { fromVersion2 } from './v2.ts'
import { fromVersion3 } from './v3.ts'

/** The step from format n to n + 1 is at n - 1. */
const steps: readonly UpgradeStep[] = [fromVersion1, fromVersion2, fromVersion3]

/** The newest format there is: the one this build writes. */
export const newestFormat = steps.length + 1

/** The files of format `from`, 1 or more, in the newest one. */
export function upgradeFiles(files: IssueFiles, from: number): IssueFiles {
  const todo = steps.slice(from - 1)
  if (todo.length === 0) return files
  return new Map(
    [...files].map(([path, text]) => {
      const file = recordOf(text)
      if (file === null) return [path, text]
      return [path, JSON.stringify(todo.reduce((one, step) => step(path, one), file))]
    }),
  )
}

/** The format the text of `issue.json` says it has; null when it says none. */
export function formatIn(text: string): number | null {
  const format = recordOf(text)?.['format']
  return typeof format === 'number' && Number.isInteger(format) && format > 0 ? format : null
}

function recordOf(text: string): JsonRecord | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null
  } catch {
    return null
  }
}
