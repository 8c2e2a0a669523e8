// The shapes of everything that is read from a file, a journal or the other process, as strict zod
// schemas: what the types of the model promise is checked here, once, before a value may enter it.

import { z } from 'zod'
import { idPattern } from '../../base/ids.ts'
import type { Conflict } from '../conflict.ts'
import type { Edit } from '../edit/edit.ts'
import {
  type Article,
  columnFits,
  headlinePlaces,
  longestText,
  type Page,
  paragraphKinds,
  type Picture,
  ruleStyles,
  storyFields,
  textMarkKinds,
} from '../issue.ts'
import { checkSeverities, type Publication } from '../publication.ts'
import { columnFitOf1, headlinePlaceOf1, settingOf1 } from './upgrade/v1.ts'
import { deskRulesOf2, jumpRulesOf2, ruleStyleOf2 } from './upgrade/v2.ts'
import { wordsOf3 } from './upgrade/v3.ts'

// The window's policy lets no code be made from text, and the library would try.
z.config({ jitless: true })

// Limits far above any newspaper: they keep a damaged or hostile file from eating the machine's memory.
const maxList = 20_000

const id = z.string().regex(idPattern)
const line = z.string().max(longestText)
const length = z.int().min(-100_000_000).max(100_000_000)
const count = z.int().min(0).max(1_000_000)
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const rect = z.strictObject({
  column: z.int().min(0).max(999),
  line: z.int().min(0).max(9999),
  columns: z.int().min(1).max(999),
  lines: z.int().min(1).max(9999),
})
const area = z.array(rect).min(1).max(64)

const mark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(textMarkKinds), from: count, to: count }),
  z.strictObject({ kind: z.literal('comment'), comment: id, from: count, to: count }),
])

const paragraph = z.strictObject({
  id,
  kind: z.enum(paragraphKinds),
  text: line.regex(/^[^\n\r]*$/),
  marks: z.array(mark).max(maxList),
})

const keep = z.int().min(0).max(100_000).nullable()

const body = z.array(paragraph).max(maxList)
const textFields = {
  kicker: line,
  headline: z.array(line).max(100),
  deck: line,
  byline: line,
  dateline: line,
  tagline: line,
}
// Seconds: until the year 5138.
const signature = { by: line, at: z.int().min(0).max(99_999_999_999) }
const comment = z.strictObject({
  id,
  field: z.enum(storyFields).nullable(),
  said: z
    .array(z.strictObject({ ...signature, text: line }))
    .min(1)
    .max(1000),
  done: z.boolean(),
})
const hand = z.strictObject({ place: z.union([z.enum(storyFields), id]), ...signature })
const reviewFields = {
  comments: z.array(comment).max(maxList),
  agreed: z.strictObject({ ...textFields, body }).nullable(),
  hands: z.array(hand).max(maxList),
}

const articleFields = {
  slug: line,
  kind: z.enum(['news', 'brief', 'photo', 'notice', 'obituary', 'opinion', 'feature']),
  rank: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  ...textFields,
  keyword: line,
  pictures: z.array(id).max(1000),
  continueOn: id.nullable(),
  ...reviewFields,
}

const pageFields = {
  section: line,
  gathering: line,
  format: line,
  credits: line,
  state: z.enum(['draft', 'laid', 'read', 'signed']),
}
const focal = z.strictObject({ x: z.int().min(0).max(1000), y: z.int().min(0).max(1000) })
const pictureFields = { focal, caption: line, credit: line, name: line }
const originalFields = {
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.enum(['jpeg', 'png', 'webp', 'tiff']),
  width: count,
  height: count,
}
const picture = z.strictObject({ id, ...originalFields, ...pictureFields })

const face = z.string().regex(/^[a-z0-9-]{1,60}$/)
const format = z.strictObject({
  key: line,
  trim: z.strictObject({ width: length.min(1), height: length.min(1) }),
  bleed: length.min(0),
  typeArea: z.strictObject({ x: length, y: length }),
  columns: z.int().min(1).max(100),
  measure: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('characters'), count: z.int().min(1).max(200) }),
    z.strictObject({ kind: z.literal('width'), width: length.min(1) }),
  ]),
  gutter: length.min(0),
  bodySize: length.min(1),
  leading: length.min(1),
  lines: z.int().min(1).max(2000),
})
const limits = z.strictObject({ least: z.int().min(-1000).max(5000), most: z.int().min(-1000).max(5000) })
const setting = z.strictObject({
  wordSpace: limits,
  letterSpace: limits,
  glyphScale: limits,
  hyphenate: z.boolean(),
  hyphenLadder: z.int().min(0).max(99),
})
const jumpRules = z.strictObject({
  leastBefore: count,
  leastAfter: count,
  most: count,
  paragraphEnd: z.boolean(),
  widow: z.boolean(),
  hyphen: z.boolean(),
})
const deskRules = z.strictObject({
  severities: z.record(z.string().max(100), z.enum(checkSeverities)),
  leg: z.strictObject({ least: count, most: count }),
})
const words = z.strictObject({
  names: z.array(z.strictObject({ right: line, wrong: z.array(line).max(1000) })).max(maxList),
  avoid: z.array(z.strictObject({ word: line, instead: line, why: line })).max(maxList),
})
const advertSize = z.strictObject({ name: line, width: length.min(1), height: length.min(1) })
const issueNumber = z.int().min(0).max(10_000_000).nullable()

