// What can be wrong with what the user gives, or with the place it is to go: one clear line, the exit code
// of the contract, nothing half-written and the issue as it was.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmod,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fsck, git } from '../store/git.ts'
import { formatNumber } from '../../src/model/file/encode.ts'
import { type Ended, jumpline, jumplineAs } from '../support/program.ts'
import { writeSmallCopy } from '../support/small-copy.ts'
import { keptFolder } from './kept-folder.ts'

const isRoot = process.getuid?.() === 0
/** Permission bits do not bind root: as root these tests run the program as nobody. */
const nobody = 65_534

let folder = ''
let home = ''
let issue = ''
let copy = ''

beforeAll(async () => {
  folder = await keptFolder()
  home = join(folder, 'home')
  issue = join(folder, 'good.issue')
  copy = (await writeSmallCopy(join(folder, 'copy'))).folder
  expect(jumpline(home, 'import', copy, '--into', issue).code).toBe(0)
  expect(jumpline(home, 'makeup', issue).code).toBe(0)
  if (isRoot) await chmod(folder, 0o755)
})

/** Every file below a folder, by name and content. */
async function pictureOf(path: string): Promise<string> {
  const names = (await readdir(path, { recursive: true })).toSorted()
  const hash = createHash('sha256')
  for (const name of names) {
    const isFile = (await stat(join(path, name))).isFile()
    hash.update(`${name}\n`)
    if (isFile) hash.update(await readFile(join(path, name)))
  }
  return hash.digest('hex')
}

/** One line on stderr, nothing on stdout. */
function expectStop(ended: Ended, code: number, line: RegExp): void {
  expect(ended.stderr).toMatch(line)
  expect(ended.stderr).not.toMatch(/\n\s+at |Error:/)
  expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(ended.stdout).toBe('')
  expect(ended.code).toBe(code)
}

describe('issues that can not be read', () => {
  test.each(['info', 'compose', 'check', 'makeup', 'verify', 'open'])('%s: nothing there', (command) => {
    expectStop(jumpline(home, command, join(folder, 'none.issue')), 2, /^jumpline: none\.issue: not found$/m)
  })

  test.each(['info', 'makeup', 'verify', 'open'])('%s: a folder of something else', async (command) => {
    const before = await pictureOf(copy)
    expectStop(jumpline(home, command, copy), 2, /^jumpline: copy: not an issue folder \(jumpline\.json\)$/m)
    expect(await pictureOf(copy)).toBe(before)
  })

  test('a newer format is read as far as it is known, never changed, and nothing is written', async () => {
    const path = join(folder, 'newer.issue')
    await cp(issue, path, { recursive: true })
    const marker = JSON.parse(await readFile(join(path, 'jumpline.json'), 'utf8')) as { id: string }
    await writeFile(join(path, 'jumpline.json'), `${JSON.stringify({ format: 9, id: marker.id })}\n`)
    const before = await pictureOf(path)
    const note = `newer.issue: written by a newer Jumpline (format 9; this one knows ${String(formatNumber)}); read only\n`
    expect(jumpline(home, 'info', path)).toMatchObject({ code: 0, stderr: note })
    for (const words of [
      ['makeup', path],
      ['import', copy, '--into', path],
    ]) {
      const ended = jumpline(home, ...words)
      expect(ended).toMatchObject({ code: 2, stdout: '' })
      expect(ended.stderr).toMatch(
        /jumpline: newer\.issue: written by a newer .* Update Jumpline to change it\n$/,
      )
    }
    expect(await pictureOf(path)).toBe(before)
  })

  test('a damaged page: everything else is read, and an issue that is damaged throughout is named', async () => {
    const path = join(folder, 'damaged.issue')
    await cp(issue, path, { recursive: true })
    // Each object a file of its own, so that one can be damaged alone.
    const packs = join(path, 'objects/pack')
    const names = (await readdir(packs)).filter((name) => name.endsWith('.pack'))
    for (const name of names) {
      const away = join(folder, name)
      await rename(join(packs, name), away)
      expect(
        spawnSync('git', [`--git-dir=${path}`, 'unpack-objects', '-q'], { input: await readFile(away) })
          .status,
      ).toBe(0)
    }
    for (const name of await readdir(packs)) await rm(join(packs, name))
    const objectOf = (name: string): string => {
      const oid = git(path, 'rev-parse', name).text.trim()
      return join(path, 'objects', oid.slice(0, 2), oid.slice(2))
    }
    const page = git(path, 'ls-tree', '--name-only', 'desk', 'pages/').text.split('\n')[0] ?? ''
    await chmod(objectOf(`desk:${page}`), 0o644)
    await truncate(objectOf(`desk:${page}`), 9)
    const older = jumpline(home, 'info', path)
    expect(older.code).toBe(0)
    expect(older.stderr).toBe(
      `damaged.issue: damaged at ${page}; everything else is there, 1 file in an older version, 0 lost\n`,
    )
    // All that any version holds: nothing is left to piece together.
    for (const name of git(path, 'rev-list', '--objects', 'desk').text.trim().split('\n')) {
      const oid = name.slice(0, 40)
      await chmod(objectOf(oid), 0o644)
      await truncate(objectOf(oid), 9)
    }
    const before = await pictureOf(path)
    expectStop(
      jumpline(home, 'makeup', path),
      2,
      /^jumpline: damaged\.issue: damaged at \S+, and no whole version is left/m,
    )
    expect(await pictureOf(path)).toBe(before)
  })
})

