// How a story's block is set: size and place of its headline, and the columns of its text, for the block alone or
// for those it goes on in too.

import { useState } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ArticleId, BlockId } from '../../base/ids.ts'
import { mpt, toPt } from '../../base/units.ts'
import { type BrokenColumns, breakColumns, pageGrid, spanWidth } from '../../compose/page/grid.ts'
import {
  type ColumnFit,
  columnFits,
  type ColumnMode,
  headlinePlaces,
  type Issue,
  type StoryContent,
} from '../../model/issue.ts'
import { formatOf, type PageFormat } from '../../model/publication.ts'
import { findBlock } from '../../model/query/find.ts'
import { partsOf } from '../../model/query/jump-chain.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { make } from '../state/make.ts'
import { CheckField } from '../ui/check-field.tsx'
import { Select } from '../ui/select.tsx'

interface StoryPropertiesProps {
  readonly id: BlockId
  readonly content: StoryContent
  readonly columns: number
}

export function StoryProperties({ id, content, columns }: StoryPropertiesProps) {
  const { t } = useTranslation()
  const styles = useIssueStore(({ open }) => open?.issue.publication.styles)
  const format = useIssueStore(({ open }) => formatHere(open?.issue, id))
  const rank = useIssueStore(({ open }) => open?.issue.articles.get(content.article)?.rank)
  const goesOn = useIssueStore(({ open }) => followingBlocks(open?.issue, content.article, id).length > 0)
  const [withFollowing, setWithFollowing] = useState(true)
  if (styles === undefined || rank === undefined || format === null) return null
  const { steps, byRank } = styles
  const byItself = toPt(byRank[rank - 1] ?? mpt(0))
  const sizes = [...new Set([...steps, ...(content.headlineSize === null ? [] : [content.headlineSize])])]
  const modes = columnModes(format, columns, content.columns)
  const chooseColumns = (mode: ColumnMode): void => {
    const others = withFollowing
      ? followingBlocks(useIssueStore.getState().open?.issue, content.article, id)
      : []
    setContent(id, { ...content, columns: mode }, 'columns', others)
  }
  return (
    <>
      <div className="properties-pair">
        <Select
          label={t('page.properties.headlineSize')}
          value={content.headlineSize === null ? 'auto' : String(content.headlineSize)}
          options={[
            { value: 'auto', label: t('page.properties.auto', { points: byItself }) },
            ...sizes
              .toSorted((a, b) => a - b)
              .map((size) => ({
                value: String(size),
                label: t('page.properties.points', { points: toPt(size) }),
              })),
          ]}
          onChange={(value) => {
            const headlineSize = value === 'auto' ? null : mpt(Number(value))
            setContent(id, { ...content, headlineSize }, 'headlineSize')
          }}
        />
        <Select
          label={t('page.properties.headlinePlace')}
          value={content.headlinePlace}
          options={headlinePlaces.map((place) => ({
            value: place,
            label: t(`page.properties.places.${place}`),
          }))}
          onChange={(value) => {
            const headlinePlace = headlinePlaces.find((place) => place === value)
            if (headlinePlace !== undefined) setContent(id, { ...content, headlinePlace }, 'headlinePlace')
          }}
          testId="headline-place"
        />
        <Select
          label={t('page.properties.mode')}
          value={modeKey(content.columns)}
          options={modes.map((mode) => ({
            value: modeKey(mode),
            label: modeLabel(mode, format, columns, t),
          }))}
          onChange={(value) => {
            const mode = modes.find((one) => modeKey(one) === value)
            if (mode !== undefined) chooseColumns(mode)
          }}
          testId="text-columns"
        />
      </div>
      {goesOn && (
        <CheckField isSelected={withFollowing} onChange={setWithFollowing} testId="with-following">
          {t('page.properties.following')}
        </CheckField>
      )}
    </>
  )
}

/** Every number of columns the width allows; where characters are left over, each way to place them. */
function columnModes(format: PageFormat, columns: number, now: ColumnMode): readonly ColumnMode[] {
  const counts = Array.from({ length: Math.max(columns + 1, 2) }, (_, index) => index + 1)
  const modes = counts.flatMap((count): readonly ColumnMode[] => {
    const fits = columnFits.map((fit) => ({ kind: 'equal' as const, count, fit }))
    return count > 1 && brokenInto(format, columns, count, 'absolute').remainder > 0 ? fits : fits.slice(0, 1)
  })
  const all: readonly ColumnMode[] = [{ kind: 'grid' }, ...modes]
  return all.some((mode) => modeKey(mode) === modeKey(now)) ? all : [...all, now]
}

function brokenInto(format: PageFormat, columns: number, count: number, fit: ColumnFit): BrokenColumns {
  const grid = pageGrid(format)
  const unit = format.measure.kind === 'characters' ? format.bodySize : mpt(1000)
  return breakColumns(spanWidth(grid, columns), grid.gutter, unit, { count, fit })
}

function modeKey(mode: ColumnMode): string {
  return mode.kind === 'grid' ? 'grid' : `${mode.count} ${mode.fit}`
}

/** Such as "3 columns: 22 + 22 + 23", in characters on a Chinese grid and in points on a Western one. */
function modeLabel(mode: ColumnMode, format: PageFormat, columns: number, t: TFunction): string {
  if (mode.kind === 'grid') return t('page.properties.grid')
  const { count, fit } = mode
  const { widths, gap, remainder } = brokenInto(format, columns, count, fit)
  const unit = format.measure.kind === 'characters' ? format.bodySize : 1000
  const figure = (length: number): string => String(Math.round((length / unit) * 10) / 10)
  const label = t('page.properties.equal', { count, widths: widths.map(figure).join(' + ') })
  return remainder > 0 && fit === 'absolute' && count > 1 && unit !== 1000
    ? t('page.properties.wider', { label, gap: figure(gap) })
    : label
}

/** Format of the page a block stands on. */
function formatHere(issue: Issue | undefined, id: BlockId): PageFormat | null {
  const found = issue === undefined ? null : findBlock(issue, id)
  return issue === undefined || found === null ? null : formatOf(issue.publication, found.page.format)
}

/** The story blocks an article goes on in after this one, in order. */
function followingBlocks(issue: Issue | undefined, article: ArticleId, id: BlockId): readonly BlockId[] {
  const whole = issue?.articles.get(article)
  if (issue === undefined || whole === undefined) return []
  const blocks = partsOf(issue, whole).map((part) => part.block.id)
  const at = blocks.indexOf(id)
  return at < 0 ? [] : blocks.slice(at + 1)
}

type Mark = 'headlineSize' | 'headlinePlace' | 'columns'

/** Sets the block and, for the columns of its text, the others too: one mark. */
function setContent(id: BlockId, content: StoryContent, mark: Mark, others: readonly BlockId[] = []): void {
  const { open } = useIssueStore.getState()
  const edits = [id, ...others].flatMap((block) => {
    const there = open === null ? undefined : findBlock(open.issue, block)?.block.content
    if (there?.kind !== 'story') return []
    const set = block === id ? content : { ...there, columns: content.columns }
    return [{ kind: 'block.set' as const, block, content: set }]
  })
  make(edits, { key: `page.marks.${mark}` })
}
