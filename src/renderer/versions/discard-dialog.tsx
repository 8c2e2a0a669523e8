// The question before work is thrown away for good. It names what would go.

import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeftWork } from '../../contract/calls.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { discardWork } from './waiting-work.ts'
import { useWorkWords } from './work-words.ts'

export interface DiscardDialogProps {
  readonly work: LeftWork
  readonly onKeep: () => void
  readonly onDiscarded: () => void
}

export function DiscardDialog({ work, onKeep, onDiscarded }: DiscardDialogProps) {
  const { t } = useTranslation()
  const { name, when } = useWorkWords(work)
  const [busy, setBusy] = useState(false)
  const discard = async (): Promise<void> => {
    setBusy(true)
    const gone = await discardWork(work.key)
    setBusy(false)
    if (gone) onDiscarded()
    else onKeep()
  }
  return (
    <Dialog
      title={t('leftWork.discardTitle')}
      closeLabel={t('dialogs.close')}
      onClose={onKeep}
      testId="discard-dialog"
      actions={
        <>
          <Button autoFocus onPress={onKeep}>
            {t('leftWork.keep')}
          </Button>
          <Button
            look="danger"
            icon={Trash2}
            isDisabled={busy}
            onPress={() => void discard()}
            testId="discard-yes"
          >
            {t('leftWork.discardYes')}
          </Button>
        </>
      }
    >
      <p>
        {work.state === 'unreadable'
          ? t('leftWork.discardUnreadable')
          : t('leftWork.discardText', { count: work.changes, name, when })}
      </p>
    </Dialog>
  )
}
