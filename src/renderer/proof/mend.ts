// Mends a problem where Jumpline can: one step of undo, and a word of what was done.

import { mendable, planFix } from '../../makeup/fixes.ts'
import type { Problem } from '../../model/check/check.ts'
import { setPageState } from '../desk/page-actions.ts'
import { words } from '../i18n/i18n.ts'
import { planContext, runPlan } from '../state/composer.ts'
import { notify } from '../state/notices.ts'

export function isMendable({ code, values }: Problem): boolean {
  // A word that is not to be used may have no better one.
  return mendable.has(code) && values['instead'] !== ''
}

export function mend(problem: Problem): boolean {
  const context = planContext()
  if (context === null) return false
  // A page is signed off in one way only: its errors are shown first.
  if (problem.code === 'UNSIGNED' && problem.page !== null) {
    setPageState([problem.page], 'signed')
    return true
  }
  const key = `check.fixes.${problem.code}`
  const made = runPlan(planFix(context, problem), { key, values: problem.values })
  if (made) notify({ tone: 'info', key: 'check.mended', values: { what: words(key, problem.values) } })
  return made
}
