// Makes the things of an issue with every field filled in, from the few that matter.

import {
  type ArticleId,
  type BlockId,
  type IssueId,
  type Mint,
  mintId,
  type PageId,
  type ParagraphId,
} from '../base/ids.ts'
import type {
  Article,
  Block,
  BlockContent,
  GridRect,
  Issue,
  Page,
  Paragraph,
  ParagraphKind,
} from './issue.ts'
import type { Publication } from './publication.ts'

export function makeIssue(mint: Mint, publication: Publication, date: string): Issue {
  return {
    id: mintId<IssueId>(mint),
    publication,
    date,
    number: null,
    pages: [],
    articles: new Map(),
    pictures: new Map(),
    conflicts: new Map(),
  }
}

export function makePage(mint: Mint, format: string, section: string): Page {
  return {
    id: mintId<PageId>(mint),
    section,
    gathering: '',
    format,
    credits: '',
    state: 'draft',
    headlines: [],
    blocks: [],
  }
}

export function makeArticle(mint: Mint, fields: Partial<Omit<Article, 'id'>>): Article {
  return {
    slug: '',
    kind: 'news',
    rank: 3,
    kicker: '',
    headline: [],
    deck: '',
    byline: '',
    dateline: '',
    body: [],
    keyword: '',
    tagline: '',
    pictures: [],
    jumps: [],
    continueOn: null,
    comments: [],
    agreed: null,
    hands: [],
    ...fields,
    id: mintId<ArticleId>(mint),
  }
}

export function makeParagraph(mint: Mint, text: string, kind: ParagraphKind = 'paragraph'): Paragraph {
  return { id: mintId<ParagraphId>(mint), kind, text, marks: [] }
}

export function makeBlock(
  mint: Mint,
  area: readonly GridRect[],
  content: BlockContent,
  pinned = false,
): Block {
  return { id: mintId<BlockId>(mint), area, content, pinned, locked: false, group: null }
}
