// The metadata of a file in XMP. It says again what the information dictionary says, word for word: a preflight
// refuses a file in which the two differ.

import type { PdfInfo } from './pdf-info.ts'
import { xmlText } from './pdf-strings.ts'

/** What a file claims to be. */
export type PdfClaim = 'PDF/X-4' | 'PDF/X-1a:2003' | 'PDF/UA-1' | null

export function xmpPacket(info: PdfInfo, claim: PdfClaim): string {
  const made = `${info.date}T00:00:00Z`
  const id = uuid(info.id)
  const inLanguage = (tag: string, text: string): string =>
    `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${xmlText(text)}</rdf:li></rdf:Alt></${tag}>`
  const rows = [
    inLanguage('dc:title', info.title),
    `<dc:creator><rdf:Seq><rdf:li>${xmlText(info.author)}</rdf:li></rdf:Seq></dc:creator>`,
    `<dc:language><rdf:Bag><rdf:li>${xmlText(info.language)}</rdf:li></rdf:Bag></dc:language>`,
    '<dc:format>application/pdf</dc:format>',
    `<xmp:CreateDate>${made}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${made}</xmp:ModifyDate>`,
    `<xmp:MetadataDate>${made}</xmp:MetadataDate>`,
    `<xmp:CreatorTool>${xmlText(info.producer)}</xmp:CreatorTool>`,
    `<pdf:Producer>${xmlText(info.producer)}</pdf:Producer>`,
    '<pdf:Trapped>False</pdf:Trapped>',
    // An issue is exported as it stands: another state of it is another document.
    `<xmpMM:DocumentID>${id}</xmpMM:DocumentID>`,
    `<xmpMM:InstanceID>${id}</xmpMM:InstanceID>`,
    '<xmpMM:VersionID>1</xmpMM:VersionID>',
    '<xmpMM:RenditionClass>default</xmpMM:RenditionClass>',
    ...claimRows(claim),
  ]
  const spaces = Object.entries(namespaces)
    .map(([prefix, address]) => ` xmlns:${prefix}="${address}"`)
    .join('')
  return (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n' +
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n' +
    `<rdf:Description rdf:about=""${spaces}>\n${rows.join('\n')}\n</rdf:Description>\n` +
    '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
  )
}

const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  // X-1a is named where Info's own keys are mirrored; X-4 has a namespace of its own.
  pdfx: 'http://ns.adobe.com/pdfx/1.3/',
  pdfxid: 'http://www.npes.org/pdfx/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
} as const

function claimRows(claim: PdfClaim): readonly string[] {
  switch (claim) {
    case 'PDF/X-4':
      return [`<pdfxid:GTS_PDFXVersion>${claim}</pdfxid:GTS_PDFXVersion>`]
    case 'PDF/X-1a:2003':
      return [`<pdfx:GTS_PDFXVersion>${claim}</pdfx:GTS_PDFXVersion>`]
    case 'PDF/UA-1':
      return ['<pdfuaid:part>1</pdfuaid:part>']
    default:
      return []
  }
}

function uuid(id: string): string {
  const digits = id.toLowerCase().padEnd(32, '0')
  const parts = [0, 8, 12, 16, 20].map((from, index, all) => digits.slice(from, all[index + 1] ?? 32))
  return `uuid:${parts.join('-')}`
}
