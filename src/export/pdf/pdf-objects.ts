// The outer form of a PDF file: numbered objects, streams, the cross-reference table. Knows nothing of
// pages or fonts. The bytes depend on nothing but what is put in, so the same issue gives the same file.

export type Ref = number & { readonly pdfRef: true }

/** Packs bytes in the zlib format; handed in because the pure layers have no encoder of their own. */
export type Deflate = (bytes: Uint8Array) => Promise<Uint8Array>

export interface PdfObjects {
  /** A number for an object that is put in later. */
  reserve(): Ref
  put(ref: Ref, body: string): void
  add(body: string): Ref
  /** A stream; `entries` are those of its dictionary besides length and filter. */
  addStream(entries: string, bytes: Uint8Array): Ref
  /** A stream whose bytes are packed already, or are about to be; `entries` names its filter. */
  addPacked(entries: string, bytes: Uint8Array | Promise<Uint8Array>): Ref
  finish(trailer: PdfTrailer): Promise<Uint8Array>
}

export interface PdfTrailer {
  /** Of the standard the file is written to. */
  readonly version: '1.4' | '1.6' | '1.7'
  readonly root: Ref
  readonly info: Ref
  /** 32 hex digits. */
  readonly id: string
  /** True to pack objects together: smaller by half where there are many, and not to be had before version 1.5. */
  readonly pack: boolean
}

const encoder = new TextEncoder()

interface Body {
  readonly chunks: readonly Uint8Array[]
  readonly isStream: boolean
}

export function createPdfObjects(deflate: Deflate): PdfObjects {
  const bodies: Promise<Body>[] = []
  const reserve = (): Ref => bodies.push(Promise.resolve({ chunks: [], isStream: false })) as Ref
  const put = (ref: Ref, body: string): void => {
    bodies[ref - 1] = Promise.resolve({ chunks: [encoder.encode(body)], isStream: false })
  }
  const addPacked = (entries: string, bytes: Uint8Array | Promise<Uint8Array>): Ref => {
    const ref = reserve()
    bodies[ref - 1] = Promise.resolve(bytes).then((packed) => streamOf(entries, packed))
    return ref
  }
  return {
    reserve,
    put,
    add(body) {
      const ref = reserve()
      put(ref, body)
      return ref
    },
    addStream: (entries, bytes) => addPacked(`${entries}/Filter/FlateDecode`, deflate(bytes)),
    addPacked,
    async finish(trailer) {
      const all = await Promise.all(bodies)
      return trailer.pack ? writePacked(all, trailer, deflate) : writePlain(all, trailer)
    },
  }
}

interface Writer {
  readonly write: (chunk: Uint8Array | string) => void
  readonly object: (number: number, body: Body) => void
  /** Bytes written so far. */
  readonly size: () => number
  readonly whole: () => Uint8Array
}

function createWriter(version: string): Writer {
  const chunks: Uint8Array[] = []
  let size = 0
  const write = (chunk: Uint8Array | string): void => {
    const bytes = typeof chunk === 'string' ? encoder.encode(chunk) : chunk
    chunks.push(bytes)
    size += bytes.length
  }
  // The comment's bytes over 127 tell programs that move files about that this one is binary.
  write(`%PDF-${version}\n%`)
  write(new Uint8Array([0xe4, 0xb8, 0xad, 0xe6, 0x0a]))
  return {
    write,
    object(number, body) {
      write(`${number} 0 obj\n`)
      for (const chunk of body.chunks) write(chunk)
      write('\nendobj\n')
    },
    size: () => size,
    whole: () => joined(chunks, size),
  }
}

function trailerEntries({ root, info, id }: PdfTrailer, size: number): string {
  return `/Size ${size}/Root ${refText(root)}/Info ${refText(info)}/ID[<${id}><${id}>]`
}

/** With a table of references that every reader knows. */
function writePlain(bodies: readonly Body[], trailer: PdfTrailer): Uint8Array {
  const writer = createWriter(trailer.version)
  const offsets = bodies.map((body, index) => {
    const offset = writer.size()
    writer.object(index + 1, body)
    return offset
  })
  const start = writer.size()
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  writer.write(`xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}`)
  const entries = trailerEntries(trailer, bodies.length + 1)
  writer.write(`trailer\n<<${entries}>>\nstartxref\n${start}\n%%EOF\n`)
  return writer.whole()
}

