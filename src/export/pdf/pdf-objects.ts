// The outer form of a PDF file: numbered objects, streams, the cross-reference table. Knows nothing of
// pages or fonts. The bytes depend on nothing but what is put in, so the same issue gives the same file.

export type Ref = number & { readonly pdfRef: true }

/** Packs bytes in the zlib format; handed in because the pure layers have no encoder of their own. */
export type Deflate = (bytes: Uint8Array) => Uint8Array

export interface PdfObjects {
  /** A number for an object that is put in later. */
  reserve(): Ref
  put(ref: Ref, body: string): void
  add(body: string): Ref
  /** A stream; `entries` are those of its dictionary besides length and filter. */
  addStream(entries: string, bytes: Uint8Array): Ref
  /** A stream whose bytes are packed already; `entries` names its filter. */
  addPacked(entries: string, bytes: Uint8Array): Ref
  finish(root: Ref, info: Ref, id: string): Uint8Array
}

const encoder = new TextEncoder()

export function createPdfObjects(deflate: Deflate): PdfObjects {
  const bodies: (readonly Uint8Array[])[] = []
  const reserve = (): Ref => bodies.push([]) as Ref
  const put = (ref: Ref, body: string): void => {
    bodies[ref - 1] = [encoder.encode(body)]
  }
  const addPacked = (entries: string, bytes: Uint8Array): Ref => {
    const ref = reserve()
    const head = `<<${entries}/Length ${bytes.length}>>\nstream\n`
    bodies[ref - 1] = [encoder.encode(head), bytes, encoder.encode('\nendstream')]
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
    finish(root, info, id) {
      const chunks: Uint8Array[] = []
      const offsets: number[] = []
      let size = 0
      const write = (chunk: Uint8Array): void => {
        chunks.push(chunk)
        size += chunk.length
      }
      // The comment's bytes over 127 tell programs that move files about that this one is binary.
      write(new Uint8Array([...encoder.encode('%PDF-1.7\n%'), 0xe4, 0xb8, 0xad, 0xe6, 0x0a]))
      for (const [index, body] of bodies.entries()) {
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
  return decimal(milliPoints / 1000, 3)
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

/** A text string: UTF-16 with a byte order mark, in hexadecimal. */
export function textString(text: string): string {
  let digits = 'FEFF'
  for (let at = 0; at < text.length; at += 1) digits += hex(text.charCodeAt(at), 4)
  return `<${digits}>`
}
