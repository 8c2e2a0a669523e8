// Cut to fit: each way is made on the issue and held against what it says; what is left must read whole.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ArticleId } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import { cutEdits, type CutStretch, uncutEdits } from '../../src/makeup/cut-marks.ts'
import { type CutFindings, findCuts } from '../../src/makeup/cut-ways.ts'
import { applyAll } from '../../src/model/edit/apply.ts'
import type { Article, Issue } from '../../src/model/issue.ts'
import { printedParagraph, printedText } from '../../src/model/query/printed.ts'
import { checkTextWhole } from '../support/laws.ts'
import { composer, paper, placed, rect, type Story } from '../support/paper.ts'
import { longArticle } from '../support/long-article.ts'

const engine = composer()

function found(issue: Issue, id: ArticleId): CutFindings {
  const steps = findCuts({ issue, composer: engine }, id)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

interface Standing {
  readonly issue: Issue
  readonly article: Article
}

/** One article in a column as deep as leaves so many lines of it over. */
function overBy(story: Story, lines: number, language = 'zh-CN', columns = 1): Standing {
  const one = paper({ language, pages: [[story]] })
  const [article] = one.articles
  const [page] = one.issue.pages
  if (article === undefined || page === undefined) throw new Error('a page')
  for (let depth = 110; depth > 2; depth -= 1) {
    const { issue } = placed(one.issue, page, article, rect(0, 0, columns, depth), one.mint)
    if (engine.article(issue, article.id).overset.lines >= lines) return { issue, article }
  }
  throw new Error('it is too short')
}

function overIn(issue: Issue, id: ArticleId): number {
  const { overset, underset } = composer().article(issue, id)
  return overset.lines > 0 ? overset.lines : -underset
}

/** The issue with the stretches cut: nothing of the manuscript is gone, and undo brings all of it back. */
function cut({ issue, article }: Standing, stretches: readonly CutStretch[]): Issue {
  const made = orThrow(applyAll(issue, cutEdits(article, stretches)))
  const now = made.issue.articles.get(article.id)
  expect(now?.body.map(({ id, kind, text }) => ({ id, kind, text }))).toEqual(
    article.body.map(({ id, kind, text }) => ({ id, kind, text })),
  )
  expect(orThrow(applyAll(made.issue, made.undo)).issue).toEqual(issue)
  const back = orThrow(applyAll(made.issue, uncutEdits(now ?? article, stretches))).issue
  expect(printedText(back.articles.get(article.id) ?? article)).toBe(printedText(article))
  return made.issue
}

const openers = '（(“‘「《'
const closers = '）)”’」》'

/** Marks that stand without their partner. */
function unpaired(text: string): number {
  const open: string[] = []
  let wrong = 0
  for (const [at, mark] of [...text].entries()) {
    if (openers.includes(mark)) open.push(mark)
    const closed = closers.indexOf(mark)
    if (closed < 0 || (mark === '’' && /\p{L}/u.test([...text][at + 1] ?? ''))) continue
    if (open.pop() !== openers[closed]) wrong += 1
  }
  return wrong + open.length
}

function numbersIn(text: string): readonly string[] {
  return text.match(/\d[\d.,:]*\d*\s?(?:\p{Script=Han}|[\p{L}%]+)?/gu) ?? []
}

/** What is left of a paragraph reads as it was written: no mark doubled, missing or alone, no number or quotation changed. */
function expectWhole(before: string, after: string): void {
  if (after === '' || after === before) return
  expect(unpaired(after), after).toBeLessThanOrEqual(unpaired(before))
  expect(after, before).not.toMatch(
    /[，、；：,;:]\s*[，、；：。,;.]|[。！？]\s*[，、；。]|\s[,.;:!?]|\s\s|^\s|\s$/,
  )
  expect(after).toMatch(/[。！？.!?][”’」』）)]*$/)
  for (const number of numbersIn(after)) expect(numbersIn(before)).toContain(number)
  for (const [quotation] of after.matchAll(/“[^”]*”/g)) expect(before).toContain(quotation)
}

