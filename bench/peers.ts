// node bench/peers.ts: the goals of speed, ours beside Typst and Chromium in one run: the same text, the same
// faces, the same page sizes. Peers take turns, so that a busy moment of the machine falls on all of them; every
// figure is a median. Files are in the system's cache: cold means a new process, not a new disk.

import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { orThrow } from '../src/base/result.ts'
import { createComposer } from '../src/compose/compose.ts'
import type { Issue } from '../src/model/issue.ts'
import { apply } from '../src/model/edit/apply.ts'
import { decodeIssue } from '../src/model/file/decode.ts'
import { formatOf } from '../src/model/publication.ts'
import { encodeIssue } from '../src/model/file/encode.ts'
import { realStore } from '../tests/support/issue-folder.ts'
import { realFonts } from '../tests/support/paper.ts'
import { chromiumFlags, chromiumPath } from './browser.ts'
import {
  areaOf,
  charactersOf,
  chineseClauses,
  htmlSource,
  peerFaces,
  peerIssue,
  storiesOf,
  typstSource,
} from './peer-paper.ts'
import { type Memory, memoryOf, type Program, run } from './process-tree.ts'
import { compileTypst, createTypst } from './typst.ts'
import { hasXelatex, xelatexSource } from './xelatex.ts'

const root = join(import.meta.dirname, '..')
const fonts = join(root, 'out/fonts')
const work = mkdtempSync(join(tmpdir(), 'jumpline-peers-'))
const typstFonts = join(work, 'fonts')
mkdirSync(typstFonts)
// Typst looks at every file of a folder: it is given those the pages use.
for (const key of peerFaces) copyFileSync(join(fonts, `${key}.ttf`), join(typstFonts, `${key}.ttf`))

const clauses = await chineseClauses()
const one = peerIssue(1, clauses)
const many = peerIssue(32, clauses)

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0
}

// A key typed at the end of the lead: the text there is another one each time, and as long as before.

const digits = '零一二三四五六七八九'
function typed(count: number): string {
  return String(1000 + count).replaceAll(/\d/g, (digit) => digits[Number(digit)] ?? '')
}

function leadEnd(issue: Issue): string {
  const id = issue.pages[0]?.headlines[0]
  const text = id === undefined ? undefined : issue.articles.get(id)?.body.at(-1)?.text
  if (text === undefined) throw new Error('the first page has a lead')
  return text
}

type Key = (count: number) => void

/** `all`: every page is asked for again, as a window that shows the whole issue does; else the page that was typed on. */
function ourKey(first: Issue, all: boolean): Key {
  const composer = createComposer(realFonts())
  composer.issue(first)
  const id = first.pages[0]!.headlines[0]!
  const { body } = first.articles.get(id)!
  const paragraph = body.at(-1)!
  let current = first
  return (count) => {
    const insert = [{ ...paragraph, text: paragraph.text + typed(count) }]
    const edit = { kind: 'body.splice', article: id, index: body.length - 1, remove: 1, insert } as const
    current = orThrow(apply(current, edit)).issue
    if (all) composer.issue(current)
    else composer.page(current, first.pages[0]!.id)
  }
}

interface TypstKey {
  readonly key: Key
  readonly rest: () => void
  readonly pages: number
}

function typstKey(issue: Issue): TypstKey {
  const compiler = createTypst(typstFonts, work)
  const source = typstSource(issue)
  const end = leadEnd(issue)
  const at = source.indexOf(end) + end.length
  const pages = compileTypst(compiler, source).numOfPages
  return {
    pages,
    key(count) {
      compileTypst(compiler, source.slice(0, at) + typed(count) + source.slice(at))
    },
    // Its own `watch` forgets old results after each round; that is not part of the round.
    rest: () => {
      compiler.evictCache(10)
    },
  }
}

interface KeyTimes {
  /** The page that was typed on, and every page of the issue asked for. */
  readonly page: number
  readonly issue: number
  readonly typst: number
  readonly typstPages: number
}

