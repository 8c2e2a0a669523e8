// An editor's choice between two versions.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countingMint, type ConflictId, type ParagraphId } from '../../src/base/ids.ts'
import { type ConflictContent, makeConflict } from '../../src/model/conflict.ts'
import { applyAll } from '../../src/model/edit/apply.ts'
import type { Issue } from '../../src/model/issue.ts'
import { mergeIssues } from '../../src/model/merge/merge.ts'
import { canKeepBoth, type ConflictChoice, resolveConflict } from '../../src/model/merge/resolve.ts'
import { conflictTexts, shownVersion } from '../../src/model/query/conflicts.ts'
import { laidPaper } from '../support/laid-paper.ts'
import { checkLaws } from '../support/laws.ts'
import { after, rect } from '../support/paper.ts'
import { edited, steps } from '../support/random-edits.ts'

const { issue, pages, articles, blocks } = laidPaper()
const [first, second, third] = pages
const [one, , three] = articles
const [head, tail, beside] = blocks
const mint = countingMint('m')

function kept(content: ConflictContent): { readonly id: ConflictId; readonly issue: Issue } {
  const conflict = makeConflict(content)
  return { id: conflict.id, issue: after(issue, [{ kind: 'conflict.insert', conflict }]) }
}

/** The issue after a choice, or the kind of the refusal. */
function chosen(content: ConflictContent, choice: ConflictChoice): Issue | string {
  const open = kept(content)
  const edits = resolveConflict(open.issue, open.id, choice, mint)
  if (!edits.ok) return edits.fault.kind
  const made = after(open.issue, edits.value)
  checkLaws(made)
  expect(made.conflicts.size).toBe(0)
  return made
}

const versions: Readonly<Record<string, ConflictContent>> = {
  headline: { kind: 'article', article: one.id, fields: { headline: ['别的', '标题'] } },
  jumps: { kind: 'jumps', article: one.id, jumps: [] },
  section: { kind: 'page', page: third.id, fields: { section: '体育' } },
  place: {
    kind: 'place',
    block: beside.id,
    place: { page: third.id, area: [rect(0, 0, 2, 9)], pinned: true },
  },
  'place under a jump': {
    kind: 'place',
    block: tail.id,
    place: { page: third.id, area: [rect(0, 0, 2, 9)], pinned: true },
  },
  content: { kind: 'content', block: beside.id, content: { kind: 'advert', client: '船厂', picture: null } },
  caption: { kind: 'picture', picture: 'pica' as never, fields: { caption: '渡船' } },
  date: { kind: 'issue', fields: { date: '2026-12-01' } },
  'name of the paper': { kind: 'publication', fields: { name: '江报' } },
  'order of pages': { kind: 'order', list: { kind: 'pages' }, order: [third.id, first.id, second.id] },
  'order of headlines': {
    kind: 'order',
    list: { kind: 'headlines', page: second.id },
    order: [three.id, one.id],
  },
  'order of blocks': {
    kind: 'order',
    list: { kind: 'blocks', page: first.id },
    order: [head.id, beside.id],
  },
  'order of paragraphs': {
    kind: 'order',
    list: { kind: 'body', article: one.id },
    order: one.body.map((paragraph) => paragraph.id).toReversed(),
  },
}

describe.each(Object.entries(versions))('%s', (_, version) => {
  test('the other stands when it is chosen, and what was shown stays when that is', () => {
    const made = chosen(version, 'other')
    if (typeof made === 'string') throw new Error(made)
    expect(shownVersion(made, version)).toEqual(version)
    expect(chosen(version, 'shown')).toEqual(issue)
    expect(chosen(version, 'both')).toBe('conflict-both')
  })
})

