// Items and the package in NewsML-G2, with the files of pictures beside them.

import { readFile } from 'node:fs/promises'
import type { ArticleId } from '../../../../base/ids.ts'
import { makeNewsml, newsmlFile } from '../../../../export/newsml/newsml.ts'
import type { Proof } from '../proof.ts'
import { proveNewsml } from '../prove-items.ts'
import type { Work } from '../work.ts'
import { sha256Of, webPictures } from './web-pictures.ts'

export async function writeNewsml(work: Work): Promise<Proof> {
  const { site, progress } = work
  const files = makeNewsml({ site, hash: sha256Of, pictures: await webPictures(work) })
  for (const [index, file] of files.entries()) {
    await work.write(file)
    progress.encode(index + 1, files.length)
  }
  const texts = new Map<ArticleId, string>()
  for (const entry of site.order)
    texts.set(entry.id, await readFile(work.pathOf(newsmlFile(site, entry)), 'utf8'))
  const proof = await proveNewsml(site, texts)
  progress.prove(1, 1)
  return proof
}
