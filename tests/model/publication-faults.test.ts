// What a style book is refused for, each at its place.

import { expect, test } from 'vitest'
import { mpt } from '../../src/base/units.ts'
import { publicationFaults, readPublication } from '../../src/model/file/publication-faults.ts'
import { makePublication } from '../../src/model/papers.ts'
import type { Publication } from '../../src/model/publication.ts'

const papers = (['zh-CN', 'en'] as const).flatMap((language) =>
  ['broadsheet', 'tabloid'].map((format) => makePublication({ name: 'A', language, format })),
)
const [paper] = papers
if (paper === undefined) throw new Error('a paper')
const { styles, jumps } = paper
const [first] = paper.formats
if (first === undefined) throw new Error('a format')

const withFormat = (fields: Partial<typeof first>): Publication => ({
  ...paper,
  formats: [{ ...first, ...fields }, ...paper.formats.slice(1)],
})
const look = (publication: Publication): readonly string[] =>
  publicationFaults(publication).map(({ at, kind }) => `${at} ${kind}`)

test('every paper an issue can be started from may be kept', () => {
  for (const one of papers) {
    expect(publicationFaults(one)).toEqual([])
    expect(readPublication(JSON.parse(JSON.stringify(one)))).toEqual(one)
  }
})

test.each<[string, Publication, string]>([
  ['no name', { ...paper, name: ' ' }, 'name no-name'],
  ['a language that is none', { ...paper, language: 'Chinese!' }, 'language language'],
  ['an address of another kind', { ...paper, home: 'javascript:alert(1)' }, 'home address'],
  ['a label no page could be told by', { ...paper, labels: 'A' }, 'labels no-number'],
  ['a token that is none', { ...paper, labels: '{nnn}{n}' }, 'labels unknown-token'],
  [
    'a token of a jump line',
    { ...paper, jumps: { ...jumps, jumpLine: '下转{page}版' } },
    'jumps.jumpLine unknown-token',
  ],
  ['a format that is gone', { ...paper, format: 'berliner' }, 'format unknown-format'],
  ['a type area wider than the page', withFormat({ columns: 9 }), 'formats.0.typeArea.width too-wide'],
  ['a type area higher than the page', withFormat({ lines: 140 }), 'formats.0.typeArea.height too-high'],
  ['lines that touch', withFormat({ leading: mpt(8000) }), 'formats.0.leading lines-touch'],
  ['no columns', withFormat({ columns: 0 }), 'formats.0.columns too-small'],
  ['a number that is none', withFormat({ lines: Number.NaN }), 'formats.0.lines not-a-number'],
  ['half a column', withFormat({ columns: 2.5 }), 'formats.0.columns not-whole'],
  ['a name twice', withFormat({ key: 'tabloid' }), 'formats.1.key name-twice'],
  [
    'limits the wrong way round',
    {
      ...paper,
      styles: { ...styles, setting: { ...styles.setting, wordSpace: { least: 1200, most: 900 } } },
    },
    'styles.setting.wordSpace least-over-most',
  ],
  ['no headline size', { ...paper, styles: { ...styles, steps: [] } }, 'styles.steps too-small'],
  ['an indent without end', { ...paper, styles: { ...styles, indent: 20_000 } }, 'styles.indent too-large'],
])('%s', (_, publication, expected) => {
  expect(look(publication)).toContain(expected)
})

test('a file that is no style book names the places', () => {
  expect(readPublication({ ...paper, name: 3, more: true })).toEqual(expect.arrayContaining(['name']))
})
