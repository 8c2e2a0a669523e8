// How a continued story says where it goes on and where it came from, and where it may break off.

import { useTranslation } from 'react-i18next'
import { type JumpPatterns, type JumpRules } from '../../model/publication.ts'
import { jumpTokens } from '../../model/query/tokens.ts'
import { familyOf } from '../page/fonts.ts'
import { CheckField } from '../ui/check-field.tsx'
import { patternsFor, previewPattern } from '../../model/query/jump-patterns.ts'
import { Segmented } from '../ui/segmented.tsx'
import { Select } from '../ui/select.tsx'
import { NumberField } from './number-field.tsx'
import { Part, Row } from './part.tsx'
import { useStyleDraft } from './style-draft.ts'
import { StyleText } from './text-field.tsx'

export function JumpsTab() {
  const { t } = useTranslation()
  const { draft, change } = useStyleDraft()
  const { jumps } = draft
  const set = (fields: Partial<JumpPatterns>): void => change({ jumps: { ...jumps, ...fields } })
  return (
    <>
      <Part title={t('styleBook.jumps.lines')} note={t('styleBook.jumps.tokens', { tokens: tokenList })}>
        <Pattern name="jumpLine" value={jumps.jumpLine} onChange={(jumpLine) => set({ jumpLine })} />
        <Pattern name="turnLine" value={jumps.turnLine} onChange={(turnLine) => set({ turnLine })} />
        <Row label={t('styleBook.jumps.place')}>
          <Segmented
            label={t('styleBook.jumps.place')}
            value={jumps.turnLinePlace}
            options={(['inline', 'own'] as const).map((value) => ({
              value,
              label: t(`styleBook.jumps.places.${value}`),
            }))}
            onChange={(turnLinePlace) => set({ turnLinePlace })}
            testId="jump-place"
          />
        </Row>
        <Row label={t('styleBook.jumps.head')}>
          <Segmented
            label={t('styleBook.jumps.head')}
            value={jumps.jumpHead}
            options={(['full', 'keyword'] as const).map((value) => ({
              value,
              label: t(`styleBook.jumps.heads.${value}`),
            }))}
            onChange={(jumpHead) => set({ jumpHead })}
            testId="jump-head"
          />
        </Row>
      </Part>
      <Rules rules={jumps.rules} onChange={(rules) => set({ rules: { ...jumps.rules, ...rules } })} />
    </>
  )
}

const tokenList = jumpTokens.map((token) => `{${token}}`).join(' ')

interface PatternProps {
  readonly name: 'jumpLine' | 'turnLine'
  readonly value: string
  readonly onChange: (pattern: string) => void
}

// A pattern is never this: braces stand alone in none.
const ownWords = '{}'

function Pattern({ name, value, onChange }: PatternProps) {
  const { t } = useTranslation()
  const { issue, draft, readOnly } = useStyleDraft()
  const under = { ...issue, publication: draft }
  const lineOf = (pattern: string): string =>
    previewPattern(under, { jumpLine: pattern, turnLine: pattern })[name]
  const offered = [...new Set(patternsFor(draft.language).map((one) => one[name]))]
  const known = offered.includes(value)
  return (
    <>
      <Select
        label={t(`styleBook.jumps.${name}`)}
        value={known ? value : ownWords}
        options={[
          ...offered.map((pattern) => ({ value: pattern, label: lineOf(pattern) })),
          { value: ownWords, label: t('styleBook.jumps.own') },
        ]}
        onChange={(pattern) => {
          if (pattern !== ownWords) onChange(pattern)
        }}
        isDisabled={readOnly}
        testId={`${name}-preset`}
      />
      <StyleText
        label={t(`styleBook.jumps.${name}Pattern`)}
        at={`jumps.${name}`}
        value={value}
        onChange={onChange}
        testId={`${name}-pattern`}
      />
      <p className="style-under jump-example" data-testid={`${name}-example`}>
        <span style={{ fontFamily: familyOf(draft.styles.jump) }}>{lineOf(value)}</span>
      </p>
    </>
  )
}

interface RulesProps {
  readonly rules: JumpRules
  readonly onChange: (rules: Partial<JumpRules>) => void
}

function Rules({ rules, onChange }: RulesProps) {
  const { t } = useTranslation()
  const { readOnly } = useStyleDraft()
  return (
    <Part title={t('styleBook.jumps.rules')} note={t('styleBook.jumps.rulesNote')}>
      <div className="style-fields">
        {(['leastBefore', 'leastAfter', 'most'] as const).map((field) => (
          <NumberField
            key={field}
            label={t(`styleBook.jumps.${field}`)}
            at={`jumps.rules.${field}`}
            value={rules[field]}
            unit="count"
            sign={field === 'most' ? '' : t('styleBook.setting.lines')}
            onChange={(value) => onChange({ [field]: value })}
          />
        ))}
      </div>
      <div className="style-checks">
        {(['paragraphEnd', 'widow', 'hyphen'] as const).map((field) => (
          <CheckField
            key={field}
            isSelected={rules[field]}
            onChange={(value) => {
              if (!readOnly) onChange({ [field]: value })
            }}
          >
            {t(`styleBook.jumps.${field}`)}
          </CheckField>
        ))}
      </div>
    </Part>
  )
}
