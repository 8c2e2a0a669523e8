// A list that is edited: its entries at the top, what the chosen one is below. Entries are added after the chosen one.

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { moved } from '../../base/order.ts'
import { IconButton } from '../ui/button.tsx'
import { useStyleDraft, withAt } from './style-draft.ts'

export interface EditedListProps<Thing> {
  /** What the list is of. */
  readonly label: string
  /** Path of the list in the publication. */
  readonly at: string
  readonly things: readonly Thing[]
  readonly onChange: (things: readonly Thing[]) => void
  readonly fresh: (taken: readonly Thing[]) => Thing
  readonly name: (thing: Thing) => string
  /** Said beside the name: its size, what it holds. */
  readonly facts: (thing: Thing) => readonly string[]
  readonly empty: string
  /** The fields of the chosen one. */
  readonly children: (thing: Thing, index: number, set: (thing: Thing) => void) => ReactNode
  /** False for one that must stay, as a format that pages have. */
  readonly canRemove?: (thing: Thing) => boolean
  readonly onChoose?: (index: number, thing: Thing) => void
  /** The entry that is chosen at first. */
  readonly start?: number
  readonly testId: string
}

export function EditedList<Thing>(props: EditedListProps<Thing>) {
  const { label, at, things, onChange, name, facts, testId } = props
  const { t } = useTranslation()
  const { readOnly, faults } = useStyleDraft()
  const [wanted, setWanted] = useState(props.start ?? 0)
  const chosen = Math.min(wanted, things.length - 1)
  const thing = things[chosen]
  const choose = (index: number, list = things): void => {
    const next = list[index]
    setWanted(index)
    if (next !== undefined) props.onChoose?.(index, next)
  }
  const put = (list: readonly Thing[], index: number): void => {
    onChange(list)
    choose(index, list)
  }
  const add = (): void => put(things.toSpliced(chosen + 1, 0, props.fresh(things)), chosen + 1)
  const shift = (by: 1 | -1): void => put(moved(things, chosen, chosen + by), chosen + by)
  const remove = (): void => put(things.toSpliced(chosen, 1), Math.max(0, chosen - 1))
  const isFaulty = (index: number): boolean =>
    [...faults.keys()].some((path) => path.startsWith(`${at}.${String(index)}.`))
  return (
    <div className="edited-list" data-testid={testId}>
      <ListBox
        className="edited-entries"
        aria-label={label}
        items={things.map((one, index) => ({ id: index, one, faulty: isFaulty(index) }))}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={chosen < 0 ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys
          if (key !== undefined) choose(Number(key))
        }}
        renderEmptyState={() => <p className="style-note">{props.empty}</p>}
      >
        {({ id, one, faulty }) => (
          <ListBoxItem id={id} className="edited-entry" textValue={[name(one), ...facts(one)].join(', ')}>
            <b className={faulty ? 'style-faulty' : undefined}>{name(one)}</b>
            {facts(one).map((fact, index) => (
              <span key={index}>{fact}</span>
            ))}
          </ListBoxItem>
        )}
      </ListBox>
      <div className="edited-tools">
        <IconButton
          icon={Plus}
          label={t('styleBook.list.add', { what: label })}
          isDisabled={readOnly}
          onPress={add}
          testId={`${testId}-add`}
        />
        <IconButton
          icon={ArrowUp}
          label={t('styleBook.list.up')}
          isDisabled={readOnly || chosen <= 0}
          onPress={() => shift(-1)}
        />
        <IconButton
          icon={ArrowDown}
          label={t('styleBook.list.down')}
          isDisabled={readOnly || chosen < 0 || chosen >= things.length - 1}
          onPress={() => shift(1)}
        />
        <IconButton
          icon={Trash2}
          label={t('styleBook.list.remove', { name: thing === undefined ? '' : name(thing) })}
          isDisabled={readOnly || thing === undefined || props.canRemove?.(thing) === false}
          onPress={remove}
          testId={`${testId}-remove`}
        />
      </div>
      {thing !== undefined && (
        <div className="edited-fields" key={chosen}>
          {props.children(thing, chosen, (next) => onChange(withAt(things, chosen, next)))}
        </div>
      )}
    </div>
  )
}
