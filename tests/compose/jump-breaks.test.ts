// Where a part may break off before a jump, and that the engine breaks just there when it is told to.

import { describe, expect, test } from 'vitest'
import { mintId, type JumpId } from '../../src/base/ids.ts'
import { breakPlaces, keepAt, nearestBreak, openBreaks, stepBreak } from '../../src/compose/jump-breaks.ts'
import type { Issue } from '../../src/model/issue.ts'
import { after, composer, paper, placed, rect, story, type Story } from '../support/paper.ts'

const engine = composer()

/** A story on page one, so many lines high, that goes on on page two. */
function jumped(
  wish: Story,
  lines: number,
  more: { readonly language?: string; readonly columns?: number } = {},
) {
  const made = paper({
    ...(more.language === undefined ? {} : { language: more.language }),
    pages: [[wish], []],
  })
  const [article] = made.articles
  const [first, second] = made.issue.pages
  if (article === undefined || first === undefined || second === undefined) throw new Error('two pages')
  const listed = after(made.issue, [
    { kind: 'headline.insert', page: second.id, article: article.id, index: 0 },
  ])
  const head = placed(listed, first, article, rect(0, 0, more.columns ?? 2, lines), made.mint)
  const tail = placed(head.issue, second, article, rect(0, 0, 4, 90), made.mint)
  const jump = { id: mintId<JumpId>(made.mint), from: head.block.id, to: tail.block.id, keep: null }
  const issue = after(tail.issue, [{ kind: 'jump.cut', article: article.id, jump }])
  return { issue, article: article.id, jump: jump.id }
}

function keeping(issue: Issue, one: ReturnType<typeof jumped>, keep: number | null): Issue {
  return after(issue, [{ kind: 'jump.set', article: one.article, jump: one.jump, fields: { keep } }])
}

describe('places to break at', () => {
  const one = jumped(story('长稿', 20), 40)
  const places = breakPlaces(one.issue, engine, one.article, one.jump)

  test('are every number of lines that fits, each with its reason', () => {
    expect(places.map((place) => place.lines)).toEqual(places.map((_, index) => index + 1))
    expect(places.length).toBe(engine.article(one.issue, one.article).parts[0]?.lines.length)
    expect(places.slice(0, 23).every((place) => place.fault !== null)).toBe(true)
    expect(new Set(places.map((place) => place.fault))).toEqual(
      new Set([null, 'short-head', 'paragraph-end', 'widow']),
    )
  })

  test('count the characters before them', () => {
    const lines = engine.article(one.issue, one.article).parts[0]?.lines ?? []
    const all = lines.reduce((sum, line) => sum + line.to - line.from, 0)
    expect(places.at(-1)?.characters).toBe(all)
  })

  test('are kept by the engine to the line: neither paragraph end nor one line carried over', () => {
    const open = openBreaks(places)
    expect(open.length).toBeGreaterThan(10)
    for (const place of open) {
      const set = engine.article(keeping(one.issue, one, place.lines), one.article)
      expect(set.parts[0]?.lines.length).toBe(place.lines)
      expect(set.breaks[0]?.endsParagraph).toBe(false)
      expect(set.breaks[1]?.startsWithWidow).toBe(false)
    }
  })

  test('do not change with the break there is now', () => {
    const moved = keeping(one.issue, one, openBreaks(places)[0]?.lines ?? 30)
    expect(breakPlaces(moved, engine, one.article, one.jump)).toEqual(places)
  })

  test('follow the rules of the paper', () => {
    const { publication } = one.issue
    const rules = {
      ...publication.jumps.rules,
      paragraphEnd: true,
      widow: true,
      leastBefore: 1,
      leastAfter: 1,
    }
    const loose = after(one.issue, [
      { kind: 'publication.set', publication: { ...publication, jumps: { ...publication.jumps, rules } } },
    ])
    const faults = breakPlaces(loose, engine, one.article, one.jump).map((place) => place.fault)
    expect(faults.every((fault) => fault === null)).toBe(true)
  })

  test('that leave too little for the next page are told', () => {
    const short = jumped(story('短稿', 8), 40)
    const last = breakPlaces(short.issue, engine, short.article, short.jump).at(-1)
    expect(last?.fault === 'short-tail' || last?.fault === 'paragraph-end' || last?.fault === 'widow').toBe(
      true,
    )
    expect(
      breakPlaces(short.issue, engine, short.article, short.jump).some((one) => one.fault === 'short-tail'),
    ).toBe(true)
  })

  test('never stand under a crosshead', () => {
    const body = story('x', 12).body.flatMap((text) => [
      { text: '小标题', kind: 'crosshead' as const, marks: [] },
      text,
    ])
    const crossed = jumped({ headline: ['有小标题'], body }, 60)
    const found = breakPlaces(crossed.issue, engine, crossed.article, crossed.jump)
    expect(found.some((place) => place.fault === 'crosshead')).toBe(true)
  })

  test('are not within a word', () => {
    const western = jumped(story('A long way down the river', 16, {}, 'en'), 70, { language: 'en' })
    const found = breakPlaces(western.issue, engine, western.article, western.jump)
    expect(found.some((place) => place.fault === 'hyphen')).toBe(true)
    const lines = engine.article(western.issue, western.article).parts[0]?.lines ?? []
    for (const place of openBreaks(found))
      expect(lines[place.lines - 1]?.runs.some((run) => run.text === '\u00AD')).toBe(false)
  })

  test('are none for a jump that is not there', () => {
    expect(breakPlaces(one.issue, engine, one.article, 'nojump' as JumpId)).toEqual([])
  })
})

describe('moving among them', () => {
  const one = jumped(story('长稿', 20), 40)
  const places = breakPlaces(one.issue, engine, one.article, one.jump)
  const open = openBreaks(places)

  test('a step goes to the next open place and says what it passed over', () => {
    for (const [index, place] of open.entries()) {
      const up = stepBreak(places, place.lines, -1)
      expect(up.place).toEqual(open[index - 1] ?? null)
      expect(up.passed.every((passed) => passed.fault !== null)).toBe(true)
      const down = stepBreak(places, place.lines, 1)
      expect(down.place).toEqual(open[index + 1] ?? null)
      expect(down.passed.length).toBe(
        (down.place?.lines ?? (places.at(-1)?.lines ?? 0) + 1) - place.lines - 1,
      )
    }
  })

  test('the nearest is taken for a place that is none', () => {
    const bad = places.find((place) => place.fault === 'paragraph-end' && place.lines > 30)
    const near = nearestBreak(places, bad?.lines ?? 0)
    expect(near?.fault).toBeNull()
    expect(Math.abs((near?.lines ?? 0) - (bad?.lines ?? 0))).toBeLessThanOrEqual(2)
  })

  test('the last of all is kept as “as many as fit”', () => {
    expect(places.map((place) => keepAt(places, place)).slice(-2)).toEqual([places.length - 1, null])
  })

  test('a story too short for the limits may break where nothing else is wrong', () => {
    const tiny = jumped(story('短', 4), 14)
    const found = breakPlaces(tiny.issue, engine, tiny.article, tiny.jump)
    expect(found.every((place) => place.fault !== null)).toBe(true)
    expect(openBreaks(found).length).toBeGreaterThan(0)
  })
})
