// Faults of the main process as the arguments of their words. The words are in the language files, a key a
// kind: `faults.kinds.<kind>`.

import type { Fault } from '../../contract/fault.ts'
import { wireLost } from '../bridge/client.ts'
import { notify } from './notices.ts'

export interface FaultWords {
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

// Reasons for `unreadable` that have words of their own; another one is shown as it is.
const reasons = new Set(['format', 'too-large', 'empty', 'damaged', 'encoding', 'style-book'])

export function faultWords(fault: Fault): FaultWords {
  if (fault.kind === 'internal' && fault.message === wireLost) return { key: 'faults.connection', values: {} }
  if (fault.kind === 'unreadable' && reasons.has(fault.why)) {
    return { key: `faults.unreadable.${fault.why}`, values: { name: fault.name } }
  }
  if (fault.kind === 'refused') return { key: `faults.refusal.${fault.why}`, values: { what: fault.id } }
  const { kind, ...rest } = fault
  const fields: readonly (readonly [string, string | number | readonly unknown[]])[] = Object.entries(rest)
  const values = fields.map(
    ([key, value]) => [key, typeof value === 'object' ? value.length : value] as const,
  )
  return { key: `faults.kinds.${kind}`, values: Object.fromEntries(values) }
}

export function tellFault(fault: Fault): void {
  if (fault.kind === 'cancelled') return
  notify({ tone: 'error', ...faultWords(fault) })
}
