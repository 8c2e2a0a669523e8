// A folder for a whole file of tests, gone when they are done. Its name is short: the socket of the running
// program is in it.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** One more folder of this file. */
export async function keptFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jl-'))
  cleaning.push(folder)
  return folder
}

const cleaning: string[] = []

afterAll(async () => {
  for (const folder of cleaning) await rm(folder, { recursive: true, force: true })
})
