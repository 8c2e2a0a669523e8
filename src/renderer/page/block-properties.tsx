// What is chosen on the page, in figures: where it stands and how large it is, and a picture's caption and
// credit. How a story is set is in story-properties.tsx.

import { MousePointerSquareDashed } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockId, PictureId } from '../../base/ids.ts'

import type { PictureSet } from '../../model/edit/edit.ts'
import { boundsOf } from '../../model/grid.ts'
import type { Block, GridRect, Issue } from '../../model/issue.ts'
import { findBlock, type FoundBlock } from '../../model/query/find.ts'
import { composer } from '../state/composer.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { make } from '../state/make.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { CommitField } from '../ui/field.tsx'
import { setBlockRect, takeOff } from './block-actions.ts'
import { PictureCrop } from './picture-crop.tsx'
import {
  AdvertFields,
  ArrangeButtons,
  HoldFields,
  RuleFields,
  ShapeButtons,
} from './furniture-properties.tsx'
import { StoryProperties } from './story-properties.tsx'
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
        <>
          <EmptyState
            icon={MousePointerSquareDashed}
            title={t('page.properties.several', { count: blocks.length })}
          >
            {t('page.properties.severalText')}
          </EmptyState>
          <ArrangeButtons />
        </>
      ) : (
        <OneBlock key={block.id} block={block} />
      )}
    </section>
  )
})

function foundBlock(issue: Issue | undefined, id: BlockId | undefined): FoundBlock | null {
  return issue === undefined || id === undefined ? null : findBlock(issue, id)
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
      {content.kind === 'story' && <StoryProperties id={block.id} content={content} columns={columns} />}
      {content.kind === 'story' && <ShapeButtons />}
      {content.kind === 'advert' && <AdvertFields block={block} content={content} />}
      {(content.kind === 'rule' || content.kind === 'box') && <RuleFields block={block} content={content} />}
      {content.kind === 'picture' && <PictureFields block={block} picture={content.picture} />}
      <CheckField isSelected={block.pinned} onChange={(pinned) => setPinned(block, pinned)}>
        {t('page.properties.pinned')}
      </CheckField>
      <HoldFields block={block} />
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
      {placed?.kind === 'picture' && block.content.kind === 'picture' && (
        <PictureCrop block={block} content={block.content} picture={picture} frame={placed.frame} />
      )}
    </>
  )
}

function setPinned(block: Block, pinned: boolean): void {
  make([{ kind: 'block.move', block: block.id, area: block.area, pinned }], { key: 'page.marks.pinned' })
}

function setPicture(picture: PictureId, fields: PictureSet['fields'], mark: 'caption' | 'credit'): void {
  make([{ kind: 'picture.set', picture, fields }], { key: `page.marks.${mark}` })
}
