// What the file port owes to a disk that refuses: nothing is copied where it should be renamed, no file is synced
// again after a sync of it failed, a full disk is heard of even at the close, and what stood there stays.

import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFilePort, type FilePort } from '../../src/main/fs/file-port.ts'
import { temporaryFolder } from '../store/sample-issue.ts'
import { failingAt, faultyFiles, type Operation, systemError, type Trouble } from '../support/faulty-files.ts'
import { realParts } from '../support/issue-folder.ts'

interface Place {
  readonly folder: string
  readonly port: FilePort
  readonly log: readonly Operation[]
  readonly pauses: readonly number[]
}

/** A folder with one file, `kept`, and a port to it. */
async function place(trouble: Trouble, platform = 'linux'): Promise<Place> {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'kept'), 'old')
  const log: Operation[] = []
  const pauses: number[] = []
  const { system } = faultyFiles((operation) => {
    log.push(operation)
    return trouble(operation)
  })
  const pause = (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds)
    return Promise.resolve()
  }
  return { folder, port: createFilePort({ ...realParts, system, platform, pause }, folder), log, pauses }
}

const named = (name: Operation['name']) => (operation: Operation) => operation.name === name
const textOf = (folder: string): Promise<string> => readFile(join(folder, 'kept'), 'utf8')

test.each<[string, Operation['name']]>([
  ['EXDEV', 'rename'],
  ['ENOSPC', 'write'],
  ['ENOSPC', 'sync'],
  ['ENOSPC', 'close'],
  ['EIO', 'sync'],
])('%s at %s: the old file stays as it was, and nothing beside it', async (code, name) => {
  const { folder, port, log } = await place(failingAt(0, code, 'once', named(name)))
  await expect(port.write('kept', 'new')).rejects.toMatchObject({ code })
  expect(await textOf(folder)).toBe('old')
  expect(await readdir(folder)).toEqual(['kept'])
  expect(log.filter(({ path, how }) => path.endsWith('kept') && how !== undefined)).toEqual([])
  await port.write('kept', 'new')
  expect(await textOf(folder)).toBe('new')
})

test('a sync that failed is not tried again: the next attempt is a new file', async () => {
  const { port, log } = await place(failingAt(0, 'EIO', 'once', named('sync')))
  await expect(port.write('kept', 'new')).rejects.toMatchObject({ code: 'EIO' })
  await port.write('kept', 'new')
  const synced = log.filter(named('sync')).map(({ path }) => path)
  expect(new Set(synced).size).toBe(synced.length)
  expect(synced).toHaveLength(2)
})

test('who may read and write a file is the same after it was written', async () => {
  const { folder, port } = await place(() => null)
  await chmod(join(folder, 'kept'), 0o660)
  await port.write('kept', 'new')
  expect((await stat(join(folder, 'kept'))).mode & 0o777).toBe(0o660)
  await port.write('fresh', 'new')
  expect((await stat(join(folder, 'fresh'))).mode & 0o777 & ~0o644).toBe(0)
})

test('on Windows a file that is held is tried for two seconds', async () => {
  let refusals = 4
  const { folder, port, pauses } = await place(
    ({ name }) => (name === 'rename' && (refusals -= 1) >= 0 ? systemError('EBUSY') : null),
    'win32',
  )
  await port.write('kept', 'new')
  expect(await textOf(folder)).toBe('new')
  expect(pauses).toEqual([5, 10, 20, 50])
})

test('on Windows what is held for longer leaves the old file, and the new one beside it', async () => {
  const { folder, port, pauses } = await place(
    failingAt(0, 'EPERM', 'from then on', named('rename')),
    'win32',
  )
  await expect(port.write('kept', 'new')).rejects.toMatchObject({ code: 'EPERM' })
  const total = pauses.reduce((sum, pause) => sum + pause, 0)
  expect(total).toBeGreaterThan(1_500)
  expect(total).toBeLessThan(2_500)
  expect(await textOf(folder)).toBe('old')
  const [kept = ''] = (await readdir(folder)).filter((name) => name.startsWith('.tmp-'))
  expect(await readFile(join(folder, kept), 'utf8')).toBe('new')
})

test('a refused rename is not tried again elsewhere, and nor is another kind of failure on Windows', async () => {
  for (const [platform, code] of [
    ['linux', 'EPERM'],
    ['win32', 'ENOSPC'],
  ] as const) {
    const { port, pauses } = await place(failingAt(0, code, 'once', named('rename')), platform)
    await expect(port.write('kept', 'new')).rejects.toMatchObject({ code })
    expect(pauses).toEqual([])
  }
})

test('a folder that can not be synced is passed over on Windows alone', async () => {
  const trouble = failingAt(0, 'EPERM', 'from then on', named('syncFolder'))
  await (await place(trouble, 'win32')).port.write('kept', 'new')
  await expect((await place(trouble)).port.write('kept', 'new')).rejects.toMatchObject({ code: 'EPERM' })
})

test('a log that could not be begun is closed again', async () => {
  const { port, log } = await place(failingAt(0, 'EIO', 'once', named('syncFolder')))
  await expect(port.openLog('log')).rejects.toMatchObject({ code: 'EIO' })
  expect(log.filter(named('close'))).toHaveLength(1)
})

test('no link leads out of the folder', async () => {
  const { folder, port } = await place(() => null)
  const outside = await temporaryFolder()
  await mkdir(join(outside, 'in'))
  await symlink(outside, join(folder, 'away'))
  await expect(port.write('away/in/file', 'x')).rejects.toThrow(/ELOOP|EEXIST/)
  expect(await readdir(join(outside, 'in'))).toEqual([])
})
