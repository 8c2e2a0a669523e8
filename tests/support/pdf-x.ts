// What PDF/X asks of a file, one rule at a time, judged on qpdf's reading of it. The parts of ISO 15930 are sold, not
// published: a clause stands where it is known (X-1a:2003 is part 4), else the section of the CGATS Application Notes
// for PDF/X Standards (AN), which quote them; X-4 is part 7. Rules marked `ours` are stricter than the standard.

import {
  type Dictionary,
  filtersOf,
  type Operation,
  operations,
  type PdfFile,
  textOf,
  type Value,
  wordOf,
} from './pdf-file.ts'

export type Standard = 'x4' | 'x1a'

export interface Rule {
  readonly name: string
  readonly clause: string
  /** Null for both. */
  readonly only: Standard | null
  /** What is wrong; empty when nothing is. */
  readonly faults: (file: PdfFile, standard: Standard) => readonly string[]
}

export interface Fault {
  readonly rule: string
  readonly fault: string
}

export function faultsOf(file: PdfFile, standard: Standard): readonly Fault[] {
  return rules
    .filter(({ only }) => only === null || only === standard)
    .flatMap(({ name, faults }) => faults(file, standard).map((fault) => ({ rule: name, fault })))
}

const both = null
const names = { x4: 'PDF/X-4', x1a: 'PDF/X-1a:2003' } as const

function rule(name: string, clause: string, only: Rule['only'], faults: Rule['faults']): Rule {
  return { name, clause, only, faults }
}

const when = (wrong: boolean, fault: string): readonly string[] => (wrong ? [fault] : [])

