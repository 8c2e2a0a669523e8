// The paste corpus: one file a case, as the clipboard has it, and what must come of it in `.expected`: each
// paragraph as `writtenClip` writes it, then, after `---`, what is offered.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClipFault } from '../../src/renderer/article/paste/clip.ts'

export interface PasteCase {
  readonly name: string
  readonly type: 'text/html' | 'text/plain'
  readonly data: string
  readonly expected: string
}

const folder = join(import.meta.dirname, '../fixtures/paste')

export function pasteCorpus(): readonly PasteCase[] {
  return readdirSync(folder)
    .filter((file) => !file.endsWith('.expected'))
    .toSorted()
    .map((file) => ({
      name: file,
      type: file.endsWith('.html') ? 'text/html' : 'text/plain',
      data: readFileSync(join(folder, file), 'utf8'),
      expected: readFileSync(join(folder, `${file}.expected`), 'utf8'),
    }))
}

export interface CostlyCase {
  readonly name: string
  readonly html?: string
  readonly text?: string
  /** How often it stands there; once where nothing is said. */
  readonly times?: number
  /** What it may be refused for, as the name of the words in the language files; null when it must come in. */
  readonly refused: ClipFault | null
}

/** Small or large, they hang an editor that hands them to its parser as they are. */
export function costlyCorpus(): readonly CostlyCase[] {
  const times = (count: number, part: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => part(index)).join('')
  const rules = `<style>${times(300, (index) => `.c${String(index)} p:nth-child(${String(index)}){color:red}`)}</style>`
  const formats = times(250, (index) => `<font color="#${String(index + 100)}">`)
  return [
    { name: '300 rules x 1,500 paragraphs', html: rules + times(1_500, () => '<p>字</p>'), refused: null },
    { name: '<b> 100,000 deep', html: `${'<b>'.repeat(100_000)}深${'</b>'.repeat(100_000)}`, refused: null },
    { name: '<div> 100,000 deep', html: `${'<div>'.repeat(100_000)}深`, refused: null },
    { name: '1,000 tables in each other', html: `${'<table><tr><td>'.repeat(1_000)}深`, refused: null },
    { name: '250 open <font>, 1,500 paragraphs', html: formats + times(1_500, () => '<p>字'), refused: null },
    {
      name: '100,000 attributes',
      html: `<p ${times(100_000, (index) => `a${String(index)}=1 `)}>字`,
      refused: null,
    },
    {
      name: '600,000 attributes',
      html: `<p ${times(600_000, (index) => `a${String(index)} `)}>字`,
      refused: null,
    },
    {
      name: '100,000 entities',
      html: times(50, () => `<p>${'&amp;&Eacute; '.repeat(1_000)}`),
      refused: null,
    },
    { name: '50,000 rare signs', html: `<p>${'&amp;&NotEqualTilde; '.repeat(50_000)}`, refused: 'notProse' },
    { name: 'two scripts by turns', text: 'aё '.repeat(60_000), refused: 'notProse' },
    {
      name: '30,000 spans',
      html: times(30, () => `<p>${'<span style="font-weight:bold">字</span>字'.repeat(1_000)}`),
      refused: null,
    },
    { name: '90,000 spans', html: `<p>${'<span>字</span>'.repeat(90_000)}`, refused: 'tooMany' },
    { name: '500,000 comments', html: `${'<!--x-->'.repeat(500_000)}<p>字`, refused: null },
    { name: '200,000 paragraphs', html: times(200_000, () => '<p>字</p>'), refused: 'tooMany' },
    {
      name: '100,000 cells',
      html: `<table>${times(10_000, () => `<tr>${'<td>1</td>'.repeat(10)}</tr>`)}</table>`,
      refused: 'tooMany',
    },
    { name: '200,000 lines', text: '字\n'.repeat(200_000), refused: 'tooMany' },
    { name: '50 MB of markup', html: '<p>字</p>'.repeat(6_250), times: 1_000, refused: 'tooLarge' },
    { name: '50 MB of text', text: '字'.repeat(50_000), times: 1_000, refused: 'tooLarge' },
    {
      name: 'a slice of 200,000 nodes',
      html: `<p data-pm-slice="0 0 []">${'<p>字</p>'.repeat(200_000)}`,
      refused: 'tooMany',
    },
    { name: 'a paragraph of 300,000', html: `<p>${'字'.repeat(300_000)}</p>`, refused: 'tooLong' },
    { name: 'a word of 150,000', text: 'x'.repeat(150_000), refused: 'notProse' },
    { name: 'an article of 200,000', html: times(400, () => `<p>${'字'.repeat(500)}</p>`), refused: null },
  ]
}
