// A face of the font library, each shown in itself.

import { ChevronsUpDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { type FaceKey, scriptOf } from '../../model/publication.ts'
import { familyOf } from '../page/fonts.ts'
import { faceList } from '../state/composer.ts'
import { FieldError } from 'react-aria-components'
import { useFault, useStyleDraft } from './style-draft.ts'

export interface FaceSelectProps {
  readonly label: string
  readonly at: string
  readonly value: FaceKey
  readonly onChange: (face: FaceKey) => void
  readonly testId?: string
}

export function FaceSelect({ label, at, value, onChange, testId }: FaceSelectProps) {
  const { t } = useTranslation()
  const { draft, readOnly } = useStyleDraft()
  const fault = useFault(at)
  const known = faceChoices()
  const faces = known.some((face) => face.key === value)
    ? known
    : [{ key: value, name: t('styleBook.faces.missing', { face: value }) }, ...known]
  const sample = sampleFor(draft.language)
  return (
    <Select
      className="field face-select"
      value={value}
      isDisabled={readOnly}
      isInvalid={fault !== null}
      onChange={(key) => {
        if (key !== null) onChange(String(key))
      }}
      data-testid={testId}
    >
      <Label>{label}</Label>
      <Button className="select-button">
        <SelectValue>{() => <Specimen face={value} sample={sample} />}</SelectValue>
        <ChevronsUpDown size={14} aria-hidden />
      </Button>
      <FieldError>{fault}</FieldError>
      <Popover className="menu-popover">
        <ListBox className="menu" items={faces.map((face) => ({ ...face, id: face.key }))}>
          {(face) => (
            <ListBoxItem id={face.key} textValue={face.name} className="menu-item" data-testid="face">
              <Specimen face={face.key} sample={sample} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}

export function Specimen({ face, sample }: { readonly face: FaceKey; readonly sample: string }) {
  const { t } = useTranslation()
  const name = faceList().find((one) => one.key === face)?.name ?? t('styleBook.faces.missing', { face })
  return (
    <span className="specimen">
      <span className="specimen-text" style={{ fontFamily: familyOf(face) }} data-sample={sample} />
      <span className="specimen-name">{name}</span>
    </span>
  )
}

/** Faces of last resort stand behind every paper by themselves. */
export function faceChoices(): ReturnType<typeof faceList> {
  return faceList().filter((face) => face.lastResort !== true)
}

export function sampleFor(language: string): string {
  return scriptOf({ language }) === 'han' ? '新桥今日通车 28' : 'New bridge opens 28'
}
