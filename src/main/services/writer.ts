// The name of this user on this machine, which is also the name of the branch they write. Made once.

import { z } from 'zod'
import type { Mint } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Fault } from '../../contract/fault.ts'
import type { FilePort } from '../fs/file-port.ts'
import { isWriterName } from './store/issue-refs.ts'
import { createUserFile } from './user-file.ts'

const schema = z.strictObject({ writer: z.string().refine(isWriterName) })

/** `wished` is what JUMPLINE_WRITER says, if anything; it is used as it is and not kept. */
export async function findWriter(
  port: FilePort,
  mint: Mint,
  wished: string | undefined,
): Promise<Result<string, Fault>> {
  if (wished !== undefined && wished !== '') {
    return isWriterName(wished)
      ? ok(wished)
      : err({ kind: 'malformed-call', call: 'JUMPLINE_WRITER', at: wished })
  }
  const file = createUserFile(port, 'writer.json', schema)
  const before = await file.read()
  if (before !== null) return ok(before.writer)
  const writer = `w${mint().slice(-8)}`
  const written = await file.write({ writer })
  return written.ok ? ok(writer) : written
}
