// Edits that leave a trace nothing else leaves, and an account of what must be found in the end: every trace
// somebody left and nobody who saw it took away.

import { createHash } from 'node:crypto'
import { countingMint, type ParagraphId } from '../../src/base/ids.ts'
import type { Original } from '../../src/main/services/store/original.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import type { Article, Block, GridRect, Issue, Page, Picture } from '../../src/model/issue.ts'
import { makeArticle, makeBlock, makeIssue, makePage, makeParagraph } from '../../src/model/make.ts'
import { makePublication } from '../../src/model/papers.ts'
import { conflictTexts } from '../../src/model/query/conflicts.ts'
import { someText } from './paper.ts'

type Dice = (below: number) => number

const word = (name: string): string => `⟨${name}⟩`

export interface FullIssue {
  readonly issue: Issue
  readonly originals: readonly Original[]
}

/** An issue with something of everything: pages, articles with blocks, pictures with captions and originals. */
export function fullIssue(articles = 24, pages = 6, pictures = 6): FullIssue {
  const mint = countingMint('t')
  const publication = makePublication({ name: '晨报', language: 'zh-CN', format: 'broadsheet' })
  const list = Array.from({ length: articles }, (_, row) =>
    makeArticle(mint, {
      headline: [`标题${word(`head${String(row)}`)}`],
      deck: word(`deck${String(row)}`),
      body: Array.from({ length: 4 }, (__, at) =>
        makeParagraph(mint, `${word(`body${String(row)}-${String(at)}`)}${someText(60, row * 4 + at)}`),
      ),
    }),
  )
  const originals = Array.from({ length: pictures }, (_, row): Original => {
    const bytes = new Uint8Array(900).fill(row + 1)
    return { sha256: createHash('sha256').update(bytes).digest('hex'), type: 'png', bytes }
  })
  const shown = originals.map(
    ({ sha256, type }, row): Picture => ({
      id: mint() as Picture['id'],
      sha256,
      type,
      width: 300,
      height: 200,
      focal: { x: 500, y: 500 },
      caption: word(`caption${String(row)}`),
      credit: '',
      name: `${String(row)}.png`,
    }),
  )
  const made = Array.from({ length: pages }, (_, at): Page => {
    const here = list.filter((__, row) => row % pages === at)
    const page = makePage(mint, 'broadsheet', word(`page${String(at)}`))
    const blocks = here.map((article, row) => {
      const area: GridRect = { column: row, line: 10 * row, columns: 1, lines: 9 }
      const columns = { kind: 'grid' } as const
      return makeBlock(mint, [area], {
        kind: 'story',
        article: article.id,
        headlineSize: null,
        headlinePlace: 'top',
        columns,
      })
    })
    return { ...page, headlines: here.map(({ id }) => id), blocks }
  })
  const issue: Issue = {
    ...makeIssue(mint, publication, '2026-11-23'),
    pages: made,
    articles: new Map(list.map((article) => [article.id, article])),
    pictures: new Map(shown.map((picture) => [picture.id, picture])),
  }
  return { issue, originals }
}

/** One edit, and the trace by which it is found. */
export interface Traced {
  readonly edit: Edit
  readonly trace: string
}

/** `name` stands in nothing else. */
export function tracedEdit(issue: Issue, dice: Dice, name: string): Traced {
  const trace = word(name)
  const pick = <Thing>(list: readonly Thing[]): Thing => {
    const one = list[dice(list.length)]
    if (one === undefined) throw new Error('there is nothing to choose from')
    return one
  }
  const article = pick([...issue.articles.values()])
  const id = article.id
  const { body } = article
  const fresh = { ...makeParagraph(countingMint('u'), `${trace}增写。`), id: idOf(name) as ParagraphId }
  const at = dice(Math.max(1, body.length))
  const old = body[at]
  switch (dice(14)) {
    case 0:
    case 1:
      return { trace, edit: { kind: 'body.splice', article: id, index: at, remove: 0, insert: [fresh] } }
    case 2:
    case 3:
    case 4: {
      // Typing goes on in what is there.
      const typed = old === undefined ? fresh : { ...old, text: `${old.text}${trace}`, marks: [] }
      const remove = old === undefined ? 0 : 1
      return { trace, edit: { kind: 'body.splice', article: id, index: at, remove, insert: [typed] } }
    }
    case 5: {
      const rewritten = old === undefined ? fresh : { ...old, text: `${trace}重写。`, marks: [] }
      const remove = old === undefined ? 0 : 1
      return { trace, edit: { kind: 'body.splice', article: id, index: at, remove, insert: [rewritten] } }
    }
    case 6: {
      const remove = Math.min(2, body.length - at)
      return { trace, edit: { kind: 'body.splice', article: id, index: at, remove, insert: [fresh] } }
    }
    case 7:
      return { trace, edit: { kind: 'article.set', article: id, fields: { headline: [trace, '二行'] } } }
    case 8:
      return { trace, edit: { kind: 'article.set', article: id, fields: { deck: trace } } }
    case 9: {
      const { id: picture } = pick([...issue.pictures.values()])
      return { trace, edit: { kind: 'picture.set', picture, fields: { caption: trace } } }
    }
    case 10:
    case 11: {
      const block = pick(issue.pages.flatMap((page) => page.blocks))
      const area = [{ column: dice(5), line: dice(70), columns: 1 + dice(3), lines: 1 + dice(30) }]
      const edit: Edit = { kind: 'block.move', block: block.id, area, pinned: true }
      return { trace: placeTrace(block.id, area), edit }
    }
    case 12: {
      // A trace is in one place: two people may each take away one of two, and neither the last.
      const body = [{ ...fresh, text: '新稿。' }]
      const made = makeArticle(() => idOf(`a${name}`), { headline: [trace], body })
      return { trace, edit: { kind: 'article.insert', article: made } }
    }
    default:
      return {
        trace,
        edit: { kind: 'page.set', page: pick(issue.pages).id, fields: { section: trace } },
      }
  }
}

