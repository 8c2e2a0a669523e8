// What a piece of left work is called, and when it was last changed, in the language of the window.

import { useTranslation } from 'react-i18next'
import type { LeftWork } from '../../contract/calls.ts'
import { shownTime } from '../i18n/times.ts'
import { useViewStore } from '../state/view-store.ts'

export interface WorkWords {
  readonly name: string
  readonly when: string
}

export function useWorkWords({ name, at }: LeftWork): WorkWords {
  const { t } = useTranslation()
  const locale = useViewStore((view) => view.locale)
  return { name: name.replace(/\.issue$/, '') || t('leftWork.unnamed'), when: shownTime(at, locale) }
}
