// Files for the press keep every rule of PDF/X we can judge, and each rule finds a file that was broken on purpose.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Issue } from '../../src/model/issue.ts'
import { paper, story } from '../support/paper.ts'
import { type Originals, pressFile } from '../support/pdf-files.ts'
import {
  type Dictionary,
  type JsonObject,
  type QpdfJson,
  qpdfJson,
  readPdf,
  rewritten,
  type Value,
  wordOf,
} from '../support/pdf-file.ts'
import { faultsOf, rules, type Standard } from '../support/pdf-x.ts'
import { deepColours, photograph, rgbJpeg } from '../support/photographs.ts'
import { laidOut } from './run-export.ts'

const standards: readonly Standard[] = ['x4', 'x1a']
const files = new Map<Standard, Uint8Array>()
const taken = new Map<Standard, QpdfJson>()
let issue: Issue
let originals: Originals
const folder = mkdtempSync(join(tmpdir(), 'jumpline-pdf-x-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

beforeAll(async () => {
  const { picture, bytes } = photograph('pica', await rgbJpeg(deepColours()))
  originals = new Map([[picture.sha256, bytes]])
  issue = laidOut(
    paper({
      pages: [[story('<一条> & "江"', 40, { rank: 1, pictures: [picture.id] })], [story('两岸人家', 12)]],
      pictures: [picture],
    }),
  )
  for (const standard of standards) {
    const made = await pressFile({ issue, originals, standard })
    const path = join(folder, `${standard}.pdf`)
    writeFileSync(path, made.bytes)
    files.set(standard, made.bytes)
    taken.set(standard, qpdfJson(path))
  }
}, 60_000)

test.each(standards)('a file to %s keeps every rule', (standard) => {
  expect(faultsOf(readPdf(files.get(standard) ?? new Uint8Array()), standard)).toEqual([])
})

test.each(standards)('so does one to %s with marks', async (standard) => {
  const { bytes } = await pressFile({ issue, originals, standard, marks: true })
  expect(faultsOf(readPdf(bytes), standard)).toEqual([])
})

// How to break a file. Each changes the objects qpdf read, and qpdf makes a file of them again.

type Objects = Record<string, JsonObject>
type Loose = Record<string, Value>

function objects(json: QpdfJson): Objects {
  return json.qpdf[1]
}

function at(json: QpdfJson, ref: Value | undefined): Loose {
  const found = objects(json)[`obj:${wordOf(ref)}`]
  const value = found?.stream?.dict ?? found?.value
  if (value === undefined) throw new Error(`no object ${wordOf(ref)}`)
  return value as Loose
}

function trailer(json: QpdfJson): Loose {
  return objects(json)['trailer']?.value as Loose
}

const catalog = (json: QpdfJson): Loose => at(json, trailer(json)['/Root'])
const info = (json: QpdfJson): Loose => at(json, trailer(json)['/Info'])

/** The first object that is so. */
function find(json: QpdfJson, is: (one: Dictionary) => boolean): Loose {
  for (const { value, stream } of Object.values(objects(json))) {
    const one = stream?.dict ?? value
    if (typeof one === 'object' && one !== null && !Array.isArray(one) && is(one as Dictionary))
      return one as Loose
  }
  throw new Error('nothing like it in the file')
}

const page = (json: QpdfJson): Loose => find(json, (one) => one['/Type'] === '/Page')
const image = (json: QpdfJson): Loose => find(json, (one) => one['/Subtype'] === '/Image')
const state = (json: QpdfJson): Loose => find(json, (one) => one['/Type'] === '/ExtGState')
const intent = (json: QpdfJson): Loose => find(json, (one) => one['/S'] === '/GTS_PDFX')
const fontOf = (json: QpdfJson): Loose => find(json, (one) => one['/Subtype'] === '/Type0')

function setText(json: QpdfJson, ref: Value | undefined, text: string): void {
  const found = objects(json)[`obj:${wordOf(ref)}`]?.stream
  if (found === undefined) throw new Error('a stream')
  found.data = Buffer.from(text, 'utf8').toString('base64')
  const { '/Filter': _, ...dict } = found.dict
  found.dict = dict
}

function text(json: QpdfJson, ref: Value | undefined): string {
  return Buffer.from(objects(json)[`obj:${wordOf(ref)}`]?.stream?.data ?? '', 'base64').toString('utf8')
}

function add(json: QpdfJson, object: JsonObject): string {
  const ref = `${Object.keys(objects(json)).length + 100} 0 R`
  objects(json)[`obj:${ref}`] = object
  return ref
}

/** An object that the first page has among its resources: what nothing leads to is no part of a file. */
function show(json: QpdfJson, object: JsonObject): void {
  const resources = page(json)['/Resources'] as Loose
  resources['/XObject'] = { ...(resources['/XObject'] as Dictionary), '/Shown': add(json, object) }
}

function draw(json: QpdfJson, content: string): void {
  setText(json, page(json)['/Contents'], content)
}

function xmp(json: QpdfJson, from: string, to: string): void {
  const ref = catalog(json)['/Metadata']
  const before = text(json, ref)
  expect(before).toContain(from)
  setText(json, ref, before.replace(from, to))
}

interface Break {
  readonly rule: string
  readonly how: string
  readonly change: (json: QpdfJson) => void
  readonly only?: Standard
  readonly more?: readonly string[]
}

function broken(rule: string, how: string, change: (json: QpdfJson) => void, only?: Standard): Break {
  return only === undefined ? { rule, how, change } : { rule, how, change, only }
}

const breaks: readonly Break[] = [
  broken('version', 'a later version', (json) => (json.qpdf[0].pdfversion = '1.7')),
  broken('version', 'a version in the catalog', (json) => (catalog(json)['/Version'] = '/1.3')),
  broken('identified in Info', 'no claim', (json) => delete info(json)['/GTS_PDFXVersion'], 'x1a'),
  broken(
    'identified in Info',
    'the claim of the first edition',
    (json) => (info(json)['/GTS_PDFXVersion'] = 'u:PDF/X-1:2001'),
    'x1a',
  ),
  broken(
    'identified in XMP',
    'another standard',
    (json) => {
      xmp(json, 'PDF/X-4', 'PDF/X-3')
    },
    'x4',
  ),
  broken('identified in XMP', 'no metadata', (json) => delete catalog(json)['/Metadata'], 'x4'),
  { rule: 'not encrypted', how: 'encrypted', change: () => undefined, more: encryption() },
  broken('document information', 'no title', (json) => delete info(json)['/Title']),
  broken('trapped', 'not said', (json) => delete info(json)['/Trapped']),
  broken('trapped', 'unknown', (json) => (info(json)['/Trapped'] = '/Unknown')),
  broken('trapped', 'a boolean', (json) => (info(json)['/Trapped'] = false)),
  broken('XMP says what Info says', 'another title', (json) => {
    xmp(json, '试验日报', '日报')
  }),
  broken('XMP says what Info says', 'another date', (json) => {
    xmp(json, '<xmp:ModifyDate>2026-11-23', '<xmp:ModifyDate>2026-11-24')
  }),
  broken('XMP says what Info says', 'another trapping', (json) => {
    xmp(json, 'Trapped>False', 'Trapped>True')
  }),
  broken(
    'XMP names the document',
    'no id',
    (json) => {
      xmp(json, '<xmpMM:DocumentID>', '<xmpMM:Id>')
    },
    'x4',
  ),
  broken(
    'XMP names the document',
    'no version',
    (json) => {
      xmp(json, '<xmpMM:VersionID>1', '<xmpMM:VersionID>')
    },
    'x4',
  ),
  broken('output intent', 'none', (json) => delete catalog(json)['/OutputIntents']),
  broken('output intent', 'of PDF/A', (json) => (intent(json)['/S'] = '/GTS_PDFA1')),
  broken('output intent', 'two', (json) => {
    const list = catalog(json)['/OutputIntents'] as readonly Value[]
    catalog(json)['/OutputIntents'] = [...list, ...list]
  }),
  broken('output intent', 'no identifier', (json) => delete intent(json)['/OutputConditionIdentifier']),
  broken('output intent', 'not told in words', (json) => delete intent(json)['/Info']),
  broken('output intent', 'no profile', (json) => delete intent(json)['/DestOutputProfile']),
  broken(
    'output intent',
    'three channels',
    (json) => (at(json, intent(json)['/DestOutputProfile'])['/N'] = 3),
  ),
  broken('output intent', 'a profile of a scanner', (json) => {
    patchProfile(json, 12, 'scnr')
  }),
  broken('output intent', 'a profile for RGB', (json) => {
    patchProfile(json, 16, 'RGB ')
  }),
  broken('boxes', 'no TrimBox', (json) => delete page(json)['/TrimBox']),
  broken('boxes', 'an ArtBox too', (json) => (page(json)['/ArtBox'] = page(json)['/TrimBox'] ?? null)),
  broken('boxes', 'TrimBox over BleedBox', (json) => (page(json)['/TrimBox'] = [-20, 0, 100, 100])),
  broken('boxes', 'BleedBox over MediaBox', (json) => (page(json)['/BleedBox'] = [-20, -20, 9000, 9000])),
  broken('boxes', 'CropBox within', (json) => (page(json)['/CropBox'] = [40, 40, 400, 400])),
  broken('no annotations within the bleed', 'a link', (json) => {
    const link = { '/Type': '/Annot', '/Subtype': '/Link', '/Rect': [50, 50, 90, 90] }
    page(json)['/Annots'] = [add(json, { value: link })]
  }),
  broken('no actions or scripts', 'a script', (json) => {
    catalog(json)['/Names'] = {
      '/JavaScript': { '/Names': ['u:a', { '/S': '/JavaScript', '/JS': 'u:app.beep()' }] },
    }
  }),
  broken('no actions or scripts', 'a page that acts when it is opened', (json) => {
    page(json)['/AA'] = { '/O': { '/S': '/Named', '/N': '/Print' } }
  }),
  broken('no actions or scripts', 'a bookmark that acts', (json) => {
    const bookmark = find(json, (one) => one['/Title'] !== undefined && one['/Parent'] !== undefined)
    delete bookmark['/Dest']
    bookmark['/A'] = { '/S': '/URI', '/URI': 'u:https://example.org' }
  }),
  broken('no forms to fill in', 'a form', (json) => (catalog(json)['/AcroForm'] = { '/Fields': [] })),
  broken('nothing outside the file', 'a picture elsewhere', (json) => (image(json)['/F'] = 'u:photo.jpg')),
  broken('nothing outside the file', 'a page of another file', (json) => {
    show(json, form({ '/Ref': { '/F': 'u:other.pdf', '/Page': 0 } }))
  }),
  broken('no OPI', 'OPI', (json) => (image(json)['/OPI'] = { '/2.0': { '/Type': '/OPI' } })),
  broken('no PostScript', 'PostScript', (json) => {
    show(json, { stream: { dict: { '/Type': '/XObject', '/Subtype': '/PS' }, data: '' } })
  }),
  broken('no alternate images', 'an alternate', (json) => (image(json)['/Alternates'] = [])),
  broken(
    'fonts are embedded',
    'no file',
    (json) => delete find(json, (one) => one['/FontFile2'] !== undefined)['/FontFile2'],
  ),
  broken('no Type 3 fonts', 'a Type 3 font', (json) => {
    const font = { '/Type': '/Font', '/Subtype': '/Type3', '/FontBBox': [0, 0, 1, 1], '/CharProcs': {} }
    ;((page(json)['/Resources'] as Loose)['/Font'] as Loose)['/T3'] = add(json, { value: font })
  }),
  broken('every font has its Unicode', 'no ToUnicode', (json) => delete fontOf(json)['/ToUnicode']),
  broken('compression', 'LZW', (json) => {
    packAs(json, '/LZWDecode')
  }),
  broken('compression', 'JPEG 2000', (json) => (image(json)['/Filter'] = '/JPXDecode'), 'x1a'),
  {
    rule: 'structure of PDF 1.4',
    how: 'object streams',
    change: () => undefined,
    only: 'x1a',
    more: ['--object-streams=generate'],
  },
  broken('structure of PDF 1.4', 'layers', layers, 'x1a'),
  broken('no layers', 'layers', layers, 'x4'),
  broken(
    'colours of the press alone',
    'a picture in RGB',
    (json) => (image(json)['/ColorSpace'] = '/DeviceRGB'),
  ),
  broken('colours of the press alone', 'a picture in Lab', (json) => {
    image(json)['/ColorSpace'] = ['/Lab', { '/WhitePoint': [0.96, 1, 0.82] }]
  }),
  broken('colours of the press alone', 'a picture with a profile', (json) => {
    const profile = add(json, { stream: { dict: { '/N': 3 }, data: '' } })
    image(json)['/ColorSpace'] = ['/ICCBased', profile]
  }),
  broken('colours of the press alone', 'a spot colour over RGB', (json) => {
    const tint = { '/FunctionType': 2, '/Domain': [0, 1], '/N': 1, '/C0': [1, 1, 1], '/C1': [0, 0, 0] }
    const resources = page(json)['/Resources'] as Loose
    resources['/ColorSpace'] = { '/Gold': ['/Separation', '/Gold', '/DeviceRGB', tint] }
  }),
  broken('colours of the press alone', 'a rule in RGB', (json) => {
    draw(json, '1 0 0 rg 20 20 100 100 re f')
  }),
  broken('colours of the press alone', 'a rule in a space of RGB', (json) => {
    draw(json, '/DeviceRGB cs 1 0 0 sc 2 2 9 9 re f')
  }),
  broken('colours of the press alone', 'an image in the text', (json) => {
    draw(json, 'BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI')
  }),
  broken(
    'no transparency',
    'a soft mask',
    (json) =>
      (image(json)['/SMask'] = add(json, {
        stream: {
          dict: {
            '/Type': '/XObject',
            '/Subtype': '/Image',
            '/Width': 1,
            '/Height': 1,
            '/ColorSpace': '/DeviceGray',
            '/BitsPerComponent': 8,
          },
          data: 'AA==',
        },
      })),
  ),
  broken('no transparency', 'a light fill', (json) => (state(json)['/ca'] = 0.5)),
  broken('no transparency', 'a light line', (json) => (state(json)['/CA'] = 0.5)),
  broken('no transparency', 'a blend mode', (json) => (state(json)['/BM'] = '/Multiply')),
  broken('no transparency', 'a mask of the state', (json) => (state(json)['/SMask'] = { '/S': '/Alpha' })),
  broken(
    'no transparency',
    'a group',
    (json) => (page(json)['/Group'] = { '/S': '/Transparency', '/CS': '/DeviceCMYK' }),
  ),
  broken('no transfer curves or halftones', 'a curve', (json) => (state(json)['/TR'] = '/Identity')),
  broken('no transfer curves or halftones', 'a second curve', (json) => (state(json)['/TR2'] = '/Identity')),
  broken('no transfer curves or halftones', 'a halftone phase', (json) => (state(json)['/HTP'] = [0, 0])),
]

function encryption(): readonly string[] {
  return ['--encrypt', '', 'owner', '128', '--use-aes=y', '--']
}

function layers(json: QpdfJson): void {
  const layer = add(json, { value: { '/Type': '/OCG', '/Name': 'u:Layer' } })
  catalog(json)['/OCProperties'] = { '/OCGs': [layer], '/D': { '/Order': [layer] } }
}

function form(more: Dictionary): JsonObject {
  return {
    stream: { dict: { '/Type': '/XObject', '/Subtype': '/Form', '/BBox': [0, 0, 9, 9], ...more }, data: '' },
  }
}

function packAs(json: QpdfJson, filter: string): void {
  const found = objects(json)[`obj:${wordOf(page(json)['/Contents'])}`]?.stream
  if (found === undefined) throw new Error('a page has content')
  // Codes of nine bits: clear, a line feed, end.
  found.data = Buffer.from([0x80, 0x02, 0xa0, 0x20]).toString('base64')
  found.dict = { ...found.dict, '/Filter': filter }
}

function patchProfile(json: QpdfJson, offset: number, four: string): void {
  const ref = intent(json)['/DestOutputProfile']
  const whole = readPdf(files.get('x4') ?? new Uint8Array())
  const profile = whole.streams.find(({ dictionary }) => dictionary['/N'] === 4)?.plain
  const found = objects(json)[`obj:${wordOf(ref)}`]?.stream
  if (!profile || found === undefined) throw new Error('a profile')
  const changed = Buffer.from(profile)
  changed.write(four, offset, 'latin1')
  found.data = changed.toString('base64')
  found.dict = { '/N': 4 }
}

const cases = breaks.flatMap((one) =>
  standards
    .filter((standard) => one.only === undefined || one.only === standard)
    .map((standard) => ({ ...one, standard })),
)

test.each(cases)('$rule: $how ($standard)', ({ rule, change, standard, more = [] }) => {
  const json = taken.get(standard)
  if (json === undefined) throw new Error('a file to break')
  const bytes = rewritten(json, change, more)
  expect(faultsOf(readPdf(bytes), standard).map((fault) => fault.rule)).toContain(rule)
})

test('a file without an identifier', () => {
  // qpdf gives every file it writes an identifier: it is taken out of the bytes.
  for (const standard of standards) {
    const bytes = Buffer.from(files.get(standard) ?? new Uint8Array()).toString('latin1')
    const without = Buffer.from(bytes.replace(/\/ID\[<\w+><\w+>\]/, ''), 'latin1')
    expect(faultsOf(readPdf(without), standard).map((fault) => fault.rule)).toEqual(['file identifier'])
  }
})

test('qpdf writing the file again breaks nothing of itself', () => {
  for (const standard of standards) {
    const bytes = rewritten(taken.get(standard) as QpdfJson, () => undefined)
    expect(faultsOf(readPdf(bytes), standard)).toEqual([])
  }
})

test('every rule is broken by a file', () => {
  const found = new Set([...breaks.map(({ rule }) => rule), 'file identifier'])
  expect(rules.map(({ name }) => name).filter((name) => !found.has(name))).toEqual([])
})
