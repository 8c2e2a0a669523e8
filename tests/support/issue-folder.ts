// An issue folder on disk, read by the store the program uses.

import { orThrow } from '../../src/base/result.ts'
import type { PortParts } from '../../src/main/fs/file-port.ts'
import { nodeFileSystem } from '../../src/main/fs/file-system.ts'
import { createIssueStore } from '../../src/main/services/issue-store.ts'
import type { Issue } from '../../src/model/issue.ts'

const parts: PortParts = {
  system: nodeFileSystem,
  platform: process.platform,
  random: (below) => Math.floor(Math.random() * below),
  pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
}

export async function readIssueFolder(path: string): Promise<Issue> {
  const store = createIssueStore({ ...parts, now: () => Date.now(), writer: 'reader' })
  return orThrow(await store.open(path)).issue
}
