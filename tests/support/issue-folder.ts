// The program's own store over the real file system, for tests and benchmarks.

import { randomInt } from 'node:crypto'
import { orThrow } from '../../src/base/result.ts'
import type { PortParts } from '../../src/main/fs/file-port.ts'
import { nodeFileSystem } from '../../src/main/fs/file-system.ts'
import { createIssueStore, type IssueStore } from '../../src/main/services/store/issue-store.ts'
import type { Issue } from '../../src/model/issue.ts'

export const realParts: PortParts = {
  system: nodeFileSystem,
  platform: process.platform,
  random: (below) => randomInt(below),
  pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
}

export function realStore(writer: string): IssueStore {
  return createIssueStore({ ...realParts, now: () => Date.now(), writer })
}

export async function readIssueFolder(path: string): Promise<Issue> {
  return orThrow(await realStore('reader').open(path)).issue
}
