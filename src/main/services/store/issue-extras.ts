// What lies in an issue folder and is no part of an issue: conflict copies, strays of a run that was
// killed, files somebody put there. They do no harm and are left alone; whoever verifies is told of them.

import { isMissing } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import { isWriterName } from './issue-refs.ts'

// Git's own housekeeping files are not worth a word.
const rootNames = new Set([
  'HEAD',
  'jumpline.json',
  'objects',
  'refs',
  'packed-refs',
  'leases',
  'quarantine',
  'config',
  'description',
  'hooks',
  'info',
  'branches',
  'logs',
  'gc.log',
])
const packNames = /^pack-[0-9a-f]{40}\.(pack|idx|rev|bitmap|keep|mtimes)$/
const objectFolders = /^([0-9a-f]{2}|pack|info)$/

/** Their paths, sorted. */
export async function listExtras(port: FilePort): Promise<readonly string[]> {
  const extras: string[] = []
  async function note(folder: string, isKnown: (name: string) => boolean): Promise<readonly string[]> {
    const names = await namesIn(port, folder)
    for (const name of names) if (!isKnown(name)) extras.push(folder === '' ? name : `${folder}/${name}`)
    return names.filter(isKnown)
  }
  await note('', (name) => rootNames.has(name))
  for (const folder of await note('objects', (name) => objectFolders.test(name))) {
    if (folder === 'pack')
      await note('objects/pack', (name) => packNames.test(name) || name === 'multi-pack-index')
    else if (folder !== 'info') await note(`objects/${folder}`, (name) => /^[0-9a-f]{38}$/.test(name))
  }
  await note('refs', (name) => name === 'heads' || name === 'tags')
  await note('refs/heads', isWriterName)
  return extras.toSorted()
}

async function namesIn(port: FilePort, folder: string): Promise<readonly string[]> {
  try {
    return (await port.list(folder)).map(({ name }) => name)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
