// Headline fit: figures in the writer's unit, and choices that do what they say.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { fromPt } from '../../src/base/units.ts'
import {
  findHeadlines,
  type HeadlineChoice,
  type HeadlineChoices,
} from '../../src/makeup/headline-choices.ts'
import { headlineFit } from '../../src/makeup/headline-fit.ts'
import { applyAll } from '../../src/model/edit/apply.ts'
import type { Article, Block, HeadlinePlace, Issue } from '../../src/model/issue.ts'
import { printedText } from '../../src/model/query/printed.ts'
import { laidPaper } from '../support/laid-paper.ts'
import { after, composer, paper, placed, rect, someText } from '../support/paper.ts'

const engine = composer()

interface Standing {
  readonly issue: Issue
  readonly article: Article
  readonly block: Block
}

interface HeadedMore {
  readonly language?: string
  readonly place?: HeadlinePlace
  readonly lines?: number
}

/** One article with that headline, at a size, over so many columns of a broadsheet. */
function headed(
  headline: readonly string[],
  points: number,
  columns: number,
  { language = 'zh-CN', place = 'top', lines = 60 }: HeadedMore = {},
): Standing {
  const body = [someText(400, 3, language === 'en' ? 'en' : 'zh')]
  const one = paper({ language, pages: [[{ headline, body }]] })
  const [article] = one.articles
  const [page] = one.issue.pages
  if (article === undefined || page === undefined) throw new Error('a page')
  const { issue, block } = placed(one.issue, page, article, rect(0, 0, columns, lines), one.mint)
  if (block.content.kind !== 'story') throw new Error('a story')
  const content = { ...block.content, headlineSize: fromPt(points), headlinePlace: place }
  return { issue: after(issue, [{ kind: 'block.set', block: block.id, content }]), article, block }
}

