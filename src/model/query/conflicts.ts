// What a conflict is about: the place it belongs to, the version the issue shows there, and both versions as
// plain text for a list.

import { canonical } from '../../base/canonical.ts'
import type { ArticleId, BlockId, PageId } from '../../base/ids.ts'
import { assertNever } from '../../base/never.ts'
import type { Conflict, ConflictContent, OrderedList } from '../conflict.ts'
import type { BlockContent, Issue, Jump } from '../issue.ts'
import { findBlock, findPage, pagesOf } from './find.ts'
import { articleName, pageLabel } from './labels.ts'

/** The version that stands in the issue where the conflict belongs; null when that place is gone. */
export function shownVersion(issue: Issue, other: ConflictContent): ConflictContent | null {
  switch (other.kind) {
    case 'paragraph': {
      const body = issue.articles.get(other.article)?.body
      const paragraph = body?.find((one) => one.id === other.paragraph.id)
      return paragraph === undefined ? null : { kind: other.kind, article: other.article, paragraph }
    }
    case 'article': {
      const article = issue.articles.get(other.article)
      if (article === undefined) return null
      return { kind: other.kind, article: other.article, fields: sameFields(article, other.fields) }
    }
    case 'jumps': {
      const jumps = issue.articles.get(other.article)?.jumps
      return jumps === undefined ? null : { kind: other.kind, article: other.article, jumps }
    }
    case 'page': {
      const page = findPage(issue, other.page)
      if (page === null) return null
      return { kind: other.kind, page: other.page, fields: sameFields(page, other.fields) }
    }
    case 'place': {
      const found = findBlock(issue, other.block)
      if (found === null) return null
      const { area, pinned } = found.block
      return { kind: other.kind, block: other.block, place: { page: found.page.id, area, pinned } }
    }
    case 'content': {
      const found = findBlock(issue, other.block)
      return found === null ? null : { kind: other.kind, block: other.block, content: found.block.content }
    }
    case 'picture': {
      const picture = issue.pictures.get(other.picture)
      if (picture === undefined) return null
      return { kind: other.kind, picture: other.picture, fields: sameFields(picture, other.fields) }
    }
    case 'issue':
      return { kind: other.kind, fields: sameFields(issue, other.fields) }
    case 'publication':
      return { kind: other.kind, fields: sameFields(issue.publication, other.fields) }
    case 'order': {
      const order = listOf(issue, other.list)
      return order === null ? null : { kind: other.kind, list: other.list, order }
    }
    default:
      return assertNever(other)
  }
}

function sameFields<Thing extends object>(thing: Thing, fields: Partial<Thing>): Partial<Thing> {
  const shown: Partial<Thing> = {}
  for (const key of Object.keys(fields) as (keyof Thing)[]) shown[key] = thing[key]
  return shown
}

/** The ids of a list in the order they have now; null when what holds the list is gone. */
function listOf(issue: Issue, list: OrderedList): readonly string[] | null {
  switch (list.kind) {
    case 'pages':
      return issue.pages.map((page) => page.id)
    case 'headlines':
      return findPage(issue, list.page)?.headlines ?? null
    case 'blocks':
      return findPage(issue, list.page)?.blocks.map((block) => block.id) ?? null
    case 'body':
      return issue.articles.get(list.article)?.body.map((paragraph) => paragraph.id) ?? null
    case 'pictures':
      return issue.articles.get(list.article)?.pictures ?? null
    default:
      return assertNever(list)
  }
}

export interface ConflictPlace {
  readonly page: PageId | null
  readonly article: ArticleId | null
  readonly block: BlockId | null
}