/** Every way does what it says, and so does the choice that makes it fit. */
function expectHonest(standing: Standing): CutFindings {
  const { issue, article } = standing
  const findings = found(issue, article.id)
  const before = overIn(issue, article.id)
  const texts = (one: Issue): ReadonlyMap<string, string> =>
    new Map(
      one.articles.get(article.id)?.body.map((paragraph) => [paragraph.id, printedParagraph(paragraph)]),
    )
  const printed = texts(issue)
  const hold = (
    stretches: readonly CutStretch[],
    says: { readonly characters: number; readonly lines: number },
  ) => {
    const after = cut(standing, stretches)
    expect(before - overIn(after, article.id)).toBe(says.lines)
    let gone = 0
    for (const [id, text] of texts(after)) {
      expectWhole(printed.get(id) ?? '', text)
      gone += (printed.get(id) ?? '').length - text.length
    }
    expect(gone).toBe(says.characters)
    checkTextWhole(after, engine)
  }
  for (const way of findings.ways) {
    expect(way.lines).toBeGreaterThan(0)
    hold(way.stretches, way)
  }
  if (findings.fit !== null) {
    const stretches = findings.fit.ways.flatMap((way) => way.stretches)
    hold(stretches, findings.fit)
    expect(overIn(cut(standing, stretches), article.id)).toBeLessThanOrEqual(0)
  }
  return findings
}

const zh: Story = {
  headline: ['新船'],
  body: [
    '新船昨天在白汀下水，全长38.6米，可载180人，是今年的第三艘。市交通局介绍，另外两艘明年交付。',
    '船上有推着电动车上早班的护理员，有7名学生，还有一位老人。这趟船（去年增开）每天开行26班。',
    { kind: 'crosshead', text: '江面很静', marks: [] },
    '“过去要等70分钟，”一位乘客说，“现在只要10分钟。”码头边的面馆也早开了半个钟头。',
    '工程还在继续，预计明年三月完工。施工期间，北岸栈桥分三段封闭，每段不超过40天。',
  ],
}
const en: Story = {
  headline: ['New boat'],
  body: [
    'The new boat was launched at Whitestaith on Friday, with a band and a bottle. The second boat, the Plover, is due in the spring.',
    'She carries 180 passengers (the old one took 90) and needs no diesel, the council said. “It is quiet, and it is on time,” said Mr. Smith of St. Olave’s.',
    'The quay, which opened in 1932, is to be closed in three stages. No stage will last more than 40 days.',
    'Work goes on through the winter. Anybody who would rather have no lamp at the gate may say so.',
  ],
}

describe.each([
  ['zh-CN', zh],
  ['en', en],
] as const)('in %s', (language, story) => {
  test.each([1, 2, 4])('an article that is over by %i lines is told what to cut', (lines) => {
    const findings = expectHonest(overBy(story, lines, language))
    expect(findings.over).toBe(lines)
    expect(findings.fit).not.toBeNull()
    expect(findings.ways.length).toBeGreaterThan(2)
  })

  test('the shortest last lines come first', () => {
    const { ways } = expectHonest(overBy(story, 2, language))
    const lasts = ways.filter((way) => way.kind !== 'ending').map((way) => way.lastLine)
    expect(lasts).toEqual(lasts.toSorted((left, right) => left - right))
  })
})

test('the cheapest choice is taken: no single way that fits costs less', () => {
  for (const lines of [1, 2, 3]) {
    const { fit, ways, over } = expectHonest(overBy(zh, lines))
    const alone = ways.filter((way) => way.lines >= over)
    for (const way of alone) expect(fit?.characters).toBeLessThanOrEqual(way.characters)
  }
})

test('an ending takes along the crosshead that would stand over nothing', () => {
  const standing = overBy({ ...zh, body: [...zh.body.slice(0, 3), '江面很静。'] }, 1)
  const ending = expectHonest(standing).ways.find((way) => way.kind === 'ending')
  expect(ending?.stretches.map(({ paragraph }) => paragraph)).toEqual(
    standing.article.body.slice(2).map(({ id }) => id),
  )
})

test('nothing of a public notice is offered', () => {
  const { issue, article } = overBy({ ...zh, kind: 'notice' }, 2)
  expect(found(issue, article.id)).toMatchObject({ verbatim: true, ways: [], fit: null, over: 2 })
})

