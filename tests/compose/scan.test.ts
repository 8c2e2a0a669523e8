// Every line of real copy, at every width a newspaper has and every level of prohibition, judged by rules that
// are written here anew: a fault of the engine's own tables does not excuse itself. Each rule is also
// switched off in the engine, to show that the scan would see it.

import { beforeAll, describe, expect, test } from 'vitest'
import { mpt } from '../../src/base/units.ts'
import { breakLines } from '../../src/compose/para/break.ts'
import { lineBreak } from '../../src/compose/para/line-break.ts'
import { fillLine, type SetLine } from '../../src/compose/para/fill.ts'
import { measure, type Measured, type TextStyle } from '../../src/compose/para/measure.ts'
import { type KinsokuLevel, usualSetting } from '../../src/model/publication.ts'
import { realFonts } from '../support/paper.ts'
import { dailyParagraphs, seedParagraphs, sharedFolder } from '../support/sample-copy.ts'

const size = mpt(9000)
const indent = mpt(2 * size)
const widths = Array.from({ length: 22 }, (_, index) => index + 9)
const levels: readonly KinsokuLevel[] = ['none', 'basic', 'gb', 'strict']

function style(kinsoku: KinsokuLevel): TextStyle {
  return {
    face: 'serif-sc',
    strong: 'serif-sc-bold',
    emphasis: 'kai-sc',
    fallback: ['serif-sc', 'sans-sc', 'kai-sc', 'serif'],
    size,
    han: true,
    down: false,
    language: 'zh-CN',
    kinsoku,
    hanLatinGap: 0,
    setting: usualSetting,
  }
}

interface Fault {
  readonly rule: 'start' | 'end' | 'pair' | 'unit' | 'short last' | 'measure' | 'lost'
  readonly text: string
}

