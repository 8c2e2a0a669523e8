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
}

const encoder = new TextEncoder()

type Body = readonly Uint8Array[]

export function createPdfObjects(deflate: Deflate): PdfObjects {
  const bodies: Promise<Body>[] = []
  const reserve = (): Ref => bodies.push(Promise.resolve([])) as Ref
  const put = (ref: Ref, body: string): void => {
    bodies[ref - 1] = Promise.resolve([encoder.encode(body)])
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
    async finish({ version, root, info, id }) {
      const chunks: Uint8Array[] = []
      const offsets: number[] = []
      let size = 0
      const write = (chunk: Uint8Array): void => {
        chunks.push(chunk)
        size += chunk.length
      }
      // The comment's bytes over 127 tell programs that move files about that this one is binary.
      write(new Uint8Array([...encoder.encode(`%PDF-${version}\n%`), 0xe4, 0xb8, 0xad, 0xe6, 0x0a]))
      for (const [index, body] of (await Promise.all(bodies)).entries()) {
        offsets.push(size)
        write(encoder.encode(`${index + 1} 0 obj\n`))
        for (const chunk of body) write(chunk)
        write(encoder.encode('\nendobj\n'))
      }
      const start = size
      const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
      write(encoder.encode(`xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}`))
      const trailer = `<</Size ${bodies.length + 1}/Root ${refText(root)}/Info ${refText(info)}/ID[<${id}><${id}>]>>`
      write(encoder.encode(`trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`))
      return joined(chunks, size)
    },
  }
}

function streamOf(entries: string, bytes: Uint8Array): Body {
  const head = `<<${entries}/Length ${bytes.length}>>\nstream\n`
  return [encoder.encode(head), bytes, encoder.encode('\nendstream')]
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
