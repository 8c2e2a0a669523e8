import { expect, test } from 'vitest'
import { newsprint } from '../../../tests/support/press.ts'
import { readOutputProfile } from './output-profile.ts'

/** A profile that has a header and a description, and no more. */
function profile(space: string, kind: string, description: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(144 + description.length)
  const view = new DataView(bytes.buffer)
  const put = (at: number, text: string): void => {
    for (let index = 0; index < text.length; index += 1) bytes[at + index] = text.charCodeAt(index)
  }
  view.setUint32(0, bytes.length)
  put(12, kind)
  put(16, space)
  put(36, 'acsp')
  view.setUint32(128, 1)
  put(132, 'desc')
  view.setUint32(136, 144)
  view.setUint32(140, description.length)
  bytes.set(description, 144)
  return bytes
}

/** As version 4 has it: in UTF-16, by language. */
function localized(name: string): Uint8Array {
  const bytes = new Uint8Array(28 + name.length * 2)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode('mluc'))
  view.setUint32(8, 1)
  view.setUint32(12, 12)
  view.setUint32(20, name.length * 2)
  view.setUint32(24, 28)
  for (let index = 0; index < name.length; index += 1) view.setUint16(28 + index * 2, name.charCodeAt(index))
  return bytes
}

test('the profile that ships is called by its own name', () => {
  expect(newsprint().name).toBe('IFRA26S 2004 Newsprint (ISO 12647-3)')
})

test('a name in UTF-16 is read too, as far as it is ASCII', () => {
  expect(readOutputProfile(profile('CMYK', 'prtr', localized('Coldset 新闻纸 26')))?.name).toBe('Coldset  26')
})

test('a profile without a name that can be read has one all the same', () => {
  expect(readOutputProfile(profile('CMYK', 'prtr', new Uint8Array(40)))?.name).toBe('unnamed CMYK profile')
  expect(readOutputProfile(profile('CMYK', 'prtr', new Uint8Array(0)))?.name).toBe('unnamed CMYK profile')
})

test('what is no profile of a CMYK press is none', () => {
  expect(readOutputProfile(profile('RGB ', 'prtr', localized('a')))).toBeNull()
  expect(readOutputProfile(profile('CMYK', 'scnr', localized('a')))).toBeNull()
  expect(readOutputProfile(new Uint8Array(4000))).toBeNull()
  expect(readOutputProfile(newsprint().bytes.subarray(0, 100))).toBeNull()
})
