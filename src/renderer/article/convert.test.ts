import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { AllSelection, EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { type CommentId, countingMint, type ParagraphId } from '../../base/ids.ts'
import { orThrow } from '../../base/result.ts'
import { applyAll } from '../../model/edit/apply.ts'
import type { Edit } from '../../model/edit/edit.ts'
import { type Article, type Issue, type Mark, type Paragraph, paragraphKinds } from '../../model/issue.ts'
import { makeArticle, makeIssue, makeParagraph } from '../../model/make.ts'
import { makePublication } from '../../model/papers.ts'
import { bodySplice } from '../../model/edit/body-splice.ts'
import { isBody, nodeOf, paragraphOf, storyDocument, storyEdits } from './convert.ts'
import { storyIds } from './story-ids.ts'
import { markWith, setParagraphKind, storyKeymap } from './story-keys.ts'
import { syncStep } from './sync.ts'

const mint = countingMint('t')
const remark = 'cremark1' as CommentId

function articleOf(texts: readonly string[], fields: Partial<Article> = {}): Article {
  return makeArticle(mint, {
    headline: ['引黄入郑工程', '今日开工'],
    body: texts.map((text) => makeParagraph(mint, text)),
    ...fields,
  })
}

function issueOf(article: Article): Issue {
  return {
    ...makeIssue(
      mint,
      makePublication({ name: '样报', language: 'zh-CN', format: 'broadsheet' }),
      '2026-11-23',
    ),
    articles: new Map([[article.id, article]]),
  }
}

function afterEdits(article: Article, edits: readonly Edit[]): Article {
  const applied = orThrow(applyAll(issueOf(article), edits))
  return applied.issue.articles.get(article.id)!
}

function stateOf(article: Article): EditorState {
  return EditorState.create({ doc: storyDocument(article, mint), plugins: [storyIds(mint)] })
}

/** The state with the caret, or a selection, in the text of the story. */
function selecting(state: EditorState, text: string, end: 'before' | 'after' | 'all'): EditorState {
  let at = -1
  state.doc.descendants((node: Node, position: number) => {
    const found = node.isText ? (node.text ?? '').indexOf(text) : -1
    if (at < 0 && found >= 0) at = position + found
  })
  const [from, to] =
    end === 'all'
      ? [at, at + text.length]
      : end === 'before'
        ? [at, at]
        : [at + text.length, at + text.length]
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
}

const keys = storyKeymap({
  undo: () => {},
  redo: () => {},
  galley: () => {},
  takePasted: () => {},
  leave: () => {},
})

function press(state: EditorState, key: string): EditorState {
  let next = state
  keys[key]?.(state, (step) => {
    next = state.apply(step)
  })
  return next
}

const paragraphArbitrary: fc.Arbitrary<Paragraph> = fc
  .record({
    text: fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom('一', '二', 'a', ' ', '。', '😀') }),
    kind: fc.constantFrom(...paragraphKinds),
    cuts: fc.array(
      fc.record({
        kind: fc.constantFrom<Mark['kind']>('cut', 'strong', 'emphasis', 'comment'),
        at: fc.nat(18),
        length: fc.integer({ min: 1, max: 6 }),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ text, kind, cuts }) => {
    const marks: Mark[] = []
    for (const { kind: mark, at, length } of cuts) {
      const [from, to] = [at, Math.min(at + length, text.length)]
      // Touching marks of one kind are one mark to the editor.
      const clear = marks.every((one) => one.kind !== mark || one.to < from || one.from > to)
      if (from < to && clear)
        marks.push(mark === 'comment' ? { kind: mark, comment: remark, from, to } : { kind: mark, from, to })
    }
    const order = ['cut', 'strong', 'emphasis', 'comment']
    marks.sort((a, b) => a.from - b.from || order.indexOf(a.kind) - order.indexOf(b.kind))
    return { ...makeParagraph(mint, text, kind), marks }
  })

describe('an article in the editor', () => {
  test('is unchanged by being shown', () => {
    const article = articleOf(['第一段。', '第二段。'], {
      kicker: '引题',
      deck: '副题',
      byline: '记者',
      tagline: '完',
    })
    expect(storyEdits(article, storyDocument(article, mint))).toEqual([])
  })

  test('without headline or text stays so until something is typed', () => {
    const article = articleOf([], { headline: [] })
    const state = stateOf(article)
    expect(storyEdits(article, state.doc)).toEqual([])
    const at = state.doc.content.size - 3
    const typed = state.apply(state.tr.insertText('新', at))
    const after = afterEdits(article, storyEdits(article, typed.doc))
    expect(after.body.map((one) => one.text)).toEqual(['新'])
  })

  test('comes back from any paragraph with its marks', () => {
    fc.assert(
      fc.property(paragraphArbitrary, (paragraph) => {
        // A copy of the node, which the identity cache does not know.
        const copy = nodeOf(paragraph).type.create(nodeOf(paragraph).attrs, nodeOf(paragraph).content)
        expect(paragraphOf(copy)).toEqual(paragraph)
      }),
    )
  })

  test('keeps the identity of what was not touched', () => {
    const article = articleOf(['第一段。', '第二段。', '第三段。'])
    const state = selecting(stateOf(article), '第二段', 'after')
    const edits = storyEdits(article, state.apply(state.tr.insertText('，改')).doc)
    expect(edits).toEqual([
      {
        kind: 'body.splice',
        article: article.id,
        index: 1,
        remove: 1,
        insert: [{ ...article.body[1], text: '第二段，改。' }],
      },
    ])
    const after = afterEdits(article, edits)
    expect(after.body[0]).toBe(article.body[0])
    expect(after.body[2]).toBe(article.body[2])
  })

  test('gives a paragraph that is split off an id of its own', () => {
    const article = articleOf(['前半后半', '尾'])
    const split = press(selecting(stateOf(article), '前半', 'after'), 'Enter')
    const edits = storyEdits(article, split.doc)
    const after = afterEdits(article, edits)
    expect(after.body.map((one) => one.text)).toEqual(['前半', '后半', '尾'])
    expect(after.body[0]?.id).toBe(article.body[0]?.id)
    expect(new Set(after.body.map((one) => one.id)).size).toBe(3)
  })

  test('joins paragraphs with backspace, but never a field to the text', () => {
    const article = articleOf(['甲', '乙'])
    const caret = selecting(stateOf(article), '甲', 'before')
    expect(storyEdits(article, press(caret, 'Backspace').doc)).toEqual([])
  })

  test('a headline splits into lines and an empty line is none', () => {
    const article = articleOf(['文'])
    const split = press(selecting(stateOf(article), '引黄', 'after'), 'Enter')
    expect(afterEdits(article, storyEdits(article, split.doc)).headline).toEqual([
      '引黄',
      '入郑工程',
      '今日开工',
    ])
    const empty = press(selecting(stateOf(article), '今日开工', 'after'), 'Enter')
    expect(storyEdits(article, empty.doc)).toEqual([])
  })

  test('a cut is a mark, not a deletion', () => {
    const article = articleOf(['留下删去留下'])
    const state = selecting(stateOf(article), '删去', 'all')
    let next = state
    markWith('cut')(state, (step) => {
      next = state.apply(step)
    })
    const after = afterEdits(article, storyEdits(article, next.doc))
    expect(after.body[0]).toEqual({ ...article.body[0], marks: [{ kind: 'cut', from: 2, to: 4 }] })
  })

  test('a paragraph becomes a crosshead and keeps its id', () => {
    const article = articleOf(['小标题', '正文'])
    const state = selecting(stateOf(article), '小标题', 'after')
    let next = state
    setParagraphKind('crosshead')(state, (step) => {
      next = state.apply(step)
    })
    const after = afterEdits(article, storyEdits(article, next.doc))
    expect(after.body.map((one) => one.kind)).toEqual(['crosshead', 'paragraph'])
    expect(after.body[0]?.id).toBe(article.body[0]?.id)
  })
})

describe('what changed elsewhere', () => {
  test('comes in as a step over the changed paragraph alone, and the caret stays', () => {
    const article = articleOf(['第一段。', '第二段。', '第三段。'])
    const state = selecting(stateOf(article), '第三', 'after')
    const second = article.body[1]!
    const changed = { ...article, body: article.body.with(1, { ...second, text: '第二段改了。' }) }
    const step = syncStep(state, storyDocument(changed, mint))!
    const next = state.apply(step)
    expect(storyEdits(changed, next.doc)).toEqual([])
    expect(next.doc.childCount).toBe(state.doc.childCount)
    expect(next.selection.head - state.selection.head).toBe(2)
    expect(next.doc.lastChild).toBe(state.doc.lastChild)
  })

  test('any article becomes any other', () => {
    const bodies = fc.array(paragraphArbitrary, { maxLength: 5 })
    const words = fc.string({ maxLength: 6, unit: fc.constantFrom('甲', '乙', ' ') })
    fc.assert(
      fc.property(bodies, bodies, words, words, (before, after, kicker, deck) => {
        const from = articleOf([], { body: before, kicker: deck })
        const to = {
          ...from,
          body: after,
          kicker,
          deck,
          headline: [kicker, deck].filter((line) => line !== ''),
        }
        const state = stateOf(from)
        const step = syncStep(state, storyDocument(to, mint))
        const doc = step === null ? state.doc : state.apply(step).doc
        doc.check()
        expect(storyEdits(to, doc)).toEqual([])
      }),
    )
  })

  test('a splice names exactly what differs', () => {
    const of = (...ids: string[]) => ids.map((id) => ({ ...makeParagraph(mint, id), id: id as ParagraphId }))
    expect(bodySplice(of('a', 'b', 'c'), of('a', 'c'))).toEqual({ index: 1, remove: 1, insert: [] })
    expect(bodySplice(of('a', 'c'), of('a', 'b', 'c'))).toEqual({ index: 1, remove: 0, insert: of('b') })
    expect(bodySplice(of('a', 'b'), of('b', 'a'))).toMatchObject({ index: 0, remove: 2 })
    expect(bodySplice(of('a'), of('a'))).toBeNull()
  })
})

test('a story whose everything is deleted has a paragraph left to write into', () => {
  const article = articleOf(['第一段。', '第二段。'])
  const state = stateOf(article)
  const empty = state.apply(state.tr.setSelection(new AllSelection(state.doc)).deleteSelection())
  expect(empty.doc.children.filter(isBody)).toHaveLength(1)
  const after = afterEdits(article, storyEdits(article, empty.doc))
  expect(after.body.map((one) => one.text)).toEqual([''])
})
