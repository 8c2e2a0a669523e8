// Says over a page that it is signed off, and takes that back.

import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../../model/issue.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { Button } from '../ui/button.tsx'
import { takeBackSignature } from './page-actions.ts'
import './signed-banner.css'

export function SignedBanner({ page }: { readonly page: Page }) {
  const { t } = useTranslation()
  const isReadOnly = useIssueStore(({ open }) => open?.readOnly ?? true)
  if (page.state !== 'signed') return null
  return (
    <div className="signed-banner" role="status" data-testid="signed-banner" data-page-control>
      <Lock size={14} strokeWidth={2} aria-hidden />
      <span>{t('wall.banner.text')}</span>
      <Button isDisabled={isReadOnly} testId="take-back" onPress={() => takeBackSignature([page.id])}>
        {t('wall.banner.takeBack')}
      </Button>
    </div>
  )
}