const {
  pictures: _pictures,
  comments: _comments,
  agreed: _agreed,
  hands: _hands,
  ...ownArticleFields
} = articleFields
const orderedList = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pages') }),
  z.strictObject({ kind: z.literal('headlines'), page: id }),
  z.strictObject({ kind: z.literal('blocks'), page: id }),
  z.strictObject({ kind: z.literal('body'), article: id }),
  z.strictObject({ kind: z.literal('pictures'), article: id }),
])
/**
 * The shapes of which older builds left something out. Files of an old format are upgraded before they are read, so
 * theirs must be whole; edits in a journal carry no format, so what an old one lacks is filled in as it is read.
 */
function shapes(old: boolean) {
  const missing = (schema: z.ZodType, value: unknown): z.ZodType => (old ? schema.default(value) : schema)
  const columnMode = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('grid') }),
    z.strictObject({
      kind: z.literal('equal'),
      count: z.int().min(1).max(40),
      fit: missing(z.enum(columnFits), columnFitOf1),
    }),
  ])
  const ruleStyle = missing(z.enum(ruleStyles), ruleStyleOf2)
  const crop = z.strictObject({
    x: z.int().min(0).max(1000),
    y: z.int().min(0).max(1000),
    zoom: z.int().min(1000).max(100_000),
  })
  const content = z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('story'),
      article: id,
      headlineSize: length.nullable(),
      headlinePlace: missing(z.enum(headlinePlaces), headlinePlaceOf1),
      columns: columnMode,
    }),
    z.strictObject({
      kind: z.literal('picture'),
      picture: id,
      article: id.nullable(),
      crop: missing(crop.nullable(), null),
    }),
    z.strictObject({ kind: z.literal('nameplate') }),
    z.strictObject({ kind: z.literal('advert'), client: line, picture: missing(id.nullable(), null) }),
    z.strictObject({ kind: z.literal('rule'), style: ruleStyle }),
    z.strictObject({ kind: z.literal('box'), style: ruleStyle }),
  ])
  const block = z.strictObject({
    id,
    area,
    content,
    pinned: z.boolean(),
    locked: missing(z.boolean(), false),
    group: missing(id.nullable(), null),
  })
  const jump = z.strictObject({ id, from: id, to: id, keep: missing(keep, null) })
  const article = z.strictObject({
    id,
    ...articleFields,
    keyword: missing(line, ''),
    comments: missing(reviewFields.comments, []),
    agreed: missing(reviewFields.agreed, null),
    hands: missing(reviewFields.hands, []),
    body,
    jumps: z.array(jump).max(1000),
  })
  const page = z.strictObject({
    id,
    ...pageFields,
    gathering: missing(line, ''),
    headlines: z.array(id).max(maxList),
    blocks: z.array(block).max(maxList),
  })
  const shape = z.strictObject({
    name: line,
    columns: z.int().min(1).max(999),
    lines: z.int().min(1).max(9999),
    headlineSize: length.nullable(),
    headlinePlace: z.enum(headlinePlaces),
    text: columnMode,
  })
  const styles = z.strictObject({
    body: face,
    bodyBold: face,
    bodyItalic: face,
    headline: face,
    lead: face,
    kicker: face,
    deck: face,
    byline: face,
    crosshead: face,
    caption: face,
    folio: face,
    jump: face,
    nameplate: face,
    fallback: z.array(face).max(20),
    steps: z.array(length.min(1)).min(1).max(50),
    byRank: z.array(length.min(1)).length(5),
    kickerSize: count,
    deckSize: count,
    captionSize: length.min(1),
    folioSize: length.min(1),
    indent: z.int().min(0).max(10_000),
    kinsoku: z.enum(['none', 'basic', 'gb', 'strict']),
    hanLatinGap: z.int().min(0).max(1000),
    headlineAlign: z.enum(['start', 'center']),
    setting: missing(setting, settingOf1),
  })
  const publication = z.strictObject({
    name: line,
    language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
    sisters: z.array(z.strictObject({ name: line, home: line })).max(100),
    home: line,
    rights: line,
    labels: line,
    formats: z.array(format).min(1).max(100),
    format: line,
    styles,
    jumps: z.strictObject({
      jumpLine: line,
      turnLine: line,
      turnLinePlace: z.enum(['inline', 'own']),
      jumpHead: z.enum(['full', 'keyword']),
      rules: missing(jumpRules, jumpRulesOf2),
    }),
    rules: missing(deskRules, deskRulesOf2),
    shapes: missing(z.array(shape).max(1000), []),
    adverts: missing(z.array(advertSize).max(1000), []),
    words: missing(words, wordsOf3),
  })

  const conflict = z.discriminatedUnion('kind', [
    z.strictObject({ id, kind: z.literal('paragraph'), article: id, paragraph }),
    z.strictObject({
      id,
      kind: z.literal('article'),
      article: id,
      fields: z.strictObject(ownArticleFields).partial(),
    }),
    z.strictObject({ id, kind: z.literal('jumps'), article: id, jumps: z.array(jump).max(1000) }),
    z.strictObject({ id, kind: z.literal('page'), page: id, fields: z.strictObject(pageFields).partial() }),
    z.strictObject({
      id,
      kind: z.literal('place'),
      block: id,
      place: z.strictObject({ page: id, area, pinned: z.boolean() }),
    }),
    z.strictObject({ id, kind: z.literal('content'), block: id, content }),
    z.strictObject({
      id,
      kind: z.literal('picture'),
      picture: id,
      fields: z.strictObject({ ...originalFields, ...pictureFields }).partial(),
    }),
    z.strictObject({
      id,
      kind: z.literal('issue'),
      fields: z.strictObject({ date, number: issueNumber }).partial(),
    }),
    z.strictObject({ id, kind: z.literal('publication'), fields: publication.partial() }),
    z.strictObject({ id, kind: z.literal('order'), list: orderedList, order: z.array(id).max(maxList) }),
  ])

  return { content, block, jump, article, page, publication, conflict }
}

