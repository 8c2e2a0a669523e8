// Says over the desk, for as long as it is so, that the last changes are not on the disk: why, and what to do.

import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { words } from '../i18n/i18n.ts'
import { faultWords } from '../state/faults.ts'
import type { OpenIssueState } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import './save-banner.css'

export function SaveBanner({ open }: { readonly open: OpenIssueState }) {
  const { t } = useTranslation()
  const trouble = useSaveTrouble(open)
  if (trouble === null) return null
  return (
    <div className="save-banner" role="alert" data-testid="save-banner">
      <CircleAlert size={16} strokeWidth={1.75} aria-hidden />
      <p>
        <b>{t('shell.saved.failed')}</b> {trouble}
      </p>
    </div>
  )
}

/** Why the last changes are not on the disk, or null when they are or are about to be. */
export function useSaveTrouble(open: OpenIssueState): string | null {
  const { t } = useTranslation()
  const connected = useViewStore((view) => view.connected)
  if (!connected) return t('shell.saved.lost')
  const fault = open.unsent ?? open.stored.fault
  if (fault === null) return null
  const { key, values } = faultWords(fault)
  return words(key, values)
}
