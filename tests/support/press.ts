// What a press PDF needs beside its pages, where a test is about something else: the profile that ships.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type OutputProfile, readOutputProfile } from '../../src/export/pdf/output-profile.ts'
import type { PressParts } from '../../src/export/pdf/press.ts'

export const profileFile = fileURLToPath(
  new URL('../../resources/icc/IFRA26S_2004_newsprint.icc', import.meta.url),
)

export function newsprint(): OutputProfile {
  const profile = readOutputProfile(readFileSync(profileFile))
  if (profile === null) throw new Error('the profile that ships is no output profile')
  return profile
}

export function plainPress(): Pick<PressParts, 'standard' | 'profile' | 'marks'> {
  return { standard: 'x4', profile: newsprint(), marks: null }
}
