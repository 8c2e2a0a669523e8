// Where a remark is written: Enter keeps it, Shift+Enter begins a line, Escape lets it go.

import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Label, TextArea, TextField } from 'react-aria-components'
import { Button } from '../ui/button.tsx'

export interface RemarkFormProps {
  readonly label: string
  /** The words it is about; may be empty. */
  readonly about: string
  readonly action: string
  readonly autoFocus?: boolean
  readonly testId: string
  readonly onSave: (text: string) => void
  readonly onCancel: () => void
}

// A remark is no article.
const longest = 4000

export function RemarkForm({ label, about, action, autoFocus, testId, onSave, onCancel }: RemarkFormProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method is at work, Enter and Escape are its own.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && !event.shiftKey) onSave(text)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="review-card review-form" data-testid={testId}>
      {about !== '' && <q>{about}</q>}
      <TextField
        className="field"
        value={text}
        onChange={setText}
        maxLength={longest}
        autoFocus={autoFocus === true}
      >
        <Label>{label}</Label>
        <TextArea rows={3} onKeyDown={onKeyDown} />
      </TextField>
      <div className="review-tools">
        <Button
          look="primary"
          isDisabled={text.trim() === ''}
          onPress={() => onSave(text)}
          testId={`${testId}-save`}
        >
          {action}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('review.cancel')}
        </Button>
      </div>
    </div>
  )
}