describe('a paragraph', () => {
  const [shown] = one.body
  if (shown === undefined) throw new Error('six paragraphs')
  const paragraph = { ...shown, text: '另一段。' }
  const version: ConflictContent = { kind: 'paragraph', article: one.id, paragraph }
  const texts = (made: Issue | string): readonly string[] =>
    typeof made === 'string' ? [made] : (made.articles.get(one.id)?.body ?? []).map(({ text }) => text)

  test('takes the place of the one that is shown, or stands after it', () => {
    expect(texts(chosen(version, 'other')).slice(0, 2)).toEqual([paragraph.text, one.body[1]?.text])
    expect(texts(chosen(version, 'both')).slice(0, 2)).toEqual([shown.text, paragraph.text])
  })

  test('whose fellow is gone comes back at the end', () => {
    const lost = { ...version, paragraph: { ...paragraph, id: 'gonepara' as ParagraphId } }
    expect(texts(chosen(lost, 'other')).at(-1)).toBe(paragraph.text)
    expect(texts(chosen(lost, 'both')).at(-1)).toBe(paragraph.text)
  })
})

test('what has no place any more is refused, and the choice of what is shown is not', () => {
  const gone = 'nowhere' as never
  const lost: readonly ConflictContent[] = [
    { kind: 'article', article: gone, fields: { deck: 'x' } },
    { kind: 'page', page: gone, fields: { section: 'x' } },
    { kind: 'content', block: gone, content: { kind: 'box', style: 'fine' } },
    { kind: 'place', block: head.id, place: { page: gone, area: head.area, pinned: true } },
    // There, but off the grid, or through a block that is not there.
    { kind: 'place', block: head.id, place: { page: first.id, area: [rect(0, 0, 99, 9)], pinned: true } },
    { kind: 'jumps', article: one.id, jumps: [{ id: gone, from: head.id, to: gone, keep: null }] },
    { kind: 'content', block: head.id, content: { kind: 'box', style: 'fine' } },
  ]
  for (const version of lost) {
    expect(chosen(version, 'other')).toBe('conflict-place')
    expect(chosen(version, 'shown')).toEqual(issue)
  }
  expect(resolveConflict(issue, 'cnone' as ConflictId, 'shown', mint)).toMatchObject({
    fault: { kind: 'conflict-missing' },
  })
})

test('both versions are told as plain text', () => {
  const told = Object.fromEntries(
    Object.entries(versions).map(([name, version]) => {
      const { shown, other } = conflictTexts(issue, makeConflict(version))
      return [name, `${shown} | ${other}`]
    }),
  )
  expect(told).toMatchObject({
    headline: '一 | 别的 标题',
    jumps: '01 → 02 | ',
    section: 'section 3 | 体育',
    place: '01: 4/0 4×20 | 03: 0/0 2×9',
    content: '二 | 船厂',
    caption: ' | 渡船',
    date: '2026-11-23 | 2026-12-01',
    'name of the paper': '试验日报 | 江报',
    'order of headlines': '一 · 三 | 三 · 一',
  })
})

test('every conflict of random work can be settled either way, and each choice is undone exactly', () => {
  fc.assert(
    fc.property(
      steps,
      steps,
      steps,
      fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }),
      (common, l, r, picks) => {
        const base = edited(issue, common, 'b')
        let merged = mergeIssues(base, edited(base, l, 'l'), edited(base, r, 'r'))
        for (const [count, conflict] of [...merged.conflicts.values()].entries()) {
          const wish = (['shown', 'other', 'both'] as const)[picks[count % 8] ?? 0] ?? 'shown'
          const choice = wish === 'both' && !canKeepBoth(conflict) ? 'other' : wish
          const edits = resolveConflict(merged, conflict.id, choice, countingMint(`k${String(count)}`))
          if (!edits.ok) {
            expect(edits.fault.kind).toBe('conflict-place')
            continue
          }
          const made = applyAll(merged, edits.value)
          if (!made.ok) throw new Error(JSON.stringify(made.fault))
          checkLaws(made.value.issue)
          expect(made.value.issue.conflicts.has(conflict.id)).toBe(false)
          expect(after(made.value.issue, made.value.undo)).toEqual(merged)
          merged = made.value.issue
        }
      },
    ),
    { numRuns: 300 },
  )
})
