// A face of the font library, each shown in itself.

import { useTranslation } from 'react-i18next'
import { type FaceKey, scriptOf } from '../../model/publication.ts'
import { familyOf } from '../page/fonts.ts'
import { faceList } from '../state/composer.ts'
import { Select } from '../ui/select.tsx'
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
      label={label}
      value={value}
      options={faces.map((face) => ({ value: face.key, label: face.name }))}
      onChange={onChange}
      isDisabled={readOnly}
      error={fault}
      show={(face) => <Specimen face={face} sample={sample} />}
      optionTestId="face"
      {...(testId === undefined ? {} : { testId })}
    />
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