export const rules: readonly Rule[] = [
  rule('version', 'ISO 15930-4, 6.1; ISO 15930-7: PDF 1.6', both, (file, standard) => {
    const head = Buffer.from(file.bytes.subarray(0, 8)).toString('latin1')
    const wanted = standard === 'x4' ? '%PDF-1.6' : '%PDF-1.4'
    return [
      ...when(head !== wanted, `begins with ${head}`),
      ...when(file.catalog['/Version'] !== undefined, 'the catalog changes the version'),
    ]
  }),
  rule('identified in Info', 'ISO 15930-4, clause 5; AN 2.3', 'x1a', ({ info }) =>
    when(textOf(info['/GTS_PDFXVersion']) !== names.x1a, 'no GTS_PDFXVersion of X-1a:2003'),
  ),
  rule('identified in XMP', 'ISO 15930-7: pdfxid schema', 'x4', (file) =>
    when(xmpText(xmpOf(file), 'pdfxid:GTS_PDFXVersion') !== names.x4, 'no pdfxid:GTS_PDFXVersion of X-4'),
  ),
  rule('file identifier', 'AN 2.6; ISO 32000-1, 14.4', both, ({ trailer }) => {
    const id = trailer['/ID']
    const parts = Array.isArray(id) ? (id as readonly Value[]) : []
    return when(
      parts.length !== 2 || !parts.every((part) => typeof part === 'string' && part.length > 2),
      'no ID of two strings',
    )
  }),
  rule('not encrypted', 'ISO 15930-4, 6.11; AN 2.11', both, ({ trailer }) =>
    when(trailer['/Encrypt'] !== undefined, 'encrypted'),
  ),
  rule('document information', 'AN 2.7', both, ({ info }) =>
    ['/Title', '/CreationDate', '/ModDate', '/Producer', '/Creator'].flatMap((key) =>
      when((textOf(info[key]) ?? '') === '', `no ${key}`),
    ),
  ),
  rule('trapped', 'ISO 15930-4, 6.6; AN 2.17', both, ({ info }) =>
    when(info['/Trapped'] !== '/True' && info['/Trapped'] !== '/False', 'Trapped is neither True nor False'),
  ),
  rule('XMP says what Info says', 'AN 2.7; ISO 15930-7: document information', both, xmpFaults),
  rule('XMP names the document', 'ISO 15930-7: xmpMM', 'x4', (file) =>
    ['xmpMM:DocumentID', 'xmpMM:VersionID', 'xmpMM:RenditionClass', 'xmp:MetadataDate'].flatMap((key) =>
      when((xmpText(xmpOf(file), key) ?? '') === '', `no ${key}`),
    ),
  ),
  rule('output intent', 'ISO 15930-4, 6.2; AN 2.16; ISO 32000-1, 14.11.5', both, intentFaults),
  rule('boxes', 'ISO 15930-4, 6.8; AN 2.10', both, boxFaults),
  rule('no annotations within the bleed', 'ISO 15930-4, 6.13; AN 2.28', both, annotationFaults),
  rule('no actions or scripts', 'AN 2.27: no actions, no JavaScript', both, ({ dictionaries }) =>
    dictionaries.flatMap(([ref, one]) => [
      ...['/AA', '/OpenAction', '/JS', '/JavaScript'].flatMap((key) =>
        when(one[key] !== undefined, `${ref} has ${key}`),
      ),
      ...when(one['/Type'] === '/Action' || isDictionary(one['/A']), `${ref} has an action`),
    ]),
  ),
  rule('no forms to fill in', 'AN 2.28', both, ({ catalog }) =>
    when(catalog['/AcroForm'] !== undefined, 'a form'),
  ),
  rule('nothing outside the file', 'AN 2.4: complete exchange', both, ({ dictionaries, streams }) => [
    ...streams.flatMap(({ ref, dictionary }) =>
      when(dictionary['/F'] !== undefined, `${ref} has its data elsewhere`),
    ),
    ...dictionaries.flatMap(([ref, one]) => [
      ...when(
        one['/Subtype'] === '/Form' && one['/Ref'] !== undefined,
        `${ref} shows a page of another file`,
      ),
      ...when(one['/DestOutputProfileRef'] !== undefined, `${ref} has its profile elsewhere`),
    ]),
  ]),
  rule('no OPI', 'AN 2.13', both, ({ dictionaries }) =>
    dictionaries.flatMap(([ref, one]) => when(one['/OPI'] !== undefined, `${ref} has OPI`)),
  ),
  rule('no PostScript', 'AN 2.12', both, ({ dictionaries }) =>
    dictionaries.flatMap(([ref, one]) =>
      when(
        one['/Subtype'] === '/PS' ||
          (one['/Subtype'] === '/Form' && (one['/Subtype2'] === '/PS' || one['/PS'] !== undefined)),
        `${ref} is PostScript`,
      ),
    ),
  ),
  rule('no alternate images', 'AN 2.14', both, ({ dictionaries }) =>
    dictionaries.flatMap(([ref, one]) => when(one['/Alternates'] !== undefined, `${ref} has alternates`)),
  ),
  rule('fonts are embedded', 'AN 2.9', both, fontFaults),
  rule('no Type 3 fonts', 'ours', both, ({ dictionaries }) =>
    dictionaries.flatMap(([ref, one]) =>
      when(one['/Type'] === '/Font' && one['/Subtype'] === '/Type3', `${ref} is a Type 3 font`),
    ),
  ),
  rule('every font has its Unicode', 'ours', both, ({ dictionaries, stream }) =>
    dictionaries.flatMap(([ref, one]) =>
      when(isTopFont(one) && stream(one['/ToUnicode']) === null, `${ref} has no ToUnicode`),
    ),
  ),
  rule('compression', 'ISO 15930-4, 6.5; AN 2.8', both, ({ streams }, standard) => {
    const forbidden = [
      '/LZWDecode',
      '/LZW',
      '/Crypt',
      ...(standard === 'x1a' ? ['/JBIG2Decode', '/JPXDecode'] : []),
    ]
    return streams.flatMap(({ ref, dictionary }) =>
      filtersOf(dictionary).flatMap((filter) =>
        when(forbidden.includes(wordOf(filter)), `${ref} is ${wordOf(filter)}`),
      ),
    )
  }),
  rule(
    'structure of PDF 1.4',
    'ISO 15930-4, 6.1: no object streams, no layers',
    'x1a',
    ({ dictionaries, catalog, bytes }) => [
      ...when(Buffer.from(bytes).includes('/ObjStm'), 'object streams'),
      ...when(Buffer.from(bytes).includes('/XRef'), 'a cross-reference stream'),
      ...when(catalog['/OCProperties'] !== undefined, 'layers'),
      ...dictionaries.flatMap(([ref, one]) => when(one['/OC'] !== undefined, `${ref} belongs to a layer`)),
    ],
  ),
  rule('no layers', 'ours', 'x4', ({ catalog }) => when(catalog['/OCProperties'] !== undefined, 'layers')),
  rule('colours of the press alone', 'ISO 15930-4, 6.2; AN 2.16; for X-4 ours', both, colourFaults),
  rule('no transparency', 'AN 2.15; ISO 15930-4, 6.14; for X-4 ours', both, transparencyFaults),
  rule('no transfer curves or halftones', 'AN 2.18', both, ({ dictionaries }) =>
    dictionaries.flatMap(([ref, one]) => [
      ...when(one['/TR'] !== undefined, `${ref} has TR`),
      ...when(one['/TR2'] !== undefined && one['/TR2'] !== '/Default', `${ref} has TR2`),
      ...when(one['/HTP'] !== undefined || one['/HTO'] !== undefined, `${ref} has a halftone phase`),
    ]),
  ),
]

function isDictionary(value: Value | undefined): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function xmpOf({ catalog, stream }: PdfFile): string | null {
  const plain = stream(catalog['/Metadata'])?.plain ?? null
  return plain === null ? null : new TextDecoder().decode(plain)
}

