// The largest issue we mean to be quick with (R18): 64 pages, 2,000 articles in Chinese and English, 1,000
// pictures of 200 KB each. A quarter of the articles is laid out, jumps and all, as many again wait in headline
// lists, and the rest is in the basket. It comes out the same every time; texts are those of our sample papers.

import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { countingMint, type ArticleId, type Mint, type PageId, type PictureId } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import { makeUp } from '../../src/makeup/makeup.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import type { Article, Issue, Page, Picture } from '../../src/model/issue.ts'
import { makeArticle, makeIssue, makePage, makeParagraph } from '../../src/model/make.ts'
import { makePublication } from '../../src/model/papers.ts'
import type { Original } from '../../src/main/services/store/original.ts'
import type { StoredIssue } from '../../src/main/services/store/stored-issue.ts'
import { seededDice } from './dice.ts'
import { realStore } from './issue-folder.ts'
import { after, composer } from './paper.ts'
import { sampleProse } from './prose.ts'

interface LargeWish {
  readonly pages: number
  readonly articles: number
  readonly pictures: number
  readonly publishes: number
}

export const largest: LargeWish = { pages: 64, articles: 2_000, pictures: 1_000, publishes: 200 }

interface LargeIssue {
  readonly issue: Issue
  readonly originals: readonly Original[]
}

// What a page of a broadsheet has: paragraphs of each of its stories, and their ranks.
const laidStories = [16, 10, 9, 7, 6, 4, 3, 2] as const
const laidRanks = [1, 2, 3, 3, 4, 4, 5, 5] as const
const waitingOnPage = 8
const sections = ['要闻', '本市', '时评', '经济', '文教', '国际', '体育', '副刊'] as const

type Prose = Readonly<Record<'zh' | 'en', readonly string[]>>

interface Make {
  readonly mint: Mint
  readonly dice: (below: number) => number
  readonly prose: Prose
}

async function largeIssue(wish: LargeWish = largest): Promise<LargeIssue> {
  const [zh, en] = [(await sampleProse('zh')).paragraphs, (await sampleProse('en')).paragraphs]
  const make: Make = { mint: countingMint('s'), dice: seededDice(18), prose: { zh, en } }
  const { pictures, originals } = await makePictures(wish.pictures, make.mint)
  const articles = Array.from({ length: wish.articles }, (_, number) => makeStory(make, number, pictures))
  const pages = makePages(make.mint, wish.pages, articles)
  const publication = makePublication({ name: '望江日报', language: 'zh-CN', format: 'broadsheet' })
  const waiting: Issue = {
    ...makeIssue(make.mint, publication, '2026-11-23'),
    pages: pages.map((page) => ({ ...page, headlines: page.headlines.slice(0, laidStories.length) })),
    articles: new Map(continued(articles, pages).map((article) => [article.id, article])),
    pictures: new Map(pictures.map((picture) => [picture.id, picture])),
  }
  const laid = makeUp({ issue: waiting, composer: composer(), mint: make.mint }, { pages: null, keep: false })
  const issue = after(waiting, laid.edits)
  return { issue: withWaiting(issue, pages), originals }
}

/** Three of four are in Chinese. The first on each page is its lead. */
function makeStory({ mint, dice, prose }: Make, number: number, pictures: readonly Picture[]): Article {
  const text = number % 4 === 3 ? prose.en : prose.zh
  const place = number % laidStories.length
  const from = dice(text.length)
  const picture = number % 2 === 0 ? pictures[number / 2] : undefined
  const body = Array.from({ length: laidStories[place] ?? 4 }, (_, row) => {
    const words = text[(from + row) % text.length] ?? ''
    return makeParagraph(mint, row === 0 ? `${words}（稿${String(number + 1)}）` : words)
  })
  return makeArticle(mint, {
    slug: `s${String(number + 1)}`,
    rank: laidRanks[place] ?? 3,
    headline: [
      `${text === prose.en ? 'Story' : '稿件'} ${String(number + 1)} ${body[0]?.text.slice(0, 12) ?? ''}`,
    ],
    byline: '本报记者',
    body,
    pictures: picture === undefined ? [] : [picture.id],
  })
}

