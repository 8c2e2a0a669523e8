// The composing engine of this window and the hooks that read from it. The composer gives the same object
// for what did not change, so a component draws again only when its page or article really did.

import { useCallback } from 'react'
import { type ArticleId, createMint, type Mint, type PageId } from '../../base/ids.ts'
import { type ComposedArticle, type Composer, createComposer } from '../../compose/compose.ts'
import { hyphenationFiles } from '../../compose/text/hyphenation.ts'
import { createTypeLibrary, type FaceInfo } from '../../compose/type/type-library.ts'
import type { PlacedPage } from '../../compose/placed.ts'
import type { Issue } from '../../model/issue.ts'
import { findPage } from '../../model/query/find.ts'
import type { Plan, PlanContext } from '../../makeup/plan.ts'
import { spoiledSignature } from '../../makeup/signed.ts'
import { currentIssue, guardSignatures, useIssueStore } from './issue-store.ts'
import { make } from './make.ts'
import type { MarkName } from './mark-name.ts'
import { tellPlanFault } from './refusals.ts'
import { useBeside } from './use-later.ts'

let loaded: Composer | null = null
let loading: Promise<void> | null = null
let faces: readonly FaceInfo[] = []

guardSignatures((before, after) => (loaded === null ? null : spoiledSignature(loaded, before, after)))

/** Fetches the tables of all faces and languages, once, and tells the browser where their files are. */
export function loadComposer(): Promise<void> {
  loading ??= load().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

/** Calls back once pages can be set; never, when the tables can't be had: the window then says so. */
export function whenComposing(run: () => void): void {
  void loadComposer().then(run, () => undefined)
}

async function load(): Promise<void> {
  const list = await fetchFile('/fonts/fonts.json')
  const infos = (await list.json()) as readonly FaceInfo[]
  const names = [
    ...infos.flatMap((info) => [info.metrics, info.shaping]),
    ...hyphenationFiles.map((name) => `hyphenation/${name}.bin`),
  ]
  const files = new Map<string, Uint8Array>()
  await Promise.all(
    names.map(async (name) => {
      const file = await fetchFile(`/fonts/${name}`)
      files.set(name, new Uint8Array(await file.arrayBuffer()))
    }),
  )
  // A face is fetched by the browser when text is first drawn in it.
  for (const info of infos) document.fonts.add(new FontFace(info.family, `url("/fonts/${info.file}")`))
  const read = (name: string): Uint8Array => {
    const bytes = files.get(name)
    if (bytes === undefined) throw new Error(`no ${name}`)
    return bytes
  }
  faces = infos
  loaded = createComposer(
    createTypeLibrary(infos, {
      metrics: (info) => read(info.metrics),
      shaping: (info) => read(info.shaping),
      hyphenation: (name) => files.get(`hyphenation/${name}.bin`) ?? null,
    }),
  )
}

async function fetchFile(path: string): Promise<Response> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response
}

/** The desk is shown only after `loadComposer` is done. */
export function composer(): Composer {
  if (loaded === null) throw new Error('the composer is loaded before an issue is shown')
  return loaded
}

/** The faces of the font library, in its order. */
export function faceList(): readonly FaceInfo[] {
  return faces
}

export function usePlacedPage(page: PageId): PlacedPage | null {
  return useBeside(useCallback(({ open }) => placedIn(open, page), [page]))
}

/** A page as it is set; null while it can't be, and for a page that is not there. */
export function placedIn(open: { readonly issue: Issue } | null, page: PageId): PlacedPage | null {
  if (open === null || loaded === null || findPage(open.issue, page) === null) return null
  return loaded.page(open.issue, page)
}

export function useComposedArticle(article: ArticleId): ComposedArticle | null {
  return useBeside(useCallback(({ open }) => composedIn(open, article), [article]))
}

/** The article of the open issue as it is set now. */
export function composedNow(article: ArticleId): ComposedArticle | null {
  return composedIn(useIssueStore.getState().open, article)
}

function composedIn(open: { readonly issue: Issue } | null, article: ArticleId): ComposedArticle | null {
  return open === null || loaded === null || !open.issue.articles.has(article)
    ? null
    : loaded.article(open.issue, article)
}

/** New ids, from the browser's random source. */
export const mint: Mint = createMint((below) => {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1))
  return value % below
})

/** What the functions of `makeup/plan.ts` work from; null when no issue is open. */
export function planContext(): PlanContext | null {
  const issue = currentIssue()
  return issue === null || loaded === null ? null : { issue, composer: loaded, mint }
}

/** Makes a plan's edits as one mark, or says why it can't be done. */
export function runPlan(plan: Plan, mark: MarkName): boolean {
  if (!plan.ok) {
    tellPlanFault(plan.fault)
    return false
  }
  return make(plan.value, mark)
}