async function keys(): Promise<{ readonly one: KeyTimes; readonly many: KeyTimes }> {
  const lanes = [one, many].map((issue) => ({
    page: ourKey(issue, false),
    issue: ourKey(issue, true),
    typst: typstKey(issue),
  }))
  const times = lanes.map(() => ({ page: [] as number[], issue: [] as number[], typst: [] as number[] }))
  let count = 0
  const timed = (list: number[] | null, work: Key): void => {
    const start = performance.now()
    work((count += 1))
    list?.push(performance.now() - start)
  }
  // The first keys of a day are slower, while the program warms up; an editor types thousands.
  for (let round = -2; round < 10; round += 1) {
    for (const [index, lane] of lanes.entries()) {
      const list = round < 0 ? null : times[index]!
      for (let key = 0; key < 100; key += 1) timed(list?.page ?? null, lane.page)
      for (let key = 0; key < 100; key += 1) timed(list?.issue ?? null, lane.issue)
      for (let key = 0; key < (index === 0 ? 20 : 5); key += 1) {
        timed(list?.typst ?? null, lane.typst.key)
        lane.typst.rest()
      }
    }
    await new Promise((done) => setImmediate(done))
  }
  const [first, second] = lanes.map(({ typst }, index) => ({
    page: median(times[index]!.page),
    issue: median(times[index]!.issue),
    typst: median(times[index]!.typst),
    typstPages: typst.pages,
  }))
  return { one: first!, many: second! }
}

interface WholeTimes {
  readonly warm: number
  readonly cold: number
  readonly typstCold: number
}

function whole(): WholeTimes {
  const files = encodeIssue(many)
  const source = typstSource(many)
  const times = { warm: [] as number[], cold: [] as number[], typst: [] as number[] }
  const timed = (list: number[], run: () => unknown): void => {
    const start = performance.now()
    run()
    list.push(performance.now() - start)
  }
  createComposer(realFonts()).issue(many)
  // By themselves: the rubbish of the cold rounds is not a window's.
  for (let again = 0; again < 60; again += 1) timed(times.warm, () => createComposer(realFonts()).issue(many))
  for (let round = 0; round < 7; round += 1) {
    // Read anew, so that no paragraph has been measured before.
    const fresh = orThrow(decodeIssue(new Map(files)))
    timed(times.cold, () => createComposer(realFonts()).issue(fresh))
    const compiler = createTypst(typstFonts, work)
    compiler.evictCache(0)
    timed(times.typst, () => compileTypst(compiler, source))
    compiler.evictCache(0)
  }
  return { warm: median(times.warm), cold: median(times.cold), typstCold: median(times.typst) }
}

// PDFs from a cold command line.

interface Exported {
  readonly name: string
  readonly milliseconds: number
  /** Of all cores together, the program and those of its children that it waited for: Chromium's renderers are not in it. */
  readonly cpu: number
  readonly memory: Memory
  /** The 32 pages in one file. */
  readonly bytes: number
  readonly pages: number
  readonly fonts: readonly string[]
  readonly type3: number
  readonly blackInk: string
  readonly phases: readonly Phase[]
  readonly said: string
}

interface Phase {
  readonly step: string
  readonly milliseconds: number
}

interface Exporter {
  readonly name: string
  readonly program: (target: string) => Program
  readonly pdf: (target: string) => string
}

async function exporters(): Promise<readonly Exporter[]> {
  const path = join(work, 'many.issue')
  const store = realStore('bench')
  orThrow(await store.create(path, many, []))
  mkdirSync(join(work, 'home'))
  const typ = join(work, 'many.typ')
  writeFileSync(typ, typstSource(many))
  const html = join(work, 'many.html')
  writeFileSync(html, htmlSource(many, `${pathToFileURL(fonts).href}/`))
  await bundle()
  const node = process.execPath
  const alone = (writer: string): Exporter => ({
    name: writer === 'jumpline' ? 'Jumpline, one PDF, no proof' : 'our pages by pdfkit',
    program: (target) => ({
      command: node,
      args: [join(root, 'out/bench/export-alone.js'), path, fonts, target, writer],
    }),
    pdf: (target) => target,
  })
  const xelatex = (): Exporter => {
    const tex = join(work, 'many.tex')
    const area = areaOf(formatOf(many.publication, many.publication.format))
    writeFileSync(tex, xelatexSource(storiesOf(many), area, `${fonts}/`))
    return {
      name: 'XeLaTeX',
      program(target) {
        mkdirSync(target)
        return { command: 'xelatex', args: ['-interaction=batchmode', `-output-directory=${target}`, tex] }
      },
      pdf: (target) => join(target, 'many.pdf'),
    }
  }
  const empty = join(work, 'empty.html')
  writeFileSync(empty, '<!doctype html><p>.')
  let profile = 0
  const print = (name: string, page: string): Exporter => ({
    name,
    program: (target) => ({
      command: chromiumPath,
      args: [
        ...chromiumFlags,
        `--user-data-dir=${join(work, `profile-${(profile += 1)}`)}`,
        '--no-pdf-header-footer',
        `--print-to-pdf=${target}`,
        pathToFileURL(page).href,
      ],
    }),
    pdf: (target) => target,
  })
  return [
    {
      name: 'Jumpline, as it is',
      program: (target) => ({
        command: node,
        args: [join(root, 'out/main/cli.js'), 'export', path, '--to', target, '--format', 'pdf'],
        env: { JUMPLINE_HOME: join(work, 'home') },
      }),
      pdf: (target) =>
        spawnSync('find', [target, '-name', `${many.date}.pdf`], { encoding: 'utf8' }).stdout.trim(),
    },
    alone('jumpline'),
    {
      name: 'Typst',
      program: (target) => ({
        command: node,
        args: [join(import.meta.dirname, 'typst-cold.mjs'), typstFonts, typ, target],
      }),
      pdf: (target) => target,
    },
    print('Chromium print', html),
    alone('pdfkit'),
    // What its start alone costs.
    print('Chromium print, one empty page', empty),
    ...(hasXelatex() ? [xelatex()] : []),
  ]
}

