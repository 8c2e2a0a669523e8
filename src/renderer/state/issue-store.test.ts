import { beforeEach, expect, test, vi } from 'vitest'
import { countingMint } from '../../base/ids.ts'
import type { Edit } from '../../model/edit/edit.ts'
import type { Issue } from '../../model/issue.ts'
import { makeIssue, makePage } from '../../model/make.ts'
import { makePublication } from '../../model/papers.ts'
import type { EditSender } from './edit-sender.ts'
import {
  currentIssue,
  currentOpen,
  noteRestorePoint,
  ownMark,
  savedState,
  showIssue,
  takeForeign,
  useIssueStore,
} from './issue-store.ts'
import { readMarkName } from './mark-name.ts'

const mint = countingMint('s')
const publication = makePublication({ name: 'Test', language: 'en', format: 'tabloid' })
const page = makePage(mint, 'tabloid', '')
const issue: Issue = { ...makeIssue(mint, publication, '2026-11-23'), pages: [page] }

const section = (text: string): Edit => ({ kind: 'page.set', page: page.id, fields: { section: text } })
const shownSection = (): string | undefined => currentIssue()?.pages[0]?.section

let handedOver: Edit[] = []

function open(readOnly: boolean): void {
  handedOver = []
  const sender: EditSender = {
    add: (edits) => handedOver.push(...edits),
    pending: () => [],
    pause: () => undefined,
    resume: () => undefined,
    hold: () => true,
    release: () => undefined,
    fail: () => undefined,
    flush: () => Promise.resolve(true),
    stop: () => undefined,
    state: () => ({ made: 0, kept: 0, fault: null }),
  }
  showIssue({ session: 'one', name: 'a.issue', files: [], seq: 3, recovered: 1, readOnly }, issue, sender)
}

beforeEach(() => {
  open(false)
})

test('a gesture changes the issue, is handed over, and is undone and redone under its name', () => {
  const { dispatch, undo, redo } = useIssueStore.getState()
  dispatch([section('News')], { key: 'pageSet', values: { page: '1' } })
  expect(shownSection()).toBe('News')
  const mark = currentOpen()?.history.done.at(-1)
  expect(readMarkName(mark?.name ?? '')).toEqual({ key: 'pageSet', values: { page: '1' } })
  undo()
  expect(currentIssue()).toEqual(issue)
  redo()
  expect(shownSection()).toBe('News')
  expect(handedOver).toEqual([section('News'), section(''), section('News')])
})

test('typing without a pause is one mark, and a pause begins another', () => {
  const clock = vi.spyOn(performance, 'now')
  const type = (at: number, text: string): void => {
    clock.mockReturnValue(at)
    useIssueStore.getState().dispatch([section(text)], { key: 'typing' }, { merge: 'section' })
  }
  type(0, 'N')
  type(400, 'Ne')
  type(900, 'New')
  type(2500, 'News')
  clock.mockRestore()
  expect(currentOpen()?.history.done).toHaveLength(2)
  useIssueStore.getState().undo()
  expect(shownSection()).toBe('New')
})

test('a refused gesture changes nothing and is not handed over', () => {
  const refused = useIssueStore
    .getState()
    .dispatch([section('News'), { kind: 'page.remove', page: page.id }], {
      key: 'pageRemove',
    })
  expect(refused).toEqual({ ok: false, fault: { kind: 'last-page', edit: 'page.remove', id: page.id } })
  expect(currentIssue()).toBe(issue)
  expect(handedOver).toEqual([])
})

test('an issue that is open to read only takes no edit', () => {
  open(true)
  expect(useIssueStore.getState().dispatch([section('News')], { key: 'pageSet' }).ok).toBe(false)
  expect(currentIssue()).toBe(issue)
})

test('the saved state follows the journal and the folder, and a fault outweighs both', () => {
  const now = currentOpen()
  if (now === null) throw new Error('no issue is open')
  const stored = (journal: number, published: number) => ({ ...now.stored, journal, published })
  expect(savedState(now)).toBe('journal')
  expect(savedState({ ...now, stored: stored(3, 3) })).toBe('saved')
  expect(savedState({ ...now, seq: 4, stored: stored(3, 3) })).toBe('saving')
  expect(savedState({ ...now, unsent: { kind: 'disk-full', name: 'journal' } })).toBe('failed')
})

test('a change of another writer is not the editor’s to undo, and undo over it is refused by name', () => {
  const { dispatch, undo, redo } = useIssueStore.getState()
  takeForeign([section('Theirs')])
  expect(ownMark(currentOpen()?.history.done ?? [])).toBeNull()
  dispatch([section('Mine')], { key: 'pageSet', values: { page: '1' } })
  takeForeign([section('Theirs again')])
  const own = ownMark(currentOpen()?.history.done ?? [])
  expect(readMarkName(own?.name ?? '').key).toBe('pageSet')
  handedOver = []
  expect(undo()).toBe(own?.name)
  expect(redo()).toBeNull()
  expect(shownSection()).toBe('Theirs again')
  expect(handedOver).toEqual([])
})

test('what was recovered is told of until there is a restore point', () => {
  expect(currentOpen()?.recovered).toBe(1)
  noteRestorePoint()
  expect(currentOpen()?.recovered).toBe(0)
})
