// The papers a new issue can be started from, by the names the window and the command line use:
// `zh-broadsheet`, `en-tabloid`. A bare format takes the language of the interface.

import type { Mint } from '../../base/ids.ts'
import type { Locale } from '../../contract/calls.ts'
import type { Issue } from '../../model/issue.ts'
import { makeIssue, makePage } from '../../model/make.ts'
import { makePublication } from '../../model/papers.ts'

export interface NewIssueWishes {
  readonly paper: string
  readonly name: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly pages: number
}

/** An issue with that many empty pages. */
export function startIssue(mint: Mint, wishes: NewIssueWishes, locale: Locale): Issue {
  const [, language, format = 'broadsheet'] = /^(?:(zh|en)-)?([a-z]+)$/.exec(wishes.paper) ?? []
  const publication = makePublication({
    name: wishes.name,
    language: (language ?? locale) === 'zh' ? 'zh-CN' : 'en',
    format,
  })
  const issue = makeIssue(mint, publication, wishes.date)
  return {
    ...issue,
    pages: Array.from({ length: wishes.pages }, () => makePage(mint, publication.format, '')),
  }
}
