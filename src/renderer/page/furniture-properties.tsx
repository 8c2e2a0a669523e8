// Properties of adverts, rules and boxes, what holds a block in its place, and what can be done with several.

import {
  AlignCenterHorizontal,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  ArrowLeftRight,
  Group,
  type LucideIcon,
  StretchHorizontal,
  Ungroup,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { planLock, planUngroup, withGroups } from '../../makeup/hold-plans.ts'
import type { Edit } from '../../model/edit/edit.ts'
import { type Block, type BlockContent, type Picture, ruleStyles } from '../../model/issue.ts'
import { shownShortcut } from '../app/keymap.ts'
import { pickPicture } from '../desk/add-picture.ts'
import { words } from '../i18n/i18n.ts'
import { planContext, runPlan } from '../state/composer.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { make } from '../state/make.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { CommitField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { shownPage } from './arrange-actions.ts'
import { blockCommands } from './block-commands.ts'

type Advert = Extract<BlockContent, { kind: 'advert' }>
type Ruled = Extract<BlockContent, { kind: 'rule' | 'box' }>

export function AdvertFields({ block, content }: { readonly block: Block; readonly content: Advert }) {
  const { t } = useTranslation()
  const name = useIssueStore(({ open }) =>
    content.picture === null ? undefined : open?.issue.pictures.get(content.picture)?.name,
  )
  const set = (changed: Advert, mark: 'client' | 'advertPicture', picture: Picture | null = null): void => {
    const inserted: readonly Edit[] = picture === null ? [] : [{ kind: 'picture.insert', picture }]
    make([...inserted, { kind: 'block.set', block: block.id, content: changed }], {
      key: `blocks.marks.${mark}`,
    })
  }
  const choose = async (): Promise<void> => {
    const picture = await pickPicture()
    if (picture !== null) set({ ...content, picture: picture.id }, 'advertPicture', picture)
  }
  return (
    <>
      <CommitField
        label={t('blocks.properties.client')}
        value={content.client}
        onCommit={(client) => set({ ...content, client: client.trim() }, 'client')}
        testId="client"
      />
      <div className="choice-row">
        <Button onPress={() => void choose()} testId="advert-picture">
          {t(name === undefined ? 'blocks.properties.addPicture' : 'blocks.properties.replacePicture')}
        </Button>
        {name !== undefined && (
          <Button look="quiet" onPress={() => set({ ...content, picture: null }, 'advertPicture')}>
            {t('blocks.properties.removePicture')}
          </Button>
        )}
      </div>
      {name !== undefined && <p className="properties-note">{name}</p>}
    </>
  )
}

export function RuleFields({ block, content }: { readonly block: Block; readonly content: Ruled }) {
  const { t } = useTranslation()
  return (
    <Select
      label={t('blocks.properties.style')}
      value={content.style}
      options={ruleStyles.map((style) => ({ value: style, label: t(`blocks.properties.styles.${style}`) }))}
      onChange={(style) => {
        make([{ kind: 'block.set', block: block.id, content: { ...content, style } }], {
          key: 'blocks.marks.style',
        })
      }}
      testId="rule-style"
    />
  )
}

/** Lock and group. */
export function HoldFields({ block }: { readonly block: Block }) {
  const { t } = useTranslation()
  const page = shownPage()
  const members = block.group === null || page === null ? 0 : withGroups(page, [block.id]).length
  const hold = (plan: typeof planLock, mark: 'lock' | 'unlock' | 'ungroup'): void => {
    const context = planContext()
    if (context !== null) runPlan(plan(context, [block.id]), { key: `blocks.marks.${mark}` })
  }
  return (
    <>
      <CheckField
        isSelected={block.locked}
        onChange={(locked) => hold(planLock, locked ? 'lock' : 'unlock')}
        testId="locked"
      >
        {t('blocks.properties.locked')}
      </CheckField>
      {members > 1 && (
        <div className="choice-row">
          <span className="properties-note">{t('blocks.properties.group', { count: members })}</span>
          <Button look="quiet" icon={Ungroup} onPress={() => hold(planUngroup, 'ungroup')}>
            {t('blocks.commands.ungroup')}
          </Button>
        </div>
      )}
    </>
  )
}

export function ShapeButtons() {
  const { t } = useTranslation()
  const { openDialog } = useViewStore.getState()
  return (
    <div className="choice-row">
      <Button onPress={() => openDialog('shape')} testId="place-in-shape">
        {t('blocks.commands.shape')}
      </Button>
      <Button look="quiet" onPress={() => openDialog('save-shape')}>
        {t('blocks.commands.saveShape')}
      </Button>
    </div>
  )
}

const icons: Readonly<Record<string, LucideIcon>> = {
  'block.alignLeft': AlignStartVertical,
  'block.alignRight': AlignEndVertical,
  'block.alignTop': AlignStartHorizontal,
  'block.alignBottom': AlignEndHorizontal,
  'block.distributeAcross': AlignHorizontalDistributeCenter,
  'block.distributeDown': AlignVerticalDistributeCenter,
  'block.sameWidth': StretchHorizontal,
  'block.sameHeight': AlignCenterHorizontal,
  'block.swap': ArrowLeftRight,
  'block.group': Group,
  'block.ungroup': Ungroup,
}

/** The commands for several blocks as buttons. */
export function ArrangeButtons() {
  const { t } = useTranslation()
  return (
    <div className="arrange-buttons" role="toolbar" aria-label={t('blocks.properties.arrange')}>
      {blockCommands.flatMap((command) => {
        const icon = icons[command.id]
        return icon === undefined
          ? []
          : [
              <IconButton
                key={command.id}
                icon={icon}
                label={words(command.titleKey)}
                shortcut={command.shortcut === null ? null : shownShortcut(command.shortcut)}
                isDisabled={!command.enabled()}
                onPress={command.run}
                testId={command.id}
              />,
            ]
      })}
    </div>
  )
}
