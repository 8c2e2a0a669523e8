// The paper's word lists: names that must be right, and words it does not use. Many are put in at once as lines of text.

import { ClipboardPaste, Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Label, TextArea, TextField } from 'react-aria-components'
import {
  avoidLines,
  nameLines,
  readForms,
  shownForms,
  withAvoidLines,
  withNameLines,
} from '../../model/text/word-lines.ts'
import { Button } from '../ui/button.tsx'
import { EditedList } from './edited-list.tsx'
import { Part } from './part.tsx'
import { useStyleDraft } from './style-draft.ts'
import { StyleText } from './text-field.tsx'

export function WordsTab() {
  return (
    <>
      <Names />
      <Avoided />
    </>
  )
}

function Names() {
  const { t } = useTranslation()
  const { draft, change } = useStyleDraft()
  const { words } = draft
  const setNames = (names: typeof words.names): void => change({ words: { ...words, names } })
  return (
    <Part title={t('words.names.title')} note={t('words.names.note')}>
      <EditedList
        label={t('words.names.one')}
        at="words.names"
        things={words.names}
        onChange={setNames}
        fresh={() => ({ right: '', wrong: [] })}
        name={({ right }) => right || '—'}
        facts={({ wrong }) => (wrong.length === 0 ? [] : [shownForms(wrong)])}
        empty={t('words.none')}
        testId="words-names"
      >
        {(name, index, set) => (
          <>
            <StyleText
              label={t('words.names.right')}
              at={`words.names.${String(index)}.right`}
              value={name.right}
              onChange={(right) => set({ ...name, right })}
              testId="words-right"
            />
            <FormsField forms={name.wrong} onChange={(wrong) => set({ ...name, wrong })} />
          </>
        )}
      </EditedList>
      <Lines
        hint={t('words.names.linesHint')}
        lines={() => nameLines(words.names)}
        onAdd={(text) => setNames(withNameLines(words.names, text))}
        testId="words-names-lines"
      />
    </Part>
  )
}

/** Kept as it is typed: a comma at the end is not taken away under the hand that types it. */
function FormsField({
  forms,
  onChange,
}: {
  readonly forms: readonly string[]
  readonly onChange: (forms: readonly string[]) => void
}) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(shownForms(forms))
  const isOther = shownForms(readForms(typed)) !== shownForms(forms)
  return (
    <StyleText
      label={t('words.names.wrong')}
      at=""
      hint={t('words.names.wrongHint')}
      value={isOther ? shownForms(forms) : typed}
      onChange={(text) => {
        setTyped(text)
        onChange(readForms(text))
      }}
      testId="words-wrong"
    />
  )
}

function Avoided() {
  const { t } = useTranslation()
  const { draft, change } = useStyleDraft()
  const { words } = draft
  const setAvoid = (avoid: typeof words.avoid): void => change({ words: { ...words, avoid } })
  return (
    <Part title={t('words.avoid.title')} note={t('words.avoid.note')}>
      <EditedList
        label={t('words.avoid.one')}
        at="words.avoid"
        things={words.avoid}
        onChange={setAvoid}
        fresh={() => ({ word: '', instead: '', why: '' })}
        name={({ word }) => word || '—'}
        facts={({ instead, why }) => [instead, why].filter((fact) => fact !== '')}
        empty={t('words.none')}
        testId="words-avoid"
      >
        {(one, index, set) => (
          <>
            {(['word', 'instead', 'why'] as const).map((field) => (
              <StyleText
                key={field}
                label={t(`words.avoid.${field}`)}
                at={`words.avoid.${String(index)}.${field}`}
                value={one[field]}
                onChange={(text) => set({ ...one, [field]: text })}
                testId={`words-avoid-${field}`}
              />
            ))}
          </>
        )}
      </EditedList>
      <Lines
        hint={t('words.avoid.linesHint')}
        lines={() => avoidLines(words.avoid)}
        onAdd={(text) => setAvoid(withAvoidLines(words.avoid, text))}
        testId="words-avoid-lines"
      />
    </Part>
  )
}

interface LinesProps {
  readonly hint: string
  /** The list as it is. */
  readonly lines: () => string
  readonly onAdd: (text: string) => void
  readonly testId: string
}

function Lines({ hint, lines, onAdd, testId }: LinesProps) {
  const { t } = useTranslation()
  const { readOnly } = useStyleDraft()
  const [text, setText] = useState('')
  return (
    <div className="word-lines">
      <TextField className="field" value={text} onChange={setText} isReadOnly={readOnly} data-testid={testId}>
        <Label>{t('words.lines')}</Label>
        <TextArea rows={4} placeholder={hint} />
      </TextField>
      <div className="word-lines-tools">
        <Button icon={Copy} look="quiet" onPress={() => setText(lines())} testId={`${testId}-show`}>
          {t('words.show')}
        </Button>
        <Button
          icon={ClipboardPaste}
          isDisabled={readOnly || text.trim() === ''}
          onPress={() => {
            onAdd(text)
            setText('')
          }}
          testId={`${testId}-add`}
        >
          {t('words.add')}
        </Button>
      </div>
    </div>
  )
}