/** The first text of an element. */
function xmpText(xmp: string | null, element: string): string | null {
  if (xmp === null) return null
  const found = new RegExp(`<${element}>(?:\\s*<rdf:[^>]*>)*([^<]*)`).exec(xmp)?.[1]
  return found === undefined ? null : unescaped(found)
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** A date of Info as XMP has it. */
function xmpDate(date: string | null): string | null {
  const found = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(date ?? '')
  if (found === null) return null
  const [, year, month, day, hour, minute, second] = found
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`
}

function xmpFaults(file: PdfFile): readonly string[] {
  const { info } = file
  const xmp = xmpOf(file)
  if (xmp === null) return ['no metadata']
  const pairs = [
    ['dc:title', textOf(info['/Title'])],
    ['dc:creator', textOf(info['/Author'])],
    ['pdf:Producer', textOf(info['/Producer'])],
    ['xmp:CreatorTool', textOf(info['/Creator'])],
    ['xmp:CreateDate', xmpDate(textOf(info['/CreationDate']))],
    ['xmp:ModifyDate', xmpDate(textOf(info['/ModDate']))],
    ['pdf:Trapped', wordOf(info['/Trapped']).slice(1)],
  ] as const
  return pairs.flatMap(([element, said]) => {
    const found = xmpText(xmp, element)
    return when(found !== said, `${element} is ${String(found)}, Info says ${String(said)}`)
  })
}

function intentFaults(file: PdfFile): readonly string[] {
  const list = file.resolve(file.catalog['/OutputIntents'])
  const intents = (Array.isArray(list) ? (list as readonly Value[]) : [])
    .map(file.dictionary)
    .filter((one) => one?.['/S'] === '/GTS_PDFX')
  const [intent] = intents
  if (intents.length !== 1 || !intent) return [`${intents.length} output intents of PDF/X`]
  const profile = file.stream(intent['/DestOutputProfile'])
  const identifier = textOf(intent['/OutputConditionIdentifier']) ?? ''
  const icc = profile?.plain ?? null
  const ascii = (at: number): string => Buffer.from(icc?.subarray(at, at + 4) ?? []).toString('latin1')
  return [
    ...when(identifier === '', 'no OutputConditionIdentifier'),
    // Not in a registry: it must be told in words.
    ...when(intent['/RegistryName'] === undefined && (textOf(intent['/Info']) ?? '') === '', 'no Info'),
    ...(profile === null || icc === null
      ? ['no profile']
      : [
          ...when(profile.dictionary['/N'] !== 4, 'the profile has not four channels'),
          ...when(ascii(36) !== 'acsp', 'the profile is none'),
          ...when(ascii(12) !== 'prtr', 'the profile is not of an output device'),
          ...when(ascii(16) !== 'CMYK', 'the profile is not for CMYK'),
          ...when(icc.length !== Buffer.from(icc.subarray(0, 4)).readUInt32BE(), 'the profile is not whole'),
        ]),
  ]
}

type Sides = readonly [left: number, foot: number, right: number, top: number]

function box(file: PdfFile, page: Dictionary, key: string): Sides | null {
  const found = file.resolve(page[key])
  if (!Array.isArray(found) || found.length !== 4) return null
  return found.map(Number) as unknown as Sides
}

function within(inner: Sides, outer: Sides): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
}

function boxFaults(file: PdfFile): readonly string[] {
  return file.pages.flatMap((page, index) => {
    const [media, crop, bleed, trim] = ['/MediaBox', '/CropBox', '/BleedBox', '/TrimBox'].map((key) =>
      box(file, page, key),
    )
    const at = `page ${index + 1}`
    if (!media || !trim) return [`${at} has no MediaBox or no TrimBox`]
    return [
      ...when(page['/ArtBox'] !== undefined, `${at} has an ArtBox beside its TrimBox`),
      ...when(trim[2] <= trim[0] || trim[3] <= trim[1], `${at} has an empty TrimBox`),
      ...when(!within(trim, bleed ?? media), `${at}: TrimBox is not within BleedBox`),
      ...when(!!bleed && !within(bleed, media), `${at}: BleedBox is not within MediaBox`),
      ...when(!!crop && !within(bleed ?? trim, crop), `${at}: CropBox cuts into BleedBox`),
    ]
  })
}

function annotationFaults(file: PdfFile): readonly string[] {
  return file.pages.flatMap((page, index) => {
    const list = file.resolve(page['/Annots'])
    const bleed = box(file, page, '/BleedBox') ?? box(file, page, '/TrimBox')
    if (!Array.isArray(list) || bleed === null) return []
    return (list as readonly Value[]).flatMap((value) => {
      const rect = box(file, file.dictionary(value) ?? {}, '/Rect')
      const apart =
        rect !== null &&
        (rect[2] <= bleed[0] || rect[0] >= bleed[2] || rect[3] <= bleed[1] || rect[1] >= bleed[3])
      return when(!apart, `an annotation on page ${index + 1}`)
    })
  })
}

function isTopFont(one: Dictionary): boolean {
  return one['/Type'] === '/Font' && !wordOf(one['/Subtype']).startsWith('/CIDFont')
}

function fontFaults(file: PdfFile): readonly string[] {
  return file.dictionaries.flatMap(([ref, one]) => {
    // A Type 0 font has its file in its descendant, a Type 3 font in its own glyphs.
    if (one['/Type'] !== '/Font' || one['/Subtype'] === '/Type0' || one['/Subtype'] === '/Type3') return []
    const descriptor = file.dictionary(one['/FontDescriptor'])
    const program = ['/FontFile', '/FontFile2', '/FontFile3']
      .map((key) => file.stream(descriptor?.[key]))
      .find((found) => found !== null)
    return when((program?.data.length ?? 0) === 0, `${ref} is not embedded`)
  })
}

/** Content of pages, forms and patterns. */
function contents(
  file: PdfFile,
): readonly (readonly [ref: string, operations: readonly Operation[] | null])[] {
  const shown = file.pages.flatMap((page): readonly (Value | undefined)[] => {
    const list = file.resolve(page['/Contents'])
    return Array.isArray(list) ? (list as readonly Value[]) : [page['/Contents']]
  })
  const refs = new Set<Value | undefined>(shown)
  for (const { ref, dictionary } of file.streams)
    if (dictionary['/Subtype'] === '/Form' || dictionary['/PatternType'] === 1) refs.add(ref)
  return [...refs].flatMap((value) => {
    const stream = file.stream(value)
    if (stream === null) return []
    const { plain, ref } = stream
    return [[ref, plain === null ? null : operations(Buffer.from(plain).toString('latin1'))] as const]
  })
}

const foreign = ['/DeviceRGB', '/RGB', '/CalRGB', '/CalGray', '/Lab', '/ICCBased']

/** Names of the colour spaces a value is made of, alternates and bases with it. */
function spacesIn(file: PdfFile, value: Value | undefined): readonly string[] {
  const found = file.resolve(value)
  if (Array.isArray(found)) return (found as readonly Value[]).flatMap((part) => spacesIn(file, part))
  return typeof found === 'string' && found.startsWith('/') ? [found] : []
}

function colourFaults(file: PdfFile): readonly string[] {
  const named = file.dictionaries.flatMap(([ref, one]) => {
    const spaces = file.dictionary(one['/ColorSpace'])
    const values = spaces === null ? [one['/ColorSpace']] : Object.values(spaces)
    const used = [...values, isDictionary(one['/Group']) ? one['/Group']['/CS'] : undefined].flatMap(
      (value) => spacesIn(file, value),
    )
    const isShading = one['/ShadingType'] !== undefined
    return [...used, ...(isShading ? spacesIn(file, one['/ColorSpace']) : [])]
      .filter((space) => foreign.includes(space))
      .map((space) => `${ref} is in ${space}`)
  })
  const drawn = contents(file).flatMap(([ref, list]) => {
    if (list === null) return [`${ref} can't be read`]
    return list.flatMap(({ operator, operands }) => {
      if (operator === 'rg' || operator === 'RG') return [`${ref} draws in RGB`]
      const isSpace = operator === 'cs' || operator === 'CS' || operator === 'ID'
      return isSpace
        ? operands.filter((word) => foreign.includes(word)).map((word) => `${ref} draws in ${word}`)
        : []
    })
  })
  return [...named, ...drawn]
}

function transparencyFaults(file: PdfFile): readonly string[] {
  return file.dictionaries.flatMap(([ref, one]) => {
    const group = file.dictionary(one['/Group'])
    const mode = file.resolve(one['/BM'])
    const modes = Array.isArray(mode) ? (mode as readonly Value[]) : mode === null ? [] : [mode]
    const isState = ['/ca', '/CA', '/BM', '/SMask', '/AIS'].some((key) => one[key] !== undefined)
    return [
      ...when(group?.['/S'] === '/Transparency', `${ref} has a transparency group`),
      ...when(isState && (one['/ca'] ?? 1) !== 1, `${ref} has ca`),
      ...when(isState && (one['/CA'] ?? 1) !== 1, `${ref} has CA`),
      ...when((one['/SMask'] ?? '/None') !== '/None', `${ref} has a soft mask`),
      ...when((one['/SMaskInData'] ?? 0) !== 0, `${ref} has a soft mask in its data`),
      ...when(
        modes.some((name) => name !== '/Normal' && name !== '/Compatible'),
        `${ref} has a blend mode`,
      ),
    ]
  })
}
