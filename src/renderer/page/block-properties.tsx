// What is chosen on the page, in figures: where it stands and how large it is, how its headline and columns
// are set, and a picture's caption and credit.

import { MousePointerSquareDashed } from 'lucide-react'
import { memo } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { BlockId, PictureId } from '../../base/ids.ts'
import { mpt, toPt } from '../../base/units.ts'
import type { Edit, PictureSet } from '../../model/edit/edit.ts'
import { boundsOf } from '../../model/grid.ts'
import { type BrokenColumns, breakColumns, pageGrid, spanWidth } from '../../compose/page/grid.ts'
import {
  type Block,
  type BlockContent,
  type ColumnFit,
  columnFits,
  type ColumnMode,
  type GridRect,
  type Issue,
  type StoryContent,
} from '../../model/issue.ts'
import { formatOf, type PageFormat } from '../../model/publication.ts'
import { findBlock, type FoundBlock } from '../../model/query/find.ts'
import { composer } from '../state/composer.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { tellRefusal } from '../state/refusals.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { CommitField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { setBlockRect, takeOff } from './block-actions.ts'
import './block-properties.css'

export const BlockProperties = memo(function BlockProperties() {
  const { t } = useTranslation()
  const blocks = useViewStore((view) => view.blocks)
  const [id] = blocks
  // Each part below takes what it shows from the store by itself: typing in a story draws none of them.
  const block = useIssueStore(({ open }) => foundBlock(open?.issue, id)?.block)
  return (
    <section className="properties" data-testid="block-properties" aria-label={t('page.properties.title')}>
      {block === undefined ? (
        <EmptyState icon={MousePointerSquareDashed} title={t('page.properties.none')}>
          {t('page.properties.noneText')}
        </EmptyState>
      ) : blocks.length > 1 ? (
        <EmptyState
          icon={MousePointerSquareDashed}
          title={t('page.properties.several', { count: blocks.length })}
        >
          {t('page.properties.severalText')}
        </EmptyState>
      ) : (
        <OneBlock key={block.id} block={block} />
      )}
    </section>
  )
})

function foundBlock(issue: Issue | undefined, id: BlockId | undefined): FoundBlock | null {
  return issue === undefined || id === undefined ? null : findBlock(issue, id)
}

/** Format of the page a block stands on. */
function formatHere(issue: Issue | undefined, id: BlockId): PageFormat | null {
  const found = foundBlock(issue, id)
  return issue === undefined || found === null ? null : formatOf(issue.publication, found.page.format)
}

function OneBlock({ block }: { readonly block: Block }) {
  const { t } = useTranslation()
  const { content } = block
  const { columns, lines } = boundsOf(block.area)
  return (
    <>
      <header className="properties-head">
        <h3>{t(`page.properties.${content.kind}`)}</h3>
        <span className="properties-size">{t('page.properties.size', { columns, lines })}</span>
      </header>
      <AreaFields block={block} />
      {content.kind === 'story' && <StoryFields id={block.id} content={content} columns={columns} />}
      {content.kind === 'picture' && <PictureFields block={block} picture={content.picture} />}
      <CheckField isSelected={block.pinned} onChange={(pinned) => setPinned(block, pinned)}>
        {t('page.properties.pinned')}
      </CheckField>
      <div>
        <Button look="quiet" onPress={() => takeOff([block.id])}>
          {t('page.properties.takeOff')}
        </Button>
      </div>
    </>
  )
}

const edges = ['column', 'line', 'columns', 'lines'] as const

function AreaFields({ block }: { readonly block: Block }) {
  const { t } = useTranslation()
  const [rect] = block.area
  if (rect === undefined || block.area.length > 1) {
    return <p className="properties-note">{t('page.properties.shape', { count: block.area.length })}</p>
  }
  // An editor counts columns and lines from 1.
  const shown = (edge: (typeof edges)[number]): number =>
    rect[edge] + (edge === 'column' || edge === 'line' ? 1 : 0)
  const commit = (edge: (typeof edges)[number], text: string): void => {
    const value = Number.parseInt(text, 10)
    if (Number.isNaN(value)) return
    const wanted: GridRect = { ...rect, [edge]: value - (shown(edge) - rect[edge]) }
    setBlockRect(block.id, wanted)
  }
  return (
    <div className="properties-area">
      {edges.map((edge) => (
        <CommitField
          key={edge}
          label={t(`page.properties.${edge}`)}
          value={String(shown(edge))}
          onCommit={(text) => commit(edge, text)}
          testId={`area-${edge}`}
        />
      ))}
    </div>
  )
}

interface StoryFieldsProps {
  readonly id: BlockId
  readonly content: StoryContent
  readonly columns: number
}

function StoryFields({ id, content, columns }: StoryFieldsProps) {
  const { t } = useTranslation()
  const styles = useIssueStore(({ open }) => open?.issue.publication.styles)
  const format = useIssueStore(({ open }) => formatHere(open?.issue, id))
  const rank = useIssueStore(({ open }) => open?.issue.articles.get(content.article)?.rank)
  if (styles === undefined || rank === undefined || format === null) return null
  const { steps, byRank } = styles
  const byItself = toPt(byRank[rank - 1] ?? mpt(0))
  const sizes = [...new Set([...steps, ...(content.headlineSize === null ? [] : [content.headlineSize])])]
  const modes = columnModes(format, columns, content.columns)
  return (
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
        label={t('page.properties.mode')}
        value={modeKey(content.columns)}
        options={modes.map((mode) => ({ value: modeKey(mode), label: modeLabel(mode, format, columns, t) }))}
        onChange={(value) => {
          const mode = modes.find((one) => modeKey(one) === value)
          if (mode !== undefined) setContent(id, { ...content, columns: mode }, 'columns')
        }}
      />
    </div>
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

interface PictureFieldsProps {
  readonly block: Block
  readonly picture: PictureId
}

function PictureFields({ block, picture: id }: PictureFieldsProps) {
  const { t } = useTranslation()
  const picture = useIssueStore(({ open }) => open?.issue.pictures.get(id))
  const placed = useIssueStore(({ open }) => {
    const found = foundBlock(open?.issue, block.id)
    if (open === null || found === null) return undefined
    return composer()
      .page(open.issue, found.page.id)
      .blocks.find((one) => one.id === block.id)
  })
  if (picture === undefined) return null
  const ppi = placed?.kind === 'picture' ? Math.round(placed.crop.width / (toPt(placed.frame.width) / 72)) : 0
  return (
    <>
      <CommitField
        label={t('page.properties.caption')}
        value={picture.caption}
        rows={2}
        onCommit={(caption) => setPicture(id, { caption: caption.replace(/\s*\n\s*/g, ' ') }, 'caption')}
        testId="picture-caption"
      />
      <CommitField
        label={t('page.properties.credit')}
        value={picture.credit}
        onCommit={(credit) => setPicture(id, { credit }, 'credit')}
        testId="picture-credit"
      />
      <p className="properties-note">
        {t('page.properties.resolution', { width: picture.width, height: picture.height, ppi })}
      </p>
    </>
  )
}

function setContent(block: BlockId, content: BlockContent, mark: 'headlineSize' | 'columns'): void {
  make({ kind: 'block.set', block, content }, mark)
}

function setPinned(block: Block, pinned: boolean): void {
  make({ kind: 'block.move', block: block.id, area: block.area, pinned }, 'pinned')
}

function setPicture(picture: PictureId, fields: PictureSet['fields'], mark: 'caption' | 'credit'): void {
  make({ kind: 'picture.set', picture, fields }, mark)
}

function make(edit: Edit, mark: 'headlineSize' | 'columns' | 'pinned' | 'caption' | 'credit'): void {
  const made = useIssueStore.getState().dispatch([edit], { key: `page.marks.${mark}` })
  if (!made.ok) tellRefusal(made.fault)
}
