// How text is set: indents, prohibitions of Chinese lines, and how far Western ones may be set from their natural width.

import { useTranslation } from 'react-i18next'
import type { KinsokuLevel, Limits, TextSetting } from '../../model/publication.ts'
import { CheckField } from '../ui/check-field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { NumberField } from './number-field.tsx'
import { Part, Row } from './part.tsx'
import { useFault, useStyleDraft, useStyles } from './style-draft.ts'

const kinsokuLevels: readonly KinsokuLevel[] = ['none', 'basic', 'gb', 'strict']

export function SettingTab() {
  const { t } = useTranslation()
  const [styles, setStyles] = useStyles()
  const { setting } = styles
  const setSetting = (fields: Partial<TextSetting>): void => setStyles({ setting: { ...setting, ...fields } })
  return (
    <>
      <Part title={t('styleBook.setting.paragraphs')}>
        <NumberField
          label={t('styleBook.setting.indent')}
          at="styles.indent"
          value={styles.indent}
          unit="em"
          onChange={(indent) => setStyles({ indent })}
          testId="setting-indent"
        />
        <Row label={t('styleBook.setting.align')}>
          <Segmented
            label={t('styleBook.setting.align')}
            value={styles.headlineAlign}
            options={(['start', 'center'] as const).map((value) => ({
              value,
              label: t(`styleBook.setting.aligns.${value}`),
            }))}
            onChange={(headlineAlign) => setStyles({ headlineAlign })}
            testId="setting-align"
          />
        </Row>
      </Part>
      <Part title={t('styleBook.setting.han')}>
        <Row label={t('styleBook.setting.kinsoku')}>
          <Segmented
            label={t('styleBook.setting.kinsoku')}
            value={styles.kinsoku}
            options={kinsokuLevels.map((value) => ({ value, label: t(`styleBook.setting.levels.${value}`) }))}
            onChange={(kinsoku) => setStyles({ kinsoku })}
            testId="setting-kinsoku"
          />
          <p className="style-note">{t(`styleBook.setting.levelNotes.${styles.kinsoku}`)}</p>
        </Row>
        <NumberField
          label={t('styleBook.setting.hanLatinGap')}
          at="styles.hanLatinGap"
          value={styles.hanLatinGap}
          unit="em"
          onChange={(hanLatinGap) => setStyles({ hanLatinGap })}
        />
      </Part>
      <Part title={t('styleBook.setting.western')} note={t('styleBook.setting.westernNote')}>
        <LimitsFields
          name="wordSpace"
          limits={setting.wordSpace}
          onChange={(wordSpace) => setSetting({ wordSpace })}
        />
        <LimitsFields
          name="letterSpace"
          limits={setting.letterSpace}
          onChange={(letterSpace) => setSetting({ letterSpace })}
        />
        <LimitsFields
          name="glyphScale"
          limits={setting.glyphScale}
          onChange={(glyphScale) => setSetting({ glyphScale })}
        />
        <Hyphens setting={setting} onChange={setSetting} />
      </Part>
    </>
  )
}

interface LimitsFieldsProps {
  readonly name: 'wordSpace' | 'letterSpace' | 'glyphScale'
  readonly limits: Limits
  readonly onChange: (limits: Limits) => void
}

function LimitsFields({ name, limits, onChange }: LimitsFieldsProps) {
  const { t } = useTranslation()
  const at = `styles.setting.${name}`
  const fault = useFault(at)
  return (
    <fieldset className="style-limits">
      <legend>{t(`styleBook.setting.${name}`)}</legend>
      {(['least', 'most'] as const).map((end) => (
        <NumberField
          key={end}
          label={t(`styleBook.setting.${end}`)}
          at={`${at}.${end}`}
          value={limits[end]}
          unit="percent"
          onChange={(value) => onChange({ ...limits, [end]: value })}
          testId={`setting-${name}-${end}`}
        />
      ))}
      {fault !== null && <p className="style-wrong">{fault}</p>}
    </fieldset>
  )
}

interface HyphensProps {
  readonly setting: TextSetting
  readonly onChange: (fields: Partial<TextSetting>) => void
}

function Hyphens({ setting, onChange }: HyphensProps) {
  const { t } = useTranslation()
  const { readOnly } = useStyleDraft()
  return (
    <>
      <Row label={t('styleBook.setting.words')}>
        <CheckField
          isSelected={setting.hyphenate}
          onChange={(hyphenate) => {
            if (!readOnly) onChange({ hyphenate })
          }}
          testId="setting-hyphenate"
        >
          {t('styleBook.setting.hyphenate')}
        </CheckField>
      </Row>
      {setting.hyphenate && (
        <NumberField
          label={t('styleBook.setting.ladder')}
          at="styles.setting.hyphenLadder"
          value={setting.hyphenLadder}
          unit="count"
          sign={t('styleBook.setting.lines')}
          onChange={(hyphenLadder) => onChange({ hyphenLadder })}
        />
      )}
    </>
  )
}
