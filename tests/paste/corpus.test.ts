// What comes of each case of the corpus: its paragraphs, and what is offered. e2e/paste.spec.ts pastes the same
// cases into a window.

import { describe, expect, test } from 'vitest'
import { foundFields } from '../../src/makeup/recognised-edits.ts'
import { recognise } from '../../src/model/text/recognise.ts'
import { clipFault, clipLimit, clipText, copyLines } from '../../src/renderer/article/paste/clip.ts'
import { clipsOfText } from '../../src/renderer/article/paste/read-text.ts'
import { clipsOfHtml, writtenClip } from '../support/parsed-markup.ts'
import { costlyCorpus, pasteCorpus } from '../support/paste-corpus.ts'

describe('a paste', () => {
  test.each(pasteCorpus())('of $name comes in clean', ({ data, type, expected }) => {
    const clips = (type === 'text/html' ? clipsOfHtml(data) : clipsOfText(data)) ?? []
    const lines = copyLines(clips)
    const recognised = recognise(lines, true)
    const offer =
      recognised === null
        ? []
        : [
            ...Object.entries(foundFields(recognised.fields)).map(
              ([name, words]) => `${name}: ${Array.isArray(words) ? words.join(' | ') : String(words)}`,
            ),
            ...recognised.body
              .filter((piece) => piece.kind === 'crosshead' && lines[piece.line]?.kind !== 'crosshead')
              .map((piece) => `crosshead: ${lines[piece.line]?.text ?? ''}`),
          ]
    expect([...clips.map(writtenClip), '---', ...offer, ''].join('\n')).toBe(expected)
  })
})

// A machine that is busy with other things takes a few times as long; a hang is minutes.
const soon = 15_000

describe('a costly paste', () => {
  test.each(costlyCorpus())('of $name is read or refused at once', ({ html, text, times = 1, refused }) => {
    const start = performance.now()
    const isLarge = (html ?? text ?? '').length * times > clipLimit
    const clips = isLarge ? null : html === undefined ? clipsOfText(text ?? '') : clipsOfHtml(html)
    const fault = isLarge ? 'tooLarge' : clips === null ? 'tooMany' : clipFault(clips)
    expect(performance.now() - start).toBeLessThan(soon)
    expect(fault).toBe(refused)
    if (refused === null) expect(clips?.map(clipText).join('').length).toBeGreaterThan(0)
  })
})
