// Bytes of a document to clean text. UTF-8 and UTF-16 are told by their marks and their form; Chinese
// newsrooms still keep GBK files, so what is not UTF-8 is tried as that. Anything else is refused: a
// page of mojibake must not reach an editor.

import { err, ok, type Result } from '../base/result.ts'

// The platform's decoder, declared here because the pure layers have neither DOM nor Node types.
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal: boolean; readonly ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array): string }

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
}

/** The text, with line feeds only and without control characters; or in words why it is none. */
export function decodeText(bytes: Uint8Array): Result<DecodedText, string> {
  for (const encoding of candidates(bytes)) {
    const text = tryDecode(bytes, encoding)
    if (text === null) continue
    if (encoding === 'gb18030' && !looksChinese(text)) continue
    return ok({ text: cleanText(text), encoding })
  }
  return err('is not text in UTF-8, UTF-16 or GBK')
}

function candidates(bytes: Uint8Array): readonly Encoding[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le']
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be']
  // Latin text in UTF-16 without a mark has a zero in every other byte.
  const sample = bytes.subarray(0, 4000)
  let even = 0
  let odd = 0
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  const many = sample.length / 8
  if (odd > many && even < many / 8) return ['utf-16le']
  if (even > many && odd < many / 8) return ['utf-16be']
  return ['utf-8', 'gb18030']
}

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Nearly any bytes are valid GB 18030, so what comes out must be mostly Han, ASCII and Chinese marks. */
function looksChinese(text: string): boolean {
  let known = 0
  let total = 0
  for (const character of text) {
    total += 1
    if (/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u203f\t\n\r\x20-\x7e]/.test(character)) known += 1
  }
  return total > 0 && known / total > 0.9 && /[\u4e00-\u9fff]/.test(text)
}

/** One kind of line end and no control characters. Direction marks stay: the desk's checks report them. */
function cleanText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g, '')
    .replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
}

/** One paragraph or heading without its indent, its tabs and its trailing space. */
export function trimLine(line: string): string {
  return line
    .replaceAll('\t', ' ')
    .replace(/^[\s\u3000]+/, '')
    .replace(/[\s\u3000]+$/, '')
}
