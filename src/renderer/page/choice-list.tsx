// A list of which one is chosen: arrow keys and clicks move the choice, Enter and a double click take it.

import { ListBox, ListBoxItem } from 'react-aria-components'
import type { ReactNode } from 'react'
import './choice-list.css'

export interface Choice {
  readonly id: string
  readonly name: string
  readonly isDisabled?: boolean
  readonly children: ReactNode
}

export interface ChoiceListProps {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  readonly onTake: (id: string) => void
  readonly testId: string
}

export function ChoiceList({ label, choices, chosen, onChoose, onTake, testId }: ChoiceListProps) {
  return (
    <ListBox
      className="choice-list"
      aria-label={label}
      autoFocus
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      disabledKeys={choices.flatMap((choice) => (choice.isDisabled === true ? choice.id : []))}
      onSelectionChange={(keys) => {
        const [first] = keys === 'all' ? [] : keys
        if (first !== undefined) onChoose(String(first))
      }}
      onAction={(key) => onTake(String(key))}
      data-testid={testId}
    >
      {choices.map((choice) => (
        <ListBoxItem key={choice.id} id={choice.id} textValue={choice.name} className="choice-item">
          <b>{choice.name}</b>
          {choice.children}
        </ListBoxItem>
      ))}
    </ListBox>
  )
}