/** Where the window leads an editor who wants to choose; what is not there any more is null. */
export function conflictPlace(issue: Issue, conflict: ConflictContent): ConflictPlace {
  const nowhere: ConflictPlace = { page: null, article: null, block: null }
  switch (conflict.kind) {
    case 'paragraph':
    case 'article':
    case 'jumps':
      return articlePlace(issue, conflict.article)
    case 'page':
      return { ...nowhere, page: findPage(issue, conflict.page)?.id ?? null }
    case 'place':
    case 'content': {
      const found = findBlock(issue, conflict.block)
      if (found === null) return nowhere
      const { content, id } = found.block
      const article = content.kind === 'story' || content.kind === 'picture' ? content.article : null
      return { page: found.page.id, article, block: id }
    }
    case 'picture': {
      const owner = [...issue.articles.values()].find((one) => one.pictures.includes(conflict.picture))
      return owner === undefined ? nowhere : articlePlace(issue, owner.id)
    }
    case 'order': {
      const { list } = conflict
      if (list.kind === 'pages') return nowhere
      if (list.kind === 'body' || list.kind === 'pictures') return articlePlace(issue, list.article)
      return { ...nowhere, page: findPage(issue, list.page)?.id ?? null }
    }
    case 'issue':
    case 'publication':
      return nowhere
    default:
      return assertNever(conflict)
  }
}

function articlePlace(issue: Issue, id: ArticleId): ConflictPlace {
  const article = issue.articles.has(id) ? id : null
  return { page: pagesOf(issue, id)[0]?.id ?? null, article, block: null }
}

export interface ConflictTexts {
  readonly shown: string
  readonly other: string
}

/** Both versions as plain text; `shown` is empty when what the conflict is about is gone. */
export function conflictTexts(issue: Issue, conflict: Conflict): ConflictTexts {
  const shown = shownVersion(issue, conflict)
  return { shown: shown === null ? '' : versionText(issue, shown), other: versionText(issue, conflict) }
}

function versionText(issue: Issue, version: ConflictContent): string {
  switch (version.kind) {
    case 'paragraph':
      return version.paragraph.text
    case 'article':
    case 'page':
    case 'picture':
    case 'issue':
    case 'publication':
      return Object.values(version.fields).map(valueText).join(', ')
    case 'jumps':
      return jumpsText(issue, version.jumps)
    case 'place': {
      const { page, area } = version.place
      const rects = area.map((one) => `${one.column}/${one.line} ${one.columns}×${one.lines}`)
      return `${findPage(issue, page) === null ? page : pageLabel(issue, page)}: ${rects.join(', ')}`
    }
    case 'content':
      return contentText(issue, version.content)
    case 'order':
      return version.order.map((id) => orderedName(issue, version.list, id)).join(' · ')
    default:
      return assertNever(version)
  }
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null) return ''
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(' ')
  return canonical(value)
}

function jumpsText(issue: Issue, jumps: readonly Jump[]): string {
  const [first] = jumps
  if (first === undefined) return ''
  const ends = [first.from, ...jumps.map((jump) => jump.to)]
  return ends
    .map((end) => {
      const found = findBlock(issue, end)
      return found === null ? '?' : pageLabel(issue, found.page.id)
    })
    .join(' → ')
}

function contentText(issue: Issue, content: BlockContent): string {
  if (content.kind === 'story') return nameOf(issue, content.article)
  if (content.kind === 'picture') return issue.pictures.get(content.picture)?.name ?? content.picture
  if (content.kind === 'advert') return content.client
  return content.kind
}

function nameOf(issue: Issue, id: ArticleId): string {
  const article = issue.articles.get(id)
  return article === undefined ? id : articleName(article)
}

function orderedName(issue: Issue, list: OrderedList, id: string): string {
  switch (list.kind) {
    case 'pages': {
      const section = findPage(issue, id as PageId)?.section ?? ''
      return section === '' ? id : section
    }
    case 'headlines':
      return nameOf(issue, id as ArticleId)
    case 'blocks': {
      const found = findBlock(issue, id as BlockId)
      return found === null ? id : contentText(issue, found.block.content)
    }
    case 'body':
      return issue.articles.get(list.article)?.body.find((one) => one.id === id)?.text ?? id
    case 'pictures':
      return [...issue.pictures.values()].find((one) => one.id === id)?.name ?? id
    default:
      return assertNever(list)
  }
}
