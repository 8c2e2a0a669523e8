// An issue the program was started with is opened while its window is still being loaded.

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { headlineEdit, headlineOf, sampleIssue, temporaryFolder, testStore } from '../store/sample-issue.ts'
import { deskProgram } from '../support/desk-program.ts'

async function madeIssue(): Promise<{ readonly path: string; readonly home: string }> {
  const root = await temporaryFolder()
  const path = join(root, 'tonight.issue')
  orThrow(await testStore({ writer: 'desk' }).create(path, sampleIssue(3), []))
  return { path, home: join(root, 'home') }
}

test('the first window is told what was recovered, the next one is not', async () => {
  const { path, home } = await madeIssue()
  const killed = await (await deskProgram({ home, writer: 'desk' })).open(path)
  orThrow(await killed.session.edit(1, [headlineEdit(killed.session.issue(), '江上新渡')]))

  const { sessions } = await deskProgram({ home, writer: 'desk' })
  await sessions.openAhead(path)
  expect(sessions.holds(path)).toBe(true)
  const first = orThrow(await sessions.open(path, 'one'))
  expect(first.recovered).toBe(1)
  expect(headlineOf(orThrow(sessions.find(first.session)).issue())).toBe('江上新渡')
  const second = orThrow(await sessions.open(path, 'two'))
  expect(second.session).toBe(first.session)
  expect(second.recovered).toBe(0)
  expect(await sessions.closeAll()).toEqual([])
})

test('an issue that no window asks for is closed again', async () => {
  const { path, home } = await madeIssue()
  const { sessions, clock } = await deskProgram({ home, writer: 'desk' })
  await sessions.openAhead(path)
  await clock.pass(31_000)
  expect(sessions.holds(path)).toBe(false)
})

test('one that is asked for stays', async () => {
  const { path, home } = await madeIssue()
  const { sessions, clock } = await deskProgram({ home, writer: 'desk' })
  await sessions.openAhead(path)
  orThrow(await sessions.open(path, 'one'))
  await clock.pass(31_000)
  expect(sessions.holds(path)).toBe(true)
  expect(await sessions.closeAll()).toEqual([])
})

test('a folder that can not be opened is told of when a window asks', async () => {
  const { sessions } = await deskProgram({ home: join(await temporaryFolder(), 'home'), writer: 'desk' })
  await sessions.openAhead('/nowhere/tonight.issue')
  expect(await sessions.open('/nowhere/tonight.issue', 'one')).toMatchObject({ ok: false })
})