/** The first articles stand on the pages; what is left is in the basket. */
function makePages(mint: Mint, count: number, articles: readonly Article[]): readonly Page[] {
  const laid = count * laidStories.length
  return Array.from({ length: count }, (_, index) => {
    const of = (start: number, length: number): readonly ArticleId[] =>
      articles.slice(start + index * length, start + (index + 1) * length).map(({ id }) => id)
    return {
      ...makePage(mint, 'broadsheet', sections[index % sections.length] ?? ''),
      headlines: [...of(0, laidStories.length), ...of(laid, waitingOnPage)],
    }
  })
}

/** The lead of every second page asks to go on on the next. */
function continued(articles: readonly Article[], pages: readonly Page[]): readonly Article[] {
  const targets = new Map<ArticleId | undefined, PageId>()
  for (const [index, page] of pages.entries()) {
    const next = index % 2 === 0 ? pages[index + 1] : undefined
    if (next !== undefined) targets.set(page.headlines[0], next.id)
  }
  return articles.map((article) => ({ ...article, continueOn: targets.get(article.id) ?? null }))
}

/** What waits in a list comes after what is laid out, jumped parts too. */
function withWaiting(issue: Issue, lists: readonly Page[]): Issue {
  const pages = issue.pages.map((page, index) => {
    const waiting = lists[index]?.headlines.slice(laidStories.length) ?? []
    return { ...page, headlines: [...page.headlines, ...waiting] }
  })
  return { ...issue, pages }
}

/** One picture that decodes, and as many files as are asked for: bytes after its end make each another. */
async function makePictures(
  count: number,
  mint: Mint,
): Promise<{ readonly pictures: readonly Picture[]; readonly originals: readonly Original[] }> {
  const [width, height] = [960, 640]
  const base = await noise(width, height)
  const originals = Array.from({ length: count }, (_, number): Original => {
    const sha256 = createHash('sha256').update(numbered(base, number)).digest('hex')
    // 200 MB of pictures are not kept in memory: each is made when it is written.
    return {
      sha256,
      type: 'jpeg',
      get bytes() {
        return numbered(base, number)
      },
    }
  })
  const pictures = originals.map(
    ({ sha256, type }, number): Picture => ({
      id: mint() as PictureId,
      sha256,
      type,
      width,
      height,
      focal: { x: 500, y: 500 },
      caption: `渡口清晨，第${String(number + 1)}张。`,
      credit: '本报记者 摄',
      name: `${String(number + 1)}.jpg`,
    }),
  )
  return { pictures, originals }
}

function numbered(base: Uint8Array, number: number): Uint8Array {
  return Buffer.concat([base, Buffer.from(`picture ${String(number)}`)])
}

/** Grain, as a photograph has: it is what keeps a file from being small. */
async function noise(width: number, height: number): Promise<Uint8Array> {
  const dice = seededDice(200)
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = 90 + ((at / width) % 60) + dice(40)
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** Writes the issue into a folder as an editor would have: made once, then changed and published many times. */
export async function writeLargeIssue(
  path: string,
  wish: LargeWish = largest,
): Promise<{ readonly issue: Issue; readonly stored: StoredIssue }> {
  const { issue, originals } = await largeIssue(wish)
  const stored = orThrow(await realStore('bench').create(path, issue, originals))
  let current = issue
  for (let round = 1; round <= wish.publishes; round += 1) {
    current = after(current, [changeOf(current, round)])
    orThrow(await stored.publish(current, round % 20 === 0 ? `Round ${String(round)}` : 'Autosave'))
  }
  return { issue: current, stored }
}

/** The headline of another article each time. */
export function changeOf(issue: Issue, round: number): Edit {
  const ids = [...issue.articles.keys()]
  const article = ids[(round * 7) % ids.length]
  if (article === undefined) throw new Error('the issue has articles')
  return { kind: 'article.set', article, fields: { deck: `改于${String(round)}` } }
}
