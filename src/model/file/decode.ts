// Files of an issue folder, as found, to an issue. Nothing in them is trusted: each is checked against
// its schema, then the relations between them. A file that can't be read is named, with the spot.

import type { ArticleId, ConflictId, PictureId } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { z } from 'zod'
import type { Conflict } from '../conflict.ts'
import type { Article, Issue, Page, Picture } from '../issue.ts'
import type { Publication } from '../publication.ts'
import { relationFault } from '../relations.ts'
import { formatNumber, type IssueFiles } from './encode.ts'
import { articleSchema, conflictSchema, issueFileSchema, pageSchema, pictureSchema } from './schema.ts'

export type DecodeFault =
  | { readonly kind: 'newer-format'; readonly found: number; readonly known: number }
  | { readonly kind: 'missing-file'; readonly path: string }
  /** `at` is the place in the file, such as `blocks.3.area`. */
  | { readonly kind: 'malformed'; readonly path: string; readonly at: string; readonly message: string }

export function decodeIssue(files: IssueFiles): Result<Issue, DecodeFault> {
  const text = files.get('issue.json')
  if (text === undefined) return err({ kind: 'missing-file', path: 'issue.json' })
  const newer = newerFormat(text)
  if (newer !== null) return err({ kind: 'newer-format', found: newer, known: formatNumber })
  const head = decodeFile(issueFileSchema, 'issue.json', text)
  if (!head.ok) return head

  const articles = new Map<ArticleId, Article>()
  const pictures = new Map<PictureId, Picture>()
  const conflicts = new Map<ConflictId, Conflict>()
  const pages = new Map<string, Page>()
  for (const [path, content] of files) {
    if (path.startsWith('articles/')) {
      const article = decodeFile(articleSchema, path, content)
      if (!article.ok) return article
      articles.set(article.value.id, article.value)
    } else if (path.startsWith('pictures/')) {
      const picture = decodeFile(pictureSchema, path, content)
      if (!picture.ok) return picture
      pictures.set(picture.value.id, picture.value)
    } else if (path.startsWith('conflicts/')) {
      const conflict = decodeFile(conflictSchema, path, content)
      if (!conflict.ok) return conflict
      conflicts.set(conflict.value.id, conflict.value)
    } else if (path.startsWith('pages/')) {
      const page = decodeFile(pageSchema, path, content)
      if (!page.ok) return page
      pages.set(page.value.id, page.value)
    }
  }

  const ordered: Page[] = []
  for (const id of head.value.pages) {
    const page = pages.get(id)
    if (page === undefined) return err({ kind: 'missing-file', path: `pages/${id}.json` })
    ordered.push(page)
  }
  const issue: Issue = {
    id: head.value.id as Issue['id'],
    publication: head.value.publication as unknown as Publication,
    date: head.value.date,
    number: head.value.number,
    pages: ordered,
    articles,
    pictures,
    conflicts,
  }
  const fault = relationFault(issue)
  return fault === null ? ok(issue) : err({ kind: 'malformed', ...fault })
}

function newerFormat(text: string): number | null {
  const found = /"format":\s*(\d+)/.exec(text)?.[1]
  return found !== undefined && Number(found) > formatNumber ? Number(found) : null
}

/** One file's text through its schema. */
function decodeFile<Value>(schema: z.ZodType<Value>, path: string, text: string): Result<Value, DecodeFault> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return err({ kind: 'malformed', path, at: '', message: 'not JSON' })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const [problem] = parsed.error.issues
  return err({
    kind: 'malformed',
    path,
    at: problem?.path.map(String).join('.') ?? '',
    message: problem?.message ?? 'does not fit',
  })
}