/** The bench's exporter as one file, as the program is built: node would else read a hundred modules. */
async function bundle(): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: ['zod'] },
    build: {
      ssr: join(import.meta.dirname, 'export-alone.ts'),
      outDir: 'out/bench',
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'export-alone.js' } },
    },
  })
}

const rounds = 3

async function exports(): Promise<{ readonly made: readonly Exported[]; readonly likeness: Likeness }> {
  const all = await exporters()
  const seen = all.map(() => ({
    times: [] as number[],
    cpu: [] as number[],
    memory: [] as Memory[],
    outputs: [] as string[],
  }))
  const target = (index: number, run: string): string => join(work, `${index}-${run}.pdf`)
  // One run that is not counted, for the system's cache.
  for (const [index, one] of all.entries()) await run(one.program(target(index, 'first')))
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, one] of all.entries()) {
      const ran = await run(one.program(target(index, `time-${round}`)))
      seen[index]!.times.push(ran.milliseconds)
      seen[index]!.cpu.push(ran.cpu)
      seen[index]!.outputs.push(ran.output)
    }
    for (const [index, one] of all.entries())
      seen[index]!.memory.push(await memoryOf(one.program(target(index, `memory-${round}`))))
  }
  const pdfs = all.map((one, index) => one.pdf(target(index, 'first')))
  const made = all.map((one, index): Exported => {
    const { times, cpu, memory, outputs } = seen[index]!
    const pdf = pdfs[index]!
    return {
      name: one.name,
      milliseconds: median(times),
      cpu: median(cpu),
      memory: {
        shared: median(memory.map(({ shared }) => shared)),
        whole: median(memory.map(({ whole }) => whole)),
      },
      bytes: statSync(pdf).size,
      pages: Number(/Pages: +(\d+)/.exec(read('pdfinfo', [pdf]))?.[1] ?? 0),
      ...fontsOf(pdf),
      blackInk: blackInk(pdf),
      phases: phasesOf(outputs),
      said: /\d+ missing/.exec(outputs[0] ?? '')?.[0] ?? '',
    }
  })
  return { made, likeness: likeness(pdfs[1]!, pdfs[4]!) }
}

function read(command: string, args: readonly string[], encoding: 'latin1' | 'utf8' = 'latin1'): string {
  const ran = spawnSync(command, [...args], { encoding, maxBuffer: 1 << 30 })
  if (ran.error !== undefined) throw ran.error
  return ran.stdout
}

function fontsOf(pdf: string): Pick<Exported, 'fonts' | 'type3'> {
  const rows = read('pdffonts', [pdf]).trim().split('\n').slice(2)
  const fonts = rows.map((row) => row.replaceAll(/\s{2,}.*/g, '').replace(/^[A-Z]{6}\+/, ''))
  return { fonts: [...new Set(fonts)], type3: rows.filter((row) => row.includes('Type 3')).length }
}

