// Files that are dropped on the window come as bytes, never as paths.

import sharp from 'sharp'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import type { Ask } from '../../src/contract/calls.ts'
import { maxBrought } from '../../src/contract/brought.ts'
import { askSchemas } from '../../src/contract/check.ts'
import { programParts } from '../../src/main/parts.ts'
import { connect, enter } from '../support/node-client.ts'
import { runningHost } from './running-host.ts'

async function opened() {
  const around = { platform: process.platform, env: { JUMPLINE_WRITER: 'desk' }, home: '' }
  const host = await runningHost((folders) => programParts(folders, around))
  orThrow(await host.application.openPath(host.issue, null))
  const client = await connect(host.origin, await enter(host.entrance))
  const { opening } = orThrow(await client.call('app.state', {}))
  const { session } = orThrow(await client.call('issue.openRecent', { key: opening! }))
  const bring = (name: string, bytes: Uint8Array | string, page: string | null = null) =>
    client.call('file.bring', { session, name, data: Buffer.from(bytes).toString('base64'), page })
  return { host, client, session, bring }
}

test('a document becomes the edits that take it in, a picture is kept in the issue', async () => {
  const { host, session, bring } = await opened()
  const read = orThrow(await bring('渡口.md', '# 渡口重开\n\n清晨六点，第一班渡船离岸。'))
  if (read.kind !== 'copy') throw new Error('a document is copy')
  const [insert] = read.edits
  if (insert?.kind !== 'article.insert') throw new Error('no article')
  expect(insert.article).toMatchObject({
    headline: ['渡口重开'],
    body: [{ text: '清晨六点，第一班渡船离岸。' }],
  })
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#236' } })
    .png()
    .toBuffer()
  const picture = orThrow(await bring('river.png', bytes))
  if (picture.kind !== 'picture') throw new Error('a picture is one')
  expect(picture.picture).toMatchObject({ type: 'png', width: 60, height: 40, name: 'river.png' })
  const { status } = await host.application.files.answer(
    'GET',
    `/picture/${session}/${picture.picture.sha256}?w=30`,
  )
  expect(status).toBe(200)
})

test('what is of another kind, damaged or empty is refused by its name', async () => {
  const { client, bring } = await opened()
  expect(await bring('program.exe', 'MZ')).toMatchObject({
    fault: { kind: 'unreadable', name: 'program.exe', why: 'format' },
  })
  expect(await bring('letter.docx', 'PK')).toMatchObject({ fault: { kind: 'unreadable', why: 'format' } })
  expect(await bring('river.png', 'no picture')).toMatchObject({
    fault: { kind: 'unreadable', name: 'river.png' },
  })
  expect(await bring('empty.txt', '')).toMatchObject({ fault: { kind: 'unreadable', name: 'empty.txt' } })
  expect(
    await client.call('file.bring', { session: 'nobody', name: 'a.txt', data: '', page: null }),
  ).toMatchObject({ fault: { kind: 'unknown-session' } })
})

test('what is no base64, or larger than a message may be, is not let in', () => {
  const ask = (data: string): Ask<'file.bring'> => ({ session: 's', name: 'a.txt', data, page: null })
  const isLetIn = (data: string): boolean => askSchemas['file.bring'].safeParse(ask(data)).success
  expect(isLetIn('YWJj')).toBe(true)
  expect(isLetIn('not base64')).toBe(false)
  expect(isLetIn('A'.repeat(Math.ceil(maxBrought / 3) * 4 + 4))).toBe(false)
})
