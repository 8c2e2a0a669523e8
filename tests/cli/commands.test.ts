// The command line as its users run it: each command of the contract, its JSON shape and its exit code.

import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { fsck, git } from '../store/git.ts'
import { connect, enter } from '../support/node-client.ts'
import { jumpline, startProgram } from '../support/program.ts'
import { leadHeadline, writeSmallCopy } from '../support/small-copy.ts'
import { keptFolder } from './kept-folder.ts'

interface Line {
  readonly text: string
  readonly from: number
  readonly to: number
}
interface ComposedBlock {
  readonly id: string
  readonly kind: string
  readonly article: string
  readonly part: number
  readonly polygon: readonly (readonly [number, number])[]
  readonly headline: readonly object[]
  readonly lines: readonly Line[]
  readonly jumpLine: string | null
  readonly turnLine: string | null
  readonly overset: { readonly characters: number; readonly lines: number }
}
interface Composed {
  readonly version: number
  readonly pages: readonly {
    readonly label: string
    readonly section: string
    readonly fill: number
    readonly blocks: readonly ComposedBlock[]
  }[]
}
interface Info {
  readonly pages: readonly {
    readonly label: string
    readonly section: string
    readonly articles: readonly { readonly id: string; readonly headline: string }[]
  }[]
  readonly basket: readonly { readonly headline: string }[]
  readonly jumps: readonly { readonly headline: string; readonly from: string; readonly to: string }[]
  readonly articles: number
  readonly pictures: number
  readonly publication: string
}

let folder = ''
let home = ''

beforeAll(async () => {
  folder = await keptFolder()
  home = join(folder, 'home')
})

function run(...words: readonly string[]): string {
  const ended = jumpline(home, ...words)
  expect(ended.code, ended.stderr).toBe(0)
  return ended.stdout
}

/** With `--json` stdout is one document and nothing else. */
function json(...words: readonly string[]): unknown {
  return JSON.parse(run(...words, '--json'))
}

function infoOf(path: string): Info {
  return json('info', path) as Info
}

function composed(path: string, ...more: readonly string[]): Composed {
  return json('compose', path, ...more) as Composed
}

/** The printed jump and turn lines, page by page. */
function printedLines(path: string): readonly string[] {
  const stories = composed(path).pages.flatMap((page) =>
    page.blocks.filter((block) => block.kind === 'story'),
  )
  return stories.flatMap((block) => [block.turnLine, block.jumpLine].filter((line) => line !== null))
}

async function laidIssue(name: string): Promise<string> {
  const path = join(folder, `${name}.issue`)
  const copy = await writeSmallCopy(join(folder, `${name} copy`))
  run('import', copy.folder, '--into', path)
  run('makeup', path)
  return path
}

describe('the main job', () => {
  let path = ''
  beforeAll(async () => {
    path = await laidIssue('main')
  })

  test('import makes the issue with its pages, articles and pictures', () => {
    const info = infoOf(path)
    expect(info).toMatchObject({
      version: 1,
      publication: '望江日报',
      language: 'zh-CN',
      date: '2026-11-23',
      articles: 4,
      pictures: 1,
    })
    expect(info.pages.map((page) => page.label)).toEqual(['01', '02'])
    expect(info.pages[1]!.articles.map((article) => article.headline)).toContain('滨江路今起通车')
    expect(fsck(path)).toBe('')
    expect(git(path, 'log', '--format=%s', 'desk').text).toBe('Make-up\nNew issue\n')
  })

  test('the lead goes on where its copy says, with both lines printed', () => {
    expect(infoOf(path).jumps).toMatchObject([{ headline: leadHeadline, from: '01', to: '02' }])
    expect(printedLines(path)).toEqual(['下转第2版', '(上接一版)'])
  })

  test('composed lines hold the whole lead once, in order', () => {
    const { version, pages } = composed(path)
    expect(version).toBe(1)
    const { articles } = infoOf(path).pages[0]!
    const lead = articles.find((article) => article.headline === leadHeadline)!.id
    const parts = pages
      .flatMap((page) => page.blocks.filter((block) => block.article === lead && block.kind === 'story'))
      .toSorted((left, right) => left.part - right.part)
    const lines = parts.flatMap((part) => part.lines)
    // Between two lines there is nothing, or the space or line feed that neither prints.
    for (const [index, line] of lines.slice(1).entries())
      expect(line.from - lines[index]!.to).toBeLessThanOrEqual(1)
    expect(lines[0]!.from).toBe(0)
    expect(lines.map((line) => line.text).join('')).toContain('第160段。')
    expect(parts.at(-1)!.overset).toEqual({ characters: 0, lines: 0 })
    expect(parts[0]!.polygon.length).toBeGreaterThanOrEqual(4)
  })

  test('compose gives one page when one is asked for', () => {
    const { pages } = composed(path, '--page', '02')
    expect(pages.map((page) => page.label)).toEqual(['02'])
  })

  test('check lists problems in the shape of the contract', () => {
    const ended = jumpline(home, 'check', path, '--json')
    const { version, problems } = JSON.parse(ended.stdout) as {
      version: number
      problems: Readonly<Record<string, unknown>>[]
    }
    expect(version).toBe(1)
    for (const problem of problems) {
      expect(Object.keys(problem).toSorted()).toEqual([
        'article',
        'block',
        'code',
        'fix',
        'message',
        'page',
        'severity',
      ])
      expect(['error', 'warning', 'note']).toContain(problem['severity'])
    }
    expect(problems.map((problem) => problem['code'])).toContain('UNSIGNED')
    expect(ended.code).toBe(problems.some((problem) => problem['severity'] === 'error') ? 1 : 0)
  })

  test('verify finds every object and picture sound', () => {
    expect(json('verify', path)).toMatchObject({ version: 1, pictures: 1, commits: 2, faults: [] })
  })
})

