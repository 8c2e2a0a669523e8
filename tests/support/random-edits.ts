// Edits made from numbers: any list of numbers is some sequence of edits, and a shorter list is a simpler one.
// Many of them do not fit the issue as it then is; those are refused, which is part of what is tested.

import fc from 'fast-check'
import type {
  ArticleId,
  BlockId,
  CommentId,
  ConflictId,
  GroupId,
  JumpId,
  PageId,
  ParagraphId,
  PictureId,
} from '../../src/base/ids.ts'
import { makeConflict } from '../../src/model/conflict.ts'
import { applyAll } from '../../src/model/edit/apply.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import type { Article, BlockContent, GridRect, Issue } from '../../src/model/issue.ts'
import { makeArticle, makeBlock, makePage, makeParagraph } from '../../src/model/make.ts'
import { findBlock, findPage, jumpsTouching } from '../../src/model/query/find.ts'
import { somePicture } from './paper.ts'

/** Numbers from which an edit is made that may fit the issue as it then is. */
export const steps = fc.array(fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }), {
  minLength: 1,
  maxLength: 25,
})

/** A busy hour: so many edits that two writers of them meet more often than not. */
export const busySteps = fc.array(fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }), {
  minLength: 8,
  maxLength: 30,
  size: 'max',
})

/** The issue after every edit of a list of numbers that is allowed. `name` keeps the ids of two writers apart. */
export function edited(issue: Issue, list: readonly (readonly number[])[], name: string): Issue {
  let current = issue
  for (const [count, numbers] of list.entries()) {
    const applied = applyAll(current, gestureOf(current, numbers, `${name}${String(count)}`))
    if (applied.ok) current = applied.value.issue
  }
  return current
}

/** An edit with those that must come before it: a page or an article that goes takes its jumps and blocks along. */
export function gestureOf(issue: Issue, numbers: readonly number[], name: string): readonly Edit[] {
  const edit = editOf(issue, numbers, name)
  if (edit.kind === 'page.remove') {
    const blocks = findPage(issue, edit.page)?.blocks ?? []
    return [...blocks.flatMap((block) => joinsBefore(issue, block.id)), edit].filter(
      (one, index, all) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index,
    )
  }
  if (edit.kind === 'block.remove') return [...joinsBefore(issue, edit.block), edit]
  if (edit.kind !== 'article.remove') return [edit]
  const jumps = issue.articles.get(edit.article)?.jumps ?? []
  const places = issue.pages.flatMap((page) => {
    const shown = page.blocks.filter(
      ({ content }) =>
        (content.kind === 'story' || content.kind === 'picture') && content.article === edit.article,
    )
    const blocks = shown.map((block): Edit => ({ kind: 'block.remove', block: block.id }))
    const listed = page.headlines.includes(edit.article)
    return listed
      ? [...blocks, { kind: 'headline.remove', page: page.id, article: edit.article } as const]
      : blocks
  })
  const joins = jumps
    .toReversed()
    .map((jump): Edit => ({ kind: 'jump.join', article: edit.article, jump: jump.id }))
  return [...joins, ...places, edit]
}

/** Takes away the jump that touches a block, and all that come after it. */
function joinsBefore(issue: Issue, block: BlockId): readonly Edit[] {
  const [touching] = jumpsTouching(issue, block)
  const content = findBlock(issue, block)?.block.content
  if (touching === undefined || content?.kind !== 'story') return []
  const { article } = content
  const jumps = issue.articles.get(article)?.jumps ?? []
  const after = jumps.slice(jumps.findIndex((jump) => jump.id === touching.id)).toReversed()
  return after.map((jump) => ({ kind: 'jump.join', article, jump: jump.id }))
}

/** A word that stands in no other text: where it is found, the text it came with was kept. */
function token(name: string, part: string): string {
  return `⟨${part}-${name}⟩`
}

