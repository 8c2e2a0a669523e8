// A reader of issue folders written from docs/file-format.md alone. It shares no code with Jumpline on purpose:
// it is what a stranger would write, and shows that a stranger could.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

interface IssueFile {
  readonly format: number
  readonly pages: string[]
}
interface PageFile {
  readonly section: string
  readonly headlines: string[]
}
interface Paragraph {
  readonly text: string
  readonly marks: { readonly kind: string; readonly from: number; readonly to: number }[]
}
interface ArticleFile {
  readonly id: string
  readonly headline: string[]
  readonly body: Paragraph[]
}
interface Thing {
  readonly type: string
  readonly body: Buffer
}

const packTypes = ['', 'commit', 'tree', 'blob']

/** Where each object of a pack begins, from its index of version 2. */
function packOffsets(index: Buffer): Map<string, number> {
  const count = index.readUInt32BE(8 + 255 * 4)
  const names = 8 + 256 * 4
  const offsets = names + count * 24
  const found = new Map<string, number>()
  for (let at = 0; at < count; at += 1) {
    const name = index.subarray(names + at * 20, names + at * 20 + 20).toString('hex')
    found.set(name, index.readUInt32BE(offsets + at * 4))
  }
  return found
}

function packedThing(pack: Buffer, offset: number): Thing {
  let at = offset
  const type = packTypes[((pack[at] ?? 0) >> 4) & 7]
  while ((pack[at] ?? 0) & 0x80) at += 1
  if (!type) throw new Error('a delta: unpack it with git first')
  return { type, body: inflateSync(pack.subarray(at + 1)) }
}

/** The objects of an issue folder, by id. */
function objectsOf(folder: string): (id: string) => Thing {
  const packFolder = join(folder, 'objects/pack')
  const stems = readdirSync(packFolder).filter((name) => name.endsWith('.idx'))
  const packs = stems.map((name) => ({
    offsets: packOffsets(readFileSync(join(packFolder, name))),
    pack: readFileSync(join(packFolder, name.replace(/idx$/, 'pack'))),
  }))
  return (id) => {
    const loose = join(folder, 'objects', id.slice(0, 2), id.slice(2))
    let thing: Thing
    if (existsSync(loose)) {
      const raw = inflateSync(readFileSync(loose))
      const end = raw.indexOf(0)
      thing = { type: raw.toString('utf8', 0, raw.indexOf(32)), body: raw.subarray(end + 1) }
    } else {
      const held = packs.find(({ offsets }) => offsets.has(id))
      if (held === undefined) throw new Error(`waiting for object ${id}`)
      thing = packedThing(held.pack, held.offsets.get(id) ?? 0)
    }
    const head = `${thing.type} ${thing.body.length}\0`
    if (createHash('sha1').update(head).update(thing.body).digest('hex') !== id)
      throw new Error(`object ${id} is damaged`)
    return thing
  }
}

export interface ReadIssue {
  /** Of each file of the issue, its text; originals are left out. */
  readonly files: Map<string, string>
  readonly pages: { section: string; headlines: string[] }[]
  readonly articles: { headline: string; text: string[] }[]
  readonly log: string[]
}

/** Reads the issue in a folder; throws where several writers' work has to be merged first. */
export function readIssue(folder: string): ReadIssue {
  const marker = JSON.parse(readFileSync(join(folder, 'jumpline.json'), 'utf8')) as IssueFile
  if (marker.format > 4) throw new Error('a newer format')
  const object = objectsOf(folder)
  const parentsOf = (id: string): string[] =>
    [
      ...object(id)
        .body.toString('utf8')
        .matchAll(/^parent ([0-9a-f]{40})$/gm),
    ].map((found) => found[1] ?? '')
  const refs = join(folder, 'refs/heads')
  const heads = readdirSync(refs).map((name) => readFileSync(join(refs, name), 'utf8').trim())
  const grown = new Set<string>()
  const walk = (id: string): void => {
    for (const parent of parentsOf(id)) if (!grown.has(parent)) walk((grown.add(parent), parent))
  }
  heads.forEach(walk)
  const tips = [...new Set(heads)].filter((id) => !grown.has(id))
  if (tips.length !== 1) throw new Error(`${tips.length} heads: merge them first`)

  const files = new Map<string, string>()
  const readTree = (id: string, path: string): void => {
    const { body } = object(id)
    for (let at = 0; at < body.length; ) {
      const [space, end] = [body.indexOf(32, at), body.indexOf(0, at)]
      const name = path + body.toString('utf8', space + 1, end)
      const child = body.subarray(end + 1, end + 21).toString('hex')
      if (body.toString('utf8', at, space) === '40000') readTree(child, `${name}/`)
      else if (!name.startsWith('originals/')) files.set(name, object(child).body.toString('utf8'))
      at = end + 21
    }
  }
  const commit = object(tips[0] ?? '').body.toString('utf8')
  readTree(/^tree ([0-9a-f]{40})/.exec(commit)?.[1] ?? '', '')

  const json = <File>(path: string): File => JSON.parse(files.get(path) ?? '{}') as File
  const paths = [...files.keys()].filter((path) => path.startsWith('articles/'))
  const articles = paths.map((path) => json<ArticleFile>(path))
  const titles = new Map(articles.map(({ id, headline }) => [id, headline.join(' ')]))
  const log: string[] = []
  for (let id: string | undefined = tips[0]; id !== undefined; id = parentsOf(id)[0])
    log.push(object(id).body.toString('utf8').split('\n\n').slice(1).join('\n\n').trim())
  const pages = json<IssueFile>('issue.json').pages.map((id) => json<PageFile>(`pages/${id}.json`))
  return {
    files,
    log,
    pages: pages.map(({ section, headlines }) => ({
      section,
      headlines: headlines.map((id) => titles.get(id) ?? ''),
    })),
    articles: articles.map(({ headline, body }) => ({
      headline: headline.join(' '),
      text: body.map(printed),
    })),
  }
}

/** What is printed of a paragraph: a cut is kept, and left out. */
function printed({ text, marks }: Paragraph): string {
  const cuts = marks.filter(({ kind }) => kind === 'cut')
  return cuts.reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text)
}
