// Syndicated items, ninjs or NewsML-G2, with the files of pictures beside them.

import { readFile } from 'node:fs/promises'
import type { ArticleId } from '../../../../base/ids.ts'
import type { NamedBytes } from '../../../../export/named-bytes.ts'
import { makeNewsml, newsmlFile } from '../../../../export/newsml/newsml.ts'
import { makeNinjs, ninjsFile } from '../../../../export/ninjs/ninjs.ts'
import type { SiteArticle, SiteIssue } from '../../../../export/site/site-issue.ts'
import type { ItemWishes } from '../../../../export/syndication/items.ts'
import type { Proof } from '../proof.ts'
import { proveNewsml, proveNinjs } from '../prove-items.ts'
import type { Work } from '../work.ts'
import { sha256Of, webPictures } from './web-pictures.ts'

interface ItemFormat {
  readonly make: (wishes: ItemWishes) => readonly NamedBytes[]
  readonly fileOf: (site: SiteIssue, entry: SiteArticle) => string
  readonly prove: (site: SiteIssue, texts: ReadonlyMap<ArticleId, string>) => Promise<Proof>
}

async function writeItems(work: Work, { make, fileOf, prove }: ItemFormat): Promise<Proof> {
  const { site, progress } = work
  const files = make({ site, hash: sha256Of, pictures: await webPictures(work) })
  for (const [index, file] of files.entries()) {
    await work.write(file)
    progress.encode(index + 1, files.length)
  }
  const texts = new Map<ArticleId, string>()
  for (const entry of site.order)
    texts.set(entry.id, await readFile(work.pathOf(fileOf(site, entry)), 'utf8'))
  const proof = await prove(site, texts)
  progress.prove(1, 1)
  return proof
}

export function writeNinjs(work: Work): Promise<Proof> {
  return writeItems(work, { make: makeNinjs, fileOf: ninjsFile, prove: proveNinjs })
}

export function writeNewsml(work: Work): Promise<Proof> {
  return writeItems(work, { make: makeNewsml, fileOf: newsmlFile, prove: proveNewsml })
}