describe('copy that can not be read', () => {
  /** A copy folder with one thing wrong; import must leave no issue behind, nor touch one that is there. */
  async function expectRefused(
    name: string,
    spoil: (path: string) => Promise<void>,
    line: RegExp,
  ): Promise<void> {
    const path = join(folder, name)
    await cp(copy, path, { recursive: true })
    await spoil(path)
    const before = await pictureOf(issue)
    const fresh = join(folder, `${name}.issue`)
    expectStop(jumpline(home, 'import', path, '--into', fresh), 2, line)
    expectStop(jumpline(home, 'import', path, '--into', issue), 2, line)
    expect(await pictureOf(issue)).toBe(before)
    expect(
      (await readdir(folder)).filter((one) => one.startsWith(`${name}.`) || one.startsWith('.new-')),
    ).toEqual([])
  }

  test('a picture of 0 bytes', () =>
    expectRefused(
      'zero',
      (path) => writeFile(join(path, '01 要闻/01 lead.png'), ''),
      /^jumpline: 01 要闻\/01 lead\.png: is empty$/m,
    ))

  test('a picture that is cut short', () =>
    expectRefused(
      'short',
      (path) => truncate(join(path, '01 要闻/01 lead.png'), 200),
      /^jumpline: 01 要闻\/01 lead\.png: is damaged$/m,
    ))

  test('a picture that is none', () =>
    expectRefused(
      'none',
      (path) => writeFile(join(path, '01 要闻/01 lead.png'), 'words'),
      /01 lead\.png: is /,
    ))

  test('a document of 0 bytes', () =>
    expectRefused(
      'empty',
      (path) => writeFile(join(path, '01 要闻/02 brief.md'), ''),
      /^jumpline: 01 要闻\/02 brief\.md: is empty$/m,
    ))

  test('a picture an article names and nobody has', () =>
    expectRefused(
      'named',
      (path) =>
        writeFile(join(path, '02 综合/01 road.md'), '---\nheadline: x\npictures: [gone.jpg]\n---\n\ny\n'),
      /01 road\.md: names a picture that is not there: gone\.jpg$/m,
    ))

  test('settings that are wrong', () =>
    expectRefused(
      'settings',
      (path) => writeFile(join(path, 'issue.yaml'), 'date: 2026-02-30\n'),
      /date that is none/,
    ))

  test('no date anywhere', async () => {
    const path = join(folder, 'undated')
    await mkdir(path)
    await writeFile(join(path, 'a.txt'), '标题\n\n正文。\n')
    expectStop(
      jumpline(home, 'import', path, '--into', join(folder, 'undated.issue')),
      2,
      /no date for the new issue; put "date:/,
    )
  })

  test('a folder that is not there, one without copy, and a kind of file nobody reads', async () => {
    const into = ['--into', issue]
    expectStop(jumpline(home, 'import', join(folder, 'gone'), ...into), 2, /^jumpline: gone: not found$/m)
    await mkdir(join(folder, 'bare'))
    expectStop(jumpline(home, 'import', join(folder, 'bare'), ...into), 2, /^jumpline: bare: holds no copy$/m)
    await writeFile(join(folder, 'tune.mp3'), 'x')
    expectStop(
      jumpline(home, 'import', join(folder, 'tune.mp3'), ...into),
      2,
      /^jumpline: tune\.mp3: is not a kind of file/m,
    )
  })

  test('a link out of the folder is not followed', async () => {
    const path = join(folder, 'linked')
    await cp(copy, path, { recursive: true })
    await symlink('/etc/passwd', join(path, '01 要闻/03 secret.txt'))
    const ended = jumpline(home, 'import', path, '--into', join(folder, 'linked.issue'))
    expect(ended.code).toBe(0)
    expect(ended.stderr).toBe('01 要闻/03 secret.txt: left out, a link to somewhere else\n')
  })
})

