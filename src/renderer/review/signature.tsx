// Who wrote something, and when.

import { useTranslation } from 'react-i18next'
import { shownTime } from '../i18n/times.ts'
import { useViewStore } from '../state/view-store.ts'

export function Signature({ by, at }: { readonly by: string; readonly at: number }) {
  const { t } = useTranslation()
  const locale = useViewStore((view) => view.locale)
  return (
    <small className="review-signature">
      {by === '' ? t('review.unknown') : by} · {shownTime(new Date(at * 1000).toISOString(), locale)}
    </small>
  )
}