function choices(standing: Standing): HeadlineChoices {
  const language = standing.issue.publication.language
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  const wordEnds = (text: string): readonly number[] =>
    [...segmenter.segment(text)].map(({ index, segment }) => index + segment.length)
  const steps = findHeadlines({ issue: standing.issue, composer: engine }, standing.article.id, wordEnds)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

function all({ sizes, breaks }: HeadlineChoices): readonly HeadlineChoice[] {
  return [...sizes, ...breaks]
}

const bare = (lines: readonly string[]): string => lines.join('').replaceAll(/\s/g, '')

/** A choice prints the headline in just its lines, none of them over, and leaves every word as it was. */
function expectHonest({ issue, article }: Standing, choice: HeadlineChoice): void {
  const made = orThrow(applyAll(issue, choice.edits))
  expect(orThrow(applyAll(made.issue, made.undo)).issue).toEqual(issue)
  const fresh = composer()
  const composed = fresh.article(made.issue, article.id)
  const printed = composed.parts[0]?.headline.filter(({ role }) => role === 'headline') ?? []
  expect(printed.map((line) => line.text.trim())).toEqual(choice.lines)
  expect(printed.every((line) => line.size === choice.size)).toBe(true)
  expect(composed.breaks[0]?.headlineTooWide).toBe(false)
  expect(composed.overset.lines).toBe(choice.over)
  expect(composed.underset).toBe(choice.free)
  for (const line of headlineFit(made.issue, fresh, article.id)[0]?.lines ?? [])
    expect(line.over).toBeLessThanOrEqual(0)
  expect(bare(made.issue.articles.get(article.id)?.headline ?? [])).toBe(bare(article.headline))
  expect(printedText(made.issue.articles.get(article.id) ?? article)).toBe(printedText(article))
  expect(issue.publication.styles.steps).toContain(choice.size)
}

describe('figures', () => {
  // Four columns of 13 characters of 9 points, and three gutters of one: 495 points, 13.75 characters of 36.
  test.each([
    ['渡船十分钟就到对岸大家都满意', 14, 0.5],
    ['渡船只要十分钟就到对岸大家都满意', 16, 2.5],
    ['渡船十分钟就到对岸', 9, -4.5],
  ])('%s at 小初', (headline, length, over) => {
    expect([...headline]).toHaveLength(length)
    const { issue, article } = headed([headline], 36, 4)
    const [fit] = headlineFit(issue, engine, article.id)
    expect(fit).toMatchObject({ part: 0, size: fromPt(36), tooWide: false })
    expect(fit?.lines).toEqual([{ text: headline, unit: 'han', over, rows: over > 0 ? 2 : 1 }])
  })

  test('each line has its own, and a mark at the end of a line is half as wide', () => {
    const { issue, article } = headed(['渡船十分钟，', '就到对岸大家都满意都说好呀呀'], 36, 4)
    expect(headlineFit(issue, engine, article.id)[0]?.lines.map((line) => line.over)).toEqual([-8, 0.5])
  })

  test('English counts the characters that have to go', () => {
    const text = 'The ferry is quiet, and it is on time for once'
    const { issue, article } = headed([text], 48, 3, { language: 'en' })
    const over = headlineFit(issue, engine, article.id)[0]?.lines[0]?.over ?? 0
    expect(over).toBeGreaterThan(5)
    const over2 = (characters: number): number => {
      const shorter = headed([text.slice(0, text.length - characters).trim()], 48, 3, { language: 'en' })
      return headlineFit(shorter.issue, engine, shorter.article.id)[0]?.lines[0]?.over ?? 0
    }
    expect(over2(over)).toBeLessThanOrEqual(0)
    expect(over2(over - 2)).toBeGreaterThan(0)
  })

  test('a headline down the side has the depth of its block', () => {
    const standing = headed(['渡船十分钟就到对岸大家都满意'], 36, 4, { place: 'left', lines: 30 })
    const [format] = standing.issue.publication.formats
    const room = (30 * (format?.leading ?? 0)) / fromPt(36)
    const [fit] = headlineFit(standing.issue, engine, standing.article.id)
    expect(fit?.lines[0]?.over).toBe(Math.ceil((14 - room) * 2) / 2)
    for (const choice of all(choices(standing))) expectHonest(standing, choice)
  })

  test('a jump head has figures of its own, at its own size', () => {
    const { issue, articles } = laidPaper()
    const [first] = articles
    const named = after(issue, [
      { kind: 'article.set', article: first.id, fields: { headline: ['渡船十分钟就到对岸', '大家都满意'] } },
    ])
    const fits = headlineFit(named, engine, first.id)
    expect(fits.map(({ part }) => part)).toEqual([0, 1])
    expect(fits[1]?.size).toBeLessThan(fits[0]?.size ?? 0)
    expect(fits[0]?.lines).toHaveLength(2)
    expect(fits[1]?.lines.map(({ text }) => text)).toEqual(['渡船十分钟就到对岸 大家都满意'])
  })

  test('an article that stands nowhere has none', () => {
    const { issue, articles } = paper({ pages: [[{ headline: ['题'], body: ['文。'] }]] })
    expect(articles.flatMap(({ id }) => headlineFit(issue, engine, id))).toEqual([])
  })
})

describe('choices', () => {
  test.each([
    ['zh-CN', ['渡船只要十分钟就到对岸，大家都满意'], 36],
    ['zh-CN', ['渡船十分钟就到对岸', '大家都满意'], 24],
    ['en', ['The ferry is quiet, and it is on time'], 36],
    ['en', ['Sluice keeper counts seventeen kinds of fish'], 48],
  ] as const)('in %s, %s', (language, headline, points) => {
    const standing = headed(headline, points, 4, { language })
    const { sizes, breaks } = choices(standing)
    expect(sizes.length).toBeGreaterThan(0)
    expect(breaks.length).toBeGreaterThan(0)
    for (const choice of [...sizes, ...breaks]) expectHonest(standing, choice)
    for (const choice of sizes) expect(choice.lines).toEqual(headline)
    // The largest that fits is first, and no larger one of the style book would.
    const widths = sizes.map(({ size }) => size)
    expect(widths).toEqual(widths.toSorted((left, right) => right - left))
  })

  test('the rank’s own size is not written down', () => {
    const standing = headed(['渡船十分钟就到'], 36, 4)
    const byRank = standing.issue.publication.styles.byRank[2]
    const own = choices(standing).sizes.find(({ size }) => size === byRank)
    expect(own?.edits).toMatchObject([{ kind: 'block.set', content: { headlineSize: null } }])
  })

  const words = [
    '渡船',
    '十分钟',
    '就到',
    '对岸，',
    '大家',
    '都',
    '满意',
    '54处',
    '的',
    '江面 ',
    '“新闻”',
    'COVID-19',
    '1,552.8万',
  ]
  test('whatever the headline says, a choice does what it says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 8 }),
        fc.constantFrom(12, 18, 24, 36, 48),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom<HeadlinePlace>('top', 'left', 'right'),
        (some, points, columns, place) => {
          const text = some.join('').replaceAll(/\s+/g, ' ').trim()
          const standing = headed([text], points, columns, { place })
          for (const choice of all(choices(standing))) {
            expectHonest(standing, choice)
            for (const line of choice.lines) {
              expect(line).not.toMatch(/^[，。”]|[“]$|\d$(?=.)/)
              expect([...line].length).toBeGreaterThan(1)
            }
            expect(choice.lines.join('\n')).not.toMatch(/\d\n|COVID\n|1,\n/)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
