// Which face sets what.

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components'
import { moved } from '../../base/order.ts'
import { IconButton } from '../ui/button.tsx'
import { MenuButton } from '../ui/menu.tsx'
import { faceChoices, FaceSelect, sampleFor, Specimen } from './face-select.tsx'
import { Part } from './part.tsx'
import { useStyleDraft, useStyles } from './style-draft.ts'

const groups = {
  text: ['body', 'bodyBold', 'bodyItalic', 'crosshead'],
  headlines: ['lead', 'headline', 'kicker', 'deck'],
  lines: ['byline', 'caption', 'jump', 'folio', 'nameplate'],
} as const

export function FacesTab() {
  const { t } = useTranslation()
  const [styles, setStyles] = useStyles()
  return (
    <>
      {(Object.keys(groups) as readonly (keyof typeof groups)[]).map((group) => (
        <Part key={group} title={t(`styleBook.faces.groups.${group}`)}>
          {groups[group].map((role) => (
            <FaceSelect
              key={role}
              label={t(`styleBook.faces.roles.${role}`)}
              at={`styles.${role}`}
              value={styles[role]}
              onChange={(face) => setStyles({ [role]: face })}
              testId={`face-${role}`}
            />
          ))}
        </Part>
      ))}
      <Fallback />
    </>
  )
}

function Fallback() {
  const { t } = useTranslation()
  const { draft, readOnly } = useStyleDraft()
  const [{ fallback }, setStyles] = useStyles()
  const sample = sampleFor(draft.language)
  const set = (faces: readonly string[]): void => setStyles({ fallback: faces })
  const left = faceChoices().filter((face) => !fallback.includes(face.key))
  return (
    <Part title={t('styleBook.faces.fallback')} note={t('styleBook.faces.fallbackNote')}>
      <ol className="fallback" data-testid="fallback">
        {fallback.map((face, index) => (
          <li key={face}>
            <Specimen face={face} sample={sample} />
            <IconButton
              icon={ArrowUp}
              label={t('styleBook.faces.earlier', { face })}
              isDisabled={readOnly || index === 0}
              onPress={() => set(moved(fallback, index, index - 1))}
            />
            <IconButton
              icon={ArrowDown}
              label={t('styleBook.faces.later', { face })}
              isDisabled={readOnly || index === fallback.length - 1}
              onPress={() => set(moved(fallback, index, index + 1))}
            />
            <IconButton
              icon={Trash2}
              label={t('styleBook.list.remove', { name: face })}
              isDisabled={readOnly}
              onPress={() => set(fallback.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ol>
      {left.length > 0 && !readOnly && (
        <div>
          <MenuButton
            label={t('styleBook.faces.add')}
            trigger={
              <AriaButton className="button button-plain">
                <Plus size={15} strokeWidth={1.75} aria-hidden />
                {t('styleBook.faces.add')}
              </AriaButton>
            }
            entries={() =>
              left.map((face) => ({
                id: face.key,
                label: face.name,
                run: () => set([...fallback, face.key]),
              }))
            }
          />
        </div>
      )}
    </Part>
  )
}
