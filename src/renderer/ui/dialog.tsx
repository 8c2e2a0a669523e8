// A dialog over the window: a title, what it is about, and a row of buttons. Escape closes it.

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './button.tsx'
import './dialog.css'

export interface DialogProps {
  readonly title: string
  /** Name of the button in the corner. */
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly actions?: ReactNode
  /** `screen` takes what the window has: pages are looked at in it. */
  readonly width?: 'narrow' | 'wide' | 'full' | 'screen'
  /** False keeps it open when the press is outside, as while work goes on. */
  readonly isDismissable?: boolean
  readonly testId?: string
}

export function Dialog(props: DialogProps) {
  const {
    title,
    closeLabel,
    onClose,
    children,
    actions,
    width = 'narrow',
    isDismissable = true,
    testId,
  } = props
  return (
    <ModalOverlay
      className="dialog-scrim"
      isOpen
      isDismissable={isDismissable}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={`dialog-frame dialog-${width}`}>
        <AriaDialog className="dialog" data-testid={testId}>
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <IconButton icon={X} label={closeLabel} onPress={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
          {actions !== undefined && <footer className="dialog-actions">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