/** The colour operators of the pages: black that is not K alone is printed with all four plates. */
function blackInk(pdf: string): string {
  const plain = read('qpdf', ['--qdf', '--object-streams=disable', pdf, '-'])
  // Lines of plain characters only: the outlines of the fonts are in the file too.
  const lines = plain.match(/^[ -~]*\b(?:rg|g|k|scn)$/gm) ?? []
  const inks = lines.map((line) => /(?:[\d.]+ ){1,4}(?:rg|g|k|scn)$/.exec(line)?.[0] ?? '')
  const spaces = plain.includes('/DeviceCMYK cs')
    ? ['DeviceCMYK']
    : plain.includes('/ICCBased')
      ? ['ICC']
      : []
  return [...new Set([...inks.filter((ink) => ink !== ''), ...spaces])].join(', ')
}

interface Likeness {
  /** Characters that are read back from one file and not from the other. */
  readonly otherText: number
  /** Mean difference of the first page's pixels at 72 dpi, in parts of 255. */
  readonly pixels: number
}

/**
 * Of the same placed pages by two writers: a wrong subset would show other glyphs or read as other text. A —— that
 * is drawn as one mark reads as two characters in ours and as that mark in pdfkit's, which can not be told.
 */
function likeness(left: string, right: string): Likeness {
  const [text, other] = [left, right].map((pdf) =>
    read('pdftotext', ['-raw', pdf, '-'], 'utf8').replaceAll(/\s/g, ''),
  )
  const [page, twin] = [left, right].map((pdf) => read('pdftoppm', ['-gray', '-r', '72', '-l', '1', pdf]))
  let difference = 0
  for (let at = 0; at < page!.length; at += 1)
    difference += Math.abs(page!.charCodeAt(at) - twin!.charCodeAt(at))
  return { otherText: differing(text!, other!), pixels: difference / page!.length }
}

/** Counted without their order: readers of a PDF put lines of one height in an order of their own. */
function differing(left: string, right: string): number {
  const counts = new Map<string, number>()
  for (const character of left) counts.set(character, (counts.get(character) ?? 0) + 1)
  for (const character of right) counts.set(character, (counts.get(character) ?? 0) - 1)
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0)
}

function phasesOf(outputs: readonly string[]): readonly Phase[] {
  const runs = outputs
    .filter((output) => output.startsWith('{"phases"'))
    .map((output) => (JSON.parse(output) as { readonly phases: readonly Phase[] }).phases)
  return (runs[0] ?? []).map(({ step }, index) => ({
    step,
    milliseconds: median(runs.map((phases) => phases[index]?.milliseconds ?? 0)),
  }))
}

interface Goal {
  readonly goal: string
  readonly found: string
  readonly met: boolean | null
}

function goalsOf(
  key: { readonly one: KeyTimes; readonly many: KeyTimes },
  all: WholeTimes,
  made: readonly Exported[],
): readonly Goal[] {
  const [asIs, alone, typst, chromium] = made as readonly [Exported, Exported, Exported, Exported]
  const share = key.one.issue / key.one.typst
  const flat = key.many.page / key.one.page
  const flatIssue = key.many.issue / key.one.issue
  const x = (value: number): string => `${value.toFixed(2)} x`
  return [
    { goal: 'one page after a key <= 0.5 x Typst incremental', found: x(share), met: share <= 0.5 },
    { goal: '32 pages / 1 page after a key, that page <= 1.2', found: x(flat), met: flat <= 1.2 },
    { goal: 'the same, every page asked for again', found: x(flatIssue), met: flatIssue <= 1.2 },
    {
      goal: 'whole 32-page issue composed, warm <= 16 ms',
      found: `${all.warm.toFixed(2)} ms`,
      met: all.warm <= 16,
    },
    {
      goal: 'PDF of 32 pages, cold, as it is <= 1.0 x Typst',
      found: x(asIs.milliseconds / typst.milliseconds),
      met: asIs.milliseconds <= typst.milliseconds,
    },
    {
      goal: 'the same without the proof and the single pages',
      found: x(alone.milliseconds / typst.milliseconds),
      met: alone.milliseconds <= typst.milliseconds,
    },
    ...againstXelatex(asIs, made),
    { goal: 'no Type 3 fonts', found: `${asIs.type3}`, met: asIs.type3 === 0 },
    { goal: '0 characters missing', found: asIs.said, met: asIs.said === '0 missing' },
    {
      goal: 'memory of an export <= 0.35 x Chromium print',
      found: x(asIs.memory.shared / chromium.memory.shared),
      met: asIs.memory.shared <= 0.35 * chromium.memory.shared,
    },
  ]
}

