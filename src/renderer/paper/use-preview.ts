// What the preview shows: a page of the issue as the draft would print it, one with a jump for jumps, one of the format
// for grids, or a template full of text.

import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageId } from '../../base/ids.ts'
import { type Composer, createComposer } from '../../compose/compose.ts'
import { issueUnder } from '../../makeup/regrid.ts'
import { emptyPage, shapePage } from '../../makeup/shape-holds.ts'
import type { Issue } from '../../model/issue.ts'
import { formatOf, type Publication } from '../../model/publication.ts'
import { allJumps } from '../../model/query/jump-chain.ts'
import { pageLabel } from '../../model/query/labels.ts'
import { composer } from '../state/composer.ts'
import { useViewStore } from '../state/view-store.ts'
import type { TabName } from './tabs.ts'

export interface PreviewState {
  /** Keeps what drafts look like; the desk's own keeps what the desk shows. */
  readonly composer: Composer
  readonly issue: Issue
  readonly page: PageId | null
  readonly isSample: boolean
  readonly title: string
  readonly turn: (by: 1 | -1) => void
  /** Key of the format of the page that is shown. */
  readonly format: string
  readonly showFormat: (key: string) => void
  readonly showJump: () => void
  readonly showShape: (shape: number) => void
}

export function usePreview(issue: Issue, publication: Publication, tab: TabName): PreviewState {
  const { t } = useTranslation()
  const shownAtDesk = useViewStore.getState().page
  const [wanted, setWanted] = useState<PageId | null>(shownAtDesk ?? issue.pages[0]?.id ?? null)
  const [shape, setShape] = useState(0)
  const drafts = useMemo(() => createComposer(composer().fonts), [])
  const under = useMemo(() => issueUnder(issue, publication), [issue, publication])
  const template = publication.shapes[shape] ?? publication.shapes[0]
  // A format that no page has is shown as an empty page.
  const [unused, setUnused] = useState<string | null>(null)
  const sample = useMemo(() => {
    const bare = publication.formats.find((format) => format.key === unused)
    if (tab === 'grid' && bare !== undefined) return emptyPage(publication, bare)
    if (tab !== 'templates' || template === undefined) return null
    return shapePage(publication, formatOf(publication, publication.format), template)
  }, [tab, template, publication, unused])
  const page = issue.pages.find((one) => one.id === wanted) ?? issue.pages[0] ?? null
  const turn = (by: 1 | -1): void => {
    const at = page === null ? -1 : issue.pages.indexOf(page)
    setWanted(issue.pages[at + by]?.id ?? wanted)
  }
  const showJump = (): void => {
    const jumps = allJumps(issue)
    const [first] = jumps
    if (first !== undefined && !jumps.some(({ from, to }) => from.id === wanted || to.id === wanted))
      setWanted(first.from.id)
  }
  const showFormat = (key: string): void => {
    const found = page?.format === key ? page : issue.pages.find((one) => one.format === key)
    if (found !== undefined) setWanted(found.id)
    setUnused(found === undefined ? key : null)
  }
  const title =
    sample !== null
      ? tab === 'grid'
        ? t('styleBook.preview.empty')
        : (template?.name ?? '')
      : page === null
        ? ''
        : t('styleBook.preview.page', { label: pageLabel(under, page.id) })
  return {
    composer: drafts,
    issue: sample?.issue ?? under,
    page: sample?.page ?? page?.id ?? null,
    isSample: sample !== null,
    title,
    turn,
    format: unused ?? page?.format ?? publication.format,
    showFormat,
    showJump,
    showShape: setShape,
  }
}
