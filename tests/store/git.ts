// The real git as a judge that is not ours, with nobody's configuration.

import { spawnSync } from 'node:child_process'
import { open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseIndex } from '../../src/main/services/store/pack-file.ts'

export interface GitAnswer {
  readonly code: number
  readonly text: string
}

export function git(issue: string, ...words: readonly string[]): GitAnswer {
  const ran = spawnSync('git', [`--git-dir=${issue}`, ...words], {
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  })
  return { code: ran.status ?? -1, text: ran.stdout + ran.stderr }
}

/** What `git fsck` says against the folder; empty when all is well. Dangling objects are no fault. */
export function fsck(issue: string): string {
  const { code, text } = git(issue, 'fsck', '--full', '--strict', '--no-dangling')
  return code === 0 ? text.trim() : `exit ${String(code)}: ${text}`
}

/** How many objects git finds in packs, and how many as files of their own. */
export function countObjects(issue: string): { readonly packed: number; readonly loose: number } {
  const { text } = git(issue, 'count-objects', '-v')
  const number = (name: string): number => Number(new RegExp(`^${name}: (\\d+)$`, 'm').exec(text)?.[1])
  return { packed: number('in-pack'), loose: number('count') }
}

/** The pack that holds an object, and where. */
export async function packPlace(
  issue: string,
  oid: string,
): Promise<{ readonly path: string; readonly offset: number; readonly end: number | null }> {
  const folder = join(issue, 'objects/pack')
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.idx')) continue
    const place = parseIndex(await readFile(join(folder, name)))?.find(oid) ?? null
    if (place !== null) return { path: join(folder, name.replace(/idx$/, 'pack')), ...place }
  }
  throw new Error(`${oid} is in no pack`)
}

/** Changes bytes within a packed object. */
export async function spoilObject(issue: string, oid: string): Promise<void> {
  const { path, offset } = await packPlace(issue, oid)
  const file = await open(path, 'r+')
  await file.write(Buffer.from('spoil'), 0, 5, offset + 6)
  await file.close()
}

/** Has git write every object of a pack as a file of its own. */
export function unpackObjects(issue: string, pack: Uint8Array): void {
  const ran = spawnSync('git', [`--git-dir=${issue}`, 'unpack-objects', '-q'], { input: pack })
  if (ran.status !== 0) throw new Error(ran.stderr.toString())
}

/** The id of a tree that git makes of lines as `ls-tree` gives them. */
export function mktree(issue: string, lines: string): string {
  const ran = spawnSync('git', [`--git-dir=${issue}`, 'mktree'], { input: lines, encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(ran.stderr)
  return ran.stdout.trim()
}