// Objects packed together are unpacked together when one of them is wanted.
const together = 200

/** With objects in object streams and their places in a stream (ISO 32000-1, 7.5.7 and 7.5.8). */
async function writePacked(
  bodies: readonly Body[],
  trailer: PdfTrailer,
  deflate: Deflate,
): Promise<Uint8Array> {
  const writer = createWriter(trailer.version)
  // By object number: its kind, where it is, and its place there. Object 0 is the head of the list of free ones.
  const places: (readonly [kind: number, where: number, place: number])[] = [[0, 0, 65_535]]
  const plain = bodies.flatMap(({ isStream }, index) => (isStream ? [] : [index + 1]))
  for (const [index, body] of bodies.entries()) {
    if (!body.isStream) continue
    places[index + 1] = [1, writer.size(), 0]
    writer.object(index + 1, body)
  }
  let next = bodies.length + 1
  for (let from = 0; from < plain.length; from += together, next += 1) {
    const numbers = plain.slice(from, from + together)
    for (const [place, number] of numbers.entries()) places[number] = [2, next, place]
    const { head, data } = objectStream(numbers, bodies)
    places[next] = [1, writer.size(), 0]
    writer.object(next, streamOf(`${head}/Filter/FlateDecode`, await deflate(data)))
  }
  const start = writer.size()
  places[next] = [1, start, 0]
  const table = await deflate(placeTable(places))
  const entries = `/Type/XRef/W[1 4 2]${trailerEntries(trailer, places.length)}/Filter/FlateDecode`
  writer.object(next, streamOf(entries, table))
  writer.write(`startxref\n${start}\n%%EOF\n`)
  return writer.whole()
}

function objectStream(
  numbers: readonly number[],
  bodies: readonly Body[],
): { readonly head: string; readonly data: Uint8Array } {
  const chunks: Uint8Array[] = []
  let size = 0
  let index = ''
  for (const number of numbers) {
    index += `${number} ${size} `
    for (const chunk of [...(bodies[number - 1]?.chunks ?? []), encoder.encode('\n')]) {
      chunks.push(chunk)
      size += chunk.length
    }
  }
  const first = encoder.encode(index)
  const data = joined([first, ...chunks], first.length + size)
  return { head: `/Type/ObjStm/N ${numbers.length}/First ${first.length}`, data }
}

function placeTable(places: readonly (readonly [kind: number, where: number, place: number])[]): Uint8Array {
  const table = new Uint8Array(places.length * 7)
  const view = new DataView(table.buffer)
  for (const [number, [kind, where, place]] of places.entries()) {
    view.setUint8(number * 7, kind)
    view.setUint32(number * 7 + 1, where)
    view.setUint16(number * 7 + 5, place)
  }
  return table
}

function streamOf(entries: string, bytes: Uint8Array): Body {
  const head = `<<${entries}/Length ${bytes.length}>>\nstream\n`
  return { chunks: [encoder.encode(head), bytes, encoder.encode('\nendstream')], isStream: true }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

export function refText(ref: Ref): string {
  return `${ref} 0 R`
}

/** Milli-points as points, exactly. */
export function points(milliPoints: number): string {
  if (!Number.isInteger(milliPoints)) return decimal(milliPoints / 1000, 3)
  // Nearly every number on a page is a whole one, and there are a hundred thousand: this takes a tenth of the time.
  const size = Math.abs(milliPoints)
  const rest = size % 1000
  const whole = `${milliPoints < 0 ? '-' : ''}${(size - rest) / 1000}`
  if (rest === 0) return whole
  if (rest % 100 === 0) return `${whole}.${rest / 100}`
  return rest % 10 === 0
    ? `${whole}.${String(rest / 10).padStart(2, '0')}`
    : `${whole}.${String(rest).padStart(3, '0')}`
}

/** A number with at most so many decimals and no needless ones: PDF knows no exponents. */
export function decimal(value: number, places: number): string {
  const text = value.toFixed(places)
  const trimmed = places === 0 ? text : text.replace(/\.?0+$/, '')
  return trimmed === '-0' ? '0' : trimmed
}

export function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0')
}
