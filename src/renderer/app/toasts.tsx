// Notices in the corner of the window. Faults stay until they are put away.

import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { words } from '../i18n/i18n.ts'
import { dismissNotice, type NoticeTone, useNotices } from '../state/notices.ts'
import { IconButton } from '../ui/button.tsx'
import './toasts.css'

const icons = { info: Info, warning: TriangleAlert, error: CircleAlert } satisfies Record<NoticeTone, unknown>

export function Toasts() {
  const { t } = useTranslation()
  const notices = useNotices((state) => state.notices)
  return (
    <section className="toasts" aria-label={t('shell.notices')}>
      {notices.map(({ id, tone, key, values }) => {
        const Icon = icons[tone]
        return (
          <div
            key={id}
            className={`toast toast-${tone}`}
            role={tone === 'error' ? 'alert' : 'status'}
            data-testid="toast"
          >
            <Icon size={16} strokeWidth={1.75} aria-hidden />
            <p>{words(key, values)}</p>
            <IconButton icon={X} size={13} label={t('shell.dismiss')} onPress={() => dismissNotice(id)} />
          </div>
        )
      })}
    </section>
  )
}