test('check says 1 when text is left over', async () => {
  const path = join(folder, 'over.issue')
  const copy = await writeSmallCopy(join(folder, 'over copy'), 420)
  run('import', copy.folder, '--into', path)
  run('makeup', path)
  const ended = jumpline(home, 'check', path)
  expect(ended.code).toBe(1)
  expect(ended.stdout).toMatch(/^error OVERSET/m)
})

test('a page inserted before a jump ends renumbers both of its lines in the same step', async () => {
  const path = await laidIssue('renumber')
  run('page', path, 'insert', '--at', '2', '--section', '广告')
  expect(printedLines(path)).toEqual(['下转第3版', '(上接一版)'])
  run('page', path, 'insert', '--at', '1')
  const again = infoOf(path)
  expect(again.jumps).toMatchObject([{ from: '02', to: '04' }])
  expect(jumpline(home, 'page', path, 'move', '4', '--to', '1').code).toBe(0)
  run('page', path, 'delete', '2')
  expect(infoOf(path).pages).toHaveLength(3)
})

test('move and jump do as the desk does, and each is one commit', async () => {
  const path = await laidIssue('edits')
  run('page', path, 'insert')
  run('move', path, '今日降温', '--to', '2', '--at', '1')
  const moved = infoOf(path)
  expect(moved.pages[1]!.articles[0]!.headline).toBe('今日降温')
  run('jump', path, 'ferry', '--to', '3')
  expect(infoOf(path).jumps).toMatchObject([
    { from: '01', to: '02' },
    { from: '02', to: '03' },
  ])
  expect(git(path, 'log', '--format=%s', 'desk').text).toBe('Jump\nMove\nInsert page\nMake-up\nNew issue\n')
  expect(fsck(path)).toBe('')
})

test('history lists restore points, and restore makes one the issue again as a new commit', async () => {
  const path = await laidIssue('history')
  run('page', path, 'insert')
  const { points } = json('history', path) as { points: { commit: string; message: string; kind: string }[] }
  expect(points.map(({ message }) => message)).toEqual(['Insert page', 'Make-up', 'New issue'])
  const before = infoOf(path)
  run('restore', path, points[1]!.commit.slice(0, 10))
  expect(infoOf(path).pages).toHaveLength(before.pages.length - 1)
  run('restore', path, points[0]!.commit)
  expect(infoOf(path)).toEqual(before)
  expect(git(path, 'log', '--format=%s', 'desk').text.split('\n')).toHaveLength(points.length + 3)
  expect(fsck(path)).toBe('')
  const ended = jumpline(home, 'restore', path, 'abcdef')
  expect(ended).toMatchObject({ code: 2, stdout: '' })
  expect(ended.stderr).toMatch(/no restore point abcdef; history --all lists them/)
})

