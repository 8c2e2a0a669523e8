// node bench/formats.ts: an issue of 32 pages with 64 photographs in each export format, by the command line from a
// cold start, as an editor would do it at night: time, processor, memory and size. Beside it what poppler takes
// to draw the same pages from our press PDF at the size of the replica edition's large pictures.

import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { orThrow } from '../src/base/result.ts'
import type { PictureId } from '../src/base/ids.ts'
import { exportFormats } from '../src/contract/calls.ts'
import { makeUp } from '../src/makeup/makeup.ts'
import type { Original } from '../src/main/services/store/original.ts'
import type { Issue, Picture } from '../src/model/issue.ts'
import { realStore } from '../tests/support/issue-folder.ts'
import { after, composer, paper, story } from '../tests/support/paper.ts'
import { memoryOf, type Program, run } from './process-tree.ts'

const root = join(import.meta.dirname, '..')
const work = mkdtempSync(join(tmpdir(), 'jumpline-formats-'))
const pageCount = 32

interface Photograph {
  readonly picture: Picture
  readonly original: Original
}

/** Soft shapes in many colours with grain, as a camera would give them: 3000 by 2000 pixels. */
async function photograph(seed: number): Promise<Photograph> {
  const [width, height] = [3000, 2000]
  let state = seed * 7919 + 1
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const small = Buffer.from(Array.from({ length: 24 * 16 * 3 }, () => Math.floor(next() * 256)))
  const bytes = new Uint8Array(
    await sharp(small, { raw: { width: 24, height: 16, channels: 3 } })
      .resize({ width, height, kernel: 'cubic', fit: 'fill' })
      .composite([
        {
          input: {
            create: {
              width,
              height,
              channels: 3,
              background: '#808080',
              noise: { type: 'gaussian', mean: 128, sigma: 12 },
            },
          },
          blend: 'soft-light',
        },
      ])
      .jpeg({ quality: 90 })
      .toBuffer(),
  )
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const picture: Picture = {
    id: `pic${String(seed).padStart(3, '0')}` as PictureId,
    sha256,
    type: 'jpeg',
    width,
    height,
    focal: { x: 500, y: 500 },
    caption: `第${String(seed + 1)}张照片`,
    credit: '本报记者摄',
    name: `${String(seed)}.jpg`,
  }
  return { picture, original: { sha256, type: 'jpeg', bytes } }
}

async function picturedIssue(): Promise<{ readonly issue: Issue; readonly originals: readonly Original[] }> {
  const photographs: Photograph[] = []
  for (let seed = 0; seed < 2 * pageCount; seed += 1) photographs.push(await photograph(seed))
  const made = paper({
    pictures: photographs.map(({ picture }) => picture),
    pages: Array.from({ length: pageCount }, (_, page) =>
      [12, 9, 8, 7, 7, 6, 3, 2].map((paragraphs, index) =>
        story(`第${String(page + 1)}版第${String(index + 1)}条`, paragraphs, {
          rank: ([1, 2, 3, 3, 3, 4, 4, 5] as const)[index] ?? 3,
          byline: '本报记者',
          ...(index < 2 ? { pictures: [photographs[2 * page + index]!.picture.id] } : {}),
        }),
      ),
    ),
  })
  const { edits } = makeUp(
    { issue: made.issue, composer: composer(), mint: made.mint },
    { pages: null, keep: false },
  )
  return { issue: after(made.issue, edits), originals: photographs.map(({ original }) => original) }
}

function sizeBelow(folder: string): { readonly files: number; readonly bytes: number } {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  const bytes = found.reduce((sum, one) => sum + statSync(join(one.parentPath, one.name)).size, 0)
  return { files: found.length, bytes }
}

interface Row {
  readonly name: string
  readonly milliseconds: number
  readonly cpu: number
  /** MB, shared pages counted once. */
  readonly memory: number
  readonly files: number
  readonly megabytes: number
}

let runs = 0

async function measure(name: string, program: (target: string) => Program): Promise<Row> {
  const target = (): string => join(work, `out-${String((runs += 1))}`)
  const first = target()
  mkdirSync(first)
  const { milliseconds, cpu } = await run(program(first))
  const second = target()
  mkdirSync(second)
  const { shared } = await memoryOf(program(second))
  const { files, bytes } = sizeBelow(first)
  return { name, milliseconds, cpu, memory: shared, files, megabytes: bytes / 2 ** 20 }
}

const loadBefore = loadavg()[0] ?? 0
const { issue, originals } = await picturedIssue()
const path = join(work, 'pictured.issue')
orThrow(await realStore('bench').create(path, issue, originals))
mkdirSync(join(work, 'home'))
const exporting =
  (formats: string) =>
  (target: string): Program => ({
    command: process.execPath,
    // The photographs may be a little coarse for a page: that is not what is measured.
    args: [
      join(root, 'out/main/cli.js'),
      'export',
      path,
      '--to',
      target,
      '--format',
      formats,
      '--despite-errors',
    ],
    env: { JUMPLINE_HOME: join(work, 'home') },
  })
const rows: Row[] = []
for (const format of exportFormats) rows.push(await measure(format, exporting(format)))
rows.push(await measure('all at once', exporting('all')))
const pressTarget = join(work, 'press')
await run(exporting('pdf')(pressTarget))
const press = join(pressTarget, 'press', issue.date.slice(0, 7), issue.date.slice(8), `${issue.date}.pdf`)
rows.push(
  await measure('poppler: page pictures from our press PDF', (target) => ({
    command: 'pdftoppm',
    args: ['-jpeg', '-scale-to-x', '1600', '-scale-to-y', '-1', press, join(target, 'page')],
  })),
)
const peer = rows.at(-1)!.cpu
const characters = [...issue.articles.values()].reduce(
  (sum, { body }) => sum + body.reduce((all, { text }) => all + text.length, 0),
  0,
)
const machine = {
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  loadBefore,
  loadAfter: loadavg()[0] ?? 0,
}
console.log(
  `${String(pageCount)} pages, ${String(characters)} characters, ${String(originals.length)} photographs; load ${loadBefore.toFixed(1)} before, ${machine.loadAfter.toFixed(1)} after`,
)
for (const row of rows)
  console.log(
    `${row.name.padEnd(42)} ${(row.milliseconds / 1000).toFixed(1).padStart(6)} s  CPU ${(row.cpu / 1000).toFixed(1).padStart(6)} s ${(row.cpu / peer).toFixed(2).padStart(6)} x poppler  ${row.memory.toFixed(0).padStart(5)} MB  ${String(row.files).padStart(4)} files ${row.megabytes.toFixed(1).padStart(7)} MB`,
  )
const result = { date: new Date().toISOString().slice(0, 10), machine, pages: pageCount, characters, rows }
writeFileSync(join(root, 'bench/results/formats.json'), `${JSON.stringify(result, null, 2)}\n`)
rmSync(work, { recursive: true, force: true })
