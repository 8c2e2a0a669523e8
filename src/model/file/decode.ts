// Files of an issue folder, as found, to an issue. Nothing in them is trusted: each is checked against
// its schema, then the relations between them. A file that can't be read is named, with the spot. Files of an
// older format are upgraded first; what a damaged folder still holds is read by `salvage.ts`.

import type { ArticleId, ConflictId, PageId, PictureId } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { z } from 'zod'
import type { Conflict } from '../conflict.ts'
import type { Article, Issue, Page, Picture } from '../issue.ts'
import type { Publication } from '../publication.ts'
import { relationFault } from '../relations.ts'
import { formatNumber, type IssueFiles } from './encode.ts'
import { articleSchema, conflictSchema, issueFileSchema, pageSchema, pictureSchema } from './schema.ts'
import { formatIn, upgradeFiles } from './upgrade/upgrade.ts'

export type DecodeFault =
  | { readonly kind: 'newer-format'; readonly found: number; readonly known: number }
  | { readonly kind: 'missing-file'; readonly path: string }
  /** `at` is the place in the file, such as `blocks.3.area`. */
  | { readonly kind: 'malformed'; readonly path: string; readonly at: string; readonly message: string }

/** An issue that is decoded already: what it shares with the files is taken from it, as the same objects. */
export interface KnownFiles {
  readonly issue: Issue
  /** True when the file at this path is, letter by letter, the one the issue was decoded from. */
  readonly has: (path: string, text: string) => boolean
}

/** The issue of a folder of this format or an older one. */
export function decodeIssue(files: IssueFiles, known: KnownFiles | null = null): Result<Issue, DecodeFault> {
  const parts = readParts(files, parseStrictly, known)
  return parts.ok ? wholeIssue(parts.value) : parts
}

/**
 * The issue of a folder of a newer format, to be looked at and never written: what this build does not know is left
 * out. Succeeds when what is left is whole.
 */
export function decodeNewer(files: IssueFiles): Result<Issue, DecodeFault> {
  const parts = readParts(files, parseLoosely)
  return parts.ok ? wholeIssue(parts.value) : parts
}

/**
 * The issue of files that this program has just encoded itself and handed from one of its processes to the other:
 * what they hold was checked there, and is not checked file by file again.
 */
export function decodeHanded(files: IssueFiles): Result<Issue, DecodeFault> {
  const parts = readParts(files, parseTrusting)
  return parts.ok ? wholeIssue(parts.value) : parts
}

/** What the files of a folder hold, each on its own; the relations between them are not looked at yet. */
export interface IssueParts {
  /** The issue without its pages, articles, pictures and conflicts. */
  readonly head: Issue
  /** The pages it lists, in order. */
  readonly order: readonly PageId[]
  readonly pages: ReadonlyMap<PageId, Page>
  readonly articles: ReadonlyMap<ArticleId, Article>
  readonly pictures: ReadonlyMap<PictureId, Picture>
  readonly conflicts: ReadonlyMap<ConflictId, Conflict>
  /** Files that can't be read. */
  readonly faults: readonly DecodeFault[]
}

/** One file's JSON through its schema. */
type Parse = <Value>(schema: z.ZodType<Value>, value: unknown) => z.ZodSafeParseResult<Value>