test('merge takes in a copy that was worked on elsewhere, a folder or one file', async () => {
  const path = await laidIssue('merge')
  const copy = join(folder, 'elsewhere.issue')
  await cp(path, copy, { recursive: true })
  const asNight = (...words: readonly string[]): void => {
    const ended = jumpline(join(folder, 'night home'), ...words)
    expect(ended).toMatchObject({ code: 0 })
  }
  await mkdir(join(folder, 'night home'), { recursive: true })
  asNight('move', copy, '今日降温', '--to', '2', '--at', '1')
  run('page', path, 'insert', '--section', '广告')
  expect(json('merge', path, copy)).toMatchObject({ version: 1, conflicts: 0 })
  const merged = infoOf(path)
  expect(merged.pages).toHaveLength(3)
  expect(merged.pages[1]!.articles[0]!.headline).toBe('今日降温')
  expect(json('merge', path, copy)).toMatchObject({ writers: [], conflicts: 0 })
  expect(infoOf(path)).toEqual(merged)
  expect(fsck(path)).toBe('')

  asNight('page', copy, 'insert', '--section', '增刊')
  const file = join(folder, 'elsewhere.issuez')
  asNight('pack', copy, file)
  run('merge', path, file)
  expect(infoOf(path).pages.map((page) => page.section)).toEqual(expect.arrayContaining(['广告', '增刊']))
  expect(fsck(path)).toBe('')
})

test('an article that could be two is asked after by id', async () => {
  const path = join(folder, 'twins.issue')
  run('new', path, '--paper', 'zh-tabloid', '--date', '2026-11-23', '--pages', '2')
  for (const name of ['江边一', '江边二']) {
    const file = join(folder, `${name}.txt`)
    await writeFile(file, `${name}\n\n正文。\n`)
    run('import', file, '--into', path)
  }
  expect(
    infoOf(path)
      .basket.map((article) => article.headline)
      .toSorted(),
  ).toEqual(['江边一', '江边二'])
  const ended = jumpline(home, 'move', path, '江边', '--to', '1')
  expect(ended.code).toBe(2)
  expect(ended.stderr).toMatch(
    /^jumpline: article "江边": could be [a-z0-9]{12} "江边.", [a-z0-9]{12} "江边."; name it by its id\n$/,
  )
  run('move', path, '江边二', '--to', '1')
  expect(infoOf(path).pages[0]!.articles.map((article) => article.headline)).toEqual(['江边二'])
})

test('a paper can be a file of settings', async () => {
  const settings = join(folder, 'daily.yaml')
  await writeFile(settings, 'publication: The Lantern\nlanguage: en\nlabels: "A{n}"\n')
  const path = join(folder, 'lantern.issue')
  run('new', path, '--paper', settings, '--date', '2026-11-23', '--pages', '3')
  const info = infoOf(path)
  expect(info.publication).toBe('The Lantern')
  expect(info.pages.map((page) => page.label)).toEqual(['A1', 'A2', 'A3'])
})