// CLREQ 3.1.3: what may not begin a line, what may not end one, level by level.
const never = { start: null, end: null }
const basicStart = /^[、，。．：；！？,.:;!?”’」』）》〉】〕］｝〗)\]}·・‧\-‐–/／]/u
const basicEnd = /[“‘「『（《〈【〔［｛〖([{]$/u
const prohibited: Record<KinsokuLevel, { readonly start: RegExp | null; readonly end: RegExp | null }> = {
  none: never,
  basic: { start: basicStart, end: basicEnd },
  gb: { start: basicStart, end: /[“‘「『（《〈【〔［｛〖([{/／]$/u },
  strict: {
    start: /^[、，。．：；！？,.:;!?”’」』）》〉】〕］｝〗)\]}·・‧\-‐–/／—…]/u,
    end: /[“‘「『（《〈【〔［｛〖([{/／]$/u,
  },
}
const units =
  /^(年|月|日|时|分|秒|点|亩|万|亿|千|百|元|个|名|家|人|项|次|倍|岁|米|里|吨|公里|平方|公斤|公顷|小时|%|％|℃|‰)/u

function faultsIn(lines: readonly SetLine[], text: string, level: KinsokuLevel): readonly Fault[] {
  const faults: Fault[] = []
  const { start, end } = prohibited[level]
  const joined = lines.map((line) => line.text).join('')
  if (joined.replaceAll(' ', '') !== text.replaceAll(' ', '')) faults.push({ rule: 'lost', text })
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]?.text ?? ''
    const seam = `${line.text.slice(-6)}|${next.slice(0, 4)}`
    if (index > 0 && start?.test(line.text) === true) faults.push({ rule: 'start', text: line.text })
    if (next !== '' && end?.test(line.text) === true) faults.push({ rule: 'end', text: line.text })
    if (/(?<!—)(——)*—\|—|(?<!…)(……)*…\|…/u.test(seam)) faults.push({ rule: 'pair', text: seam })
    if (/\d$/.test(line.text) && (units.test(next) || /^[\d.]/.test(next)))
      faults.push({ rule: 'unit', text: seam })
    const off = Math.abs(line.width - line.measure) * 1000
    if (!line.last && off > line.measure)
      faults.push({ rule: 'measure', text: `${line.text} ${line.width}/${line.measure}` })
  }
  const last = lines.at(-1)
  const words = last?.text.match(/\p{L}|\p{N}/gu)?.length ?? 0
  if (lines.length > 1 && words < 2) faults.push({ rule: 'short last', text: last?.text ?? '' })
  return faults
}

interface Switches {
  /** Changes what was measured before lines are broken. */
  readonly change?: (measured: Measured) => Measured
  /** Leaves the lines at their natural width. */
  readonly ragged?: boolean
}

function setLines(
  text: string,
  level: KinsokuLevel,
  characters: number,
  switches: Switches = {},
): readonly SetLine[] {
  const plain = measure(text, [], style(level), realFonts())
  const measured = switches.change?.(plain) ?? plain
  const width = mpt(characters * size)
  const breaks = breakLines(measured, 0, { width, indent, justify: true })
  return breaks.map((line, index) => {
    const last = index === breaks.length - 1
    const room = mpt(index === 0 ? width - indent : width)
    return fillLine(measured, line, room, switches.ragged !== true && !last, last)
  })
}

const everywhere = (measured: Measured): Measured => ({
  ...measured,
  breaks: measured.breaks.map(() => lineBreak.may),
})

describe.skipIf(sharedFolder === null)('every line of the seed and of a real issue', () => {
  let paragraphs: readonly string[] = []
  beforeAll(async () => {
    if (sharedFolder === null) return
    paragraphs = [...(await seedParagraphs(sharedFolder)), ...(await dailyParagraphs(sharedFolder))]
  })

  function scan(level: KinsokuLevel, some: readonly number[], switches?: Switches) {
    const faults: Fault[] = []
    let lines = 0
    for (const text of paragraphs) {
      for (const characters of some) {
        const set = setLines(text, level, characters, switches)
        lines += set.length
        faults.push(...faultsIn(set, text, level))
      }
    }
    return { lines, faults }
  }

  const rulesIn = (faults: readonly Fault[]): ReadonlySet<string> =>
    new Set(faults.map((fault) => fault.rule))

  test.each(levels)('level %s, 9 to 30 characters: no fault', (level) => {
    const { lines, faults } = scan(level, widths)
    expect(faults.slice(0, 10)).toEqual([])
    expect(faults).toHaveLength(0)
    expect(lines).toBeGreaterThan(30_000)
  })

  test('with breaks allowed everywhere the scan sees starts, ends and units', () => {
    const rules = rulesIn(scan('basic', [13], { change: everywhere }).faults)
    expect(rules).toContain('start')
    expect(rules).toContain('end')
    expect(rules).toContain('unit')
  })

  test('set by a laxer level the scan sees what the stricter one forbids', () => {
    const faults = paragraphs.flatMap((text) => faultsIn(setLines(text, 'none', 13), text, 'basic'))
    expect(rulesIn(faults)).toContain('start')
    const strict = paragraphs.flatMap((text) =>
      [9, 11, 13, 20].flatMap((characters) => faultsIn(setLines(text, 'basic', characters), text, 'strict')),
    )
    expect(rulesIn(strict)).toContain('start')
  })

  test('with lines left at their natural width the scan sees the measure', () => {
    expect(rulesIn(scan('basic', [13], { ragged: true }).faults)).toContain('measure')
  })

  test('with lines cut at the measure the scan sees short last lines and split pairs', () => {
    const cut = (text: string, characters: number): readonly SetLine[] => {
      const [model] = setLines(text, 'none', 30)
      if (model === undefined) return []
      const pieces = text.match(new RegExp(`.{1,${String(characters)}}`, 'gsu')) ?? []
      return pieces.map((piece, index) => ({ ...model, text: piece, last: index === pieces.length - 1 }))
    }
    const faults = paragraphs.flatMap((text) =>
      widths.flatMap((width) => faultsIn(cut(text, width), text, 'basic')),
    )
    expect(rulesIn(faults)).toContain('short last')
    expect(rulesIn(faults)).toContain('pair')
  })
})
