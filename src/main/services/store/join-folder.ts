import { ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import { attempt } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import type { IssueContent } from './issue-content.ts'
import { type HeadChoice, type JoinedHeads, joinHeads } from './issue-heads.ts'
import { type Heads, readHeads } from './issue-refs.ts'

type JoinedFolder = JoinedHeads & { readonly heads: Heads }

/** All heads of the folder, and what they give together. */
export async function joinFolder(
  port: FilePort,
  choice: Omit<HeadChoice, 'heads' | 'near'>,
  near: IssueContent | null,
): Promise<Result<JoinedFolder, Fault>> {
  const heads = await attempt(choice.name, () => readHeads(port))
  if (!heads.ok) return heads
  const joined = await attempt(choice.name, () => joinHeads({ ...choice, heads: heads.value, near }))
  if (!joined.ok) return joined
  return joined.value.ok ? ok({ ...joined.value.value, heads: heads.value }) : joined.value
}
