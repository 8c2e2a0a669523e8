import { isMissing } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'

/** Takes away a folder that was begun and never became an issue. */
export async function removeAll(port: FilePort, parent: FilePort, folder: string): Promise<void> {
  async function clear(path: string): Promise<void> {
    for (const entry of await port.list(path)) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.kind === 'folder') {
        await clear(inner)
        await port.removeFolder(inner)
      } else {
        await port.remove(inner)
      }
    }
  }
  try {
    await clear('')
    await parent.removeFolder(folder)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}
