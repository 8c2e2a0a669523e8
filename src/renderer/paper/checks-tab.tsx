// How grave each desk check is at this paper, and how deep its legs may be.

import { useTranslation } from 'react-i18next'
import type { ProblemCode } from '../../model/check/check.ts'
import { checkWords, problemCodes } from '../../model/check/words.ts'
import { type CheckSeverity, checkSeverities } from '../../model/publication.ts'
import { useViewStore } from '../state/view-store.ts'
import { Select } from '../ui/select.tsx'
import { NumberField } from './number-field.tsx'
import { Part } from './part.tsx'
import { useFault, useStyleDraft } from './style-draft.ts'

const groups: Readonly<Record<'jumps' | 'fit' | 'text' | 'pictures' | 'page', RegExp>> = {
  jumps: /^JUMP_/,
  fit: /^(OVERSET|UNDERSET|HEADLINE_WIDTH|UNPLACED|OVERLAP|WIDOW|LEG_)/,
  text: /^(EMPTY|DUPLICATE|MISSING_BYLINE|DUMMY|BORROWED|MISSING_GLYPH|BIDI|NAME_|WORD_|OPEN_|TWO_VERSIONS)/,
  pictures: /PICTURE|SHORT_WRAP/,
  page: /^/,
}

export function ChecksTab() {
  const { t } = useTranslation()
  const { draft, change } = useStyleDraft()
  const { leg } = draft.rules
  const fault = useFault('rules.leg')
  const names = Object.keys(groups) as readonly (keyof typeof groups)[]
  const groupOf = (code: ProblemCode): string => names.find((name) => groups[name].test(code)) ?? 'page'
  return (
    <>
      <Part title={t('styleBook.checks.legs')} note={t('styleBook.checks.legsNote')}>
        <div className="style-pair">
          {(['least', 'most'] as const).map((end) => (
            <NumberField
              key={end}
              label={t(`styleBook.checks.${end}`)}
              at={`rules.leg.${end}`}
              value={leg[end]}
              unit="count"
              sign={t('styleBook.setting.lines')}
              onChange={(value) => change({ rules: { ...draft.rules, leg: { ...leg, [end]: value } } })}
            />
          ))}
        </div>
        {fault !== null && <p className="style-wrong">{fault}</p>}
      </Part>
      {names.map((name) => (
        <Part key={name} title={t(`styleBook.checks.groups.${name}`)}>
          <ul className="severities">
            {problemCodes
              .filter((code) => groupOf(code) === name)
              .map((code) => (
                <Severity key={code} code={code} />
              ))}
          </ul>
        </Part>
      ))}
    </>
  )
}

const usual = 'usual'

function Severity({ code }: { readonly code: ProblemCode }) {
  const { t } = useTranslation()
  const { draft, change, readOnly } = useStyleDraft()
  const locale = useViewStore((view) => view.locale)
  const { severities } = draft.rules
  const value = severities[code] ?? usual
  const set = (chosen: CheckSeverity | typeof usual): void => {
    const { [code]: _, ...others } = severities
    change({
      rules: { ...draft.rules, severities: chosen === usual ? others : { ...others, [code]: chosen } },
    })
  }
  return (
    <li>
      <Select<CheckSeverity | typeof usual>
        className={`severity severity-${value}`}
        label={checkWords(code, locale)}
        value={value}
        options={([usual, ...checkSeverities] as const).map((severity) => ({
          value: severity,
          label: t(`styleBook.checks.severities.${severity}`),
        }))}
        onChange={set}
        isDisabled={readOnly}
        testId={`severity-${code}`}
      />
    </li>
  )
}