/** Reads every file; a fault only when `issue.json` can't be read, or is of a newer format. */
export function readParts(
  found: IssueFiles,
  parse: Parse = parseStrictly,
  known: KnownFiles | null = null,
): Result<IssueParts, DecodeFault> {
  const text = found.get('issue.json')
  if (text === undefined) return err({ kind: 'missing-file', path: 'issue.json' })
  const format = formatIn(text) ?? formatNumber
  if (format > formatNumber && parse === parseStrictly)
    return err({ kind: 'newer-format', found: format, known: formatNumber })
  const files = upgradeFiles(found, format)
  const head = readFile(issueFileSchema, 'issue.json', files.get('issue.json') ?? text, parse)
  if (!head.ok) return head
  const faults: DecodeFault[] = []
  function readFolder<Id extends string, Thing extends { readonly id: Id }>(
    folder: string,
    schema: z.ZodType<Thing>,
    before: (issue: Issue) => ReadonlyMap<string, Thing>,
  ): ReadonlyMap<Id, Thing> {
    const things = new Map<Id, Thing>()
    const same = known === null ? new Map<string, Thing>() : before(known.issue)
    for (const [path, content] of files) {
      if (!path.startsWith(folder)) continue
      const held = same.get(path.slice(path.lastIndexOf('/') + 1, -'.json'.length))
      if (held !== undefined && known?.has(path, found.get(path) ?? '') === true) {
        things.set(held.id, held)
        continue
      }
      const thing = readFile(schema, path, content, parse)
      if (!thing.ok) faults.push(thing.fault)
      else if (path.endsWith(`/${thing.value.id}.json`)) things.set(thing.value.id, thing.value)
      else faults.push({ kind: 'malformed', path, at: 'id', message: 'not the name of the file' })
    }
    return things
  }
  const { id, publication, date, number, pages: order } = head.value
  return ok({
    head: {
      id: id as Issue['id'],
      publication: publication as unknown as Publication,
      date,
      number,
      pages: [],
      articles: new Map(),
      pictures: new Map(),
      conflicts: new Map(),
    },
    order: order as readonly string[] as readonly PageId[],
    pages: readFolder('pages/', pageSchema, (issue) => new Map(issue.pages.map((page) => [page.id, page]))),
    articles: readFolder('articles/', articleSchema, (issue) => issue.articles),
    pictures: readFolder('pictures/', pictureSchema, (issue) => issue.pictures),
    conflicts: readFolder('conflicts/', conflictSchema, (issue) => issue.conflicts),
    faults,
  })
}

/** The issue the parts are, when none is missing and every relation holds. */
function wholeIssue(parts: IssueParts): Result<Issue, DecodeFault> {
  const [unread] = parts.faults
  if (unread !== undefined) return err(unread)
  const pages: Page[] = []
  for (const id of parts.order) {
    const page = parts.pages.get(id)
    if (page === undefined) return err({ kind: 'missing-file', path: `pages/${id}.json` })
    pages.push(page)
  }
  const { head, articles, pictures, conflicts } = parts
  const issue: Issue = { ...head, pages, articles, pictures, conflicts }
  const fault = relationFault(issue)
  return fault === null ? ok(issue) : err({ kind: 'malformed', ...fault })
}

function readFile<Value>(
  schema: z.ZodType<Value>,
  path: string,
  text: string,
  parse: Parse,
): Result<Value, DecodeFault> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return err({ kind: 'malformed', path, at: '', message: 'not JSON' })
  }
  const parsed = parse(schema, value)
  if (parsed.success) return ok(parsed.data)
  const [problem] = parsed.error.issues
  return err({
    kind: 'malformed',
    path,
    at: problem?.path.map(String).join('.') ?? '',
    message: problem?.message ?? 'does not fit',
  })
}

const parseStrictly: Parse = (schema, value) => schema.safeParse(value)

const parseTrusting: Parse = <Value>(_schema: z.ZodType<Value>, value: unknown) => ({
  success: true,
  data: value as Value,
})

// Each round takes out all keys the one before found; a value within an unknown key is gone with it.
const looseRounds = 8

/** Takes out the keys the schema does not know, and tries again. */
const parseLoosely: Parse = (schema, value) => {
  let parsed = schema.safeParse(value)
  for (let round = 0; !parsed.success && round < looseRounds; round += 1) {
    let left = 0
    for (const problem of parsed.error.issues) {
      if (problem.code === 'unrecognized_keys') takeKeys(value, problem.path, problem.keys)
      else left += 1
    }
    if (left > 0 && left === parsed.error.issues.length) break
    parsed = schema.safeParse(value)
  }
  return parsed
}

/** `root` is fresh from `JSON.parse`: nobody else holds it. */
function takeKeys(root: unknown, path: readonly PropertyKey[], keys: readonly string[]): void {
  let target = root
  for (const step of path) {
    if (typeof target !== 'object' || target === null) return
    target = (target as Record<PropertyKey, unknown>)[step]
  }
  if (typeof target !== 'object' || target === null) return
  for (const key of keys) Reflect.deleteProperty(target, key)
}
