// Style books from elsewhere: out of another issue, which is only looked at, or out of a file; and into a file.

import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import type { Fault } from '../../contract/fault.ts'
import { decodeStyleBook, encodeStyleBook } from '../../model/file/style-book-file.ts'
import type { Issue } from '../../model/issue.ts'
import type { Publication } from '../../model/publication.ts'
import { attempt } from '../fs/file-fault.ts'
import type { FilePort } from '../fs/file-port.ts'

export interface StyleBooks {
  /** Of the issue folder or the file at the path. */
  readonly read: (path: string) => Promise<Result<Publication, Fault>>
  /** `mayReplace`: the user has been asked already whether a file of that name may go. */
  readonly write: (
    path: string,
    publication: Publication,
    mayReplace: boolean,
  ) => Promise<Result<string, Fault>>
}

export interface StyleBooksParts {
  readonly portAt: (folder: string) => FilePort
  /** An issue as its writer left it, without opening it. */
  readonly readIssue: (path: string) => Promise<Result<Issue, Fault>>
}

// A style book is some ten kilobytes.
const largest = 8 * 1024 * 1024
const ending = '.json'

export function createStyleBooks({ portAt, readIssue }: StyleBooksParts): StyleBooks {
  return {
    async read(path) {
      const name = basename(path)
      const facts = await attempt(name, () => stat(path))
      if (!facts.ok) return facts
      if (facts.value.isDirectory()) {
        const issue = await readIssue(path)
        return issue.ok ? ok(issue.value.publication) : issue
      }
      if (facts.value.size > largest) return err({ kind: 'unreadable', name, why: 'too-large' })
      const text = await attempt(name, () => portAt(dirname(path)).readText(name))
      if (!text.ok) return text
      const decoded = decodeStyleBook(text.value)
      if (decoded.ok) return decoded
      const { fault } = decoded
      return err(
        fault.kind === 'newer-format' ? { ...fault, name } : { kind: 'unreadable', name, why: 'style-book' },
      )
    },
    async write(path, publication, mayReplace) {
      const name = path.endsWith(ending) ? basename(path) : `${basename(path)}${ending}`
      const port = portAt(dirname(path))
      const there = await attempt(name, () => port.facts(name))
      if (!there.ok) return there
      if (there.value !== null && !mayReplace) return err({ kind: 'exists', name })
      const written = await attempt(name, () => port.write(name, encodeStyleBook(publication)))
      return written.ok ? ok(name) : written
    },
  }
}
