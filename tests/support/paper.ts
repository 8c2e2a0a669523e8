// Issues for tests of the pure layers, written in place: `paper({ pages: [[story('标题', 3)], []] })`.

import { fileURLToPath } from 'node:url'
import { countingMint, type Mint, type PictureId } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import { type Composer, createComposer } from '../../src/compose/compose.ts'
import type { TypeLibrary } from '../../src/compose/type/type-library.ts'
import { loadFonts } from '../../src/main/services/fonts.ts'
import { applyAll } from '../../src/model/edit/apply.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import type {
  Article,
  Block,
  GridRect,
  HeadlinePlace,
  Issue,
  Page,
  Paragraph,
  Picture,
} from '../../src/model/issue.ts'
import { makeArticle, makeBlock, makeIssue, makePage, makeParagraph } from '../../src/model/make.ts'
import { makePublication } from '../../src/model/papers.ts'

const fonts = fileURLToPath(new URL('../../out/fonts', import.meta.url))

let library: TypeLibrary | null = null

/** The real faces, made by the build. */
export function realFonts(): TypeLibrary {
  if (library !== null) return library
  library = loadFonts(fonts)
  return library
}

export function composer(): Composer {
  return createComposer(realFonts())
}

export type Story = Partial<Omit<Article, 'id' | 'body'>> & {
  readonly body: readonly (string | Omit<Paragraph, 'id'>)[]
}

export interface PaperWish {
  readonly language?: string
  readonly format?: string
  readonly pages: readonly (readonly Story[])[]
  readonly pictures?: readonly Picture[]
}

export interface Paper {
  readonly issue: Issue
  readonly mint: Mint
  /** Articles in the order they were given. */
  readonly articles: readonly Article[]
}

export function paper(wish: PaperWish): Paper {
  const mint = countingMint('t')
  const language = wish.language ?? 'zh-CN'
  const publication = makePublication({
    name: language === 'en' ? 'The Test' : '试验日报',
    language,
    format: wish.format ?? 'broadsheet',
  })
  const articles: Article[] = []
  const pages = wish.pages.map((stories, index): Page => {
    const here = stories.map((story) =>
      makeArticle(mint, {
        ...story,
        body: story.body.map((text) =>
          typeof text === 'string'
            ? makeParagraph(mint, text)
            : { ...makeParagraph(mint, text.text, text.kind), marks: text.marks },
        ),
      }),
    )
    articles.push(...here)
    return {
      ...makePage(mint, publication.format, `section ${String(index + 1)}`),
      headlines: here.map((one) => one.id),
    }
  })
  const issue: Issue = {
    ...makeIssue(mint, publication, '2026-11-23'),
    pages,
    articles: new Map(articles.map((article) => [article.id, article])),
    pictures: new Map((wish.pictures ?? []).map((picture) => [picture.id, picture])),
  }
  return { issue, mint, articles }
}

const hanWords = [
  '江面',
  '渡船',
  '清晨',
  '工人',
  '发展',
  '建设',
  '市民',
  '记者',
  '表示',
  '今年',
  '项目',
  '完成',
  '三十',
  '城市',
  '道路',
  '公园',
]
const latinWords = [
  'river',
  'the',
  'ferry',
  'of',
  'council',
  'morning',
  'a',
  'bridge',
  'harbour',
  'said',
  'new',
  'weather',
  'in',
  'timetable',
  'and',
  'school',
]

/** A paragraph of about so many characters that is the same each time. */
export function someText(length: number, seed = 1, language: 'zh' | 'en' = 'zh'): string {
  const words = language === 'zh' ? hanWords : latinWords
  let state = seed * 7919 + 17
  let text = ''
  while (text.length < length) {
    state = (state * 1103515245 + 12345) % 2147483648
    const word = words[Math.floor(state / 65536) % words.length] ?? ''
    const pause = Math.floor(state / 131072) % 7 === 0
    text += language === 'zh' ? word + (pause ? '，' : '') : `${word}${pause ? ', ' : ' '}`
  }
  const trimmed = text.slice(0, length).replace(/[，, ]+$/, '')
  return language === 'zh' ? `${trimmed}。` : `${trimmed}.`
}

/** A story of so many paragraphs of 60 to 120 characters. */
export function story(
  headline: string,
  paragraphs: number,
  more: Partial<Omit<Story, 'body'>> = {},
  language: 'zh' | 'en' = 'zh',
): Story {
  const length = (index: number): number => (60 + ((index * 37) % 60)) * (language === 'en' ? 4 : 1)
  return {
    headline: [headline],
    ...more,
    body: Array.from({ length: paragraphs }, (_, index) =>
      someText(length(index), index + headline.length, language),
    ),
  }
}

export function somePicture(id: string, more: Partial<Picture> = {}): Picture {
  return {
    id: id as PictureId,
    sha256: id.padEnd(64, '0').replaceAll(/[^0-9a-f]/g, 'a'),
    type: 'jpeg',
    width: 2400,
    height: 1600,
    focal: { x: 500, y: 500 },
    caption: '',
    credit: '',
    name: `${id}.jpg`,
    ...more,
  }
}

export function rect(column: number, line: number, columns: number, lines: number): GridRect {
  return { column, line, columns, lines }
}

/** A story block of an article, put on a page. */
export function placed(
  issue: Issue,
  page: Page,
  article: Article,
  area: GridRect,
  mint: Mint,
): { readonly issue: Issue; readonly block: Block } {
  const block = makeBlock(mint, [area], {
    kind: 'story',
    article: article.id,
    headlineSize: null,
    headlinePlace: 'top',
    columns: { kind: 'grid' },
  })
  return { issue: after(issue, [{ kind: 'block.insert', page: page.id, block, index: 0 }]), block }
}

export function after(issue: Issue, edits: readonly Edit[]): Issue {
  return orThrow(applyAll(issue, edits)).issue
}

/** Every headline over more than one column is set down the page, at the left and the right in turn. */
export function withHeadlinesDown(issue: Issue): Issue {
  let place: HeadlinePlace = 'right'
  const edits = issue.pages
    .flatMap((page) => page.blocks)
    .flatMap(({ id, area, content }): readonly Edit[] => {
      if (content.kind !== 'story' || (area[0]?.columns ?? 0) < 2) return []
      place = place === 'left' ? 'right' : 'left'
      return [{ kind: 'block.set', block: id, content: { ...content, headlinePlace: place } }]
    })
  return after(issue, edits)
}
