// Files of an issue folder, as found, to an issue. Nothing in them is trusted: each is checked against
// its schema, then the relations between them. A file that can't be read is named, with the spot.

import type { ArticleId, BlockId, ConflictId, PictureId } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { z } from 'zod'
import type { Conflict } from '../conflict.ts'
import { fitsGrid } from '../grid.ts'
import type { Article, Issue, Page, Picture } from '../issue.ts'
import { formatOf, type Publication } from '../publication.ts'
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
  return fault === null ? ok(issue) : err(fault)
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

/** The first relation between files that does not hold, or null. */
function relationFault(issue: Issue): DecodeFault | null {
  const malformed = (path: string, at: string, message: string): DecodeFault => ({
    kind: 'malformed',
    path,
    at,
    message,
  })
  const stories = new Map<BlockId, string>()
  for (const page of issue.pages) {
    const path = `pages/${page.id}.json`
    const format = formatOf(issue.publication, page.format)
    for (const article of page.headlines) {
      if (!issue.articles.has(article)) return malformed(path, 'headlines', `no article ${article}`)
    }
    if (new Set(page.headlines).size !== page.headlines.length)
      return malformed(path, 'headlines', 'an article twice')
    for (const block of page.blocks) {
      const { content } = block
      if (stories.has(block.id)) return malformed(path, 'blocks', `block ${block.id} twice`)
      stories.set(block.id, content.kind === 'story' ? content.article : '')
      if (!fitsGrid(block.area, format)) return malformed(path, 'blocks', `block ${block.id} leaves the page`)
      if (content.kind === 'story' && !page.headlines.includes(content.article)) {
        return malformed(path, 'blocks', `article ${content.article} is not in the headline list`)
      }
      if (content.kind === 'picture') {
        if (!issue.pictures.has(content.picture))
          return malformed(path, 'blocks', `no picture ${content.picture}`)
        if (content.article !== null && !issue.articles.has(content.article)) {
          return malformed(path, 'blocks', `no article ${content.article}`)
        }
      }
    }
  }
  for (const article of issue.articles.values()) {
    const path = `article ${article.id}`
    if (article.pictures.some((picture) => !issue.pictures.has(picture))) {
      return malformed(path, 'pictures', 'a picture that is not there')
    }
    for (const [index, jump] of article.jumps.entries()) {
      if (stories.get(jump.from) !== article.id || stories.get(jump.to) !== article.id) {
        return malformed(path, 'jumps', `jump ${jump.id} has an end that does not show the article`)
      }
      const before = article.jumps[index - 1]
      if (before !== undefined && before.to !== jump.from) return malformed(path, 'jumps', 'a broken chain')
    }
    const [first] = article.jumps
    const blocks = first === undefined ? [] : [first.from, ...article.jumps.map((jump) => jump.to)]
    const ids = new Set(article.jumps.map((jump) => jump.id))
    if (new Set(blocks).size !== blocks.length || ids.size !== article.jumps.length) {
      return malformed(path, 'jumps', 'a part twice')
    }
    if (new Set(article.body.map((paragraph) => paragraph.id)).size !== article.body.length) {
      return malformed(path, 'body', 'a paragraph twice')
    }
  }
  return null
}