describe('wrong use', () => {
  test.each([
    [['fly'], /^jumpline: fly: no such command/],
    [['info'], /^jumpline: info: wants ISSUE/],
    [['info', 'a', 'b'], /^jumpline: info: wants ISSUE/],
    [['info', 'a', '--colour'], /^jumpline: info: no such option --colour/],
    [['import', 'a'], /^jumpline: import: needs --into ISSUE/],
    [['new', 'a'], /^jumpline: new: needs --paper, --date and --pages/],
    [['new', 'a', '--paper', 'zh-broadsheet', '--date', '2026-02-30', '--pages', '1'], /not a date/],
    [
      ['new', 'a', '--paper', 'pt-broadsheet', '--date', '2026-02-20', '--pages', '1'],
      /none of zh-broadsheet/,
    ],
    [
      ['new', 'a', '--paper', 'zh-broadsheet', '--date', '2026-02-20', '--pages', '0'],
      /not a number from 1 on/,
    ],
    [['makeup', 'a', '--pages'], /--pages is given the wrong way/],
  ])('%j is told of in one line', (words, line) => {
    const ended = jumpline(home, ...words)
    expect(ended.code).toBe(2)
    expect(ended.stdout).toBe('')
    expect(ended.stderr).toMatch(line)
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})

test('help is there for the program and for every command', () => {
  const help = run('--help')
  const names = [...help.matchAll(/^ {2}([a-z]+) /gm)].map((match) => match[1] ?? '')
  expect(names).toEqual([
    'new',
    'import',
    'makeup',
    'compose',
    'check',
    'export',
    'info',
    'jump',
    'move',
    'page',
    'history',
    'restore',
    'merge',
    'pack',
    'unpack',
    'compact',
    'verify',
    'open',
  ])
  for (const name of names) expect(run(name, '--help')).toMatch(new RegExp(`^Usage: jumpline ${name} `))
  expect(run('--version')).toMatch(/^\d+\.\d+\.\d+\n$/)
})

describe('an issue the editor has been at', () => {
  test('work that is in the journal only is part of what commands read and publish', async () => {
    const path = await laidIssue('journal')
    const program = await startProgram(home, path)
    const client = await connect(program.origin, await enter(program.entrance))
    const { opening } = orThrow(await client.call('app.state', {}))
    const { session, seq } = orThrow(await client.call('issue.openRecent', { key: opening ?? '' }))
    const { id } = infoOf(path).pages[1]!.articles.find((one) => one.headline === '公园改时间')!
    const edit = { kind: 'article.set' as const, article: id as never, fields: { headline: ['公园开门早'] } }
    orThrow(await client.call('issue.edit', { session, seq: seq + 1, edits: [edit] }))

    const busy = jumpline(home, 'move', path, '公园', '--to', '1')
    expect(busy).toMatchObject({
      code: 3,
      stderr: 'jumpline: journal.issue: open in Jumpline just now; close it there and try again\n',
    })
    program.child.kill('SIGKILL')
    await program.ended

    const read = jumpline(home, 'info', path)
    expect(read.stderr).toBe('journal.issue: with 1 change from the journal that its folder lacks\n')
    expect(read.stdout).toContain('公园开门早')
    expect(git(path, 'log', '--format=%s', 'desk').text).toBe('Make-up\nNew issue\n')
    run('move', path, '公园开门早', '--to', '1')
    const after = jumpline(home, 'info', path)
    expect(after.stderr).toBe('')
    expect(after.stdout).toContain('公园开门早')
    expect(git(path, 'log', '--format=%s', 'desk').text).toBe('Move\nMake-up\nNew issue\n')
  })

  test('a second start hands its issue to the first', async () => {
    const path = join(folder, 'second.issue')
    run('new', path, '--paper', 'en-tabloid', '--date', '2026-11-23', '--pages', '1')
    const program = await startProgram(home)
    const client = await connect(program.origin, await enter(program.entrance))
    await expect(startProgram(home, path)).rejects.toThrow('ended with 0: Jumpline is running already')
    const { key } = await client.next('app.open')
    expect(await client.call('issue.openRecent', { key })).toMatchObject({
      ok: true,
      value: { name: 'second.issue' },
    })
    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
  })
})

test('verify names a damaged object and an original that is not the picture it says', async () => {
  const path = await laidIssue('damage')
  const blob = git(path, 'ls-tree', '-r', 'desk', 'originals/').text.match(/[0-9a-f]{40}/)![0]
  await writeFile(join(path, 'objects', blob.slice(0, 2), blob.slice(2)), 'not an object')
  const ended = jumpline(home, 'verify', path, '--json')
  expect(ended.code).toBe(1)
  expect(JSON.parse(ended.stdout)).toMatchObject({ faults: [{ kind: 'damaged', object: blob }] })
  expect(jumpline(home, 'verify', path).stdout).toMatch(new RegExp(`^damaged ${blob}`))
  expect((await readdir(path)).toSorted()).toEqual(['HEAD', 'jumpline.json', 'objects', 'refs'])
  expect(await readFile(join(path, 'HEAD'), 'utf8')).toBe('ref: refs/heads/desk\n')
})

test('pack, unpack and compact: an issue goes and comes back whole, and nothing is written over', async () => {
  const path = await laidIssue('handover')
  const [file, back] = [join(folder, 'handover.issuez'), join(folder, 'back.issue')]
  const packed = json('pack', path, file) as { readonly id: string }
  expect(packed).toMatchObject({ version: 1, issue: path, file, files: expect.any(Number) as number })
  expect(jumpline(home, 'pack', path, file)).toMatchObject({ code: 2, stdout: '' })
  expect(json('unpack', file, back)).toMatchObject({ version: 1, issue: back, id: packed.id, faults: [] })
  expect(jumpline(home, 'unpack', file, back)).toMatchObject({ code: 2, stdout: '' })
  expect(composed(back)).toEqual(composed(path))
  expect(json('compact', back)).toMatchObject({ version: 1, issue: back, removed: 0 })
  expect(fsck(back)).toBe('')
  expect(json('verify', back)).toMatchObject({ faults: [], extras: [] })
  expect(composed(back)).toEqual(composed(path))
})

test('what is no issue is not packed, and what is no archive is not unpacked', async () => {
  const wrong = join(folder, 'letter.txt')
  await writeFile(wrong, 'Dear editor')
  const nothing = join(folder, 'nothing')
  for (const words of [
    ['pack', nothing, join(folder, 'x.issuez')],
    ['pack', folder, join(folder, 'x.issuez')],
    ['unpack', nothing, join(folder, 'x.issue')],
    ['unpack', wrong, join(folder, 'x.issue')],
    ['compact', nothing],
    ['compact', folder],
  ]) {
    const ended = jumpline(home, ...words)
    expect(ended, words.join(' ')).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1)
  }
  expect((await readdir(folder)).filter((name) => /^x\.|^\.in-/.test(name))).toEqual([])
})