function againstXelatex(asIs: Exported, made: readonly Exported[]): readonly Goal[] {
  const goal = 'file <= 0.8 x XeLaTeX'
  const peer = made.find(({ name }) => name === 'XeLaTeX')
  if (peer === undefined) return [{ goal, found: 'not installed', met: null }]
  const x = (mine: number, theirs: number): string => `${(mine / theirs).toFixed(2)} x`
  return [
    { goal, found: x(asIs.bytes, peer.bytes), met: asIs.bytes <= 0.8 * peer.bytes },
    { goal: 'time beside XeLaTeX', found: x(asIs.milliseconds, peer.milliseconds), met: null },
    { goal: 'memory beside XeLaTeX', found: x(asIs.memory.shared, peer.memory.shared), met: null },
  ]
}

function print(found: {
  readonly key: { readonly one: KeyTimes; readonly many: KeyTimes }
  readonly all: WholeTimes
  readonly made: readonly Exported[]
}): void {
  const { key, all, made } = found
  const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`.padStart(9)
  const against = (mine: number, theirs: number): string => `${(mine / theirs).toFixed(2)} x`
  console.log('median of many runs, in turns; a new text with every key')
  for (const [pages, { page, issue, typst }] of [
    ['1 page  ', key.one],
    ['32 pages', key.many],
  ] as const)
    console.log(
      `${pages} after a key: Jumpline ${ms(page)} the page, ${ms(issue)} every page, Typst ${ms(typst)}  ${against(issue, typst)}`,
    )
  console.log(
    `32 pages whole: Jumpline ${ms(all.warm)} warm ${ms(all.cold)} cold, Typst ${ms(all.typstCold)} cold  ${against(all.cold, all.typstCold)}`,
  )
  const [, , typst, chromium] = made as readonly [Exported, Exported, Exported, Exported]
  console.log(
    '\nPDF of 32 pages from a cold process, median of 3; memory: PSS of the whole tree (RSS in brackets)',
  )
  for (const one of made) {
    const { shared, whole } = one.memory
    console.log(
      `${one.name.padEnd(30)} ${ms(one.milliseconds)} (CPU ${ms(one.cpu).trim()})  ${against(one.milliseconds, typst.milliseconds)} Typst` +
        `  ${shared.toFixed(0).padStart(4)} MB (${whole.toFixed(0)})  ${against(shared, chromium.memory.shared)} Chromium` +
        `  ${(one.bytes / 1024).toFixed(0).padStart(5)} kB  ${one.pages} pages  ${one.fonts.length} fonts, ${one.type3} Type 3  ${one.said}`,
    )
  }
  for (const one of made.filter(({ phases }) => phases.length > 0))
    console.log(
      `${one.name}: ${one.phases.map(({ step, milliseconds }) => `${step} ${milliseconds.toFixed(0)} ms`).join(', ')}`,
    )
  for (const one of made) console.log(`${one.name}: fonts ${one.fonts.join(', ')}; ink ${one.blackInk}`)
}

const loadBefore = loadavg()[0] ?? 0
const key = await keys()
const all = whole()
const { made, likeness: kitLikeness } = await exports()
const goals = goalsOf(key, all, made)
const machine = {
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  // Others may use the machine at the same time.
  loadBefore,
  loadAfter: loadavg()[0] ?? 0,
}
console.log(
  `${charactersOf(one)} characters on 1 page (Typst made ${key.one.typstPages}), ${charactersOf(many)} on 32 (Typst ${key.many.typstPages}); ${machine.cores} cores, load ${machine.loadBefore.toFixed(1)} before and ${machine.loadAfter.toFixed(1)} after`,
)
print({ key, all, made })
console.log(
  `pdfkit beside our writer: ${kitLikeness.otherText} characters read back otherwise, pixels of page 1 differ by ${kitLikeness.pixels.toFixed(2)} of 255`,
)
console.log('')
for (const { goal, found, met } of goals)
  console.log(`${goal.padEnd(52)} ${found.padStart(14)}  ${met === null ? '-' : met ? 'met' : 'NOT MET'}`)
const result = {
  date: new Date().toISOString().slice(0, 10),
  machine,
  characters: { one: charactersOf(one), many: charactersOf(many) },
  key,
  whole: all,
  exports: made,
  pdfkitLikeness: kitLikeness,
  goals,
}
writeFileSync(join(root, 'bench/results/peers.json'), `${JSON.stringify(result, null, 2)}\n`)
rmSync(work, { recursive: true, force: true })