describe('places that can not be written', () => {
  test('a file in the way of a new issue', async () => {
    const path = join(folder, 'taken.issue')
    await writeFile(path, 'mine')
    expectStop(
      jumpline(home, 'new', path, '--paper', 'en-tabloid', '--date', '2026-11-23', '--pages', '1'),
      2,
      /^jumpline: taken\.issue: exists already/m,
    )
    expect(jumpline(home, 'import', copy, '--into', path).code).toBe(2)
    expect(await readFile(path, 'utf8')).toBe('mine')
  })

  test('a new issue in a folder that is not there', () => {
    const path = join(folder, 'no such folder', 'x.issue')
    expectStop(jumpline(home, 'import', copy, '--into', path), 3, /no such folder: not found$/m)
  })

  test('a folder without permission, to read and to write', async () => {
    const own = await keptFolder()
    const nobodysHome = join(own, 'home')
    await cp(copy, join(own, 'copy'), { recursive: true })
    await cp(issue, join(own, 'shut.issue'), { recursive: true })
    if (isRoot) spawnSync('chown', ['-R', `${nobody}:${nobody}`, own])
    const user = isRoot ? { uid: nobody, gid: nobody } : null
    await chmod(join(own, 'copy', '01 要闻'), 0o000)
    const unread = jumplineAs(
      user,
      nobodysHome,
      'import',
      join(own, 'copy'),
      '--into',
      join(own, 'new.issue'),
    )
    expectStop(unread, 2, /^jumpline: 01 要闻: no permission$/m)
    await chmod(join(own, 'copy', '01 要闻'), 0o755)

    const sealed = join(own, 'sealed')
    await mkdir(sealed)
    await chmod(sealed, 0o555)
    const into = jumplineAs(user, nobodysHome, 'import', join(own, 'copy'), '--into', join(sealed, 'x.issue'))
    expectStop(into, 3, /^jumpline: x\.issue: no permission$/m)
    expect(await readdir(sealed)).toEqual([])

    const out = jumplineAs(
      user,
      nobodysHome,
      'export',
      join(own, 'shut.issue'),
      '--to',
      sealed,
      '--format',
      'pdf',
    )
    expectStop(out, 3, /^jumpline: sealed: no permission$/m)
    expect(await readdir(sealed)).toEqual([])

    for (const path of ['', 'objects', 'refs', 'refs/heads'])
      await chmod(join(own, 'shut.issue', path), 0o555)
    const before = await pictureOf(join(own, 'shut.issue'))
    const edit = jumplineAs(user, nobodysHome, 'page', join(own, 'shut.issue'), 'insert')
    expectStop(edit, 3, /^jumpline: shut\.issue: no permission$/m)
    expect(jumplineAs(user, nobodysHome, 'info', join(own, 'shut.issue')).code).toBe(0)
    expect(await pictureOf(join(own, 'shut.issue'))).toBe(before)
    spawnSync('chmod', ['-R', 'u+w', own])
  })
})

const disk = mountSmallDisk()
describe.skipIf(disk === null)(
  `a full disk${disk === null ? ' (SKIPPED: no small disk can be mounted here)' : ''}`,
  () => {
    afterAll(async () => {
      spawnSync('umount', [disk ?? ''])
      await rmdir(disk ?? '')
    })

    test('a new issue that does not fit leaves nothing behind', async () => {
      await writeFile(join(disk ?? '', 'filler'), new Uint8Array(1000 * 1024))
      expectStop(
        jumpline(home, 'import', copy, '--into', join(disk ?? '', 'x.issue')),
        3,
        /^jumpline: x\.issue: the disk is full/m,
      )
      expect(await readdir(disk ?? '')).toEqual(['filler'])
    })

    test('an export that does not fit leaves nothing behind', async () => {
      await writeFile(join(disk ?? '', 'filler'), '')
      const to = join(disk ?? '', 'out')
      const ended = jumpline(home, 'export', issue, '--to', to, '--format', 'pdf,site')
      expectStop(ended, 3, /^jumpline: \S+: the disk is full/m)
      expect(await readdir(disk ?? '')).toEqual(['filler'])
    })

    test('an edit that does not fit leaves the issue as it was, and fits when there is room', async () => {
      await writeFile(join(disk ?? '', 'filler'), '')
      const path = join(disk ?? '', 'full.issue')
      expect(jumpline(home, 'import', copy, '--into', path).code).toBe(0)
      const head = git(path, 'rev-parse', 'desk').text
      spawnSync('dd', ['if=/dev/zero', `of=${join(disk ?? '', 'filler')}`, 'bs=4096'])
      expectStop(
        jumpline(home, 'makeup', path),
        3,
        /^jumpline: full\.issue: the disk is full\. Free some space and try again$/m,
      )
      expect(git(path, 'rev-parse', 'desk').text).toBe(head)
      expect(fsck(path)).toBe('')
      await writeFile(join(disk ?? '', 'filler'), '')
      const again = jumpline(home, 'makeup', path)
      expect(again).toMatchObject({ code: 0, stderr: '' })
      expect(fsck(path)).toBe('')
    })
  },
)

/** A disk of one megabyte; null where none can be had. */
function mountSmallDisk(): string | null {
  if (!isRoot || process.platform !== 'linux') return null
  const made = spawnSync('mktemp', ['-d', '/tmp/jl-disk-XXXXXX'], { encoding: 'utf8' }).stdout.trim()
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', made]).status === 0 ? made : null
}