const whole = shapes(false)
const { content, block, jump, article, page, publication, conflict } = shapes(true)

const edit = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('issue.set'),
    fields: z.strictObject({ date, number: issueNumber }).partial(),
  }),
  z.strictObject({ kind: z.literal('publication.set'), publication }),
  z.strictObject({ kind: z.literal('page.insert'), page, index: count }),
  z.strictObject({ kind: z.literal('page.remove'), page: id }),
  z.strictObject({ kind: z.literal('page.move'), page: id, index: count }),
  z.strictObject({ kind: z.literal('page.set'), page: id, fields: z.strictObject(pageFields).partial() }),
  z.strictObject({ kind: z.literal('block.insert'), page: id, block, index: count }),
  z.strictObject({ kind: z.literal('block.remove'), block: id }),
  z.strictObject({ kind: z.literal('block.move'), block: id, area, pinned: z.boolean() }),
  z.strictObject({ kind: z.literal('block.set'), block: id, content }),
  z.strictObject({
    kind: z.literal('block.hold'),
    block: id,
    fields: z.strictObject({ locked: z.boolean(), group: id.nullable() }).partial(),
  }),
  z.strictObject({ kind: z.literal('headline.insert'), page: id, article: id, index: count }),
  z.strictObject({ kind: z.literal('headline.remove'), page: id, article: id }),
  z.strictObject({ kind: z.literal('headline.reorder'), page: id, article: id, index: count }),
  z.strictObject({ kind: z.literal('article.insert'), article }),
  z.strictObject({ kind: z.literal('article.remove'), article: id }),
  z.strictObject({
    kind: z.literal('article.set'),
    article: id,
    fields: z.strictObject(articleFields).partial(),
  }),
  z.strictObject({
    kind: z.literal('body.splice'),
    article: id,
    index: count,
    remove: count,
    insert: body,
  }),
  z.strictObject({ kind: z.literal('jump.cut'), article: id, jump }),
  z.strictObject({ kind: z.literal('jump.join'), article: id, jump: id }),
  z.strictObject({ kind: z.literal('jump.set'), article: id, jump: id, fields: z.strictObject({ keep }) }),
  z.strictObject({ kind: z.literal('picture.insert'), picture }),
  z.strictObject({ kind: z.literal('picture.remove'), picture: id }),
  z.strictObject({
    kind: z.literal('picture.set'),
    picture: id,
    fields: z.strictObject(pictureFields).partial(),
  }),
  z.strictObject({ kind: z.literal('conflict.insert'), conflict }),
  z.strictObject({ kind: z.literal('conflict.remove'), conflict: id }),
])

/** `issue.json`: everything of the issue that is not a page, an article or a picture. */
const issueFile = z.strictObject({
  format: z.int(),
  id,
  date,
  number: issueNumber,
  pages: z.array(id).max(maxList),
  publication: whole.publication,
})

// Ids and lengths are branded in the model; zod gives plain strings and numbers that it has checked.
export const publicationSchema = whole.publication as unknown as z.ZodType<Publication>
export const pageSchema = whole.page as unknown as z.ZodType<Page>
export const articleSchema = whole.article as unknown as z.ZodType<Article>
export const pictureSchema = picture as unknown as z.ZodType<Picture>
export const conflictSchema = whole.conflict as unknown as z.ZodType<Conflict>
export const editSchema = edit as unknown as z.ZodType<Edit>
export const issueFileSchema = issueFile
export const idSchema = id
export const dateSchema = date