test('what is cut already is kept cut, and a way beside it joins it', () => {
  const text = '新船昨天在白汀下水，全长38.6米，可载180人，是今年的第三艘。'
  const from = text.indexOf('，可载')
  const cutMark = { kind: 'cut', from, to: from + 7 } as const
  const standing = overBy(
    { headline: ['船'], body: [{ kind: 'paragraph', text, marks: [cutMark] }, ...zh.body] },
    2,
  )
  for (const way of expectHonest(standing).ways) {
    const [first] = cut(standing, way.stretches).articles.get(standing.article.id)?.body ?? []
    expect(first?.marks.some((mark) => mark.from <= from && mark.to >= from + 7)).toBe(true)
  }
})

test('text that was cut says whether it would fit if it were printed again', () => {
  const text =
    '新船昨天下水。全长三十八米。可载一百八十人，是今年的第三艘，由白汀船厂建造，另外两艘明年交付。'
  const marks = [
    { kind: 'cut', from: 7, to: 14 },
    { kind: 'cut', from: 21, to: text.length - 1 },
  ] as const
  const one = paper({ pages: [[{ body: [{ kind: 'paragraph', text, marks }] }]] })
  const [article] = one.articles
  const [page] = one.issue.pages
  if (article === undefined || page === undefined) throw new Error('a page')
  const { issue } = placed(one.issue, page, article, rect(0, 0, 1, 2), one.mint)
  const { cuts, free } = found(issue, article.id)
  expect(cuts.map((here) => here.fits)).toEqual([free >= (cuts[0]?.lines ?? 9), false])
  for (const here of cuts) {
    const after = orThrow(applyAll(issue, uncutEdits(article, [here.stretch]))).issue
    expect(overIn(after, article.id) - overIn(issue, article.id)).toBe(here.lines)
    expect(overIn(after, article.id) <= 0).toBe(here.fits)
    expect(printedText(after.articles.get(article.id) ?? article)).toContain(here.text)
  }
})

test('each step of a search through a long article is short, and the search ends', () => {
  const issue = longArticle()
  const [article] = issue.articles.values()
  if (article === undefined) throw new Error('an article')
  let steps = 0
  for (const search = findCuts({ issue, composer: engine }, article.id); search.next().done !== true; )
    steps += 1
  expect(steps).toBeLessThan(600)
})

const pieces = {
  'zh-CN': [
    '新船昨天下水',
    '全长38.6米',
    '（去年订造）',
    '“江面很静，船很准”',
    '据市交通局介绍',
    '如果结冰',
    '班次就会减少',
    '可载180人',
    '《江报》报道',
    '张明表示',
    '他说：“好。”',
    '——今年第三艘——',
  ],
  en: [
    'the new boat sailed',
    'which is 38.6 m long',
    '(built in 1932)',
    '“it is quiet,” she said',
    'the Plover',
    'according to the council',
    'and it carries 180 people',
    'Mr. Smith said',
    'when it rains',
    'with a band',
    'the workers’ café opened',
    'said the mayor of St. Olave',
  ],
} as const

function sentence(language: 'zh-CN' | 'en', numbers: readonly number[]): string {
  const list = pieces[language]
  const marks = language === 'en' ? [', ', ', ', '; ', ' '] : ['，', '，', '；', '']
  const text = numbers
    .map(
      (number, index) => (index === 0 ? '' : (marks[number % 4] ?? '')) + (list[number % list.length] ?? ''),
    )
    .join('')
    .replaceAll('。”，', '”，')
  const stop = language === 'en' ? '.' : /。”$/.test(text) ? '' : '。'
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${stop}`
}

test.each(['zh-CN', 'en'] as const)('whatever is written in %s, what is left reads whole', (language) => {
  const sentences = fc.array(fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 4,
  })
  fc.assert(
    fc.property(
      fc.array(sentences, { minLength: 3, maxLength: 7 }),
      fc.integer({ min: 1, max: 5 }),
      (body, lines) => {
        const texts = body.map((paragraph) =>
          paragraph.map((numbers) => sentence(language, numbers)).join(language === 'en' ? ' ' : ''),
        )
        const whole = paper({ language, pages: [[{ headline: ['x'], body: texts }]] })
        const all = engine.article(whole.issue, whole.articles[0]?.id ?? ('' as ArticleId)).overset.lines
        fc.pre(all > lines + 4)
        expectHonest(overBy({ headline: ['x'], body: texts }, lines, language))
      },
    ),
    { numRuns: 60 },
  )
})
