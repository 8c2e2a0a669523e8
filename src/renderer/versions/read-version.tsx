// What is shown of a version once it is read, and what is said until then or instead.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../base/result.ts'
import type { Fault } from '../../contract/fault.ts'
import type { Issue } from '../../model/issue.ts'
import { FaultLine } from '../app/fault-line.tsx'
import { Loading } from './loading.tsx'

export interface ReadVersionProps {
  /** Null while it is read. */
  readonly version: Result<Issue, Fault> | null
  readonly children: ReactNode
}

export function ReadVersion({ version, children }: ReadVersionProps) {
  const { t } = useTranslation()
  if (version === null) return <Loading>{t('versions.loadingPoint')}</Loading>
  return version.ok ? children : <FaultLine fault={version.fault} />
}
