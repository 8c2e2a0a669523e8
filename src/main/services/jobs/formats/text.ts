// The issue as a copy folder, with the originals of its pictures; proved by what the import makes of it.

import { readFile } from 'node:fs/promises'
import { makeText } from '../../../../export/text/text.ts'
import type { Proof } from '../proof.ts'
import { proveText } from '../prove-text.ts'
import type { Work } from '../work.ts'

export async function writeText(work: Work): Promise<Proof> {
  const { files, pictures, documents } = makeText(work.issue)
  const total = files.length + pictures.length
  let done = 0
  const wrote = (): void => {
    done += 1
    work.progress.encode(done, total)
  }
  for (const file of files) {
    await work.write(file)
    wrote()
  }
  for (const { path, picture } of pictures) {
    await work.write({ path, bytes: await work.original(picture) })
    wrote()
  }
  const read = new Map<string, Uint8Array>()
  for (const { path } of files) read.set(path, new Uint8Array(await readFile(work.pathOf(path))))
  const proof = proveText(
    work.issue,
    documents,
    read,
    pictures.map(({ path }) => path),
  )
  work.progress.prove(1, 1)
  return proof
}
