// Faults in words, for the command line and for what the hosts print: what happened, where, and what to do.
// The window has its own, in its language files.

import type { Fault } from '../contract/fault.ts'

const unreadable: Readonly<Record<string, string>> = {
  empty: 'is empty',
  format: 'is not a kind of file Jumpline reads',
  'too-large': 'is too large',
  damaged: 'is damaged',
}

/** One line without a full stop's worth of guessing: the thing first, then what is wrong with it. */
export function faultWords(fault: Fault): string {
  switch (fault.kind) {
    case 'not-an-issue':
      return `${fault.name}: not an issue folder${fault.at === '' ? '' : ` (${fault.at})`}`
    case 'newer-format':
      return (
        `${fault.name}: written by a newer Jumpline (format ${fault.found}; this one knows ${fault.known}). ` +
        'Update Jumpline to change it'
      )
    case 'damaged':
      return `${fault.name}: damaged at ${fault.at}, and no whole version is left. Restore the folder from a copy`
    case 'not-found':
      return `${fault.name}: not found`
    case 'exists':
      return `${fault.name}: exists already, and nothing is written over it`
    case 'no-permission':
      return `${fault.name}: no permission`
    case 'disk-full':
      return `${fault.name}: the disk is full. Free some space and try again`
    case 'io':
      return `${fault.name}: the system says ${fault.code}`
    case 'unreadable':
      return `${fault.name}: ${unreadable[fault.why] ?? fault.why}`
    case 'out-of-step':
      return `out of step: expected change ${fault.expected}`
    case 'refused':
      return `${fault.edit} was refused: ${fault.why} ${fault.id}`
    case 'incomplete':
      return `${fault.format}: the export lacks text of ${fault.articles.join(', ')}; nothing was kept`
    case 'check-errors':
      return (
        `the check finds ${fault.errors.length} ${fault.errors.length === 1 ? 'error' : 'errors'}; nothing was written. ` +
        'Mend them (jumpline check lists them), or export with --despite-errors'
      )
    case 'cancelled':
      return 'cancelled; nothing was kept'
    case 'unknown-session':
    case 'unknown-grant':
      return 'this is not open any more'
    case 'malformed-call':
      return `${fault.call}: not understood at ${fault.at}`
    case 'internal':
      return `a fault in Jumpline itself: ${fault.message}`
  }
}
