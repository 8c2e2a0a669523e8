// A fault said inside the dialog it happened in: a notice would lie behind the dialog, out of reach.

import { CircleAlert } from 'lucide-react'
import type { Fault } from '../../contract/fault.ts'
import { words } from '../i18n/i18n.ts'
import { faultWords } from '../state/faults.ts'
import './fault-line.css'

export function FaultLine({ fault }: { readonly fault: Fault | null }) {
  if (fault === null || fault.kind === 'cancelled') return null
  const { key, values } = faultWords(fault)
  return (
    <p className="fault-line" role="alert">
      <CircleAlert size={15} aria-hidden />
      {words(key, values)}
    </p>
  )
}