export function editOf(issue: Issue, numbers: readonly number[], name: string): Edit {
  const [kind = 0, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers
  const pick = <Thing>(list: readonly Thing[], number: number): Thing | undefined =>
    list[number % Math.max(1, list.length)]
  const page = pick(issue.pages, a)?.id ?? ('none' as PageId)
  const article = pick([...issue.articles.keys()], b) ?? ('none' as ArticleId)
  const picture = pick([...issue.pictures.keys()], d) ?? ('none' as PictureId)
  const blocks = issue.pages.flatMap((one) => one.blocks)
  const block = pick(blocks, c)?.id ?? ('none' as BlockId)
  const other = pick(blocks, d)?.id ?? ('none' as BlockId)
  const area: readonly GridRect[] = [
    { column: a % 8, line: d % 110, columns: 1 + (e % 5), lines: 1 + (f % 60) },
  ]
  const mint = (): string => `new${name}x${String(kind)}`
  const storyContent: BlockContent = {
    kind: 'story',
    article,
    headlineSize: null,
    headlinePlace: 'top',
    columns: { kind: 'grid' },
  }
  const content = pick<BlockContent>(
    [
      storyContent,
      {
        kind: 'picture',
        picture,
        article: e % 2 === 0 ? article : null,
        crop: e % 3 === 0 ? { x: a, y: b, zoom: 1000 + c } : null,
      },
      { kind: 'advert', client: token(name, 'client'), picture: e % 2 === 0 ? picture : null },
    ],
    f,
  )
  switch (kind % 32) {
    case 0:
      return {
        kind: 'page.insert',
        page: makePage(mint, 'broadsheet', '增'),
        index: b % (issue.pages.length + 1),
      }
    case 1:
      return { kind: 'page.remove', page }
    case 2:
      return { kind: 'page.move', page, index: b % Math.max(1, issue.pages.length) }
    case 3:
      return {
        kind: 'page.set',
        page,
        fields: {
          section: token(name, 'section'),
          gathering: pick(['', 'A', 'B'], c) ?? '',
          state: b % 2 === 0 ? 'read' : 'signed',
        },
      }
    case 4:
    case 5: {
      const listed = pick(issue.pages[a % Math.max(1, issue.pages.length)]?.headlines ?? [], b) ?? article
      const shown = { ...storyContent, article: listed }
      return { kind: 'block.insert', page, block: makeBlock(mint, area, shown), index: 0 }
    }
    case 6:
      return { kind: 'block.remove', block }
    case 7:
    case 8:
      return { kind: 'block.move', block, area, pinned: b % 2 === 0 }
    case 9:
      return { kind: 'headline.insert', page, article, index: c % 3 }
    case 10:
      return { kind: 'headline.remove', page, article }
    case 11:
      return { kind: 'headline.reorder', page, article, index: c % 3 }
    case 12:
      return { kind: 'article.insert', article: makeArticle(mint, { headline: [token(name, 'new')] }) }
    case 13: {
      const rank = pick([1, 2, 3, 4, 5] as const, e) ?? 4
      if (c % 5 === 3) return { kind: 'article.set', article, fields: { keyword: token(name, 'key') } }
      if (c % 5 === 4) return { kind: 'article.set', article, fields: reviewed(issue, article, name, d, e) }
      if (c % 3 === 0) return { kind: 'article.set', article, fields: { rank, deck: token(name, 'deck') } }
      if (c % 3 === 1)
        return { kind: 'article.set', article, fields: { headline: [token(name, 'head'), '二行'] } }
      return {
        kind: 'article.set',
        article,
        fields: {
          pictures:
            e % 2 === 0
              ? [picture]
              : [...issue.pictures.keys()].sort(
                  (one, other) => (one < other ? 1 : -1) * (f % 2 === 0 ? 1 : -1),
                ),
        },
      }
    }
    case 14:
    case 15:
    case 16: {
      const body = issue.articles.get(article)?.body ?? []
      const at = d % Math.max(1, body.length)
      const old = body[at]
      const text = `${token(name, 'text')}${'字'.repeat(e % 20)}。`
      const fresh = { ...makeParagraph(mint, text), id: `para${name}` as ParagraphId }
      const marks = e % 3 === 0 ? [{ kind: 'cut' as const, from: 0, to: 2 }] : []
      if (f % 5 === 3 && old !== undefined) {
        const comment = `rem${name}` as CommentId
        const remark = { kind: 'comment' as const, comment, from: 0, to: old.text.length }
        const marked = old.text === '' ? old : { ...old, marks: [remark, ...old.marks] }
        return { kind: 'body.splice', article, index: at, remove: 1, insert: [marked] }
      }
      if (f % 5 === 4 && old !== undefined)
        return { kind: 'body.splice', article, index: 0, remove: at + 1, insert: [old, ...body.slice(0, at)] }
      if (f % 4 === 0) return { kind: 'body.splice', article, index: at, remove: 1, insert: [] }
      // Typing goes on in a paragraph that is there; splitting one leaves a half of it.
      const typed = old === undefined ? fresh : { ...old, text: `${text}${old.text}` }
      if (f % 4 === 1)
        return { kind: 'body.splice', article, index: at, remove: old ? 1 : 0, insert: [typed] }
      const half = old === undefined ? [] : [{ ...old, text: `${old.text}${token(name, 'half')}` }]
      if (f % 4 === 2)
        return { kind: 'body.splice', article, index: at, remove: half.length, insert: [...half, fresh] }
      return { kind: 'body.splice', article, index: d % 4, remove: 0, insert: [{ ...fresh, marks }] }
    }
    case 17:
    case 18: {
      const id = `jump${name}` as JumpId
      // Mostly between blocks of one article, so that chains come about.
      const stories = blocks.flatMap((one) => (one.content.kind === 'story' ? [one.content.article] : []))
      const long =
        pick(
          stories.filter((one, index) => stories.indexOf(one) !== index),
          b,
        ) ?? article
      const { jumps = [] } = issue.articles.get(long) ?? {}
      const own = blocks.filter((one) => one.content.kind === 'story' && one.content.article === long)
      const free = own.filter((one) => !jumps.some((jump) => jump.from === one.id || jump.to === one.id))
      const from = jumps.at(-1)?.to ?? pick(own, c)?.id ?? block
      return {
        kind: 'jump.cut',
        article: long,
        jump: { id, from, to: pick(free, d)?.id ?? other, keep: e % 3 === 0 ? e : null },
      }
    }
    case 19: {
      const jumps = issue.articles.get(article)?.jumps ?? []
      return { kind: 'jump.join', article, jump: jumps.at(-1)?.id ?? ('none' as JumpId) }
    }
    case 20:
      return { kind: 'block.insert', page, block: makeBlock(mint, area, content ?? storyContent), index: 0 }
    case 21:
      return { kind: 'block.set', block, content: content ?? storyContent }
    case 22:
      return { kind: 'article.remove', article }
    case 23:
      return { kind: 'picture.insert', picture: { ...somePicture(mint()), caption: token(name, 'caption') } }
    case 24:
      return { kind: 'picture.remove', picture }
    case 25:
      return { kind: 'picture.set', picture, fields: { caption: token(name, 'caption') } }
    case 26: {
      if (c % 2 === 0)
        return { kind: 'issue.set', fields: { number: d, date: `2026-11-${String(10 + (e % 20))}` } }
      return { kind: 'publication.set', publication: { ...issue.publication, name: token(name, 'paper') } }
    }
    case 27: {
      const [format] = issue.publication.formats
      if (format === undefined) return { kind: 'issue.set', fields: {} }
      const lower = { ...format, key: 'lower', lines: 60 + (e % 40), columns: 5 }
      const formats = [format, ...(c % 3 === 0 ? [] : [lower])]
      if (c % 2 === 0) return { kind: 'publication.set', publication: { ...issue.publication, formats } }
      return { kind: 'page.set', page, fields: { format: d % 2 === 0 ? 'lower' : format.key } }
    }
    case 29: {
      const group = pick([null, 'groupa' as GroupId, 'groupb' as GroupId], d) ?? null
      return { kind: 'block.hold', block, fields: e % 2 === 0 ? { locked: f % 2 === 0 } : { group } }
    }
    case 30: {
      const [jump] = issue.articles.get(article)?.jumps ?? []
      return {
        kind: 'jump.set',
        article,
        jump: jump?.id ?? ('none' as JumpId),
        fields: { keep: e % 2 === 0 ? e : null },
      }
    }
    case 28: {
      const paragraph = makeParagraph(mint, token(name, 'kept'))
      return { kind: 'conflict.insert', conflict: makeConflict({ kind: 'paragraph', article, paragraph }) }
    }
    default:
      return {
        kind: 'conflict.remove',
        conflict: pick([...issue.conflicts.keys()], a) ?? ('none' as ConflictId),
      }
  }
}

/** What a desk says beside a text: a remark, an answer, the text as it is agreed on, or who has changed it. */
function reviewed(
  issue: Issue,
  id: ArticleId,
  name: string,
  which: number,
  at: number,
): Partial<Pick<Article, 'comments' | 'agreed' | 'hands'>> {
  const article = issue.articles.get(id)
  if (article === undefined) return { hands: [] }
  const { comments, hands, kicker, headline, deck, byline, dateline, body, tagline } = article
  const said = { by: name, at, text: token(name, 'said') }
  const [first, ...rest] = comments
  switch (which % 6) {
    case 0:
      return { agreed: null, hands: [] }
    case 1:
      return { agreed: { kicker, headline, deck, byline, dateline, body, tagline } }
    case 2:
      return { hands: [...hands, { place: body[0]?.id ?? 'headline', by: name, at }] }
    case 3:
      if (first !== undefined) return { comments: rest }
      break
    case 4:
      if (first !== undefined)
        return { comments: [{ ...first, said: [...first.said, said], done: !first.done }, ...rest] }
      break
    default:
  }
  return {
    comments: [...comments, { id: `rem${name}` as CommentId, field: null, said: [said], done: false }],
  }
}
