// The container of a book, written and read back. The first file is stored as it is and bare, as a reader that looks at the first bytes
// wants it (EPUB OCF 3.3, 4.3); times are the issue's, and no file says on what machine it was made.

import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import type { NamedBytes } from '../../../export/named-bytes.ts'

/** `date`: `YYYY-MM-DD`. */
export async function bookZip(files: readonly NamedBytes[], date: string): Promise<Uint8Array> {
  const zip = new ZipFile()
  const [year = 1980, month = 1, day = 1] = date.split('-').map(Number)
  const options = {
    // The clock on the wall is what a ZIP keeps: midnight in whatever zone this runs.
    mtime: new Date(Math.max(1980, year), month - 1, day),
    mode: 0o100_644,
    // Without it a field is added that the first file must not have.
    forceDosTimestamp: true,
  }
  for (const [index, { path, bytes }] of files.entries()) {
    const compress = index > 0 && !path.endsWith('.jpg')
    zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), path, {
      ...options,
      compress,
    })
  }
  zip.end()
  return new Uint8Array(await buffer(zip.outputStream))
}

/** The files of a container whose paths are wanted. */
export async function readZip(
  bytes: Uint8Array,
  wanted: (path: string) => boolean,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const found = new Map<string, Uint8Array>()
  for await (const entry of zip.eachEntry()) {
    if (!wanted(entry.fileName)) continue
    found.set(entry.fileName, new Uint8Array(await buffer(await zip.openReadStreamPromise(entry))))
  }
  return found
}