/** A paragraph more: it takes nothing away from anybody. */
export function addedParagraph(issue: Issue, dice: Dice, name: string): Traced {
  const list = [...issue.articles.values()]
  const { id, body } = list[dice(list.length)] ?? list[0]!
  const trace = word(name)
  const fresh = { ...makeParagraph(countingMint('u'), `${trace}增写。`), id: idOf(name) as ParagraphId }
  const index = dice(body.length + 1)
  return { trace, edit: { kind: 'body.splice', article: id, index, remove: 0, insert: [fresh] } }
}

function idOf(name: string): string {
  return `n${createHash('sha256').update(name).digest('hex').slice(0, 12)}`
}

const rectText = ({ column, line, columns, lines }: GridRect): string =>
  `${String(column)}/${String(line)} ${String(columns)}×${String(lines)}`

function placeTrace(block: string, area: readonly GridRect[]): string {
  return `${block}@${area.map(rectText).join(', ')}`
}

const words = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => text.match(/⟨[^⟩]*⟩/g) ?? [])

const known = new WeakMap<object, readonly string[]>()

function once<Thing extends object>(
  thing: Thing,
  make: (thing: Thing) => readonly string[],
): readonly string[] {
  const before = known.get(thing)
  if (before !== undefined) return before
  const made = make(thing)
  known.set(thing, made)
  return made
}

const articleTexts = ({ headline, deck, kicker, slug, body }: Article): readonly string[] =>
  words([...headline, deck, kicker, slug, ...body.map(({ text }) => text)])

const blockTraces = ({ id, area, content }: Block): readonly string[] => [
  placeTrace(id, area),
  ...words(content.kind === 'advert' ? [content.client] : []),
]

/** Every trace an editor can find: in what is shown, and in versions that are offered beside it. */
export function tracesOf(issue: Issue): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (list: readonly string[]): void => {
    for (const one of list) found.add(one)
  }
  for (const article of issue.articles.values()) add(once(article, articleTexts))
  for (const picture of issue.pictures.values()) add(once(picture, ({ caption }) => words([caption])))
  for (const page of issue.pages) {
    add(once(page, ({ section, blocks }) => [...words([section]), ...blocks.flatMap(blockTraces)]))
  }
  for (const conflict of issue.conflicts.values()) {
    const { other } = conflictTexts(issue, conflict)
    add(words([other]))
    if (conflict.kind === 'place') found.add(`${conflict.block}@${other.slice(other.lastIndexOf(': ') + 2)}`)
  }
  return found
}

/** What must be found in the end. */
export interface Account {
  /** Notes a change that somebody made who saw all of `before`. */
  readonly note: (before: Issue, after: Issue, trace: string) => void
  /** The first traces that are gone without anybody having taken them away; empty when all are there. */
  readonly missing: (issue: Issue) => readonly string[]
  readonly count: () => number
}

export function startAccount(issue: Issue): Account {
  const wanted = new Set(words([...tracesOf(issue)]))
  const taken = new Set<string>()
  let count = 0
  return {
    note(before, after, trace) {
      count += 1
      wanted.add(trace)
      const left = tracesOf(after)
      for (const one of tracesOf(before)) if (!left.has(one)) taken.add(one)
      // A place that is taken up again stands for the later of the two.
      taken.delete(trace)
    },
    missing(issue) {
      const found = tracesOf(issue)
      return [...wanted].filter((one) => !found.has(one) && !taken.has(one))
    },
    count: () => count,
  }
}
